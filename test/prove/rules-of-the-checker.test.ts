// Each rule of the checker on domains so small that every case is tried: whatever certificate it takes, of all that could be written
// for the rule, the claim is true of every case. Constants go through the limit at which the claim stops being true.

import { describe, it } from 'vitest';
import type { Step } from '../../compiler/4-analyse/certificate/certificate.js';
import type { Kind } from '../../compiler/4-analyse/certificate/values/value.js';
import { above, closed, hold, namesOf, range, searched, some } from './held-certificates.js';

const modes = ['half up', 'half down', 'half even', 'up', 'down'];

describe('a rule of the checker', () => {
  // Values go from below nought to above it: x − 3 over 2 falls on halves.
  it.each(modes)('on roundings: their error, on their step, and against one another, %s', (mode) => {
    const inner = ['(x - 3) / 2', 'x / 2', '(x - 5) / 3'];
    const checks = inner.flatMap((of) =>
      ['-0.5', '0', '1 / 3', '0.5', '1', '2'].flatMap((k) => [
        `(${of}, rounded ${mode} to 1) is at least ((${of}) - (${k}))`,
        `(${of}, rounded ${mode} to 1) is at most ((${of}) + (${k}))`,
        `((${of}), rounded ${mode} to 1) + (${k}) is at least (((${of}) + 0.5), rounded ${mode} to 1)`,
        `((${of}), rounded ${mode} to 1) + (${k}) is at least (((${of}) - 1.5), rounded ${mode} to 1)`,
      ]),
    );
    some(
      hold(checks, (made) => {
        const names = namesOf(made, ['round']);
        return names.flatMap((at) => [
          ...(['on-step', 'rounding'] as const).flatMap((rule) => [
            above({ rule, at, then: [range] }),
            ...names.map((next) =>
              above({ rule, at, then: [{ rule: 'rounding', at: next, then: [range] }] }),
            ),
          ]),
          ...names.map((beside) => above({ rule: 'two-roundings', at, beside, then: [range, range] })),
        ]);
      }),
    );
  });

  it('on the least and the greatest of several', () => {
    const checks = ['lower', 'higher'].flatMap((which) =>
      ['-1', '0', '1', '2', '3', '5', '8'].flatMap((k) => [
        `(${which} of (x * 2; y + 1)) is at least ((y * 2) - (${k}))`,
        `(${which} of (x * 2; y + 1)) is at most ((x * 2) + (${k}))`,
      ]),
    );
    some(
      hold(checks, (made) => {
        const operands = namesOf(made, ['fact', 'sum', 'number', 'product']);
        return namesOf(made, ['lowest', 'highest']).map((at) =>
          above({ rule: 'extreme', at, then: operands.map((each) => ({ rule: 'range', for: each })) }),
        );
      }),
    );
  });

  it('on rows, each where those before it fail', () => {
    const checks = ['0', '1'].flatMap((k) => [
      `(x - y when x is above y, otherwise y - x) is at least (${k})`,
      `(x - 1 when x is above 3, otherwise fewer) is at least (${k})`,
    ]);
    const then = ['0', '1', '2'].map((place): Step => ({ rule: 'range', for: place }));
    const more = ['value fewer = (y * 2 when y is above 1, otherwise x)'];
    some(
      hold(checks, (made) => namesOf(made, ['rows']).map((at) => above({ rule: 'rows', at, then })), more),
    );
  });

  it('on the ends of what is linear', () => {
    const checks = ['-9', '-6', '-5', '-4', '0'].map((k) => `(x - 2) * (y - 1) is at least (${k})`);
    some(
      hold(checks, (made) => {
        const names = namesOf(made, ['fact']);
        return names.map((at) => above({ rule: 'ends', at, then: [range, range] }));
      }),
    );
  });

  it('on what is assumed and known', () => {
    const checks = ['-2', '-1', '0', '1', '2', '3'].flatMap((k) => [
      `x is at least y + (${k}) when x is above y + 1`,
      `x is at least (${k}) when (2 * x) + y is above 5`,
      `(x * y) - x is at least (${k}) when (x * y) is at least 2 * x`,
      `x is at least (${k}) when (x is 2 or x is 4)`,
    ]);
    some(hold(checks, () => [closed({ rule: 'settled' }), above({ rule: 'known' }), above(range)]));
  });

  it('on which way values go: products by signs, differences, roundings, parts', () => {
    const subjects = ['-2', '0', '2'].flatMap((k) => [
      `(x - 2) * (lower of (y - 1; (${k})))`,
      `((${k}) - y) * x`,
      `(x / 2, rounded half even to 1) * (${k})`,
      `1 / (x - y + (${k}) - 9)`,
      `(higher of (x * (${k}); y))`,
      `(x when x is above 2, otherwise (${k}))`,
    ]);
    const checks = subjects.flatMap((subject) =>
      ['never decreases in x', 'never increases in x', 'never decreases in y', 'has no effect of x'].map(
        (what) => `${subject} ${what}`,
      ),
    );
    const kinds: readonly Kind[] = ['fact', 'product', 'round', 'reciprocal', 'highest', 'lowest', 'rows'];
    some(
      hold(checks, (made) => {
        const names = namesOf(made, kinds);
        return names.flatMap((atom) => [
          closed({ rule: 'pairs', pairs: [{ kind: 'term', atoms: [atom] }], then: [range] }),
          closed({ rule: 'pairs', pairs: [{ kind: 'factor', atom }], then: [range] }),
          ...names.map((other) =>
            closed({ rule: 'pairs', pairs: [{ kind: 'term', atoms: [atom, other] }], then: [range] }),
          ),
        ]);
      }),
    );
  });

  it('on values that are made alike: sums, products, extremes, roundings, rows, reciprocals, by their parts', () => {
    const parts = [
      '(x - 3)',
      '((x * 0.7) - 2, rounded half up to 1)',
      '(x when y is above 1, otherwise 2)',
      '(2 - y)',
    ];
    const ways: readonly ((of: string) => string)[] = [
      (of) => `(${of} * 2 + y)`,
      (of) => `((${of} * 3), rounded half even to 2)`,
      (of) => `(${of} * ((y - 1) * 0.6, rounded half up to 1))`,
      (of) => `(lower of (${of}; y * 2))`,
      (of) => `(higher of (${of}; 1))`,
      (of) => `(1 / (${of} + 0.25))`,
      (of) => `((${of} * 1.5), rounded up to 1)`,
      (of) => `(${of} when x is above y, otherwise ${of} + 1)`,
    ];
    const checks = parts.flatMap((part) =>
      ways.flatMap((way) =>
        ['0', '1', '-1'].map((k) => `${way(part)} is at most ${way(`(${part} + (${k}))`)}`),
      ),
    );
    const kinds: readonly Kind[] = [
      'fact',
      'product',
      'round',
      'reciprocal',
      'highest',
      'lowest',
      'rows',
      'sum',
    ];
    some(
      hold(checks, (made) => {
        const names = namesOf(made, kinds);
        return names.flatMap((lower) =>
          names.map((upper) =>
            above({
              rule: 'pairs',
              pairs: [{ kind: 'alike', lower: [lower], upper: [upper] }],
              then: [range],
            }),
          ),
        );
      }),
    );
  });

  it('on two terms as a whole, each with its number', () => {
    const checks = ['0.5', '1', '2', '3'].flatMap((k) =>
      ['(x * 0.7)', '(x - 3)', '(x * y * 0.4)', '(x * 1.2)'].flatMap((of) =>
        modes.map((mode) => `((${of} * ${k}), rounded ${mode} to 1) * 1.5 is at most ${k} * x`),
      ),
    );
    some(
      hold(checks, (made) => {
        const names = namesOf(made, ['fact', 'round']);
        const pairs = names.flatMap((lower) =>
          names.map((upper) => ({ kind: 'alike', isWhole: true, lower: [lower], upper: [upper] }) as const),
        );
        return pairs.map((pair) => above({ rule: 'pairs', pairs: [pair], then: [range] }));
      }),
    );
  });

  // Every day of a year that leaps and of one that does not, and of the turn of the year between them.
  it.each([
    ['2023-01-01', '2023-12-31'],
    ['2024-01-01', '2024-12-31'],
    ['2023-12-28', '2024-03-01'],
  ])('on shares of a year or a month, %s', (from, to) => {
    const more = [`fact d : date, from ${from} to ${to}`];
    const lengths = (['year', 'month'] as const).flatMap((period) =>
      [
        `days from d to (end of ${period} of d)`,
        `days from d to (end of ${period} of d) both included`,
        `days from (start of ${period} of d) to d`,
        `days from (start of ${period} of d) to d both included`,
      ].flatMap((days) => [
        `((${days}) / (days in ${period} of d))`,
        `((${days}) / (days in ${period === 'year' ? 'month' : 'year'} of d))`,
      ]),
    );
    const guards = ['day of d is 1', 'day of d is 31'];
    const both = ['month of d is 1 and day of d is 1', 'month of d is 12 and day of d is 31'];
    const checks = lengths.flatMap((length) => [
      `${length} is at most 1`,
      `${length} is below 1`,
      `${length} is above 0`,
      `${length} * ((days from d to (end of year of d)) / 1 day) is at most 1`,
      `${length} * ((days from d to (end of year of d) both included) / 1 day) is at most 1`,
      `${length} * 2 / (days in year of d) * 1 day is at most 1`,
      ...[...guards, ...both].map((guard) => `${length} is 1 when ${guard}`),
    ]);
    some(hold(checks, (made) => [...searched(made), closed({ rule: 'both', then: [range, range] })], more));
  });
});
