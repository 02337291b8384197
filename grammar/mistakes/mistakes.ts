// Where a rule stopped → one sentence for the person who wrote the line.

import { EOF, type IRecognitionException, type IToken, tokenMatcher } from 'chevrotain';
import {
  badName,
  foreignWord,
  missingValue,
  missingWord,
  misspelledWord,
  reservedName,
  unfinishedLine,
  unreadableFrom,
} from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { otherLocale } from '../../compiler/languages.js';
import { namingConcepts } from '../lines/names-in-file.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { type Concept, wordOf } from '../words/keywords.js';
import { endOf } from '../words/lexer.js';
import { canBeName, isKeyword, keywordAt } from '../words/phrases.js';
import { type Misspelled, misspelledKeyword, withoutAccents } from '../words/spelling.js';
import { concepts, Equals, Name, NumberLiteral, Open, Pipe } from '../words/tokens.js';
import { branchesIn } from './everyday/branches.js';
import { everydayPhraseIn } from './everyday/phrases.js';
import { type Form, formOf } from './forms.js';
import { freeNameFor } from './free-names.js';
import type { Place } from './place.js';
import { slipAt } from './slips.js';

const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  Colon: ':',
  Open: '(',
  Close: ')',
  Semicolon: ';',
  Comma: ',',
};
const announcesRows = [concepts.lowerOf, concepts.higherOf, concepts.sumOf, concepts.firstOf];
// The first word of these lines is the name that they declare, whatever it looks like.
const declaresName = new Set<Form>(['tariff', 'module', 'currency', 'unit', ...namingConcepts]);
const listsNames = new Set<Form>(['results', 'removed', 'check', 'use', 'unit']);
const valueRules = new Set(['primary', 'band', 'partBand', 'comparison', 'blockWidth', 'step', 'quantity']);

/** Turns the exception of a failed rule into a diagnostic. */
export function mistakeOf(
  reader: Reader,
  error: IRecognitionException,
  tokens: readonly IToken[],
  place: Place,
): Diagnostic {
  const form = formOf(place.form, reader.locale);
  const index = error.token.tokenType === EOF ? tokens.length : tokens.indexOf(error.token);
  const declares = declaresName.has(place.form);
  const complete = error.name === 'NotAllInputParsedException';
  const wanted = error.message;
  const near =
    branchesIn(reader, tokens, place) ??
    everydayPhraseIn(reader, tokens, place) ??
    (isFirstOption(tokens, index) ? takenWord(reader, tokens, index, place) : undefined) ??
    slipAt({ reader, wanted, complete, tokens, index, form: place.form, declares }) ??
    takenWord(reader, tokens, index, place) ??
    takenElsewhere(reader, tokens, index) ??
    nearbyWord(reader, tokens, index, declares ? 1 : 0);
  if (near) return near;
  const token = tokens[index];
  if (!token) {
    const last = tokens.at(-1);
    const range = last ? { start: last.startOffset, end: endOf(last) } : place.at;
    return unfinishedLine(spanOf(reader, range), { after: reader.text.slice(range.start, range.end), form });
  }
  return (
    withoutParenthesis(reader, error, token, tokens[index + 1]) ??
    unexpected(reader, error, token, tokens[index - 1], place)
  );
}

const betweenOptions = [concepts.oneOf, concepts.is, Pipe];

/** Right behind `one of` nothing but an option stands, whatever else its word means. */
const isFirstOption = (tokens: readonly IToken[], index: number): boolean =>
  index > 0 && tokenMatcher(tokens[index - 1]!, concepts.oneOf);

/** `one of from | to`, `| in "Inside" |`: an option whose name is a keyword. */
function takenWord(
  reader: Reader,
  tokens: readonly IToken[],
  index: number,
  place: Place,
): Diagnostic | undefined {
  const [before, token] = [tokens[index - 1], tokens[index]];
  if (token === undefined || !isKeyword(token)) return undefined;
  const lists = tokens.some((each) => tokenMatcher(each, concepts.oneOf));
  const isOption =
    place.form === 'option' ||
    (place.form === 'oneOf' && index === 0) ||
    (place.form === 'fact' && lists && betweenOptions.some((type) => before && tokenMatcher(before, type)));
  if (!isOption) return undefined;
  return reservedAt(reader, token, 'option');
}

/** A word of the language as a name; all its places are told as one. */
function reservedAt(reader: Reader, token: IToken, kind: 'fact' | 'option'): Diagnostic {
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  const word = reader.text.slice(span.start, span.end);
  const free = freeNameFor(reader, word, kind);
  return reservedName(span, { word, free }, { cause: word, ...replacing(span, free) });
}

/** Where a rule stopped at, or right behind, a word that the file declares as a name. */
function takenElsewhere(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  for (const token of [tokens[index], tokens[index - 1]]) {
    const kind = token && isKeyword(token) ? reader.taken.get(token.image) : undefined;
    if (token && kind) return reservedAt(reader, token, kind);
  }
  return undefined;
}

