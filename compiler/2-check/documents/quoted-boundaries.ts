// Boundaries of rules that count a number to the other side than the words of the document do.

import { boundaryAgainstDocument } from '../../diagnostics/catalogue/rules/sources.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { equals, type Rational } from '../../runtime/exact/rational.js';
import type { SourceFile, Span } from '../../source.js';
import type { NumberUse, Quote } from '../types/parts.js';
import { type Boundary, boundariesOf } from './boundary-words.js';
import { sameUnit } from './number-ledger.js';

/** What of a tariff is compared; the checked tariff has it. */
export interface BoundedTariff {
  readonly numbers: readonly NumberUse[];
  readonly quotes: readonly Quote[];
  readonly texts: readonly SourceFile[];
  readonly statements: readonly { readonly place: { readonly span: Span } }[];
}

/**
 * A quote below a declaration speaks of its boundaries; where none does, the document, if it says the same of that number
 * with that unit wherever it names it as a boundary.
 */
export function checkBoundaries(
  tariff: BoundedTariff,
  documents: readonly SourceFile[],
  report: Report,
): void {
  const printed = documents.flatMap(({ path, text }) =>
    boundariesOf(text).map((boundary) => ({ ...boundary, path })),
  );
  const quoted = tariff.quotes.map(({ text, span }) => ({ span, boundaries: boundariesOf(text) }));
  const named = new Set(
    [...printed, ...quoted.flatMap(({ boundaries }) => boundaries)].map(({ value, number }) =>
      keyOf(value, number.percent),
    ),
  );
  if (named.size === 0) return;
  for (const { path, text } of tariff.texts) {
    const places = new Map(boundariesOf(text).map((boundary) => [boundary.number.start, boundary]));
    for (const use of tariff.numbers) {
      if (use.span.file !== path || (use.use !== 'rule' && use.use !== 'table')) continue;
      const rule = places.get(use.span.start);
      if (rule === undefined || !named.has(keyOf(use.value, use.percent))) continue;
      const owner = tariff.statements.find(({ place }) => isWithin(use.span, place.span));
      const own = quoted.filter(({ span }) => owner !== undefined && isWithin(span, owner.place.span));
      const said = own.flatMap(({ span, boundaries }) =>
        boundaries.filter((one) => isSame(one, use)).map((one) => ({ ...one, span })),
      );
      const other =
        said.length > 0 ? said : printed.filter((one) => isSame(one, use) && sameUnit(one.number, use));
      const [first] = other;
      if (first === undefined || other.some(({ side }) => side === rule.side)) continue;
      const { number, words } = first;
      const place =
        'span' in first
          ? first.span
          : { file: first.path, start: number.start, end: number.start + number.text.length };
      const related = [{ span: place, label: { en: `\`${words}\``, fr: `\`${words}\`` } }];
      report(boundaryAgainstDocument(use.span, { written: rule.words, said: words }, { related }));
    }
  }
}

const keyOf = ({ n, d }: Rational, percent: boolean): string => `${n}/${d}${percent ? '%' : ''}`;

const isSame = ({ value, number }: Boundary, use: NumberUse): boolean =>
  equals(value, use.value) && number.percent === use.percent;

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.file === outer.file && outer.start <= inner.start && inner.end <= outer.end;
