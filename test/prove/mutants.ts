// Wrong rules, each a mistake that somebody could make: the tests of the prover must notice every one.

import { type RoundingError, type Rules, rules } from '../../compiler/4-analyse/prover/terms/rules.js';
import { point, type Range, range } from '../../compiler/4-analyse/range/interval.js';
import { add, divide, one, rational, subtract, zero } from '../../compiler/runtime/exact/rational.js';

const closed = (error: RoundingError, share: bigint): RoundingError => ({
  ...error,
  lo: divide(error.lo, rational(share)),
  hi: divide(error.hi, rational(share)),
});

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
    times: (a, b) => {
      const positive = (value: Range): Range =>
        value.lo && value.hi && value.hi.n <= 0n
          ? { lo: { n: -value.hi.n, d: value.hi.d }, hi: { n: -value.lo.n, d: value.lo.d }, grid: value.grid }
          : value;
      return rules.times(a, positive(b));
    },
  },
  'a sum forgets its second limit': {
    ...rules,
    plus: (a, b) => range(rules.plus(a, b).lo, a.hi && b.lo && rules.plus(a, point(b.lo)).hi, undefined),
  },
  'rounding moves nothing': {
    ...rules,
    roundingError: () => ({ lo: zero, hi: zero, loOpen: false, hiOpen: false }),
  },
  'rounding moves half as much as it does': {
    ...rules,
    roundingError: (mode, side, step) => closed(rules.roundingError(mode, side, step), 2n),
  },
  'rounding up and down move by half a step': {
    ...rules,
    roundingError: (_, side, step) => rules.roundingError('half-up', side, step),
  },
  'negative numbers round like positive ones': {
    ...rules,
    roundingError: (mode, _, step) => rules.roundingError(mode, 'positive', step),
  },
  'every limit of rounding is open': {
    ...rules,
    roundingError: (mode, side, step) => ({
      ...rules.roundingError(mode, side, step),
      loOpen: true,
      hiOpen: true,
    }),
  },
  'a rounded value lies on a grid twice as wide': {
    ...rules,
    rounded: (a, mode, step) => {
      const value = rules.rounded(a, mode, step);
      return value.grid ? { ...value, grid: rational(value.grid.n * 2n, value.grid.d) } : value;
    },
  },
  'the lowest of several is the first': {
    ...rules,
    extreme: (_, all) => all[0] ?? rules.extreme('lowest', all),
  },
  'lowest and highest are exchanged': {
    ...rules,
    extreme: (kind, all) => rules.extreme(kind === 'lowest' ? 'highest' : 'lowest', all),
  },
  'only the last row of a choice counts': { ...rules, hull: (_, b) => b },
  'only the first row of a choice counts': { ...rules, hull: (a) => a },
  'an included limit is excluded': {
    ...rules,
    cut: (known, from, to) =>
      rules.cut(known, from && { ...from, inclusive: false }, to && { ...to, inclusive: false }),
  },
  'an upper limit is forgotten and read as a lower one': {
    ...rules,
    cut: (known, from, to) => rules.cut(known, from ?? to, undefined),
  },
  'the last step of a domain is ignored': {
    ...rules,
    beforeStep: (known, step) => {
      const usual = rules.beforeStep(known, step);
      return usual && rules.beforeStep(usual, step);
    },
  },
  'the first step of a domain is ignored': {
    ...rules,
    beforeStep: (known, step) => {
      const usual = rules.beforeStep(known, step);
      if (!usual?.lo) return usual;
      const from = { value: usual.lo, inclusive: false };
      return rules.cut(usual, from, undefined);
    },
  },
  'a reciprocal keeps its order': {
    ...rules,
    reciprocal: (a) => {
      const value = rules.reciprocal(a);
      return value?.lo && value.hi ? point(value.lo) : value;
    },
  },
  'what is in order may be out of it': {
    ...rules,
    inOrder: (difference) => {
      const { lo, hi } = rules.inOrder(difference);
      return { lo: hi, hi: lo, grid: undefined };
    },
  },
  'what is in order does not move': {
    ...rules,
    inOrder: (difference) => {
      const { lo, hi } = rules.inOrder(difference);
      return lo || hi ? point(zero) : rules.inOrder(difference);
    },
  },
  'a widened range forgets its error': { ...rules, widened: (value) => value },
  'a widened range goes to the next value on the grid': {
    ...rules,
    widened: (value, error, grid) => rules.widened(value, { ...error, loOpen: true, hiOpen: true }, grid),
  },
};

/** Of what only lists, dates, versions, scales and other worlds have. */
export const mutantsOfRules: Readonly<Record<string, Rules>> = {
  'the difference of two extremes lies on the grid of their parts': {
    ...rules,
    betweenExtremes: (differences) => differences,
  },
  'a sum over items counts one of them': { ...rules, overItems: (each) => each },
  'a list is never empty': {
    ...rules,
    overItems: (each, count) => rules.overItems(each, { ...count, lo: count.lo?.n === 0n ? one : count.lo }),
  },
  'a list has at most one item': {
    ...rules,
    overItems: (each, count) => rules.overItems(each, { ...count, hi: one }),
  },
  'every part of a date keeps the order of dates': { ...rules, keepsOrder: () => true },
  'every month has thirty days': {
    ...rules,
    datePart: (part, dates) => (part === 'days-in-month' ? point(rational(30)) : rules.datePart(part, dates)),
  },
  'months have at most four weeks': {
    ...rules,
    dayError: (part) => {
      const usual = rules.dayError(part);
      const most = rational(27);
      if (part === 'start-of-month') return usual && { ...usual, lo: rational(-27) };
      return part === 'end-of-month' ? usual && { ...usual, hi: most } : usual;
    },
  },
  'a version ends on the day before its last': { ...rules, lastInForce: (day) => day - 1 },
  'constants of rows always rise': { ...rules, order: () => 'rising' },
  'a band of a scale begins one late': {
    ...rules,
    limitsOfBand: ({ from, to }) => ({ from: add(from, one), to }),
  },
  'a band of a scale ends one early': {
    ...rules,
    limitsOfBand: ({ from, to }) => ({ from, to: to && subtract(to, one) }),
  },
  'jumps go up only': { ...rules, jumps: ['up'] },
  'jumps go down only': { ...rules, jumps: ['down'] },
  'the rank of an item depends on nothing': { ...rules, hidden: () => 0n },
};
