import { describe, expect, it } from 'vitest';
import type { Statement } from '../../compiler/2-check/types/checked.js';
import {
  amount,
  and,
  answer,
  atLeast,
  build,
  choiceOf,
  common,
  exact,
  fact,
  flag,
  formula,
  given,
  input,
  is,
  name,
  not,
  notGiven,
  number,
  option,
  or,
  plainNumber,
  plus,
  span,
  sum,
  value,
  when,
  yesNo,
} from './hand-made.js';

const regime = choiceOf('regime', 'low', 'middle', 'high');
const submitted = fact('submitted', yesNo);
const facts = [
  flag('submitted'),
  flag('other'),
  input('share', { presence: { kind: 'when', condition: submitted } }),
  input('own', { presence: { kind: 'optional' } }),
  input('area', { type: plainNumber, domain: { from: exact(0), to: exact(100), step: exact(1) } }),
  input('regime', { type: regime, domain: undefined }),
];
const check = (...statements: Statement[]) => {
  const { diagnostics } = build({ facts, statements });
  return diagnostics.map(({ code, message }) => `${code} ${message.en}`);
};
const missing = (witness: string) => [
  `E503 \`share\` is used where it may be missing: it is needed only when \`\`, and nothing excludes ${witness} here`,
];

describe('a fact that is needed at times', () => {
  it('may be used under its condition, in whatever words', () => {
    const share = fact('share');
    expect(check(amount('fee', when(submitted, share, number(1))))).toEqual([]);
    expect(check(amount('fee', when(not(submitted), number(1), share)))).toEqual([]);
    expect(check(amount('fee', share, { due: and(fact('other', yesNo), submitted) }))).toEqual([]);
    expect(check(amount('fee', formula(number(5), atLeast(share, submitted))))).toEqual([]);
    expect(check(amount('yes', and(submitted, is(share, 'above', number(1))), { kind: 'answer' }))).toEqual(
      [],
    );
    expect(
      check(
        amount('sent', submitted, { kind: 'answer' }),
        amount('fee', when(name('sent', yesNo), share, number(1))),
      ),
    ).toEqual([]);
  });

  it('is an error elsewhere, with a case in which it is missing', () => {
    expect(check(amount('fee', fact('share')))).toEqual(missing('`submitted = no`'));
    expect(check(amount('fee', when(fact('other', yesNo), fact('share'), number(1))))).toEqual(
      missing('`other = yes`, `submitted = no`'),
    );
    expect(check(amount('fee', when(or(submitted, fact('other', yesNo)), fact('share'), number(1))))).toEqual(
      missing('`submitted = no`, `other = yes`'),
    );
    expect(
      check(amount('yes', and(is(fact('share'), 'above', number(1)), submitted), { kind: 'answer' })),
    ).toEqual(missing('`submitted = no`'));
  });

  it('hands its condition on to the names that use it', () => {
    const half = value('half', plus(fact('share'), number(1)));
    expect(check(half)).toEqual([]);
    expect(check(half, amount('fee', when(submitted, name('half'), number(1))))).toEqual([]);
    expect(check(half, amount('fee', name('half')))).toEqual(missing('`submitted = no`'));
    expect(check(half, amount('fee', name('half')), amount('more', name('half')))).toHaveLength(1);
  });
});

describe('an optional fact', () => {
  it('may be used only where it is given', () => {
    expect(check(amount('fee', when(given('own'), fact('own'), number(5))))).toEqual([]);
    expect(check(amount('fee', fact('own')))).toEqual([
      'E503 `own` is used where it may be missing: it is optional',
    ]);
  });

  it('per item must be given for the items that are summed', () => {
    const list = {
      name: 'people',
      label: 'People',
      capacity: 3,
      presence: { kind: 'always' as const },
      section: undefined,
      span: span(),
    };
    const bonus = input('bonus', { list: 'people', presence: { kind: 'optional' } });
    const codes = (where?: Parameters<typeof sum>[2]) =>
      build({
        lists: [list],
        facts: [bonus],
        statements: [amount('all', sum('people', fact('bonus'), where))],
      }).codes;
    expect(codes(given('bonus'))).toEqual([]);
    expect(codes()).toEqual(['E503']);
  });
});

describe('conditions', () => {
  const needed = (condition: Parameters<typeof not>[0], guard: Parameters<typeof not>[0]) =>
    build({
      facts: [...facts, input('x', { presence: { kind: 'when', condition } })],
      statements: [amount('fee', when(guard, fact('x'), number(1)))],
    }).diagnostics.map(({ message }) => message.en.replace(/.*excludes /, ''));
  const area = fact('area', plainNumber);
  const many = (of: number) => number(of, plainNumber);
  const season = (of: string) => is(fact('regime', regime), 'equal', option(of, regime));

  it('know that what is above 20 is above 10', () => {
    expect(needed(is(area, 'above', many(10)), is(area, 'above', many(20)))).toEqual([]);
    expect(needed(is(area, 'above', many(20)), is(area, 'above', many(10)))).toEqual(['`area = 20` here']);
  });

  it('know the grid and the limits of a fact', () => {
    expect(needed(is(area, 'from', many(11)), is(area, 'above', many(10)))).toEqual([]);
    expect(needed(is(area, 'above', many(0)), is(area, 'not-equal', many(0)))).toEqual([]);
    expect(needed(is(area, 'from', many(0)), is(area, 'above', many(5)))).toEqual([]);
    expect(needed(is(area, 'above', many(5)), is(area, 'from', many(0)))).toEqual(['`area = 5` here']);
  });

  it('know that a choice has exactly one of its options', () => {
    expect(needed(not(season('low')), or(season('middle'), season('high')))).toEqual([]);
    expect(needed(or(season('middle'), season('high')), not(season('low')))).toEqual([]);
    expect(needed(season('low'), not(season('high')))).toEqual(['`regime = middle` here']);
  });

  it('look into choices found from conditions', () => {
    const tariff: Statement = {
      ...common('tariff'),
      kind: 'choice',
      type: regime,
      rows: [
        { option: 'low', label: '', when: submitted, span: span() },
        { option: 'high', label: '', when: undefined, span: span() },
      ],
    };
    const isLow = is(name('tariff', regime), 'equal', option('low', regime));
    expect(check(tariff, amount('fee', when(isLow, fact('share'), number(1))))).toEqual([]);
    expect(check(tariff, amount('fee', when(not(isLow), fact('share'), number(1))))).toEqual(
      missing('`submitted = no`'),
    );
  });
});

describe('a value that the document does not give', () => {
  it('refuses only the cases that reach it', () => {
    const { run, codes } = build({
      facts,
      statements: [amount('fee', when(submitted, notGiven('the rate of the annex'), number(1)))],
    });
    expect(codes).toEqual([]);
    expect(answer(run({ submitted: false }))).toEqual({ fee: '1.00' });
    expect(run({ submitted: true })).toMatchObject({
      errors: [{ code: 'not_given', message: { en: expect.stringContaining('the rate of the annex') } }],
    });
  });
});
