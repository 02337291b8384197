// A month of household electricity in Korea as a billing program computes it, in won.

import { type LegacyProgram, numberOf } from './legacy.js';

const kept = (amount: number): number => Number(amount.toFixed(5));
const cut = (amount: number, to = 1): number => Math.trunc(kept(amount / to)) * to;
const near = (amount: number, to = 1): number => Math.floor(kept(amount / to) + 0.5) * to;

export const power: LegacyProgram = {
  tariff: 'kepco-residential',
  bills: 'total',
  slips: [
    'summer from June on',
    'no summer',
    'summer by the month before',
    'basic charge of winter in summer',
    'blocks of winter in summer',
    'all at the price of the block reached',
    'first block at 93.3, stale',
    'last block at 280.6, stale',
    'prices of the year before, each 8 won less',
    'climate charge 7.3, stale',
    'climate charge left out',
    'fuel adjustment of 5 always',
    'fuel adjustment never negative',
    'fuel adjustment left out',
    'VAT cut',
    'VAT on the fund too',
    'VAT left out',
    'VAT to ten won',
    'fund at 3.7 % for ever, stale',
    'fund at 3.2 % half a year early',
    'fund to one won',
    'fund on what VAT is in',
    'fund to the nearest ten won',
    'total to the nearest ten won',
    'total not cut',
    'no minimum',
    'minimum on the total',
    'minimum before the fuel adjustment',
    'each block cut to ten won',
    'usage down to ten kWh',
    'charges cut to ten won before taxes',
    'basic charge of 400 kWh is that above',
    'basic charge of the last block 6 060, stale',
    'a kilowatt-hour too few',
    'fund at 3.7 % for ever and VAT cut',
    'climate charge 7.3 and fund to one won',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const month = String(facts.billed_month);
    let number = Number(month.slice(5, 7));
    if (is('summer by the month before')) number -= 1;
    let summer = number === 7 || number === 8 || (is('summer from June on') && number === 6);
    if (is('no summer')) summer = false;
    let usage = numberOf(facts, 'usage');
    if (is('usage down to ten kWh')) usage = Math.floor(usage / 10) * 10;
    if (is('a kilowatt-hour too few')) usage = Math.max(0, usage - 1);
    const summerBasic = summer && !is('basic charge of winter in summer');
    const last = is('basic charge of the last block 6 060, stale') ? 6060 : 7300;
    const [one, two] = summerBasic ? [300, 450] : [200, 400];
    const reached = (use: number): number => (use <= one ? 910 : use <= two ? 1600 : last);
    const basic = reached(is('basic charge of 400 kWh is that above') && usage === 400 ? 401 : usage);
    const [low, high] = summer && !is('blocks of winter in summer') ? [300, 450] : [200, 400];
    let prices: readonly [number, number, number] = [120, 214.6, 307.3];
    if (is('first block at 93.3, stale')) prices = [93.3, 214.6, 307.3];
    if (is('last block at 280.6, stale')) prices = [120, 214.6, 280.6];
    if (is('prices of the year before, each 8 won less')) prices = [112, 206.6, 299.3];
    const [first, second, third] = prices;
    const parts = [
      first * Math.min(usage, low),
      second * Math.max(0, Math.min(usage, high) - low),
      third * Math.max(0, usage - high),
    ];
    let energy = cut(parts.reduce((sum, part) => sum + part, 0));
    if (is('each block cut to ten won')) energy = parts.reduce((sum, part) => sum + cut(part, 10), 0);
    if (is('all at the price of the block reached'))
      energy = cut(usage * (usage <= low ? first : usage <= high ? second : third));
    let climate = cut((slip.startsWith('climate charge 7.3') ? 7.3 : 9) * usage);
    if (is('climate charge left out')) climate = 0;
    let rate = numberOf(facts, 'fuel_rate', 5);
    if (is('fuel adjustment of 5 always')) rate = 5;
    if (is('fuel adjustment never negative')) rate = Math.max(0, rate);
    if (is('fuel adjustment left out')) rate = 0;
    const fuel = cut(rate * usage);
    let charges = basic + energy + climate + fuel;
    if (is('minimum before the fuel adjustment')) charges = Math.max(1000, basic + energy + climate) + fuel;
    else if (!is('no minimum') && !is('minimum on the total')) charges = Math.max(1000, charges);
    if (is('charges cut to ten won before taxes')) charges = cut(charges, 10);
    let share = month < '2024-07-01' ? 0.037 : month < '2025-07-01' ? 0.032 : 0.027;
    if (slip.startsWith('fund at 3.7 % for ever')) share = 0.037;
    if (is('fund at 3.2 % half a year early') && month >= '2024-01-01' && month < '2024-07-01') share = 0.032;
    let fund = cut(share * charges, slip.endsWith('fund to one won') ? 1 : 10);
    if (is('fund to the nearest ten won')) fund = near(share * charges, 10);
    if (is('fund on what VAT is in')) fund = cut(share * (charges + near(0.1 * charges)), 10);
    let vat = slip.endsWith('VAT cut') ? cut(0.1 * charges) : near(0.1 * charges);
    if (is('VAT to ten won')) vat = near(0.1 * charges, 10);
    if (is('VAT on the fund too')) vat = near(0.1 * (charges + fund));
    if (is('VAT left out')) vat = 0;
    const total = charges + vat + fund;
    if (is('total not cut')) return total;
    if (is('minimum on the total')) return Math.max(1000, cut(total, 10));
    return is('total to the nearest ten won') ? near(total, 10) : cut(total, 10);
  },
};
