// Dates as spreadsheets count them.

import { type Rational, rational } from '../../../runtime/exact/rational.js';
import { serialOffset } from '../formula/value-from-formula.js';

/** The serial number of a day since 1970-01-01; the same in Excel and LibreOffice from 1900-03-01 on. */
export const serialOf = (days: number | bigint): Rational => rational(BigInt(days) + BigInt(serialOffset));

/** 1900-03-01, the first day that both count alike, and 9999-12-31. */
export const firstSerial = 61;
export const lastSerial = 2958465;
