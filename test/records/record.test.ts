// The record of a case says what priced it, survives JSON, and gives the same outcome again, from either evaluator.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../apps/cli/process/hashes.js';
import { loadRuleset } from '../../apps/cli/rulesets/load-ruleset.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { evaluate, Interpreter, provenanceOf } from '../../compiler/index.js';
import type { Outcome } from '../../compiler/runtime/index.js';
import { packageVersion } from '../../compiler/runtime/version.js';
import { sha256Of } from '../../compiler/sha256.js';
import {
  evaluatorOf,
  modelOfFile,
  modelOfText,
  projectRoot,
  sourceOf,
  tariffFiles,
} from '../emit-typescript/compile-evaluator.js';

const hall = `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
dated by booked
fact booked "Day" : date, from 2019-01-01 to 2025-12-31
fact hours "Hours" : hours, to 0.25, from 0 to 100
fact note "Note" : text, optional
list rooms "Rooms", up to 3
fact size of rooms "Size" : m2, whole, from 0 to 100
version "early" valid from 2020-01-01 to 2020-12-31
value rate "Rate" = 2.10 EUR/hour
amount fee "Fee" = rate * hours
version "late" valid from 2021-01-01
value rate "Rate" = 2.35 EUR/hour
amount fee "Fee" = rate * hours
`;

/** Every fifth: each is compiled. */
const some = tariffFiles()
  .filter((_, place) => place % 5 === 0)
  .map(({ name, path }) => [name, path]);

describe('what records are traced by', () => {
  it('has the hashes of SHA-256', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sha256Of(bytes) === sha256(bytes)),
      { numRuns: 400 },
    );
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => sha256Of(text) === sha256(text)));
    const large = 'a'.repeat(1_000_003);
    expect(sha256Of(large)).toBe(sha256(large));
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(`${projectRoot}/package.json`, 'utf8'));
    expect(packageVersion).toBe(version);
  });

  it.each(some)('the library says of %s what the command line says', (_, path) => {
    const { compilation, provenance } = loadRuleset(path, projectRoot);
    expect(provenanceOf(compilation)).toEqual(provenance);
  });
});

/** Both evaluators of a model: what they say of a case must be the same, but for which of them it was. */
async function both(model: ReturnType<typeof modelOfText>) {
  const generated = evaluatorOf(await sourceOf(model));
  const interpreter = new Interpreter(model);
  return (facts: unknown, options: object): readonly Outcome[] => [
    generated.evaluateUnknown(facts, options),
    evaluate(interpreter, facts, options),
  ];
}

