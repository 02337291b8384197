// Where a rule stopped → one sentence for the person who wrote the line.

import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import {
  badName,
  foreignWord,
  missingValue,
  missingWord,
  misspelledWord,
  reservedName,
  tightDivision,
  unfinishedLine,
  unreadableFrom,
} from '../compiler/diagnostics/catalogue/syntax.js';
import type { Diagnostic, Localized } from '../compiler/diagnostics/diagnostic.js';
import { type Form, formOf } from './forms.js';
import { type Concept, wordOf } from './keywords.js';
import { endOf } from './lexer.js';
import { canBeName, keywordAt } from './phrases.js';
import { type Reader, spanOf } from './reader.js';
import { misspelledKeyword } from './spelling.js';
import type { Range } from './statements.js';
import { CompoundUnit, concepts, Name } from './tokens.js';

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
const valueRules = new Set(['primary', 'band', 'partBand', 'comparison', 'blockWidth', 'step', 'quantity']);

const replaceTitle = (text: string): Localized => ({ en: `write \`${text}\``, fr: `écrire \`${text}\`` });

/** Turns the exception of a failed rule into a diagnostic. */
export function mistakeOf(
  reader: Reader,
  error: IRecognitionException,
  tokens: readonly IToken[],
  place: Place,
): Diagnostic {
  const form = formOf(place.form, reader.locale);
  const index = error.token.tokenType === EOF ? tokens.length : tokens.indexOf(error.token);
  const near = nearbyWord(reader, tokens, index);
  if (near) return near;
  const token = tokens[index];
  const before = tokens[index - 1];
  const rule = error.context.ruleStack.at(-1) ?? '';
  if (!token) {
    const last = tokens.at(-1);
    const range = last ? { start: last.startOffset, end: endOf(last) } : place.at;
    return unfinishedLine(spanOf(reader, range), { after: reader.text.slice(range.start, range.end), form });
  }
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  const word = reader.text.slice(span.start, span.end);
  if (token.tokenType === CompoundUnit) {
    const apart = token.image.split('/').join(' / ');
    return tightDivision(
      span,
      { written: token.image, apart },
      { fix: { title: replaceTitle(apart), edits: [{ span, text: apart }] } },
    );
  }
  if (error.message === 'Name') {
    return isKeyword(token) ? reservedName(span, { word }) : badName(span, { word });
  }
  if (error.name === 'NoViableAltException' && valueRules.has(rule)) {
    const after = before && reader.text.slice(before.startOffset, endOf(before));
    return missingValue(span, { before: word, after, form });
  }
  const missing = missingText(reader, error.message);
  if (missing !== undefined) return missingWord(span, { missing, before: word, form });
  return unreadableFrom(span, { word, form });
}

const isKeyword = (token: IToken): boolean =>
  !canBeName(token) && token.tokenType.CATEGORIES?.some((category) => category.name in concepts) === true;

function missingText(reader: Reader, expected: string): string | undefined {
  if (expected in signs) return signs[expected];
  return expected in concepts ? wordOf(expected as Concept, reader.locale) : undefined;
}

/** A misspelled keyword, or one of the other language, where the rule stopped or just before. */
function nearbyWord(reader: Reader, tokens: readonly IToken[], stopped: number): Diagnostic | undefined {
  const other = reader.locale === 'en' ? 'fr' : 'en';
  for (const index of [stopped, stopped - 1]) {
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
      return foreignWord(
        span,
        { written, instead, fileLanguage: reader.locale },
        { fix: { title: replaceTitle(instead), edits: [{ span, text: instead }] } },
      );
    }
  }
  for (const index of [stopped, stopped - 1, stopped - 2]) {
    const misspelled = index >= 0 ? misspelledKeyword(tokens, index, reader.locale) : undefined;
    if (!misspelled) continue;
    const last = misspelled.written.at(-1);
    const first = misspelled.written[0];
    if (!first || !last) continue;
    const span = spanOf(reader, { start: first.startOffset, end: endOf(last) });
    const written = reader.text.slice(span.start, span.end);
    return misspelledWord(
      span,
      { written, meant: misspelled.meant },
      { fix: { title: replaceTitle(misspelled.meant), edits: [{ span, text: misspelled.meant }] } },
    );
  }
  return undefined;
}
