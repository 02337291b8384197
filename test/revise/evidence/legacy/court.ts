// What a law office's calculator says of the risk of a civil action.

import { begun, cents, centsDown, type LegacyProgram, numberOf } from './legacy.js';

const limits = [500, 2_000, 10_000, 25_000, 50_000, 200_000, 500_000, Number.POSITIVE_INFINITY];
const widths = [0, 500, 1_000, 3_000, 5_000, 15_000, 30_000, 50_000];
const courts = [38, 20, 21, 29, 38, 132, 198, 198];
const lawyers = [49, 39, 56, 52, 81, 94, 132, 165];

function fee(steps: readonly number[], value: number, how: (blocks: number) => number, from = 500): number {
  let sum = steps[0] ?? 0;
  if (from < 500 && value === 500) sum += steps[1] ?? 0;
  for (let band = 1; band < limits.length; band++) {
    const [below, to] = [limits[band - 1] ?? 0, limits[band] ?? 0];
    if (value > below) sum += how((Math.min(value, to) - below) / (widths[band] ?? 1)) * (steps[band] ?? 0);
  }
  return sum;
}

export const court: LegacyProgram = {
  tariff: 'german-court-costs',
  bills: 'total',
  slips: [
    'court costs two and a half times',
    'court costs once',
    'procedure at 1.0',
    'hearing at 1.3 and procedure at 1.2',
    'hearing counted always',
    'hearing counted never',
    'expenses without a cap',
    'expenses capped at 40 EUR',
    'expenses always 20 EUR',
    'expenses left out',
    'expenses of the procedure alone',
    'expenses at 15 %',
    'turnover tax at 16 %, stale',
    'turnover tax not on expenses',
    'turnover tax left out',
    'turnover tax cut to the cent',
    'turnover tax on what both lawyers cost',
    'turnover tax on court costs too',
    'one lawyer always',
    'two lawyers always',
    'only full blocks',
    'blocks by their share',
    'value to the euro, up',
    'five hundred euros are a block more',
    'lawyer’s block of the third band 51, stale',
    'court’s block of the last band 180, stale',
    'fees of 2013',
    'lawyer’s fee at least 100 EUR',
    'procedure rounded to the euro',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    let value = numberOf(facts, 'value_in_dispute');
    if (is('value to the euro, up')) value = Math.ceil(value) + 0;
    const how = is('only full blocks') ? Math.floor : is('blocks by their share') ? (b: number) => b : begun;
    const from = is('five hundred euros are a block more') ? 499 : 500;
    const old = is('fees of 2013');
    const courtSteps = old
      ? [35, 18, 19, 26, 35, 120, 179, 180]
      : courts.map((step, band) => (band === 7 && slip.startsWith('court’s block of the last') ? 180 : step));
    const lawyerSteps = old
      ? [45, 35, 51, 46, 75, 85, 120, 150]
      : lawyers.map((step, band) =>
          band === 2 && slip.startsWith('lawyer’s block of the third') ? 51 : step,
        );
    const courtFee = cents(fee(courtSteps, value, how, from));
    let single = cents(fee(lawyerSteps, value, how, from));
    if (is('lawyer’s fee at least 100 EUR')) single = Math.max(100, single);
    const exchanged = is('hearing at 1.3 and procedure at 1.2');
    let procedure = cents(single * (exchanged ? 1.2 : is('procedure at 1.0') ? 1 : 1.3));
    if (is('procedure rounded to the euro')) procedure = Math.round(procedure);
    const heard = (facts.hearing !== false || is('hearing counted always')) && !is('hearing counted never');
    const hearing = heard ? cents(single * (exchanged ? 1.3 : 1.2)) : 0;
    const base = is('expenses of the procedure alone') ? procedure : procedure + hearing;
    const share = cents((is('expenses at 15 %') ? 0.15 : 0.2) * base);
    let expenses = Math.min(is('expenses capped at 40 EUR') ? 40 : 20, share);
    if (is('expenses without a cap')) expenses = share;
    if (is('expenses always 20 EUR')) expenses = 20;
    if (is('expenses left out')) expenses = 0;
    const rate = is('turnover tax at 16 %, stale') ? 0.16 : is('turnover tax left out') ? 0 : 0.19;
    const taxed = procedure + hearing + (is('turnover tax not on expenses') ? 0 : expenses);
    const net = procedure + hearing + expenses;
    let count = numberOf(facts, 'lawyers', 2);
    if (is('one lawyer always')) count = 1;
    if (is('two lawyers always')) count = 2;
    const tax = is('turnover tax cut to the cent') ? centsDown(rate * taxed) : cents(rate * taxed);
    const both = is('turnover tax on what both lawyers cost')
      ? cents(net * count) + cents(rate * taxed * count)
      : (net + tax) * count;
    let costs = cents(courtFee * (is('court costs once') ? 1 : slip.startsWith('court costs two') ? 2.5 : 3));
    if (is('turnover tax on court costs too')) costs = cents(costs * 1.19);
    return cents(costs + both);
  },
};
