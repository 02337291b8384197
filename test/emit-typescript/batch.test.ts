// The batch entry refuses what the checked entry refuses, row by row, and the others go on.

import { beforeAll, describe, expect, it } from 'vitest';
import { type Evaluator, evaluatorOf, modelOfText, sourceOf } from './compile-evaluator.js';

const tariff = `tariff camps "Camps"
currency EUR
rounding each amount half up to 0.01 EUR
fact nights "Nights" : nights, whole, from 0 to 30
fact member "Member" : yes/no
fact grant "Grant" : EUR, from 0 to 100, needed when member
list children "Children", up to 3
  fact age of children "Age" : years, whole, from 0 to 17
  fact bed of children "Bed" : yes/no
  fact linen of children "Linen" : EUR, from 0 to 10, needed when bed
require nights is above 0 nights "at least one night"
require of children age is at least 3 years "too young"
notice "a long stay" when nights is above 14 nights
notice "prices of this year"
amount bedding of children = linen when bed, otherwise 0 EUR
amount total = 20 EUR/night * nights + sum of bedding over children
  less grant when member
results total`;

const child = (age: number, bed = false, linen?: number) => ({
  age,
  bed,
  ...(linen !== undefined && { linen }),
});

describe('a batch', () => {
  let evaluator: Evaluator;

  beforeAll(async () => {
    evaluator = evaluatorOf(await sourceOf(modelOfText(tariff)));
  });

  it('answers row by row, with notices, and says of every other row why it is refused', () => {
    const rows: readonly (readonly [number, unknown, number, unknown])[] = [
      [7, 1, 500, []],
      [0, 0, Number.NaN, []],
      [7, 1, Number.NaN, []],
      [21, 0, Number.NaN, [child(9), child(4, true, 150)]],
      [7, 0, Number.NaN, [child(9), child(2)]],
      [7, 0, Number.NaN, [child(9), child(4, true)]],
      [7, 0, Number.NaN, [child(9), child(18)]],
      [7, 0, Number.NaN, [child(9), child(4, true, 1.5)]],
      [7, 0, Number.NaN, [child(9), child(9), child(9), child(9)]],
      [7, 0, Number.NaN, undefined],
      [7, 2, 10_001, []],
      [7, 0, Number.NaN, [{ age: 5 }]],
    ];
    const column = (at: number) => rows.map((row) => row[at]);
    const { outputs, refused, notices } = evaluator.evaluateBatch(
      { nights: column(0), member: column(1), grant: column(2), children: column(3) },
      rows.length,
    );
    expect(
      [...(outputs.total as Float64Array)].map((cents, row) => (refused.has(row) ? 'refused' : cents)),
    ).toEqual([13_500, 'refused', 'refused', 42_150, ...Array.from({ length: 8 }, () => 'refused')]);
    expect([...notices]).toEqual([
      [0, ['prices of this year']],
      [3, ['a long stay', 'prices of this year']],
    ]);
    const reasons = [...refused].map(([row, errors]) => [
      row,
      errors.map(({ code, path }) => `${code} ${path}`),
    ]);
    expect(reasons).toEqual([
      [1, ['requirement_failed ']],
      [2, ['missing_fact grant']],
      [4, ['requirement_failed children[1]']],
      [5, ['missing_fact children[1].linen']],
      [6, ['out_of_domain children[1].age']],
      [7, ['off_step children[1].linen']],
      [8, ['too_many_items children']],
      [9, ['missing_fact children']],
      [10, ['out_of_domain member', 'out_of_domain grant']],
      [11, ['missing_fact children[0].bed']],
    ]);
  });

  it('says in the file what the unchecked entry leaves to its caller', async () => {
    expect(await sourceOf(modelOfText(tariff))).toContain(
      'and that it meets the requirements of the rules: nothing is checked, and no notice is given.',
    );
  });
});
