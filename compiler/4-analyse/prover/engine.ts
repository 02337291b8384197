// Puts the parts of the prover together over one pool of terms and one set of rules.

import { assuming, rowsWithin } from './bound/assume.js';
import { bound } from './bound/bound.js';
import { type Engine, homeOf } from './terms/frame.js';
import type { Pool } from './terms/pool.js';
import { rangeOfAtom, roughRange } from './terms/ranges-of-terms.js';
import type { Rules } from './terms/rules.js';
import { decided, simplified } from './terms/simplify.js';

export function engineOf(pool: Pool, rules: Rules): Engine {
  const engine: Engine = {
    pool,
    rules,
    fuel: 0,
    depth: 0,
    simplified: (poly, frame) => simplified(engine, poly, homeOf(frame, poly.variables)),
    decided: (condition, frame) => decided(engine, condition, homeOf(frame, condition.variables)),
    rough: (poly, frame) => roughRange(engine, poly, homeOf(frame, poly.variables)),
    rangeOfAtom: (atom, frame) => rangeOfAtom(engine, atom, homeOf(frame, atom.variables)),
    bound: (poly, frame, want) => bound(engine, poly, homeOf(frame, poly.variables), want),
    assuming: (condition, holds, frame, level) => assuming(engine, condition, holds, frame, level),
    rowsWithin: (atom, frame) => rowsWithin(engine, atom, frame),
  };
  return engine;
}
