// One group of claims attacked: those that one fact moves, or that hold always.

import type { Model, Property } from '../../3-model/model.js';
import { type Random, randomFrom } from '../../4-analyse/cases/random.js';
import { claimOf } from '../../4-analyse/prover/claim.js';
import type { Pair } from '../../4-analyse/prover/trial.js';
import { breaks, gapBetween } from './judge.js';
import type { ClaimResults, ClaimsModel } from './model-of-claims.js';
import {
  asFacts,
  drawn,
  drawnLength,
  type FactDraw,
  factDraws,
  following,
  moved,
  near,
  type Scaled,
  type ScaledCase,
} from './scaled-case.js';

/** Results of one case by name; undefined where some of them are refused. */
export type EvaluateScaled = (facts: ScaledCase) => Readonly<Record<string, unknown>> | undefined;

/** Makes the evaluator of a model: what runs generated code lies outside of the compiler. */
export type MakeEvaluator = (model: Model) => EvaluateScaled;

/** What the attack on one claim came to. */
export interface Attacked {
  readonly property: Property;
  /** Pairs of cases, or cases, that the claim spoke of: fewer than asked for where hardly any case meets its conditions. */
  readonly pairs: number;
  readonly broken: Pair | undefined;
}

interface Target {
  readonly property: Property;
  readonly results: ClaimResults;
  readonly alone: () => EvaluateScaled;
  pairs: number;
  broken: Pair | undefined;
  /** The nearest so far, the nearest first. */
  readonly nearest: { readonly by: number; readonly facts: ScaledCase }[];
}

const mostNearest = 20;
/** Steps that are looked at for the next value that is not refused. */
const mostSteps = 400;
/** Values of the fact that moves around one base case. */
const movesPerBase = 4;
/** Base cases drawn at random before any is drawn near the best. */
const firstDraws = 50;

export class GroupAttack {
  readonly #draws: ReadonlyMap<string, FactDraw>;
  readonly #targets: readonly Target[];
  readonly #random: Random;
  readonly #lists: readonly { readonly name: string; readonly capacity: number }[];
  readonly #moving: FactDraw | undefined;
  #evaluate: EvaluateScaled;
  #evaluated: number;

