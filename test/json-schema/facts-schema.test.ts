// The schema accepts exactly the facts that the generated evaluator accepts: over every tariff, valid and broken cases.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { conditionSchema } from '../../compiler/6-emit/json-schema/condition-schema.js';
import { emitJsonSchema, factsSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { type FactsValidator, factsValidator } from '../../compiler/6-emit/json-schema/validator.js';
import type { CaseErrorCode, Outcome } from '../../compiler/runtime/index.js';
import { brokenCases } from '../emit-typescript/broken-cases.js';
import {
  evaluatorOf,
  modelOfFile,
  modelOfText,
  sourceOf,
  tariffFiles,
} from '../emit-typescript/compile-evaluator.js';
import { constructTariffs } from '../emit-typescript/construct-tariffs.js';

/** Errors of the facts themselves; what the rules refuse afterwards is no matter of the schema. */
const ofFacts = new Set<CaseErrorCode>([
  'unknown_fact',
  'missing_fact',
  'wrong_type',
  'out_of_domain',
  'off_step',
  'unknown_option',
  'too_many_items',
  // Of the date that decides: a schema knows the periods.
  'not_in_force',
]);

const accepts = (outcome: Outcome): boolean =>
  outcome.ok || !outcome.errors.some(({ code }) => ofFacts.has(code));

/** The facts whose need is a condition of which some part is not about facts alone. */
function namesUnsaid(model: Model): ReadonlySet<string> {
  const shapes = new Map(factShapesOf(model).facts.map((shape) => [shape.name, shape]));
  const names = model.facts.flatMap(({ name, list, presence }) =>
    presence.kind === 'when' && conditionSchema(presence.condition, model, shapes, list) === undefined
      ? [name]
      : [],
  );
  return new Set(names);
}

const lacksOnly = (outcome: Outcome, names: ReadonlySet<string>): boolean =>
  !outcome.ok &&
  outcome.errors.every(
    ({ code, path }) => code === 'missing_fact' && names.has(path.slice(path.lastIndexOf('.') + 1)),
  );

const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };

const tariffs: readonly (readonly [string, () => Model])[] = [
  ...tariffFiles().map(({ name, path }) => [name, () => modelOfFile(path)] as const),
  ...constructTariffs.map(([name, text]) => [name, () => modelOfText(text)] as const),
];

describe.each(tariffs)('the schema of %s', (_, modelOf) => {
  let model: Model;
  let validate: FactsValidator;
  let unsaid: ReadonlySet<string>;

  beforeAll(() => {
    model = modelOf();
    unsaid = namesUnsaid(model);
    validate = factsValidator(factsSchema(model, 'test'));
  });

  it('accepts what the evaluator accepts, and nothing else', async () => {
    const evaluator = evaluatorOf(await sourceOf(model));
    const given = boundaryCases(model, { seed: 5, count: 80 }).map(({ input }) => input);
    const seen = { accepted: 0, refused: 0 };
    for (const input of [...given, ...brokenCases(given, 8, 3)]) {
      const outcome = evaluator.evaluateUnknown(input);
      const errors = validate(input);
      // What a schema cannot say of a condition is left to the evaluator.
      if (errors.length === 0 && lacksOnly(outcome, unsaid)) continue;
      if (accepts(outcome) !== (errors.length === 0)) expect({ input, outcome, errors }).toBe('the same');
      seen[accepts(outcome) ? 'accepted' : 'refused']++;
    }
    expect(seen.accepted).toBeGreaterThan(80);
    expect(seen.refused).toBeGreaterThan(80);
  });

  it('is a valid schema of draft 2020-12, the same on every build', async () => {
    const [file] = await emitJsonSchema(model, provenance, () => {});
    const [again] = await emitJsonSchema(model, provenance, () => {});
    expect(file?.content).toBe(again?.content);
    const schema: unknown = JSON.parse(String(file?.content));
    const stock = new Ajv2020({ strict: false, validateFormats: false });
    expect(stock.validateSchema(schema as object)).toBe(true);
  });
});

