// The checks that need the whole model, one small file each, in the order in which an analyst would ask.

import type { Model } from '../../3-model/model.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { indexOf } from '../model-index.js';
import { valuesOfAccepted } from '../range/values.js';
import { rangesFrom } from '../ranges.js';
import { resultsAlwaysRefused } from './always-refused.js';
import type { Check } from './check.js';
import { crossedLimits } from './crossed-limits.js';
import { divisionByZero } from './division-by-zero.js';
import { dueWithoutUse } from './due-for-nothing.js';
import { floorsBeforeReductions } from './floor-before-reduction.js';
import { jumpsAtBoundaries } from './jump-at-boundary.js';
import { neverRetained } from './never-retained.js';
import { amountsNeverRounded } from './never-rounded.js';
import { percentsAsFractions } from './percent-as-fraction.js';
import { ratesOutOfOrder } from './rates-out-of-order.js';
import { reducedAbove } from './reduced-above-general.js';
import { roundedAgain } from './rounded-twice.js';
import { rowClaims } from './row-claims.js';
import { tableRows } from './table-rows.js';

const checks: readonly Check[] = [
  percentsAsFractions,
  tableRows,
  rowClaims,
  ratesOutOfOrder,
  reducedAbove,
  jumpsAtBoundaries,
  divisionByZero,
  crossedLimits,
  neverRetained,
  floorsBeforeReductions,
  dueWithoutUse,
  roundedAgain,
  amountsNeverRounded,
  resultsAlwaysRefused,
];

/** Reports what is wrong or suspicious in a model. Pure; linear in the model but for the rows of small tables. */
export function analyse(model: Model, report: Report): void {
  const index = indexOf(model);
  const values = valuesOfAccepted(model, { readings: 'all' });
  const ranges = rangesFrom(values);
  for (const check of checks) check({ index, ranges, values }, report);
}
