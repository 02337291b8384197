import { describe, expect, it } from 'vitest';
import { daysFromIso } from '../../compiler/runtime/exact/calendar.js';
import {
  amount,
  answer,
  build,
  call,
  common,
  exact,
  formula,
  input,
  name,
  number,
  plus,
  span,
  under,
  value,
} from './hand-made.js';

const day = (iso: string) => daysFromIso(iso) ?? 0;
const version = (of: string, from: string | undefined, to: string | undefined) => ({
  name: of,
  from: from === undefined ? undefined : day(from),
  to: to === undefined ? undefined : day(to),
  span: span(),
});
const versions = [
  version('2020', '2020-01-01', '2020-12-31'),
  version('2021', '2021-01-01', '2021-12-31'),
  // Nothing is in force in 2022.
  version('2023', '2023-01-01', undefined),
];
const date = input('on', { type: { kind: 'date' }, domain: undefined, synthetic: true });
const dating = { kind: 'on', fact: 'on' } as const;

describe('a name with several statements', () => {
  const statements = [
    value('rate', number(1), { versions: [0, 1] }),
    value('rate', number(3), { versions: [2] }),
    value('fixed', number(10), { versions: [0, 1, 2] }),
    amount('fee', plus(name('rate'), name('fixed')), { versions: [0, 1, 2] }),
  ];

  it('takes the one in force on the date, and refuses a date in a hole naming the nearest periods', () => {
    const { run } = build({ versions, dating, facts: [date], statements });
    const on = (iso: string) => run({}, { on: iso });
    expect(answer(on('2020-06-01'))).toEqual({ fee: '11.00' });
    expect(answer(on('2021-12-31'))).toEqual({ fee: '11.00' });
    expect(answer(on('2023-01-01'))).toEqual({ fee: '13.00' });
    expect(answer(on('2019-12-31'))).toEqual(['not_in_force on']);
    const hole = on('2022-05-05');
    expect(answer(hole)).toEqual(['not_in_force on']);
    expect(hole).toMatchObject({
      errors: [{ message: { en: expect.stringMatching(/2021-12-31.*2023-01-01/) } }],
    });
  });

  it('needs a date, unless nothing that is asked for depends on one', () => {
    const { run } = build({ versions, dating, facts: [date], statements });
    expect(answer(run({}))).toEqual(['missing_fact on']);
    expect(answer(run({}, { results: ['fixed'] }))).toEqual({ fixed: '10' });
    expect(answer(run({ on: '2023-02-02' }))).toEqual({ fee: '13.00' });
    expect(answer(run({ on: '2023-02-02' }, { on: '2020-02-02' }))).toEqual(['wrong_type on']);
    expect(answer(run({}, { on: '2023-02-30' }))).toEqual(['wrong_type on']);
  });

  it('merges neighbouring periods that share a statement', () => {
    const { model } = build({ versions, dating, facts: [date], statements });
    const rate = model.definitions.find(({ id }) => id === 'rate');
    expect(rate?.body).toMatchObject({
      kind: 'in-force',
      periods: [
        { from: day('2020-01-01'), to: day('2021-12-31'), version: '2020, 2021' },
        { from: day('2023-01-01'), to: undefined, version: '2023' },
      ],
    });
    expect(model.definitions.find(({ id }) => id === 'fixed')?.body.kind).toBe('number');
  });

  it('under `with on DATE` is the statement of that date, chosen beforehand', () => {
    const fixed = {
      of: 'fact' as const,
      name: 'on',
      value: {
        kind: 'date' as const,
        value: day('2020-03-03'),
        type: { kind: 'date' as const },
        span: span(),
      },
    };
    const { model, run } = build({
      versions,
      dating,
      facts: [date],
      statements: [...statements, amount('then', under(name('fee'), fixed), { versions: [0, 1, 2] })],
    });
    expect(model.definitions.find(({ id }) => id.startsWith('rate@'))?.body).toMatchObject({
      kind: 'number',
    });
    expect(answer(run({}, { on: '2023-01-01' }))).toEqual({ fee: '13.00', then: '11.00' });
    expect(answer(run({}, { results: ['then'] }))).toEqual({ then: '11.00' });
  });

  it('may be a function or a table', () => {
    const { run, model } = build({
      versions,
      dating,
      facts: [date, input('a')],
      statements: [
        {
          ...common('f'),
          versions: [0, 1],
          kind: 'function',
          type: name('x').type,
          parameters: [{ name: 'x', label: 'x', type: name('x').type }],
          formula: formula(plus(name('x'), number(1))),
        },
        {
          ...common('f'),
          versions: [2],
          kind: 'function',
          type: name('x').type,
          parameters: [{ name: 'x', label: 'x', type: name('x').type }],
          formula: formula(plus(name('x'), number(2))),
        },
        ...[0, 2].map((first, index) => ({
          ...common('t'),
          versions: first === 0 ? [0, 1] : [2],
          kind: 'table' as const,
          keys: [],
          columns: [{ heading: 't', name: 't', label: 'T', type: name('x').type }],
          rows: [
            {
              matches: [],
              cells: [number(100 * (index + 1))],
              printedRow: 0,
              printedColumn: undefined,
              printed: [],
              span: span(),
            },
          ],
        })),
        amount('fee', plus(call('f', number(10)), name('t')), { versions: [0, 1, 2] }),
      ],
    });
    expect(model.tables.map(({ id, version: of }) => [id, of])).toEqual([
      ['t/2020', '2020'],
      ['t/2023', '2023'],
    ]);
    expect(answer(run({ on: '2021-01-01' }))).toEqual({ fee: '111.00' });
    expect(answer(run({ on: '2024-01-01' }))).toEqual({ fee: '212.00' });
  });
});

describe('a date beside a tariff with one version', () => {
  it('must lie within its period', () => {
    const { run } = build({
      versions: [version('2020', '2020-01-01', '2020-12-31')],
      statements: [amount('fee', number(1))],
    });
    expect(answer(run({}))).toEqual({ fee: '1.00' });
    expect(answer(run({}, { on: '2020-05-05' }))).toEqual({ fee: '1.00' });
    expect(answer(run({}, { on: '2021-01-01' }))).toEqual(['not_in_force on']);
    expect(exact(1)).toBeDefined();
  });
});
