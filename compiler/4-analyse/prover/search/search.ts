// Branch and bound: cuts the domain until every part is decided, a part is found where the property fails, or the budget is spent.

import { rangeOf } from '../../range/abstract.js';
import { pointOf } from '../../range/interval.js';
import { type Box, type Engine, frameOf, possibilities } from '../terms/frame.js';
import type { Condition, Variable } from '../terms/terms.js';
import type { Obligation } from './obligations.js';
import { splitOf } from './splits.js';

export interface Budget {
  /** Parts of the domain looked at, at most. */
  readonly boxes: number;
  /** Refinements per part, at most. */
  readonly fuel: number;
}

export interface SearchResult {
  readonly status: 'proved' | 'false' | 'open';
  readonly boxes: number;
}

/** What trying some cases of a part of the domain told: one breaks the property, none does, or all of them are refused. */
export type Trial = 'refuted' | 'holds' | 'refused';

/**
 * Shows an obligation, or finds where it fails. `tried` is asked about parts of the domain in which the property does not
 * hold or is still open; `refuted` (a checked counterexample) ends the search. `facts` are the variables of one case.
 */
export function searched(
  engine: Engine,
  obligation: Obligation,
  facts: readonly Variable[],
  budget: Budget,
  tried: (box: Box, variables: readonly Variable[], fails: boolean) => Trial,
): SearchResult {
  const { pool } = engine;
  let boxes = 0;
  let open = false;
  const implied = pool.or([pool.not(obligation.assumed), obligation.shown]);
  const variables = [...new Set([...facts, ...pool.variablesIn(implied.variables)])];

  /** True when a counterexample was found in the box or below. */
  const visit = (whole: Box, claim: Condition): boolean => {
    if (boxes >= budget.boxes) {
      open = true;
      return false;
    }
    boxes++;
    engine.fuel = budget.fuel;
    engine.depth = 0;
    const inner = engine.assuming(obligation.assumed, true, frameOf(whole));
    if (!inner) return false;
    const { box, known } = inner;
    const frame = frameOf(box, 0, known);
    const answer = engine.decided(claim, frame);
    if (answer === pool.holds || answer === pool.refused) return false;
    const fails = answer === pool.fails;
    let trial: Trial | undefined;
    if (fails || boxes <= 64 || isSmall(box, variables)) trial = tried(box, variables, fails);
    if (trial === 'refuted') return true;
    // Where it fails and yet no case breaks it, cases are refused: other ones may not be.
    const rest = fails ? claim : answer;
    const split = splitOf(engine, rest, frame, fails ? variables : []);
    if (!split) {
      open ||= trial !== 'refused' || !isPoint(box, variables);
      return false;
    }
    return below(split[0], rest) || below(split[1], rest);
  };
  /** What is made for a part is forgotten after it. */
  const below = (box: Box, claim: Condition): boolean => {
    const mark = pool.mark();
    const found = visit(box, claim);
    pool.release(mark);
    return found;
  };
  const found = below(obligation.box, implied);
  return { status: found ? 'false' : open ? 'open' : 'proved', boxes };
}

function isPoint(box: Box, variables: readonly Variable[]): boolean {
  return variables.every((variable) => {
    const value = possibilities(box, variable);
    switch (value.kind) {
      case 'numbers':
        return pointOf(rangeOf(value)) !== undefined;
      case 'truth':
        return value.canHold !== value.canFail;
      case 'symbols':
        return value.values?.size === 1;
      default:
        value satisfies never;
        return false;
    }
  });
}

/** Few enough possibilities that trying one tells much. */
function isSmall(box: Box, variables: readonly Variable[]): boolean {
  return variables.every((variable) => {
    const value = possibilities(box, variable);
    if (value.kind !== 'numbers') return true;
    const { lo, hi, grid } = value.range;
    if (!lo || !hi || !grid || grid.n === 0n) return false;
    return hi.n * lo.d * grid.d - lo.n * hi.d * grid.d <= 4n * grid.n * lo.d * hi.d;
  });
}
