// What the number in a cell stands for: a decimal of the digits that a spreadsheet keeps, or a moment by its calendar.

import { isDay, isoFromDays } from '../../../runtime/exact/calendar.js';
import { minutesOfDay, timeText } from '../../../runtime/exact/cycles.js';

/** Fifteen digits are what a spreadsheet keeps and shows; what a formula leaves beyond them is noise. */
export const keptDecimal = (value: number): string => plainDecimal(Number(value.toPrecision(15)));

/** `1e-7` without its exponent. */
export function plainDecimal(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const sign = digits.startsWith('-') ? '-' : '';
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.');
  const shift = Number(exponent);
  const all = `${whole}${decimals}`;
  const point = whole.length + shift;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  return point >= all.length
    ? `${sign}${all}${'0'.repeat(point - all.length)}`
    : `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}

/** A format without its texts, colours and currencies. */
export const bareFormat = (format: string): string => format.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '');

export const isDateFormat = (format: string): boolean =>
  /[ymdhs]/i.test(bareFormat(format)) && !/general/i.test(format);

export const isPercentFormat = (format: string): boolean => bareFormat(format).includes('%');

export interface Moment {
  /** ISO; undefined for a number that stands for no day, such as 29 February 1900. */
  readonly day: string | undefined;
  /** `HH:MM`; undefined where seconds are left over. */
  readonly time: string | undefined;
  /** Midnight, or nothing but a day. */
  readonly isWholeDay: boolean;
}

/** The moment of a serial number: days from the turn of 1900, as Excel counts them, or of 1904. */
export function momentOf(serial: number, from1904: boolean): Moment {
  const whole = Math.floor(serial);
  // Excel takes 1900 for a leap year: before its 60th day the count is one short.
  const days = from1904 ? whole + 1462 - 25_569 : whole + (whole < 61 ? 1 : 0) - 25_569;
  const isNone = whole < (from1904 ? 0 : 1) || (!from1904 && whole === 60) || !isDay(days);
  const minutes = (serial - whole) * minutesOfDay;
  const rounded = Math.round(minutes);
  const isExact = Math.abs(minutes - rounded) < 1e-4 && rounded < minutesOfDay;
  return {
    day: isNone ? undefined : isoFromDays(days),
    time: isExact ? timeText(rounded) : undefined,
    isWholeDay: whole === serial,
  };
}
