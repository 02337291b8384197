import { describe, expect, it } from 'vitest';
import { compile } from '../../../compiler/pipeline.js';

const document =
  'Entry costs 5 EUR (general tariff) or 3 EUR (reduced tariff). A locker costs 2 EUR (general tariff).';
const rules = (locker: string, fee: string) => `tariff pool "Pool"
source "pool.txt"
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
fact lockers "Lockers" : number, whole, from 0 to 1 000
fact tariff_class "Tariff" : one of general "General tariff" | reduced "Reduced tariff"
table entry across tariff_class
  | General tariff | Reduced tariff |
  | 5 EUR          | 3 EUR          |
  quote "Entry costs 5 EUR (general tariff) or 3 EUR (reduced tariff)."
${locker}
amount entries "Entries" = entry * visits
amount locker_fee "Lockers" = ${fee}
`;
const value = 'value locker_price = 2 EUR\n  quote "A locker costs 2 EUR (general tariff)."';

function codes(text: string, source = document): readonly string[] {
  const file = { path: 'pool.txt', text: source };
  return compile({ path: 'pool.bareme', text }, { document: () => file }).diagnostics.map(({ code }) => code);
}

describe('an amount that is given for one option only', () => {
  it('is told where it is charged under the other one too', () => {
    expect(codes(rules(value, 'locker_price * lockers'))).toEqual(['W622']);
  });

  it('is not where what is charged depends on the choice', () => {
    const factor = `${value}\ntable locker_share across tariff_class
  | general | reduced |
  | 100 %   | 0 %     |`;
    expect(codes(rules(factor, 'locker_price * lockers * locker_share'))).toEqual([]);
    const guarded = 'locker_price * lockers when tariff_class is general, otherwise not given';
    expect(codes(rules(value, guarded))).toEqual([]);
  });

  it('is not where the quote speaks of both, or of neither', () => {
    const both = `${value}\n  quote "3 EUR (reduced tariff)."`;
    expect(codes(rules(both, 'locker_price * lockers'))).toEqual([]);
    const neither = value.replace(' (general tariff).', '');
    expect(codes(rules(neither, 'locker_price * lockers'))).toEqual([]);
  });

  it('is not where somebody has decided that it holds for all', () => {
    const allowed = `${value}\n  allow W622 because "the operator says so"`;
    expect(codes(rules(allowed, 'locker_price * lockers'))).toEqual([]);
  });
});
