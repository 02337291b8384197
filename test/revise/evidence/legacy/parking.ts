// Parking tickets of a stay of several days as a machine prints them.

import { begun, cents, type LegacyProgram } from './legacy.js';

export const parking: LegacyProgram = {
  tariff: 'parkgebuehren-dresden',
  bills: 'total',
  slips: [
    'no day ticket',
    'day ticket of 5 EUR in the centre, stale',
    'day ticket of 4 EUR outside',
    'one day ticket for the whole stay',
    'periods of thirty minutes in the centre',
    'half an hour is 0.20 EUR outside, stale',
    'only full periods',
    'periods to the nearest',
    'minutes by their share',
    'periods over the sum of the minutes',
    'the first period free',
    'a period at least on each day',
    'zone 2 as the centre',
    'zone 3 as the centre',
    'zones exchanged',
    'the last day left out',
    'the first day alone',
    'the first day twice',
    'five minutes of grace',
    'ten hours at most',
    '19 % of VAT on top',
    'a fee of 0.30 EUR on each ticket',
    'each day up to half a euro',
    'the total up to the euro',
    'a stay at most 30 EUR',
    'the total less 10 %',
    'only full periods and no day ticket',
    'half an hour is 0.20 EUR and day ticket of 4 EUR outside',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    let centre = facts.zone === 'centre';
    if (is('zone 2 as the centre') && facts.zone === 'zone_2') centre = true;
    if (is('zone 3 as the centre') && facts.zone === 'zone_3') centre = true;
    if (is('zones exchanged')) centre = !centre;
    const period = centre && !is('periods of thirty minutes in the centre') ? 20 : 30;
    const fee = centre ? 0.5 : slip.startsWith('half an hour is 0.20 EUR') ? 0.2 : 0.25;
    let ticket = centre ? 6 : 3;
    if (centre && is('day ticket of 5 EUR in the centre, stale')) ticket = 5;
    if (!centre && slip.endsWith('day ticket of 4 EUR outside')) ticket = 4;
    if (slip.endsWith('no day ticket') || is('one day ticket for the whole stay'))
      ticket = Number.POSITIVE_INFINITY;
    const rows = (facts.days ?? []) as readonly { readonly minutes_parked: string }[];
    let minutes = rows.map(({ minutes_parked }) => Number(minutes_parked));
    if (is('the last day left out')) minutes = minutes.slice(0, -1);
    if (is('the first day alone')) minutes = minutes.slice(0, 1);
    if (is('the first day twice')) minutes = [...minutes.slice(0, 1), ...minutes];
    if (is('five minutes of grace')) minutes = minutes.map((each) => Math.max(0, each - 5));
    if (is('ten hours at most')) minutes = minutes.map((each) => Math.min(600, each));
    if (is('periods over the sum of the minutes')) minutes = [minutes.reduce((a, b) => a + b, 0)];
    let count = begun;
    if (slip.startsWith('only full periods')) count = Math.floor;
    if (is('periods to the nearest')) count = Math.round;
    if (is('minutes by their share')) count = (periods) => periods;
    if (is('the first period free')) count = (periods) => Math.max(0, begun(periods) - 1);
    if (is('a period at least on each day')) count = (periods) => Math.max(1, begun(periods));
    const days = minutes.map((each) => {
      let day = Math.min(ticket, cents(fee * count(each / period)));
      if (is('a fee of 0.30 EUR on each ticket') && day > 0) day += 0.3;
      if (is('each day up to half a euro')) day = Math.ceil(day * 2) / 2;
      return day;
    });
    let total = cents(days.reduce((a, b) => a + b, 0));
    if (is('one day ticket for the whole stay')) total = Math.min(centre ? 6 : 3, total);
    if (is('19 % of VAT on top')) total = cents(total * 1.19);
    if (is('the total up to the euro')) total = Math.ceil(total);
    if (is('a stay at most 30 EUR')) total = Math.min(30, total);
    if (is('the total less 10 %')) total = cents(total * 0.9);
    return total;
  },
};