describe('the record of a case', () => {
  const decimal = { toFixed: () => '1.25', toString: () => '1.25' };
  const throwing = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const odd: readonly unknown[] = [
    undefined,
    null,
    5,
    'x',
    Symbol('s'),
    () => 1,
    [],
    new Map(),
    throwing,
    { booked: '2020-05-05', hours: 1.25 },
    { booked: '2020-05-05', hours: decimal },
    { booked: '2021-05-05', hours: 3n, note: 'n' },
    { booked: '2019-05-05', hours: 1 },
    { booked: '2020-05-05', hours: Number.NaN },
    { booked: '2020-05-05', hours: undefined, note: Symbol('s') },
    { hours: 2 },
    { booked: '2020-05-05', hours: 2, rooms: [] },
    { booked: '2020-05-05', hours: 2, rooms: [{ size: 2 }, 3] },
    { booked: '2020-05-05', hours: 2, rooms: [Symbol('s')] },
    { booked: '2020-05-05', hours: 2, rooms: [undefined] },
    { booked: '2020-05-05', hours: 2, rooms: [{ size: () => 1 }] },
    { booked: '2020-05-05', hours: 2, rooms: [[1]] },
    { booked: '2020-05-05', hours: 2, rooms: Symbol('s') },
    { booked: '2020-05-05', hours: 2, rooms: new Map() },
    { booked: '2020-05-05', hours: 2, rooms: [1, 2, 3, 4] },
    { booked: '2020-05-05', hours: 2, rooms: [null] },
    { booked: '2020-05-05', hours: 2, rooms: [throwing] },
    { booked: '2020-02-30', hours: 2 },
    { booked: '2020-05-05', hours: 2, ['__proto__']: 1, constructor: 2 },
    { booked: '2020-05-05', hours: [[[[[[[[[[[[1]]]]]]]]]]]] },
  ];

  it('is plain JSON, the same from both evaluators, and gives the same outcome again', async () => {
    const answer = await both(modelOfText(hall));
    for (const facts of odd) {
      const plain = answer(facts, {});
      const recorded = answer(facts, { record: true });
      expect(JSON.stringify(recorded.map((outcome) => ({ ...outcome, record: undefined })))).toBe(
        JSON.stringify(plain.map((outcome) => ({ ...outcome, record: undefined }))),
      );
      const [first, second] = recorded.map(({ record }) => {
        if (record === undefined) throw new Error('no record');
        return JSON.parse(JSON.stringify({ ...record, evaluator: undefined, rules: undefined }));
      });
      expect(first).toEqual(second);
      const again = answer(first.facts, { ...first.options, record: true })[0];
      const codes = (outcome: unknown) =>
        JSON.stringify(outcome, (key, value) => (key === 'message' ? undefined : value));
      expect(codes(again?.record?.outcome)).toBe(codes(first.outcome));
    }
  });

  it('says which version was in force, and all that there are', async () => {
    const answer = await both(modelOfText(hall));
    const inForce = (booked: string) =>
      answer({ booked, hours: 1 }, { record: true }).map((outcome) => outcome.record?.inForce);
    const early = { version: 'early', from: '2020-01-01', to: '2020-12-31' };
    const late = { version: 'late', from: '2021-01-01', to: null };
    expect(inForce('2020-12-31')).toEqual([early, early]);
    expect(inForce('2021-01-01')).toEqual([late, late]);
    expect(inForce('2019-12-31')).toEqual([null, null]);
    for (const outcome of answer({ booked: '2022-01-01', hours: 1 }, { record: true })) {
      expect(outcome.record?.periods).toEqual([early, late]);
      expect(outcome.ok && outcome.inForce).toEqual(late);
      expect(outcome.record?.values.map(({ name, value }) => [name, value])).toEqual([
        ['rate', '2.35'],
        ['fee', '2.35'],
      ]);
    }
  });

  it('names rules, documents and evaluator by their hashes', async () => {
    const source = await sourceOf(modelOfText(hall));
    const { record } = evaluatorOf(source).evaluateUnknown({}, { record: true });
    expect(record?.rules.sha256).toMatch(/^[0-9a-z]+$/);
    expect(record?.evaluator.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await sourceOf(modelOfText(hall))).toBe(source);
    const other = await sourceOf(modelOfText(hall.replace('2.35', '2.36')));
    const { record: another } = evaluatorOf(other).evaluateUnknown({}, { record: true });
    expect(another?.evaluator.sha256).not.toBe(record?.evaluator.sha256);
    const outcome = evaluate(hall, { booked: '2020-05-05', hours: 1 }, { record: true });
    expect(outcome.ok && outcome.record?.rules.sha256).toBe(sha256(hall));
  });

  it('is refused by name where it is asked for in another way', async () => {
    const answer = await both(modelOfText(hall));
    for (const record of [1, 'yes', {}, [], Symbol('s'), null]) {
      for (const outcome of answer({ booked: '2020-05-05', hours: 1 }, { record })) {
        expect(!outcome.ok && outcome.errors.map(({ code, path }) => [code, path])).toEqual([
          ['wrong_type', 'record'],
        ]);
      }
    }
    for (const provenance of [1, {}, { ruleHash: 5 }, throwing]) {
      const outcome = evaluate(modelOfText(hall), {}, { record: true, provenance } as object);
      expect(!outcome.ok && outcome.errors.some(({ path }) => path === 'provenance')).toBe(true);
    }
  });

  it.each(some)('of %s is the same from both', async (_, path) => {
    const model = modelOfFile(path);
    const answer = await both(model);
    for (const { input } of boundaryCases(model, { seed: 20, count: 12 })) {
      const [first, second] = answer(input, { record: true }).map(({ record }) => record);
      expect({ ...first, evaluator: 0, rules: 0 }).toEqual({ ...second, evaluator: 0, rules: 0 });
      expect(first?.facts).toEqual(input);
    }
  });
});
