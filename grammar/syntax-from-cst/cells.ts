// One cell of a table: what it is shows in its words; the checker knows which kind its column wants.

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { misspelledWord } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import { strangeCharacter } from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { suggest } from '../../compiler/diagnostics/suggest.js';
import { foldedLabel } from '../lines/names-in-file.js';
import { type Reader, spanOf } from '../lines/reader.js';
import type { RawCell, RawRow } from '../lines/rows.js';
import type { Form } from '../mistakes/forms.js';
import type { Place } from '../mistakes/place.js';
import { readRule, tryRule } from '../parser/read-rule.js';
import type { Cell, CellContent, Expr, TableRowSyntax } from '../tree/syntax.js';
import { dayNamed } from '../words/calendar-words.js';
import { wordOf } from '../words/keywords.js';
import { endOf } from '../words/lexer.js';
import { canBeName, findKeywords } from '../words/phrases.js';
import {
  Close,
  Comma,
  concepts as c,
  DateLiteral,
  Elided,
  Minus,
  Name,
  NumberLiteral,
  Open,
  Other,
  Percent,
  TimeLiteral,
} from '../words/tokens.js';
import { prefixesFrom } from './bands.js';
import { cstSpan, namesOf, node, nodes } from './cst-access.js';
import { bandFrom, expressionFrom, openBandFrom, stepsAround } from './expressions.js';

/** A row of values, boundaries and words. */
export function bodyRow(reader: Reader, row: RawRow): TableRowSyntax {
  return { cells: row.cells.map((cell) => bodyCell(reader, cell)), span: row.span };
}

export function bodyCell(reader: Reader, cell: RawCell, form: Form = 'cell'): Cell {
  return { text: cell.text, span: cell.span, content: contentOrLabel(reader, cell, form) };
}

/** An option's label may read like anything, `18-25`, `Over 50 kg gross`; what cannot be read otherwise is one. */
function contentOrLabel(reader: Reader, cell: RawCell, form: Form): CellContent {
  if (!reader.labels.has(foldedLabel(cell.text))) return contentOf(reader, cell, form);
  const told: Diagnostic[] = [];
  const content = contentOf({ ...reader, report: (diagnostic) => told.push(diagnostic) }, cell, form);
  if (content.kind === 'broken') return { kind: 'words' };
  told.forEach(reader.report);
  return content;
}

const startsBand: readonly TokenType[] = [
  c.thenFrom,
  c.upTo,
  c.below,
  c.above,
  c.from,
  c.rangeFrom,
  c.between,
  c.atLeast,
  c.atMost,
  c.firstPart,
  c.nextPart,
];
const is = (token: IToken | undefined, type: TokenType) => token !== undefined && tokenMatcher(token, type);

function contentOf(reader: Reader, cell: RawCell, form: Form): CellContent {
  if (cell.tokens.length === 0) return { kind: 'empty' };
  const tokens = findKeywords(cell.tokens, reader.locale, { capital: true });
  if (tokens.length === 1) {
    if (is(tokens[0], c.otherwise)) return { kind: 'otherwise' };
    if (is(tokens[0], c.notGiven)) return { kind: 'not-given' };
  }
  const place = { form, at: cell.span };
  if (is(tokens[0], c.beginsWith)) {
    const cst = readRule(reader, 'prefixes', tokens, place);
    return cst ? { kind: 'prefixes', prefixes: prefixesFrom(reader, cst) } : { kind: 'broken' };
  }
  const parts = boundariesJoined(reader, tokens, place);
  if (parts) return parts;
  const boundary = boundaryOf(reader, tokens, place);
  if (boundary) return boundary;
  if (isListOfNames(tokens)) {
    const cst = readRule(reader, 'orNames', tokens, place);
    return cst ? { kind: 'names', names: namesOf(reader, cst) } : { kind: 'broken' };
  }
  if (isSentence(tokens) && isWords(reader, cell)) return wordsOf(reader, cell);
  const formula = tryRule(reader, 'cellFormula', tokens, place);
  if ('cst' in formula) return { kind: 'expression', expression: formulaFrom(reader, formula.cst) };
  if (tokens.some((token) => token.tokenType === Comma)) {
    const list = tryRule(reader, 'values', tokens, place);
    if ('cst' in list) {
      return { kind: 'values', values: nodes(list.cst, 'sum').map((value) => expressionFrom(reader, value)) };
    }
  }
  if (isWords(reader, cell)) return wordsOf(reader, cell);
  reader.report(formula.mistake());
  return { kind: 'broken' };
}

