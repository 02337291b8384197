// Wrong rules, each a mistake that somebody could make: the checks of what is proved must notice every one.

import { up } from '../../compiler/4-analyse/prover/reason/frame.js';
import { type Rules, rules } from '../../compiler/4-analyse/prover/reason/rules.js';
import { point, type Range, range } from '../../compiler/4-analyse/range/interval.js';
import { divide, negate, one, rational, zero } from '../../compiler/runtime/exact/rational.js';

const positive = (value: Range): Range =>
  value.lo && value.hi && value.hi.n <= 0n
    ? { lo: negate(value.hi), hi: negate(value.lo), grid: value.grid }
    : value;

export const mutants: Readonly<Record<string, Rules>> = {
  'a product takes the limits on the same side only': {
    ...rules,
    times: (a, b) =>
      a.lo && a.hi && b.lo && b.hi
        ? range(
            rational(a.lo.n * b.lo.n, a.lo.d * b.lo.d),
            rational(a.hi.n * b.hi.n, a.hi.d * b.hi.d),
            undefined,
          )
        : rules.times(a, b),
  },
  'a product with a negative number keeps its sign': {
    ...rules,
    times: (a, b) => rules.times(a, positive(b)),
  },
  'a sum forgets its second limit': {
    ...rules,
    plus: (a, b) => range(rules.plus(a, b).lo, a.hi && b.lo && rules.plus(a, point(b.lo)).hi, undefined),
  },
  'rounding moves nothing': { ...rules, error: () => ({ lo: zero, hi: zero }) },
  'rounding moves half as much as it does': {
    ...rules,
    error: (mode, step, value) => {
      const { lo, hi } = rules.error(mode, step, value);
      return { lo: divide(lo, rational(2)), hi: divide(hi, rational(2)) };
    },
  },
  'rounding up and down move by half a step': {
    ...rules,
    error: (_, step, value) => rules.error('half-up', step, value),
  },
  'negative numbers round like positive ones': {
    ...rules,
    error: (mode, step) => rules.error(mode, step, { lo: zero, hi: undefined, grid: undefined }),
  },
  'a rounded value lies on a grid twice as wide': {
    ...rules,
    rounded: (a, mode, step) => {
      const value = rules.rounded(a, mode, step);
      return value.grid ? { ...value, grid: rational(value.grid.n * 2n, value.grid.d) } : value;
    },
  },
  'the lowest of several is the first': { ...rules, lowest: (a) => a },
  'the highest of several is the last': { ...rules, highest: (_, b) => b },
  'lowest and highest are exchanged': { ...rules, lowest: rules.highest, highest: rules.lowest },
  'only the last row of a choice counts': { ...rules, hull: (_, b) => b },
  'only the first row of a choice counts': { ...rules, hull: (a) => a },
  'a reciprocal keeps its order': {
    ...rules,
    reciprocal: (a) => {
      const value = rules.reciprocal(a);
      return value?.lo && value.hi ? point(value.lo) : value;
    },
  },
  'a rise of one step is the least of two': { ...rules, leastStep: (step) => divide(step, rational(1, 2)) },
  'roundings are never more than one step apart': { ...rules, roundsApart: () => true },
  'rounding to even is like the others': {
    ...rules,
    roundsApart: (mode, value) => rules.roundsApart(mode === 'half-even' ? 'half-up' : mode, value),
  },
  'factors of any sign keep an order': { ...rules, keepsFactors: () => true },
  'a greater share is more of anything': { ...rules, keepsShares: () => true },
  'the greater divisor makes less on both sides of nought': { ...rules, turnsDivisors: () => true },
};

/** Of what only lists and dates have. */
export const mutantsOfRules: Readonly<Record<string, Rules>> = {
  'a sum over items counts one of them': { ...rules, overItems: (each) => each },
  'a list is never empty': {
    ...rules,
    overItems: (each, count) => rules.overItems(each, { ...count, lo: count.lo?.n === 0n ? one : count.lo }),
  },
  'a list has at most one item': {
    ...rules,
    overItems: (each, count) => rules.overItems(each, { ...count, hi: one }),
  },
  'whatever counts more is more': { ...rules, countsMore: (turn) => turn },
  'what is carried always rises': { ...rules, goesOn: (ways) => ways | up },
  'every part of a date keeps the order of dates': { ...rules, keepsOrder: () => true },
};
