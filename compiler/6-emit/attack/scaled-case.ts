// Cases as generated evaluators take them in inner loops: whole steps, places of options. Drawn where rules go wrong, and moved.

import type { Fact, Model } from '../../3-model/model.js';
import { landmarksOf } from '../../4-analyse/cases/landmarks.js';
import type { Random } from '../../4-analyse/cases/random.js';
import { indexOf } from '../../4-analyse/model-index.js';
import { divide, floor, multiply, type Rational, rational } from '../../runtime/exact/rational.js';
import type { FactValues, Value } from '../../runtime/facts/fact-shapes.js';
import { scaledFact } from '../typescript/functions/fact-code.js';

export type Scaled = number | bigint | boolean | string | Rational | undefined;
export type ScaledRecord = Record<string, Scaled>;
/** Facts by name, items by list. */
export type ScaledCase = Record<string, Scaled | ScaledRecord[]>;

/** How the values of one fact are drawn, moved and read back. */
export interface FactDraw {
  readonly fact: Fact;
  /** Whether the fact may be absent. */
  readonly mayMiss: boolean;
  /** Whole steps from first to last; undefined for what is not counted in steps. */
  readonly steps: { readonly first: bigint; readonly last: bigint; readonly big: boolean } | undefined;
  /** Steps at which something in the rules changes. */
  readonly marks: readonly bigint[];
  /** Values of what is not counted in steps. */
  readonly values: readonly Scaled[];
  readonly valueOf: (scaled: Scaled) => Value | undefined;
}

const usualTexts = ['x', 'été 2 024'];

/** By name of the fact. */
export function factDraws(model: Model): ReadonlyMap<string, FactDraw> {
  const landmarks = landmarksOf(indexOf(model));
  return new Map<string, FactDraw>(
    model.facts.map((fact): readonly [string, FactDraw] => {
      const { presence, name } = fact;
      const mayMiss = presence.kind === 'optional' || presence.kind === 'default';
      const { steps, type: kept } = scaledFact(fact);
      const base = { fact, mayMiss };
      if (steps) {
        const { lo, hi, grid } = steps;
        const marks = (landmarks.numbers.get(name) ?? []).map((mark) => floor(divide(mark, grid)));
        const readBack = (scaled: Scaled): Value | undefined =>
          typeof scaled === 'number' || typeof scaled === 'bigint'
            ? multiply(rational(BigInt(scaled)), grid)
            : undefined;
        const inside = marks.filter((mark) => mark >= lo && mark <= hi);
        const counted = { first: lo, last: hi, big: kept === 'bigint' };
        return [name, { ...base, steps: counted, marks: inside, values: [], valueOf: readBack }];
      }
      return [
        name,
        {
          ...base,
          steps: undefined,
          marks: [],
          values: valuesOf(fact, [...landmarks.texts, ...usualTexts]),
          valueOf: (scaled: Scaled) => plainValue(fact, scaled),
        },
      ];
    }),
  );
}

function valuesOf(fact: Fact, texts: readonly string[]): readonly Scaled[] {
  switch (fact.type.kind) {
    case 'yes-no':
      return [false, true];
    case 'choice':
      return fact.type.set.options.map((_, place) => place);
    case 'text':
      return [...new Set(texts)];
    case 'quantity':
    case 'date':
      return [0n, 1n, -1n, 7n, 100n, 1_000_000n].flatMap((whole) => [rational(whole), rational(whole, 7n)]);
    default:
      fact.type satisfies never;
      return [];
  }
}

function plainValue({ type }: Fact, scaled: Scaled): Value | undefined {
  if (type.kind === 'choice') return typeof scaled === 'number' ? type.set.options[scaled]?.name : undefined;
  return typeof scaled === 'number' || typeof scaled === 'bigint' ? undefined : scaled;
}

