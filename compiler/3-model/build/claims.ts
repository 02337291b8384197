// What must be proved of rows whose limits depend on facts, where they are used.

import type { Claim, KeyedRows } from '../../2-check/types/checked.js';
import { yesNo } from '../../2-check/types/types.js';
import { expressionKey } from '../expressions/key.js';
import type { Build, Scope } from './build.js';

/** Once for each use, as keys and limits differ; of a counterfactual nothing is claimed. */
export function addClaim(build: Build, { condition, problem, span }: Claim, scope: Scope): void {
  if (scope.world.key !== '') return;
  const built = build.expression(condition, scope, false);
  const claim = { owner: scope.owner, problem, condition: { ...built, type: yesNo }, span };
  const key = expressionKey(built);
  const known = build.store.claims.some((other) => expressionKey(other.condition) === key);
  if (!known) build.store.claims.push(claim);
}

/** Remembers the rows of a `by` with its keys as they are used, under other facts too. */
export function addKeyedRows(build: Build, { subjects, rows, span }: KeyedRows, scope: Scope): void {
  const keys = subjects.map((subject) => build.expression(subject, scope, false));
  build.store.keyedRows.push({ owner: scope.owner, keys, rows, span });
}
