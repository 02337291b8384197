// Where the two sides of a comparison meet as one fact changes: found by halving, however the fact reaches them.

import { multiply, rational } from '../../runtime/exact/rational.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { Input, Program } from '../program/program.js';
import { orderOf } from '../program/program-walk.js';
import type { Compare, TracedProgram } from './case-run.js';
import { nearCases } from './near-cases.js';

/** Cases on both sides of each place that is found, and at it. */
export function* equalSides(
  traced: TracedProgram,
  program: Program,
  compared: Compare,
  base: FactValues,
): Generator<FactValues> {
  const { left, right } = compared;
  if (left.list !== undefined || right.list !== undefined) return;
  const reached = new Set(orderOf([left, right]).map((node) => (node.kind === 'input' ? node.input : '')));
  for (const input of program.inputs) {
    if (input.shape.list !== undefined || input.steps === undefined || !reached.has(input.shape.name))
      continue;
    if (input.shape.kind === 'choice') continue;
    const { lo, hi } = input.steps;
    const at = (steps: bigint) => withSteps(base, input, steps);
    const difference = (steps: bigint) => traced.difference(compared, at(steps));
    const [first, last] = [difference(lo), difference(hi)];
    const sign = first < last ? 1n : -1n;
    // The first place at which they are equal, and the first one beyond.
    for (const least of [0n, 1n]) {
      const isBeyond = (value: bigint) => sign * value >= least;
      if (isBeyond(first) || !isBeyond(last)) continue;
      let [before, after] = [lo, hi];
      while (after - before > 1n) {
        const middle = (before + after) / 2n;
        if (isBeyond(difference(middle))) after = middle;
        else before = middle;
      }
      yield at(before);
      yield at(after);
    }
  }
}

function withSteps(base: FactValues, input: Input, steps: bigint): FactValues {
  const grid = input.steps?.grid ?? { n: 1n, d: 1n };
  const [, changed = base] = nearCases(base, input, [multiply(rational(steps), grid)]);
  return changed;
}
