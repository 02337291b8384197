// A percentage whose range ends at 1 %: mostly meant as a fraction.

import { percentAsFraction } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import { equals, rational } from '../../../runtime/exact/rational.js';
import type { Check } from '../check.js';

export const percentsAsFractions: Check = ({ index }, report) => {
  for (const { name, type, domain, span } of index.model.facts) {
    if (type.kind !== 'quantity' || !type.percent || domain === undefined) continue;
    if (equals(domain.to, rational(1, 100))) report(percentAsFraction(span, { name }));
  }
};
