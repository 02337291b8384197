// Car expenses of the year as a tax adviser's sheet computes them.

import { type LegacyProgram, numberOf } from './legacy.js';

type Row = readonly [number, number, number, number];
const cars: readonly Row[] = [
  [0.529, 0.316, 1065, 0.37],
  [0.606, 0.34, 1330, 0.407],
  [0.636, 0.357, 1395, 0.427],
  [0.665, 0.374, 1457, 0.447],
  [0.697, 0.394, 1515, 0.47],
];
const motorcycles: readonly Row[] = [
  [0.395, 0.099, 891, 0.248],
  [0.468, 0.082, 1158, 0.275],
  [0.606, 0.079, 1583, 0.343],
];
const moped: Row = [0.315, 0.079, 711, 0.198];

export const mileage: LegacyProgram = {
  tariff: 'bareme-kilometrique',
  bills: 'frais',
  slips: [
    'electric: nothing more',
    'electric: 20 % for all',
    'electric: 10 % more',
    'electric: not on the fixed part',
    'electric: cars alone',
    'fixed part left out',
    'fixed part of 3 CV for every car',
    'row of 5 CV of the year before',
    'one cell: 0.307 for 0.370',
    'one cell: 1 359 for 1 395',
    'last row never reached',
    'power one too low',
    'motorcycles as cars',
    'mopeds as small motorcycles',
    '5 000 km in the second band',
    'cars: second band up to 15 000 km',
    'motorcycles: bands of cars',
    'all at the first price',
    'what is above 20 000 km at its own price',
    'at most 20 000 km',
    'miles',
    'hundreds of kilometres',
    'cut to the euro',
    'up to the euro',
    'to the cent',
    'half to even',
    'plain doubles',
    'rounded before the electric supplement',
    'less 2 %',
    'motorcycles of 6 CV and more as those of 3 to 5',
    'scale of the year before, 5.4 % less',
    'one cell: 1 359 for 1 395, cut to the euro',
    'electric: 10 % more and power one too low',
  ],
  price: (facts, slip) => {
    const is = (name: string): boolean => slip === name;
    let distance = numberOf(facts, 'd');
    if (is('miles')) distance /= 1.609344;
    if (is('hundreds of kilometres')) distance = Math.floor(distance / 100) * 100;
    if (is('at most 20 000 km')) distance = Math.min(20_000, distance);
    let power = numberOf(facts, 'puissance', 1);
    if (slip.endsWith('power one too low')) power = Math.max(1, power - 1);
    if (is('last row never reached')) power = Math.min(6, power);
    const isCar =
      facts.vehicule === 'automobile' || (is('motorcycles as cars') && facts.vehicule === 'motocyclette');
    const isMotorcycle = facts.vehicule === 'motocyclette' && !isCar;
    const carRow = Math.min(4, Math.max(0, power - 3));
    const bikeRow = power <= 2 ? 0 : power <= 5 || slip.startsWith('motorcycles of 6 CV') ? 1 : 2;
    let row = (isCar ? cars[carRow] : isMotorcycle ? motorcycles[bikeRow] : moped) ?? moped;
    if (is('mopeds as small motorcycles') && !isCar && !isMotorcycle) row = motorcycles[0] ?? row;
    if (isCar && carRow === 2 && is('row of 5 CV of the year before')) row = [0.603, 0.339, 1320, 0.405];
    if (isCar && carRow === 0 && is('one cell: 0.307 for 0.370')) row = [0.529, 0.316, 1065, 0.307];
    if (isCar && carRow === 2 && slip.startsWith('one cell: 1 359')) row = [0.636, 0.357, 1359, 0.427];
    if (isCar && is('fixed part of 3 CV for every car')) row = [row[0], row[1], 1065, row[3]];
    if (is('fixed part left out')) row = [row[0], row[1], 0, row[3]];
    let [one, two] = isCar ? [5_000, 20_000] : [3_000, 6_000];
    if (isMotorcycle && is('motorcycles: bands of cars')) [one, two] = [5_000, 20_000];
    if (isCar && is('cars: second band up to 15 000 km')) two = 15_000;
    if (isCar && is('5 000 km in the second band')) one = 4_999.5;
    let [variable, fixed] =
      distance <= one
        ? [distance * row[0], 0]
        : distance <= two
          ? [distance * row[1], row[2]]
          : [distance * row[3], 0];
    if (is('all at the first price')) [variable, fixed] = [distance * row[0], 0];
    if (is('what is above 20 000 km at its own price') && distance > two)
      [variable, fixed] = [two * row[1] + (distance - two) * row[3], row[2]];
    const electric =
      (facts.electrique === true || is('electric: 20 % for all')) &&
      !is('electric: nothing more') &&
      (isCar || !is('electric: cars alone'));
    const more = slip.startsWith('electric: 10 % more') ? 0.1 : 0.2;
    let amount = variable + fixed;
    if (is('rounded before the electric supplement')) amount = Math.floor(Number(amount.toFixed(6)) + 0.5);
    if (electric) amount += more * (is('electric: not on the fixed part') ? variable : amount);
    if (is('less 2 %')) amount *= 0.98;
    if (is('scale of the year before, 5.4 % less')) amount *= 0.946;
    if (is('plain doubles')) return Math.floor(amount + 0.5);
    const kept = Number(amount.toFixed(6));
    if (slip.endsWith('cut to the euro')) return Math.floor(kept);
    if (is('up to the euro')) return Math.ceil(kept);
    if (is('to the cent')) return Math.floor(Number((kept * 100).toFixed(4)) + 0.5) / 100;
    const floor = Math.floor(kept);
    if (is('half to even') && kept - floor === 0.5) return floor + (floor % 2);
    return Math.floor(kept + 0.5);
  },
};