/** Free words, unless they are one of the words that stand alone, misspelled. */
function wordsOf(reader: Reader, cell: RawCell): CellContent {
  const lone = [
    wordOf('rest', reader.locale),
    wordOf('otherwise', reader.locale),
    wordOf('notGiven', reader.locale),
  ];
  const meant = suggest(cell.text, lone);
  if (meant === undefined) return { kind: 'words' };
  reader.report(misspelledWord(cell.span, { written: cell.text, meant }));
  return { kind: 'broken' };
}

/** What begins, ends or is a boundary by its words; undefined for every other cell. */
export function boundaryOf(reader: Reader, tokens: readonly IToken[], place: Place): CellContent | undefined {
  const [first, second] = tokens;
  if (tokens.length === 1 && is(first, c.rest)) return { kind: 'rest' };
  if (tokens.length === 2 && is(first, c.thenFrom) && is(second, c.rest)) return { kind: 'rest' };
  const band = bandTokens(tokens);
  if (band) {
    const cst = readRule(reader, 'band', band, place);
    return cst ? { kind: 'band', band: bandFrom(reader, cst) } : { kind: 'broken' };
  }
  const hyphenated = place.form === 'cell' ? rangeWithHyphen(reader, tokens) : undefined;
  if (hyphenated) {
    reader.report(hyphenated);
    return { kind: 'broken' };
  }
  const range = bareRange(tokens);
  if (range) {
    const cst = readRule(reader, 'bareRange', range, place);
    return cst ? { kind: 'band', band: bandFrom(reader, cst) } : { kind: 'broken' };
  }
  if (is(tokens.at(-1), c.orMore) || is(tokens.at(-1), c.orLess)) {
    const cst = readRule(reader, 'openBand', tokens, place);
    return cst ? { kind: 'band', band: openBandFrom(reader, cst) } : { kind: 'broken' };
  }
  return undefined;
}

/** `6:00 to 16:00 or 21:00 to 24:00`; from one value to another and again, documents also write a comma or `and`. */
function boundariesJoined(reader: Reader, tokens: readonly IToken[], place: Place): CellContent | undefined {
  const isRange = (group: readonly IToken[]): boolean => bareRange(group) !== undefined;
  const anyJoint = split(tokens, (token) => is(token, c.or) || is(token, c.and) || is(token, Comma));
  const groups = anyJoint.every(isRange) ? anyJoint : split(tokens, (token) => is(token, c.or));
  const begins = groups.some((group) => isRange(group) || bandTokens(group) !== undefined);
  if (groups.length < 2 || groups.some((group) => group.length === 0) || !begins) return undefined;
  const parts = groups.map((group): CellContent => {
    const boundary = boundaryOf(reader, group, place);
    if (boundary) return boundary;
    const cst = readRule(reader, 'cellFormula', group, place);
    return cst ? { kind: 'expression', expression: formulaFrom(reader, cst) } : { kind: 'broken' };
  });
  return parts.some(({ kind }) => kind === 'broken') ? { kind: 'broken' } : { kind: 'any-of', parts };
}

