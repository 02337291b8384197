// Results that may have no end when they are written with decimals: a third of something, which then refuses the case.

import { resultWithoutEnd } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import type { Check } from '../check.js';

export const resultsWithoutEnd: Check = ({ index, ranges, values }, report) => {
  for (const { definition: id, name, listed, type, kind } of index.model.results) {
    const definition = index.definitions.get(id);
    if (!listed || type.kind !== 'quantity' || definition === undefined) continue;
    if (values.ofDefinition(id) === undefined) continue;
    const { grid } = ranges.of(id);
    if (grid !== undefined && endsInDecimals(grid.d)) continue;
    report(resultWithoutEnd(definition.span, { name, amount: kind === 'amount' }));
  }
};

/** Divided by nothing but twos and fives. */
function endsInDecimals(divisor: bigint): boolean {
  let left = divisor;
  for (const factor of [2n, 5n]) while (left % factor === 0n) left /= factor;
  return left === 1n;
}
