// The checks that need the whole model, one small file each, in the order in which an analyst would ask.

import type { Model } from '../../3-model/model.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { indexOf } from '../model-index.js';
import { rangesOf } from '../ranges.js';
import type { Check } from './check.js';
import { crossedLimits } from './crossed-limits.js';
import { divisionByZero } from './division-by-zero.js';
import { ratesOutOfOrder } from './rates-out-of-order.js';
import { tableRows } from './table-rows.js';
import { withoutEffect } from './without-effect.js';

const checks: readonly Check[] = [tableRows, divisionByZero, crossedLimits, ratesOutOfOrder, withoutEffect];

/** Reports what is wrong or suspicious in a model. Pure; linear in the model but for the rows of small tables. */
export function analyse(model: Model, report: Report): void {
  const index = indexOf(model);
  const ranges = rangesOf(model);
  for (const check of checks) check({ index, ranges }, report);
}
