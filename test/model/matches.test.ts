import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, rowTaking } from '../../compiler/3-model/evaluate/matches.js';
import type { Match } from '../../compiler/3-model/model.js';
import { rational } from '../../compiler/runtime/exact/rational.js';

const quarter = (quarters: number) => rational(BigInt(quarters), 4n);
const quarters = fc.integer({ min: -12, max: 12 });
const bound = fc.option(fc.record({ at: quarters, inclusive: fc.boolean() }), { nil: undefined });

describe('a cell of a table', () => {
  it('takes the numbers between its limits, a limit itself where it is included', () => {
    fc.assert(
      fc.property(bound, bound, quarters, (from, to, key) => {
        const match: Match = {
          kind: 'band',
          from: from && { value: quarter(from.at), inclusive: from.inclusive },
          to: to && { value: quarter(to.at), inclusive: to.inclusive },
        };
        // Doubles hold quarters exactly.
        const isAbove = from === undefined || key > from.at || (from.inclusive && key === from.at);
        const isBelow = to === undefined || key < to.at || (to.inclusive && key === to.at);
        expect(matches(match, quarter(key))).toBe(isAbove && isBelow);
      }),
      { numRuns: 500 },
    );
  });

  it('takes the options that it names, yes or no as it says, and anything where it says nothing', () => {
    const options = fc.subarray(['a', 'b', 'c']);
    fc.assert(
      fc.property(options, fc.constantFrom('a', 'b', 'c'), (named, key) => {
        expect(matches({ kind: 'options', options: named }, key)).toBe(named.includes(key));
      }),
    );
    for (const value of [true, false])
      for (const key of [true, false]) expect(matches({ kind: 'yes-no', value }, key)).toBe(value === key);
    for (const key of [true, 'a', quarter(1)]) expect(matches({ kind: 'any' }, key)).toBe(true);
  });

  it('takes no key of another kind', () => {
    const whole: Match = { kind: 'band', from: undefined, to: undefined };
    expect([matches(whole, 'a'), matches(whole, true)]).toEqual([false, false]);
    expect(matches({ kind: 'options', options: ['a'] }, quarter(1))).toBe(false);
    expect(matches({ kind: 'yes-no', value: true }, 'true')).toBe(false);
  });
});

describe('rows', () => {
  it('take keys in the order written, the first that takes all of them', () => {
    const below = (at: number): Match => ({
      kind: 'band',
      from: undefined,
      to: { value: quarter(at), inclusive: false },
    });
    const rows = [2, 6, 4].map((at) => ({ matches: [below(at), { kind: 'any' } as Match] }));
    expect(rowTaking(rows, [quarter(1), 'x'])).toBe(0);
    expect(rowTaking(rows, [quarter(3), 'x'])).toBe(1);
    expect(rowTaking(rows, [quarter(6), 'x'])).toBe(-1);
  });

  it('take none where a key is refused, even if any value would do', () => {
    expect(rowTaking([{ matches: [{ kind: 'any' }] }], [undefined])).toBe(-1);
  });
});
