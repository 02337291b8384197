// Where a quotient is about to round the other way as one fact changes: where the dividend grows by the same with each step, the place of a
// remainder is a linear congruence, solved instead of searched.

import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { Program } from '../program/program.js';
import { orderOf } from '../program/program-walk.js';
import type { Quotient, TracedProgram } from './case-run.js';
import { countedInputs } from './equal-sides.js';
import { stepsIn, withSteps } from './near-cases.js';

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
    // From where the case is, which may be a band of its own, and from elsewhere. Where the fact enters in blocks, the next steps
    // change nothing: then as many steps as change something.
    const own = stepsIn(base, input, changed) ?? lo;
    for (const from of new Set([own, lo, lo + (hi - lo) / 3n, lo + (2n * (hi - lo)) / 3n])) {
      for (const stride of [1n, 10n, 100n, 1000n]) {
        if (from + 2n * stride > hi) break;
        const [start, by] = found(from);
        const [next] = found(from + stride);
        const [last] = found(from + 2n * stride);
        if (start === undefined || next === undefined || last === undefined || by === undefined) break;
        const slope = next - start;
        if (slope === 0n || last - next !== slope) continue;
        for (const remainder of tellingRemainders(by, slope, start)) {
          const steps = leastSolution(slope, remainder - start, 2n * by);
          const facts = steps === undefined ? undefined : at(from + steps * stride);
          if (steps !== undefined && facts !== undefined && from + steps * stride <= hi) yield facts;
        }
        break;
      }
    }
  }
}

/** Of twice the divisor, so that the quotient is even and odd; and the last ones before each place of rounding that can be met at all. */
function tellingRemainders(divisor: bigint, slope: bigint, start: bigint): readonly bigint[] {
  const half = divisor / 2n;
  const beside = [0n, 1n, divisor - 1n, half - 1n, half, half + 1n].filter((each) => each >= 0n);
  const apart = greatestCommonDivisor(slope, 2n * divisor);
  const met = [divisor, half, half + 1n].flatMap((place) => {
    const reached = place + positive(start - place, apart);
    return [reached, reached - apart];
  });
  return [...new Set([...beside, ...met])].flatMap((each) => [each, each + divisor]);
}

const positive = (value: bigint, by: bigint): bigint => ((value % by) + by) % by;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least k >= 0 with factor × k ≡ wanted modulo a positive number; undefined where there is none. */
export function leastSolution(factor: bigint, wanted: bigint, modulus: bigint): bigint | undefined {
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