/** About a quarter ends, a third landmarks give or take a step, some small, the others uniform. */
export function drawn(draw: FactDraw, random: Random): Scaled {
  if (draw.mayMiss && random.chance(20)) return undefined;
  return present(draw, random);
}

function present({ steps, marks, values }: FactDraw, random: Random): Scaled {
  if (!steps) return values.length > 0 ? random.pick(values) : undefined;
  const { first, last } = steps;
  const width = last - first + 1n;
  if (width <= 0n) return written(steps, first);
  const uniform = (): bigint => first + random.below(width);
  if (random.chance(25)) return written(steps, random.pick([first, first, last, 0n, first + 1n, last - 1n]));
  if (marks.length > 0 && random.chance(45)) {
    return written(steps, random.pick(marks) + random.pick([-1n, 0n, 0n, 1n]));
  }
  if (random.chance(35)) return written(steps, first + random.below(width < 40n ? width : 40n));
  return written(steps, uniform());
}

/** Another value of the fact: half the time the next one, a landmark, or any; undefined where there is no other. */
export function moved(draw: FactDraw, now: Scaled, random: Random): Scaled {
  const { steps, marks, values } = draw;
  if (!steps || now === undefined) {
    const others = values.filter((value) => value !== now);
    if (now === undefined) return present(draw, random);
    return others.length > 0 ? random.pick(others) : undefined;
  }
  const at = BigInt(now as number | bigint);
  if (random.chance(50)) return written(steps, at + (random.chance(75) ? 1n : -1n));
  if (marks.length > 0 && random.chance(60)) {
    return written(steps, random.pick(marks) + random.pick([-1n, 0n, 0n, 1n]));
  }
  return random.chance(40)
    ? written(steps, at + random.pick([2n, 3n, -2n, 7n, 10n, 30n]))
    : present(draw, random);
}

/** The next value up, for what is counted in steps. */
export function following({ steps }: FactDraw, now: Scaled): Scaled {
  if (!steps || now === undefined) return undefined;
  const next = BigInt(now as number | bigint) + 1n;
  return next > steps.last ? undefined : written(steps, next);
}

/** Near a value: some steps off, or another one. */
export function near(draw: FactDraw, now: Scaled, random: Random): Scaled {
  const { steps } = draw;
  if (!steps || now === undefined) return random.chance(20) ? drawn(draw, random) : now;
  return written(steps, BigInt(now as number | bigint) + random.pick([-3n, -2n, -1n, 0n, 1n, 2n, 3n]));
}

function written({ first, last, big }: NonNullable<FactDraw['steps']>, at: bigint): Scaled {
  const within = at < first ? first : at > last ? last : at;
  return big ? within : Number(within);
}

const mostItems = 5;

export function drawnLength(capacity: number, random: Random): number {
  if (random.chance(4)) return Math.min(capacity, 40);
  return Math.min(capacity, mostItems, random.pick([0, 1, 1, 2, 2, 3, 4]));
}

/** The case as the interpreter takes it. */
export function asFacts(model: Model, draws: ReadonlyMap<string, FactDraw>, scaled: ScaledCase): FactValues {
  const values: Record<string, Value | undefined> = Object.create(null);
  const lists: Record<string, Record<string, Value | undefined>[]> = {};
  for (const { name, list } of model.facts) {
    const draw = draws.get(name);
    const value = list === undefined ? scaled[name] : undefined;
    if (draw && value !== undefined && !Array.isArray(value)) values[name] = draw.valueOf(value);
  }
  for (const { name } of model.lists) {
    const items = scaled[name];
    lists[name] = (Array.isArray(items) ? items : []).map((item) => {
      const own: Record<string, Value | undefined> = Object.create(null);
      for (const [fact, value] of Object.entries(item)) {
        const known = value === undefined ? undefined : draws.get(fact)?.valueOf(value);
        if (known !== undefined) own[fact] = known;
      }
      return own;
    });
  }
  return { values, lists };
}
