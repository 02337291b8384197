// Where lines are put in: below a declaration, before one, at the end of what rules there are.

import { usualPhrase } from '../../../grammar/editing/open-phrases.js';
import type { Declaration, RuleFile } from '../../../grammar/tree/syntax.js';
import type { Formula } from '../../../grammar/tree/syntax-expressions.js';
import { wordsOf } from '../../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../../grammar/words/line-keywords.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import type { Span } from '../../source.js';
import type { Snapshot } from '../snapshot.js';

/** The rule file and the declaration that a span lies in. */
export function declarationAround(
  { compilation }: Snapshot,
  span: Span,
): { readonly file: RuleFile; readonly declaration: Declaration } | undefined {
  const file = compilation.resolved.files.find(({ path }) => path === span.file);
  const declaration = file?.declarations.find(
    (one) => one.span.start <= span.start && span.start <= one.span.end,
  );
  return file && declaration && { file, declaration };
}

/** The usual word of a keyword in a file's language. */
export function wordIn(
  concept: keyof typeof declarationKeywords | keyof typeof lineKeywords,
  locale: Locale,
): string {
  const known = { ...declarationKeywords, ...lineKeywords }[concept];
  return wordsOf(known, locale)[0] ?? concept;
}

export const becauseIn = (locale: Locale): string =>
  ({ en: usualPhrase('because', 'en') ?? 'because', fr: 'car' })[locale];

/** A text in quotes, in the pair that it does not contain itself. */
export const quoted = (text: string): string => (text.includes('"') ? `« ${text} »` : `"${text}"`);

/** An empty span at an offset. */
export const at = (file: string, offset: number): Span => ({ file, start: offset, end: offset });

/** The line end of a file: what is put in ends as the other lines do. */
export const newline = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** Where a formula says last that it is not rounded, with the blanks before; an empty span at its end where it does not. */
export function notRoundedIn({ text }: RuleFile, { steps, span }: Formula): Span {
  const last = steps.at(-1);
  return last?.kind === 'not-rounded'
    ? { ...last.span, start: text.slice(0, last.span.start).trimEnd().length }
    : at(span.file, span.end);
}
