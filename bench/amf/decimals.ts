// The AMF tariff in decimal.js with its default 20 digits, as a careful program has it.

import { Decimal } from 'decimal.js';
import type { Amounts, Row } from './row.js';

const round = (euros: Decimal) => euros.times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP).toNumber();

export function decimals(row: Row): Amounts {
  const hours = new Decimal(row.weekly_hours_quarters).div(4);
  const entry = new Decimal(row.entry_price_cents).div(100);
  const share = new Decimal(hours.lte(10) ? '0.25' : hours.lte(25) ? '0.33' : hours.lte(45) ? '0.66' : '1');
  const surcharge = Decimal.max(1, entry.div('3.05'));
  const device = (count: number, perDay: string, perDevice: string) =>
    Decimal.min(
      new Decimal(perDay)
        .times(surcharge)
        .times(row.opening_days)
        .times(Math.ceil(count / 100)),
      new Decimal(perDevice).times(count),
    ).times(share);
  const flat =
    row.area <= 2000
      ? new Decimal('0.80').times(row.area)
      : new Decimal(row.area <= 4000 ? 1600 : row.area <= 8000 ? 2000 : 2400);
  const music = row.area > 0 ? round(Decimal.max(flat, '90.89').times(share)) : 0;
  const protectedShare = row.programme_submitted ? row.protected_share : 100;
  const rate =
    protectedShare <= 10
      ? '0.004'
      : protectedShare <= 30
        ? '0.008'
        : protectedShare <= 50
          ? '0.012'
          : protectedShare < 70
            ? '0.016'
            : '0.02';
  const kiosks = round(device(row.kiosks, '12.20', '156.38'));
  const screens = round(device(row.screens, '6.10', '78.30'));
  const headphones = round(device(row.headphones, '2.44', '31.36'));
  const free = round(device(row.free_audioguides, '6.10', '78.30'));
  const paid =
    row.paid_audioguides > 0
      ? round(
          Decimal.max(
            new Decimal(rate).times(row.audioguide_revenue_cents).div(100),
            new Decimal(rate).times(row.audioguide_expenses_cents).div(100),
            device(row.paid_audioguides, '6.10', '78.30'),
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
