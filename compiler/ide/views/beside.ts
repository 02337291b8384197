// Documents beside their rules: every number and quote of a document with the places of the rules that it has, and back.

import { findAll, findQuote, readSource, type SourceText } from '../../2-check/documents/find-quote.js';
import { ledgerOf } from '../../2-check/documents/number-ledger.js';
import type { CheckedTariff } from '../../2-check/types/checked.js';
import type { SourceFile, Span } from '../../source.js';
import type { Snapshot } from '../snapshot.js';

export type NumberStatus = 'used' | 'explained' | 'heading' | 'period' | 'unused';

/** A number of a document, as often as it is printed. */
export interface DocumentNumber {
  readonly start: number;
  readonly end: number;
  readonly status: NumberStatus;
  /** Where rules have it. */
  readonly uses: readonly Span[];
  /** Why no rule has it, where a line says so. */
  readonly because: string;
}

/** A quote, or a passage that is not used or not modelled, with where the document has it. */
export interface DocumentPassage {
  readonly rule: Span;
  readonly kind: 'quote' | 'explained';
  readonly text: string;
  /** Undefined where the document does not say it. */
  readonly found: { readonly start: number; readonly end: number } | undefined;
  /** The passage that comes closest, where it is not found. */
  readonly nearest: { readonly start: number; readonly text: string } | undefined;
}

export interface Beside {
  readonly path: string;
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly text: string;
  readonly numbers: readonly DocumentNumber[];
  readonly passages: readonly DocumentPassage[];
}

/** Every document that was read, in the order in which rules name them. Holds also while rules have mistakes. */
export function besideOf({ compilation }: Snapshot): readonly Beside[] {
  const { checked, documents } = compilation;
  return documents.map((file) => {
    const named = checked.documents.find(({ name }) => isNamed(file, name));
    const source = readSource(file.text);
    return {
      path: file.path,
      name: named?.name ?? file.path,
      language: named?.language ?? checked.language,
      text: file.text,
      numbers: numbersIn(file.text, checked),
      passages: passagesIn(source, checked, named?.name, named?.span.file),
    };
  });
}

const isNamed = ({ path }: SourceFile, name: string): boolean =>
  path === name || path.endsWith(`/${name.replace(/^(?:\.\.?\/)+/, '')}`);

function numbersIn(text: string, checked: CheckedTariff): readonly DocumentNumber[] {
  return ledgerOf(text, checked).map((entry) => ({
    start: entry.number.start,
    end: entry.number.start + entry.number.text.length,
    status: entry.status,
    uses: entry.status === 'used' ? entry.uses.map(({ span }) => span) : [],
    because: entry.status === 'explained' ? entry.because : '',
  }));
}

function passagesIn(
  source: SourceText,
  checked: CheckedTariff,
  document: string | undefined,
  file: string | undefined,
): readonly DocumentPassage[] {
  // A file that names documents of its own quotes these, another one any.
  const own = checked.documents.map(({ span }) => span.file);
  const quotes = checked.quotes
    .filter(({ span }) => span.file === file || !own.includes(span.file))
    .map(({ text, span }) => passage(source, text, span, 'quote'));
  const explained = [
    ...checked.notModelled,
    ...checked.numbers.flatMap(({ passage: text, span }) => (text === undefined ? [] : [{ text, span }])),
  ];
  const seen = new Set<string>();
  const others = explained.flatMap(({ text, span }) => {
    const key = `${span.file} ${span.start}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const places = findAll(source, text);
    if (places.length < 2) return [passage(source, text, span, 'explained')];
    return places.map((found) => ({
      rule: span,
      kind: 'explained' as const,
      text,
      found,
      nearest: undefined,
    }));
  });
  const several = checked.documents.length > 1;
  return [...quotes, ...others].filter(
    ({ found }) => found !== undefined || !several || document === undefined,
  );
}

function passage(
  source: SourceText,
  text: string,
  rule: Span,
  kind: DocumentPassage['kind'],
): DocumentPassage {
  const search = findQuote(source, text);
  if (search.found)
    return { rule, kind, text, found: { start: search.start, end: search.end }, nearest: undefined };
  return { rule, kind, text, found: undefined, nearest: search.nearest };
}
