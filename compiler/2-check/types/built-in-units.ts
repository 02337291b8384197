// The units that every file knows: their names in both languages, dimensions and exact factors.

import { type Rational, rational } from '../../runtime/exact/rational.js';
import type { UnitPower } from './types.js';

export interface BuiltInUnit {
  readonly symbol: string;
  /** Singular and plural as written; the French ones only in French files. */
  readonly en: readonly [string, string];
  readonly fr: readonly [string, string];
  /** Powers of base dimensions. */
  readonly dimension: readonly UnitPower[];
  /** How many of the base unit one is. */
  readonly factor: Rational;
  /** A file may declare a unit of this name: then its own holds, as before the unit was built in. */
  readonly yields?: true;
}

const power = (symbol: string, exponent = 1): UnitPower => ({ symbol, power: exponent });
const length = [power('length')];
const area = [power('length', 2)];
const volume = [power('length', 3)];
const mass = [power('mass')];
const time = [power('time')];
const months = [power('month')];
const energy = [power('power'), power('time')];
const watts = [power('power')];

const sign = (
  symbol: string,
  dimension: readonly UnitPower[],
  n: bigint | number,
  d: bigint | number = 1n,
): BuiltInUnit => ({ symbol, en: [symbol, symbol], fr: [symbol, symbol], dimension, factor: rational(n, d) });

const word = (
  en: readonly [string, string],
  fr: readonly [string, string],
  dimension: readonly UnitPower[],
  n: bigint | number = 1n,
): BuiltInUnit => ({ symbol: en[0], en, fr, dimension, factor: rational(n) });

const yielding = (unit: BuiltInUnit): BuiltInUnit => ({ ...unit, yields: true });

/** Base units: metre, kilogram, minute, month, kilowatt (so that energies are kilowatt-minutes). */
export const builtInUnits: readonly BuiltInUnit[] = [
  sign('m', length, 1),
  yielding(sign('mm', length, 1, 1000)),
  sign('cm', length, 1, 100),
  yielding(sign('dm', length, 1, 10)),
  sign('km', length, 1000),
  yielding(sign('cm2', area, 1, 10_000)),
  yielding(sign('dm2', area, 1, 100)),
  sign('m2', area, 1),
  yielding(sign('km2', area, 1_000_000)),
  sign('ha', area, 10_000),
  yielding(sign('cm3', volume, 1, 1_000_000)),
  yielding(sign('dm3', volume, 1, 1000)),
  sign('m3', volume, 1),
  sign('l', volume, 1, 1000),
  sign('hl', volume, 1, 10),
  sign('ml', volume, 1, 1_000_000),
  sign('g', mass, 1, 1000),
  sign('kg', mass, 1),
  sign('t', mass, 1000),
  sign('Wh', energy, 60, 1000),
  sign('kWh', energy, 60),
  sign('MWh', energy, 60_000),
  sign('W', watts, 1, 1000),
  sign('kW', watts, 1),
  sign('kVA', [power('apparent power')], 1),
  yielding({ ...word(['second', 'seconds'], ['seconde', 'secondes'], time), factor: rational(1n, 60n) }),
  word(['minute', 'minutes'], ['minute', 'minutes'], time),
  word(['hour', 'hours'], ['heure', 'heures'], time, 60),
  word(['day', 'days'], ['jour', 'jours'], time, 1440),
  word(['week', 'weeks'], ['semaine', 'semaines'], time, 10_080),
  word(['month', 'months'], ['mois', 'mois'], months),
  word(['quarter', 'quarters'], ['trimestre', 'trimestres'], months, 3),
  word(['year', 'years'], ['an', 'ans'], months, 12),
  word(['night', 'nights'], ['nuit', 'nuits'], [power('night')]),
  word(['person', 'persons'], ['personne', 'personnes'], [power('person')]),
  word(['item', 'items'], ['article', 'articles'], [power('item')]),
  word(['block', 'blocks'], ['tranche', 'tranches'], [power('block')]),
];

/** Symbols of units that a file may declare anew. */
export const yieldingUnits: ReadonlySet<string> = new Set(
  builtInUnits.filter(({ yields }) => yields).map(({ symbol }) => symbol),
);

/** Further spellings in French files. */
export const frenchSpellings: Readonly<Record<string, string>> = {
  année: 'year',
  années: 'year',
  annee: 'year',
  annees: 'year',
};
