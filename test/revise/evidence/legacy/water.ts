// A water bill as the billing program of a commune computes it.

import { cents, centsDown, type LegacyProgram, numberOf, plainCents } from './legacy.js';

export const water: LegacyProgram = {
  tariff: 'facture-eau',
  bills: 'total',
  slips: [
    'one rate of VAT for all, 10 %',
    'one rate of VAT for all, 5.5 %',
    'sewage at 20 % of VAT',
    'rates of VAT exchanged',
    'VAT not on the subscription',
    'VAT of each rate rounded for itself',
    'VAT cut to the cent',
    'VAT left out',
    'VAT on VAT: sewage on its own VAT',
    'first block up to 80 m³',
    'first block up to 150 m³, two readings a year',
    'all at the price of the block reached',
    'all at the first price',
    'all at the second price',
    'subscription left out',
    'subscription twice',
    'subscription by the month, rounded, twelve times',
    'no subscription where nothing is consumed',
    'sewage left out',
    'sewage not on the first block',
    'sewage at the first price of water',
    'one m³ too many',
    'prices kept with two decimals',
    'plain doubles',
    'total cut to ten cents',
    'a minimum of 50 EUR',
    'consumption to ten m³',
    'water rounded to the euro',
    'stale price: first block 5 % less',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const round = is('plain doubles') ? plainCents : cents;
    const kept = (price: number): number => (is('prices kept with two decimals') ? cents(price) : price);
    let used = numberOf(facts, 'consumption');
    if (is('one m³ too many')) used += 1;
    if (is('consumption to ten m³')) used = Math.round(used / 10) * 10;
    let fixed = numberOf(facts, 'fixed_part');
    if (is('subscription left out')) fixed = 0;
    if (is('subscription twice')) fixed *= 2;
    if (is('subscription by the month, rounded, twelve times')) fixed = cents(fixed / 12) * 12;
    if (is('no subscription where nothing is consumed') && used === 0) fixed = 0;
    let first = kept(numberOf(facts, 'first_block_price'));
    if (is('stale price: first block 5 % less')) first *= 0.95;
    const second = kept(numberOf(facts, 'second_block_price'));
    const limit = is('first block up to 80 m³') ? 80 : slip.startsWith('first block up to 150') ? 150 : 75;
    let blocks = first * Math.min(used, limit) + second * Math.max(0, used - limit);
    if (is('all at the price of the block reached')) blocks = used * (used > limit ? second : first);
    if (is('all at the first price')) blocks = used * first;
    if (is('all at the second price')) blocks = used * second;
    let water = round(fixed + blocks);
    if (is('water rounded to the euro')) water = Math.round(water);
    const price = is('sewage at the first price of water') ? first : kept(numberOf(facts, 'sewage_price'));
    let sewage = round(price * (is('sewage not on the first block') ? Math.max(0, used - 75) : used));
    if (is('sewage left out')) sewage = 0;
    let [low, high] = [0.055, 0.1];
    if (is('one rate of VAT for all, 10 %')) low = 0.1;
    if (is('one rate of VAT for all, 5.5 %')) high = 0.055;
    if (is('sewage at 20 % of VAT')) high = 0.2;
    if (is('rates of VAT exchanged')) [low, high] = [high, low];
    const base = is('VAT not on the subscription') ? water - fixed : water;
    let vat = round(low * base + high * sewage);
    if (is('VAT of each rate rounded for itself')) vat = cents(low * base) + cents(high * sewage);
    if (is('VAT cut to the cent')) vat = centsDown(low * base + high * sewage);
    if (is('VAT left out')) vat = 0;
    if (is('VAT on VAT: sewage on its own VAT')) vat = cents(low * base + high * sewage * (1 + high));
    let total = cents(water + sewage + vat);
    if (is('total cut to ten cents')) total = Math.floor(Number((total * 10).toFixed(4))) / 10;
    if (is('a minimum of 50 EUR')) total = Math.max(50, total);
    return total;
  },
};
