// Divisions whose divisor may be zero for facts that the file allows.

import { walk } from '../../../3-model/expression-walk.js';
import { divisorMayBeZero } from '../../../diagnostics/catalogue/analysis/analysis.js';
import { compare, zero } from '../../../runtime/exact/rational.js';
import type { Check } from '../check.js';

export const divisionByZero: Check = ({ index, ranges }, report) => {
  const reported = new Set<string>();
  for (const definition of index.model.definitions) {
    walk(definition.body, (expression) => {
      if (expression.kind !== 'divide') return;
      const { lo, hi } = ranges.ofExpression(expression.right);
      if (lo === undefined || hi === undefined || compare(lo, zero) > 0 || compare(hi, zero) < 0) return;
      const { span } = expression.right;
      const place = `${span.file}:${span.start}`;
      if (reported.has(place)) return;
      reported.add(place);
      report(divisorMayBeZero(span, { what: definition.owner }));
    });
  }
};
