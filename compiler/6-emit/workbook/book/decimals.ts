// Steps that are decimals, as spreadsheets round to them.

import type { Rational } from '../../../runtime/exact/rational.js';

/** Decimals after the point in which every multiple of the step is written; undefined where there are more than spreadsheets keep. */
export function decimalsOf(step: Rational): number | undefined {
  let scale = 1n;
  for (let digits = 0; digits <= 12; digits++) {
    if ((step.n * scale) % step.d === 0n) return digits;
    scale *= 10n;
  }
  return undefined;
}
