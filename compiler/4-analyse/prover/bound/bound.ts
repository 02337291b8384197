// The range of a sum whose terms belong together: several ways to see it are tried until its sign is known.

import { anything, type Range } from '../../range/interval.js';
import type { Engine, Frame, Want } from '../terms/frame.js';
import { both, isSettled } from '../terms/settled.js';
import type { Poly } from '../terms/terms.js';
import { byPairs, bySharedCofactor, bySharedFactor } from './bound-by-factors.js';
import { byAlternatives, byCases, byRounding } from './bound-by-kind.js';
import { byAssumption, byDivisor, byPeriod } from './bound-by-relation.js';

/** One way to see a sum. Undefined: there is no value; `anything`: it says nothing. */
export type Strategy = (engine: Engine, poly: Poly, frame: Frame, want: Want) => Range | undefined;

const first: readonly Strategy[] = [
  byAssumption,
  bySharedCofactor,
  byPairs,
  bySharedFactor,
  byDivisor,
  byPeriod,
  byRounding,
];

/** What is chosen by conditions alone is looked at before alternatives: each row then says more about them. */
function strategiesFor(poly: Poly): readonly Strategy[] {
  const chosen = poly.terms.some(({ factors }) => factors.length === 1 && factors[0]?.kind === 'cases');
  return chosen ? [...first, byCases, byAlternatives] : [...first, byAlternatives, byCases];
}

/** Nested questions deeper than this are answered term by term. */
const deepest = 24;

export function bound(engine: Engine, poly: Poly, frame: Frame, want: Want): Range | undefined {
  if (poly.terms.length === 0) return engine.rough(poly, frame);
  const memory = frame.bounds[want];
  if (memory.has(poly)) return memory.get(poly);
  const simple = engine.simplified(poly, frame);
  if (simple !== poly) {
    const value = engine.bound(simple, frame, want);
    memory.set(poly, value);
    return value;
  }
  let best = engine.rough(poly, frame);
  // A question that comes back to itself is answered with what is known so far.
  memory.set(poly, best);
  if (!best || isSettled(best, want) || engine.depth >= deepest) return best;
  const tangled = isTangled(poly);
  if (!tangled && frame.known.size === 0) return best;
  engine.depth++;
  for (const strategy of tangled ? strategiesFor(poly) : [byAssumption]) {
    if (engine.fuel <= 0) break;
    engine.fuel--;
    const seen: Range | undefined = strategy(engine, poly, frame, want);
    best = seen && (seen === anything ? best : both(best, seen));
    memory.set(poly, best);
    if (!best || isSettled(best, want)) break;
  }
  engine.depth--;
  return best;
}

/** True when a variable occurs in several places: where none does, the parts tell all there is to know. */
function isTangled(poly: Poly): boolean {
  let seen = 0n;
  for (const { factors } of poly.terms) {
    for (const { variables } of factors) {
      if ((seen & variables) !== 0n) return true;
      seen |= variables;
    }
  }
  return false;
}
