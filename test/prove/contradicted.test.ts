import { describe, expect, it } from 'vitest';
import { contradictionsOf } from '../../compiler/4-analyse/prover/reports/contradicted.js';
import { compile } from '../../compiler/pipeline.js';

describe('an alternative of a reading', () => {
  const text = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 10 000
reading order "Minimum before or after the discount"
  | option | because |
  | before | "…"     |
  | after  | "…"     |
  chosen after
reading blocks "Started blocks"
  | option  | value                         | because |
  | started | started blocks of 10 m2 in area | "…"   |
  | exact   | exact blocks of 10 m2 in area   | "…"   |
  chosen started
amount fee "Fee" = 30 EUR/block * blocks
  at least 90 EUR when order is before
  times 80 %
  at least 90 EUR when order is after
  due when area is above 0 m2
check "never below the minimum" fee is at least 90 EUR when area is above 0 m2
check fee never decreases in area
`;

  it('is told to contradict the checks that it makes false, and only those', () => {
    const { model } = compile({ path: 'demo.bareme', text });
    if (model === undefined) throw new Error('no model');
    expect(
      contradictionsOf(model).map(({ reading, option, property }) => [reading.name, option, property.text]),
    ).toEqual([['order', 'before', 'never below the minimum']]);
  });
});
