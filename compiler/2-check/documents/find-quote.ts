// Finds a quote in a source text, and the passage that comes closest to one that is not there.

import { type FoldedText, foldText } from './folded-text.js';

export type QuoteSearch =
  | {
      readonly found: true;
      /** Offsets in the text, from the first to the last part. */
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly found: false;
      /** The part between `[…]` that is not there, as written. */
      readonly part: string;
      readonly nearest: Passage | undefined;
    };

export interface Passage {
  readonly text: string;
  readonly start: number;
  /** One-based. */
  readonly line: number;
}

/** A source text made ready for many searches. */
export interface SourceText {
  readonly original: string;
  readonly folded: FoldedText;
}

export const readSource = (original: string): SourceText => ({ original, folded: foldText(original) });

/** `[…]` and `[...]` skip; typography, white space and markup count for nothing. An empty quote is not found. */
export function findQuote(source: SourceText | string, quote: string): QuoteSearch {
  const { original, folded } = typeof source === 'string' ? readSource(source) : source;
  const parts = quote.split(/\[\s*(?:…|\.\.\.)\s*\]/u);
  let from = 0;
  let start: number | undefined;
  let end = 0;
  for (const part of parts) {
    const wanted = foldText(part).text;
    if (wanted === '') continue;
    const at = folded.text.indexOf(wanted, from);
    if (at < 0) return { found: false, part: part.trim(), nearest: nearestPassage(original, part) };
    start ??= folded.offsets[at] ?? 0;
    from = at + wanted.length;
    end = (folded.offsets[from - 1] ?? original.length) + 1;
  }
  if (start === undefined) return { found: false, part: quote.trim(), nearest: undefined };
  return { found: true, start, end };
}

/** Every place of a passage, from the beginning. */
export function findAll(
  source: SourceText,
  passage: string,
): readonly { readonly start: number; readonly end: number }[] {
  const wanted = foldText(passage).text;
  const places: { start: number; end: number }[] = [];
  if (wanted === '') return places;
  const { text, offsets } = source.folded;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const last = offsets[at + wanted.length - 1] ?? source.original.length;
    places.push({ start: offsets[at] ?? 0, end: last + 1 });
  }
  return places;
}

interface Word {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    folded: foldText(match[0]).text.toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Passages that share fewer of the quote's words than this are not worth showing. */
const leastShare = 0.5;

/** The window of the text that shares most words with the quote, if it shares at least half of them. */
export function nearestPassage(text: string, quote: string): Passage | undefined {
  const wanted = wordsIn(quote);
  const words = wordsIn(text);
  if (wanted.length === 0 || words.length === 0) return undefined;
  const missing = new Map<string, number>();
  for (const { folded } of wanted) missing.set(folded, (missing.get(folded) ?? 0) + 1);
  const width = Math.min(wanted.length, words.length);
  let shared = 0;
  let best = 0;
  let bestAt = 0;
  for (const [index, word] of words.entries()) {
    const left = missing.get(word.folded);
    if (left !== undefined) {
      if (left > 0) shared++;
      missing.set(word.folded, left - 1);
    }
    const leaving = words[index - width];
    const back = leaving && missing.get(leaving.folded);
    if (leaving && back !== undefined) {
      if (back >= 0) shared--;
      missing.set(leaving.folded, back + 1);
    }
    if (shared > best) {
      best = shared;
      bestAt = Math.max(0, index - width + 1);
    }
  }
  if (best < wanted.length * leastShare) return undefined;
  const [first, last] = [words[bestAt], words[Math.min(words.length, bestAt + width) - 1]];
  if (first === undefined || last === undefined) return undefined;
  return {
    text: text.slice(first.start, last.end).replace(/\s+/g, ' '),
    start: first.start,
    line: text.slice(0, first.start).split('\n').length,
  };
}
