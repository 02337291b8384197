// The AMF tariff as most programs have it: doubles and Math.round.

import type { Amounts, Row } from './row.js';

const round = (euros: number) => Math.round(euros * 100);

export function floats(row: Row): Amounts {
  const hours = row.weekly_hours_quarters / 4;
  const entry = row.entry_price_cents / 100;
  const share = hours <= 10 ? 0.25 : hours <= 25 ? 0.33 : hours <= 45 ? 0.66 : 1;
  const surcharge = Math.max(1, entry / 3.05);
  const device = (count: number, perDay: number, perDevice: number) =>
    Math.min(perDay * surcharge * row.opening_days * Math.ceil(count / 100), perDevice * count) * share;
  const flat = row.area <= 2000 ? 0.8 * row.area : row.area <= 4000 ? 1600 : row.area <= 8000 ? 2000 : 2400;
  const music = row.area > 0 ? round(Math.max(flat, 90.89) * share) : 0;
  const protectedShare = row.programme_submitted ? row.protected_share : 100;
  const rate =
    protectedShare <= 10
      ? 0.004
      : protectedShare <= 30
        ? 0.008
        : protectedShare <= 50
          ? 0.012
          : protectedShare < 70
            ? 0.016
            : 0.02;
  const kiosks = round(device(row.kiosks, 12.2, 156.38));
  const screens = round(device(row.screens, 6.1, 78.3));
  const headphones = round(device(row.headphones, 2.44, 31.36));
  const free = round(device(row.free_audioguides, 6.1, 78.3));
  const paid =
    row.paid_audioguides > 0
      ? round(
          Math.max(
            (rate * row.audioguide_revenue_cents) / 100,
            (rate * row.audioguide_expenses_cents) / 100,
            device(row.paid_audioguides, 6.1, 78.3),
          ),
        )
      : 0;
  return [
    music,
    kiosks,
    screens,
    headphones,
    free,
    paid,
    music + kiosks + screens + headphones + free + paid,
  ];
}
