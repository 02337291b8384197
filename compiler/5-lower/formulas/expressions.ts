// One formula of the model into nodes: every kind has its rule here or in the file that its kind names.

import type { Expression } from '../../3-model/model.js';
import { difference, extremeOf, negated, quotient, rounded, sum, times } from '../nodes/arithmetic.js';
import { comparison } from '../nodes/comparing.js';
import { constant, isQuantity, narrowed, nothing, whole } from '../nodes/quantities.js';
import { firstRefusal, type Refusal, refusalUnder, simplified } from '../nodes/refusals.js';
import type { Lowered, Operand, Quantity, TruthNode } from '../program/program.js';
import { before } from './carried.js';
import { chosen, joined, ofTruth } from './choosing.js';
import { dateBetween, dateOf, datePart, dateShift, inForce } from './dates.js';
import { factValue, isGiven } from './facts.js';
import { retainedLabel } from './labels.js';
import { aggregated, itemValue, position, rank, runningTotal } from './lists.js';
import { scaleValue } from './scales.js';
import { refusedBy, type Scope } from './scope.js';
import { lookedUp } from './tables.js';

/** Total over the model: a value for every case, and why the case is refused where it is. */
export function lower(expression: Expression, scope: Scope): Lowered {
  const lowered = lowerNode(expression, scope);
  if (!scope.certain || lowered.refusal !== undefined || !isQuantity(lowered.value)) return lowered;
  const known = scope.values.ofExpression(expression);
  if (known?.kind !== 'numbers') return lowered;
  const { lo, hi } = known.range;
  return { value: narrowed(scope.nodes, lowered.value, lo, hi), refusal: undefined };
}

const certainly = (value: Operand): Lowered => ({ value, refusal: undefined });

