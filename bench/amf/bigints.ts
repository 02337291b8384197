// The AMF tariff in BigInt fixed point, written by hand.

import type { Amounts, Row } from './row.js';

export function bigints(row: Row): Amounts {
  const hours = row.weekly_hours_quarters;
  const share = hours <= 40 ? 25n : hours <= 100 ? 33n : hours <= 180 ? 66n : 100n;
  const entry = BigInt(Math.max(305, row.entry_price_cents));
  const days = BigInt(row.opening_days);
  const least = (a: bigint, b: bigint) => (a < b ? a : b);
  const most = (a: bigint, b: bigint) => (a > b ? a : b);
  const device = (count: number, perDayTimesFive: bigint, perDevice: bigint) => {
    const devices = BigInt(count);
    const byDay = perDayTimesFive * entry * days * ((devices + 99n) / 100n);
    return (2n * least(byDay, 5n * perDevice * devices) * share + 500n) / 1000n;
  };
  const area = BigInt(row.area);
  const flat = area <= 2000n ? 80n * area : area <= 4000n ? 160_000n : area <= 8000n ? 200_000n : 240_000n;
  const music = area > 0n ? (2n * most(flat, 9089n) * share + 100n) / 200n : 0n;
  const protectedShare = row.programme_submitted ? row.protected_share : 100;
  const rate =
    protectedShare <= 10
      ? 4n
      : protectedShare <= 30
        ? 8n
        : protectedShare <= 50
          ? 12n
          : protectedShare < 70
            ? 16n
            : 20n;
  const kiosks = device(row.kiosks, 20n, 15_638n);
  const screens = device(row.screens, 10n, 7830n);
  const headphones = device(row.headphones, 4n, 3136n);
  const free = device(row.free_audioguides, 10n, 7830n);
  const paid =
    row.paid_audioguides > 0
      ? most(
          (2n * rate * most(BigInt(row.audioguide_revenue_cents), BigInt(row.audioguide_expenses_cents)) +
            1000n) /
            2000n,
          device(row.paid_audioguides, 10n, 7830n),
        )
      : 0n;
  const amounts = [music, kiosks, screens, headphones, free, paid];
  return [...amounts, amounts.reduce((sum, amount) => sum + amount, 0n)].map(Number);
}