describe('the schema of a fact', () => {
  const decimals = (text: string): FactsValidator =>
    factsValidator(
      factsSchema(
        modelOfText(`tariff t\ncurrency EUR\nrounding no amount\nfact x : ${text}\nvalue y = x\nresults y`),
        '',
      ),
    );
  const ok = (validate: FactsValidator, x: unknown) => validate({ x }).length === 0;

  it('has no float surprises', () => {
    const cents = decimals('EUR, from 0 to 100');
    expect([0.07, 0.29, 1.1, 2.01, 57.3, 99.99].map((x) => ok(cents, x))).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
    ]);
    expect([0.071, 0.1 + 0.2, 100.01, -0.01, 1e-7].map((x) => ok(cents, x))).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  it('takes decimal texts to the last digit', () => {
    const quarters = decimals('number, to 0.25, from -1.5 to 2.75');
    const good = ['0', '-0', '+2', '2.75', '2.750', '-1.5', '-1.50', '0.25', '00.5', '-0.75', '1.000'];
    const bad = [
      '2.751',
      '2.76',
      '3',
      '-1.75',
      '-1.51',
      '0.3',
      '.5',
      '5.',
      '',
      '1,5',
      ' 1',
      '1e0',
      '0.255',
      '--1',
      '+-1',
    ];
    expect(good.filter((x) => !ok(quarters, x))).toEqual([]);
    expect(bad.filter((x) => ok(quarters, x))).toEqual([]);
  });

  it.each([
    ['to 5, from 10 to 1 000', ['10', '15', '1000', '0995'], ['5', '11', '1005', '012']],
    ['to 20, from 0 to 1 000', ['0', '20', '0040', '980.0'], ['10', '30', '5', '1 000']],
    ['to 15, from 0 to 120', ['0', '15', '120.00', '045'], ['5', '20', '130', '151']],
    ['to 0.3, from 0 to 3', ['0', '0.3', '2.70', '3'], ['0.1', '0.4', '3.3', '0.33']],
    ['to 2.5, from 0 to 50', ['0', '2.5', '7.50', '10', '47.5'], ['2', '5.5', '51', '12.51', '1']],
    [
      'whole, from 199 to 2 011',
      ['199', '200', '1999', '2011', '2000'],
      ['198', '2012', '99', '20110', '19'],
    ],
  ])('knows the multiples of a step: %s', (declared, good, bad) => {
    const validate = decimals(`number, ${declared}`);
    expect(good.filter((x) => !ok(validate, x))).toEqual([]);
    expect(bad.filter((x) => ok(validate, x))).toEqual([]);
  });

  it('warns of a step that a pattern cannot tell, and still checks the limits', async () => {
    const model = modelOfText(
      'tariff t\ncurrency EUR\nrounding no amount\nfact x : number, to 7, from 0 to 70 000\nvalue y = x\nresults y',
    );
    const codes: string[] = [];
    await emitJsonSchema(model, provenance, ({ code }) => codes.push(code));
    expect(codes).toEqual(['W850']);
    const validate = factsValidator(factsSchema(model, ''));
    expect([ok(validate, '14'), ok(validate, 13), ok(validate, '70007')]).toEqual([true, false, false]);
  });

  it('knows every real day between two dates', () => {
    const validate = decimals('date, from 2023-03-15 to 2025-11-02');
    const good = ['2023-03-15', '2024-02-29', '2025-11-02', '2023-12-31'];
    const bad = [
      '2023-03-14',
      '2025-11-03',
      '2025-02-29',
      '2024-04-31',
      '2024-13-01',
      '2024-2-01',
      '20240201',
    ];
    expect(good.filter((x) => !ok(validate, x))).toEqual([]);
    expect(bad.filter((x) => ok(validate, x))).toEqual([]);
  });

  it('asks for a fact under the condition that the rules state', () => {
    const model = modelOfText(`tariff t
currency EUR
rounding no amount
fact kind : one of a | b coded "2" | c
fact size : m2, whole, from 0 to 100
fact x : EUR, from 0 to 10, needed when kind is one of b, c and size is above 10 m2
value y = x when kind is one of b, c and size is above 10 m2, otherwise 1 EUR
results y`);
    const validate = factsValidator(factsSchema(model, ''));
    const accepted = (kind: string, size: number | string) => validate({ kind, size }).length === 0;
    expect([accepted('a', 50), accepted('2', 10), accepted('b', '10.0')]).toEqual([true, true, true]);
    expect([accepted('b', 11), accepted('2', '11'), accepted('c', '100')]).toEqual([false, false, false]);
  });

  it('never refuses, in a stock ajv with a tolerance, what the evaluator accepts as a number', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, multipleOfPrecision: 4 });
    for (const { path } of tariffFiles().slice(0, 3)) {
      const model = modelOfFile(path);
      const validate = ajv.compile(factsSchema(model, ''));
      const given = boundaryCases(model, { seed: 8, count: 60 }).map(({ input }) => input);
      for (const input of brokenCases(given, 1))
        expect(validate(input), ajv.errorsText(validate.errors)).toBe(true);
    }
  });
});
