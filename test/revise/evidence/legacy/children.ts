// Child Benefit and the charge as a payroll bureau's module computes them: whole pence, one loop over the family.

import { type LegacyProgram, numberOf } from './legacy.js';

export const children: LegacyProgram = {
  tariff: 'uk-child-benefit',
  bills: 'kept',
  slips: [
    'all children at the rate of the eldest',
    'all children at the lower rate',
    'the second child also at the higher rate',
    'the eldest left out',
    'no more than two children',
    'fifty-two weeks for everybody',
    'fifty-two weeks at most',
    'one week more for each child',
    'rates of the year before',
    'threshold of the year before',
    'step of 100 pounds in both years',
    'steps begun count',
    'steps by their share',
    'charge counted from nought',
    'no charge',
    'charge of all as soon as the threshold is passed',
    'charge without an end',
    'charge not cut to the pound',
    'charge to the nearest pound',
    'charge up to half of the benefit',
    'rate of 16.00 for 15.90',
    'a fee of 5 pounds',
    'rate of 16.00 for 15.90 and charge to the nearest pound',
  ],
  price: (facts, slip) => {
    const has = (words: string): boolean => slip.includes(words);
    const late = String(facts.year_end) >= '2024-04-06';
    const rates = late && !has('rates of the year before') ? [2560, 1695] : [2400, 1590];
    if (has('16.00 for 15.90') && rates[1] === 1590) rates[1] = 1600;
    const [higher = 0, lower = 0] = rates;
    let family = (facts.children_in_family ?? []) as readonly { readonly weeks_paid?: string | number }[];
    if (has('no more than two')) family = family.slice(0, 2);
    let pence = 0;
    family.forEach(({ weeks_paid: weeks = 52 }, place) => {
      let paid = Number(weeks);
      if (has('weeks for everybody')) paid = 52;
      if (has('weeks at most')) paid = Math.min(52, paid);
      if (has('one week more')) paid += 1;
      if (place === 0 && has('eldest left out')) return;
      let rate = place === 0 ? higher : lower;
      if (has('at the rate of the eldest') || (place === 1 && has('second child also'))) rate = higher;
      if (has('at the lower rate')) rate = lower;
      pence += rate * paid;
    });
    const begins = late && !has('threshold of the year before') ? 60_000 : 50_000;
    const step = late && !has('step of 100') ? 200 : 100;
    const above = Math.max(0, numberOf(facts, 'adjusted_net_income') - (has('from nought') ? 0 : begins));
    let steps = Math.floor(above / step);
    if (has('steps begun')) steps = Math.ceil(above / step);
    if (has('by their share')) steps = above / step;
    if (has('as soon as')) steps = above > 0 ? 100 : 0;
    if (has('no charge')) steps = 0;
    const share = has('without an end') ? steps : Math.min(has('half of the benefit') ? 50 : 100, steps);
    let charge = Number(((pence * share) / 100).toFixed(4));
    if (has('not cut')) charge = Math.floor(charge + 0.5);
    else if (has('nearest pound')) charge = Math.floor(charge / 100 + 0.5) * 100;
    else charge = Math.floor(charge / 100) * 100;
    return (pence - charge - (has('fee of 5') ? 500 : 0)) / 100;
  },
};
