// Rules nested deeper than the stack bears: what is asked of them is undecided, and nobody sees a crash.

import { describe, expect, it } from 'vitest';
import { proofOf } from '../../compiler/4-analyse/prover/prove.js';
import { rules } from '../../compiler/4-analyse/prover/reason/rules.js';
import { modelOf } from './model-of.js';

const chain = (length: number, last: string) => `tariff chain "Chain"
currency EUR
rounding each amount half up to 0.01 EUR
fact n : number, whole, from 0 to 100
fact b : yes/no
amount v0 = 1 EUR * n
${Array.from(
  { length },
  (_, at) => `amount v${at + 1} = first of
  | one | v${at} + 1 EUR | when b |
  | other | v${at} - 1 EUR | otherwise |`,
).join('\n')}
amount total = v${length}
${last}
`;

describe('rules that are nested deeply', () => {
  it.each([20, 120])('are never proved wrongly, with %i of them on one another', (length) => {
    const model = modelOf(
      chain(
        length,
        'check total never decreases in n\ncheck total never decreases in b\ncheck total never increases in n',
      ),
    );
    const [rises, , falls] = model.properties.map(
      (property) => proofOf(model, property, { boxes: 4, tests: 10 }).status,
    );
    expect(['proved', 'undecided']).toContain(rises);
    expect(falls).toBe('false');
  });

  const small = modelOf(chain(1, 'check total never decreases in n'));
  const [property] = small.properties;

  it('are undecided where the stack ends within the search', () => {
    if (!property) throw new Error('no check');
    const overflowing = (): never => overflowing();
    const failing = {
      ...rules,
      hull: overflowing,
      rounded: overflowing,
      times: overflowing,
      leastStep: overflowing,
    };
    const proof = proofOf(small, property, { tests: 10, rules: failing });
    expect(proof).toMatchObject({ status: 'undecided', spent: 'depth' });
    expect(proof.tested).toBeGreaterThan(0);
  });

  it('show any other fault of the prover as what it is', () => {
    if (!property) throw new Error('no check');
    const failing = {
      ...rules,
      leastStep: (): never => {
        throw new TypeError('a fault');
      },
    };
    expect(() => proofOf(small, property, { tests: 10, rules: failing })).toThrow('a fault');
  });
});
