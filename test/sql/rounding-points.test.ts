// The congruence that finds points of rounding, against trying every step.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastSolution } from '../../compiler/5-lower/telling/rounding-points.js';

it('gives the first step at which a remainder stands, or none', () => {
  const small = fc.bigInt({ min: -60n, max: 60n });
  fc.assert(
    fc.property(small, small, fc.bigInt({ min: 1n, max: 60n }), (factor, wanted, modulus) => {
      const steps = Array.from({ length: Number(modulus) }, (_, step) => BigInt(step));
      const first = steps.find((step) => (factor * step - wanted) % modulus === 0n);
      expect(leastSolution(factor, wanted, modulus)).toBe(first);
    }),
  );
});
