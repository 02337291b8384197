// Columns of which some results are asked for: every row answers as `evaluate` with `results` answers it, whatever is left out, and
// what cannot be used is refused by name.

import { describe, expect, it } from 'vitest';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { prepare } from '../../compiler/prepare.js';
import { readFacts } from '../../compiler/runtime/facts/facts.js';
import { scaledCase } from '../../compiler/runtime/facts/scaled-facts.js';
import { drawn, sequence } from '../rig/draw.js';
import { randomTariff } from '../second/random-tariffs.js';
import { type Input, without } from '../workbook/leave-out.js';
import {
  columnsOf,
  evaluatorOf,
  modelOfFile,
  modelOfText,
  sourceOf,
  tariffFiles,
  unitOfResult,
  writtenSteps,
} from './compile-evaluator.js';

interface Tally {
  priced: number;
  refused: number;
}

/** Rows that answer otherwise than the case by itself, for a few draws of results. */
async function differences(model: Model, seed: number, tally: Tally): Promise<readonly object[]> {
  const source = await sourceOf(model);
  const evaluator = evaluatorOf(source);
  const next = sequence(seed);
  const shapes = factShapesOf(model);
  const inputs = boundaryCases(model, { seed, count: 12 }).map(({ input }) => without(input as Input, next));
  const columns = columnsOf(
    model,
    inputs.map((input) => scaledCase(shapes, readFacts(shapes, input).facts, false)),
  );
  const names = model.results.map(({ name }) => name);
  return [1, 1, 2, names.length].flatMap((count) => {
    const results = drawn(names, Math.min(count, names.length), next);
    const batch = evaluator.evaluateBatch(columns, inputs.length, { results });
    expect(Object.keys(batch.outputs)).toEqual(names.filter((name) => results.includes(name)));
    return inputs.flatMap((input, row) => {
      const alone = evaluator.evaluateUnknown(input, { results });
      const refused = batch.refused.get(row);
      const told = alone.ok
        ? { outputs: alone.outputs, notices: alone.notices }
        : { errors: alone.errors.map(({ code, path }) => `${code} ${path}`) };
      const outputs = model.results.flatMap((result): [string, unknown][] => {
        const value = batch.outputs[result.name]?.[row];
        if (value === undefined || Number.isNaN(value)) return [];
        return [[result.name, writtenSteps(result, unitOfResult(source, result.name), value)]];
      });
      const inColumns =
        refused === undefined
          ? { outputs: Object.fromEntries(outputs), notices: batch.notices.get(row) ?? [] }
          : { errors: refused.map(({ code, path }) => `${code} ${path}`) };
      if (alone.ok) tally.priced++;
      else tally.refused++;
      return JSON.stringify(told) === JSON.stringify(inColumns) ? [] : [{ input, results, told, inColumns }];
    });
  });
}

describe('some results of a batch', () => {
  it('are those of each case by itself, over random tariffs with facts left out', async () => {
    const tally = { priced: 0, refused: 0 };
    for (let seed = 1; seed <= 12; seed++) {
      expect(await differences(modelOfText(randomTariff(seed, 0).text), seed, tally)).toEqual([]);
    }
    expect(tally.priced).toBeGreaterThan(100);
    expect(tally.refused).toBeGreaterThan(50);
  }, 120_000);

  it.each(
    tariffFiles()
      .filter((_, place) => place % 6 === 1)
      .map(({ name, path }) => [name, path]),
  )(
    'are those of each case by itself: %s',
    async (_, path) => {
      expect(await differences(modelOfFile(path), 7, { priced: 0, refused: 0 })).toEqual([]);
    },
    60_000,
  );
});

const listed = (outputs: Readonly<Record<string, ArrayLike<unknown>>>) =>
  Object.fromEntries(Object.entries(outputs).map(([name, all]) => [name, Array.from(all)]));

const model = modelOfText(
  `tariff camps "Camps"
currency EUR
rounding each amount half up to 0.01 EUR
fact nights "Nights" : nights, whole, from 0 to 30
fact member "Member" : yes/no
fact from_day "From" : date
fact note "Note" : text
fact begun "Begun" : time
fact kind : one of small | large
list children "Children", up to 3
  fact age of children "Age" : years, whole, from 0 to 17
  fact bed of children "Bed" : yes/no
require nights is above 0 nights "at least one night"
notice "a long stay" when nights is above 14 nights
amount stay = 20 EUR/night * nights
amount beds = 3 EUR * (count of children where bed)
value share = (1 / 3, rounded half up to 4 decimals)
value until = from_day + 10 days
value ends = begun
value text_kept = note
answer minor = (lowest age over children) is below 12 years
value of_kind = kind
amount vast = 1 000 000 000 000 000 000 EUR/night * nights
results stay, beds, minor
`,
);

