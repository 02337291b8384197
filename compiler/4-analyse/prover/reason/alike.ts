// Whether one value is never above another, by what both are made of: two amounts by the same rules and other numbers, another
// regime, another version. Which way one value goes between both cases is asked of `ways.ts`.

import {
  absolute,
  add,
  compare,
  multiply,
  negate,
  one,
  type Rational,
  zero,
} from '../../../runtime/exact/rational.js';
import { liesOn, type Range } from '../../range/interval.js';
import { foldTraits, type Node } from '../graph/node.js';
import { down, type Frame, up } from './frame.js';
import { isPartOfPeriod } from './periods.js';
import { anyItem, counting } from './ranges.js';
import type { Reasoning } from './reasoning.js';
import { plusScaled, polyOf } from './sums.js';

const deepest = 40;
const mostLooks = 300;

/** In every case of the frame in which both have a value. */
export function notAbove(by: Reasoning, a: Node, b: Node, frame: Frame): boolean {
  return new Alike(by).below(a, b, frame, 0);
}

class Alike {
  #looks = 0;

  constructor(readonly by: Reasoning) {}

  below(a: Node, b: Node, frame: Frame, depth: number): boolean {
    if (a === b) return true;
    const known = frame.below.get(a)?.get(b);
    if (known !== undefined) return known;
    if (depth > deepest || ++this.#looks > mostLooks) return false;
    const answer = this.#asked(a, b, frame, depth + 1);
    const all = frame.below.get(a) ?? new Map<Node, boolean>();
    frame.below.set(a, all.set(b, answer));
    return answer;
  }

  #asked(a: Node, b: Node, frame: Frame, depth: number): boolean {
    const { by } = this;
    const [x, y] = [by.rangeOf(a, frame), by.rangeOf(b, frame)];
    // A case without a value is none.
    if (!x || !y) return true;
    if (x.hi && y.lo && compare(x.hi, y.lo) <= 0) return true;
    if (x.lo && y.hi && compare(x.lo, y.hi) > 0) return false;
    const way = this.#between(a, b);
    if (way && (by.waysOf(a, frame) & way) !== 0) return true;
    const ask = (left: Node, right: Node, within = frame): boolean => this.below(left, right, within, depth);
    // Row by row: the conditions that both have in common are settled then for both.
    if (a.kind === 'rows') {
      return by
        .rowsIn(a, frame.shallow)
        .every((row) => row.value.kind === 'none' || ask(row.value, b, row.frame.shallow));
    }
    if (b.kind === 'rows') {
      return by
        .rowsIn(b, frame.shallow)
        .every((row) => row.value.kind === 'none' || ask(a, row.value, row.frame.shallow));
    }
    return (
      this.#extremes(a, b, ask) ||
      this.#roundings(a, b, [x, y], ask) ||
      this.#sums(a, b, frame, ask) ||
      this.#others(a, b, frame, ask) ||
      this.#apart(a, b, frame)
    );
  }

