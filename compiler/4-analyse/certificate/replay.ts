// Replays a certificate: each step turns what has to be shown into smaller things; none is believed that does not follow.

import {
  absolute,
  add,
  compare,
  divide,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  zero,
} from '../../runtime/exact/rational.js';
import { hull, liesOn, times } from '../range/interval.js';
import type { CertifiedPart, RuleOfSums, RuleOfTruths, Step, Test } from './certificate.js';
import { down, type Frame, unknown, up, type Ways } from './reckon/frame.js';
import {
  atomsOf,
  constantGoal,
  type Goal,
  goalOf,
  linearIn,
  opposite,
  plus,
  substituted,
} from './reckon/goal.js';
import { isAtLeastZero, isAtMostZero, Order } from './reckon/order.js';
import type { FromModel } from './values/from-model.js';
import { operand, type Value } from './values/value.js';

export type Wanted =
  | { readonly kind: 'truth'; readonly value: Value }
  | { readonly kind: 'sum'; readonly goal: Goal };

export class Replay extends Order {
  constructor(readonly from: FromModel) {
    super(from.index, from.values, from.focus, (list, level) => from.required(list, level));
  }

  protected goingOn(value: Value, level: number) {
    return this.from.definition(value.text ?? '', level);
  }

  steps = 0;
  /** Whether anything was shown otherwise than by there being no case. */
  speaks = false;
  /** The first step that did not follow. */
  failed: Step | undefined;

  /** Whether all that is wanted holds in a part of the domain. */
  part(part: CertifiedPart, outer: Frame | undefined, wanted: readonly Wanted[]): boolean {
    if (!outer) return true;
    if (part.kind === 'none') return false;
    const frame = outer.asPart();
    for (const lemma of part.lemmas) {
      frame.pending.set(lemma.of, [...(frame.pending.get(lemma.of) ?? []), lemma]);
    }
    if (part.kind === 'closed') {
      return wanted.every((one_, place) => {
        const step = part.steps[place];
        if (!step) return false;
        return one_.kind === 'sum'
          ? this.#shown(step, one_.goal, frame)
          : this.#holds(step, one_.value, true, frame);
      });
    }
    // Both parts together are the whole: the test holds in one of them and fails in the other.
    const test = this.#test(part.on);
    return [true, false].every((truth, place) => {
      const inner = part.parts[place];
      return inner !== undefined && this.part(inner, this.assume(frame, test, truth), wanted);
    });
  }

