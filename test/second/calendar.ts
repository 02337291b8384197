// Dates of the second interpreter: days since 1970-01-01, by the host's proleptic Gregorian calendar.

import { int, minus, type Num, over, plus } from './numbers.js';

const dayLength = 86_400_000;

export interface Day {
  readonly year: number;
  /** From 1. */
  readonly month: number;
  readonly day: number;
}

export function dayOf(days: number): Day {
  const date = new Date(days * dayLength);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Months and days beyond their ends run over, as the host has it. */
export function daysOf(year: number, month: number, day: number): number {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / dayLength);
}

export const exists = (year: number, month: number, day: number): boolean => {
  const back = dayOf(daysOf(year, month, day));
  return year >= 1 && year <= 9999 && back.month === month && back.day === day;
};

export const monthLength = (year: number, month: number): number =>
  daysOf(year, month + 1, 1) - daysOf(year, month, 1);
export const yearLength = (year: number): number => daysOf(year + 1, 1, 1) - daysOf(year, 1, 1);

/** So many months on, at the latest the last day of the month. */
export function monthsLater(days: number, months: number): number {
  const { year, month, day } = dayOf(days);
  const first = dayOf(daysOf(year, month + months, 1));
  return daysOf(first.year, first.month, Math.min(day, monthLength(first.year, first.month)));
}

/** 1 is Monday; 1970-01-01 was a Thursday. */
export const weekday = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1;

function wholeMonths(from: number, to: number): number {
  let count = 0;
  while (monthsLater(from, count + 1) <= to) count++;
  return count;
}

/** Each calendar month or year counts by the share of its days. */
function prorated(
  from: number,
  to: number,
  startOfNext: (days: number) => number,
  start: (days: number) => number,
): Num {
  let sum = int(0);
  for (let at = from; at < to; ) {
    const next = startOfNext(at);
    const end = Math.min(next, to);
    sum = plus(sum, over(BigInt(end - at), BigInt(next - start(at))));
    at = end;
  }
  return sum;
}

const monthStart = (days: number) => daysOf(dayOf(days).year, dayOf(days).month, 1);
const nextMonth = (days: number) => daysOf(dayOf(days).year, dayOf(days).month + 1, 1);
const yearStart = (days: number) => daysOf(dayOf(days).year, 1, 1);
const nextYear = (days: number) => daysOf(dayOf(days).year + 1, 1, 1);

function thirty(from: number, to: number): number {
  const [a, b] = [dayOf(from), dayOf(to)];
  return (b.year - a.year) * 360 + (b.month - a.month) * 30 + (Math.min(b.day, 30) - Math.min(a.day, 30));
}

/** What a measure is between two days, the second not before the first. */
function forward(measure: string, from: number, to: number): Num {
  const [a, b] = [dayOf(from), dayOf(to)];
  const months = () => wholeMonths(from, to);
  switch (measure) {
    case 'days':
    case 'nights':
      return int(to - from);
    case 'whole-months':
      return int(months());
    case 'started-months':
      return int(months() + (monthsLater(from, months()) < to ? 1 : 0));
    case 'whole-years':
      return int(Math.floor(months() / 12));
    case 'days-beyond-whole-months':
      return int(to - monthsLater(from, months()));
    case 'prorated-months':
      return prorated(from, to, nextMonth, monthStart);
    case 'prorated-years':
      return prorated(from, to, nextYear, yearStart);
    case 'calendar-weeks':
      return int((to - weekday(to) - (from - weekday(from))) / 7 + 1);
    case 'calendar-months':
      return int((b.year - a.year) * 12 + b.month - a.month + 1);
    case 'calendar-years':
      return int(b.year - a.year + 1);
    case 'days-30-360':
      return int(thirty(from, to));
    default:
      throw new Error(`no measure ${measure}`);
  }
}

/**
 * Where the second is before the first: what it is the other way round, with a minus. `both included` moves the end a day on all the
 * same, days beyond whole months count from the first day, and calendar periods have the one that they begin with.
 */
export function between(measure: string, from: number, to: number, bothIncluded: boolean): Num {
  const end = bothIncluded ? to + 1 : to;
  if (end >= from && to >= from) return forward(measure, from, end);
  if (measure.startsWith('calendar')) return minus(int(2), forward(measure, to, from));
  if (measure === 'days-beyond-whole-months') {
    return int(end - monthsLater(from, Number(between('whole-months', from, end, false).p)));
  }
  if (end >= from) return forward(measure, from, end);
  const back = forward(measure, end, from);
  return { p: -back.p, q: back.q };
}

export const measuredIn = (measure: string): string => {
  if (measure === 'nights') return 'night';
  if (measure.includes('week')) return 'week';
  if (measure.startsWith('days')) return 'day';
  return measure.includes('month') ? 'month' : 'year';
};
