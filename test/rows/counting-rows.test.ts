// Rows that count under a condition, in any order and any number, against their meaning written out.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { drawing } from './row-tables.js';

type Rule = 'lower' | 'higher' | 'sum' | 'first';
const facts = ['a', 'b', 'c'] as const;
type Case = Readonly<Record<(typeof facts)[number], boolean>>;
interface Row {
  readonly price: number;
  readonly when: (typeof facts)[number] | 'always' | 'otherwise';
}

const cases: readonly Case[] = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => ({
  a: (bits & 1) > 0,
  b: (bits & 2) > 0,
  c: (bits & 4) > 0,
}));

/** What the rows come to: `otherwise` counts only where no other row does. */
function meaning(rule: Rule, rows: readonly Row[], given: Case): number | undefined {
  const others = rows.filter(({ when }) => when === 'always' || (when !== 'otherwise' && given[when]));
  const counted = (others.length > 0 ? others : rows.filter(({ when }) => when === 'otherwise')).map(
    ({ price }) => price,
  );
  if (rule === 'sum') return counted.reduce((sum, price) => sum + price, 0);
  if (counted.length === 0) return undefined;
  if (rule === 'first') return counted[0];
  return rule === 'lower' ? Math.min(...counted) : Math.max(...counted);
}

const lineOf = ({ price, when }: Row): string =>
  when === 'always'
    ? `  | ${price} EUR |`
    : `  | ${price} EUR | ${when === 'otherwise' ? when : `when ${when}`} |`;

describe('rows that count under a condition', () => {
  it('come to what they say, in interpreter and evaluator', async () => {
    const draw = drawing(3);
    const rules: readonly Rule[] = ['lower', 'higher', 'sum', 'first'];
    const drawn = Array.from({ length: 40 }, (_, index) => {
      const rule = rules[index % 4] ?? 'sum';
      const count = 1 + draw(index % 8 < 4 ? 4 : 9);
      const rows: Row[] = Array.from({ length: count }, () => {
        const kind = draw(rule === 'first' ? 3 : 4);
        return { price: 1 + draw(20), when: facts[kind] ?? 'always' };
      });
      if (rule === 'first' || draw(2) === 0) {
        const always = rows.some(({ when }) => when === 'always');
        if (!always) rows.splice(draw(rows.length + 1), 0, { price: 1 + draw(20), when: 'otherwise' });
      }
      return { name: `x${index}`, rule, rows };
    });
    const text = [
      'tariff counting "Counting"',
      'currency EUR',
      'rounding each amount half up to 0.01 EUR',
      ...facts.map((name) => `fact ${name} : yes/no`),
      ...drawn.flatMap(({ name, rule, rows }) => [`amount ${name} = ${rule} of`, ...rows.map(lineOf)]),
      '',
    ].join('\n');
    const model = modelOfText(text);
    const interpreter = new Interpreter(model);
    const evaluator = evaluatorOf(await sourceOf(model));
    const wrong = cases.flatMap((given) =>
      drawn.flatMap(({ name, rule, rows }) => {
        const wanted = meaning(rule, rows, given);
        return [
          evaluate(interpreter, given, { results: [name] }),
          evaluator.evaluateUnknown(given, { results: [name] }),
        ]
          .map((outcome) => (outcome.ok ? Number(outcome.outputs[name]) : undefined))
          .flatMap((found) => (found === wanted ? [] : [{ name, rule, rows, given, wanted, found }]));
      }),
    );
    expect(wrong.slice(0, 2)).toEqual([]);
  });

  it('cost what they weigh: twice as many rows are about twice as long', () => {
    const textOf = (count: number) =>
      [
        'tariff promotions "Promotions"',
        'currency EUR',
        'rounding each amount half up to 0.01 EUR',
        'fact basket : EUR, from 0 to 10 000',
        'fact pieces : number, whole, from 0 to 1 000',
        'amount discount = higher of',
        ...Array.from(
          { length: count },
          (_, row) =>
            `  | promotion ${row} | ${row} EUR + ${row % 50} % * basket | when pieces is above ${row} |`,
        ),
        '  | none | 0 EUR |',
        '',
      ].join('\n');
    const [one = 0, two] = [60, 120].map((count) => sizeOf(modelOfText(textOf(count))));
    expect(one).toBeGreaterThan(1000);
    expect(two).toBeLessThan(2.2 * one);
  });
});

/** Characters of what the model computes. */
const sizeOf = ({ definitions }: Model): number =>
  JSON.stringify(definitions, (_, value) => (typeof value === 'bigint' ? `${value}` : value)).length;
