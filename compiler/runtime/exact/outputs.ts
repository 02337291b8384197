// How exact values leave: decimal strings with at least the currency's decimals, per cent as 47 for 47 %, ISO dates.

import { isoFromDays } from './calendar.js';
import { formatDecimal, hundred, multiply, type Rational } from './rational.js';

/** A quantity as results write it; undefined when it has no finite decimal expansion. Per cent are written as facts are. */
export const writeQuantity = (value: Rational, percent: boolean, decimals = 0): string | undefined =>
  formatDecimal(percent ? multiply(value, hundred) : value, decimals);

/** A date (whole days since 1970-01-01) as results write it. */
export const writeDate = (value: Rational): string => isoFromDays(Number(value.n));
