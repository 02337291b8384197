// Products, quotients and exact conversions of units; nothing here knows about expressions.

import { divide, equals, formatDecimal, multiply, one, type Rational } from '../../runtime/exact/rational.js';
import type { Unit, UnitPower } from './types.js';
import type { UnitTable } from './unit-table.js';

export const noUnit: Unit = { powers: [] };
export const unitOf = (symbol: string): Unit => ({ powers: [{ symbol, power: 1 }] });
export const isPlain = (unit: Unit): boolean => unit.powers.length === 0;

/** Sorted by symbol, zero powers left out. */
export function normalUnit(powers: readonly UnitPower[]): Unit {
  const sums = new Map<string, number>();
  for (const { symbol, power } of powers) sums.set(symbol, (sums.get(symbol) ?? 0) + power);
  const kept = [...sums].filter(([, power]) => power !== 0).map(([symbol, power]) => ({ symbol, power }));
  return { powers: kept.sort((a, b) => (a.symbol < b.symbol ? -1 : a.symbol > b.symbol ? 1 : 0)) };
}

export const invertUnit = (unit: Unit): Unit => ({
  powers: unit.powers.map(({ symbol, power }) => ({ symbol, power: -power })),
});

export const sameUnit = (a: Unit, b: Unit): boolean =>
  a.powers.length === b.powers.length &&
  a.powers.every(({ symbol, power }, index) => {
    const other = b.powers[index];
    return other?.symbol === symbol && other.power === power;
  });

/** Powers of base dimensions. */
export function dimensionOf(units: UnitTable, unit: Unit): Unit {
  return normalUnit(
    unit.powers.flatMap(({ symbol, power }) =>
      (units.get(symbol)?.dimension ?? [{ symbol, power: 1 }]).map((base) => ({
        symbol: base.symbol,
        power: base.power * power,
      })),
    ),
  );
}

/** How many base units one of this unit is. */
export function baseFactor(units: UnitTable, unit: Unit): Rational {
  let factor = one;
  for (const { symbol, power } of unit.powers) {
    const each = units.get(symbol)?.factor ?? one;
    for (let count = 0; count < Math.abs(power); count++) {
      factor = power > 0 ? multiply(factor, each) : divide(factor, each);
    }
  }
  return factor;
}

/** By what a number of `from` is multiplied to be one of `to`; undefined when they measure different things. */
export function conversionFactor(units: UnitTable, from: Unit, to: Unit): Rational | undefined {
  if (sameUnit(from, to)) return one;
  if (!sameUnit(dimensionOf(units, from), dimensionOf(units, to))) return undefined;
  return divide(baseFactor(units, from), baseFactor(units, to));
}

export interface Reduced {
  readonly unit: Unit;
  /** By what the number is multiplied to be in `unit`. */
  readonly factor: Rational;
}

/**
 * Brings units of one dimension in a product together: `EUR/t × kg` is `EUR` with a factor of 1/1000. Where several
 * units of a dimension remain, the first written one stays.
 */
export function reduceProduct(units: UnitTable, powers: readonly UnitPower[]): Reduced {
  const raw = normalUnit(powers);
  const written = [...new Set(powers.map(({ symbol }) => symbol))].filter((symbol) =>
    raw.powers.some((power) => power.symbol === symbol),
  );
  const kept: UnitPower[] = [];
  for (const group of relatedGroups(units, written)) {
    const part = normalUnit(raw.powers.filter(({ symbol }) => group.includes(symbol)));
    kept.push(...simplest(units, part, group).powers);
  }
  const unit = normalUnit(kept);
  return { unit, factor: divide(baseFactor(units, raw), baseFactor(units, unit)) };
}

// Symbols that share a base dimension, directly or through others.
function relatedGroups(units: UnitTable, symbols: readonly string[]): readonly (readonly string[])[] {
  const bases = (symbol: string) => dimensionOf(units, unitOf(symbol)).powers.map((power) => power.symbol);
  let groups: { symbols: string[]; bases: Set<string> }[] = [];
  for (const symbol of symbols) {
    const own = bases(symbol);
    const touched = groups.filter((group) => own.some((base) => group.bases.has(base)));
    const merged = {
      symbols: [...touched.flatMap((group) => group.symbols), symbol],
      bases: new Set([...touched.flatMap((group) => [...group.bases]), ...own]),
    };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.symbols);
}

function simplest(units: UnitTable, part: Unit, group: readonly string[]): Unit {
  if (group.length < 2) return part;
  const total = dimensionOf(units, part);
  if (isPlain(total)) return noUnit;
  for (const symbol of group) {
    for (const power of [1, -1, 2, -2, 3, -3]) {
      const candidate: Unit = { powers: [{ symbol, power }] };
      if (sameUnit(dimensionOf(units, candidate), total)) return candidate;
    }
  }
  return part;
}

/** `EUR/day/block`, `kg·day`, `1/month`; empty for a plain number. */
export function formatUnit(unit: Unit): string {
  const show = ({ symbol, power }: UnitPower) =>
    Math.abs(power) === 1 ? symbol : `${symbol}^${Math.abs(power)}`;
  const above = unit.powers.filter(({ power }) => power > 0).map(show);
  const below = unit.powers.filter(({ power }) => power < 0).map(show);
  if (above.length + below.length === 0) return '';
  return [above.length > 0 ? above.join('·') : '1', ...below].join('/');
}

/** "1 t = 1000 kg": what a factor that the compiler inserts stands for. */
export function conversionWords(from: Unit, to: Unit, factor: Rational): string {
  const amount = formatDecimal(factor) ?? `${factor.n}/${factor.d}`;
  const left = formatUnit(from);
  const right = formatUnit(to);
  return equals(factor, one) ? `${left} = ${right}` : `1 ${left} = ${amount} ${right}`.trim();
}

/** The currency code when the unit is money and nothing else. */
export function moneyCode(units: UnitTable, unit: Unit): string | undefined {
  const [only, ...others] = unit.powers;
  if (only === undefined || others.length > 0 || only.power !== 1) return undefined;
  return units.get(only.symbol)?.decimals === undefined ? undefined : only.symbol;
}

/** Every currency that takes part in the unit. */
export const currenciesIn = (units: UnitTable, unit: Unit): readonly string[] =>
  unit.powers.flatMap(({ symbol }) => (units.get(symbol)?.decimals === undefined ? [] : [symbol]));
