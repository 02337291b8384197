// Averages and medians of random lists, worked out here with whole numbers of cents, against the interpreter, the evaluator and
// the integer program that the queries print.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';

const rules = (operation: string, where: string) => `tariff days "Days"
currency EUR
rounding each amount half up to 0.01 EUR
list days "Days", up to 9
fact takings of days : EUR, from -20 to 20
fact open of days : yes/no
amount r = ${operation} of takings over days${where}
results r
`;

interface Day {
  readonly takings: number;
  readonly open: boolean;
}

const average = (cents: readonly bigint[]) => ({
  n: cents.reduce((a, b) => a + b, 0n),
  d: BigInt(cents.length),
});

const median = (cents: readonly bigint[]) => {
  const sorted = [...cents].sort((a, b) => (a < b ? -1 : 1));
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? { n: sorted[half] ?? 0n, d: 1n }
    : { n: (sorted[half - 1] ?? 0n) + (sorted[half] ?? 0n), d: 2n };
};

/** Whole cents, halves away from nought. */
function inCents({ n, d }: { readonly n: bigint; readonly d: bigint }): string {
  const size = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  const text = String(size).padStart(3, '0');
  return `${n < 0n && size > 0n ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

const day = fc.record({ takings: fc.integer({ min: -2000, max: 2000 }), open: fc.boolean() });
// Few different values, so that many are equal.
const equalDays = fc.record({ takings: fc.integer({ min: 0, max: 2 }), open: fc.boolean() });
const lists = fc.oneof(fc.array(day, { maxLength: 9 }), fc.array(equalDays, { maxLength: 9 }));

describe.each([
  ['average', ''],
  ['average', ' where open'],
  ['median', ''],
  ['median', ' where open'],
] as const)('%s of X over LIST%s', (operation, where) => {
  const { model } = compile({ path: 'days.bareme', text: rules(operation, where) });
  if (model === undefined) throw new Error('there is no model');
  const interpreter = new Interpreter(model);

  it('is the same in the interpreter, in the evaluator and worked out by hand', async () => {
    const generated = evaluatorOf(await sourceOf(model));
    fc.assert(
      fc.property(lists, (days: readonly Day[]) => {
        const facts = {
          days: days.map(({ takings, open }) => ({ takings: (takings / 100).toFixed(2), open })),
        };
        const outcome = evaluate(interpreter, facts);
        expect(JSON.stringify(generated.evaluateUnknown(facts, {}))).toBe(JSON.stringify(outcome));
        const counted = days.filter(({ open }) => where === '' || open).map(({ takings }) => BigInt(takings));
        if (counted.length === 0) {
          expect(outcome.ok ? [] : outcome.errors.map(({ code, path }) => ({ code, path }))).toEqual([
            { code: 'no_item', path: 'r' },
          ]);
          return;
        }
        const expected = inCents({ average, median }[operation](counted));
        expect(outcome.ok ? outcome.outputs : outcome.errors).toEqual({ r: expected });
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it('is lowered to integers', () => {
    const lowered = lowerModel(model, { readings: {} });
    expect(lowered.ok ? [] : lowered.limits).toEqual([]);
  });
});
