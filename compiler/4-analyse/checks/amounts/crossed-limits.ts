// Steps that can never change anything: a minimum that is always exceeded, a cap that is never reached.

import { limitNeverApplies } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { compare } from '../../../runtime/exact/rational.js';
import type { Check } from '../check.js';

export const crossedLimits: Check = ({ index, ranges }, report) => {
  for (const { body, role, counterfactual, span, formula, owner } of index.model.definitions) {
    if (role !== 'step' || counterfactual !== undefined) continue;
    if ((body.kind !== 'minimum' && body.kind !== 'maximum') || body.operands.length !== 2) continue;
    const [soFar, limit] = body.operands;
    if (soFar === undefined || limit === undefined) continue;
    const a = ranges.ofExpression(soFar);
    const b = ranges.ofExpression(limit);
    const idle =
      (body.kind satisfies 'minimum' | 'maximum') === 'maximum'
        ? a.lo !== undefined && b.hi !== undefined && compare(a.lo, b.hi) >= 0
        : a.hi !== undefined && b.lo !== undefined && compare(a.hi, b.lo) <= 0;
    const always =
      (body.kind satisfies 'minimum' | 'maximum') === 'maximum'
        ? a.hi !== undefined && b.lo !== undefined && compare(a.hi, b.lo) < 0
        : a.lo !== undefined && b.hi !== undefined && compare(a.lo, b.hi) > 0;
    if (idle || always) report(limitNeverApplies(span, { step: formula, owner, always }));
  }
};
