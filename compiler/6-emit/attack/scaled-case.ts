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
  /** What is counted in whole steps; undefined for the rest. */
  readonly steps: Steps | undefined;
  /** Values of what is not counted in steps. */
  readonly values: readonly Scaled[];
  readonly valueOf: (scaled: Scaled) => Value | undefined;
}

/** Whole steps from first to last; what leaves them is brought back to the nearer end. */
interface Steps {
  readonly ends: readonly Scaled[];
  /** How many steps at which something in the rules changes there are. */
  readonly marks: number;
  /** One of these, and so many steps off. */
  readonly mark: (place: number, by: number) => Scaled;
  readonly any: (random: Random) => Scaled;
  /** One of so many first ones. */
  readonly small: (random: Random, most: number) => Scaled;
  readonly from: (now: Scaled, by: number) => Scaled;
  readonly isLast: (now: Scaled) => boolean;
}

/** Steps that a number holds exactly; large whole numbers cost ten times as much. */
function inNumbers(first: number, last: number, marks: readonly number[]): Steps {
  const within = (at: number): number => Math.max(first, Math.min(at, last));
  const width = Math.max(1, last - first + 1);
  return {
    ends: [first, first, last, 0, first + 1, last - 1].map(within),
    marks: marks.length,
    mark: (place, by) => within((marks[place] ?? first) + by),
    any: (random) => first + random.under(width),
    small: (random, most) => first + random.under(Math.min(width, most)),
    from: (now, by) => within(typeof now === 'number' ? now + by : first),
    isLast: (now) => typeof now !== 'number' || now >= last,
  };
}

function inBigints(first: bigint, last: bigint, marks: readonly bigint[]): Steps {
  const within = (at: bigint): bigint => (at < first ? first : at > last ? last : at);
  const width = last < first ? 1n : last - first + 1n;
  return {
    ends: [first, first, last, 0n, first + 1n, last - 1n].map(within),
    marks: marks.length,
    mark: (place, by) => within((marks[place] ?? first) + BigInt(by)),
    any: (random) => first + random.below(width),
    small: (random, most) => within(first + BigInt(random.under(most))),
    from: (now, by) => within(typeof now === 'bigint' ? now + BigInt(by) : first),
    isLast: (now) => typeof now !== 'bigint' || now >= last,
  };
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
        const marks = (landmarks.numbers.get(name) ?? [])
          .map((mark) => floor(divide(mark, grid)))
          .filter((mark) => mark >= lo && mark <= hi);
        const counted =
          kept === 'bigint' ? inBigints(lo, hi, marks) : inNumbers(Number(lo), Number(hi), marks.map(Number));
        const readBack = (scaled: Scaled): Value | undefined =>
          typeof scaled === 'number' || typeof scaled === 'bigint'
            ? multiply(rational(BigInt(scaled)), grid)
            : undefined;
        return [name, { ...base, steps: counted, values: [], valueOf: readBack }];
      }
      return [
        name,
        {
          ...base,
          steps: undefined,
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

const anyOf = <T>(random: Random, items: readonly T[]): T | undefined => items[random.under(items.length)];

/** About a quarter ends, a third landmarks give or take a step, some small, the others uniform. */
export function drawn(draw: FactDraw, random: Random): Scaled {
  if (draw.mayMiss && random.chance(20)) return undefined;
  return present(draw, random);
}

function present({ steps, values }: FactDraw, random: Random): Scaled {
  if (!steps) return anyOf(random, values);
  if (random.chance(25)) return anyOf(random, steps.ends);
  if (steps.marks > 0 && random.chance(45)) return atMark(steps, random);
  return random.chance(35) ? steps.small(random, 40) : steps.any(random);
}

const besideMarks = [-1, 0, 0, 1];
const atMark = (steps: Steps, random: Random): Scaled =>
  steps.mark(random.under(steps.marks), anyOf(random, besideMarks) ?? 0);

const strides = [2, 3, -2, 7, 10, 30];

/** Another value of the fact: half the time the next one, a landmark, or any; undefined where there is no other. */
export function moved(draw: FactDraw, now: Scaled, random: Random): Scaled {
  const { steps, values } = draw;
  if (now === undefined) return present(draw, random);
  if (!steps) {
    const others = values.filter((value) => value !== now);
    return anyOf(random, others);
  }
  if (random.chance(50)) return steps.from(now, random.chance(75) ? 1 : -1);
  if (steps.marks > 0 && random.chance(60)) return atMark(steps, random);
  return random.chance(40) ? steps.from(now, anyOf(random, strides) ?? 1) : present(draw, random);
}

/** The next value up, for what is counted in steps. */
export function following({ steps }: FactDraw, now: Scaled): Scaled {
  return !steps || now === undefined || steps.isLast(now) ? undefined : steps.from(now, 1);
}

/** Near a value: some steps off, or another one. */
export function near(draw: FactDraw, now: Scaled, random: Random): Scaled {
  const { steps } = draw;
  if (!steps || now === undefined) return random.chance(20) ? drawn(draw, random) : now;
  return steps.from(now, random.under(7) - 3);
}

const mostItems = 5;
const lengths = [0, 1, 1, 2, 2, 3, 4];

export function drawnLength(capacity: number, random: Random): number {
  if (random.chance(4)) return Math.min(capacity, 40);
  return Math.min(capacity, mostItems, anyOf(random, lengths) ?? 1);
}

/** The case as the interpreter takes it. */
export function asFacts(model: Model, draws: ReadonlyMap<string, FactDraw>, scaled: ScaledCase): FactValues {
  const values: Record<string, Value | undefined> = Object.create(null);
  const lists: Record<string, Record<string, Value | undefined>[]> = Object.create(null);
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
