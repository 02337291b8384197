// A taximeter and its surcharges.

import { begun, cents, type LegacyProgram, numberOf } from './legacy.js';

export const taxi: LegacyProgram = {
  tariff: 'nyc-taxi',
  bills: 'total',
  slips: [
    'units of a quarter of a mile',
    'units begun are counted to the nearest',
    'only full units of distance',
    'distance by its exact share',
    'the first unit is in the initial fare',
    'distance in kilometres',
    'distance and time in one count of units',
    'only full minutes',
    'minutes to the nearest',
    'time is not counted',
    'time per fifty seconds',
    'MTA surcharge left out',
    'improvement surcharge 0.30, stale',
    'overnight 0.50, stale',
    'rush hour 1.00, stale',
    'rush hour on every day',
    'rush hour on no weekday',
    'rush hour up to 20 o’clock included',
    'overnight after 20 o’clock',
    'overnight up to 6 o’clock included',
    'overnight only in the evening',
    'congestion 2.75',
    'congestion for all',
    'LaGuardia 1.25, stale',
    'LaGuardia left out',
    'tolls left out',
    'tolls twice',
    'tolls rounded up to the dollar',
    'initial fare 2.50, stale',
    'a unit is 0.50, stale',
    'initial fare 2.50 and unit 0.50, stale',
    'surcharges only on rides of some length',
    'total rounded to five cents',
    'total rounded up to the quarter',
    'congestion and overnight are one, the higher',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    const stale = is('initial fare 2.50 and unit 0.50, stale');
    const initial = stale || is('initial fare 2.50, stale') ? 2.5 : 3;
    const unit = stale || is('a unit is 0.50, stale') ? 0.5 : 0.7;
    let distance = numberOf(facts, 'distance');
    if (is('distance in kilometres')) distance *= 1.609344;
    const fifths = is('units of a quarter of a mile') ? distance * 4 : distance * 5;
    let units = begun(fifths);
    if (is('units begun are counted to the nearest')) units = Math.round(Number(fifths.toFixed(6)));
    if (is('only full units of distance')) units = Math.floor(Number(fifths.toFixed(6)));
    if (is('distance by its exact share')) units = fifths;
    if (is('the first unit is in the initial fare')) units = Math.max(0, units - 1);
    const slow = numberOf(facts, 'slow_time');
    let minutes = begun(slow);
    if (is('only full minutes')) minutes = Math.floor(slow);
    if (is('minutes to the nearest')) minutes = Math.round(slow);
    if (is('time is not counted')) minutes = 0;
    if (is('time per fifty seconds')) minutes = begun((slow * 60) / 50);
    let fare = cents(initial + unit * units) + cents(unit * minutes);
    if (is('distance and time in one count of units')) fare = initial + unit * begun(fifths + slow);
    const hour = numberOf(facts, 'begins_at');
    let overnight = hour >= 20 || hour < 6;
    if (is('overnight after 20 o’clock')) overnight = hour > 20 || hour < 6;
    if (is('overnight up to 6 o’clock included')) overnight = hour >= 20 || hour <= 6;
    if (is('overnight only in the evening')) overnight = hour >= 20;
    const weekday = facts.weekday === true;
    let rush = weekday && hour >= 16 && hour < 20;
    if (is('rush hour on every day')) rush = hour >= 16 && hour < 20;
    if (is('rush hour on no weekday')) rush = false;
    if (is('rush hour up to 20 o’clock included')) rush = weekday && hour >= 16 && hour <= 20;
    const congestion =
      facts.congestion_zone === true || is('congestion for all') ? (is('congestion 2.75') ? 2.75 : 2.5) : 0;
    const night = overnight ? (is('overnight 0.50, stale') ? 0.5 : 1) : 0;
    let surcharges = is('MTA surcharge left out') ? 0 : 0.5;
    surcharges += is('improvement surcharge 0.30, stale') ? 0.3 : 1;
    surcharges += is('congestion and overnight are one, the higher')
      ? Math.max(congestion, night)
      : congestion + night;
    if (rush) surcharges += is('rush hour 1.00, stale') ? 1 : 2.5;
    if (facts.laguardia === true && !is('LaGuardia left out'))
      surcharges += is('LaGuardia 1.25, stale') ? 1.25 : 5;
    if (is('surcharges only on rides of some length') && distance === 0) surcharges = 0;
    let tolls = numberOf(facts, 'tolls');
    if (is('tolls left out')) tolls = 0;
    if (is('tolls twice')) tolls *= 2;
    if (is('tolls rounded up to the dollar')) tolls = Math.ceil(tolls);
    const total = cents(fare + surcharges + tolls);
    if (is('total rounded to five cents')) return cents(Math.round(Number((total * 20).toFixed(5))) / 20);
    if (is('total rounded up to the quarter')) return Math.ceil(Number((total * 4).toFixed(5))) / 4;
    return total;
  },
};
