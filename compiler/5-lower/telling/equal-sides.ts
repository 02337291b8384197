// Where the two sides of a comparison meet as one fact changes: found by halving, however the fact reaches them.

import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { Input, Program } from '../program/program.js';
import { orderOf } from '../program/program-walk.js';
import type { Compare, TracedProgram } from './case-run.js';
import { withSteps } from './near-cases.js';

/** Cases on both sides of each place that is found, and at it; of items, by a fact of the first one or of none. */
export function* equalSides(
  traced: TracedProgram,
  program: Program,
  { left, right }: Compare,
  base: FactValues,
): Generator<FactValues> {
  for (const { input, lo, hi } of countedInputs(program, orderOf([left, right]))) {
    const difference = (steps: bigint): bigint => {
      const facts = withSteps(base, input, steps);
      const [a = 0n, b = 0n] = facts === undefined ? [] : traced.integers([left, right], facts);
      return a - b;
    };
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
      for (const steps of [before, after]) {
        const met = withSteps(base, input, steps);
        if (met !== undefined) yield met;
      }
    }
  }
}

interface Counted {
  readonly input: Input;
  readonly lo: bigint;
  readonly hi: bigint;
}

/** The facts among some nodes that are numbers of steps. */
export function countedInputs(
  program: Program,
  nodes: readonly { readonly kind: string; readonly input?: string }[],
): readonly Counted[] {
  const reached = new Set(nodes.map((node) => (node.kind === 'input' ? node.input : '')));
  return program.inputs.flatMap((input) => {
    const { shape, steps } = input;
    if (steps === undefined || shape.kind === 'choice' || !reached.has(shape.name)) return [];
    return [{ input, lo: steps.lo, hi: steps.hi }];
  });
}
