// Tables, scales and readings: declarations whose rows have a heading.

import type { CstNode } from 'chevrotain';
import { tokenMatcher } from 'chevrotain';
import { everydayPhrase } from '../../compiler/diagnostics/catalogue/syntax/everyday.js';
import { missingHeading } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import type { Reader } from '../lines/reader.js';
import { cellsOf, type RawCell, type RawRow } from '../lines/rows.js';
import type { Statement } from '../lines/statements.js';
import { formOf } from '../mistakes/forms.js';
import { readRule, tryRule } from '../parser/read-rule.js';
import type { Declaration, Parameter, ReadingRow, ScaleDeclaration, TableKeySyntax } from '../tree/syntax.js';
import { type Concept, wordOf } from '../words/keywords.js';
import { findKeywords } from '../words/phrases.js';
import { concepts as c, Name, NumberLiteral } from '../words/tokens.js';
import { readBody } from './body.js';
import { bodyRow, formulaFrom } from './cells.js';
import {
  brokenExpression,
  cstSpan,
  node,
  nodes,
  optionalName,
  optionalText,
  requiredName,
  requiredText,
  token,
} from './cst-access.js';
import { isWithoutRows } from './declarations.js';
import { expressionFrom } from './expressions.js';
import { wrong } from './formulas.js';
import { headingRow, scaleRows } from './headings.js';
import { brokenDeclaration } from './one-line.js';
import { operationOf } from './steps.js';
import { parametersFrom, typeFrom } from './units.js';

export function tableDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'tableLine', statement.head, { form: 'table', at: statement.keyword });
  const body = readBody(reader, statement, { rows: true });
  const raw = body.rows.map((row) => cellsOf(reader, row));
  const [first, ...rest] = raw;
  const header = first && headingRow(reader, first, 'table');
  const rows = rest.map((row) => bodyRow(reader, row));
  const title = cst && node(cst, 'title');
  if (
    !cst ||
    !title ||
    body.broken ||
    (!hasOnlyColumns(cst) && lacksHeading(reader, first)) ||
    isWithoutRows(reader, statement, body.rows, 'table')
  ) {
    return brokenDeclaration(reader, statement, body.base);
  }
  const clauses = nodes(cst, 'tableClause');
  return {
    ...body.base,
    kind: 'table',
    name: requiredName(reader, title),
    label: optionalText(reader, title, 'label'),
    list: optionalName(reader, title, 'list'),
    keys: clauses.flatMap((clause) => keysFrom(reader, clause)),
    gives: clauses.flatMap((clause) =>
      nodes(clause, 'given').map((given) => ({
        name: requiredName(reader, given),
        label: optionalText(reader, given, 'label'),
      })),
    ),
    header,
    rows,
  };
}

/** Without keys for rows the headings of a table across a quantity are its only boundaries. */
const hasOnlyColumns = (cst: CstNode): boolean =>
  nodes(cst, 'tableClause').every(
    (clause) => nodes(clause, 'by').length === 0 && nodes(clause, 'type').length === 0,
  ) && nodes(cst, 'tableClause').some((clause) => nodes(clause, 'across').length > 0);

/** Reports a first row whose first cell is a boundary with a number: it would be taken for words. */
function lacksHeading(reader: Reader, row: RawRow | undefined): boolean {
  const cell = row?.cells[0];
  if (!row || !cell?.tokens.some((found) => found.tokenType === NumberLiteral)) return false;
  const tokens = findKeywords(cell.tokens, reader.locale, { capital: true });
  if (!('cst' in tryRule(reader, 'band', tokens, { form: 'table', at: cell.span }))) return false;
  reader.report(missingHeading(row.span, { form: formOf('heading', reader.locale) }));
  return true;
}

function keysFrom(reader: Reader, clause: CstNode): readonly TableKeySyntax[] {
  return [
    ...nodes(clause, 'by').map((cst): TableKeySyntax => {
      const value = expressionFrom(reader, cst);
      return { kind: 'by', value, span: value.span };
    }),
    ...nodes(clause, 'type').map((cst): TableKeySyntax => {
      const type = typeFrom(reader, cst);
      return { kind: 'on', type, span: type.span };
    }),
    ...nodes(clause, 'across').map((cst): TableKeySyntax => {
      const value = expressionFrom(reader, cst);
      return { kind: 'across', value, span: value.span };
    }),
  ];
}

export function scaleDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'scaleLine', statement.head, { form: 'scale', at: statement.keyword });
  const from = cst && optionalName(reader, cst, 'from');
  const body = readBody(reader, statement, { rows: from === undefined });
  const raw = body.rows.map((row) => cellsOf(reader, row));
  const [first, ...rest] = raw;
  const heading = first && headingRow(reader, first, 'scale');
  const { header, rows } = heading ? scaleRows(reader, heading, rest) : { header: undefined, rows: [] };
  const missing = () => from === undefined && isWithoutRows(reader, statement, body.rows, 'scale');
  if (!cst || body.broken || missing() || lacksHeading(reader, first))
    return brokenDeclaration(reader, statement, body.base);
  const type = node(cst, 'type');
  const across = node(cst, 'sum');
  return {
    ...body.base,
    kind: 'scale',
    name: requiredName(reader, cst),
    label: optionalText(reader, cst, 'label'),
    on: type && typeFrom(reader, type),
    across: across && expressionFrom(reader, across),
    header,
    rows,
    from,
    changes: nodes(cst, 'scaleChange').map((change) => changeFrom(reader, change)),
  };
}

