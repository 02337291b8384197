// Renewal fees of patent applications as a docketing system of an attorney computes them.

import { cents, type LegacyProgram, numberOf } from './legacy.js';

const lastOf = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const moved = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

export const renewal: LegacyProgram = {
  tariff: 'epo-renewal-fees',
  bills: 'total',
  slips: [
    'due on the anniversary itself',
    'due at the end of the month before',
    'due a year later',
    'late on the due date itself',
    'late after three days of grace',
    'late after a month of grace',
    'additional fee of 10 %, stale',
    'additional fee always',
    'additional fee never',
    'additional fee of the fee without reduction',
    'additional fee to the euro',
    'reduction left out',
    'reduction of 20 %',
    'reduction not rounded to the euro',
    'reduction on the additional fee alone',
    'fee of the year before',
    'fee of the year after',
    'the fifth year 880 EUR, stale',
    'the last row 1 620 EUR',
    'the third and fourth year exchanged',
    'a flat 1 000 EUR',
    'fees of 2023, 5 % less to 5 EUR',
    'an agent’s fee of 150 EUR',
    'reduction of 20 % and additional fee of 10 %',
    'fee of the year before and the last row 1 620 EUR',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const [year = 0, month = 0] = String(facts.filing).split('-').map(Number);
    let patent = numberOf(facts, 'patent_year');
    let due = lastOf(year + patent - (is('due a year later') ? 0 : 1), month);
    if (is('due on the anniversary itself'))
      due = [`${year + patent - 1}`, ...String(facts.filing).split('-').slice(1)].join('-');
    if (is('due at the end of the month before')) due = lastOf(year + patent - 1, month - 1);
    if (slip.startsWith('fee of the year before')) patent -= 1;
    if (is('fee of the year after')) patent += 1;
    const fees = [690, 845, 1000, 1155, 1310, 1465, 1620, 1775];
    if (is('the fifth year 880 EUR, stale')) fees[2] = 880;
    if (slip.endsWith('the last row 1 620 EUR')) fees[7] = 1620;
    if (is('the third and fourth year exchanged')) [fees[0], fees[1]] = [845, 690];
    let fee = fees[Math.min(7, Math.max(0, patent - 3))] ?? 0;
    if (is('a flat 1 000 EUR')) fee = 1000;
    if (slip.startsWith('fees of 2023')) fee = Math.round((fee * 0.95) / 5) * 5;
    const full = fee;
    const less = slip.startsWith('reduction of 20 %') ? 0.8 : 0.7;
    if (facts.micro_entity === true && !is('reduction left out') && !slip.startsWith('reduction on the add'))
      fee = is('reduction not rounded to the euro') ? cents(fee * less) : Math.floor(cents(fee * less) + 0.5);
    const grace = is('late after three days of grace') ? 3 : is('late after a month of grace') ? 30 : 0;
    const payment = String(facts.payment);
    let late = payment > moved(due, grace) || (is('late on the due date itself') && payment === due);
    if (is('additional fee always')) late = true;
    if (is('additional fee never')) late = false;
    const share = slip.endsWith('additional fee of 10 %') || is('additional fee of 10 %, stale') ? 0.1 : 0.5;
    let more = late ? cents(share * (is('additional fee of the fee without reduction') ? full : fee)) : 0;
    if (slip.startsWith('reduction on the add') && facts.micro_entity === true) more = cents(more * 0.7);
    if (is('additional fee to the euro')) more = Math.floor(more + 0.5);
    return cents(fee + more) + (is('an agent’s fee of 150 EUR') ? 150 : 0);
  },
};
