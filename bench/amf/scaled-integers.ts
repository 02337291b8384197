// The AMF tariff as an expert writes it by hand: integers scaled so that nothing is ever divided before the rounding.

import type { Amounts, Row } from './row.js';

const perHundred = (scaled: number) => Math.floor((2 * scaled + 100) / 200);

export function scaledIntegers(row: Row): Amounts {
  const hours = row.weekly_hours_quarters;
  const share = hours <= 40 ? 25 : hours <= 100 ? 33 : hours <= 180 ? 66 : 100;
  // 12.20/3.05 = 4 and 6.10/3.05 = 2 and 2.44/3.05 = 0.8: a day costs a multiple of the entry price, from 3.05 on.
  const entry = Math.max(305, row.entry_price_cents);
  const blocks = (count: number) => Math.ceil(count / 100);
  const days = row.opening_days;
  const device = (count: number, perDayTimesFive: number, perDevice: number) =>
    Math.floor(
      (2 * Math.min(perDayTimesFive * entry * days * blocks(count), 5 * perDevice * count) * share + 500) / 1000,
    );
  const flat = row.area <= 2000 ? 80 * row.area : row.area <= 4000 ? 160_000 : row.area <= 8000 ? 200_000 : 240_000;
  const music = row.area > 0 ? perHundred(Math.max(flat, 9089) * share) : 0;
  const protectedShare = row.programme_submitted ? row.protected_share : 100;
  const rate =
    protectedShare <= 10 ? 4 : protectedShare <= 30 ? 8 : protectedShare <= 50 ? 12 : protectedShare < 70 ? 16 : 20;
  const kiosks = device(row.kiosks, 20, 15_638);
  const screens = device(row.screens, 10, 7830);
  const headphones = device(row.headphones, 4, 3136);
  const free = device(row.free_audioguides, 10, 7830);
  let paid = 0;
  if (row.paid_audioguides > 0) {
    const base = Math.max(row.audioguide_revenue_cents, row.audioguide_expenses_cents);
    const proportional = Math.floor((2 * rate * base + 1000) / 2000);
    const minimum = device(row.paid_audioguides, 10, 7830);
    paid = Math.max(proportional, minimum);
  }
  return [music, kiosks, screens, headphones, free, paid, music + kiosks + screens + headphones + free + paid];
}
