// Heading cells: free words, then `as NAME`, `for OPTION`, `in UNIT` at their end; and how the columns of a scale count.

import type { CstNode } from 'chevrotain';
import { type IToken, tokenMatcher } from 'chevrotain';
import { scaleColumn } from '../../compiler/diagnostics/catalogue/rules/scales.js';
import { one } from '../../compiler/runtime/exact/rational.js';
import { type Reader, spanOf } from '../lines/reader.js';
import type { RawCell, RawRow } from '../lines/rows.js';
import { tryRule } from '../parser/read-rule.js';
import type { Cell, CellContent, Expr, HeadingRole, TableRowSyntax } from '../tree/syntax.js';
import { endOf } from '../words/lexer.js';
import { findKeywords } from '../words/phrases.js';
import {
  CompoundUnit,
  concepts as c,
  DateLiteral,
  Fraction,
  Minus,
  NumberLiteral,
  Percent,
  TimeLiteral,
} from '../words/tokens.js';
import { bodyCell, bodyRow, boundaryOf } from './cells.js';
import { cstSpan, has, nameOf, node, optionalName, token, tokenSpan } from './cst-access.js';
import { quantityFrom, unitFrom } from './units.js';

/** In a scale `once`, `rate` and `per UNIT` are roles; elsewhere they are names and words. */
export function headingRow(reader: Reader, row: RawRow, of: 'table' | 'scale'): TableRowSyntax {
  return {
    cells: row.cells.map(
      (cell): Cell => ({
        text: cell.text,
        span: cell.span,
        content: headingOf(reader, cell, of === 'scale'),
      }),
    ),
    span: row.span,
  };
}

function headingOf(reader: Reader, cell: RawCell, inScale: boolean): CellContent {
  if (cell.tokens.length === 0) return { kind: 'empty' };
  const tokens = findKeywords(cell.tokens, reader.locale);
  const place = { form: 'table', at: cell.span } as const;
  const at = lastIndex(tokens, c.as);
  if (at >= 0 && at < tokens.length - 1) {
    // Words such as "comme" also stand in headings of the document: only what can be read counts.
    const role = tryRule(reader, 'headingRole', tokens.slice(at + 1), place);
    if ('cst' in role) {
      const end = at === 0 ? cell.span.start : endOf(tokens[at - 1]!);
      const text = reader.text.slice(cell.span.start, end).replace(/\s+/g, ' ');
      const own = withRole(reader, role.cst, text, inScale);
      if (own.kind !== 'heading' || own.unit !== undefined) return own;
      // `Taux in % as rate`: the unit belongs to the column wherever it stands.
      return { ...own, unit: unitAtEnd(reader, tokens.slice(0, at), place)?.unit };
    }
  }
  if (inScale) {
    const role = tryRule(reader, 'headingRole', tokens, place);
    if ('cst' in role && !isOnlyName(role.cst)) return withRole(reader, role.cst, cell.text, true);
  }
  const atEnd = unitAtEnd(reader, tokens, place);
  return {
    kind: 'heading',
    text: cell.text,
    as: undefined,
    option: undefined,
    unit: atEnd?.unit,
    key: keyIn(reader, cell, atEnd ? endOf(tokens[atEnd.at - 1]!) : cell.span.end),
  };
}

/** `Prix in EUR`, `Taux (%)`: the unit that a heading states at its end, and where its words begin. */
function unitAtEnd(reader: Reader, tokens: readonly IToken[], place: Parameters<typeof tryRule>[3]) {
  const inside = tokens.at(-1)?.image === ')' ? tokens.slice(0, -1) : tokens;
  const opening = inside === tokens ? -1 : inside.findLastIndex(({ image }) => image === '(');
  const sign = inside.at(-1);
  const unitAt = lastIndex(inside, c.in);
  const read = unitAt > 0 ? tryRule(reader, 'headingUnit', inside.slice(unitAt), place) : undefined;
  if (read && 'cst' in read) {
    return {
      unit: headingUnit(reader, read.cst),
      at: opening === unitAt - 1 && opening > 0 ? opening : unitAt,
    };
  }
  // A bare sign of per cent is no word: five in such a column is five per cent.
  if (sign === undefined || !tokenMatcher(sign, Percent) || inside.length < 2) return undefined;
  const before = opening === inside.length - 2 && opening > 0 ? opening : inside.length - 1;
  return { unit: { percent: true, span: tokenSpan(reader, sign) } as const, at: before };
}

