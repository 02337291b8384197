// The rules against their source documents: documents are there, and quotes are found in them.

import {
  documentMissing,
  passageNotFound,
  quoteNotFound,
  quotesUnverified,
} from '../../diagnostics/catalogue/rules/sources.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { SourceFile, Span } from '../../source.js';
import type { Quote, SourceDocument } from '../types/parts.js';
import { findQuote, type QuoteSearch, readSource, type SourceText } from './find-quote.js';
import type { LedgerTariff } from './number-ledger.js';

export type { Passage, QuoteSearch } from './find-quote.js';
export { type LedgerEntry, ledgerOf, numbersNotInSource } from './number-ledger.js';
export type { SourceNumber } from './source-numbers.js';

/** What of a tariff is compared with the documents; the checked tariff and the model both have it. */
export interface SourcedTariff extends LedgerTariff {
  readonly documents: readonly SourceDocument[];
  readonly quotes: readonly Quote[];
  readonly notModelled: readonly { readonly text: string; readonly because: string; readonly span: Span }[];
}

/** The text of the document named in a rule file; undefined when there is none. */
export type DocumentOf = (name: string, from: string) => SourceFile | undefined;

/** Reports documents that are missing, and quotes and passages that are not in their document. */
export function checkQuotes(tariff: SourcedTariff, documentOf: DocumentOf, report: Report): void {
  const documents = distinct(tariff.documents);
  const held: Held[] = [];
  for (const document of documents) {
    const file = document.held ? documentOf(document.name, document.span.file) : undefined;
    if (file) held.push({ document, file, source: readSource(file.text) });
    else if (document.held) report(documentMissing(document.span, { document: document.name }));
  }
  const unverified = new Map<SourceDocument, number>();
  const readable = readableFrom(documents, held);
  for (const quote of tariff.quotes) {
    const { candidates, texts } = readable(quote.span.file);
    const searches = texts.map(({ source }) => findQuote(source, quote.text));
    if (searches.some(({ found }) => found)) continue;
    const open = candidates.find((document) => !texts.some((text) => text.document === document));
    if (open) {
      unverified.set(open, (unverified.get(open) ?? 0) + 1);
      continue;
    }
    const missing = missingPart(searches);
    const [first] = texts;
    if (missing && first) report(quoteNotFound(quote.span, { ...missing, document: first.document.name }));
  }
  for (const [document, count] of unverified) {
    if (!document.held) report(quotesUnverified(document.span, { document: document.name, count }));
  }
  if (documents.length > 0 && held.length === documents.length) checkPassages(tariff, held, report);
}

interface Held {
  readonly document: SourceDocument;
  readonly file: SourceFile;
  readonly source: SourceText;
}

/** A document that is named twice in one file is looked into once. */
function distinct(documents: readonly SourceDocument[]): readonly SourceDocument[] {
  const byName = new Map<string, SourceDocument>();
  for (const document of documents) {
    const key = `${document.span.file}\n${document.name}`;
    if (!byName.has(key)) byName.set(key, document);
  }
  return [...byName.values()];
}

/** The documents that quotes of a file are looked for in: its own, else all. */
function readableFrom<T extends { readonly document: SourceDocument }>(
  documents: readonly SourceDocument[],
  held: readonly T[],
) {
  const byFile = new Map<string, { candidates: readonly SourceDocument[]; texts: readonly T[] }>();
  return (file: string) => {
    const known = byFile.get(file);
    if (known !== undefined) return known;
    const own = documents.filter(({ span }) => span.file === file);
    const candidates = own.length > 0 ? own : documents;
    const found = { candidates, texts: held.filter(({ document }) => candidates.includes(document)) };
    byFile.set(file, found);
    return found;
  };
}

function missingPart(searches: readonly QuoteSearch[]) {
  const misses = searches.filter((search) => !search.found);
  const best = misses.find(({ nearest }) => nearest !== undefined) ?? misses[0];
  return best && { part: best.part, nearest: best.nearest };
}

// What is said not to be used or modelled must be in the document too.
function checkPassages(
  tariff: SourcedTariff,
  held: readonly { readonly source: SourceText }[],
  report: Report,
): void {
  const passages = [
    ...tariff.notModelled,
    ...tariff.numbers.flatMap(({ passage, span }) =>
      passage === undefined ? [] : [{ text: passage, span }],
    ),
  ];
  const seen = new Set<number>();
  for (const { text, span } of passages) {
    if (seen.has(span.start)) continue;
    seen.add(span.start);
    const searches = held.map(({ source }) => findQuote(source, text));
    const missing = searches.some(({ found }) => found) ? undefined : missingPart(searches);
    if (missing) report(passageNotFound(span, missing));
  }
}
