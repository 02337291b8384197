// Declarations with rows or steps: facts, choices, tables, scales, readings, functions, amounts, checks.

import type { CstNode } from 'chevrotain';
import { saidTwice } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import { missingRows } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { cellsOf, type RawCell, type RawRow } from '../lines/rows.js';
import type { Row, Statement } from '../lines/statements.js';
import { type Form, formOf } from '../mistakes/forms.js';
import { readRule } from '../parser/read-rule.js';
import type { ChoiceRow, Declaration, Expr, FactDeclaration, OptionSyntax } from '../tree/syntax.js';
import { findKeywords } from '../words/phrases.js';
import { readBody } from './body.js';
import { bodyCell } from './cells.js';
import { cstSpan, node, nodes, optionalName, optionalText, requiredName, token } from './cst-access.js';
import { bandFrom, expressionFrom } from './expressions.js';
import { type ByRow, formulaWithBody, withCellsAbove, wrong } from './formulas.js';
import { goesOnBelow } from './odd-lines.js';
import { brokenDeclaration } from './one-line.js';
import { optionFrom, parametersFrom, typeFrom } from './units.js';

export function factDeclaration(reader: Reader, statement: Statement): Declaration {
  const at = statement.keyword;
  const cst = readRule(reader, 'factLine', statement.head, { form: 'fact', at });
  const type = cst && node(cst, 'type');
  const typeSyntax = type && typeFrom(reader, type);
  const isList = typeSyntax?.kind === 'one-of';
  const more: CstNode[] = [];
  const body = readBody(reader, statement, {
    rows: isList || !cst,
    other: (tokens) => {
      const rest = readRule(reader, 'factRest', tokens, { form: 'fact', at });
      for (const attribute of rest ? nodes(rest, 'factAttribute') : []) more.push(attribute);
      return true;
    },
  });
  if (!cst || !typeSyntax || body.broken) return brokenDeclaration(reader, statement, body.base);
  const title = node(cst, 'title') ?? cst;
  const options = body.rows.flatMap((row) => optionsOfRow(reader, row));
  if (typeSyntax.kind === 'one-of' && typeSyntax.options.length + options.length === 0) {
    reader.report(missingRows(typeSyntax.span, { form: formOf('oneOf', reader.locale) }));
  }
  const attributes = attributesFrom(reader, [...nodes(cst, 'factAttribute'), ...more]);
  return {
    ...body.base,
    kind: 'fact',
    name: requiredName(reader, title),
    label: optionalText(reader, title, 'label'),
    list: optionalName(reader, title, 'list'),
    type:
      typeSyntax.kind === 'one-of'
        ? { ...typeSyntax, options: [...typeSyntax.options, ...options] }
        : typeSyntax,
    ...attributes,
  };
}

type Attributes = Pick<FactDeclaration, 'whole' | 'step' | 'range' | 'optional' | 'neededWhen' | 'default'>;

function attributesFrom(reader: Reader, attributes: readonly CstNode[]): Attributes {
  let found: Attributes = {
    whole: false,
    step: undefined,
    range: undefined,
    optional: false,
    neededWhen: undefined,
    default: undefined,
  };
  const seen = new Set<string>();
  for (const cst of attributes) {
    const [kind = ''] = ['whole', 'optional', 'step', 'band', 'needed', 'default'].filter(
      (name) => (name === 'whole' || name === 'optional' ? token(cst, name) : node(cst, name)) !== undefined,
    );
    if (seen.has(kind)) {
      const span = cstSpan(reader, cst);
      reader.report(saidTwice(span, { word: reader.text.slice(span.start, span.end) }));
      continue;
    }
    seen.add(kind);
    const band = node(cst, 'band');
    if (kind === 'whole') found = { ...found, whole: true };
    else if (kind === 'optional') found = { ...found, optional: true };
    else if (kind === 'step') found = { ...found, step: expressionFrom(reader, node(cst, 'step')) };
    else if (band) found = { ...found, range: bandFrom(reader, band) };
    else if (kind === 'needed') found = { ...found, neededWhen: expressionFrom(reader, node(cst, 'needed')) };
    else found = { ...found, default: expressionFrom(reader, node(cst, 'default')) };
  }
  return found;
}

/** Every cell of a row under `one of` is an option. */
function optionsOfRow(reader: Reader, row: Row): readonly OptionSyntax[] {
  return cellsOf(reader, row).cells.flatMap((cell) => optionOf(reader, cell) ?? []);
}