  /** The same value of both cases: it is asked which way it goes. */
  #between(a: Node, b: Node): number {
    const { graph } = this.by;
    if (graph.turned(a, 'B') === b && graph.turned(b, 'A') === a) return up;
    return graph.turned(a, 'A') === b && graph.turned(b, 'B') === a ? down : 0;
  }

  #extremes(a: Node, b: Node, ask: Ask): boolean {
    if (b.kind === 'lowest' && b.of.every((each) => ask(a, each))) return true;
    if (a.kind === 'highest' && a.of.every((each) => ask(each, b))) return true;
    if (a.kind === 'lowest' && a.of.some((each) => ask(each, b))) return true;
    return b.kind === 'highest' && b.of.some((each) => ask(a, each));
  }

  /** Rounding keeps order, and leaves what is on the step where it is. */
  #roundings(a: Node, b: Node, [x, y]: readonly [Range, Range], ask: Ask): boolean {
    if (a.kind === 'round' && b.kind === 'round') {
      const isSame = a.mode === b.mode && compare(a.step, b.step) === 0;
      if (isSame && ask(a.of[0], b.of[0])) return true;
    }
    if (a.kind === 'round' && liesOn(y, a.step) && ask(a.of[0], b)) return true;
    return b.kind === 'round' && liesOn(x, b.step) && ask(a, b.of[0]);
  }

  /** Term by term: each on the left has one on the right that it is not above; the rest is held by its limits. */
  #sums(a: Node, b: Node, frame: Frame, ask: Ask): boolean {
    if (![a, b].some(({ kind }) => kind === 'sum' || kind === 'product')) return false;
    const sides = new Map<Node, Rational>();
    let slack = zero;
    for (const [node, sign] of [
      [a, negate(one)],
      [b, one],
    ] as const) {
      const terms = node.kind === 'sum' ? node.terms : [{ by: one, of: node }];
      if (node.kind === 'sum') slack = add(slack, multiply(sign, node.constant));
      for (const { by, of } of terms) sides.set(of, add(sides.get(of) ?? zero, multiply(sign, by)));
    }
    const all = [...sides].filter(([, by]) => by.n !== 0n);
    const right = new Map(all.filter(([, by]) => by.n > 0n));
    for (const [of, by] of all) {
      if (by.n > 0n) continue;
      const share = absolute(by);
      const match = [...right].find(([other, most]) => this.#term([share, of], [most, other], frame, ask));
      if (match) {
        right.delete(match[0]);
        continue;
      }
      const limit = this.by.rangeOf(of, frame)?.hi;
      if (!limit) return false;
      slack = add(slack, multiply(by, limit));
    }
    for (const [of, by] of right) {
      const limit = this.by.rangeOf(of, frame)?.lo;
      if (!limit) return false;
      slack = add(slack, multiply(by, limit));
    }
    return slack.n >= 0n;
  }

  /** p · x ≤ q · y with p and q above zero: x ≤ y, and what is more of one of them is on its side of zero. */
  #term(
    [p, x]: readonly [Rational, Node],
    [q, y]: readonly [Rational, Node],
    frame: Frame,
    ask: Ask,
  ): boolean {
    const [left, right] = [this.by.rangeOf(x, frame), this.by.rangeOf(y, frame)];
    if (!left || !right) return true;
    if (!this.by.rules.keepsShares(compare(p, q), left, right)) return false;
    const [first, second] = [factorsOf(x), factorsOf(y)];
    return first.length + second.length > 2 ? this.#products(first, second, frame, ask) : ask(x, y);
  }

  /** Factor by factor, none below zero; what is left over is together at most one on the left and at least one on the right. */
  #products(a: readonly Node[], b: readonly Node[], frame: Frame, ask: Ask): boolean {
    const limits = (node: Node): Range | undefined => this.by.rangeOf(node, frame);
    const isFitFactor = (node: Node): boolean => {
      const known = limits(node);
      return known === undefined || this.by.rules.keepsFactors(known);
    };
    if (![...a, ...b].every(isFitFactor)) return false;
    const [left, right] = [[...a], [...b]];
    const drop = (isFit: (x: Node, y: Node) => boolean): void => {
      for (const x of [...left]) {
        const place = right.findIndex((y) => isFit(x, y));
        if (place < 0) continue;
        right.splice(place, 1);
        left.splice(left.indexOf(x), 1);
      }
    };
    drop((x, y) => x === y);
    drop(ask);
    const most = limits(this.by.graph.product(left))?.hi;
    return (
      most !== undefined && compare(most, one) <= 0 && isAtLeast(limits(this.by.graph.product(right)), one)
    );
  }

  #others(a: Node, b: Node, frame: Frame, ask: Ask): boolean {
    const { by } = this;
    if (a.kind === 'reciprocal' && b.kind === 'reciprocal') {
      const [x, y] = [by.rangeOf(a.of[0], frame), by.rangeOf(b.of[0], frame)];
      return (!x || !y || by.rules.turnsDivisors(x, y)) && ask(b.of[0], a.of[0]);
    }
    if (a.kind === 'part' && b.kind === 'part')
      return a.part === b.part && by.rules.keepsOrder(a.part) && ask(a.of[0], b.of[0]);
    if (a.kind === 'between' && b.kind === 'between')
      return a.measure === b.measure && ask(b.of[0], a.of[0]) && ask(a.of[1], b.of[1]);
    if (isPartOfPeriod(a, b)) return true;
    if (a.kind === 'fold' && b.kind === 'fold') {
      if (!foldTraits[a.operation].grows || a.operation !== b.operation) return false;
      if (a.list !== b.list || a.level !== b.level) return false;
      // Each item that counts on the left counts on the right, and is not above; what is more on the right is not below zero.
      const any = anyItem(by, a, frame);
      const first = any && counting(by, any, a.where);
      const second = any && counting(by, any, b.where);
      if (a.where !== b.where || a.own !== b.own) {
        if (foldTraits[a.operation].refusesNone || (b.own !== undefined && a.own !== b.own)) return false;
        if (first && by.decided(b.where, first) !== true) return false;
        const more = second && by.rangeOf(b.of, second);
        if (more && !isAtLeast(more, zero)) return false;
      }
      return !first || ask(a.of, b.of, first);
    }
    if (a.kind === 'opaque' && b.kind === 'opaque' && a.what === 'item' && b.what === 'item') {
      const any = anyItem(by, a, frame);
      const isSame = a.list === b.list && a.level === b.level && a.of[0] === b.of[0];
      const [x, y] = [a.of[1], b.of[1]];
      return any !== undefined && isSame && x !== undefined && y !== undefined && ask(x, y, any);
    }
    return false;
  }

  /** What both have in common cancels; something known may show the rest. */
  #apart(a: Node, b: Node, frame: Frame): boolean {
    const apart = plusScaled(polyOf(b), negate(one), polyOf(a));
    const isShown = (range: Range | undefined): boolean => isAtLeast(range, zero);
    if (isShown(this.by.rangeOfPoly(apart, frame))) return true;
    return frame.known.some(
      (assumed) =>
        [...assumed.terms.keys()].some((key) => apart.terms.has(key)) &&
        isShown(this.by.rangeOfPoly(plusScaled(apart, negate(one), assumed), frame)),
    );
  }
}

type Ask = (a: Node, b: Node, frame?: Frame) => boolean;

const isAtLeast = (range: Range | undefined, limit: Rational): boolean =>
  range?.lo !== undefined && compare(range.lo, limit) >= 0;

const factorsOf = (node: Node): readonly Node[] => (node.kind === 'product' ? node.of : [node]);