  constructor(
    readonly model: Model,
    properties: readonly Property[],
    readonly claims: ClaimsModel,
    readonly make: MakeEvaluator,
    seed: number,
  ) {
    // What no claim of the group hangs on need not be drawn.
    const reached = new Set(
      properties.flatMap((property) => claimOf(model, property).facts.map(({ name }) => name)),
    );
    const [first] = properties;
    const moving = first === undefined || first.kind === 'always' ? undefined : first.fact;
    const draws = [...factDraws(model)].filter(([name]) => reached.has(name) || name === moving);
    this.#draws = new Map(draws);
    this.#moving = moving === undefined ? undefined : this.#draws.get(moving);
    this.#random = randomFrom(seed);
    this.#evaluate = make(claims.model);
    this.#evaluated = properties.length;
    this.#targets = properties.map((property, place) => {
      const results = claims.claims[place];
      if (!results) throw new RangeError('a claim without results');
      let own: EvaluateScaled | undefined;
      // One claim by itself: what refuses another one does not refuse it.
      const alone = (): EvaluateScaled => {
        own ??= this.#evaluatorOf([results]);
        return own;
      };
      return { property, results, alone, pairs: 0, broken: undefined, nearest: [] };
    });
    this.#lists = model.lists.map(({ name, capacity }) => ({ name, capacity }));
  }

  #evaluatorOf(claims: readonly ClaimResults[]): EvaluateScaled {
    const { model } = this.claims;
    const wanted = new Set(
      claims.flatMap(({ subject, guard, most, spare }) => [subject, guard, most, spare]),
    );
    return this.make({ ...model, results: model.results.filter(({ name }) => wanted.has(name)) });
  }

  /** `pairs` for each claim; as many base cases as that would take if every case told something, and more for a few of them. */
  run(pairs: number, stop: () => boolean): readonly Attacked[] {
    const open = (target: Target): boolean => !target.broken && target.pairs < pairs;
    const most = this.#moving ? pairs : 2 * pairs;
    for (let count = 0; count < most; count++) {
      if (count % 64 === 0 && stop()) break;
      const still = this.#targets.filter(open);
      if (still.length === 0) break;
      if (still.length * 2 <= this.#evaluated) {
        this.#evaluate = this.#evaluatorOf(still.map(({ results }) => results));
        this.#evaluated = still.length;
      }
      const base = this.#base(count, still);
      if (this.#moving) this.#judgeMoves(base, this.#moving, still);
      else this.#judgeCase(base, still);
    }
    return this.#targets.map(({ property, pairs, broken }) => ({ property, pairs, broken }));
  }

  #base(count: number, open: readonly Target[]): ScaledCase {
    const random = this.#random;
    if (count > firstDraws && random.chance(40)) {
      // Half of them for the claim that so far hardly any case told something of.
      const fewest = open.reduce((best, target) => (target.pairs < best.pairs ? target : best));
      const target = random.chance(50) ? fewest : open[random.under(open.length)];
      const best = target?.nearest[random.under(target.nearest.length)];
      if (best) return this.#near(best.facts, random.chance(50) ? 40 : 10);
    }
    const facts: ScaledCase = Object.create(null);
    for (const [name, draw] of this.#draws) {
      if (draw.fact.list === undefined) facts[name] = drawn(draw, random);
    }
    for (const { name, capacity } of this.#lists) {
      facts[name] = Array.from({ length: drawnLength(capacity, random) }, () => this.#item(name));
    }
    return facts;
  }

  #item(list: string): Record<string, Scaled> {
    const item: Record<string, Scaled> = Object.create(null);
    for (const [name, draw] of this.#draws) {
      if (draw.fact.list === list) item[name] = drawn(draw, this.#random);
    }
    return item;
  }

  /** `share`: of the facts, in percent, that move. */
  #near(facts: ScaledCase, share: number): ScaledCase {
    const random = this.#random;
    const made: ScaledCase = Object.create(null);
    for (const [name, value] of Object.entries(facts)) {
      if (!Array.isArray(value)) {
        const draw = this.#draws.get(name);
        made[name] = draw && random.chance(share) ? near(draw, value, random) : value;
        continue;
      }
      const items = value.map((item) => {
        const own: Record<string, Scaled> = Object.create(null);
        for (const [fact, known] of Object.entries(item)) {
          const draw = this.#draws.get(fact);
          own[fact] = draw && random.chance(share) ? near(draw, known, random) : known;
        }
        return own;
      });
      const list = this.#lists.find((one) => one.name === name);
      if (list && random.chance(15) && items.length < list.capacity) items.push(this.#item(name));
      else if (list && random.chance(15) && items.length > 0) items.pop();
      made[name] = items;
    }
    return made;
  }

  #resultsOf(target: Target, facts: ScaledCase, shared: Shared): Found | undefined {
    const { results } = target;
    const found = shared.known ?? target.alone()(facts);
    if (!found) return undefined;
    const at = (name: string | undefined): unknown => {
      const value = name === undefined ? undefined : found[name];
      return results.perItem && Array.isArray(value) ? value[0] : value;
    };
    if (results.guard !== undefined && at(results.guard) !== true) return undefined;
    return { subject: at(results.subject), most: at(results.most), spare: at(results.spare) };
  }

  #judgeCase(facts: ScaledCase, targets: readonly Target[]): void {
    const shared = this.#shared(facts);
    for (const target of targets) {
      const { focus, perItem } = target.results;
      if (focus !== undefined && perItem && isEmpty(facts[focus])) continue;
      const found = this.#resultsOf(target, facts, shared);
      if (found?.subject === undefined) continue;
      target.pairs++;
      if (found.subject === false) this.#broke(target, facts, undefined);
      else this.#keep(target, typeof found.spare === 'number' ? found.spare : undefined, facts);
    }
  }

  #judgeMoves(base: ScaledCase, draw: FactDraw, targets: readonly Target[]): void {
    const { list, name } = draw.fact;
    if (list !== undefined && isEmpty(base[list])) return;
    const now = valueIn(base, name, list);
    let known: Shared | undefined;
    for (let move = 0; move < movesPerBase; move++) {
      const then = moved(draw, now, this.#random);
      if (then === now || then === undefined) continue;
      known ??= this.#shared(base);
      const other = withValue(base, name, list, then);
      const shared = [known, this.#shared(other)] as const;
      if (inOrder(now, then)) this.#judgePair(draw, [base, other], shared, targets);
      else this.#judgePair(draw, [other, base], [shared[1], shared[0]], targets);
    }
  }

  /** The lower value first. */
  #judgePair(
    draw: FactDraw,
    [first, second]: readonly [ScaledCase, ScaledCase],
    shared: readonly [Shared, Shared],
    targets: readonly Target[],
  ): void {
    const isGiven = valueIn(first, draw.fact.name, draw.fact.list) !== undefined;
    for (const target of targets) {
      const { property } = target;
      if (property.kind === 'always' || target.broken) continue;
      const isOrdered = property.kind === 'no-jump' || property.direction !== 'no-effect';
      if (isOrdered && !isGiven) continue;
      const before = this.#resultsOf(target, first, shared[0]);
      if (before?.subject === undefined) continue;
      if (property.kind === 'no-jump') {
        this.#judgeJump(target, draw, first, before);
        continue;
      }
      property.kind satisfies 'monotone';
      const after = this.#resultsOf(target, second, shared[1]);
      if (after?.subject === undefined) continue;
      target.pairs++;
      if (breaks(property, before, after)) this.#broke(target, first, second);
      else {
        const gap = isOrdered ? gapBetween(property, before.subject, after.subject) : undefined;
        this.#keep(target, gap, first);
      }
    }
  }
  /** From a case to the next value that is not refused: what lies between two such values is no jump of one step. */
  #judgeJump(target: Target, draw: FactDraw, facts: ScaledCase, before: Found): void {
    const { property } = target;
    if (property.kind !== 'no-jump') return;
    const { list, name } = draw.fact;
    let value = valueIn(facts, name, list);
    for (let step = 0; step < mostSteps; step++) {
      value = following(draw, value);
      if (value === undefined) return;
      const next = withValue(facts, name, list, value);
      const after = this.#resultsOf(target, next, this.#shared(next));
      if (after?.subject === undefined) continue;
      target.pairs++;
      if (breaks(property, before, after)) this.#broke(target, facts, next);
      else this.#keep(target, undefined, facts);
      return;
    }
  }

  /** All claims at once; undefined where something in the case is refused, and each claim is asked by itself. */
  #shared(facts: ScaledCase): Shared {
    return { known: this.#evaluate(facts) };
  }

  /** Those that came closest; where nothing measures that, some of those that the claim spoke of. */
  #keep(target: Target, by: number | undefined, facts: ScaledCase): void {
    if (by !== undefined) keepNearest(target, by, facts);
    else if (target.nearest.length < mostNearest) target.nearest.push({ by: 0, facts });
    else if (this.#random.chance(2)) target.nearest[this.#random.under(mostNearest)] = { by: 0, facts };
  }

  #broke(target: Target, first: ScaledCase, second: ScaledCase | undefined): void {
    target.broken = {
      before: asFacts(this.model, this.#draws, first),
      after: second && asFacts(this.model, this.#draws, second),
    };
  }
}

