// Where the two sides of a comparison meet as one fact changes: found by halving, however the fact reaches them.

import { dateOf, numbersFromDays } from '../../runtime/exact/calendar.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import type { Input, Program } from '../program/program.js';
import { orderOf } from '../program/program-walk.js';
import type { Compare, TracedProgram } from './case-run.js';
import { placesOf, withSteps } from './near-cases.js';

/** Cases on both sides of each place that is found, and at it; of items, by a fact of the same one, of another or of none. */
export function* equalSides(
  traced: TracedProgram,
  program: Program,
  { left, right, list }: Compare,
  base: FactValues,
): Generator<FactValues> {
  const read = orderOf([left, right]);
  for (const { input, lo, hi, changed, measured } of countedInputs(program, read, list, base)) {
    const difference = (steps: bigint): bigint => {
      const facts = withSteps(base, input, steps, changed);
      const [a = 0n, b = 0n] = facts === undefined ? [] : traced.integers([left, right], facts, measured);
      return a - b;
    };
    for (const [start, end] of [[lo, hi] as const, ...yearsOf(input, lo, hi)]) {
      const [first, last] = [difference(start), difference(end)];
      const sign = first < last ? 1n : -1n;
      // The first place at which they are equal, and the first one beyond.
      for (const least of [0n, 1n]) {
        const isBeyond = (value: bigint) => sign * value >= least;
        if (isBeyond(first) || !isBeyond(last)) continue;
        let [before, after] = [start, end];
        while (after - before > 1n) {
          const middle = (before + after) / 2n;
          if (isBeyond(difference(middle))) after = middle;
          else before = middle;
        }
        for (const steps of [before, after]) {
          const met = withSteps(base, input, steps, changed);
          if (met !== undefined) yield met;
        }
      }
    }
  }
}

/** After so many years nearly every day of the year was every day of the week. */
const mostYears = 28;

/** What hangs on the day of the year goes up and down over a domain, and one way only within a year: in each, on another day of the week. */
function* yearsOf({ shape }: Input, lo: bigint, hi: bigint): Generator<readonly [bigint, bigint]> {
  if (shape.kind !== 'date') return;
  const { year } = numbersFromDays(Number(lo));
  for (let each = year; each < year + mostYears; each++) {
    const [first, last] = [dateOf(each, 1, 1), dateOf(each, 12, 31)];
    if (first === undefined || last === undefined) return;
    const [start, end] = [BigInt(first) < lo ? lo : BigInt(first), BigInt(last) > hi ? hi : BigInt(last)];
    if (start >= end) return;
    yield [start, end];
  }
}

interface Counted {
  readonly input: Input;
  readonly lo: bigint;
  readonly hi: bigint;
  /** The items whose fact is changed and whose value is looked at; any number where these are of no list. */
  readonly changed: number;
  readonly measured: number;
}

/**
 * The facts among some nodes that are numbers of steps, for a value of a list's items or of none. What an item takes over
 * from those before it changes with their facts and not with its own.
 */
export function countedInputs(
  program: Program,
  nodes: readonly { readonly kind: string; readonly input?: string }[],
  list: string | undefined,
  { lists }: FactValues,
): readonly Counted[] {
  const reached = new Set(nodes.map((node) => (node.kind === 'input' ? node.input : '')));
  const places = (of: string | undefined) => (of === undefined ? [0] : [...placesOf(lists[of]?.length ?? 0)]);
  return program.inputs.flatMap((input) => {
    const { shape, steps } = input;
    if (steps === undefined || shape.kind === 'choice' || !reached.has(shape.name)) return [];
    const { lo, hi } = steps;
    return places(list).flatMap((measured) =>
      places(shape.list).map((changed) => ({ input, lo, hi, changed, measured })),
    );
  });
}