function lowerNode(expression: Expression, scope: Scope): Lowered {
  const { nodes } = scope;
  switch (expression.kind) {
    case 'number':
      return certainly(constant(nodes, expression.value));
    case 'date':
      return certainly(whole(nodes.constant(BigInt(expression.value))));
    case 'text':
      return certainly({ kind: 'text', text: nodes.text(expression.value) });
    case 'yes-no':
      return ofTruth(nodes.truth(expression.value));
    case 'option':
      return certainly(option(expression, expression.value, scope));
    case 'fact':
      return factValue(expression.fact, scope);
    case 'given':
      return ofTruth(isGiven(expression.fact, scope));
    case 'reading':
      return certainly(option(expression, scope.readings[expression.reading] ?? '', scope));
    case 'reference': {
      const { value, refusal } = scope.definition(expression.definition, scope.partial);
      return { value, refusal: simplified(refusal, scope.known) };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return chain(expression, scope);
    case 'negate':
      return overQuantities([expression.operand], scope, ([a]) => a && negated(nodes, a));
    case 'not': {
      const { value, refusal } = lower(expression.operand, scope);
      return {
        value: value.kind === 'truth' ? { kind: 'truth', truth: nodes.not(value.truth) } : nothing,
        refusal,
      };
    }
    case 'begins-with': {
      const { value, refusal } = lower(expression.operand, scope);
      const { prefix } = expression;
      return {
        value:
          value.kind === 'text' ? { kind: 'truth', truth: nodes.beginsWith(value.text, prefix) } : nothing,
        refusal,
      };
    }
    case 'minimum':
    case 'maximum':
      return overQuantities(expression.operands, scope, (all) => extremeOf(nodes, expression.kind, all));
    case 'alternatives': {
      const { items, rule } = expression;
      return overQuantities(
        items.map((item) => item.value),
        scope,
        (all) =>
          rule === 'sum'
            ? all.reduce((a, b) => sum(nodes, a, b), constant(nodes, { n: 0n, d: 1n }))
            : extremeOf(nodes, ({ lower: 'minimum', higher: 'maximum' } as const)[rule], all),
      );
    }
    case 'round': {
      const { mode, step } = expression;
      return overQuantities([expression.operand], scope, ([a]) => a && rounded(nodes, a, mode, step));
    }
    case 'compare':
      return compared(expression, scope);
    case 'and':
    case 'or':
      return joined(
        expression.kind,
        expression.operands.map((operand) => (inner: Scope) => lower(operand, inner)),
        scope,
      );
    case 'conditional':
      return chosen(
        [
          ...expression.branches.map((branch) => ({
            when: (inner: Scope) => lower(branch.when, inner),
            value: (inner: Scope) => lower(branch.then, inner),
          })),
          { when: undefined, value: (inner: Scope) => lower(expression.otherwise, inner) },
        ],
        scope,
      );
    case 'retained-label':
      return retainedLabel(expression.definition, scope, lower);
    case 'lookup':
      return lookedUp(expression, scope, lower);
    case 'scale':
      return scaleValue(expression, scope, lower);
    case 'in-force':
      return inForce(expression, scope, lower);
    case 'aggregate':
      return aggregated(expression, scope, lower);
    case 'item':
      return itemValue(expression, scope, lower);
    case 'before':
      return before(expression, scope, lower);
    case 'earlier':
      return scope.earlier(expression.definition, scope.partial);
    case 'position':
      return position(scope);
    case 'running-total':
      return runningTotal(expression, scope, lower);
    case 'rank':
      return rank(expression, scope, lower);
    case 'date-part':
      return datePart(expression, scope, lower);
    case 'date-between':
      return dateBetween(expression, scope, lower);
    case 'date-shift':
      return dateShift(expression, scope, lower);
    case 'date-of':
      return dateOf(expression, scope, lower);
    case 'not-given':
      return { value: nothing, refusal: refusedBy(scope, 'not_given') };
    default:
      return expression satisfies never;
  }
}

/** Operands in order; the first that is refused refuses all. */
function overQuantities(
  expressions: readonly Expression[],
  scope: Scope,
  combine: (quantities: readonly Quantity[]) => Quantity | undefined,
): Lowered {
  const all = expressions.map((expression) => lower(expression, scope));
  const refusal = firstRefusal(scope.nodes, ...all.map((each) => each.refusal));
  const values = all.map(({ value }) => value);
  return { value: (values.every(isQuantity) ? combine(values) : undefined) ?? nothing, refusal };
}

type Arithmetic = Extract<Expression, { readonly kind: 'add' | 'subtract' | 'multiply' | 'divide' }>;

const isArithmetic = (expression: Expression): expression is Arithmetic =>
  expression.kind === 'add' ||
  expression.kind === 'subtract' ||
  expression.kind === 'multiply' ||
  expression.kind === 'divide';

/** Long sums lean to the left: they are lowered in a loop, so that they cost no stack. */
function chain(expression: Arithmetic, scope: Scope): Lowered {
  const { nodes } = scope;
  const links: Arithmetic[] = [];
  let first: Expression = expression;
  for (; isArithmetic(first); first = first.left) links.push(first);
  let { value, refusal }: Lowered = lower(first, scope);
  for (const link of links.reverse()) {
    const right = lower(link.right, scope);
    refusal = firstRefusal(nodes, refusal, right.refusal);
    if (!isQuantity(value) || !isQuantity(right.value)) {
      value = nothing;
      continue;
    }
    const { found, byZero } = combined(link, value, right.value, scope);
    refusal = firstRefusal(nodes, refusal, refusalUnder(nodes, byZero, refusedBy(scope, 'division_by_zero')));
    value = found;
  }
  return { value, refusal };
}

function combined(
  { kind }: Arithmetic,
  left: Quantity,
  right: Quantity,
  { nodes }: Scope,
): { readonly found: Quantity; readonly byZero: TruthNode } {
  const never = nodes.truth(false);
  switch (kind) {
    case 'add':
      return { found: sum(nodes, left, right), byZero: never };
    case 'subtract':
      return { found: difference(nodes, left, right), byZero: never };
    case 'multiply':
      return { found: times(nodes, left, right), byZero: never };
    case 'divide': {
      const { value, byZero } = quotient(nodes, left, right);
      return { found: value, byZero };
    }
    default:
      return kind satisfies never;
  }
}

function option(expression: Expression, name: string, { nodes }: Scope): Operand {
  if (expression.type.kind !== 'choice') return { kind: 'text', text: nodes.text(name) };
  const options = expression.type.set.options.map((each) => each.name);
  return { kind: 'option', place: nodes.constant(BigInt(options.indexOf(name))), options };
}

function compared(expression: Extract<Expression, { readonly kind: 'compare' }>, scope: Scope): Lowered {
  const { nodes } = scope;
  const [left, right] = [lower(expression.left, scope), lower(expression.right, scope)];
  const refusal: Refusal = firstRefusal(nodes, left.refusal, right.refusal);
  const [a, b] = [left.value, right.value];
  const { operator } = expression;
  if (isQuantity(a) && isQuantity(b)) {
    return { value: { kind: 'truth', truth: comparison(nodes, operator, a, b) }, refusal };
  }
  const same = sameSymbol(a, b, scope);
  if (same === undefined) return { value: nothing, refusal };
  return { value: { kind: 'truth', truth: operator === 'not-equal' ? nodes.not(same) : same }, refusal };
}

function sameSymbol(a: Operand, b: Operand, { nodes }: Scope): TruthNode | undefined {
  if (a.kind === 'truth' && b.kind === 'truth')
    return nodes.chooseTruth(a.truth, b.truth, nodes.not(b.truth));
  if (a.kind === 'option' && b.kind === 'option') return nodes.compare('equal', a.place, b.place);
  if (a.kind === 'text' && b.kind === 'text') return nodes.sameText(a.text, b.text);
  return undefined;
}
