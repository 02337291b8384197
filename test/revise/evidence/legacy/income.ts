// Income tax of a resident of Japan as a payroll program computes it, in yen.

import { type LegacyProgram, numberOf } from './legacy.js';

const limits = [1_950_000, 3_300_000, 6_950_000, 9_000_000, 18_000_000, 40_000_000, Number.POSITIVE_INFINITY];
const cut = (amount: number, to = 1): number => Math.floor(Number((amount / to).toFixed(6))) * to;

export const income: LegacyProgram = {
  tariff: 'japan-income-tax',
  bills: 'tax_payable',
  slips: [
    'income not cut to a thousand yen',
    'income cut to ten thousand yen',
    'income to the nearest thousand',
    'reconstruction tax left out',
    'reconstruction tax at 2.5 %',
    'reconstruction tax on the income',
    'reconstruction tax up to the yen',
    'reconstruction tax on the tax cut to a hundred yen',
    'the sum not cut',
    'the sum to the nearest hundred',
    'the sum cut to ten yen',
    'the tax cut to a hundred yen alone',
    'the top rate 40 %, stale',
    'the third rate 25 %',
    'the fourth rate 25 %',
    'the fifth band from 10 000 000',
    'all at the rate reached',
    'the deduction of the third row 330 000',
    'the first band free',
    'a basic deduction of 480 000 taken again',
    'a twelfth of the year',
    'plain doubles, the sum at once',
    'withholding of 1 % less',
    'at least 1 000 yen',
    'reconstruction tax left out and the sum to the nearest hundred',
    'the top rate 40 % and reconstruction tax at 2.5 %',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    let given = numberOf(facts, 'income_after_deductions');
    if (is('a basic deduction of 480 000 taken again')) given = Math.max(0, given - 480_000);
    let taxable = cut(given, 1000);
    if (is('income not cut to a thousand yen')) taxable = given;
    if (is('income cut to ten thousand yen')) taxable = cut(given, 10_000);
    if (is('income to the nearest thousand')) taxable = cut(given + 500, 1000);
    const rates = [5, 10, 20, 23, 33, 40, slip.startsWith('the top rate 40 %') ? 40 : 45];
    if (is('the third rate 25 %')) rates[2] = 25;
    if (is('the fourth rate 25 %')) rates[3] = 25;
    if (is('the first band free')) rates[0] = 0;
    const to = [...limits];
    if (is('the fifth band from 10 000 000')) to[3] = 10_000_000;
    let tax = rates.reduce((sum, rate, band) => {
      const from = band === 0 ? 0 : (to[band - 1] ?? 0);
      return sum + (Math.max(0, Math.min(taxable, to[band] ?? 0) - from) * rate) / 100;
    }, 0);
    const band = to.findIndex((limit) => taxable < limit);
    if (is('all at the rate reached')) tax = (taxable * (rates[band] ?? 0)) / 100;
    if (is('the deduction of the third row 330 000') && band === 2) tax = taxable * 0.2 - 330_000;
    tax = cut(tax);
    if (is('the tax cut to a hundred yen alone')) tax = cut(tax, 100);
    const share = slip.endsWith('reconstruction tax at 2.5 %') ? 0.025 : 0.021;
    let more = cut(share * (is('reconstruction tax on the tax cut to a hundred yen') ? cut(tax, 100) : tax));
    if (is('reconstruction tax on the income')) more = cut(share * taxable);
    if (is('reconstruction tax up to the yen')) more = Math.ceil(Number((share * tax).toFixed(6)));
    if (slip.startsWith('reconstruction tax left out')) more = 0;
    let sum = tax + more;
    if (is('plain doubles, the sum at once')) return Math.floor((tax * 1.021) / 100) * 100;
    if (is('withholding of 1 % less')) sum *= 0.99;
    if (is('a twelfth of the year')) return cut(sum / 12, 100);
    if (is('the sum not cut') || is('the tax cut to a hundred yen alone')) return sum;
    if (is('the sum cut to ten yen')) return cut(sum, 10);
    if (slip.endsWith('the sum to the nearest hundred')) return cut(sum + 50, 100);
    return Math.max(is('at least 1 000 yen') ? 1000 : 0, cut(sum, 100));
  },
};
