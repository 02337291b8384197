// Rows that count only under a condition cost what they weigh: twice as many rows, twice the model, evaluator, schema, workbook.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { factsSchema } from '../../compiler/6-emit/json-schema/emit-json-schema.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';

interface Kind {
  readonly rule: 'higher' | 'lower' | 'first';
  /** What stands last where a row always counts. */
  readonly last: string | undefined;
  readonly condition: (row: number) => string;
  readonly counts: (row: number, pieces: number, member: boolean) => boolean;
}

const above = {
  condition: (row: number) => `pieces is above ${row}`,
  counts: (row: number, pieces: number) => pieces > row,
};
const kinds: Readonly<Record<string, Kind>> = {
  'higher of, one row always counts': { rule: 'higher', last: '0 EUR', ...above },
  'lower of, one row always counts': { rule: 'lower', last: '9 000 EUR', ...above },
  'higher of, no row may count': { rule: 'higher', last: undefined, ...above },
  'higher of, two facts in each condition': {
    rule: 'higher',
    last: '0 EUR',
    condition: (row) => `member and pieces is above ${row} or pieces is ${row}`,
    counts: (row, pieces, member) => (member && pieces > row) || pieces === row,
  },
  'first of': {
    rule: 'first',
    last: '0 EUR',
    condition: (row) => `pieces is ${row}`,
    counts: (row, pieces) => pieces === row,
  },
};

const rateOf = (row: number): number => (row * 7) % 19;

function tariffOf({ rule, last, condition }: Kind, rows: number): string {
  return [
    'tariff promotions "Promotions"',
    'currency EUR',
    'rounding each amount half up to 0.01 EUR',
    'fact basket : EUR, whole, from 0 to 10 000',
    'fact pieces : number, whole, from 0 to 1 000',
    'fact member : yes/no',
    'answer known = member',
    `amount discount = ${rule} of`,
    ...Array.from({ length: rows }, (_, index) => index + 1).map(
      (row) => `  | row ${row} | ${row} EUR + ${rateOf(row)} % * basket | when ${condition(row)} |`,
    ),
    ...(last === undefined
      ? []
      : [rule === 'first' ? `  | none | ${last} | otherwise |` : `  | none | ${last} |`]),
    'section "T" "Total"',
    '',
  ].join('\n');
}

/** In cents; undefined where no row counts. */
function discountOf(
  kind: Kind,
  rows: number,
  basket: number,
  pieces: number,
  member: boolean,
): number | undefined {
  const counting = Array.from({ length: rows }, (_, index) => index + 1).filter((row) =>
    kind.counts(row, pieces, member),
  );
  const values = counting.map((row) => 100 * row + rateOf(row) * basket);
  if (kind.rule === 'first') return values[0] ?? (kind.last === undefined ? undefined : 0);
  if (kind.last !== undefined) values.push(kind.rule === 'higher' ? 0 : 900_000);
  if (values.length === 0) return undefined;
  return kind.rule === 'higher' ? Math.max(...values) : Math.min(...values);
}

const sizes = [24, 48, 96];
const text = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'bigint' ? String(each) : each)) ?? '';

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  const models = sizes.map((rows) => modelOfText(tariffOf(kind, rows)));

  it('weighs twice as much with twice as many rows', async () => {
    const weights: { readonly [part: string]: number }[] = [];
    for (const model of models) {
      weights.push({
        definitions: text(model.definitions.map(({ span: _span, ...definition }) => definition)).length,
        facts: text(model.facts).length,
        evaluator: (await sourceOf(model)).length,
        schema: text(factsSchema(model, '')).length,
        workbook: text(workbookImage(model, provenance)).length,
      });
    }
    weights.slice(1).forEach((weight, index) => {
      const before = weights[index] ?? {};
      for (const [part, size] of Object.entries(weight)) {
        expect([part, size / (before[part] ?? 0) < 2.25]).toEqual([part, true]);
      }
    });
  });

  it('comes to what the rows say, and asks only those for the basket of which a row counts', async () => {
    const [model] = models;
    const rows = sizes[0] ?? 0;
    if (model === undefined) throw new Error('no model');
    const evaluator = evaluatorOf(await sourceOf(model));
    const interpreter = new Interpreter(model);
    for (const [basket, pieces, member] of [
      [0, 1, true],
      [250, 2, false],
      [999, 17, true],
      [4321, 24, false],
      [10_000, 25, true],
      [77, 1000, true],
      [5, 0, true],
    ] as const) {
      const right = discountOf(kind, rows, basket, pieces, member);
      const asks = Array.from({ length: rows }, (_, index) => index + 1).some((row) =>
        kind.counts(row, pieces, member),
      );
      for (const outcome of [
        evaluate(interpreter, { basket, pieces, member }),
        evaluator.evaluateUnknown({ basket, pieces, member }),
      ]) {
        expect(outcome.ok ? outcome.outputs.discount : outcome.errors.map(({ code }) => code)).toEqual(
          right === undefined ? ['not_given'] : (right / 100).toFixed(2),
        );
      }
      for (const outcome of [
        evaluate(interpreter, { pieces, member }),
        evaluator.evaluateUnknown({ pieces, member }),
      ]) {
        const told = outcome.ok
          ? outcome.outputs.discount
          : outcome.errors.map(({ code, path }) => `${code} ${path}`);
        expect([pieces, told]).toEqual([
          pieces,
          asks
            ? ['missing_fact basket']
            : right === undefined
              ? ['not_given discount']
              : (right / 100).toFixed(2),
        ]);
      }
    }
  });
});

it('keeps the evaluator of twenty rows short', async () => {
  const kind = kinds['higher of, one row always counts'];
  if (kind === undefined) throw new Error('no such kind');
  expect((await sourceOf(modelOfText(tariffOf(kind, 20)))).length).toBeLessThan(60_000);
});
