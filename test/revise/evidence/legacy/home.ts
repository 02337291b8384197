// Stamp duty on a home in England as a conveyancer's program computes it.

import { type LegacyProgram, numberOf } from './legacy.js';

type Bands = readonly (readonly [limit: number, rate: number])[];
const rest = Number.POSITIVE_INFINITY;
const slices = (bands: Bands, price: number, more = 0): number =>
  bands.reduce((sum, [limit, rate], index) => {
    const from = index === 0 ? 0 : (bands[index - 1]?.[0] ?? 0);
    return sum + Math.max(0, Math.min(price, limit) - from) * ((rate + more) / 100);
  }, 0);
const slab = (bands: Bands, price: number): number =>
  (price * (bands.find(([limit]) => price <= limit)?.[1] ?? 0)) / 100;

export const home: LegacyProgram = {
  tariff: 'stamp-duty-land-tax',
  bills: 'duty',
  slips: [
    'slab for ever',
    'slices already in 2012',
    'slab until the end of 2014',
    'bands of 2022 from 2025 on, stale',
    'bands of 2025 from January 2025',
    'surcharge of 3 % for ever, stale',
    'surcharge of 5 % in October 2024',
    'surcharge on what is above 40 000 alone',
    'no surcharge',
    'non-residents as residents',
    'non-residents at 1 % more',
    'first-time buyers as all others',
    'first-time relief without its limit',
    'first-time limit 625 000 for ever, stale',
    'first-time buyers pay nothing up to 500 000',
    'band up to 937 500',
    'the rate of the third band 4 %',
    'up to the pound',
    'to the penny',
    'price down to a thousand',
    'slab: 3 % from 250 000 on',
    'slab: 500 000 at 4 %',
    'last band never reached',
    'all at the rate reached',
    'twice a day: 31 March 2025 in the new bands',
    'surcharge of 3 % for ever and to the penny',
    'non-residents as residents and first-time relief without its limit',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const day = String(facts.completion);
    let price = numberOf(facts, 'price');
    if (is('price down to a thousand')) price = Math.floor(price / 1000) * 1000;
    const { buyer } = facts;
    const third = is('the rate of the third band 4 %') ? 4 : 5;
    const upper = is('band up to 937 500') ? 937_500 : 925_000;
    const top = is('last band never reached') ? 10 : 12;
    const low: Bands = [
      [125_000, 0],
      [250_000, 2],
      [upper, third],
      [1_500_000, 10],
      [rest, top],
    ];
    const high: Bands = [
      [250_000, 0],
      [upper, third],
      [1_500_000, 10],
      [rest, top],
    ];
    const old: Bands = [
      [125_000, 0],
      [is('slab: 3 % from 250 000 on') ? 249_999 : 250_000, 1],
      [is('slab: 500 000 at 4 %') ? 499_999 : 500_000, 3],
      [1_000_000, 4],
      [2_000_000, 5],
      [rest, 7],
    ];
    const newFrom = is('bands of 2025 from January 2025')
      ? '2025-01-01'
      : slip.startsWith('twice a day')
        ? '2025-03-31'
        : '2025-04-01';
    const is2025 = day >= newFrom && !is('bands of 2022 from 2025 on, stale');
    const slabUntil = is('slab until the end of 2014') ? '2014-12-31' : '2014-12-03';
    const isSlab = (day <= slabUntil && !is('slices already in 2012')) || is('slab for ever');
    const before2016 = day < '2016-04-01';
    const bands = before2016 || is2025 ? low : high;
    let duty = isSlab
      ? slab(old, price)
      : is('all at the rate reached')
        ? slab(bands, price)
        : slices(bands, price);
    if (!before2016 && !isSlab) {
      const firstLimit = is2025 && !slip.startsWith('first-time limit') ? 500_000 : 625_000;
      const free = is2025 ? 300_000 : 425_000;
      if (buyer === 'first_time' && !is('first-time buyers as all others')) {
        if (price <= firstLimit || slip.endsWith('first-time relief without its limit'))
          duty = Math.max(0, price - free) * 0.05;
        if (is('first-time buyers pay nothing up to 500 000') && price <= firstLimit)
          duty = Math.max(0, price - 500_000) * 0.05;
      }
      let more = day >= '2024-10-31' ? 5 : 3;
      if (slip.startsWith('surcharge of 3 % for ever')) more = 3;
      if (is('surcharge of 5 % in October 2024') && day >= '2024-10-01') more = 5;
      const whole = (points: number): number =>
        is('all at the rate reached')
          ? slab(
              bands.map(([limit, rate]) => [limit, rate + points]),
              price,
            )
          : slices(bands, price, points);
      if (buyer === 'additional' && !is('no surcharge'))
        duty = is('surcharge on what is above 40 000 alone')
          ? slices(bands, price) + (more / 100) * Math.max(0, price - 40_000)
          : whole(more);
      if (buyer === 'non_resident' && !slip.startsWith('non-residents as residents'))
        duty = whole(is('non-residents at 1 % more') ? 1 : 2);
    }
    const kept = Number(duty.toFixed(5));
    if (is('up to the pound')) return Math.ceil(kept);
    return slip.endsWith('to the penny')
      ? Math.round(Number((kept * 100).toFixed(3))) / 100
      : Math.floor(kept);
  },
};
