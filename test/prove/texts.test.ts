import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { compile } from '../../compiler/pipeline.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';

const model = modelOfText(`tariff texts "Texts"
currency EUR
rounding each amount half up to 0.01 EUR
results fee
fact a "A" : text
fact b "B" : text
fact n "N" : number, whole, from 0 to 9
value vip = "VIP"
amount fee "Fee" = first of
  | 1 EUR * n | when a is vip |
  | 2 EUR * n | when a is b |
  | 3 EUR * n | otherwise |
check fee is at least 2 EUR * n when a is not "VIP"
check fee is at least 2 EUR * n
check a is b
check a is not "written in this check only"
check fee has no effect of b
check fee has no effect of b when a is "VIP"
`);
const proofs = prove(model);
const statusOf = (text: string) => proofs.find(({ property }) => property.text === text)?.status;

describe('texts', () => {
  it('are compared with those that a value names', () => {
    expect(statusOf('fee is at least 2 EUR * n when a is not "VIP"')).toBe('proved');
    expect(statusOf('fee is at least 2 EUR * n')).toBe('false');
  });

  it('may differ although the rules name neither', () => {
    expect(statusOf('a is b')).toBe('false');
  });

  it('may be what only a check names', () => {
    expect(statusOf('a is not "written in this check only"')).toBe('false');
  });

  it('have an effect where one of them is another than before', () => {
    expect(statusOf('fee has no effect of b')).toBe('false');
    expect(statusOf('fee has no effect of b when a is "VIP"')).toBe('proved');
  });

  it('have no order in which anything could rise', () => {
    const { diagnostics } = compile({
      path: 'texts.bareme',
      text: `tariff texts "Texts"
currency EUR
rounding each amount half up to 0.01 EUR
fact a "A" : text
amount fee "Fee" = 1 EUR when a is "x", otherwise 2 EUR
check fee never decreases in a
`,
    });
    expect(diagnostics.map(({ code }) => code)).toEqual(['E219']);
  });
});
