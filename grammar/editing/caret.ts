// Where the caret stands, and what may be written there: the part of the line before it, and how the grammar goes on.

import type { IToken } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { type BodyItem, groupStatements, isPipe, type Statement } from '../lines/statements.js';
import type { RuleName } from '../parser/parser.js';
import type { DeclarationConcept, LineConcept } from '../words/keywords.js';
import { endOf, readLines } from '../words/lexer.js';
import { localeOf } from '../words/locale.js';
import { canBeName, findKeywords } from '../words/phrases.js';
import { concepts, DateLiteral, NumberLiteral, TimeLiteral } from '../words/tokens.js';
import { type Expected, expectedNext, headRule, lineRule, nothingExpected } from './expected-next.js';
import { type OpenPhrase, openPhrases } from './open-phrases.js';
import { type Piece, pieceOf } from './outline.js';

/** In a comment or in a text in quotes nothing of the language is expected. */
export type Setting = 'begin' | 'head' | 'line' | 'row' | 'text' | 'comment';

export interface Caret {
  readonly setting: Setting;
  readonly locale: Locale;
  /** The word that is being written, up to the caret; empty between words. */
  readonly word: Piece;
  /** The declaration that the caret is in, or below; undefined above the first. */
  readonly statement:
    | { readonly concept: DeclarationConcept | undefined; readonly start: number }
    | undefined;
  /** Keyword of the line below a declaration. */
  readonly line: LineConcept | undefined;
  /** In a row: which one of its declaration, from 0, and which cell of it. */
  readonly row: { readonly index: number; readonly column: number } | undefined;
  /** Rows of the declaration above the caret's, as tokens that can be names. */
  readonly headWords: readonly Piece[];
  /** Headings of the declaration: its first row. */
  readonly headings: readonly string[];
  /** Words that stand before the one being written, in the same line or cell. */
  readonly before: readonly CaretWord[];
  readonly expected: Expected;
  /** Phrases of which the first words are written already. */
  readonly phrases: readonly OpenPhrase[];
}

export interface CaretWord extends Piece {
  readonly kind: 'name' | 'number' | 'date' | 'other';
  readonly concepts: readonly string[];
}

const wordAtEnd = /(?:[\p{L}_][\p{L}\p{M}\p{N}_]*\/)*(?:%\/)?(?:[\p{L}_][\p{L}\p{M}\p{N}_]*)?$/u;

/** What is known at an offset of a text. Never throws. */
export function caretAt(text: string, offset: number): Caret {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  const onLine = text.slice(lineStart, offset);
  const written = wordAtEnd.exec(onLine)?.[0] ?? '';
  const word: Piece = { text: written, start: offset - written.length, end: offset };
  const locale = localeOf(readLines(text).lines);
  const { statements } = groupStatements(readLines(text.slice(0, word.start)).lines, locale);
  const statement = statements.at(-1);
  const own = statement?.locale ?? locale;
  const base = {
    locale: own,
    word,
    statement: statement && { concept: statement.concept, start: statement.keyword.start },
    line: undefined,
    row: undefined,
    headWords: statement === undefined ? [] : statement.head.map(pieceOf),
    headings: statement === undefined ? [] : headingsOf(text, statement),
    before: [],
    expected: nothingExpected,
    phrases: [],
  };
  const quiet = quietSetting(onLine);
  if (quiet !== undefined) return { ...base, setting: quiet };
  const isFresh = onLine.slice(0, onLine.length - written.length).trim() === '';
  if (isFresh || statement === undefined) return { ...base, setting: 'begin' };
  const item = statement.body.at(-1);
  if (item === undefined || statement.concept === undefined) {
    const rule = statement.concept && headRule[statement.concept];
    return { ...base, setting: 'head', ...goesOn(rule, statement.head, word, own) };
  }
  if (item.kind === 'row') return { ...base, setting: 'row', ...inRow(text, statement, item, word) };
  const rule = item.concept === undefined ? restRule(statement.concept) : lineRule[item.concept];
  return { ...base, setting: 'line', line: item.concept, ...goesOn(rule, item.tokens, word, own) };
}

const restRule = (concept: DeclarationConcept): RuleName => (concept === 'fact' ? 'factRest' : 'steps');

function goesOn(rule: RuleName | undefined, tokens: readonly IToken[], word: Piece, locale: Locale) {
  return {
    before: tokens.map(caretWord),
    expected: rule === undefined ? nothingExpected : expectedNext(rule, tokens),
    phrases: rule === undefined ? [] : openPhrases(rule, tokens, word, locale),
  };
}

function inRow(text: string, statement: Statement, item: Extract<BodyItem, { kind: 'row' }>, word: Piece) {
  const lastBar = item.tokens.findLastIndex(isPipe);
  const opens = item.tokens[0] !== undefined && isPipe(item.tokens[0]);
  const column = item.tokens.filter(isPipe).length - (opens ? 1 : 0);
  const index = statement.body.filter(({ kind }) => kind === 'row').length - 1;
  const isHeading = index === 0 && withHeading.has(statement.concept ?? 'tariff');
  const raw = item.tokens.slice(lastBar + 1);
  const tokens = findKeywords(raw, statement.locale, { capital: true });
  const as = tokens.findLastIndex(({ tokenType }) => tokenType.CATEGORIES?.includes(concepts.as) === true);
  const rule: RuleName = isHeading ? 'headingRole' : 'cellFormula';
  const read = isHeading && as >= 0 ? tokens.slice(as + 1) : tokens;
  const bands = isHeading ? nothingExpected : expectedNext('band', tokens);
  const formula = expectedNext(rule, read);
  return {
    ...goesOn(rule, read, word, statement.locale),
    before: tokens.map(caretWord),
    row: { index, column },
    expected: either(formula, bands),
    headings: headingsOf(text, statement),
  };
}

const either = (one: Expected, other: Expected): Expected => ({
  concepts: new Set([...one.concepts, ...other.concepts]),
  name: one.name || other.name,
  number: one.number || other.number,
  unit: one.unit || other.unit,
  percent: one.percent || other.percent,
  date: one.date || other.date,
  text: one.text || other.text,
});

/** The first row of these names their columns. */
const withHeading: ReadonlySet<DeclarationConcept> = new Set(['table', 'scale', 'reading', 'example']);

function headingsOf(text: string, statement: Statement): readonly string[] {
  const first = statement.body.find((item) => item.kind === 'row');
  if (first === undefined) return [];
  const range = { start: first.tokens[0]?.startOffset ?? 0, end: endOf(first.tokens.at(-1)!) };
  const cells = text.slice(range.start, range.end).split('|');
  return cells.slice(1, -1).map((cell) => cell.trim());
}

function caretWord(token: IToken): CaretWord {
  const { tokenType } = token;
  const kind =
    tokenType === NumberLiteral
      ? 'number'
      : tokenType === DateLiteral || tokenType === TimeLiteral
        ? 'date'
        : canBeName(token)
          ? 'name'
          : 'other';
  return { ...pieceOf(token), kind, concepts: (tokenType.CATEGORIES ?? []).map(({ name }) => name) };
}

/** Within quotes or a comment: both end with the line, a text also with the cell. */
function quietSetting(onLine: string): 'text' | 'comment' | undefined {
  let open: '"' | '»' | undefined;
  const isRow = onLine.trimStart().startsWith('|');
  for (const sign of onLine) {
    if (open !== undefined) {
      if (sign === open || (isRow && sign === '|')) open = undefined;
    } else if (sign === '#') return 'comment';
    else if (sign === '"') open = '"';
    else if (sign === '«') open = '»';
  }
  return open === undefined ? undefined : 'text';
}