function split(
  tokens: readonly IToken[],
  isJoint: (token: IToken) => boolean,
): readonly (readonly IToken[])[] {
  const groups: IToken[][] = [[]];
  for (const token of tokens) {
    if (isJoint(token)) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

/** The tokens of a boundary in the order in which its rule reads them; undefined where there is none. */
function bandTokens(tokens: readonly IToken[]): readonly IToken[] | undefined {
  const starts = startsBand.some((type) => is(tokens[0], type));
  // `the first hour`: one.
  if (starts && tokens.length === 2 && (is(tokens[0], c.firstPart) || is(tokens[0], c.nextPart))) {
    return canBeName(tokens[1]!) ? [tokens[0]!, oneBefore(tokens[1]!), tokens[1]!] : tokens;
  }
  if (starts) return tokens;
  // `first 5 days`; French `les 5 premiers jours`, `les 5 jours suivants`.
  const words = is(tokens[0], c.article) ? tokens.slice(1) : tokens;
  const word = words.find((token) => is(token, c.first) || is(token, c.next));
  if (word === undefined || words.length < 2 || words.length > 3) return undefined;
  const type = is(word, c.first) ? c.firstPart : c.nextPart;
  const [first, second] = words.filter((token) => token !== word);
  const begin = { ...word, tokenType: type, tokenTypeIdx: type.tokenTypeIdx! };
  if (first && second)
    return is(first, NumberLiteral) && (canBeName(second) || is(second, Percent))
      ? [begin, first, second]
      : undefined;
  return first && canBeName(first) ? [begin, oneBefore(first), first] : undefined;
}

const oneBefore = (unit: IToken): IToken => ({
  ...unit,
  image: '1',
  tokenType: NumberLiteral,
  tokenTypeIdx: NumberLiteral.tokenTypeIdx!,
});

/** `16-64 years`: a subtraction of two numbers that touch was never meant. */
function rangeWithHyphen(reader: Reader, tokens: readonly IToken[]): Diagnostic | undefined {
  const [low, hyphen, high] = tokens;
  const limits = [NumberLiteral, TimeLiteral].find((type) => is(low, type) && is(high, type));
  const days = low && high && namesDay(low) && namesDay(high);
  if (!is(hyphen, Minus) || !(limits || days)) return undefined;
  const { start, end } = { start: low!.startOffset, end: endOf(high!) };
  const written = reader.text.slice(start, end);
  if (/\s*-\s/.test(written)) return undefined;
  const instead = `${low!.image} ${wordOf('to', reader.locale)} ${high!.image}`;
  const span = spanOf(reader, { start, end });
  return strangeCharacter(
    spanOf(reader, { start: hyphen!.startOffset, end: endOf(hyphen!) }),
    { character: '-', instead: { en: `\`${instead}\``, fr: `\`${instead}\`` } },
    replacing(span, instead),
  );
}

/** `Monday`, `novembre`; what the file means by the word is seen later. */
const namesDay = (token: IToken): boolean =>
  canBeName(token) &&
  (dayNamed(token.image, 'en') !== undefined || dayNamed(token.image, 'fr') !== undefined);

/** `13 to 64 years`, `0 – 18 200`: between numbers a dash is `to`. */
function bareRange(tokens: readonly IToken[]): readonly IToken[] | undefined {
  const begins = (token: IToken | undefined): boolean =>
    is(token, NumberLiteral) || is(token, TimeLiteral) || (token !== undefined && namesDay(token));
  if (!begins(tokens[0]) && !is(tokens[0], DateLiteral)) return undefined;
  const isDash = (token: IToken, index: number) => /^[–—]$/.test(token.image) && begins(tokens[index + 1]);
  const range = tokens.map((token, index) =>
    isDash(token, index) ? { ...token, tokenType: c.to, tokenTypeIdx: c.to.tokenTypeIdx! } : token,
  );
  return range.slice(1, 3).some((token) => is(token, c.to)) ? range : undefined;
}

/** A formula with the steps after its commas. */
export function formulaFrom(reader: Reader, cst: Parameters<typeof node>[0]): Expr {
  const value = expressionFrom(reader, node(cst, 'expression'));
  const steps = nodes(cst, 'step');
  return steps.length === 0 ? value : stepsAround(reader, value, steps, cstSpan(reader, cst));
}

/** `film or game`: at least two names, joined by `or`. */
const isListOfNames = (tokens: readonly IToken[]): boolean =>
  tokens.length > 2 &&
  tokens.length % 2 === 1 &&
  tokens.every((token, index) => (index % 2 === 0 ? canBeName(token) : is(token, c.or)));

/** Words next to each other and no keyword: no formula, so none is looked for. */
const isSentence = (tokens: readonly IToken[]): boolean =>
  tokens.length > 1 && tokens.every(({ tokenType }) => tokenType === Name || tokenType === Other);

/** Free words: nothing in them counts or computes. */
function isWords(reader: Reader, cell: RawCell): boolean {
  const plain = new Set<TokenType>([Name, Elided, Open, Close, Comma, Other]);
  return cell.tokens.every((token) => {
    if (token.tokenType === Minus) {
      // A hyphen within a word.
      return /\S-\S/.test(reader.text.slice(Math.max(0, token.startOffset - 1), token.startOffset + 2));
    }
    if (token.tokenType === Other) return !/["«“”<>≤≥×÷−=]/.test(token.image);
    return plain.has(token.tokenType);
  });
}
