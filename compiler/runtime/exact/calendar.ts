// The proleptic Gregorian calendar on whole days since 1970-01-01: exact integer arithmetic, no clock, no time zone.

/** Numbers, except the `start-of-` and `end-of-` parts, which are days. Weekday 1 is Monday. */
export type CalendarPart =
  | 'year'
  | 'month'
  | 'day'
  | 'weekday'
  | 'days-in-month'
  | 'days-in-year'
  | 'start-of-month'
  | 'end-of-month'
  | 'start-of-year'
  | 'end-of-year';

/**
 * days: to − from · days-inclusive: to − from + 1 · nights: as days · whole-months, started-months, whole-years:
 * by calendar · calendar-weeks (Monday to Sunday), -months, -years: how many the
 * days from one to the other touch, both counted · days-30-360: each month 30 days (European, 30E/360).
 */
export type CalendarMeasure =
  | 'days'
  | 'days-inclusive'
  | 'nights'
  | 'whole-months'
  | 'started-months'
  | 'whole-years'
  | 'calendar-weeks'
  | 'calendar-months'
  | 'calendar-years'
  | 'days-30-360';

/** A day of the calendar by its numbers; months and days count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** 0001-01-01 and 9999-12-31: the days that can be written. */
export const firstDay = -719162;
export const lastDay = 2932896;

/** A day that can be written. */
export const isDay = (days: number): boolean => days >= firstDay && days <= lastDay;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

// Years are counted from March so that the leap day is the last of its year; 146097 days make 400 years.
function daysFromNumbers(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a whole number of days since 1970-01-01. */
export function numbersFromDays(days: number): CalendarDate {
  const shifted = days + 719468;
  const era = Math.floor(shifted / 146097);
  const dayOfEra = shifted - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Days since 1970-01-01 of a date, or undefined when there is no such day or its year is outside 1 to 9999. */
export function dateOf(year: number, month: number, day: number): number | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || !Number.isInteger(day)) return undefined;
  if (year < 1 || year > 9999 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return daysFromNumbers(year, month, day);
}

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Reads `YYYY-MM-DD`, real days only; undefined for anything else. */
export function daysFromIso(text: string): number | undefined {
  const match = isoPattern.exec(text);
  return match ? dateOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Writes a day from `firstDay` to `lastDay` as `YYYY-MM-DD`. */
export function isoFromDays(days: number): string {
  const { year, month, day } = numbersFromDays(days);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A part of a date: a number, or a day for the parts that are dates. */
export function datePart(part: CalendarPart, days: number): number {
  const { year, month, day } = numbersFromDays(days);
  switch (part) {
    case 'year':
      return year;
    case 'month':
      return month;
    case 'day':
      return day;
    case 'weekday':
      return ((((days + 3) % 7) + 7) % 7) + 1;
    case 'days-in-month':
      return daysInMonth(year, month);
    case 'days-in-year':
      return isLeap(year) ? 366 : 365;
    case 'start-of-month':
      return days - day + 1;
    case 'end-of-month':
      return days - day + daysInMonth(year, month);
    case 'start-of-year':
      return daysFromNumbers(year, 1, 1);
    case 'end-of-year':
      return daysFromNumbers(year, 12, 31);
    default:
      part satisfies never;
      return 0;
  }
}

// Whole months count by the day of the month; the last day of a month completes the month for later days,
// so that 31 January to 28 February 2023 is one month, as shifting by a month says.
function wholeMonths(from: number, to: number): number {
  if (to < from) return negated(wholeMonths(to, from));
  const a = numbersFromDays(from);
  const b = numbersFromDays(to);
  const months = (b.year - a.year) * 12 + b.month - a.month;
  return shiftDate('months', from, months) > to ? months - 1 : months;
}

function startedMonths(from: number, to: number): number {
  if (to < from) return negated(startedMonths(to, from));
  const whole = wholeMonths(from, to);
  return shiftDate('months', from, whole) < to ? whole + 1 : whole;
}

/** The weeks from Monday to Sunday one after another; 1970-01-01 was a Thursday. */
const weekOf = (days: number): number => Math.floor((days + 3) / 7);

function monthOf(days: number): number {
  const { year, month } = numbersFromDays(days);
  return year * 12 + month;
}

/** Minus a number, but never minus zero. */
const negated = (value: number): number => (value === 0 ? 0 : -value);

/** Time from one day to another; negative when `to` is earlier. Both ends counted is always one day more than `days`. */
export function dateBetween(measure: CalendarMeasure, from: number, to: number): number {
  switch (measure) {
    case 'days':
    case 'nights':
      return to - from;
    case 'days-inclusive':
      return to - from + 1;
    case 'whole-months':
      return wholeMonths(from, to);
    case 'started-months':
      return startedMonths(from, to);
    case 'whole-years':
      return negated(-Math.trunc(wholeMonths(from, to) / 12));
    case 'calendar-weeks':
      return weekOf(to) - weekOf(from) + 1;
    case 'calendar-months':
      return monthOf(to) - monthOf(from) + 1;
    case 'calendar-years':
      return numbersFromDays(to).year - numbersFromDays(from).year + 1;
    case 'days-30-360': {
      const a = numbersFromDays(from);
      const b = numbersFromDays(to);
      const thirty = Math.min(b.day, 30) - Math.min(a.day, 30);
      return (b.year - a.year) * 360 + (b.month - a.month) * 30 + thirty;
    }
    default:
      measure satisfies never;
      return 0;
  }
}

/** A date moved by whole days, or by whole months clamped to the end of the month. May leave `firstDay` … `lastDay`. */
export function shiftDate(unit: 'days' | 'months', days: number, by: number): number {
  if (unit === 'days') return days + by;
  unit satisfies 'months';
  const { year, month, day } = numbersFromDays(days);
  const months = year * 12 + month - 1 + by;
  const newYear = Math.floor(months / 12);
  const newMonth = months - newYear * 12 + 1;
  return daysFromNumbers(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}
