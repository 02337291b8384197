// The frame in which something is assumed, and which way values go from case A to case B.

import { divide, negate, one } from '../../../runtime/exact/rational.js';
import { intersection, type Range, range } from '../../range/interval.js';
import type { AskedKind, ConditionKind, DateKind, ListKind, SumKind, WrittenKind } from '../values/value.js';
import { isExtreme, isSum, operand, rowsOf, type Side, type Value } from '../values/value.js';
import { down, type Frame, same, unknown, up, type Ways } from './frame.js';
import { type Goal, goalOf, opposite, plus } from './goal.js';
import { Reckoner } from './reckoner.js';

export const orderedParts = new Set([
  'year',
  'start-of-month',
  'end-of-month',
  'start-of-year',
  'end-of-year',
]);
const against = (ways: Ways): Ways => ((ways & up) !== 0 ? down : 0) | ((ways & down) !== 0 ? up : 0);
const isSame = (a: Range, b: Range): boolean =>
  a.lo?.n === b.lo?.n && a.lo?.d === b.lo?.d && a.hi?.n === b.hi?.n && a.hi?.d === b.hi?.d;

export abstract class Assumptions extends Reckoner {
  /** What the certificate can show of a value whose operands do not tell, in the part that the frame lies in. */
  protected abstract byLemma(value: Value, frame: Frame): Ways;
  protected abstract waysOfCarried(value: Value): Ways;

  /** Undefined where there is no such case. Too deep, nothing more is assumed: what is shown without it holds with it. */
  assume(frame: Frame, value: Value, truth: boolean): Frame | undefined {
    const known = frame.assuming(truth);
    if (known.has(value)) return known.get(value);
    const made = this.deeper<Frame | undefined>(frame, () => {
      const settled = this.decided(value, frame);
      if (settled !== undefined) return settled === truth ? frame : undefined;
      const noted = frame.with({ truths: new Map(frame.assumed.truths).set(value, truth) });
      const direct = this.#told(noted, value, truth);
      return direct && this.#elsewhere(direct, value, truth);
    });
    known.set(value, made);
    return made;
  }

