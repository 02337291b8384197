// The AMF tariff as an expert writes it by hand: integers scaled so that nothing is ever divided before the rounding.

import type { Amounts, Row } from './row.js';

interface Found {
  readonly background_music_fee: number;
  readonly kiosks_fee: number;
  readonly screens_fee: number;
  readonly headphones_fee: number;
  readonly free_audioguides_fee: number;
  readonly paid_audioguides_fee: number;
  readonly total: number;
}

/** 12.20/3.05 = 4, 6.10/3.05 = 2, 2.44/3.05 = 0.8: a day costs a multiple of the entry price, in fifths of a cent. */
const device = (
  count: number,
  perDayTimesFive: number,
  perDevice: number,
  entryDays: number,
  share: number,
): number =>
  Math.floor(
    (2 * Math.min(perDayTimesFive * entryDays * Math.ceil(count / 100), 5 * perDevice * count) * share +
      500) /
      1000,
  );

/** Row in, row out: amounts in cents. */
export function scaledIntegers(row: Row): Found {
  const hours = row.weekly_hours_quarters;
  const share = hours <= 40 ? 25 : hours <= 100 ? 33 : hours <= 180 ? 66 : 100;
  const entryDays = Math.max(305, row.entry_price_cents) * row.opening_days;
  const area = row.area;
  const flat = area <= 2000 ? 80 * area : area <= 4000 ? 160_000 : area <= 8000 ? 200_000 : 240_000;
  const music = area > 0 ? Math.floor((2 * Math.max(flat, 9089) * share + 100) / 200) : 0;
  const kiosks = device(row.kiosks, 20, 15_638, entryDays, share);
  const screens = device(row.screens, 10, 7830, entryDays, share);
  const headphones = device(row.headphones, 4, 3136, entryDays, share);
  const free = device(row.free_audioguides, 10, 7830, entryDays, share);
  let paid = 0;
  if (row.paid_audioguides > 0) {
    const part = row.programme_submitted ? row.protected_share : 100;
    const rate = part <= 10 ? 4 : part <= 30 ? 8 : part <= 50 ? 12 : part < 70 ? 16 : 20;
    const base = Math.max(row.audioguide_revenue_cents, row.audioguide_expenses_cents);
    paid = Math.max(
      Math.floor((2 * rate * base + 1000) / 2000),
      device(row.paid_audioguides, 10, 7830, entryDays, share),
    );
  }
  return {
    background_music_fee: music,
    kiosks_fee: kiosks,
    screens_fee: screens,
    headphones_fee: headphones,
    free_audioguides_fee: free,
    paid_audioguides_fee: paid,
    total: music + kiosks + screens + headphones + free + paid,
  };
}

export const scaledAmounts = (row: Row): Amounts => Object.values(scaledIntegers(row));
