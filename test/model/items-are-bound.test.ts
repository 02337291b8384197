// Every item that a definition speaks of is its own or bound by an operation over a list: else it would ask for a fact of no item.

import { expect, it } from 'vitest';
import { openLoops } from '../../compiler/3-model/expressions/loops.js';
import { compile } from '../../compiler/index.js';
import { randomCarried } from '../second/random-carried.js';
import { randomTariff } from '../second/random-tariffs.js';

/** Definitions that speak of an item that nobody chose. */
function unbound(text: string): readonly string[] {
  const { model } = compile({ path: 'rules.bareme', text });
  return (model?.definitions ?? []).flatMap(({ id, body, loops }) => {
    const own = new Set(loops.map((loop) => loop.id));
    return [...openLoops(body)].filter((loop) => !own.has(loop)).map((loop) => `${id}: ${loop}`);
  });
}

it('is so of random tariffs', () => {
  const texts = Array.from({ length: 80 }, (_, seed) =>
    [randomCarried, randomTariff].map((drawn) => drawn(seed, 10).text),
  ).flat();
  expect(texts.flatMap(unbound)).toEqual([]);
});

const operations = [
  'highest size over lines before this one where part is above 3 EUR, otherwise 10',
  'sum of size over lines before this one where part is above 3 EUR, otherwise 10',
  'the last size over lines before this one where part is above 3 EUR, otherwise 10',
  'highest size over lines where part is above 3 EUR, otherwise 10',
];

it.each(operations)(
  'is so where a condition may be absent, which is refused where it is not seen: %s',
  (operation) => {
    const text = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
list lines, up to 5
fact cost of lines : EUR, from 0 to 60, optional
fact size of lines : number, whole, from 0 to 9
value part of lines = cost
amount fee of lines = (${operation}) * 1 EUR
results fee
`;
    const { model, diagnostics } = compile({ path: 'rules.bareme', text });
    const errors = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    expect(errors).toEqual(operation.includes('before') ? ['E503'] : []);
    expect(model === undefined).toBe(errors.length > 0);
    expect(unbound(text)).toEqual([]);
    const guarded = compile({
      path: 'rules.bareme',
      text: text.replace('where part', 'where cost is given and cost'),
    });
    expect(guarded.model).toBeDefined();
  },
);
