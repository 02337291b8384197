// The tax on real estate as a spreadsheet of a notary's office computes it: whole euros by steps of a table, in doubles.

import { type LegacyProgram, numberOf } from './legacy.js';

const euros = (amount: number): number => Math.floor(Number(amount.toFixed(6)) + 0.5);

export const wealth: LegacyProgram = {
  tariff: 'impot-fortune-immobiliere',
  bills: 'impot_a_payer',
  slips: [
    'threshold at 800 000',
    'threshold reached counts',
    'first slice taxed at 0.25 %',
    'the slice of 1 % at 1.10 %',
    'last slice at 1.80 %, as the ISF',
    'slice begins at 2 500 000',
    'all at the rate of the last slice',
    'relief left out',
    'relief up to the limit itself',
    'relief of 17 000',
    'relief for everybody below three millions',
    'cap left out',
    'cap at 85 % of income',
    'other taxes left out of the cap',
    'cap on income after other taxes',
    'at most half is taken by the cap',
    'tax cut to the euro',
    'rounded to tens',
    'a late fee of 10 %',
    'allowance of 30 % on the estate',
    'relief left out and cap at 85 % of income',
  ],
  price: (facts, slip) => {
    const has = (words: string): boolean => slip.includes(words);
    let estate = numberOf(facts, 'patrimoine');
    if (has('allowance of 30 %')) estate *= 0.7;
    const floor = has('threshold at 800 000') ? 800_000 : 1_300_000;
    const due = estate > floor || (has('threshold reached counts') && estate === floor);
    const steps: [number, number][] = [
      [800_000, has('first slice taxed') ? 0.25 : 0],
      [1_300_000, 0.5],
      [has('slice begins at 2 500 000') ? 2_500_000 : 2_570_000, 0.7],
      [5_000_000, has('at 1.10 %') ? 1.1 : 1],
      [10_000_000, 1.25],
      [Number.POSITIVE_INFINITY, has('1.80 %') ? 1.8 : 1.5],
    ];
    let [tax, from] = [0, 0];
    for (const [to, rate] of steps) {
      if (estate > from) tax += ((Math.min(estate, to) - from) * rate) / 100;
      if (has('all at the rate') && estate > from) tax = (estate * rate) / 100;
      from = to;
    }
    tax = due ? (has('tax cut to the euro') ? Math.floor(Number(tax.toFixed(6))) : euros(tax)) : 0;
    const end = has('below three millions') ? 3_000_000 : 1_400_000;
    const within = estate < end || (has('the limit itself') && estate === end);
    const start = has('relief of 17 000') ? 17_000 : 17_500;
    if (due && within && !has('relief left out')) tax -= euros(start - (1.25 * estate) / 100);
    const share = has('cap at 85 %') ? 0.85 : 0.75;
    const income = numberOf(facts, 'revenus');
    const others = has('other taxes left out') ? 0 : numberOf(facts, 'autres_impots');
    let over = Math.max(0, euros(tax + others - share * income));
    if (has('after other taxes')) over = Math.max(0, euros(tax - share * Math.max(0, income - others)));
    if (has('at most half')) over = Math.min(over, euros(tax / 2));
    let left = has('cap left out') ? tax : Math.max(0, tax - over);
    if (has('late fee')) left = euros(left * 1.1);
    return has('rounded to tens') ? Math.round(left / 10) * 10 : left;
  },
};
