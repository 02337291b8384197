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
} from '../compiler/diagnostics/catalogue/syntax.js';
import {
  argumentsByComma,
  hyphenInName,
  symbolComparison,
  tightDivision,
} from '../compiler/diagnostics/catalogue/syntax-signs.js';
import type { Diagnostic } from '../compiler/diagnostics/diagnostic.js';
import { replacing } from '../compiler/diagnostics/replacing.js';
import { type Form, formOf } from './forms.js';
import { type Concept, wordOf } from './keywords.js';
import { endOf } from './lexer.js';
import { canBeName, isKeyword, keywordAt } from './phrases.js';
import { type Reader, spanOf } from './reader.js';
import { misspelledKeyword } from './spelling.js';
import { isStepStart, type Range } from './statements.js';
import { Comma, CompoundUnit, concepts, Equals, Minus, Name, Open } from './tokens.js';

/** The kind of text that was being read, and where, for a text that is empty. */
export interface Place {
  readonly form: Form;
  readonly at: Range;
}

const signs: Readonly<Record<string, string>> = {
  Equals: '=',
  Colon: ':',
  Open: '(',
  Close: ')',
  Semicolon: ';',
  Comma: ',',
};
const attributeStarts = [
  concepts.whole,
  concepts.optional,
  concepts.default,
  concepts.neededWhen,
  concepts.stepOf,
  concepts.taking,
];
const announcesRows = [concepts.lowerOf, concepts.higherOf, concepts.sumOf, concepts.firstOf];
// The first word of these lines is the name that they declare, whatever it looks like.
const declaresName = new Set<Form>([
  'tariff',
  'module',
  'currency',
  'unit',
  'fact',
  'list',
  'choice',
  'table',
  'scale',
  'reading',
  'function',
  'amount',
  'value',
  'answer',
]);
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
  const near = nearbyWord(reader, tokens, index, declaresName.has(place.form) ? 1 : 0);
  if (near) return near;
  const token = tokens[index];
  if (!token) {
    const last = tokens.at(-1);
    const range = last ? { start: last.startOffset, end: endOf(last) } : place.at;
    return unfinishedLine(spanOf(reader, range), { after: reader.text.slice(range.start, range.end), form });
  }
  return (
    knownSlip(reader, error, tokens, index, place) ??
    unexpected(reader, error, token, tokens[index - 1], place)
  );
}

/** Slips that have a sentence of their own. */
function knownSlip(
  reader: Reader,
  error: IRecognitionException,
  tokens: readonly IToken[],
  index: number,
  place: Place,
): Diagnostic | undefined {
  const token = tokens[index]!;
  const before = tokens[index - 1];
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  const replaced = (text: string) => replacing(span, text);
  switch (token.tokenType) {
    case CompoundUnit: {
      const apart = token.image.split('/').join(' / ');
      return tightDivision(span, { written: token.image, apart }, replaced(apart));
    }
    case Comma:
      return error.message === 'Close' ? argumentsByComma(span, {}, replaced(';')) : undefined;
    case Equals: {
      const isSecond = tokens.slice(0, index).some((earlier) => earlier.tokenType === Equals);
      const doubled = tokens[index + 1]?.tokenType === Equals;
      if (!isSecond && !doubled && place.form !== 'cell' && place.form !== 'condition') return undefined;
      const instead = wordOf('is', reader.locale);
      const twice = before?.tokenType === Equals || doubled;
      return symbolComparison(span, { written: twice ? '==' : '=', instead }, twice ? {} : replaced(instead));
    }
    case Minus: {
      const after = tokens[index + 1];
      if (!before || !after || index !== 1 || endOf(before) !== token.startOffset) return undefined;
      const whole = spanOf(reader, { start: before.startOffset, end: endOf(after) });
      const written = reader.text.slice(whole.start, whole.end);
      const joined = written.replace('-', '_');
      return hyphenInName(whole, { written, instead: joined }, replacing(whole, joined));
    }
    default: {
      const next = tokens[index + 1];
      const announces = announcesRows.some((type) => tokenMatcher(token, type));
      if (!next || next.tokenType === Open || !announces || error.name !== 'NoViableAltException') {
        return undefined;
      }
      const nextSpan = spanOf(reader, { start: next.startOffset, end: endOf(next) });
      const form = formOf('parenthesis', reader.locale);
      return missingWord(nextSpan, { missing: '(', before: next.image, form });
    }
  }
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
    return isKeyword(token) ? reservedName(span, { word }) : badName(span, { word });
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
  // What could follow a comma stands without one.
  const listed = before !== undefined && canBeName(before) && canBeName(token);
  return listed || isStepStart(token) || attributeStarts.some((type) => tokenMatcher(token, type))
    ? ','
    : undefined;
}

/** A misspelled keyword, or one of the other language, where the rule stopped or just before. */
function nearbyWord(
  reader: Reader,
  tokens: readonly IToken[],
  stopped: number,
  from: number,
): Diagnostic | undefined {
  const other = reader.locale === 'en' ? 'fr' : 'en';
  const places = [stopped, stopped - 1, stopped - 2].filter((index) => index >= from);
  for (const index of places.slice(0, 2)) {
    const token = tokens[index];
    if (token?.tokenType !== Name) continue;
    const foreign = keywordAt(tokens, index, other);
    const meaning = foreign?.value.CATEGORIES?.find(
      (category) => category.name in concepts && category !== Name,
    );
    const last = tokens[index + (foreign?.length ?? 1) - 1] ?? token;
    const span = spanOf(reader, { start: token.startOffset, end: endOf(last) });
    if (foreign && meaning) {
      const instead = wordOf(meaning.name as Concept, reader.locale);
      const written = reader.text.slice(span.start, span.end);
      return foreignWord(span, { written, instead, fileLanguage: reader.locale }, replacing(span, instead));
    }
  }
  for (const index of places) {
    const misspelled = misspelledKeyword(tokens, index, reader.locale);
    if (!misspelled) continue;
    const last = misspelled.written.at(-1);
    const first = misspelled.written[0];
    if (!first || !last) continue;
    const span = spanOf(reader, { start: first.startOffset, end: endOf(last) });
    const written = reader.text.slice(span.start, span.end);
    return misspelledWord(span, { written, meant: misspelled.meant }, replacing(span, misspelled.meant));
  }
  return undefined;
}
