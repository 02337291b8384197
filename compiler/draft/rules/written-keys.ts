// Keys of a table of a sheet as a table of the language says them: in its rows, and in the headings of its columns.

import type { Locale } from '../../diagnostics/diagnostic.js';
import type { KeyValue } from '../layout/raw-table.js';
import type { Fact, Facts } from './facts.js';
import { keyOfBand, type Settled } from './settle-limits.js';
import { headingText, theRest, writtenBand, writtenDays } from './written.js';

/** Limits stand for themselves; an option is named behind the words of the sheet. */
export function acrossHeading(column: KeyValue | undefined, cell: string, as: string): string {
  switch (column?.kind) {
    case 'option':
      return `${headingText(column.label)} ${as} ${cell}`;
    case 'yes':
    case 'no':
      return `${cell} ${as} ${cell}`;
    case 'band':
    case 'days':
    case undefined:
      return cell;
    default:
      return column satisfies never;
  }
}

/** One key of a row, as the table says it. */
export function writtenKey(
  value: KeyValue | undefined,
  fact: Fact | undefined,
  settled: Settled | undefined,
  facts: Facts,
  locale: Locale,
): string {
  if (value === undefined || fact === undefined) return theRest(locale);
  switch (value.kind) {
    case 'yes':
      return { en: 'yes', fr: 'oui' }[locale];
    case 'no':
      return { en: 'no', fr: 'non' }[locale];
    case 'days':
      return writtenDays(value, locale);
    case 'option':
      return facts.optionOf(fact, value);
    case 'band':
      return writtenBand(settled?.bands.get(keyOfBand(value.band)) ?? value.band, fact.unit, locale);
    default:
      return value satisfies never;
  }
}
