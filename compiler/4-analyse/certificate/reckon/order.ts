// Which values are never above which others, by what they are made of; pairs of terms that may be left out of a goal.

import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  type Rational,
  zero,
} from '../../../runtime/exact/rational.js';
import { liesOn, type Range } from '../../range/interval.js';
import type { Dropped } from '../certificate.js';
import {
  type AskedKind,
  type ConditionKind,
  isExtreme,
  isSum,
  operand,
  type SumKind,
  type Value,
  type WrittenKind,
} from '../values/value.js';
import { orderedParts } from './assumptions.js';
import { Carried } from './carried.js';
import { down, type Frame, up } from './frame.js';
import { atomsOf, type Goal, goalOf, goalOfTerm, keyOf, linearIn, plus } from './goal.js';
import { isWithin } from './periods.js';

const [deepest, mostLooks] = [40, 600];

export const isAtLeastZero = (limits: Range | undefined): boolean =>
  limits?.lo !== undefined && limits.lo.n >= 0n;
export const isAtMostZero = (limits: Range | undefined): boolean =>
  limits?.hi !== undefined && limits.hi.n <= 0n;

interface Looked {
  count: number;
}

export abstract class Order extends Carried {
  /** In every case of the frame in which both have a value, the first is not above the second. */
  #isBelow(a: Value, b: Value, frame: Frame, looked: Looked, depth: number): boolean {
    if (a === b) return true;
    const known = frame.below.get(a)?.get(b);
    if (known !== undefined) return known;
    if (depth > deepest || ++looked.count > mostLooks) return false;
    const ask = (x: Value, y: Value, within = frame): boolean =>
      this.#isBelow(x, y, within, looked, depth + 1);
    const answer = this.#follows(a, b, frame, ask);
    const all = frame.below.get(a) ?? new Map<Value, boolean>();
    frame.below.set(a, all.set(b, answer));
    return answer;
  }

  #follows(a: Value, b: Value, frame: Frame, ask: Ask): boolean {
    const { values } = this;
    const [x, y] = [this.range(a, frame), this.range(b, frame)];
    // A value that is never there: no case.
    if (!x || !y || (x.hi && y.lo && compare(x.hi, y.lo) <= 0)) return true;
    if (x.lo && y.hi && compare(x.lo, y.hi) > 0) return false;
    // One value in both cases: it rises, or it falls.
    if (values.turned(a, 'B') === b && values.turned(b, 'A') === a && (this.waysOf(a, frame) & up) !== 0)
      return true;
    if (values.turned(a, 'A') === b && values.turned(b, 'B') === a && (this.waysOf(a, frame) & down) !== 0)
      return true;
    for (const [rows, isFirst] of [
      [a, true],
      [b, false],
    ] as const) {
      if (rows.kind !== 'rows') continue;
      // In each row, which settles the same condition of the other value too.
      return this.rowsIn(rows, frame.shallow).every(({ value, frame: within }) => {
        if (value.kind === 'none') return true;
        return isFirst ? ask(value, b, within.shallow) : ask(a, value, within.shallow);
      });
    }
    if (b.kind === 'lowest' && b.of.every((each) => ask(a, each))) return true;
    if (a.kind === 'highest' && a.of.every((each) => ask(each, b))) return true;
    if (a.kind === 'lowest' && a.of.some((each) => ask(each, b))) return true;
    if (b.kind === 'highest' && b.of.some((each) => ask(a, each))) return true;
    // Rounding keeps order, and what is on the step stays where it is.
    const isRound = [a.kind === 'round', b.kind === 'round'];
    const isAlike = a.kind === b.kind && a.mode === b.mode && compare(a.number ?? one, b.number ?? one) === 0;
    if (isRound[0] && isAlike && ask(operand(a), operand(b))) return true;
    if (isRound[0] && liesOn(y, a.number ?? one) && ask(operand(a), b)) return true;
    if (isRound[1] && liesOn(x, b.number ?? one) && ask(a, operand(b))) return true;
    return (
      this.#bySums(a, b, frame, ask) || this.#byParts(a, b, frame, ask) || this.#byDifference(a, b, frame)
    );
  }

  /** a ≤ b where each term of a − b below zero has one above zero to itself, and the limits of the others hold the rest. */
  #bySums(a: Value, b: Value, frame: Frame, ask: Ask): boolean {
    const isMade = ({ kind }: Value): boolean => kind === 'sum' || kind === 'product';
    if (!isMade(a) && !isMade(b)) return false;
    const shares = new Map<Value, Rational>();
    let left = zero;
    const put = (sum: Value, sign: Rational): void => {
      const terms = sum.kind === 'sum' ? sum.of : [sum];
      if (sum.kind === 'sum') left = add(left, multiply(sign, sum.number ?? zero));
      for (const [place, of] of terms.entries()) {
        const by = sum.kind === 'sum' ? (sum.by?.[place] ?? one) : one;
        shares.set(of, add(shares.get(of) ?? zero, multiply(sign, by)));
      }
    };
    put(a, negate(one));
    put(b, one);
    const above = [...shares].filter(([, by]) => by.n > 0n);
    const rest: (readonly [Value, Rational])[] = [];
    for (const [of, by] of shares) {
      if (by.n >= 0n) continue;
      const place = above.findIndex(([other, most]) =>
        this.#isTermBelow([absolute(by), of], [most, other], frame, ask),
      );
      if (place < 0) rest.push([of, by]);
      else above.splice(place, 1);
    }
    for (const [of, by] of [...rest, ...above]) {
      const limits = this.range(of, frame);
      const limit = by.n > 0n ? limits?.lo : limits?.hi;
      if (!limit) return false;
      left = add(left, multiply(by, limit));
    }
    return left.n >= 0n;
  }

  /** p · x ≤ q · y, p and q above zero: x ≤ y, and either p ≤ q with y ≥ 0, or p ≥ q with x ≤ 0. */
  #isTermBelow(
    [p, x]: readonly [Rational, Value],
    [q, y]: readonly [Rational, Value],
    frame: Frame,
    ask: Ask,
  ): boolean {
    const order = compare(p, q);
    if (order < 0 && !isAtLeastZero(this.range(y, frame))) return false;
    if (order > 0 && !isAtMostZero(this.range(x, frame))) return false;
    if (x.kind !== 'product' && y.kind !== 'product') return ask(x, y);
    // Factors of zero or more, each below one of the other side; those left over only make the one less, the other more.
    const [below, above] = [x, y].map((each) => (each.kind === 'product' ? [...each.of] : [each]));
    if (!below || !above) return false;
    if (![...below, ...above].every((factor) => isAtLeastZero(this.range(factor, frame)))) return false;
    const isSame = (f: Value, g: Value): boolean => f === g;
    for (const isFit of [isSame, (f: Value, g: Value) => ask(f, g)]) {
      for (const factor of [...below]) {
        const place = above.findIndex((other) => isFit(factor, other));
        if (place < 0) continue;
        above.splice(place, 1);
        below.splice(below.indexOf(factor), 1);
      }
    }
    const [less, more] = [below, above].map((factors) => this.range(this.values.product(factors), frame));
    return !!less?.hi && !!more?.lo && compare(less.hi, one) <= 0 && compare(more.lo, one) >= 0;
  }

  #byParts(a: Value, b: Value, frame: Frame, ask: Ask): boolean {
    if (isWithin(a, b)) return true;
    if (a.kind !== b.kind || a.text !== b.text) return false;
    switch (a.kind) {
      case 'reciprocal': {
        // On one side of zero the greater divisor makes less.
        const limits = [this.range(operand(a), frame), this.range(operand(b), frame)];
        return (limits.every(isAtLeastZero) || limits.every(isAtMostZero)) && ask(operand(b), operand(a));
      }
      case 'part':
        return orderedParts.has(a.text ?? '') && ask(operand(a), operand(b));
      case 'between':
        return ask(operand(b), operand(a)) && ask(operand(a, 1), operand(b, 1));
      case 'fold': {
        if (!isSum(a) && !isExtreme(a)) return false;
        if (a.list !== b.list || a.level !== b.level) return false;
        // Each item that counts on the left counts on the right, and is not above; more on the right is not below zero.
        const any = this.anyItem(a, frame);
        const where = (of: Value): Frame | undefined => any && this.counting(any, operand(of, 1));
        const [first, second] = [where(a), where(b)];
        const isSame = operand(a, 1) === operand(b, 1) && a.own === b.own;
        if (!isSame) {
          if (!isSum(a) || (b.own !== undefined && a.own !== b.own)) return false;
          if (first && this.decided(operand(b, 1), first) !== true) return false;
          if (second && !isAtLeastZero(this.range(operand(b), second))) return false;
        }
        return !first || ask(operand(a), operand(b), first);
      }
      case 'opaque': {
        const any = a.text === 'item' ? this.anyItem(a, frame) : undefined;
        const isSame = a.list === b.list && a.level === b.level && a.of[0] === b.of[0];
        return any !== undefined && isSame && ask(operand(a, 1), operand(b, 1), any);
      }
      default:
        a.kind satisfies
          | WrittenKind
          | AskedKind
          | ConditionKind
          | Exclude<SumKind, 'reciprocal'>
          | 'shift'
          | 'day'
          | 'rows';
        return false;
    }
  }

  #byDifference(a: Value, b: Value, frame: Frame): boolean {
    const apart = plus(goalOf(b), negate(one), goalOf(a));
    if (isAtLeastZero(this.rangeOfGoal(apart, frame))) return true;
    return frame.assumed.known.some(
      (known) =>
        [...known.terms.keys()].some((key) => apart.terms.has(key)) &&
        isAtLeastZero(this.rangeOfGoal(plus(apart, negate(one), known), frame)),
    );
  }

  /**
   * Leaves out + s·B − s·A where it goes up and − s·B + s·A where it goes down, also times a factor that is the same in both, and
   * + s·U − s·L of any two of which L is never above U.
   */
  protected without(goal: Goal, pair: Dropped, frame: Frame): Goal | undefined {
    switch (pair.kind) {
      case 'factor':
        return this.#withoutFactor(goal, pair.atom, frame);
      case 'term': {
        const ofA = this.#named(pair.atoms);
        const ofB = ofA?.map((atom) => this.values.turned(atom, 'B'));
        const whole = ofA && this.values.product(ofA);
        if (!ofA || !ofB || !whole) return undefined;
        const isUp = (goal.terms.get(keyOf(inOrder(ofB)))?.by ?? zero).n > 0n;
        if ((this.waysOf(whole, frame) & (isUp ? up : down)) === 0) return undefined;
        return isUp ? leftOut(goal, ofA, ofB) : leftOut(goal, ofB, ofA);
      }
      case 'alike': {
        const [lower, upper] = [this.#named(pair.lower), this.#named(pair.upper)];
        if (!lower || !upper) return undefined;
        const { values } = this;
        const [a, b] = [values.product(lower), values.product(upper)];
        const isBelow = (other: Value): boolean => this.#isBelow(a, other, frame, { count: 0 }, 0);
        if (!pair.isWhole) return isBelow(b) ? leftOut(goal, lower, upper) : undefined;
        // − p · L + q · U is at least zero where L is not above q/p · U.
        const [below, above] = [lower, upper].map((atoms) => goal.terms.get(keyOf(inOrder(atoms))));
        if (!below || !above || below.by.n >= 0n || above.by.n <= 0n) return undefined;
        if (!isBelow(values.sum([[divide(above.by, absolute(below.by)), b]]))) return undefined;
        return [below, above].reduce(
          (rest, { atoms, by }) => plus(rest, negate(by), goalOfTerm(atoms)),
          goal,
        );
      }
      default:
        pair satisfies never;
        return undefined;
    }
  }

  #named(names: readonly string[]): readonly Value[] | undefined {
    const all = names.map((name) => this.values.names.named(name));
    return all.every((value) => value !== undefined) ? all : undefined;
  }

  #withoutFactor(goal: Goal, name: string, frame: Frame): Goal | undefined {
    const { values } = this;
    const atom = values.names.named(name);
    const first = atom && linearIn(goal, atom);
    const second = atom && first && linearIn(first.rest, values.turned(atom, 'B'));
    if (!first || !second) return undefined;
    const sum = plus(first.factor, one, second.factor);
    if (sum.terms.size > 0 || sum.constant.n !== 0n) return undefined;
    if ([...atomsOf(second.factor)].some(({ moves }) => moves)) return undefined;
    const [limits, ways] = [this.rangeOfGoal(second.factor, frame), this.waysOf(atom, frame)];
    const isFit =
      (isAtLeastZero(limits) && (ways & up) !== 0) || (isAtMostZero(limits) && (ways & down) !== 0);
    return isFit ? second.rest : undefined;
  }
}

type Ask = (a: Value, b: Value, frame?: Frame) => boolean;

const inOrder = (atoms: readonly Value[]): readonly Value[] => [...atoms].sort((a, b) => a.id - b.id);

/** As much of a term below zero and one above it as both have. */
function leftOut(goal: Goal, lower: readonly Value[], upper: readonly Value[]): Goal | undefined {
  const [below, above] = [inOrder(lower), inOrder(upper)];
  const [less, more] = [goal.terms.get(keyOf(below))?.by, goal.terms.get(keyOf(above))?.by];
  if (!less || !more || less.n >= 0n || more.n <= 0n) return undefined;
  const share = compare(absolute(less), more) <= 0 ? absolute(less) : more;
  return plus(plus(goal, share, goalOfTerm(below)), negate(share), goalOfTerm(above));
}