describe('what is asked for', async () => {
  const evaluator = evaluatorOf(await sourceOf(model));

  it('needs only its own columns, and has every form of value', () => {
    const asked = (results: readonly string[], columns: object) => {
      const { outputs, refused, notices } = evaluator.evaluateBatch(columns, 2, { results });
      return [
        listed(outputs),
        [...refused].map(([row, errors]) => [row, errors.map(({ code, path }) => `${code} ${path}`)]),
        [...notices],
      ];
    };
    expect(asked(['stay'], { nights: [2, 20] })).toEqual([
      { stay: [4000, 40_000] },
      [],
      [[1, ['a long stay']]],
    ]);
    expect(
      asked(['beds'], {
        children: [
          [{ bed: true }, { bed: false }],
          [{ bed: true }, { age: 3 }],
        ],
      }),
    ).toEqual([{ beds: [300, Number.NaN] }, [[1, ['missing_fact children[1].bed']]], []]);
    expect(asked(['share', 'until'], { from_day: [0, Number.NaN] })).toEqual([
      { share: [3333, Number.NaN], until: [10, Number.NaN] },
      [[1, ['missing_fact from_day']]],
      [],
    ]);
    expect(
      asked(['ends', 'of_kind', 'text_kept'], { begun: [510, 0], kind: [1, 0], note: ['a', 'b'] }),
    ).toEqual([{ ends: [510, 0], text_kept: ['a', 'b'], of_kind: [1, 0] }, [], []]);
    expect(asked(['vast'], { nights: [3, 0] })).toEqual([
      { vast: [300_000_000_000_000_000_000n, undefined] },
      [[1, ['requirement_failed ']]],
      [],
    ]);
  });

  it('refuses by name what its columns cannot hold, and never without a reason', () => {
    const wrong: readonly (readonly [string, readonly unknown[], object | readonly unknown[]])[] = [
      ['nights', [31, 1.5, -1, '3', {}, 2n ** 70n], {}],
      ['member', [2, 'yes', {}], {}],
      ['from_day', [1.5, 'x', 1e12, {}], {}],
      ['note', [5, true, {}], {}],
      ['begun', [1440, -1, 0.5], {}],
      ['kind', [2, -1, 'small'], {}],
      ['children', [5, 'x', {}, [5], [undefined], [{ age: 18, bed: true }], [{ age: 1, bed: 1 }]], {}],
    ];
    const fits = {
      nights: 2,
      member: 1,
      from_day: 0,
      note: 'a',
      begun: 0,
      kind: 0,
      children: [{ age: 3, bed: true }],
    };
    for (const [name, values] of wrong) {
      for (const value of values) {
        const columns = Object.fromEntries(
          Object.entries({ ...fits, [name]: value }).map(([fact, one]) => [fact, [one]]),
        );
        // Given though not needed: it is type-checked all the same.
        const some = evaluator.evaluateBatch(columns, 1, { results: ['share'] });
        const paths = (some.refused.get(0) ?? []).map(({ path }) => path);
        expect([name, value, paths.length > 0 && paths.every((path) => path.startsWith(name))]).toEqual([
          name,
          value,
          true,
        ]);
        // What its types forbid may fail in the columns of whole cases.
        if (typeof value === 'bigint') continue;
        if (name === 'children' && !Array.isArray(value)) continue;
        if (Array.isArray(value) && typeof value[0] !== 'object') continue;
        const whole = evaluator.evaluateBatch(columns, 1).refused.get(0) ?? [];
        expect([name, value, whole.length > 0]).toEqual([name, value, true]);
      }
    }
  });

  const hostile: readonly (readonly [unknown, string])[] = [
    [5, 'wrong_type '],
    ['stay', 'wrong_type '],
    [null, 'wrong_type '],
    [['stay'], 'wrong_type '],
    [{ results: 'stay' }, 'wrong_type results'],
    [{ results: [5] }, 'wrong_type results[0]'],
    [{ results: ['sta'] }, 'unknown_result sta'],
    [{ results: ['stay'], readings: {} }, 'unknown_option readings'],
    [{ result: ['stay'] }, 'unknown_option result'],
    [{ results: ['stay'], on: '2024-01-01' }, 'unknown_option on'],
    [{ results: ['stay'], record: true }, 'unknown_option record'],
    [
      {
        get results() {
          throw new Error('no');
        },
      },
      'wrong_type results',
    ],
    [
      new Proxy(
        {},
        {
          ownKeys: () => ['results'],
          getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }),
          get: () => {
            throw new Error('no');
          },
        },
      ),
      'wrong_type',
    ],
  ];

  it.each(hostile)('%# refuses every row by name', (options, reason) => {
    const { outputs, refused } = evaluator.evaluateBatch({ nights: [1, 2] }, 2, options);
    expect(outputs).toEqual({});
    expect([...refused.keys()]).toEqual([0, 1]);
    for (const errors of refused.values()) {
      expect(errors.length).toBeGreaterThan(0);
      expect(errors.every(({ message }) => message.en !== '' && message.fr !== '')).toBe(true);
      expect(errors.map(({ code, path }) => `${code} ${path}`).join('\n')).toContain(reason);
    }
  });

  it('takes columns of any origin without falling', () => {
    const throwing = {
      get nights() {
        throw new Error('no');
      },
    };
    for (const columns of [undefined, null, 5, [], throwing, { nights: 5 }, { nights: null }]) {
      const { refused } = evaluator.evaluateBatch(columns as object, 1, { results: ['stay'] });
      expect((refused.get(0) ?? []).length).toBeGreaterThan(0);
    }
  });

  it('is there for what is prepared in memory', async () => {
    const { evaluateBatch } = await prepare(model);
    const { outputs } = evaluateBatch?.({ nights: [2] }, 1, { results: ['stay'] }) ?? { outputs: {} };
    expect(listed(outputs)).toEqual({
      stay: [4000],
    });
  });
});
