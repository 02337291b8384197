// Where a quotient is about to round the other way as one fact changes: where the dividend grows by the same with each step, the place of a
// remainder is a linear congruence, solved instead of searched.

import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { IntegerNode, Program } from '../program/program.js';
import { orderOf } from '../program/program-walk.js';
import type { TracedProgram } from './case-run.js';
import { countedInputs } from './equal-sides.js';
import { withSteps } from './near-cases.js';

export type Quotient = Extract<IntegerNode, { readonly kind: 'quotient' }>;

/** Cases at remainders beside nought and beside a half, for even and odd quotients. */
export function* roundingPoints(
  traced: TracedProgram,
  program: Program,
  { dividend, divisor, list }: Quotient,
  base: FactValues,
): Generator<FactValues> {
  const read = orderOf([dividend, divisor]);
  for (const { input, lo, hi, changed, measured } of countedInputs(program, read, list, base)) {
    const at = (steps: bigint) => withSteps(base, input, steps, changed);
    const found = (steps: bigint) => {
      const facts = at(steps);
      return facts === undefined ? [] : traced.integers([dividend, divisor], facts, measured);
    };
    // Where the fact enters in blocks, the next steps change nothing: then as many steps as change something.
    for (const from of [lo, lo + (hi - lo) / 3n, lo + (2n * (hi - lo)) / 3n]) {
      for (const stride of [1n, 10n, 100n, 1000n]) {
        if (from + 2n * stride > hi) break;
        const [start, by] = found(from);
        const [next] = found(from + stride);
        const [last] = found(from + 2n * stride);
        if (start === undefined || next === undefined || last === undefined || by === undefined) break;
        const slope = next - start;
        if (slope === 0n || last - next !== slope) continue;
        for (const remainder of tellingRemainders(by)) {
          const steps = leastSolution(slope, remainder - start, 2n * by);
          const facts = steps === undefined ? undefined : at(from + steps * stride);
          if (steps !== undefined && facts !== undefined && from + steps * stride <= hi) yield facts;
        }
        break;
      }
    }
  }
}

/** Of twice the divisor, so that the quotient is even and odd. */
function tellingRemainders(divisor: bigint): readonly bigint[] {
  const half = divisor / 2n;
  const beside = [0n, 1n, divisor - 1n, half - 1n, half, half + 1n].filter((each) => each >= 0n);
  return [...new Set(beside)].flatMap((each) => [each, each + divisor]);
}

/** The least k >= 0 with factor × k ≡ wanted modulo a positive number; undefined where there is none. */
export function leastSolution(factor: bigint, wanted: bigint, modulus: bigint): bigint | undefined {
  const positive = (value: bigint, by: bigint) => ((value % by) + by) % by;
  let [a, b] = [positive(factor, modulus), modulus];
  // Invariant: a ≡ x × factor and b ≡ y × factor.
  let [x, y] = [1n, 0n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  if (a === 0n) return undefined;
  const target = positive(wanted, modulus);
  if (target % a !== 0n) return undefined;
  return positive(x * (target / a), modulus / a);
}
