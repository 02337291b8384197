import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../compiler/2-check/types/checked.js';
import { evaluateDefinition, trace } from '../../compiler/3-model/evaluate/evaluate.js';
import { isCaseError } from '../../compiler/3-model/evaluate/interpreter.js';
import { factsReached } from '../../compiler/3-model/reached/facts-reached.js';
import {
  add,
  compare,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../compiler/runtime/exact/rational.js';
import {
  amount,
  and,
  answer,
  build,
  call,
  choiceOf,
  common,
  exact,
  fact,
  flag,
  input,
  is,
  name,
  number,
  option,
  over,
  plainNumber,
  plus,
  span,
  times,
  value,
  when,
  yesNo,
} from './hand-made.js';

const readings = [
  {
    name: 'order',
    label: 'Which order',
    set: {
      name: 'order',
      options: [
        { name: 'before', label: 'Before' },
        { name: 'after', label: 'After' },
      ],
    },
    options: [
      { name: 'before', label: 'before', because: 'so it says', formula: '' },
      { name: 'after', label: 'after', because: 'or so', formula: '' },
    ],
    chosen: 'before',
    section: undefined,
    span: span(),
  },
];
const order = choiceOf('order', 'before', 'after');

describe('a case', () => {
  const facts = [
    input('a'),
    input('b'),
    flag('c'),
    input('x', { presence: { kind: 'when', condition: fact('c', yesNo) } }),
  ];
  const statements = [
    amount('fee', fact('a')),
    amount('other', plus(fact('b'), when(fact('c', yesNo), fact('x'), number(0)))),
  ];

  it('needs only the facts that its results reach, and type-checks the others', () => {
    const { run, model } = build({ facts, statements });
    expect(factsReached(model, ['fee'])).toEqual(['a']);
    expect(factsReached(model, ['other'])).toEqual(['b', 'c', 'x']);
    expect(answer(run({ a: 1 }, { results: ['fee'] }))).toEqual({ fee: '1.00' });
    expect(answer(run({ a: 1, b: 'many' }, { results: ['fee'] }))).toEqual(['wrong_type b']);
    expect(answer(run({ a: 1, b: 2, c: false, x: 3 }))).toEqual({ fee: '1.00', other: '2.00' });
  });

  it('is told all its mistakes at once, in the order of the facts', () => {
    const { run } = build({ facts, statements });
    expect(answer(run({ c: true, b: 'x', y: 1 }))).toEqual([
      'missing_fact a',
      'wrong_type b',
      'missing_fact x',
      'unknown_fact y',
    ]);
    expect(answer(run(undefined))).toEqual(['wrong_type ']);
    expect(answer(run({}, { results: ['fe'], readings: { none: 'x' } }))).toEqual([
      'unknown_reading none',
      'unknown_result fe',
    ]);
  });

  it('is computed under the readings that are chosen', () => {
    const before = is(
      { kind: 'reading', reading: 'order', type: order, span: span() },
      'equal',
      option('before', order),
    );
    const { run } = build({
      facts,
      readings,
      statements: [amount('fee', when(before, fact('a'), fact('b')))],
    });
    const given = { a: 1, b: 2 };
    expect(run(given)).toMatchObject({ outputs: { fee: '1.00' }, readings: { order: 'before' } });
    expect(run(given, { readings: { order: 'after' } })).toMatchObject({
      outputs: { fee: '2.00' },
      readings: { order: 'after' },
    });
    expect(answer(run(given, { readings: { order: 'never' } }))).toEqual(['unknown_reading order']);
  });

  it('that breaks a requirement is refused, where the requirement is about what is asked for', () => {
    const requirements = [
      { condition: is(fact('a'), 'up-to', fact('b')), message: 'a above b', list: undefined, span: span() },
    ];
    const { run } = build({
      facts,
      statements: [
        ...statements,
        amount('third', times(number(1), when(fact('c', yesNo), number(1), number(2)))),
      ],
      requirements,
    });
    expect(run({ a: 3, b: 2, c: false })).toMatchObject({
      errors: [{ code: 'requirement_failed', message: { en: 'a above b' }, path: '' }],
    });
    // Of some results it binds where these may reach all that it is about.
    expect(answer(run({ a: 1 }, { results: ['fee'] }))).toEqual({ fee: '1.00' });
    expect(answer(run({ c: true }, { results: ['third'] }))).toEqual({ third: '1.00' });
  });

  it('says the notices that hold', () => {
    const notices = [
      { text: 'always', when: undefined, place: { section: undefined, quote: undefined, span: span() } },
      {
        text: 'high',
        when: is(name('fee'), 'above', number(10)),
        place: { section: undefined, quote: undefined, span: span() },
      },
    ];
    const { run } = build({ facts, statements, notices });
    expect(run({ a: 11, b: 1, c: false })).toMatchObject({ notices: ['always', 'high'] });
    expect(run({ a: 10 }, { results: ['fee'] })).toMatchObject({ notices: ['always'] });
  });

  it('refuses a division by zero and a value without finite decimals, naming the amount', () => {
    const { run } = build({ facts, statements: [amount('fee', over(fact('a'), fact('b')))] });
    expect(answer(run({ a: 1, b: 0 }))).toEqual(['division_by_zero fee']);
    expect(answer(run({ a: 1, b: 3 }))).toEqual(['no_finite_decimal fee']);
    expect(answer(run({ a: 1, b: '0.8' }))).toEqual({ fee: '1.25' });
    expect(answer(run({ a: 1, b: 8 }))).toEqual({ fee: '0.125' });
  });

  it('writes every kind of value', () => {
    const percent = { kind: 'quantity', unit: { powers: [] }, percent: true } as const;
    const date = { kind: 'date' } as const;
    const { run } = build({
      facts,
      statements: [
        value('share', number('0.125', percent)),
        value('first', { kind: 'date', value: 19_782, type: date, span: span() }),
        value('month', {
          kind: 'date-part',
          part: 'end-of-month',
          date: { kind: 'date', value: 19_782, type: date, span: span() },
          type: date,
          span: span(),
        }),
        value('words', { kind: 'text', value: 'free', type: { kind: 'text' }, span: span() }),
        value('which', option('before', order)),
        amount('yes', and(is(number(1), 'equal', number('1.0'))), { kind: 'answer' }),
      ],
    });
    expect(answer(run({}, { results: ['share', 'first', 'month', 'words', 'which', 'yes'] }))).toEqual({
      share: '12.5',
      first: '2024-02-29',
      month: '2024-02-29',
      words: 'free',
      which: 'before',
      yes: true,
    });
  });
});

describe('a trace', () => {
  it('has the value of what was computed, and only that, with the branch taken', () => {
    const { model } = build({
      facts: [input('a'), flag('c')],
      statements: [
        value('double', times(fact('a'), number(2, plainNumber))),
        amount('fee', when(fact('c', yesNo), name('double'), number(1))),
      ],
    });
    const found = trace(model, { a: 3, c: true });
    expect(Object.fromEntries(found.values)).toEqual({ double: rational(6), fee: rational(6) });
    expect(found.taken.get('fee')).toEqual({ kind: 'branch', branch: 0 });
    expect([...trace(model, { a: 3, c: false }).values.keys()]).toEqual(['fee']);
    const exactly = evaluateDefinition(model, { values: { a: rational(1, 3) }, lists: {} }, {}, 'double');
    expect(exactly).toEqual(rational(2, 3));
    expect(isCaseError(evaluateDefinition(model, { values: {}, lists: {} }, {}, 'double'))).toBe(true);
  });
});

describe('a scale', () => {
  const widths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 });
  const rate = fc.integer({ min: 0, max: 100 });
  const scaleOf = (thresholds: readonly Rational[], rates: readonly number[]): Statement => ({
    ...common('tax'),
    kind: 'scale',
    inputType: name('x').type,
    resultType: name('x').type,
    across: undefined,
    variants: [
      {
        option: undefined,
        bands: thresholds.map((from, index) => ({
          from,
          to: thresholds[index + 1],
          reachedAtFrom: index === 0,
          once: index === 1 ? number(7) : undefined,
          rate: number(rates[index] ?? 0, plainNumber),
          started: index === 2 ? { width: exact(3), amount: number(5) } : undefined,
          printed: [],
          words: '',
          span: span(),
        })),
      },
    ],
  });

  it('owes the sum of what each band owes for the part within it', () => {
    fc.assert(
      fc.property(
        widths,
        fc.array(rate, { minLength: 5, maxLength: 5 }),
        fc.integer({ min: 0, max: 30_000 }),
        (sizes, rates, cents) => {
          const thresholds = sizes.map((_, index) =>
            sizes.slice(0, index).reduce((sum, size) => add(sum, rational(size)), zero),
          );
          const { model } = build({
            facts: [input('x')],
            statements: [scaleOf(thresholds, rates), value('owed', call('tax', fact('x')))],
          });
          const x = rational(cents, 100);
          let expected = zero;
          thresholds.forEach((from, index) => {
            const above = compare(x, from);
            if (above < 0 || (above === 0 && index > 0)) return;
            const to = thresholds[index + 1];
            const part = subtract(to !== undefined && compare(to, x) < 0 ? to : x, from);
            expected = add(expected, multiply(part, rational(rates[index] ?? 0)));
            if (index === 1) expected = add(expected, rational(7));
            if (index === 2)
              expected = add(expected, rational(5 * Math.ceil(Number(part.n) / Number(part.d) / 3 - 1e-12)));
          });
          expect(evaluateDefinition(model, { values: { x }, lists: {} }, {}, 'owed')).toEqual(expected);
        },
      ),
    );
  });
});