  #test({ kind, fact, item, side, option = '', sign = '1', number = '0' }: Test): Value {
    const { values } = this;
    const type = this.index.facts.get(fact)?.type.kind;
    const symbol = type === 'choice' || type === 'text' ? 'symbol' : 'number';
    const sort = kind === 'given' || type === 'yes-no' ? 'truth' : symbol;
    const of = values.make(kind === 'given' ? kind : 'fact', [], { sort, text: fact, level: item, side });
    if (kind === 'fact' || kind === 'given') return of;
    if (kind === 'is') return values.is(of, option);
    kind satisfies 'positive' | 'zero';
    return values.of(kind, values.sum([[read(sign), of]], read(number)));
  }

  /** A direction that is shown holds in all of its part. A lemma is shown when it is asked for, and never by itself. */
  protected byLemma(value: Value, { lemmas, part }: Frame): Ways {
    const name = this.values.names.of(value);
    const pending = lemmas === part.lemmas ? part.pending.get(name) : undefined;
    if (!pending) return unknown;
    part.pending.delete(name);
    const rise = plus(goalOf(this.values.turned(value, 'B')), negate(one), goalOf(value));
    const goals = { up: { goal: rise, ways: up }, down: { goal: opposite(rise), ways: down } };
    let shown: Ways = unknown;
    for (const { way, step } of pending) {
      if (this.#shown(step, goals[way].goal, part)) shown |= goals[way].ways;
    }
    if (shown !== unknown) lemmas.set(value, shown);
    return shown;
  }

  #fails(step: Step): false {
    this.failed ??= step;
    return false;
  }

  /** A sum is not below zero in any case of the frame. */
  #shown(step: Step, goal: Goal, frame: Frame): boolean {
    this.steps++;
    return this.deeper(false, () => this.#follows(step, goal, frame)) || this.#fails(step);
  }

  #follows(step: Step, goal: Goal, frame: Frame): boolean {
    const limits = this.rangeOfGoal(goal, frame);
    // It never has a value: there is no such case.
    if (!limits) return true;
    this.speaks = true;
    if (isAtLeastZero(limits)) return true;
    const atom = [...atomsOf(goal)].find((one_) => this.values.names.of(one_) === step.at);
    const [then, after] = step.then ?? [];
    switch (step.rule) {
      case 'known':
        return this.#byKnown(goal, frame);
      case 'pairs': {
        const rest = (step.pairs ?? []).reduce<Goal | undefined>(
          (left, pair) => left && this.without(left, pair, frame),
          goal,
        );
        return rest !== undefined && then !== undefined && this.#shown(then, rest, frame);
      }
      case 'rows':
        if (atom?.kind !== 'rows') return false;
        return this.rowsIn(atom, frame.shallow).every(({ place, value, frame: inner }) => {
          if (value.kind === 'none') return true;
          return this.#forCase(step, `${place}`, substituted(goal, atom, goalOf(value)), inner.shallow);
        });
      case 'extreme': {
        if (atom?.kind !== 'lowest' && atom?.kind !== 'highest') return false;
        const sign = { lowest: one, highest: negate(one) }[atom.kind];
        // Each operand where it is the lowest, or the highest.
        return atom.of.every((own) => {
          const inner = atom.of.reduce<Frame | undefined>((within, other) => {
            const ahead = plus(goalOf(other), negate(one), goalOf(own));
            return other === own
              ? within
              : within && this.assumeSum(within, plus(constantGoal(zero), sign, ahead), false);
          }, frame);
          if (!inner) return true;
          return this.#forCase(step, this.values.names.of(own), substituted(goal, atom, goalOf(own)), inner);
        });
      }
      case 'on-step':
      case 'two-roundings':
      case 'rounding':
        return (
          atom?.kind === 'round' &&
          then !== undefined &&
          this.#rounding(step, [then, after], goal, atom, frame)
        );
      case 'ends': {
        // Linear in a value, a sum is least at one of its ends.
        const ends = atom && linearIn(goal, atom) && this.range(atom, frame);
        if (!atom || !ends?.lo || !ends.hi || !then || !after) return false;
        const [low, high] = [ends.lo, ends.hi].map((end) => substituted(goal, atom, constantGoal(end)));
        return !!low && !!high && this.#shown(then, low, frame) && this.#shown(after, high, frame);
      }
      default:
        step.rule satisfies 'range' | 'empty' | RuleOfTruths;
        return false;
    }
  }

  #forCase(step: Step, name: string, goal: Goal | undefined, frame: Frame): boolean {
    const own = step.then?.find((one_) => one_.for === name);
    if (!goal) return false;
    // What the search had seen to be no case may be none here for another reason.
    return own
      ? this.#shown(own, goal, frame)
      : isAtLeastZero(this.rangeOfGoal(goal, frame) ?? { lo: zero, hi: zero, grid: zero });
  }

  /** Something that is at least zero is taken away, and the rest is. */
  #byKnown(goal: Goal, frame: Frame): boolean {
    return frame.assumed.known.some((known) =>
      [...known.terms].some(([key, { by }]) => {
        const own = goal.terms.get(key)?.by;
        if (!own || own.n > 0n !== by.n > 0n) return false;
        const rest = plus(goal, negate(divide(own, by)), known);
        return isAtLeastZero(this.rangeOfGoal(rest, frame) ?? { lo: zero, hi: zero, grid: zero });
      }),
    );
  }

  #rounding(
    step: Step,
    [then, after]: readonly [Step, Step | undefined],
    goal: Goal,
    atom: Value,
    frame: Frame,
  ): boolean {
    const { mode = 'half-up', number = one } = atom;
    const of = goalOf(operand(atom));
    const parts = linearIn(goal, atom);
    if (!parts) return false;
    const { factor, rest } = parts;
    const scale = factor.constant;
    const isOnStep = (sum: Goal): boolean => {
      const limits = this.rangeOfGoal(sum, frame);
      return factor.terms.size === 0 && !!limits && liesOn(limits, multiply(absolute(scale), number));
    };
    if (step.rule === 'on-step') {
      // r + s·round(x) ≥ 0 where r + s·x ≥ 0 and r lies on s times the step: r/s is one of the values that x is rounded to.
      return isOnStep(rest) && this.#shown(then, plus(rest, scale, of), frame);
    }
    if (step.rule === 'two-roundings') {
      const other = [...atomsOf(rest)].find((one_) => this.values.names.of(one_) === step.beside);
      const second = other?.kind === 'round' ? linearIn(rest, other) : undefined;
      if (!other || !second || !after || other.mode !== mode || compare(other.number ?? zero, number) !== 0)
        return false;
      if (second.factor.terms.size > 0 || add(second.factor.constant, scale).n !== 0n) return false;
      const [a, b] = [this.range(operand(atom), frame), this.range(operand(other), frame)];
      // On one side of zero rounding is ⌊x + c⌋ or ⌈x + c⌉; across it both go outwards, and to even they skip a step.
      const both = a && b && hull(a, b);
      if (mode === 'half-even' || !(isAtLeastZero(both) || isAtMostZero(both))) return false;
      const apart = plus(plus(second.rest, scale, of), negate(scale), goalOf(operand(other)));
      return (
        isOnStep(second.rest) && this.#shown(then, second.rest, frame) && this.#shown(after, apart, frame)
      );
    }
    const [x, k] = [this.range(operand(atom), frame), this.rangeOfGoal(factor, frame)];
    // Without a value of what is rounded there is no case.
    if (!x || !k) return true;
    const half = divide(number, rational(2));
    const error: Readonly<Record<typeof mode, readonly [Rational, Rational]>> = {
      'half-up': [negate(half), half],
      'half-down': [negate(half), half],
      'half-even': [negate(half), half],
      // Away from zero, and towards it.
      up: [isAtLeastZero(x) ? zero : negate(number), isAtMostZero(x) ? zero : number],
      down: [isAtMostZero(x) ? zero : negate(number), isAtLeastZero(x) ? zero : number],
    };
    const [lo, hi] = error[mode];
    const least = times(k, { lo, hi, grid: undefined }).lo;
    const exact = substituted(goal, atom, of);
    return !!least && !!exact && this.#shown(then, plus(exact, one, constantGoal(least)), frame);
  }

  /** A condition is true, or false, in every case of the frame. */
  #holds(step: Step, value: Value, truth: boolean, frame: Frame): boolean {
    this.steps++;
    return this.deeper(false, () => this.#settles(step, value, truth, frame)) || this.#fails(step);
  }

  #settles(step: Step, value: Value, truth: boolean, frame: Frame): boolean {
    this.speaks = true;
    const settled = this.decided(value, frame);
    if (settled !== undefined) return settled === truth;
    const [then, after] = step.then ?? [];
    if (value.kind === 'not') return this.#settles(step, operand(value), !truth, frame);
    const isJoined = value.kind === 'and' || value.kind === 'or';
    const of = (name: string): Step | undefined => step.then?.find((one_) => one_.for === name);
    switch (step.rule) {
      case 'each':
        if (value.kind === 'rows') {
          return this.rowsIn(value, frame).every((row) => {
            const own = of(`${row.place}`);
            return own
              ? this.#holds(own, row.value, truth, row.frame)
              : this.decided(row.value, row.frame) === truth;
          });
        }
        return (
          isJoined &&
          (value.kind === 'and') === truth &&
          value.of.every((part, place) => {
            const own = of(`${place}`);
            return own ? this.#holds(own, part, truth, frame) : this.decided(part, frame) === truth;
          })
        );
      case 'left': {
        // All the others are the other way: this one decides.
        const last = value.of[Number(step.at)];
        if (!isJoined || (value.kind === 'or') !== truth || !last) return false;
        const inner = value.of.reduce<Frame | undefined>(
          (within, other) => (other === last ? within : within && this.assume(within, other, !truth)),
          frame,
        );
        return !inner || (then !== undefined && this.#holds(then, last, truth, inner));
      }
      case 'above': {
        const goal = goalOf(operand(value));
        if (!then || (value.kind !== 'positive' && value.kind !== 'zero')) return false;
        if (value.kind === 'positive' && !truth) return this.#shown(then, opposite(goal), frame);
        if (value.kind === 'zero' && truth) return false;
        const sum = step.at === 'down' && value.kind === 'zero' ? opposite(goal) : goal;
        const limits = this.rangeOfGoal(sum, frame);
        if (!limits) return true;
        // On a grid, above zero is one step above it.
        const { grid } = limits;
        return (
          !!grid && grid.n !== 0n && this.#shown(then, plus(sum, one, constantGoal(negate(grid))), frame)
        );
      }
      case 'both': {
        const goal = goalOf(operand(value));
        if (value.kind !== 'zero' || !truth || !then || !after) return false;
        return this.#shown(then, goal, frame) && this.#shown(after, opposite(goal), frame);
      }
      case 'opposite':
        return this.assume(frame, value, !truth) === undefined;
      default:
        step.rule satisfies RuleOfSums | 'settled';
        return false;
    }
  }
}

function read(text: string): Rational {
  const [, n, d = '1'] = /^(-?\d+)(?:\/(\d+))?$/.exec(text) ?? [];
  return n === undefined || BigInt(d) === 0n ? zero : rational(BigInt(n), BigInt(d));
}
