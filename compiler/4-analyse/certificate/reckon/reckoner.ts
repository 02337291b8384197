// What is settled in a frame, by exact arithmetic on ranges: limits, truths, options, the rows that can be taken.

import type { DateMeasure, DatePart } from '../../../3-model/model.js';
import { negate, one, rational, zero } from '../../../runtime/exact/rational.js';
import type { ModelIndex } from '../../model-index.js';
import {
  longestWithin,
  rangeOfDate,
  rangeOfDateBetween,
  rangeOfDatePart,
  rangeOfDateShift,
  wholeOf,
} from '../../range/dates.js';
import {
  anything,
  higherOf,
  hull,
  intersection,
  lowerOf,
  plus,
  point,
  pointOf,
  type Range,
  range,
  reciprocal,
  rounded,
  times,
  wholeBetween,
} from '../../range/interval.js';
import { rangeOfFact } from '../values/facts.js';
import { isExtreme, isSum, operand, type RestOfTruths, rowsOf, type Value } from '../values/value.js';
import type { Values } from '../values/values.js';
import type { Frame, Taken } from './frame.js';
import { type Goal, goalOf, plus as sumOf, type Term } from './goal.js';
import { isWhole, periodOf } from './periods.js';
import { rangeOfTerm } from './terms.js';

// Looks within looks and looks in all, at most: what lies beyond is not known.
const [deepest, mostLooks, deepestRows] = [400, 2_000_000, 3];

export abstract class Reckoner {
  #looks = 0;
  #depth = 0;

  constructor(
    readonly index: ModelIndex,
    readonly values: Values,
    readonly focus: string | undefined,
    /** What is required of the item of a level. */
    readonly required: (list: string, level: number) => readonly Value[] = () => [],
  ) {}

  /** Limits and ways of what is carried from item to item; undefined where it has no value. */
  protected abstract carried(value: Value): Range | undefined;

  abstract assume(frame: Frame, value: Value, truth: boolean): Frame | undefined;

  /** `nothing` is what holds of anything. */
  protected deeper<T>(nothing: T, look: () => T): T {
    if (this.#depth >= deepest || ++this.#looks > mostLooks) return nothing;
    this.#depth++;
    const found = look();
    this.#depth--;
    return found;
  }

  /** Limits of a number; undefined where it never has a value in the frame: no case reaches it. */
  range(value: Value, frame: Frame): Range | undefined {
    if (frame.limits.has(value)) return frame.limits.get(value);
    return this.deeper<Range | undefined>(anything, () => {
      // What asks for itself on the way learns nothing.
      frame.limits.set(value, anything);
      const own = this.#range(value, frame);
      const narrowed = frame.assumed.ranges.get(value);
      const both = own && narrowed ? intersection(own, narrowed) : own;
      frame.limits.set(value, both);
      return both;
    });
  }

  #range(value: Value, frame: Frame): Range | undefined {
    const { kind, of, number = zero, text = '' } = value;
    const at = (place: number): Range | undefined => this.range(operand(value, place), frame);
    switch (kind) {
      case 'number':
        return point(number);
      case 'fact':
        return rangeOfFact(this.index.facts.get(text));
      case 'count':
        return wholeBetween(this.focus === value.list ? 1 : 0, this.#capacity(value));
      case 'sum':
        return this.rangeOfGoal(goalOf(value), frame);
      case 'product':
        return this.#rangeOfTerm({ by: one, atoms: of }, frame);
      case 'reciprocal': {
        const divisor = at(0);
        return divisor && reciprocal(divisor);
      }
      case 'lowest':
      case 'highest': {
        const join = { lowest: lowerOf, highest: higherOf }[kind];
        const all = of.flatMap((part) => this.range(part, frame) ?? []);
        return all.length < of.length ? undefined : all.reduce((a, b) => join(a, b));
      }
      case 'round': {
        const limits = at(0);
        return limits && rounded(limits, value.mode ?? 'half-up', number);
      }
      case 'rows':
        return joined(this.rowsIn(value, frame).map((row) => this.range(row.value, row.frame)));
      case 'none':
        return undefined;
      case 'part': {
        const date = at(0);
        return date && rangeOfDatePart(text as DatePart, date);
      }
      case 'between': {
        const [from, to, period] = [at(0), at(1), periodOf(value)];
        const apart = from && to && rangeOfDateBetween(text as DateMeasure, from, to);
        const isAll = period && isWhole(period, this.values, (part) => this.range(part, frame));
        const all = isAll ? wholeOf : longestWithin;
        const longest = period && all(period.length, text as DateMeasure);
        return apart && longest ? (intersection(apart, longest) ?? apart) : apart;
      }
      case 'shift': {
        const [date, by] = [at(0), at(1)];
        return date && by && rangeOfDateShift(text === 'days' ? 'days' : 'months', date, by);
      }
      case 'day': {
        const [year, month, day] = [at(0), at(1), at(2)];
        return year && month && day && rangeOfDate(year, month, day);
      }
      case 'fold':
        return this.#ofItems(value, frame);
      case 'opaque':
        return this.#ofPlaces(value, frame);
      case 'carried':
        return this.carried(value);
      case 'truth':
      case 'symbol':
      case 'given':
      case 'precedes':
      case 'positive':
      case 'zero':
      case 'is':
      case 'and':
      case 'or':
      case 'not':
        return anything;
      default:
        kind satisfies never;
        return anything;
    }
  }

  #capacity = ({ list = '' }: Value): number => this.index.capacities.get(list) ?? 0;
  #countOf = ({ list = '' }: Value, frame: Frame): Range | undefined =>
    this.range(this.values.make('count', [], { sort: 'number', list }), frame);
  /** As many values in the range of one as there are items: their sum lies on the grid of one. */
  #summed(each: Range, count: Range): Range {
    const sum = times(each, { ...count, grid: one });
    return range(sum.lo, sum.hi, each.grid);
  }

