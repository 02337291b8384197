// Shows that a value never falls (or never rises) in a fact stage by stage: it moves one way with the amounts that it is
// made of, and each of these one way with the fact. What the stages have beside them stands as a number within its range.

import type { Definition, Expression, Fact } from '../../3-model/model.js';
import { negate, one, type Rational, subtract, zero } from '../../runtime/exact/rational.js';
import { factsUnder, type ModelIndex, usesOf } from '../model-index.js';
import { meet, numbers, rangeOf } from '../range/abstract.js';
import { anything, type Range, range } from '../range/interval.js';
import { type Values, valuesOnDemand } from '../range/values.js';
import { searched } from './search/search.js';
import { type Box, type Engine, type Frame, frameOf } from './terms/frame.js';
import type { Condition, Poly, Value } from './terms/terms.js';
import { actual, outside, type World } from './translate/places.js';
import { isTotal } from './translate/totality.js';
import type { Translator } from './translate/translate.js';

/** With or against. */
export type Way = 'up' | 'down';
const other = (way: Way): Way => (way === 'up' ? 'down' : 'up');

/** Something that a value is made of and that moves with the fact: a definition, or the fact itself. */
interface Mover {
  readonly id: string;
  readonly now: Value;
  readonly next: Value;
  readonly box: Box;
}

/** How often a value is taken further apart, how deep stages stand on stages, and what one look and all may cost. */
const mostCuts = 16;
const deepest = 12;
const boxesPerLook = 24;
const boxesForOne = 400;

export class Stages {
  readonly #values: Values;
  readonly #frame: Frame | undefined;
  readonly #known = new Map<string, boolean>();
  readonly #moving = new Map<string, boolean>();
  readonly #opaque = new Map<string, Value>();
  #looks = 0;
  boxes = 0;

  constructor(
    readonly index: ModelIndex,
    readonly engine: Engine,
    readonly to: Translator,
    readonly fact: Fact,
    /** What may be taken for granted of every case. */
    assumed: Condition,
    /** Which ways definitions were seen to move with the fact in some cases. */
    readonly seen: ReadonlyMap<string, ReadonlySet<Way>>,
    /** Parts of domains looked at in all. */
    readonly budget: number,
  ) {
    this.#values = valuesOnDemand(index, { readings: 'chosen', chosen: to.readings });
    engine.fuel = 400;
    engine.depth = 0;
    this.#frame = engine.assuming(assumed, true, frameOf(new Map()));
  }

