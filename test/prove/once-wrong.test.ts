// Claims that the prover once took for proved although a case speaks against them: found by random rule files, small enough here
// to be checked by hand.

import { describe, expect, it } from 'vitest';
import { shownAgain } from '../../compiler/4-analyse/prover/again.js';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

const proofOf = (...lines: readonly string[]) =>
  prove(modelOf(['tariff made "Made"', 'currency EUR', 'rounding no amount', ...lines, ''].join('\n')))[0];

const lists = ['list all "All", up to 3', 'fact w of all : number, whole, from 0 to 3'];

describe('a claim is not taken for proved', () => {
  it('by a certificate written by hand, because what is carried would have no value', () => {
    const made = modelOf(
      [
        'tariff made "Made"',
        'currency EUR',
        'rounding no amount',
        ...lists,
        'value c of all = (c of the item before, otherwise 0) + w',
        'value s of all = sum of w over all before this one',
        'check c is at most 2',
        'check s is at most 2',
        'check (the last c over all, otherwise 0) never increases in w',
        '',
      ].join('\n'),
    );
    for (const property of made.properties) {
      for (const rule of ['settled', 'range', 'opposite'] as const) {
        const part = { kind: 'closed', lemmas: [], steps: [{ rule }] } as const;
        const certificate = { questions: [{ about: '', part }] };
        expect(
          shownAgain(made, property, { status: 'proved', certificate, boxes: 1, tested: 1 }, 1),
        ).toBeUndefined();
      }
      expect(prove(made, { only: new Set([property.id]) })[0]?.status).toBe('false');
    }
  });

  it('that has no jump, because every step would be admissible where items forbid some', () => {
    const made = modelOf(
      [
        'tariff made "Made"',
        'currency EUR',
        'rounding no amount',
        'fact x : number, whole, from 0 to 3',
        ...lists,
        'require of all w is not x "no"',
        'value due = x * 2 + 0 * (sum of w over all)',
        'check due has no jump above 2 in x',
        '',
      ].join('\n'),
    );
    expect(prove(made)[0]?.status).toBe('false');
    expect(prove(made, { tests: 0 })[0]?.status).not.toBe('proved');
  });

  it('because the difference of two lowest would lie on the grid of their parts', () => {
    // At x = 2 it is 0, at x = 3 it is 2.
    const proof = proofOf(
      'fact x : number, whole, from 0 to 9',
      'value due = (0 when x is up to 2, otherwise (3 * x))',
      'check (lower of (2; due)) never increases in x',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.values).toEqual({ x: { n: 2n, d: 1n } });
  });

  it('because two items would make a sum of even numbers only', () => {
    const proof = proofOf(
      ...lists,
      'value s = sum of w over all',
      'check (s, rounded down to 2) is s when (count of all) is 2',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.lists.all).toHaveLength(2);
  });

  it('because the rank of one item would not change with what another has', () => {
    // 3 in the first item makes the second one second.
    const proof = proofOf(
      ...lists,
      'value place of all = rank of w',
      'value second = place of item 2 of all',
      'check second has no jump above 0 in w',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.lists.all).toHaveLength(2);
  });

  it('because a condition holds the value before the step within limits that the value after it leaves', () => {
    // At x = 1 the fee is 3 for y = 0, and 2 for y = 1.
    const proof = proofOf(
      'fact x : number, whole, from 0 to 6',
      'fact y : number, whole, from 0 to 4',
      'value cube = 2 * y * y * y',
      'value fee = (cube when cube is from x, otherwise 3)',
      'check fee never decreases in y when cube is up to 2',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.values).toMatchObject({ y: { n: 0n, d: 1n } });
  });

  it('because it is refused without items', () => {
    const proof = proofOf(
      'fact x : number, whole, from 0 to 2',
      ...lists,
      'value first = (w of item 1 of all) - x',
      'check first never decreases in x',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.lists.all).toHaveLength(1);
  });

  it('because no item would have a value: an empty list has a sum', () => {
    const proof = proofOf(
      ...lists,
      'value fee of all = (w when w is above 3, otherwise not given)',
      'value s = sum of fee over all',
      'check s is at least 1',
    );
    expect(proof?.status).toBe('false');
    expect(proof?.counterexample?.before.lists.all ?? []).toEqual([]);
  });
});

describe('a sum whose items count by their rank', () => {
  const priced = (...shares: readonly string[]) => [
    'list acts "Acts", up to 20',
    'fact price of acts : EUR, from 0 to 10 000',
    'value place of acts = rank of price',
    'table share of acts by place',
    '  | rank     | share |',
    ...shares,
    'amount fee of acts = price * share',
    'value total = sum of fee over acts',
  ];

  it('is seen place by place: the dearest in full, the second at half, then nothing', () => {
    const falling = priced('  | 1 | 100 % |', '  | 2 | 50 % |', '  | the rest | 0 % |');
    // True, and beyond the rules of the prover, which know of a rank only its limits: it must not be called false.
    expect(proofOf(...falling, 'check total never decreases in price')?.status).not.toBe('false');
    // Whatever the shares: the k-th highest price never falls.
    const rising = priced('  | 1 | 0 % |', '  | 2 | 50 % |', '  | the rest | 100 % |');
    expect(proofOf(...rising, 'check total never decreases in price')?.status).not.toBe('false');
  });

  it('is not held to what single items do', () => {
    const falling = priced('  | 1 | 100 % |', '  | 2 | 50 % |', '  | the rest | 0 % |');
    const proof = proofOf(
      ...falling,
      'value first = fee of item 1 of acts',
      'check first never increases in price',
    );
    expect(proof?.status).toBe('false');
    const other = proofOf(...falling, 'check total is at most (highest price over acts)');
    expect(other?.status).toBe('false');
    expect(other?.counterexample?.before.lists.acts).toHaveLength(2);
  });
});
