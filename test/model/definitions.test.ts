import { describe, expect, it } from 'vitest';
import {
  alternatives,
  amount,
  answer,
  atLeast,
  build,
  call,
  choiceOf,
  common,
  exact,
  fact,
  firstOf,
  flag,
  formula,
  input,
  is,
  name,
  number,
  option,
  over,
  plainNumber,
  plus,
  soFar,
  span,
  step,
  times,
  yesNo,
} from './hand-made.js';

const season = choiceOf('season', 'low', 'high');

describe('a formula', () => {
  it('has one definition per step, each referring to the one before, the last with the declared name', () => {
    const { model, ids, run } = build({
      facts: [input('area'), flag('open')],
      statements: [
        amount(
          'fee',
          formula(
            times(fact('area'), number(2, plainNumber)),
            atLeast(number(100)),
            step('times', times(soFar(), number('0.333', plainNumber)), fact('open', yesNo)),
          ),
          { round: '0.01', due: is(fact('area'), 'above', number(0)) },
        ),
      ],
    });
    expect(ids).toEqual(['fee/1', 'fee/2', 'fee/3', 'fee/4', 'fee']);
    expect(model.definitions.map(({ role }) => role)).toEqual(['formula', 'step', 'step', 'rounding', 'due']);
    expect(model.definitions.map(({ final }) => final)).toEqual([false, false, false, false, true]);
    expect(answer(run({ area: 10, open: true }))).toEqual({ fee: '33.30' });
    expect(answer(run({ area: 10, open: false }))).toEqual({ fee: '100.00' });
    expect(answer(run({ area: 0, open: false }))).toEqual({ fee: '0.00' });
    expect(answer(run({ area: '77.77', open: true }))).toEqual({ fee: '51.79' });
  });

  it('rounds a half away from zero', () => {
    const { run } = build({
      facts: [input('a')],
      statements: [amount('fee', times(fact('a'), number('0.5', plainNumber)), { round: '0.01' })],
    });
    expect(answer(run({ a: '10.05' }))).toEqual({ fee: '5.03' });
  });
});

describe('alternatives', () => {
  const facts = [input('a'), input('b'), flag('c')];
  it('retain the first of equal ones and say which', () => {
    const { run, ids } = build({
      facts,
      statements: [
        amount(
          'low',
          alternatives(
            'lower',
            { label: 'par jour', value: fact('a') },
            { label: 'par an', value: fact('b') },
          ),
        ),
        amount(
          'high',
          alternatives('higher', { label: 'A', value: fact('a') }, { label: 'B', value: fact('b') }),
        ),
        amount(
          'all',
          alternatives(
            'sum',
            { label: 'A', value: fact('a') },
            { label: 'B', value: fact('b'), when: fact('c', yesNo) },
          ),
        ),
      ],
    });
    expect(ids.slice(0, 3)).toEqual(['low/par_jour', 'low/par_an', 'low']);
    const tie = run({ a: 5, b: 5, c: false });
    expect(tie).toMatchObject({
      ok: true,
      outputs: { low: '5.00', high: '5.00', all: '5.00' },
      retained: { low: 'par jour', high: 'A' },
    });
    expect(run({ a: 5, b: 4, c: true })).toMatchObject({
      outputs: { low: '4.00', high: '5.00', all: '9.00' },
      retained: { low: 'par an', high: 'A' },
    });
  });

  it('count only under their condition', () => {
    const rows = [
      { label: 'A', value: fact('a') },
      { label: 'B', value: fact('b'), when: fact('c', yesNo) },
      { label: 'C', value: number(7) },
    ];
    const { run } = build({
      facts,
      statements: [
        amount('low', alternatives('lower', ...rows)),
        amount('high', alternatives('higher', ...rows)),
      ],
    });
    expect(run({ a: 5, b: 4, c: true })).toMatchObject({
      outputs: { low: '4.00', high: '7.00' },
      retained: { low: 'B', high: 'C' },
    });
    expect(run({ a: 5, b: 4, c: false })).toMatchObject({
      outputs: { low: '5.00', high: '7.00' },
      retained: { low: 'A', high: 'C' },
    });
    expect(run({ a: 7, b: 7, c: true })).toMatchObject({ retained: { low: 'A', high: 'A' } });
  });

  it('are refused when none counts', () => {
    const { run } = build({
      facts,
      statements: [
        amount('low', alternatives('lower', { label: 'B', value: fact('b'), when: fact('c', yesNo) })),
      ],
    });
    expect(answer(run({ b: 4, c: true }))).toEqual({ low: '4.00' });
    expect(answer(run({ b: 4, c: false }))).toEqual(['not_given low']);
  });

  it('of `first of` compute only what is chosen', () => {
    const { run } = build({
      facts,
      statements: [
        amount(
          'fee',
          firstOf(
            { label: 'divided', value: over(number(10), fact('a')), when: is(fact('a'), 'above', number(0)) },
            { label: 'others', value: number(1) },
          ),
        ),
      ],
    });
    expect(run({ a: 0 })).toMatchObject({ outputs: { fee: '1.00' }, retained: { fee: 'others' } });
    expect(run({ a: 4 })).toMatchObject({ outputs: { fee: '2.50' }, retained: { fee: 'divided' } });
  });

  it('that leave no case out need no refusal behind them', () => {
    const { model, run } = build({
      facts: [input('season', { type: season, domain: undefined })],
      statements: [
        amount(
          'fee',
          firstOf(
            {
              label: 'Low',
              value: number(1),
              when: is(fact('season', season), 'equal', option('low', season)),
            },
            {
              label: 'High',
              value: number(2),
              when: is(fact('season', season), 'equal', option('high', season)),
            },
          ),
        ),
      ],
    });
    expect(JSON.stringify(model.definitions.map(({ body }) => body.kind))).not.toContain('not-given');
    expect(model.definitions.at(-1)?.body).toMatchObject({ kind: 'conditional', otherwiseLabel: 'High' });
    expect(answer(run({ season: 'high' }))).toEqual({ fee: '2.00' });
  });
});