  /** True when it is shown; nothing is said otherwise. */
  shows(subject: Expression, way: Way): boolean {
    if (this.#frame === undefined) return false;
    return this.#moves(subject, way, 0);
  }

  #moves(body: Expression, way: Way, depth: number): boolean {
    const inlined = new Set<string>();
    for (let cut = 0; cut < mostCuts && this.boxes < this.budget; cut++) {
      const movers = this.#moversOf(body, inlined);
      if (!movers) return false;
      // What moves both ways says nothing by itself.
      const both = movers.definitions.filter(({ id }) => (this.seen.get(id)?.size ?? 0) > 1);
      if (both.length > 0) {
        for (const { id } of both) inlined.add(id);
        continue;
      }
      if (this.#throughMovers(body, movers, way, depth)) return true;
      const last = this.#lastOf(movers);
      if (last === undefined) return false;
      inlined.add(last);
    }
    return false;
  }

  #throughMovers(body: Expression, movers: Movers, way: Way, depth: number): boolean {
    const ways: (readonly [Definition, Way])[] = [];
    const alone = movers.definitions.length + (movers.direct ? 1 : 0) === 1;
    for (const definition of movers.definitions) {
      const mover = this.#moverOf(definition);
      const found = mover && this.#wayOf(body, movers, mover, way, alone);
      if (!found) return false;
      ways.push([definition, found]);
    }
    if (movers.direct) {
      const mover = this.#factAsMover();
      if (!mover || this.#wayOf(body, movers, mover, way, alone) !== way) return false;
    }
    return ways.every(([definition, found]) =>
      this.#defined(definition, found === 'up' ? way : other(way), depth + 1),
    );
  }

  #defined(definition: Definition, way: Way, depth: number): boolean {
    const key = `${way} ${definition.id}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (depth > deepest || this.seen.get(definition.id)?.has(other(way))) return false;
    const shown = this.#moves(definition.body, way, depth);
    this.#known.set(key, shown);
    return shown;
  }

  /** Whether the body goes with a mover ('up') or against it; for the fact itself, the way wanted. */
  #wayOf(body: Expression, movers: Movers, mover: Mover, wanted: Way, alone: boolean): Way | undefined {
    const { pool } = this.engine;
    const look = this.#looks++;
    const replaced = this.#replacedIn(movers);
    const isFact = mover.id === this.fact.name;
    const worldOf = (key: string, value: Value): World =>
      isFact
        ? { key: `${look}${key}`, changed: new Map([[mover.id, value]]), replaced }
        : { key: `${look}${key}`, changed: new Map(), replaced: new Map(replaced).set(mover.id, value) };
    const first = this.to.number(this.to.translate(body, outside, worldOf('<', mover.now)));
    const second = this.to.number(this.to.translate(body, outside, worldOf('>', mover.next)));
    if (first === pool.nothing || second === pool.nothing) return undefined;
    const rise = pool.minus(second, first);
    // From one value to another in steps, or one thing after the other: all that lies between must be there.
    const whole = frameOf(new Map());
    this.engine.fuel = 400;
    if (!alone || !isFact) {
      if (!isTotal(this.engine, first, whole)) return undefined;
    }
    const budget = alone ? boxesForOne : boxesPerLook;
    for (const way of isFact ? [wanted] : (['up', 'down'] as const)) {
      if (
        this.#holds(
          mover.box,
          pool.sign('up-to', way === 'up' ? pool.scaled(rise, negate(one)) : rise),
          budget,
        )
      )
        return way;
    }
    return undefined;
  }

  #holds(box: Box, shown: Condition, budget: number): boolean {
    const { engine } = this;
    const boxes = Math.min(budget, this.budget - this.boxes);
    if (boxes <= 0) return false;
    const obligation = { box, assumed: engine.pool.holds, shown, change: undefined, same: [] };
    const result = searched(engine, obligation, [], { boxes, fuel: 200 }, (_, __, fails) =>
      fails ? 'refuted' : 'holds',
    );
    this.boxes += result.boxes;
    return result.status === 'proved';
  }

  /** What moves with the fact and is not taken apart; undefined where items of lists come in. */
  #moversOf(body: Expression, inlined: ReadonlySet<string>): Movers | undefined {
    const definitions = new Map<string, Definition>();
    const beside = new Set<string>();
    let direct = false;
    const seen = new Set<string>();
    const open: Expression[] = [body];
    for (let next = open.pop(); next; next = open.pop()) {
      const uses = usesOf(this.index, next);
      direct ||= uses.facts.has(this.fact.name) || uses.given.has(this.fact.name);
      for (const id of uses.definitions) {
        if (seen.has(id)) continue;
        seen.add(id);
        const definition = this.index.definitions.get(id);
        if (!definition) return undefined;
        if (!this.#isMoving(definition)) beside.add(id);
        else if (definition.list !== undefined) return undefined;
        else if (inlined.has(id) || definition.type.kind !== 'quantity') open.push(definition.body);
        else definitions.set(id, definition);
      }
    }
    return { definitions: [...definitions.values()], beside, direct };
  }

  #isMoving(definition: Definition): boolean {
    const known = this.#moving.get(definition.id);
    if (known !== undefined) return known;
    const moving = factsUnder(this.index, [definition.body]).has(this.fact.name);
    this.#moving.set(definition.id, moving);
    return moving;
  }

  #lastOf({ definitions }: Movers): string | undefined {
    const place = ({ id }: Definition): number => this.index.place.get(id) ?? 0;
    return [...definitions].sort((a, b) => place(b) - place(a))[0]?.id;
  }

  #replacedIn({ definitions, beside }: Movers): ReadonlyMap<string, Value> {
    const replaced = new Map<string, Value>();
    for (const { id } of definitions) replaced.set(id, this.#asNumber(id));
    for (const id of beside) {
      const definition = this.index.definitions.get(id);
      if (definition?.list !== undefined) continue;
      replaced.set(id, this.#asNumber(id));
    }
    return replaced;
  }

  /** A definition as a number of its own; conditions and options stay what they are made of. */
  #asNumber(id: string): Value {
    const known = this.#opaque.get(id);
    if (known) return known;
    const definition = this.index.definitions.get(id);
    const reference = definition && referenceTo(definition);
    let value: Value = reference ? this.to.value(reference, outside, actual) : { kind: 'symbol', rows: [] };
    if (value.kind === 'number' && value.poly.terms.length > 0) {
      const { pool } = this.engine;
      const initial = numbers(this.#rangeOf(id, value.poly));
      const variable = pool.variable(`stage ${id} ${keyOf(rangeOf(initial))}`, () => ({
        initial,
        splittable: true,
      }));
      value = { kind: 'number', poly: pool.number(variable) };
    }
    this.#opaque.set(id, value);
    return value;
  }

  #rangeOf(id: string, poly: Poly): Range {
    const { engine } = this;
    const known = this.#values.ofDefinition(id);
    const general = known?.kind === 'numbers' ? known.range : anything;
    engine.fuel = 60;
    engine.depth = 0;
    // What is assumed limits each of the two cases by itself: the range has to hold what the value is in either.
    const next = this.#afterStep(id, poly);
    const first = this.#frame && engine.bound(poly, this.#frame, 'sign');
    const second = next === poly ? first : this.#frame && next && engine.bound(next, this.#frame, 'sign');
    const closer = first && second && engine.rules.hull(first, second);
    const both = closer && meet(numbers(general), numbers(closer));
    return both?.kind === 'numbers' ? both.range : general;
  }

  /** A definition when the fact has taken its step; undefined where no such step is known. */
  #afterStep(id: string, poly: Poly): Poly | undefined {
    const definition = this.index.definitions.get(id);
    if (!definition || !this.#isMoving(definition)) return poly;
    const mover = this.#factAsMover();
    if (!mover) return undefined;
    const variable = this.to.variable(this.fact.name, outside);
    const world: World = { key: `${variable.name} after`, changed: new Map([[variable.name, mover.next]]) };
    const value = this.to.value(referenceTo(definition), outside, world);
    return value.kind === 'number' && value.poly !== this.engine.pool.nothing ? value.poly : undefined;
  }

  #moverOf({ id }: Definition): Mover | undefined {
    const { pool, rules } = this.engine;
    const now = this.#asNumber(id);
    const [term] = now.kind === 'number' ? now.poly.terms : [];
    const [atom] = term?.factors ?? [];
    if (now.kind !== 'number' || atom?.kind !== 'variable') return undefined;
    const { variable } = atom;
    const whole = rangeOf(variable.initial);
    const step = whole.grid && whole.grid.n !== 0n ? whole.grid : undefined;
    if (step) {
      const before = rules.beforeStep(whole, step);
      if (!before) return undefined;
      return this.#stepped(id, now, pool.constant(step), new Map([[variable.name, numbers(before)]]));
    }
    // Without steps: any distance within its range.
    const most = whole.lo && whole.hi && subtract(whole.hi, whole.lo);
    const distance = pool.variable(`${variable.name} further`, () => ({
      initial: numbers(range(zero, most, undefined)),
      splittable: true,
    }));
    return this.#stepped(id, now, pool.number(distance), new Map());
  }

  #factAsMover(): Mover | undefined {
    const { fact } = this;
    const variable = this.to.variable(fact.name, outside);
    if (variable.initial.kind !== 'numbers' || fact.presence.kind !== 'always') return undefined;
    const step: Rational = fact.domain?.step ?? one;
    const before = this.engine.rules.beforeStep(rangeOf(variable.initial), step);
    if (!before) return undefined;
    const now: Value = { kind: 'number', poly: this.engine.pool.number(variable) };
    const box = new Map([[variable.name, numbers(before)]]);
    return this.#stepped(fact.name, now, this.engine.pool.constant(step), box);
  }

  #stepped(id: string, now: Extract<Value, { kind: 'number' }>, by: Poly, box: Box): Mover {
    return { id, now, next: { kind: 'number', poly: this.engine.pool.sum([now.poly, by]) }, box };
  }
}

interface Movers {
  readonly definitions: readonly Definition[];
  /** Definitions that do not depend on the fact. */
  readonly beside: ReadonlySet<string>;
  /** Whether the fact itself stands among what is looked at. */
  readonly direct: boolean;
}

const referenceTo = ({ id, loops, type, span }: Definition): Expression => ({
  kind: 'reference',
  definition: id,
  items: loops.map((loop) => loop.id),
  type,
  span,
});

const keyOf = ({ lo, hi, grid }: Range): string =>
  [lo, hi, grid].map((value) => (value ? `${value.n}/${value.d}` : '')).join(' ');
