// A bill of electricity by periods of a meter.

import { cents, type LegacyProgram, numberOf, plainCents } from './legacy.js';

const partsOf = (day: string): readonly [number, number, number] => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  return [year, month, date];
};
const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Months, those begun or ended by their days. */
function months(from: string, to: string, last = 1): number {
  const [fromYear, fromMonth, fromDay] = partsOf(from);
  const [toYear, toMonth, toDay] = partsOf(to);
  const whole = (toYear - fromYear) * 12 + (toMonth - fromMonth);
  return whole - (fromDay - 1) / daysIn(fromYear, fromMonth) + (toDay - (1 - last)) / daysIn(toYear, toMonth);
}

const exciseOn = (day: string): number =>
  day < '2024-02-01' ? 1 : day < '2025-02-01' ? 21 : day < '2025-08-01' ? 33.7 : 29.98;

export const electricity: LegacyProgram = {
  tariff: 'facture-electricite',
  bills: 'total',
  slips: [
    'VAT 20 % on all',
    'VAT 5.5 % on all',
    'VAT of the subscription 5.5 % for ever, stale',
    'VAT without the excise',
    'VAT without the CTA',
    'VAT at 19.6 % on energy',
    'each VAT rounded for itself',
    'prices of the hours exchanged',
    'all at the price of the peak',
    'uses of the hours exchanged for the excise alone, peak only',
    'CTA at 27.04 %, stale',
    'CTA on the whole subscription',
    'CTA left out',
    'CTA for whole months',
    'excise 33.70 for ever since 2025, stale',
    'excise left out',
    'excise by the end of the period',
    'excise twice',
    'excise in kWh with four decimals',
    'the last day not counted',
    'months begun count whole',
    'months of thirty days',
    'months as days of a year',
    'subscription for one month always',
    'subscription left out',
    'energy lines rounded to ten cents',
    'plain doubles',
    'a discount of 2 % on energy',
    'VAT left out',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const round = is('plain doubles') ? plainCents : cents;
    const [from, to] = [String(facts.period_start), String(facts.period_end)];
    let duration = months(from, to);
    if (is('the last day not counted')) duration = months(from, to, 0);
    if (is('months of thirty days')) duration = (daysBetween(from, to) + 1) / 30;
    if (is('months as days of a year')) duration = ((daysBetween(from, to) + 1) * 12) / 365;
    const begunMonths = (partsOf(to)[0] - partsOf(from)[0]) * 12 + (partsOf(to)[1] - partsOf(from)[1]) + 1;
    if (is('months begun count whole')) duration = begunMonths;
    const monthly = numberOf(facts, 'monthly_subscription');
    const part = numberOf(facts, 'fixed_network_part');
    let subscription = round(monthly * (is('subscription for one month always') ? 1 : duration));
    if (is('subscription left out')) subscription = 0;
    const [peakUse, offUse] = [numberOf(facts, 'peak_use'), numberOf(facts, 'offpeak_use')];
    let [peak, off] = [numberOf(facts, 'peak_price'), numberOf(facts, 'offpeak_price')];
    if (is('prices of the hours exchanged')) [peak, off] = [off, peak];
    if (is('all at the price of the peak')) off = peak;
    let energy = round(peak * peakUse) + round(off * offUse);
    energy = is('plain doubles')
      ? plainCents(peak * peakUse + off * offUse)
      : cents(peak * peakUse + off * offUse);
    if (is('energy lines rounded to ten cents'))
      energy = Math.round(peak * peakUse * 10) / 10 + Math.round(off * offUse * 10) / 10;
    if (is('a discount of 2 % on energy')) energy = cents(energy * 0.98);
    let cta = round(
      (is('CTA at 27.04 %, stale') ? 0.2704 : 0.2193) *
        (is('CTA on the whole subscription') ? monthly : part) *
        (is('CTA for whole months') ? Math.floor(duration) : duration),
    );
    if (is('CTA left out')) cta = 0;
    let rate = exciseOn(is('excise by the end of the period') ? to : from);
    if (slip.startsWith('excise 33.70') && from >= '2025-08-01') rate = 33.7;
    if (is('excise twice')) rate *= 2;
    let perKwh = rate / 1000;
    if (is('excise in kWh with four decimals')) perKwh = Math.round(perKwh * 10_000) / 10_000;
    let excise = round(perKwh * (slip.endsWith('peak only') ? peakUse : peakUse + offUse));
    if (is('excise left out')) excise = 0;
    let low = from >= '2025-08-01' ? 0.2 : 0.055;
    let high = 0.2;
    if (is('VAT 20 % on all')) low = 0.2;
    if (is('VAT 5.5 % on all')) high = 0.055;
    if (is('VAT 5.5 % on all') || is('VAT of the subscription 5.5 % for ever, stale')) low = 0.055;
    if (is('VAT at 19.6 % on energy')) high = 0.196;
    const lowBase = subscription + (is('VAT without the CTA') ? 0 : cta);
    const highBase = energy + (is('VAT without the excise') ? 0 : excise);
    let vat = round(low * lowBase + high * highBase);
    if (is('each VAT rounded for itself')) vat = cents(low * lowBase) + cents(high * highBase);
    if (is('VAT left out')) vat = 0;
    return cents(subscription + energy + cta + excise + vat);
  },
};