/** A boundary or value, after words or alone: `d up to 5 000 km`. */
function keyIn(reader: Reader, cell: RawCell, end: number): CellContent | undefined {
  const quiet: Reader = { ...reader, report: () => {} };
  const own = cell.tokens.filter((found) => found.startOffset < end);
  for (const start of own.keys()) {
    const tokens = own.slice(start);
    const span = { ...cell.span, start: tokens[0]!.startOffset, end };
    const words = findKeywords(tokens, reader.locale, { capital: true });
    const boundary = boundaryOf(quiet, words, { form: 'cell', at: span });
    if (boundary?.kind === 'band' || boundary?.kind === 'rest') return boundary;
    if (start > 0 || !plainValueStarts.some((type) => tokenMatcher(words[0]!, type))) continue;
    const { content } = bodyCell(quiet, { tokens, text: reader.text.slice(span.start, end), span });
    if (content.kind === 'expression' && isPlainValue(content.expression)) return content;
  }
  return undefined;
}

const plainValueStarts = [NumberLiteral, Fraction, DateLiteral, TimeLiteral, Minus, c.yes, c.no];
const isPlainValue = ({ kind }: Expr): boolean =>
  kind === 'number' || kind === 'date' || kind === 'time' || kind === 'yes-no';

function lastIndex(tokens: readonly IToken[], type: typeof c.as): number {
  return tokens.findLastIndex((found) => tokenMatcher(found, type));
}

const isOnlyName = (cst: CstNode): boolean => token(cst, 'Name') !== undefined;

function withRole(reader: Reader, cst: CstNode, text: string, inScale: boolean): CellContent {
  const unit = node(cst, 'headingUnit');
  return {
    kind: 'heading',
    text,
    as: roleFrom(reader, cst, inScale),
    option: optionalName(reader, cst, 'option'),
    unit: unit && headingUnit(reader, unit),
    key: undefined,
  };
}

/** The role that words such as `once`, `per m3` are in a scale; undefined with more behind them. */
function roleOfTokens(reader: Reader, cst: CstNode): HeadingRole | undefined {
  const isMore = optionalName(reader, cst, 'option') !== undefined || node(cst, 'headingUnit') !== undefined;
  return isMore ? undefined : roleFrom(reader, cst, true);
}

function roleFrom(reader: Reader, cst: CstNode, inScale: boolean): HeadingRole {
  const span = cstSpan(reader, cst);
  const each = node(cst, 'each');
  const isStarted = has(cst, 'perStarted') || has(cst, 'orPart');
  const width = node(cst, 'quantity') ?? (isStarted ? each : undefined);
  if (width) return { kind: 'per-started', width: quantityFrom(reader, width), span };
  const unit = node(each ?? cst, 'unit');
  if (unit && isStarted) {
    const alone = unitFrom(reader, unit);
    return { kind: 'per-started', width: { value: one, unit: alone, span: alone.span }, span };
  }
  if (unit) {
    const count = each ? quantityFrom(reader, each).value : one;
    return { kind: 'per', unit: unitFrom(reader, unit), count, span };
  }
  if (has(cst, 'perStartedBlock')) return { kind: 'per-started-block', span };
  if (inScale && has(cst, 'block')) return { kind: 'block', span };
  if (inScale && has(cst, 'once')) return { kind: 'once', span };
  if (inScale && has(cst, 'rate')) return { kind: 'rate', span };
  const name = token(cst, 'Name') ?? token(cst, 'once') ?? token(cst, 'rate') ?? token(cst, 'block');
  return name
    ? { kind: 'name', name: nameOf(reader, name), span: tokenSpan(reader, name) }
    : { kind: 'name', name: { text: '', span }, span };
}

function headingUnit(reader: Reader, cst: CstNode) {
  const unit = node(cst, 'unit');
  const span = cstSpan(reader, cst);
  return unit ? unitFrom(reader, unit) : ({ percent: true, span } as const);
}

// `| up to 16 m3 | 15 EUR once |`: cells of a scale that say themselves how they count are columns of their own.

type Heading = Extract<CellContent, { readonly kind: 'heading' }>;

interface OwnRole {
  /** `once`, `per m3`, as the first cell with it says; two cells that say the same count alike. */
  readonly words: string;
  readonly role: HeadingRole;
}

/** What one cell says and how that counts; undefined where it does not say so. */
interface OwnCell extends OwnRole {
  readonly value: RawCell;
}

/** A column of the page: itself, or one for each way in which its cells count. */
type Column =
  | { readonly kind: 'whole'; readonly index: number }
  | { readonly kind: 'part'; readonly index: number; readonly own: OwnRole; readonly isFirst: boolean };