  /** Where an item of a fold is any one that is looked at; undefined where there is none. */
  protected anyItem({ level = 0, list = '' }: Value, frame: Frame): Frame | undefined {
    const body = frame.body(level);
    if (frame.depth >= deepestRows) return body;
    return this.required(list, level).reduce<Frame | undefined>(
      (within, value) => within && this.assume(within, value, true),
      body.with({}, body.depth + 1),
    );
  }

  /** Where an item counts. */
  protected counting(any: Frame, where: Value): Frame | undefined {
    return any.depth >= deepestRows ? any : this.assume(any, where, true);
  }

  #ofItems(value: Value, frame: Frame): Range | undefined {
    const left = [this.focus === value.list, value.own !== undefined].filter((isLeft) => isLeft).length;
    const all = this.#countOf(value, frame) ?? wholeBetween(0, this.#capacity(value));
    const others = higherOf(plus(all, point(rational(-left))), point(zero));
    const any = others.hi?.n === 0n ? undefined : this.anyItem(value, frame);
    const counts = any && this.decided(operand(value, 1), any);
    const within = any && counts !== false ? this.counting(any, operand(value, 1)) : undefined;
    const each = within && this.range(operand(value, 0), within);
    if (isExtreme(value)) return each;
    if (!isSum(value)) return undefined;
    return each ? this.#summed(each, counts === true ? others : range(zero, others.hi, one)) : point(zero);
  }

  #ofPlaces(value: Value, frame: Frame): Range | undefined {
    const any = this.anyItem(value, frame);
    if (value.text === 'item') return any && this.range(operand(value, 1), any);
    if (value.text !== 'last') return anything;
    const [of, counts, own] = value.of;
    const within = any && counts && this.counting(any, counts);
    return joined([of && within && this.range(of, within), own && this.range(own, frame)]);
  }

  rangeOfGoal(goal: Goal, frame: Frame): Range | undefined {
    let sum: Range = point(goal.constant);
    for (const term of goal.terms.values()) {
      const whole = this.#rangeOfTerm(term, frame);
      if (!whole) return undefined;
      sum = plus(sum, whole);
    }
    return sum;
  }

  #rangeOfTerm = (term: Term, frame: Frame): Range | undefined =>
    rangeOfTerm(term, this.values, this.focus, (value) => this.range(value, frame));

  /** Whether a truth is settled. */
  decided(value: Value, frame: Frame): boolean | undefined {
    if (frame.settled.has(value)) return frame.settled.get(value);
    const answer = this.deeper(undefined, () => this.#decided(value, frame));
    frame.settled.set(value, answer);
    return answer;
  }

  #decided(value: Value, frame: Frame): boolean | undefined {
    const assumed = frame.assumed.truths.get(value);
    if (assumed !== undefined) return assumed;
    switch (value.kind) {
      case 'truth':
        return value === this.values.yes;
      case 'not': {
        const of = this.decided(operand(value), frame);
        return of === undefined ? undefined : !of;
      }
      case 'and':
      case 'or': {
        const decisive = value.kind === 'or';
        let open = false;
        for (const part of value.of) {
          const settled = this.decided(part, frame);
          if (settled === decisive) return decisive;
          open ||= settled === undefined;
        }
        return open ? undefined : !decisive;
      }
      case 'positive': {
        const goal = goalOf(operand(value));
        const limits = this.rangeOfGoal(goal, frame);
        if (!limits) return undefined;
        if (limits.lo && limits.lo.n > 0n) return true;
        if (limits.hi && limits.hi.n <= 0n) return false;
        return this.#byKnown(goal, frame);
      }
      case 'zero': {
        const limits = this.range(operand(value), frame);
        if (!limits) return undefined;
        if (pointOf(limits)?.n === 0n) return true;
        return intersection(limits, point(zero)) ? undefined : false;
      }
      case 'is': {
        const options = this.options(operand(value), frame);
        if (!options) return undefined;
        return options.has(value.text ?? '') ? (options.size === 1 ? true : undefined) : false;
      }
      case 'rows': {
        const all = new Set(this.rowsIn(value, frame).map((row) => this.decided(row.value, row.frame)));
        return all.size === 1 ? [...all][0] : undefined;
      }
      default:
        value.kind satisfies RestOfTruths;
        return undefined;
    }
  }

  /** p > 0 where p − q > 0 of a q ≥ 0 that is known; p ≤ 0 where p + q ≤ 0. Only of those that share terms. */
  #byKnown(goal: Goal, frame: Frame): boolean | undefined {
    for (const known of frame.assumed.known) {
      if (![...goal.terms.keys()].some((key) => known.terms.has(key))) continue;
      const above = this.rangeOfGoal(sumOf(goal, negate(one), known), frame);
      if (above?.lo && above.lo.n > 0n) return true;
      const below = this.rangeOfGoal(sumOf(goal, one, known), frame);
      if (below?.hi && below.hi.n <= 0n) return false;
    }
    return undefined;
  }

  /** What a symbol can be; undefined where anything. */
  options(value: Value, frame: Frame): ReadonlySet<string> | undefined {
    const { text = '' } = value;
    const narrowed = frame.assumed.options.get(value);
    if (value.kind === 'symbol') return new Set([text]);
    if (value.kind === 'fact') {
      const type = this.index.facts.get(value.text ?? '')?.type;
      return (
        narrowed ?? (type?.kind === 'choice' ? new Set(type.set.options.map(({ name }) => name)) : undefined)
      );
    }
    if (value.kind !== 'rows') return narrowed;
    const all = new Set<string>();
    for (const row of this.rowsIn(value, frame)) {
      const each = this.deeper(undefined, () => this.options(row.value, row.frame));
      if (!each) return narrowed;
      for (const option of each) all.add(option);
    }
    return narrowed ? new Set([...all].filter((option) => narrowed.has(option))) : all;
  }

  /** In order: each row where its condition can hold and those before it fail. */
  rowsIn(value: Value, frame: Frame): readonly Taken[] {
    const known = frame.taken.get(value);
    if (known) return known;
    const taken: Taken[] = [];
    const isDeep = frame.depth >= deepestRows;
    let rest: Frame | undefined = isDeep ? frame : frame.with({}, frame.depth + 1);
    for (const [place, row] of rowsOf(value).entries()) {
      if (!rest) break;
      const holds = this.decided(row.when, rest);
      if (holds === false) continue;
      const within: Frame | undefined = isDeep || holds ? rest : this.assume(rest, row.when, true);
      if (within) taken.push({ place, value: row.value, frame: within });
      if (holds === true) break;
      if (!isDeep) rest = this.assume(rest, row.when, false);
    }
    frame.taken.set(value, taken);
    return taken;
  }
}

/** All values of any of them; none of those that are never there. */
const joined = (all: readonly (Range | undefined)[]): Range | undefined =>
  all.reduce((sum, next) => (sum && next ? hull(sum, next) : (sum ?? next)), undefined);
