// Steps: what a formula does, one after the other, to the value above them.

import type { CstNode } from 'chevrotain';
import type { RoundingMode } from '../../compiler/runtime/exact/rational.js';
import { joinSpans, type Span } from '../../compiler/source.js';
import type { Reader } from '../lines/reader.js';
import type { Expr, RoundingRule, Step } from '../tree/syntax.js';
import { canonicalText } from '../words/spacing.js';
import { brokenExpression, cstSpan, has, node, nodes, type ReadExpression } from './cst-access.js';

/** The steps of a line or parenthesis, with the conditions of `due when` apart. */
export function stepsWith(
  reader: Reader,
  steps: readonly CstNode[],
  read: ReadExpression,
): { readonly steps: readonly Step[]; readonly due: readonly Expr[] } {
  const due: Expr[] = [];
  const found: Step[] = [];
  for (const cst of steps) {
    const condition = node(cst, 'due');
    const step = cst.name === 'step' ? cst : node(cst, 'step');
    if (condition) due.push(read(condition));
    else if (step) found.push(stepWith(reader, step, read));
  }
  return { steps: found, due };
}

/** An expression whose steps follow commas. */
export function stepsAroundWith(
  reader: Reader,
  value: Expr,
  steps: readonly CstNode[],
  span: Span,
  read: ReadExpression,
): Expr {
  const found = stepsWith(reader, steps, read).steps;
  return {
    kind: 'steps',
    formula: { base: { kind: 'expression', expression: value }, steps: found, span },
    span,
  };
}

function stepWith(reader: Reader, cst: CstNode, read: ReadExpression): Step {
  const span = cstSpan(reader, cst);
  const condition = node(cst, 'condition');
  const common = {
    when: condition && read(condition),
    span,
    text: canonicalText(reader.text.slice(span.start, span.end), reader.locale),
  };
  const rounding = node(cst, 'rounding');
  if (rounding) return { kind: 'rounded', rule: stepRounding(reader, rounding, read), ...common };
  if (has(cst, 'notRounded')) return { kind: 'not-rounded', ...common };
  const values = nodes(cst, 'value').map((value) => read(value));
  const value = values[0] ?? brokenExpression(span);
  switch (operationOf(cst)) {
    case 'less':
      return { kind: 'less', values, ...common };
    case 'plus':
      return values.length > 1
        ? { kind: 'plus-each', values, ...common }
        : { kind: 'plus', value, ...common };
    case 'atLeast':
      return { kind: 'at-least', value, ...common };
    case 'atMost':
      return { kind: 'at-most', value, ...common };
    case 'dividedBy':
      return { kind: 'divided-by', value, ...common };
    default:
      return { kind: 'times', value, ...common };
  }
}

/** The concept of the keyword under `operation`. */
export function operationOf(cst: CstNode, label = 'operation'): string {
  const found = cst.children[label]?.[0];
  return found && 'tokenType' in found ? (found.tokenType.CATEGORIES?.[0]?.name ?? '') : '';
}

function stepRounding(reader: Reader, cst: CstNode, read: ReadExpression): RoundingRule {
  const rule = node(cst, 'roundingRule');
  if (rule) return roundingWith(reader, rule, read);
  const step = read(node(cst, 'upStep'));
  return { mode: 'up', step, ...inDecimals(cst), span: joinSpans(cstSpan(reader, cst), step.span) };
}

const modes: Readonly<Record<string, RoundingMode>> = {
  halfUp: 'half-up',
  halfDown: 'half-down',
  halfEven: 'half-even',
  roundUp: 'up',
  roundDown: 'down',
};

/** `to places decimals` */
const inDecimals = (cst: CstNode): Pick<RoundingRule, 'decimals'> =>
  cst.children.decimals === undefined ? {} : { decimals: true };

/** `half up to 1 EUR` */
export function roundingWith(reader: Reader, cst: CstNode, read: ReadExpression): RoundingRule {
  const found = cst.children.mode?.[0];
  const categories = found && 'tokenType' in found ? (found.tokenType.CATEGORIES ?? []) : [];
  const mode = categories.map((category) => modes[category.name]).find((known) => known !== undefined);
  return {
    mode: mode ?? 'half-up',
    step: read(node(cst, 'stepValue')),
    ...inDecimals(cst),
    span: cstSpan(reader, cst),
  };
}
