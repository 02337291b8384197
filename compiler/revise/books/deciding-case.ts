// Two slips that a book cannot tell apart → the case that would: asked of the other system, its answer decides.

import { boundaryCases } from '../../4-analyse/boundary-cases.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import type { Amounts, Facts } from './bill.js';
import { predictionOf, type World } from './prediction.js';

export interface DecidingCase {
  readonly facts: Facts;
  /** What would be billed under the one and under the other. */
  readonly one: Amounts;
  readonly other: Amounts;
}

/** Cases at limits and between them that are tried. */
const mostTried = 400;

/** Undefined where none of the cases tried tells them apart: they may mean the same. */
export function decidingCase(one: Hypothesis, other: Hypothesis, world: World): DecidingCase | undefined {
  const predictions = [predictionOf(one, world), predictionOf(other, world)] as const;
  const [first, second] = predictions;
  if (first === undefined || second === undefined) return undefined;
  for (const { input } of boundaryCases(world.rules, { seed: 1, count: mostTried })) {
    const facts = input as Facts;
    const priced = world.price(facts);
    if (priced === undefined) continue;
    const [a, b] = [first({ facts, priced }), second({ facts, priced })];
    if (a === undefined || b === undefined) continue;
    if (a.some((amount, index) => amount !== b[index])) return { facts, one: a, other: b };
  }
  return undefined;
}
