// What a notary's office asks of the buyer of an existing home.

import { cents, centsDown, type LegacyProgram, numberOf, plainCents } from './legacy.js';

const euros = (amount: number): number => Math.floor(Number(amount.toFixed(6)) + 0.5);

export const notary: LegacyProgram = {
  tariff: 'frais-de-notaire',
  bills: 'total_fees',
  slips: [
    'departmental duty 4.50 % for all',
    'departmental duty 3.80 % for all, stale',
    'departmental duty left out',
    'communal tax left out',
    'communal tax 1.00 %',
    'assessment fee 2.14 %, stale',
    'assessment fee on both duties',
    'assessment fee left out',
    'assessment fee on the duty that was not rounded',
    'land register without its minimum',
    'land register at least 8 EUR, stale',
    'land register left out',
    'VAT at 19.6 %, stale',
    'VAT before the rebate',
    'VAT on the land register too',
    'VAT left out',
    'rebate on the whole fee',
    'rebate above 150 000 EUR, stale',
    'rebate left out',
    'rebate of at most 10 %, stale',
    'rebate on all of the price',
    'no minimum of the fee',
    'no cap of the fee',
    'cap before the minimum',
    'fees of 2020, stale',
    'all at the rate of the bracket reached',
    'first bracket up to 6 000 EUR',
    'last rate 0.814 %, stale',
    'duties to the cent',
    'duties up to the euro',
    'duties rounded once, on the sum',
    'price cut to the euro',
    'price cut to a hundred euros',
    'each bracket rounded to the cent',
    'fee cut to the cent',
    'plain doubles',
    'formalities of 800 EUR',
    'VAT at 19.6 % and land register left out',
    'assessment fee 2.14 % and duties to the cent',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    let price = numberOf(facts, 'price');
    if (is('price cut to the euro')) price = Math.floor(price);
    if (is('price cut to a hundred euros')) price = Math.floor(price / 100) * 100;
    const round = is('plain doubles') ? plainCents : cents;
    let rates = is('fees of 2020, stale') ? [3.945, 1.627, 1.085, 0.814] : [3.87, 1.596, 1.064, 0.799];
    if (is('last rate 0.814 %, stale')) rates = [3.87, 1.596, 1.064, 0.814];
    const limits = [0, is('first bracket up to 6 000 EUR') ? 6_000 : 6_500, 17_000, 60_000];
    const each = rates.map((rate, band) => {
      const from = limits[band] ?? 0;
      return (rate / 100) * Math.max(0, Math.min(price, limits[band + 1] ?? Number.POSITIVE_INFINITY) - from);
    });
    let fee = each.reduce((sum, part) => sum + part, 0);
    if (is('each bracket rounded to the cent')) fee = each.reduce((sum, part) => sum + cents(part), 0);
    if (is('all at the rate of the bracket reached')) {
      const band = limits.filter((limit) => price > limit).length - 1;
      fee = (price * (rates[Math.max(0, band)] ?? 0)) / 100;
    }
    const capped = (amount: number): number =>
      price >= 900 && !is('no cap of the fee') ? Math.min(amount, 0.1 * price) : amount;
    const least = (amount: number): number => (is('no minimum of the fee') ? amount : Math.max(90, amount));
    fee = is('cap before the minimum') ? least(capped(fee)) : capped(least(fee));
    fee = price > 0 ? (is('fee cut to the cent') ? centsDown(fee) : round(fee)) : 0;
    let rebateRate = numberOf(facts, 'rebate_rate') / 100;
    if (is('rebate left out')) rebateRate = 0;
    if (is('rebate of at most 10 %, stale')) rebateRate = Math.min(0.1, rebateRate);
    let above = Math.max(0, price - (is('rebate above 150 000 EUR, stale') ? 150_000 : 100_000));
    if (is('rebate on all of the price')) above = price;
    const rebate = is('rebate on the whole fee')
      ? round(rebateRate * fee)
      : round(rebateRate * 0.00799 * above);
    const rate = slip.startsWith('VAT at 19.6 %') ? 0.196 : 0.2;
    let vat = round(rate * (is('VAT before the rebate') ? fee : fee - rebate));
    if (is('VAT left out')) vat = 0;
    let share = numberOf(facts, 'departmental_rate', 4.5);
    if (is('departmental duty 4.50 % for all')) share = 4.5;
    if (is('departmental duty 3.80 % for all, stale')) share = 3.8;
    if (is('departmental duty left out')) share = 0;
    let whole = euros;
    if (slip.endsWith('duties to the cent')) whole = cents;
    if (is('duties up to the euro')) whole = (amount) => Math.ceil(Number(amount.toFixed(6)));
    const raw = (share * price) / 100;
    const department = whole(raw);
    const commune = is('communal tax left out') ? 0 : (is('communal tax 1.00 %') ? 0.01 : 0.012) * price;
    const assessed = slip.startsWith('assessment fee 2.14 %') ? 0.0214 : 0.0237;
    const base = is('assessment fee on the duty that was not rounded')
      ? raw
      : department + (is('assessment fee on both duties') ? whole(commune) : 0);
    const assessment = is('assessment fee left out') ? 0 : assessed * base;
    let duties = department + whole(commune) + whole(assessment);
    if (is('duties rounded once, on the sum')) duties = euros(raw + commune + assessed * raw);
    const leastRegister = is('land register without its minimum')
      ? 0
      : is('land register at least 8 EUR, stale')
        ? 8
        : 15;
    let register = price > 0 ? whole(Math.max(leastRegister, 0.001 * price)) : 0;
    if (slip.endsWith('land register left out')) register = 0;
    if (is('VAT on the land register too')) vat = cents(0.2 * (fee - rebate + register));
    const total = cents(fee - rebate + vat + duties + register);
    return is('formalities of 800 EUR') ? total + 800 : total;
  },
};