export function choiceDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'choiceLine', statement.head, { form: 'choice', at: statement.keyword });
  const title = cst && node(cst, 'title');
  const keys = cst ? nodes(cst, 'key') : [];
  const body = readBody(reader, statement, { rows: true });
  const raw = body.rows.map((row) => cellsOf(reader, row));
  const keyed = keys.length > 0 ? raw.flatMap((row) => keyedOption(reader, row, keys.length)) : [];
  const rows = keys.length > 0 ? keyed.map(({ row }) => row) : raw.flatMap((row) => choiceRow(reader, row));
  const form = keys.length > 0 ? 'choiceBy' : 'choice';
  if (!title || body.broken || isWithoutRows(reader, statement, body.rows, form)) {
    return brokenDeclaration(reader, statement, body.base);
  }
  return {
    ...body.base,
    kind: 'choice',
    name: requiredName(reader, title),
    label: optionalText(reader, title, 'label'),
    list: optionalName(reader, title, 'list'),
    rows,
    by:
      keys.length === 0
        ? undefined
        : {
            kind: 'by',
            keys: keys.map((key) => expressionFrom(reader, key)),
            rows: withCellsAbove(keyed.map(({ by }) => by)),
            span: body.base.span,
          },
  };
}

/** `| night "Night" | 22:00 to 6:00 |`: the option as a choice has it, and as what a row by keys gives. */
function keyedOption(
  reader: Reader,
  raw: RawRow,
  keys: number,
): readonly { readonly row: ChoiceRow; readonly by: ByRow }[] {
  const [first, ...rest] = raw.cells;
  if (!first || rest.length !== keys) {
    wrong(reader, raw, 'choiceBy');
    return [];
  }
  const option = optionOf(reader, first);
  const matches = rest.map((cell) => bodyCell(reader, cell, 'choiceBy'));
  if (!option) return [];
  const { text, span } = option.name;
  const value: Expr = { kind: 'name', name: text, span };
  const formula = { base: { kind: 'expression' as const, expression: value }, steps: [], span };
  return [
    { row: { option, when: undefined, span: raw.span }, by: { matches, value, formula, span: raw.span } },
  ];
}

function optionOf(reader: Reader, cell: RawCell): OptionSyntax | undefined {
  const tokens = findKeywords(cell.tokens, reader.locale, { named: true });
  const cst = readRule(reader, 'optionCell', tokens, { form: 'option', at: cell.span });
  return cst && optionFrom(reader, cst);
}

function choiceRow(reader: Reader, raw: RawRow): readonly ChoiceRow[] {
  const [first, second] = raw.cells;
  if (!first || !second || raw.cells.length !== 2) {
    wrong(reader, raw, 'choice');
    return [];
  }
  const option = optionOf(reader, first);
  const tokens = findKeywords(second.tokens, reader.locale, { capital: true });
  const condition = readRule(reader, 'conditionCell', tokens, { form: 'condition', at: second.span });
  const when = condition && node(condition, 'disjunction');
  if (!option) return [];
  return [
    {
      option,
      when: condition ? when && expressionFrom(reader, when) : { kind: 'broken', span: second.span },
      span: raw.span,
    },
  ];
}

/** Reports a declaration that should have rows and has none. */
export function isWithoutRows(
  reader: Reader,
  statement: Statement,
  rows: readonly Row[],
  form: Form,
): boolean {
  if (rows.length > 0) return false;
  reader.report(missingRows(spanOf(reader, statement.keyword), { form: formOf(form, reader.locale) }));
  return true;
}

export function functionDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'functionLine', statement.head, { form: 'function', at: statement.keyword });
  const { body, formula } = formulaWithBody(reader, statement, cst && node(cst, 'definition'));
  const title = cst && node(cst, 'functionTitle');
  if (!title || !formula) return brokenDeclaration(reader, statement, body.base);
  return {
    ...body.base,
    kind: 'function',
    name: requiredName(reader, title),
    label: optionalText(reader, title, 'label'),
    parameters: parametersFrom(reader, title),
    formula,
  };
}

export function amountDeclaration(
  reader: Reader,
  statement: Statement,
  kind: 'amount' | 'value' | 'answer',
): Declaration {
  const cst = goesOnBelow(statement)
    ? undefined
    : readRule(reader, 'amountLine', statement.head, { form: kind, at: statement.keyword });
  const { body, formula } = formulaWithBody(reader, statement, cst && node(cst, 'definition'));
  const title = cst && node(cst, 'title');
  if (!title || !formula) return brokenDeclaration(reader, statement, body.base);
  return {
    ...body.base,
    kind,
    name: requiredName(reader, title),
    label: optionalText(reader, title, 'label'),
    list: optionalName(reader, title, 'list'),
    formula,
    due: body.due,
  };
}
