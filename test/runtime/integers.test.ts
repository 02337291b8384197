import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compare,
  decimalText,
  formatDecimal,
  halfDown,
  halfDownBig,
  halfEven,
  halfEvenBig,
  halfUp,
  halfUpBig,
  maxBig,
  minBig,
  multiply,
  once,
  onceEach,
  type Rational,
  type RoundingMode,
  rational,
  roundDown,
  roundDownBig,
  roundToInteger,
  roundUp,
  roundUpBig,
  scaledBy,
  stepsOf,
} from '../../compiler/runtime/index.js';

const divisions: readonly (readonly [
  RoundingMode,
  (n: number, d: number) => number,
  (n: bigint, d: bigint) => bigint,
])[] = [
  ['half-up', halfUp, halfUpBig],
  ['half-down', halfDown, halfDownBig],
  ['half-even', halfEven, halfEvenBig],
  ['up', roundUp, roundUpBig],
  ['down', roundDown, roundDownBig],
];

/** Dividends that often are exact halves or next to one. */
const quotients = fc.oneof(
  fc.tuple(fc.integer({ min: -(2 ** 51), max: 2 ** 51 }), fc.integer({ min: 1, max: 2 ** 40 })),
  fc
    .tuple(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([halves, half, off]): [number, number] => [halves * half + off, 2 * half]),
  fc
    .tuple(
      fc.integer({ min: 1, max: 2 ** 20 }),
      fc.integer({ min: 1, max: 2 ** 30 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([whole, divisor, off]): [number, number] => [whole * divisor + off, divisor]),
);

describe.each(divisions)('integer division rounded %s', (mode, ofNumbers, ofBigInts) => {
  it('is exact up to the limit of plain numbers, on both sides of zero', () => {
    fc.assert(
      fc.property(quotients, ([n, d]) => {
        const expected = roundToInteger(rational(n, d), mode);
        expect(ofNumbers(n, d)).toBe(Number(expected));
        expect(ofBigInts(BigInt(n), BigInt(d))).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('never gives minus zero', () => {
    for (const n of [-1, 0, 1]) expect(Object.is(ofNumbers(n, 3) + 0, ofNumbers(n, 3))).toBe(true);
  });
});

describe('rounding to the nearest', () => {
  it('differs only at halves', () => {
    expect([1, 3, 5, -1, -3].map((n) => halfUp(n, 2))).toEqual([1, 2, 3, -1, -2]);
    expect([1, 3, 5, -1, -3].map((n) => halfDown(n, 2))).toEqual([0, 1, 2, 0, -1]);
    expect([1, 3, 5, -1, -3].map((n) => halfEven(n, 2))).toEqual([0, 2, 2, 0, -2]);
  });
});

describe('decimal texts of scaled integers', () => {
  it('are those of the exact value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.nat(30_000), fc.nat(), fc.maxSafeInteger(), fc.bigInt(-(10n ** 25n), 10n ** 25n)),
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (steps, places, wanted) => {
          const least = Math.min(places, wanted);
          const value = rational(BigInt(steps), 10n ** BigInt(places));
          expect(decimalText(steps, places, least)).toBe(formatDecimal(value, least));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [99, '0.99'],
    [100, '1.00'],
    [-5, '-0.05'],
    [123456789, '1234567.89'],
  ])('writes %d cents as %s', (cents, text) => {
    expect(decimalText(cents, 2, 2)).toBe(text);
  });
});

describe('exact fractions of scaled integers', () => {
  it('go there and back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.bigInt(1n, 1000n), fc.bigInt(1n, 1000n), (steps, n, d) => {
        const value: Rational = scaledBy(steps, n, d);
        expect(compare(value, multiply(rational(steps), rational(n, d)))).toBe(0);
        if (steps !== 0) expect(stepsOf(value, n, d)).toBe(BigInt(steps));
      }),
    );
  });

  it('has the least and the greatest of big integers', () => {
    expect([minBig(3n, -2n, 7n), maxBig(3n, -2n, 7n), minBig(1n)]).toEqual([-2n, 7n, 1n]);
  });
});

describe('values computed once', () => {
  it('are computed when first needed, and not again', () => {
    let times = 0;
    const value = once(() => ++times);
    expect(value.isKnown).toBe(false);
    expect([value(), value(), times]).toEqual([1, 1, 1]);
    expect(value.isKnown).toBe(true);
  });

  it('are not known after a refusal, and refuse again', () => {
    const value = once((): number => {
      throw new Error('refused');
    });
    expect(value).toThrow('refused');
    expect(value.isKnown).toBe(false);
    expect(value).toThrow('refused');
  });

  it('are computed once for each item', () => {
    const asked: number[] = [];
    const value = onceEach((place) => {
      asked.push(place);
      return place * 2;
    });
    expect([value(3), value(0), value(3)]).toEqual([6, 0, 6]);
    expect(asked).toEqual([3, 0]);
  });
});
