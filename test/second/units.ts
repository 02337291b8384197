// Units of the second interpreter: what a written unit is, in base units, by the reference's list.

import { divided, int, type Num, over, times, unity } from './numbers.js';

/** Powers of base dimensions, by name. */
export type Dims = ReadonlyMap<string, number>;

export interface Unit {
  readonly dims: Dims;
  /** How many of the base one is. */
  readonly factor: Num;
  /** The names as written, with their powers: how a value is shown. */
  readonly written: ReadonlyMap<string, number>;
}

const built: readonly (readonly [string, Readonly<Record<string, number>>, Num])[] = [
  ['m', { length: 1 }, unity],
  ['mm', { length: 1 }, over(1n, 1000n)],
  ['cm', { length: 1 }, over(1n, 100n)],
  ['dm', { length: 1 }, over(1n, 10n)],
  ['km', { length: 1 }, int(1000)],
  ['cm2', { length: 2 }, over(1n, 10_000n)],
  ['dm2', { length: 2 }, over(1n, 100n)],
  ['m2', { length: 2 }, unity],
  ['km2', { length: 2 }, int(1_000_000)],
  ['ha', { length: 2 }, int(10_000)],
  ['cm3', { length: 3 }, over(1n, 1_000_000n)],
  ['dm3', { length: 3 }, over(1n, 1000n)],
  ['m3', { length: 3 }, unity],
  ['l', { length: 3 }, over(1n, 1000n)],
  ['hl', { length: 3 }, over(1n, 10n)],
  ['ml', { length: 3 }, over(1n, 1_000_000n)],
  ['g', { mass: 1 }, unity],
  ['kg', { mass: 1 }, int(1000)],
  ['t', { mass: 1 }, int(1_000_000)],
  ['W', { power: 1 }, unity],
  ['kW', { power: 1 }, int(1000)],
  ['Wh', { power: 1, time: 1 }, int(60)],
  ['kWh', { power: 1, time: 1 }, int(60_000)],
  ['MWh', { power: 1, time: 1 }, int(60_000_000)],
  ['kVA', { apparent: 1 }, unity],
  ['second seconds seconde secondes', { time: 1 }, over(1n, 60n)],
  ['minute minutes', { time: 1 }, unity],
  ['hour hours heure heures', { time: 1 }, int(60)],
  ['day days jour jours', { time: 1 }, int(1440)],
  ['week weeks semaine semaines', { time: 1 }, int(10_080)],
  ['month months mois', { month: 1 }, unity],
  ['quarter quarters trimestre trimestres', { month: 1 }, int(3)],
  ['year years an ans année années annee annees', { month: 1 }, int(12)],
  ['night nights nuit nuits', { night: 1 }, unity],
  ['person persons personne personnes', { person: 1 }, unity],
  ['item items article articles', { item: 1 }, unity],
  ['block blocks tranche tranches', { block: 1 }, unity],
];

const none: Dims = new Map();
export const plainUnit: Unit = { dims: none, factor: unity, written: none };

const combine = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>, sign: number) => {
  const result = new Map(a);
  for (const [name, power] of b) {
    const sum = (result.get(name) ?? 0) + sign * power;
    if (sum === 0) result.delete(name);
    else result.set(name, sum);
  }
  return result;
};

export const sameDims = (a: Dims, b: Dims): boolean =>
  a.size === b.size && [...a].every(([name, power]) => b.get(name) === power);

/** The units of one file: those of the reference, currencies, and what it declares. */
export class Units {
  readonly #known = new Map<string, Unit>();

  constructor(readonly money: string | undefined) {
    for (const [names, dims, factor] of built) {
      const all = names.split(' ');
      for (const name of all) this.#add(name, new Map(Object.entries(dims)), factor, all[0]!);
    }
  }

  #add(name: string, dims: Dims, factor: Num, symbol: string): void {
    this.#known.set(name, { dims, factor, written: new Map([[symbol, 1]]) });
  }

  declare(names: readonly string[], equals: { readonly value: Num; readonly unit: Unit } | undefined): void {
    const [symbol = ''] = names;
    for (const name of names) {
      if (equals) this.#add(name, equals.unit.dims, times(equals.value, equals.unit.factor), symbol);
      else this.#add(name, new Map([[`own ${symbol}`, 1]]), unity, symbol);
    }
  }

  isUnit(name: string): boolean {
    return this.#known.has(name) || /^[A-Z]{3}$/.test(name) || name === 'money';
  }

  #one(name: string): Unit {
    if (name === 'money' && this.money !== undefined) return this.#one(this.money);
    const known = this.#known.get(name);
    if (known) return known;
    if (!/^[A-Z]{3}$/.test(name)) throw new Error(`no unit ${name}`);
    return { dims: new Map([[name, 1]]), factor: unity, written: new Map([[name, 1]]) };
  }

  /** The first name over the others; over all of them for `%/block`. */
  of(names: readonly string[], allUnder = false): Unit {
    return names
      .map((name) => this.#one(name))
      .reduce((made, unit, index) => (index === 0 && !allUnder ? unit : quotient(made, unit)), plainUnit);
  }

  /** `EUR/m2/day`, as results print it. */
  read(text: string): Unit {
    return text === '' || text === '%' ? plainUnit : this.of(text.split('/'));
  }

  /**
   * Names that measure the same thing and stand on both sides of a division go: EUR/kg times t is EUR. The number is
   * in base units, so nothing else changes.
   */
  cancelled(unit: Unit): Unit {
    const written = new Map(unit.written);
    for (const [name, power] of unit.written) {
      for (const [other, under] of unit.written) {
        if (power <= 0 || under >= 0 || !sameDims(this.#one(name).dims, this.#one(other).dims)) continue;
        const gone = Math.min(written.get(name) ?? 0, -(written.get(other) ?? 0));
        if (gone <= 0) continue;
        for (const [which, by] of [
          [name, -gone],
          [other, gone],
        ] as const) {
          const left = (written.get(which) ?? 0) + by;
          if (left === 0) written.delete(which);
          else written.set(which, left);
        }
      }
    }
    let factor = unity;
    for (const [name, power] of written) {
      const one = this.#one(name).factor;
      for (let count = 0; count < Math.abs(power); count++)
        factor = power > 0 ? times(factor, one) : divided(factor, one);
    }
    return { dims: unit.dims, factor, written };
  }
}

export const product = (a: Unit, b: Unit): Unit => ({
  dims: combine(a.dims, b.dims, 1),
  factor: times(a.factor, b.factor),
  written: combine(a.written, b.written, 1),
});
export const quotient = (a: Unit, b: Unit): Unit => ({
  dims: combine(a.dims, b.dims, -1),
  factor: divided(a.factor, b.factor),
  written: combine(a.written, b.written, -1),
});
