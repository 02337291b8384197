// The rules against their source documents: quotes are found, numbers are accounted for.

import {
  documentMissing,
  numberNotInSource,
  numberUnused,
  passageNotFound,
  quoteNotFound,
  quotesUnverified,
} from '../diagnostics/catalogue/sources.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { SourceFile, Span } from '../source.js';
import { decimal } from './describe.js';
import { findQuote, type QuoteSearch, readSource, type SourceText } from './find-quote.js';
import { type LedgerTariff, numbersNotInSource, unusedNumbers } from './number-ledger.js';
import type { Quote, SourceDocument } from './parts.js';
import { formatUnit } from './unit-algebra.js';

export { findQuote, nearestPassage, type Passage, type QuoteSearch } from './find-quote.js';
export { type LedgerEntry, ledgerOf, numbersNotInSource, unusedNumbers } from './number-ledger.js';
export { numbersOf, type SourceNumber } from './source-numbers.js';

/** What of a tariff is compared with the documents; the checked tariff and the model both have it. */
export interface SourcedTariff extends LedgerTariff {
  readonly documents: readonly SourceDocument[];
  readonly quotes: readonly Quote[];
  readonly notModelled: readonly { readonly text: string; readonly because: string; readonly span: Span }[];
}

/** The text of the document named in a rule file; undefined when there is none. */
export type DocumentOf = (name: string, from: string) => SourceFile | undefined;

/** Reports quotes that are not in their document, unverified ones, and numbers that rules and documents do not share. */
export function checkSources(tariff: SourcedTariff, documentOf: DocumentOf, report: Report): void {
  const held: {
    readonly document: SourceDocument;
    readonly file: SourceFile;
    readonly source: SourceText;
  }[] = [];
  let allHeld = tariff.documents.length > 0;
  for (const document of tariff.documents) {
    const file = document.held ? documentOf(document.name, document.span.file) : undefined;
    if (file) held.push({ document, file, source: readSource(file.text) });
    else allHeld = false;
    if (document.held && !file) report(documentMissing(document.span, { document: document.name }));
  }
  const unverified = new Map<SourceDocument, number>();
  for (const quote of tariff.quotes) {
    const own = tariff.documents.filter(({ span }) => span.file === quote.span.file);
    const candidates = own.length > 0 ? own : tariff.documents;
    const texts = held.filter(({ document }) => candidates.includes(document));
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
  if (!allHeld) return;
  checkPassages(tariff, held, report);
  for (const { file, document } of held) {
    for (const { text, percent, start, line } of unusedNumbers(file.text, tariff)) {
      const span = { file: file.path, start, end: start + text.length };
      report(numberUnused(span, { number: percent ? `${text} %` : text, line, document: document.name }));
    }
  }
  const texts = held.map(({ file }) => file.text);
  for (const { value, percent, unit, span } of numbersNotInSource(texts, tariff.numbers)) {
    const number = `${decimal(value)} ${percent ? '%' : formatUnit(unit)}`.trim();
    report(numberNotInSource(span, { number }));
  }
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