/** Heading and rows of a scale, its columns parted where the cells say how they count. */
export function scaleRows(
  reader: Reader,
  heading: TableRowSyntax,
  raw: readonly RawRow[],
): { readonly header: TableRowSyntax; readonly rows: readonly TableRowSyntax[] } {
  const columns = heading.cells.flatMap((cell, index) => columnsOf(reader, cell, index, raw));
  if (columns.every(({ kind }) => kind === 'whole')) {
    return { header: heading, rows: raw.map((row) => bodyRow(reader, row)) };
  }
  return {
    header: { ...heading, cells: columns.map((column) => partedHeading(heading, column)) },
    rows: raw.map((row) => bodyRow(reader, partedRow(reader, row, heading.cells.length, columns))),
  };
}

function columnsOf(reader: Reader, cell: Cell, index: number, raw: readonly RawRow[]): readonly Column[] {
  const isOpen = cell.content.kind === 'heading' && cell.content.as === undefined;
  const found = isOpen ? raw.flatMap((row) => ownCell(reader, row.cells[index]) ?? []) : [];
  const roles = found.filter((own, at) => found.findIndex(({ words }) => words === own.words) === at);
  if (roles.length === 0) return [{ kind: 'whole', index }];
  const rate = { words: 'rate', role: { kind: 'rate', span: cell.span } } as const;
  const hasRate = raw.some((row) => isRate(reader, row.cells[index]));
  return [...roles, ...(hasRate ? [rate] : [])].map(
    (own, at): Column => ({ kind: 'part', index, own, isFirst: at === 0 }),
  );
}

function partedHeading(heading: TableRowSyntax, column: Column): Cell {
  const cell = heading.cells[column.index]!;
  if (column.kind === 'whole' || cell.content.kind !== 'heading') return cell;
  const content: Heading = { ...cell.content, as: column.own.role };
  return { ...cell, content };
}

function partedRow(reader: Reader, row: RawRow, width: number, columns: readonly Column[]): RawRow {
  // A row of another length is told as that.
  if (row.cells.length !== width) return row;
  return {
    ...row,
    cells: columns.map((column) => {
      const cell = row.cells[column.index]!;
      if (column.kind === 'whole' || cell.tokens.length === 0) return cell;
      const nothing: RawCell = { tokens: [], text: '', span: { ...cell.span, end: cell.span.start } };
      const own = ownCell(reader, cell);
      if (own !== undefined) return own.words === column.own.words ? own.value : nothing;
      if (isRate(reader, cell)) return column.own.role.kind === 'rate' ? cell : nothing;
      if (!column.isFirst) return nothing;
      if (!isNought(cell) && isFormula(reader, cell))
        reader.report(scaleColumn(cell.span, { heading: cell.text, isCell: true }));
      return cell;
    }),
  };
}

/** `15 EUR once`, `2 EUR per m3`, `20 EUR per started 3 days`. */
function ownCell(reader: Reader, cell: RawCell | undefined): OwnCell | undefined {
  if (cell === undefined) return undefined;
  const tokens = findKeywords(cell.tokens, reader.locale, { capital: true });
  const at = tokens.findLastIndex((token) => starts.some((type) => tokenMatcher(token, type)));
  const [first, last] = [tokens[at], tokens.at(-1)];
  if (at < 1 || first === undefined || last === undefined) return undefined;
  const read = tryRule(reader, 'headingRole', tokens.slice(at), { form: 'cell', at: cell.span });
  const role = 'cst' in read ? roleOfTokens(reader, read.cst) : undefined;
  if (role === undefined || role.kind === 'name') return undefined;
  const end = endOf(tokens[at - 1]!);
  const words = reader.text.slice(first.startOffset, endOf(last)).replaceAll(/\s+/gu, ' ');
  return { words, role, value: upTo(reader, cell, end) };
}

const starts = [c.once, c.per, c.perStarted];

const upTo = (reader: Reader, cell: RawCell, end: number): RawCell => ({
  tokens: cell.tokens.filter(({ startOffset }) => startOffset < end),
  text: reader.text.slice(cell.span.start, end).replaceAll(/\s+/gu, ' '),
  span: spanOf(reader, { start: cell.span.start, end }),
});

/** `2 EUR/m3`, `5 %`: a value for each unit says so by itself. */
function isRate(reader: Reader, cell: RawCell | undefined): boolean {
  if (cell === undefined || ownCell(reader, cell) !== undefined) return false;
  return cell.tokens.some((token) => tokenMatcher(token, CompoundUnit) || tokenMatcher(token, Percent));
}

/** What cannot be read is told as that. */
const isFormula = (reader: Reader, cell: RawCell): boolean =>
  'cst' in
  tryRule(reader, 'cellFormula', findKeywords(cell.tokens, reader.locale), { form: 'cell', at: cell.span });

const isNought = ({ tokens: [first] }: RawCell): boolean =>
  first !== undefined && tokenMatcher(first, NumberLiteral) && isZero(first);
const isZero = ({ image }: IToken): boolean => /^0(?:[.,]0*)?$/.test(image);