  #told(frame: Frame, value: Value, truth: boolean): Frame | undefined {
    switch (value.kind) {
      case 'not':
        return this.assume(frame, operand(value), !truth);
      case 'and':
      case 'or': {
        if ((value.kind === 'and') === truth) {
          return value.of.reduce<Frame | undefined>(
            (within, part) => within && this.assume(within, part, truth),
            frame,
          );
        }
        // All but one are the other way: that one decides.
        const [only, second] = value.of.filter((part) => this.decided(part, frame) === undefined);
        return only && !second ? this.assume(frame, only, truth) : frame;
      }
      case 'positive': {
        const goal = goalOf(operand(value));
        return truth ? this.assumeSum(frame, goal, true) : this.assumeSum(frame, opposite(goal), false);
      }
      case 'zero': {
        const goal = goalOf(operand(value));
        if (truth) {
          const above = this.assumeSum(frame, goal, false);
          const both = above && this.assumeSum(above, opposite(goal), false);
          return both && this.#withoutRows(both, goal);
        }
        const limits = this.rangeOfGoal(goal, frame);
        if (limits?.lo?.n === 0n) return this.assumeSum(frame, goal, true);
        return limits?.hi?.n === 0n ? this.assumeSum(frame, opposite(goal), true) : frame;
      }
      case 'is': {
        const of = operand(value);
        const options = this.options(of, frame);
        const left = truth
          ? new Set([value.text ?? ''])
          : options && new Set([...options].filter((option) => option !== value.text));
        if (left?.size === 0) return undefined;
        return left ? frame.with({ options: new Map(frame.assumed.options).set(of, left) }) : frame;
      }
      default:
        value.kind satisfies WrittenKind | AskedKind | DateKind | SumKind | ListKind | 'rows';
        return frame;
    }
  }

  /** A value is zero of which the first rows cannot be: these are not taken. */
  #withoutRows(frame: Frame, goal: Goal): Frame | undefined {
    let within: Frame | undefined = frame;
    for (const { atoms } of goal.terms.values()) {
      const [atom, second] = atoms;
      if (atom?.kind !== 'rows' || second) continue;
      for (const { when, value } of rowsOf(atom)) {
        if (!within) return undefined;
        const [whole, own]: readonly (Range | undefined)[] = [
          this.range(atom, within),
          this.range(value, within),
        ];
        if (!whole || !own || intersection(whole, own)) break;
        within = this.assume(within, when, false);
      }
    }
    return within;
  }

  /** What rises stays above: true of the lower case, it is true of the higher one; false of the higher, false of the lower. */
  #elsewhere(frame: Frame, value: Value, truth: boolean): Frame | undefined {
    if (value.kind !== 'positive' || !value.moves) return frame;
    const of = operand(value);
    const [atA, atB] = [this.values.turned(of, 'A'), this.values.turned(of, 'B')];
    if (of !== atA && of !== atB) return frame;
    const ways = this.waysOf(atA, frame);
    const carries = (ways & (truth === (of === atA) ? up : down)) !== 0;
    const other = this.values.of('positive', of === atA ? atB : atA);
    return carries ? this.assume(frame, other, truth) : frame;
  }

  /** The sum is at least zero, or above it: each value in it that stands alone is limited by all the others. */
  assumeSum(frame: Frame, sum: Goal, isAbove: boolean): Frame | undefined {
    return this.deeper<Frame | undefined>(frame, () => {
      const limits = this.rangeOfGoal(sum, frame);
      if (!limits) return frame;
      const grid = limits.grid && limits.grid.n !== 0n ? limits.grid : undefined;
      if (limits.hi && (limits.hi.n < 0n || (isAbove && limits.hi.n === 0n))) return undefined;
      // On a grid, above zero is one step above it.
      const least = isAbove && grid ? plus(sum, one, { terms: new Map(), constant: negate(grid) }) : sum;
      const narrowed = this.#narrowed(frame, least);
      const { known } = frame.assumed;
      let within: Frame | undefined = narrowed?.with({ known: [...known, least] });
      if (narrowed === frame) return within;
      // What is known already may say more now.
      for (const each of known) {
        const isOfFacts = [...each.terms.values()].every(({ atoms }) =>
          atoms.every(({ kind }) => kind === 'fact'),
        );
        if (frame.depth === 0 || isOfFacts) within = within && this.#narrowed(within, each);
      }
      return within;
    });
  }

  #narrowed(frame: Frame, sum: Goal): Frame | undefined {
    let ranges: Map<Value, Range> | undefined;
    for (const { by, atoms } of sum.terms.values()) {
      const [atom, second] = atoms;
      if (!atom || second) continue;
      const rest = this.rangeOfGoal(plus(sum, negate(by), goalOf(atom)), frame);
      const now = this.range(atom, frame);
      if (!rest?.hi || !now) continue;
      const limit = divide(negate(rest.hi), by);
      const side = by.n > 0n ? range(limit, undefined, undefined) : range(undefined, limit, undefined);
      const both = intersection(now, side);
      if (!both) return undefined;
      if (isSame(both, now)) continue;
      ranges ??= new Map(frame.assumed.ranges);
      ranges.set(atom, both);
    }
    return ranges ? frame.with({ ranges }) : frame;
  }

  /** Which ways a value goes from A to B, by its operands, or by what a lemma has shown. */
  waysOf(value: Value, frame: Frame): Ways {
    if (!value.moves) return same;
    const atA = this.values.turned(value, 'A');
    const shown = frame.lemmas.get(atA) ?? unknown;
    if (shown !== unknown) return shown;
    const known = frame.ways.get(atA);
    if (known !== undefined) return known;
    frame.ways.set(atA, unknown);
    const found = this.deeper<Ways>(unknown, () => this.#ways(atA, frame) || this.byLemma(atA, frame));
    frame.ways.set(atA, found);
    return found;
  }

  #ways(value: Value, frame: Frame): Ways {
    const ask = (place: number): Ways => this.waysOf(operand(value, place), frame);
    const all = (ways: Iterable<Ways>): Ways => [...ways].reduce((both, each) => both & each, same);
    switch (value.kind) {
      case 'fact':
        return value.sort === 'number' ? up : unknown;
      case 'sum':
        return all(value.of.map((_, at) => ((value.by?.[at] ?? one).n < 0n ? against(ask(at)) : ask(at))));
      case 'product':
        return this.#waysOfProduct(value.of, frame);
      case 'reciprocal':
        return this.#sign(operand(value), frame) === 0 ? unknown : against(ask(0));
      case 'lowest':
      case 'highest':
      case 'shift':
        return all(value.of.map((_, at) => ask(at)));
      case 'round':
        return ask(0);
      case 'rows':
        // The same row in both cases.
        if (!rowsOf(value).every(({ when }) => this.#waysOfTruth(when, frame) === same)) return unknown;
        return all(this.rowsIn(value, frame).map((row) => this.waysOf(row.value, row.frame)));
      case 'part':
        return orderedParts.has(value.text ?? '') ? ask(0) : unknown;
      case 'between':
        return against(ask(0)) & ask(1);
      case 'fold':
        return this.#waysOfItems(value, frame);
      case 'opaque': {
        const any = this.anyItem(value, frame);
        const [of, counts, own, ownCounts] = value.of;
        if (value.text === 'item' && ask(0) === same) return any ? this.waysOf(operand(value, 1), any) : same;
        // The same one is the last in both cases.
        const isLast = value.text === 'last' && of !== undefined && counts !== undefined;
        if (!isLast || this.#waysOfTruth(counts, any ?? frame) !== same) return unknown;
        if (ownCounts && this.#waysOfTruth(ownCounts, frame) !== same) return unknown;
        const within = any && this.counting(any, counts);
        return (within ? this.waysOf(of, within) : same) & (own ? this.waysOf(own, frame) : same);
      }
      case 'carried':
        return this.waysOfCarried(value);
      default:
        value.kind satisfies WrittenKind | Exclude<AskedKind, 'carried' | 'fact'> | ConditionKind | 'day';
        return unknown;
    }
  }

  /** Those that count in both cases; and those that count in one of them only, of which the sign tells. */
  #waysOfItems(value: Value, frame: Frame): Ways {
    const any = isSum(value) || isExtreme(value) ? this.anyItem(value, frame) : undefined;
    const [of, counts] = [operand(value), operand(value, 1)];
    const turn = this.#waysOfTruth(counts, any ?? frame);
    if (turn === unknown || !(isSum(value) || (isExtreme(value) && turn === same))) return unknown;
    const where = (side: Side): Frame | undefined =>
      any && this.counting(any, this.values.turned(counts, side));
    const [both, more] = turn === down ? [where('B'), where('A')] : [where('A'), where('B')];
    const ways = both ? this.waysOf(of, both) : same;
    if (turn === same || !more) return ways;
    const limits = this.range(this.values.turned(of, turn === up ? 'B' : 'A'), more);
    const grows = limits?.lo && limits.lo.n >= 0n ? turn : unknown;
    const shrinks = !limits?.hi || limits.hi.n > 0n ? unknown : against(turn);
    return ways & (limits ? grows | shrinks : same);
  }

  /** Up: true of B where it is true of A; down: the other way. */
  #waysOfTruth(value: Value, frame: Frame): Ways {
    if (!value.moves) return same;
    const [a, b] = (['A', 'B'] as const).map((side) => this.decided(this.values.turned(value, side), frame));
    const settled = (a === false || b === true ? up : 0) | (a === true || b === false ? down : 0);
    if (settled === same) return same;
    const all = (): Ways => value.of.reduce<Ways>((ways, of) => ways & this.#waysOfTruth(of, frame), same);
    if (value.kind === 'positive') return settled | this.waysOf(operand(value), frame);
    if (value.kind === 'zero' && this.waysOf(operand(value), frame) === same) return same;
    if (value.kind === 'not') return settled | against(all());
    return value.kind === 'and' || value.kind === 'or' ? settled | all() : settled;
  }

  /** One factor after the other goes from A to B, all the others being of one sign in both cases. */
  #waysOfProduct(factors: readonly Value[], frame: Frame): Ways {
    return factors.reduce<Ways>((ways, factor, place) => {
      const own = this.waysOf(factor, frame);
      if (own === same || ways === unknown) return ways;
      const signs = factors.map((other, at) => (at === place ? 1 : this.#sign(other, frame)));
      const sign = signs.reduce((all, each) => all * each, 1);
      return sign === 0 ? unknown : ways & (sign < 0 ? against(own) : own);
    }, same);
  }

  /** 1: at least zero in both cases; −1: at most zero; 0: not known. */
  #sign(value: Value, frame: Frame): number {
    const all = (['A', 'B'] as const).map((side) => this.range(this.values.turned(value, side), frame));
    if (all.every((each) => each?.lo && each.lo.n >= 0n)) return 1;
    return all.every((each) => each?.hi && each.hi.n <= 0n) ? -1 : 0;
  }
}
