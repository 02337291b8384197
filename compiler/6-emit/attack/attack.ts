// Looks for cases that break claims, with the compiled evaluator: one base case, each fact that a claim moves varied around it,
// all claims judged at once, and more cases near those that came closest.

import type { Model, Property } from '../../3-model/model.js';
import { type Random, randomFrom } from '../../4-analyse/cases/random.js';
import type { Pair } from '../../4-analyse/prover/trial.js';
import { breaks, gapBetween } from './judge.js';
import { type ClaimResults, modelOfClaims } from './model-of-claims.js';
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

export interface AttackOptions {
  readonly seed?: number;
  /** Pairs of cases (or cases, where none is compared) that each claim has to have spoken of; 100 000 unless told. */
  readonly pairs?: number;
  /** Base cases drawn, at most; twice the pairs unless told. */
  readonly draws?: number;
  /** Asked between base cases; true ends the attack. */
  readonly stop?: () => boolean;
}

/** What the attack on one claim came to. */
export interface Attacked {
  readonly property: Property;
  /** Pairs of cases, or cases, that the claim spoke of. */
  readonly pairs: number;
  /** Cases that were looked at. */
  readonly drawn: number;
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

const usualPairs = 100_000;
const mostNearest = 20;
/** Steps that are looked at for the next value that is not refused. */
const mostSteps = 400;

/** Every claim that is broken is broken in its pair; that others hold is not shown by this. */
export function attack(
  model: Model,
  properties: readonly Property[],
  make: MakeEvaluator,
  options: AttackOptions = {},
): readonly Attacked[] {
  return new Attack(model, properties, make, options).run();
}

class Attack {
  readonly #draws: ReadonlyMap<string, FactDraw>;
  readonly #targets: readonly Target[];
  readonly #random: Random;
  readonly #lists: readonly { readonly name: string; readonly capacity: number }[];
  #evaluate: EvaluateScaled;

