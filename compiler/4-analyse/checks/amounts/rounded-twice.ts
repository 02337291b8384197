// A value that is rounded to cents and then, as it is, to a coarser step: not the same as rounding it once.

import type { Expression } from '../../../3-model/model.js';
import { roundedTwice } from '../../../diagnostics/catalogue/analysis/analysis-steps.js';
import { compare, divide, type RoundingMode } from '../../../runtime/exact/rational.js';
import type { ModelIndex } from '../../model-index.js';
import type { Check } from '../check.js';

const isToNearest: Readonly<Record<RoundingMode, boolean>> = {
  'half-up': true,
  'half-down': true,
  'half-even': true,
  up: false,
  down: false,
};

export const roundedAgain: Check = ({ index }, report) => {
  const reported = new Set<string>();
  for (const { body, span, owner, counterfactual } of index.model.definitions) {
    if (body.kind !== 'round' || counterfactual !== undefined) continue;
    const before = roundingBehind(index, body.operand);
    if (before === undefined || !isToNearest[body.mode] || !isToNearest[before.mode]) continue;
    if (compare(before.step, body.step) >= 0 || divide(body.step, before.step).d !== 1n) continue;
    const place = `${span.file}:${span.start}`;
    if (reported.has(place)) continue;
    reported.add(place);
    const related = [{ span: before.span, label: { en: 'rounded here', fr: 'arrondi ici' } }];
    report(roundedTwice(span, { owner }, { related }));
  }
};

/** The rounding whose result an expression hands on unchanged. */
function roundingBehind(
  index: ModelIndex,
  expression: Expression,
): Extract<Expression, { kind: 'round' }> | undefined {
  let current = expression;
  while (current.kind === 'reference') {
    const definition = index.definitions.get(current.definition);
    if (definition === undefined) return undefined;
    current = definition.body;
  }
  return current.kind === 'round' ? current : undefined;
}
