// Puts the parts of the prover together over one pool of terms and one set of rules.

import { assuming } from './assume.js';
import { bound } from './bound.js';
import type { Engine } from './frame.js';
import type { Pool } from './pool.js';
import { rangeOfAtom, roughRange } from './ranges-of-terms.js';
import type { Rules } from './rules.js';
import { decided, simplified } from './simplify.js';

export function engineOf(pool: Pool, rules: Rules): Engine {
  const engine: Engine = {
    pool,
    rules,
    fuel: 0,
    depth: 0,
    simplified: (poly, frame) => simplified(engine, poly, frame),
    decided: (condition, frame) => decided(engine, condition, frame),
    rough: (poly, frame) => roughRange(engine, poly, frame),
    rangeOfAtom: (atom, frame) => rangeOfAtom(engine, atom, frame),
    bound: (poly, frame, want) => bound(engine, poly, frame, want),
    assuming: (condition, holds, frame) => assuming(engine, condition, holds, frame),
  };
  return engine;
}