  constructor(
    readonly model: Model,
    properties: readonly Property[],
    make: MakeEvaluator,
    readonly options: AttackOptions,
  ) {
    this.#draws = factDraws(model);
    this.#random = randomFrom(options.seed ?? 1);
    const all = modelOfClaims(model, properties);
    this.#evaluate = make(all.model);
    this.#targets = properties.map((property, place) => {
      const results = all.claims[place];
      if (!results) throw new RangeError('a claim without results');
      let own: EvaluateScaled | undefined;
      const wanted = new Set(
        [results.subject, results.guard, results.most].filter((name) => name !== undefined),
      );
      // One claim by itself: what refuses another one does not refuse it.
      const alone = (): EvaluateScaled => {
        own ??= make({ ...all.model, results: all.model.results.filter(({ name }) => wanted.has(name)) });
        return own;
      };
      return { property, results, alone, pairs: 0, broken: undefined, nearest: [] };
    });
    this.#lists = model.lists.map(({ name, capacity }) => ({ name, capacity }));
  }

  run(): readonly Attacked[] {
    const wanted = this.options.pairs ?? usualPairs;
    const most = this.options.draws ?? 2 * wanted;
    const byFact = new Map<string, Target[]>();
    const always: Target[] = [];
    for (const target of this.#targets) {
      const { property } = target;
      if (property.kind === 'always') always.push(target);
      else byFact.set(property.fact, [...(byFact.get(property.fact) ?? []), target]);
    }
    const open = (target: Target): boolean => !target.broken && target.pairs < wanted;
    let count = 0;
    for (; count < most && this.#targets.some(open); count++) {
      if (count % 64 === 0 && this.options.stop?.()) break;
      const base = this.#base(count);
      this.#judgeCase(base, always.filter(open));
      for (const [name, targets] of byFact) {
        const still = targets.filter(open);
        if (still.length > 0) this.#judgeMoves(base, name, still);
      }
    }
    return this.#targets.map(({ property, pairs, broken }) => ({ property, pairs, broken, drawn: count }));
  }

  #base(count: number): ScaledCase {
    const random = this.#random;
    const candidates = this.#targets.filter(({ nearest, broken }) => nearest.length > 0 && !broken);
    if (count > 50 && candidates.length > 0 && random.chance(35)) {
      const best = random.pick(random.pick(candidates).nearest);
      return this.#near(best.facts);
    }
    const facts: ScaledCase = {};
    for (const [name, draw] of this.#draws) {
      if (draw.fact.list === undefined) facts[name] = drawn(draw, random);
    }
    for (const { name, capacity } of this.#lists) {
      facts[name] = Array.from({ length: drawnLength(capacity, random) }, () => this.#item(name));
    }
    return facts;
  }

  #item(list: string): Record<string, Scaled> {
    const item: Record<string, Scaled> = {};
    for (const [name, draw] of this.#draws) {
      if (draw.fact.list === list) item[name] = drawn(draw, this.#random);
    }
    return item;
  }

  #near(facts: ScaledCase): ScaledCase {
    const random = this.#random;
    const made: ScaledCase = {};
    for (const [name, value] of Object.entries(facts)) {
      if (!Array.isArray(value)) {
        const draw = this.#draws.get(name);
        made[name] = draw && random.chance(40) ? near(draw, value, random) : value;
        continue;
      }
      const items = value.map((item) => {
        const own: Record<string, Scaled> = {};
        for (const [fact, known] of Object.entries(item)) {
          const draw = this.#draws.get(fact);
          own[fact] = draw && random.chance(40) ? near(draw, known, random) : known;
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
    if (targets.length === 0) return;
    const shared = this.#shared(facts);
    for (const target of targets) {
      const { focus } = target.results;
      if (focus !== undefined && target.results.perItem && isEmpty(facts[focus])) continue;
      const found = this.#resultsOf(target, facts, shared);
      if (found?.subject === undefined) continue;
      target.pairs++;
      if (found.subject === false) this.#broke(target, facts, undefined);
      else if (typeof found.spare === 'number') keep(target, found.spare, facts);
    }
  }

  #judgeMoves(base: ScaledCase, name: string, targets: readonly Target[]): void {
    const draw = this.#draws.get(name);
    if (!draw) return;
    const { list } = draw.fact;
    if (list !== undefined && isEmpty(base[list])) return;
    const now = valueIn(base, name, list);
    const then = moved(draw, now, this.#random);
    if (then === now || (then === undefined && now === undefined)) return;
    const [low, high] = inOrder(now, then);
    const first = now === low ? base : withValue(base, name, list, low);
    const second = now === high ? base : withValue(base, name, list, high);
    const shared = [this.#shared(first), this.#shared(second)] as const;
    for (const target of targets) {
      const { property } = target;
      if (property.kind === 'always') continue;
      const before = this.#resultsOf(target, first, shared[0]);
      if (before?.subject === undefined) continue;
      if (property.kind === 'no-jump') {
        this.#judgeJump(target, draw, first, before);
        continue;
      }
      const isOrdered = property.direction !== 'no-effect';
      if (isOrdered && (low === undefined || high === undefined)) continue;
      const after = this.#resultsOf(target, second, shared[1]);
      if (after?.subject === undefined) continue;
      target.pairs++;
      if (breaks(property, before, after)) this.#broke(target, first, second);
      else if (isOrdered) {
        const gap = gapBetween(property, before.subject, after.subject);
        if (gap !== undefined) keep(target, gap, base);
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
      return;
    }
  }

  /** All claims at once; undefined where something in the case is refused, and each claim is asked by itself. */
  #shared(facts: ScaledCase): Shared {
    return { known: this.#evaluate(facts) };
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

function keep({ nearest }: Target, by: number, facts: ScaledCase): void {
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

function inOrder(a: Scaled, b: Scaled): readonly [Scaled, Scaled] {
  if ((typeof a === 'number' || typeof a === 'bigint') && (typeof b === 'number' || typeof b === 'bigint')) {
    return a <= b ? [a, b] : [b, a];
  }
  if (a === true && b === false) return [b, a];
  return [a, b];
}
