import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateBetween,
  dateOf,
  datePart,
  daysFromIso,
  firstDay,
  isDay,
  isoFromDays,
  lastDay,
  shiftDate,
} from '../../compiler/runtime/exact/calendar.js';

const day = (iso: string): number => daysFromIso(iso) ?? Number.NaN;
const days = fc.integer({ min: firstDay, max: lastDay });
const middle = fc.integer({ min: day('0100-01-01'), max: day('9900-12-31') });

describe('the calendar', () => {
  it('counts whole days from 1970-01-01, from the year 1 to 9999', () => {
    expect([day('1970-01-01'), day('0001-01-01'), day('9999-12-31')]).toEqual([0, firstDay, lastDay]);
    expect([isDay(firstDay), isDay(firstDay - 1), isDay(lastDay), isDay(lastDay + 1)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('agrees with the calendar of the platform on every day of 800 years', () => {
    for (let date = day('1600-01-01'); date <= day('2400-01-01'); date++) {
      const other = new Date(date * 86_400_000);
      const iso = other.toISOString().slice(0, 10);
      if (isoFromDays(date) !== iso) expect(isoFromDays(date)).toBe(iso);
      if (daysFromIso(iso) !== date) expect(daysFromIso(iso)).toBe(date);
      const weekday = ((other.getUTCDay() + 6) % 7) + 1;
      if (datePart('weekday', date) !== weekday) expect(datePart('weekday', date)).toBe(weekday);
    }
  });

  it('reads back every day that it writes', () => {
    fc.assert(fc.property(days, (date) => daysFromIso(isoFromDays(date)) === date));
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '0000-01-01',
    '24-01-01',
    '2024-1-01',
    '2024-01-01T00:00',
    ' 2024-01-01',
    '２024-01-01',
    '',
  ])('refuses %s', (text) => {
    expect(daysFromIso(text)).toBeUndefined();
  });

  it('knows which years have a 29 February', () => {
    expect([dateOf(2000, 2, 29), dateOf(2024, 2, 29)]).toEqual([day('2000-02-29'), day('2024-02-29')]);
    expect([dateOf(1900, 2, 29), dateOf(2024, 2, 30), dateOf(2024.5, 2, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('gives the parts of a date', () => {
    const date = day('2024-02-29');
    expect(datePart('year', date)).toBe(2024);
    expect(datePart('month', date)).toBe(2);
    expect(datePart('day', date)).toBe(29);
    expect(datePart('weekday', date)).toBe(4);
    expect(datePart('days-in-month', date)).toBe(29);
    expect(datePart('days-in-year', date)).toBe(366);
    expect(isoFromDays(datePart('start-of-month', date))).toBe('2024-02-01');
    expect(isoFromDays(datePart('end-of-month', date))).toBe('2024-02-29');
    expect(isoFromDays(datePart('start-of-year', date))).toBe('2024-01-01');
    expect(isoFromDays(datePart('end-of-year', date))).toBe('2024-12-31');
  });

  it('clamps a shift by months to the end of the month', () => {
    expect(isoFromDays(shiftDate('months', day('2024-01-31'), 1))).toBe('2024-02-29');
    expect(isoFromDays(shiftDate('months', day('2023-01-31'), 1))).toBe('2023-02-28');
    expect(isoFromDays(shiftDate('months', day('2024-02-29'), -12))).toBe('2023-02-28');
    expect(isoFromDays(shiftDate('days', day('2024-02-28'), 2))).toBe('2024-03-01');
  });

  it.each([
    ['days', '2024-01-31', '2024-03-01', 30],
    ['days-inclusive', '2024-01-31', '2024-03-01', 31],
    ['days-inclusive', '2024-03-01', '2024-03-01', 1],
    ['nights', '2024-03-01', '2024-02-28', -2],
    ['whole-months', '2024-01-31', '2024-02-28', 0],
    ['whole-months', '2023-01-31', '2023-02-28', 1],
    ['whole-months', '2024-03-15', '2024-06-14', 2],
    ['whole-months', '2024-06-14', '2024-03-15', -2],
    ['started-months', '2024-03-15', '2024-06-15', 3],
    ['started-months', '2024-03-15', '2024-06-16', 4],
    ['started-months', '2024-03-15', '2024-03-15', 0],
    ['whole-years', '2000-02-29', '2023-02-28', 23],
    ['whole-years', '2000-03-01', '2024-02-29', 23],
    ['calendar-weeks', '2024-03-04', '2024-03-10', 1],
    ['calendar-weeks', '2024-03-10', '2024-03-11', 2],
    ['calendar-weeks', '1969-12-28', '1970-01-05', 3],
    ['calendar-months', '2023-12-31', '2024-01-01', 2],
    ['calendar-months', '2024-01-01', '2024-01-31', 1],
    ['calendar-years', '2023-12-31', '2024-01-01', 2],
    ['days-30-360', '2024-01-31', '2024-03-31', 60],
    ['days-30-360', '2024-02-15', '2025-02-15', 360],
  ] as const)('measures %s from %s to %s', (measure, from, to, expected) => {
    expect(dateBetween(measure, day(from), day(to))).toBe(expected);
  });

  it('measures months as shifting by months does', () => {
    fc.assert(
      fc.property(middle, fc.integer({ min: 0, max: 1000 }), (from, months) => {
        const to = shiftDate('months', from, months);
        expect(dateBetween('whole-months', from, to)).toBe(months);
        expect(dateBetween('started-months', from, to)).toBe(months);
        expect(dateBetween('started-months', from, to + 1)).toBe(months + 1);
      }),
    );
  });

  it('measures the same time backwards, except that both ends count', () => {
    fc.assert(
      fc.property(middle, middle, (a, b) => {
        for (const measure of ['days', 'nights', 'whole-months', 'started-months', 'whole-years'] as const) {
          expect(dateBetween(measure, a, b) + dateBetween(measure, b, a)).toBe(0);
        }
      }),
    );
  });
});