function changeFrom(reader: Reader, cst: CstNode): ScaleDeclaration['changes'][number] {
  const part = token(cst, 'part')?.tokenType.CATEGORIES ?? [];
  const operation = operationOf(cst);
  return {
    of: part.includes(c.rate) ? 'rate' : part.includes(c.threshold) ? 'threshold' : 'once',
    operation: operation === 'plus' || operation === 'less' ? operation : 'times',
    by: expressionFrom(reader, node(cst, 'sum')),
    span: cstSpan(reader, cst),
  };
}

type Column = 'option' | 'value' | 'because';

export function readingDeclaration(reader: Reader, statement: Statement): Declaration {
  const cst = readRule(reader, 'functionTitle', statement.head, { form: 'reading', at: statement.keyword });
  const body = readBody(reader, statement, { rows: true, chosen: true });
  const raw = body.rows.map((row) => cellsOf(reader, row));
  const columns = raw[0] && (columnsOf(reader, raw[0]) ?? columnsMeant(reader, raw[0], raw[1]));
  const rows = raw.slice(columns ? 1 : 0).flatMap((row) => readingRow(reader, row, columns));
  if (!cst || body.broken || isWithoutRows(reader, statement, body.rows, 'reading')) {
    return brokenDeclaration(reader, statement, body.base);
  }
  const parameters: readonly Parameter[] = parametersFrom(reader, cst);
  return {
    ...body.base,
    kind: 'reading',
    name: requiredName(reader, cst),
    label: optionalText(reader, cst, 'label'),
    parameters,
    header: columns && raw[0] && headingRow(reader, raw[0], 'table'),
    rows,
    chosen: body.chosen,
  };
}

/** What each column holds, where the first row says so. */
function columnsOf(reader: Reader, row: RawRow): readonly Column[] | undefined {
  const columns = row.cells.map((cell): Column | undefined => {
    const tokens = findKeywords(cell.tokens, reader.locale);
    const [only] = tokens;
    if (!only || tokens.length !== 1) return undefined;
    if (tokenMatcher(only, c.optionColumn)) return 'option';
    if (tokenMatcher(only, c.valueColumn)) return 'value';
    return tokenMatcher(only, c.becauseColumn) ? 'because' : undefined;
  });
  return columns.every((column) => column !== undefined) && columns.includes('option') ? columns : undefined;
}

/** A heading in other words, `| choice | reason |`: no reason, and no text at all, stands where the rows below have theirs. */
function columnsMeant(reader: Reader, row: RawRow, below: RawRow | undefined): readonly Column[] | undefined {
  const meant = below && columnsWithoutHeading(reader, below);
  const isWords = row.cells.every(
    ({ tokens }) => tokens.length > 0 && tokens.every((token) => tokenMatcher(token, Name)),
  );
  if (!isWords || meant?.length !== row.cells.length || meant.at(-1) !== 'because') return undefined;
  const words = { option: c.optionColumn, value: c.valueColumn, because: c.becauseColumn };
  const instead = meant.map((column) => wordOf(words[column].name as Concept, reader.locale)).join(' | ');
  const [first, last] = [row.cells[0], row.cells.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const span = { ...first.span, end: last.span.end };
  const written = reader.text.slice(span.start, span.end);
  const text = { en: `\`| ${instead} |\``, fr: `\`| ${instead} |\`` };
  reader.report(everydayPhrase(span, { written, instead: text }, replacing(span, instead)));
  return meant;
}

function readingRow(
  reader: Reader,
  row: RawRow,
  columns: readonly Column[] | undefined,
): readonly ReadingRow[] {
  const kinds = columns ?? columnsWithoutHeading(reader, row);
  if (!kinds || kinds.length !== row.cells.length) {
    wrong(reader, row, 'reading');
    return [];
  }
  const cellOf = (column: Column): RawCell | undefined => row.cells[kinds.indexOf(column)];
  const [optionCell, valueCell, becauseCell] = [cellOf('option'), cellOf('value'), cellOf('because')];
  const option =
    optionCell &&
    readRule(reader, 'readingCell', findKeywords(optionCell.tokens, reader.locale, { named: true }), {
      form: 'reading',
      at: optionCell.span,
    });
  const value =
    valueCell &&
    readRule(reader, 'cellFormula', findKeywords(valueCell.tokens, reader.locale), {
      form: 'cell',
      at: valueCell.span,
    });
  const because =
    becauseCell && becauseCell.tokens.length > 0
      ? readRule(reader, 'quotedLine', becauseCell.tokens, { form: 'reading', at: becauseCell.span })
      : undefined;
  if (!option) return [];
  return [
    {
      name: requiredName(reader, option),
      label: optionalText(reader, option, 'label'),
      value: value ? formulaFrom(reader, value) : valueCell && brokenExpression(valueCell.span),
      because: because && requiredText(reader, because),
      span: row.span,
    },
  ];
}

function columnsWithoutHeading(reader: Reader, row: RawRow): readonly Column[] | undefined {
  if (row.cells.length === 3) return ['option', 'value', 'because'];
  if (row.cells.length !== 2) return undefined;
  const quoted = /^["«]/.test(reader.text.slice(row.cells[1]?.span.start, row.cells[1]?.span.end));
  return quoted ? ['option', 'because'] : ['option', 'value'];
}