interface Shared {
  readonly known: Readonly<Record<string, unknown>> | undefined;
}

interface Found {
  readonly subject: unknown;
  readonly most: unknown;
  readonly spare: unknown;
}

const isEmpty = (items: ScaledCase[string]): boolean => !Array.isArray(items) || items.length === 0;

function keepNearest({ nearest }: Target, by: number, facts: ScaledCase): void {
  const last = nearest[nearest.length - 1];
  if (nearest.length >= mostNearest && last && by >= last.by) return;
  if (nearest.some((known) => known.by === by)) return;
  const place = nearest.findIndex((known) => known.by > by);
  nearest.splice(place < 0 ? nearest.length : place, 0, { by, facts });
  if (nearest.length > mostNearest) nearest.pop();
}

function valueIn(facts: ScaledCase, name: string, list: string | undefined): Scaled {
  if (list === undefined) {
    const value = facts[name];
    return Array.isArray(value) ? undefined : value;
  }
  const items = facts[list];
  return Array.isArray(items) ? items[0]?.[name] : undefined;
}

function withValue(facts: ScaledCase, name: string, list: string | undefined, value: Scaled): ScaledCase {
  if (list === undefined) return { ...facts, [name]: value };
  const items = facts[list];
  if (!Array.isArray(items)) return facts;
  return { ...facts, [list]: items.map((item, place) => (place === 0 ? { ...item, [name]: value } : item)) };
}

/** Whether the first is the lower one; what is absent comes first. */
function inOrder(a: Scaled, b: Scaled): boolean {
  if ((typeof a === 'number' || typeof a === 'bigint') && (typeof b === 'number' || typeof b === 'bigint')) {
    return a <= b;
  }
  return a !== true || b !== false;
}
