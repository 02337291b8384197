// Formulas: what follows `=` or `by`, with the rows of alternatives below.

import type { CstNode, IToken } from 'chevrotain';
import { tokenMatcher } from 'chevrotain';
import { missingRows, wrongCells } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import { joinSpans, type Span } from '../../compiler/source.js';
import type { Reader } from '../lines/reader.js';
import { cellsOf, type RawCell, type RawRow } from '../lines/rows.js';
import type { Statement } from '../lines/statements.js';
import { formOf } from '../mistakes/forms.js';
import { readRule } from '../parser/read-rule.js';
import type { AlternativeRow, Expr, Formula, FormulaBase } from '../tree/syntax.js';
import { findKeywords } from '../words/phrases.js';
import { concepts as c } from '../words/tokens.js';
import { type Body, readBody, spanOver } from './body.js';
import { bodyCell, formulaFrom } from './cells.js';
import { brokenExpression, cstSpan, has, node, nodes } from './cst-access.js';
import { expressionFrom, stepsFrom } from './expressions.js';

export type ByRow = Extract<FormulaBase, { readonly kind: 'by' }>['rows'][number];

/** The formula of an amount, value, answer or function with all the lines below; undefined when it is broken. */
export function formulaWithBody(
  reader: Reader,
  statement: Statement,
  definition: CstNode | undefined,
): { readonly body: Body; readonly formula: Formula | undefined } {
  const keys = definition ? nodes(definition, 'key') : [];
  const [key] = keys;
  const alternatives = definition && node(definition, 'alternatives');
  const first = stepsFrom(reader, definition ? nodes(definition, 'stepOrDue') : []);
  const rows = definition === undefined || key !== undefined || alternatives !== undefined;
  const body = readBody(reader, statement, { rows, steps: true }, first);
  if (!definition) {
    // The head is broken; its rows are read for their own mistakes.
    return { body, formula: undefined };
  }
  const head = cstSpan(reader, definition);
  const raw = body.rows.map((row) => cellsOf(reader, row));
  const rowsSpan = spanOver(
    raw.map((row) => row.span),
    head,
  );
  let base: FormulaBase;
  if (key) {
    base = {
      kind: 'by',
      keys: keys.map((each) => expressionFrom(reader, each)),
      rows: withCellsAbove(raw.flatMap((row) => byRow(reader, row, keys.length))),
      span: joinSpans(head, rowsSpan),
    };
  } else if (alternatives) {
    const rule = ruleOf(alternatives);
    base = {
      kind: 'alternatives',
      rule,
      rows: raw.flatMap((row) => alternativeRow(reader, row, rule)),
      span: joinSpans(head, rowsSpan),
    };
  } else {
    base = { kind: 'expression', expression: expressionFrom(reader, node(definition, 'expression')) };
  }
  if ((key || alternatives) && raw.length === 0) {
    const form = formOf(key ? 'byRow' : 'alternative', reader.locale);
    reader.report(missingRows(head, { form }));
    return { body, formula: undefined };
  }
  const baseSpan = base.kind === 'expression' ? base.expression.span : base.span;
  const span = spanOver([baseSpan, ...body.steps.map((step) => step.span)], baseSpan);
  return { body, formula: body.broken ? undefined : { base, steps: body.steps, span } };
}

function ruleOf(cst: CstNode): 'lower' | 'higher' | 'sum' | 'first' {
  if (has(cst, 'lowerOf')) return 'lower';
  if (has(cst, 'higherOf')) return 'higher';
  return has(cst, 'sumOf') ? 'sum' : 'first';
}

/** A formula in a cell; a mistake in it is reported and leaves a broken expression. */
function cellFormula(reader: Reader, cell: RawCell): Expr {
  const tokens = findKeywords(cell.tokens, reader.locale);
  const cst = readRule(reader, 'cellFormula', tokens, { form: 'cell', at: cell.span });
  return cst ? formulaFrom(reader, cst) : brokenExpression(cell.span);
}

function byRow(reader: Reader, row: RawRow, keys: number): readonly ByRow[] {
  const cell = row.cells[keys];
  if (!cell || row.cells.length !== keys + 1) {
    wrong(reader, row, 'byRow');
    return [];
  }
  const value = cellFormula(reader, cell);
  const formula: Formula =
    value.kind === 'steps'
      ? value.formula
      : { base: { kind: 'expression', expression: value }, steps: [], span: value.span };
  const matches = row.cells.slice(0, keys).map((match) => bodyCell(reader, match, 'byRow'));
  return [{ matches, value, formula, span: row.span }];
}

/** With several keys an empty one is that of the row above. */
export function withCellsAbove(rows: readonly ByRow[]): readonly ByRow[] {
  const filled: ByRow[] = [];
  for (const row of rows) {
    const above = filled.at(-1);
    const matches = row.matches.map((cell, key) =>
      row.matches.length > 1 && cell.content.kind === 'empty' ? (above?.matches[key] ?? cell) : cell,
    );
    filled.push({ ...row, matches });
  }
  return filled;
}

function alternativeRow(
  reader: Reader,
  row: RawRow,
  rule: 'lower' | 'higher' | 'sum' | 'first',
): readonly AlternativeRow[] {
  const cells = [...row.cells];
  const last = cells.at(-1);
  const lastTokens = last ? findKeywords(last.tokens, reader.locale, { capital: true }) : [];
  let condition: { readonly when: Expr | undefined } | undefined;
  if (last && cells.length > 1 && startsCondition(lastTokens)) {
    cells.pop();
    const cst = readRule(reader, 'conditionCell', lastTokens, { form: 'condition', at: last.span });
    const when = cst && node(cst, 'disjunction');
    condition = { when: cst ? when && expressionFrom(reader, when) : brokenExpression(last.span) };
  }
  const formula = cells.pop();
  const label = cells.pop();
  const complete = rule !== 'first' || condition !== undefined;
  if (!formula || cells.length > 0 || !complete) {
    wrong(reader, row, rule === 'first' ? 'firstOf' : 'alternative');
    return [];
  }
  return [
    {
      label: label?.text === '' ? undefined : label?.text,
      value: cellFormula(reader, formula),
      when: condition?.when,
      otherwise: condition !== undefined && condition.when === undefined,
      span: row.span,
    },
  ];
}

const startsCondition = (tokens: readonly IToken[]): boolean => {
  const [first] = tokens;
  return first !== undefined && (tokenMatcher(first, c.when) || tokenMatcher(first, c.otherwise));
};

export function wrong(reader: Reader, row: RawRow, form: Parameters<typeof formOf>[0]): void {
  const span: Span = row.span;
  reader.report(wrongCells(span, { found: row.cells.length, form: formOf(form, reader.locale) }));
}
