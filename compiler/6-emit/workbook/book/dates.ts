// Dates as spreadsheets count them; what is a place in time.

import { cycleOf, type Type } from '../../../3-model/model.js';
import { type Rational, rational } from '../../../runtime/exact/rational.js';
import { serialOffset } from '../formula/value-from-formula.js';

/** The serial number of a day since 1970-01-01; the same in Excel and LibreOffice from 1900-03-01 on. */
export const serialOf = (days: number | bigint): Rational => rational(BigInt(days) + BigInt(serialOffset));

/** 1900-03-01, the first day that both count alike, and 9999-12-31. */
export const firstSerial = 61;
export const lastSerial = 2958465;

/**
 * Dates, times of day, weekdays, days of the year, calendar years: no multiple of one is another, and most numbers are none (30
 * February is 230). As figures of the document they stay as printed.
 */
export const isPlaceInTime = (type: Type): boolean => type.kind === 'date' || cycleOf(type) !== undefined;
