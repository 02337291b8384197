// Being in force is a condition of the whole case: layouts of versions × how the date is known × whether what is priced
// touches a version at all, through every back end.

import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { factsSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { factsValidator } from '../../compiler/6-emit/json-schema/validator.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { daysFromIso } from '../../compiler/runtime/exact/calendar.js';
import { type Evaluator, evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';

type Period = readonly [from: string | undefined, to: string | undefined];

/** Of each layout: the periods, and the `valid` line of the head if any. */
const layouts: Readonly<Record<string, { readonly valid?: Period; readonly versions: readonly Period[] }>> = {
  'one period': { valid: ['2020-01-01', '2022-12-31'], versions: [] },
  'open end': { valid: ['2020-01-01', undefined], versions: [] },
  'a hole between versions': {
    versions: [
      ['2019-01-01', '2020-12-31'],
      ['2022-01-01', '2023-12-31'],
    ],
  },
  'three versions, the first open': {
    versions: [
      [undefined, '2019-06-30'],
      ['2019-07-01', '2020-12-31'],
      ['2022-03-01', '2022-03-01'],
    ],
  },
  'versions in a narrower period': {
    valid: ['2020-07-01', '2022-06-30'],
    versions: [
      ['2019-01-01', '2020-12-31'],
      ['2021-01-01', undefined],
    ],
  },
};

const line = ([from, to]: Period): string =>
  [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(Boolean).join(' ');

function rulesOf(layout: (typeof layouts)[string], dated: 'fact' | 'on', touches: boolean): string {
  const price = (amount: number) =>
    touches ? [`value price = ${amount} EUR`] : [`value other = ${amount} EUR`];
  return [
    'tariff t "T"',
    'currency EUR',
    'rounding each amount half up to 0.01 EUR',
    ...(layout.valid === undefined ? [] : [`valid ${line(layout.valid)}`]),
    ...(dated === 'fact' ? ['dated by day', 'fact day : date, from 2018-01-01 to 2024-12-31'] : []),
    'fact student : yes/no',
    ...(layout.versions.length === 0 && touches ? price(10) : []),
    `amount fee = 5 EUR when student, otherwise ${touches ? 'price' : '7 EUR'}`,
    ...layout.versions.flatMap((period, index) => [
      `version "v${index + 1}" valid ${line(period)}`,
      ...price(10 + index),
    ]),
    '',
  ].join('\n');
}

const within = (day: string, [from, to]: Period): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to);

/** ISO dates compare as texts: nothing of the compiler takes part. */
function isInForce({ valid, versions }: (typeof layouts)[string], day: string): boolean {
  const covered = versions.length === 0 || versions.some((period) => within(day, period));
  return covered && (valid === undefined || within(day, valid));
}

const days = [
  '2018-01-01',
  '2018-12-31',
  '2019-01-01',
  '2019-06-30',
  '2019-07-01',
  '2019-12-31',
  '2020-01-01',
  '2020-06-30',
  '2020-07-01',
  '2020-12-31',
  '2021-01-01',
  '2021-06-01',
  '2021-12-31',
  '2022-01-01',
  '2022-02-28',
  '2022-03-01',
  '2022-03-02',
  '2022-06-30',
  '2022-07-01',
  '2022-12-31',
  '2023-01-01',
  '2023-12-31',
  '2024-01-01',
  '2024-12-31',
];

const combinations = Object.entries(layouts)
  .flatMap(([name, layout]) =>
    (['fact', 'on'] as const).flatMap((dated) =>
      [true, false].map((touches) => ({ name, layout, dated, touches })),
    ),
  )
  .filter(({ layout, dated }) => dated === 'fact' || layout.versions.length > 1);

const codes = (outcome: {
  readonly ok: boolean;
  readonly errors?: readonly { readonly code: string; readonly path: string }[];
}) => outcome.errors?.map(({ code, path }) => `${code} ${path}`) ?? [];

describe.each(combinations)(
  '$name, dated by $dated, versions touched: $touches',
  ({ layout, dated, touches }) => {
    const path = dated === 'fact' ? 'day' : 'on';
    let model: Model;
    let interpreter: Interpreter;
    let evaluator: Evaluator;

    beforeAll(async () => {
      model = modelOfText(rulesOf(layout, dated, touches));
      interpreter = new Interpreter(model);
      evaluator = evaluatorOf(await sourceOf(model));
    });

    it('is priced on a date in force only, whatever it touches', () => {
      const rig = createRig(model, workbookImage(model, provenance));
      const accepts = factsValidator(factsSchema(model, ''));
      for (const day of days) {
        for (const student of [true, false]) {
          const facts = dated === 'fact' ? { day, student } : { student };
          const options = dated === 'fact' ? {} : { on: day };
          const inForce = isInForce(layout, day);
          const outcomes = [evaluate(interpreter, facts, options), evaluator.evaluateUnknown(facts, options)];
          for (const outcome of outcomes) {
            expect([day, student, codes(outcome)]).toEqual([
              day,
              student,
              inForce ? [] : [`not_in_force ${path}`],
            ]);
          }
          const scaled = { [path]: daysFromIso(day), student };
          const unchecked = evaluator.evaluateUnchecked(scaled);
          expect([day, 'fee' in unchecked]).toEqual([day, inForce]);
          const given = { ...facts, [path]: day };
          expect([day, accepts(given).length === 0]).toEqual([day, inForce]);
          expect(rig.againstInterpreter(caseOf(given))).toEqual([]);
        }
      }
      const columns = { [path]: days.map((day) => daysFromIso(day) ?? 0), student: days.map(() => 1) };
      const { refused } = evaluator.evaluateBatch(columns, days.length);
      expect([...refused.keys()]).toEqual(days.flatMap((day, row) => (isInForce(layout, day) ? [] : [row])));
    });

    it('asks for the date, and names the periods nearest to one outside', () => {
      for (const evaluated of [
        evaluate(interpreter, { student: true }),
        evaluator.evaluateUnknown({ student: true }),
      ]) {
        expect(codes(evaluated)).toEqual([`missing_fact ${path}`]);
      }
      const outside = days.find((day) => !isInForce(layout, day));
      const refusal = evaluate(interpreter, { student: true, [path]: outside });
      if (refusal.ok) throw new Error('priced');
      for (const language of ['en', 'fr'] as const) {
        expect(refusal.errors[0]?.message[language]).toMatch(/\d{4}-\d\d-\d\d.*\d{4}-\d\d-\d\d/);
      }
    });
  },
);