/** Rows are announced, but values follow. */
function withoutParenthesis(
  reader: Reader,
  error: IRecognitionException,
  token: IToken,
  next: IToken | undefined,
) {
  const announces = announcesRows.some((type) => tokenMatcher(token, type));
  if (!next || next.tokenType === Open || !announces || error.name !== 'NoViableAltException')
    return undefined;
  const span = spanOf(reader, { start: next.startOffset, end: endOf(next) });
  return missingWord(span, { missing: '(', before: next.image, form: formOf('parenthesis', reader.locale) });
}

function unexpected(
  reader: Reader,
  error: IRecognitionException,
  token: IToken,
  before: IToken | undefined,
  place: Place,
): Diagnostic {
  const form = formOf(place.form, reader.locale);
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  const word = reader.text.slice(span.start, span.end);
  const rule = error.context.ruleStack.at(-1) ?? '';
  if (error.message === 'Name') {
    const written = /^\d[\d.,]*[\p{L}_][\p{L}\p{M}\d_]*/u.exec(
      reader.text.slice(span.start, span.start + 100),
    )?.[0];
    if (written)
      return badName({ ...span, end: span.start + written.length }, { word: written, digit: true });
    if (!isKeyword(token)) return badName(span, { word });
    return reservedAt(reader, token, 'fact');
  }
  const afterEquals = before?.tokenType === Equals;
  if (error.name === 'NoViableAltException' && (valueRules.has(rule) || afterEquals)) {
    const after = before && reader.text.slice(before.startOffset, endOf(before));
    return missingValue(span, { before: word, after, form });
  }
  const missing = missingText(reader, error, token, listsNames.has(place.form) ? before : undefined);
  if (missing !== undefined) return missingWord(span, { missing, before: word, form });
  return unreadableFrom(span, { word, form });
}

function missingText(
  reader: Reader,
  error: IRecognitionException,
  token: IToken,
  before: IToken | undefined,
): string | undefined {
  const expected = error.message;
  if (expected in signs) return signs[expected];
  if (expected in concepts) return wordOf(expected as Concept, reader.locale);
  if (error.name === 'NoViableAltException' && error.context.ruleStack.at(-1) === 'definition') return '=';
  if (error.name !== 'NotAllInputParsedException') return undefined;
  return before !== undefined && canBeName(before) && canBeName(token) ? ',' : undefined;
}

/** A misspelled keyword, or one of the other language, where the rule stopped or just before. */
function nearbyWord(
  reader: Reader,
  tokens: readonly IToken[],
  stopped: number,
  from: number,
): Diagnostic | undefined {
  const places = [stopped, stopped - 1, stopped - 2].filter((index) => index >= from);
  const isFree = (index: number) => !isTaken(reader, tokens, index);
  const accented = places
    .filter(isFree)
    .flatMap((index) => withoutAccents(tokens, index, reader.locale) ?? [])
    .sort((a, b) => b.written.length - a.written.length)[0];
  if (accented) return misspelled(reader, accented);
  for (const index of places.slice(0, 2)) {
    const foreign = foreignPhrase(reader, tokens, index);
    if (foreign) return foreign;
  }
  for (const index of places.filter(isFree)) {
    const found = misspelledKeyword(tokens, index, reader.locale);
    if (found) return misspelled(reader, found);
  }
  return undefined;
}

/** A name of the file, or the unit behind a number: no keyword was meant. */
function isTaken(reader: Reader, tokens: readonly IToken[], index: number): boolean {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]];
  if (token === undefined) return true;
  if (before?.tokenType !== NumberLiteral) return reader.names.has(token.image);
  return after?.tokenType !== NumberLiteral && canBeName(token);
}

function misspelled(reader: Reader, { written, meant }: Misspelled): Diagnostic | undefined {
  const [first, last] = [written[0], written.at(-1)];
  if (!first || !last) return undefined;
  const span = spanOf(reader, { start: first.startOffset, end: endOf(last) });
  const text = reader.text.slice(span.start, span.end);
  return misspelledWord(span, { written: text, meant }, replacing(span, meant));
}

/** A phrase of the other language; one word of it may be a keyword of this one: `plus de`. */
function foreignPhrase(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const token = tokens[index];
  const other = otherLocale[reader.locale];
  const foreign = token && keywordAt(tokens, index, other);
  if (!token || !foreign || (token.tokenType !== Name && foreign.length === 1)) return undefined;
  if (reader.names.has(token.image) && foreign.length === 1) return undefined;
  const meaning = foreign.value.CATEGORIES?.find(
    (category) => category.name in concepts && category !== Name,
  );
  if (!meaning) return undefined;
  const last = tokens[index + foreign.length - 1] ?? token;
  const span = spanOf(reader, { start: token.startOffset, end: endOf(last) });
  const instead = wordOf(meaning.name as Concept, reader.locale);
  const written = reader.text.slice(span.start, span.end);
  return foreignWord(span, { written, instead, fileLanguage: reader.locale }, replacing(span, instead));
}
