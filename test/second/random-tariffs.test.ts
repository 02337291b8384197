// Some random tariffs through the second interpreter; `npm run second` tries thousands.

import { expect, it } from 'vitest';
import { compile } from '../../compiler/pipeline.js';
import { differenceOf, emptyTally } from './compare-random.js';

it('random tariffs with crossed lists come to what the second interpreter says', async () => {
  const tally = emptyTally();
  // 84: what comes before the declaration's own item, asked for within another operation over the same list.
  for (const seed of [84, ...Array.from({ length: 30 }, (_, index) => 5001 + index)]) {
    const ways = { compiled: seed % 6 === 0, program: seed % 2 === 0, workbook: seed % 6 === 1 };
    expect(await differenceOf(seed, 8, ways, tally)).toBeUndefined();
  }
  // Nothing is worth much that hardly ever compiles, prices or refuses.
  expect(tally.tariffs).toBeGreaterThan(25);
  expect(tally.priced).toBeGreaterThan(200);
  expect(tally.refused).toBeGreaterThan(5);
  expect(tally.compiled).toBeGreaterThan(3);
  expect(tally.programs).toBeGreaterThan(5);
  expect(tally.workbooks).toBeGreaterThan(0);
});

const errorsOf = (lines: string): readonly string[] =>
  compile({
    path: 't.bareme',
    text: `tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${lines}\n`,
  })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code} ${message.en}`);

it('an `or` or `otherwise` that never counts is a mistake, one that counts somewhere is none', () => {
  const facts = `fact extra : EUR, from 0 to 100, optional
fact price : EUR, from 0 to 100
fact usual : EUR, from 0 to 100, default 7 EUR
fact member : yes/no`;
  const never = 'E508 what stands before `or` is never absent';
  expect(errorsOf(`${facts}\namount fee = (price or 3 EUR)`)).toEqual([never]);
  expect(errorsOf(`${facts}\namount fee = (usual or 3 EUR)`)).toEqual([never]);
  expect(errorsOf(`${facts}\namount fee = 1 EUR when (member or yes), otherwise 2 EUR`)).toEqual([never]);
  // In another call, and under another fact, it is never absent.
  const both = `${facts}
function f(p in EUR) = (p, otherwise 0 EUR) + 1 EUR
amount fee = (extra, otherwise 0 EUR) + f(extra) + f(price)
amount other = (fee with extra 3 EUR)`;
  expect(errorsOf(both)).toEqual([]);
});