describe('a function', () => {
  it('is written out below its caller, arguments with their labels', () => {
    const { ids, run, model } = build({
      facts: [input('a'), input('b')],
      statements: [
        amount('fee', formula(call('double', plus(fact('a'), number(1))), atLeast(number(5)))),
        amount('other', plus(call('double', fact('b')), call('double', fact('b')))),
        {
          ...common('double'),
          kind: 'function',
          type: name('x').type,
          parameters: [{ name: 'x', label: 'What is doubled', type: name('x').type }],
          formula: formula(name('x'), step('times', times(soFar(), number(2, plainNumber)))),
        },
      ],
    });
    expect(ids).toEqual(['fee/double/x', 'fee/double', 'fee', 'other/double', 'other']);
    expect(model.definitions[0]).toMatchObject({ role: 'argument', label: 'What is doubled', owner: 'fee' });
    expect(answer(run({ a: 3, b: 2 }))).toEqual({ fee: '8.00', other: '8.00' });
  });
});

describe('a table', () => {
  const rows = (cells: [Parameters<typeof number>[0], number | undefined, number | undefined][]) =>
    cells.map(([cell, from, to], index) => ({
      matches: [
        {
          kind: 'band' as const,
          from: from === undefined ? undefined : { value: exact(from), inclusive: false },
          to: to === undefined ? undefined : { value: exact(to), inclusive: true },
        },
      ],
      cells: [number(cell)],
      printedRow: index,
      printedColumn: undefined,
      printed: [],
      span: span(),
    }));
  const table = {
    ...common('rate'),
    kind: 'table' as const,
    keys: [{ heading: 'Area', type: name('x').type, value: fact('area'), across: false }],
    columns: [{ heading: 'Rate', name: 'rate', label: 'Rate', type: name('x').type }],
    rows: rows([
      [1, undefined, 10],
      [2, 10, 20],
      [3, 20, undefined],
    ]),
  };

  it('gives the cell of the row that takes the key', () => {
    const { run, model } = build({
      facts: [input('area')],
      statements: [table, amount('fee', times(name('rate'), number(10, plainNumber)))],
    });
    expect(model.tables).toHaveLength(1);
    expect(['10', '10.01', '20', '20.01'].map((area) => answer(run({ area })))).toEqual(
      [10, 20, 20, 30].map((fee) => ({ fee: `${fee}.00` })),
    );
  });

  it('with a key as argument is looked up where it is called, sharing its rows', () => {
    const { run, model, ids } = build({
      facts: [input('area'), input('b')],
      statements: [
        { ...table, keys: [{ heading: 'Area', type: name('x').type, value: undefined, across: false }] },
        amount('fee', plus(call('rate', fact('area')), call('rate', plus(fact('b'), number(1))))),
      ],
    });
    expect(model.tables).toHaveLength(1);
    expect(ids).toEqual(['fee/rate', 'fee/rate-2/Area', 'fee/rate-2', 'fee']);
    expect(answer(run({ area: 5, b: 30 }))).toEqual({ fee: '4.00' });
  });

  it('without a row for the key refuses the case', () => {
    const { run } = build({
      facts: [input('area')],
      statements: [{ ...table, rows: table.rows.slice(0, 2) }, amount('fee', name('rate'))],
    });
    expect(answer(run({ area: 21 }))).toEqual(['no_row rate']);
  });
});
