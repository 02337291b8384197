// The checks that need the whole model, one small file each, in the order in which an analyst would ask.

import type { Model } from '../../3-model/model.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { indexOf } from '../model-index.js';
import { valuesOfAccepted } from '../range/values.js';
import { rangesFrom } from '../ranges.js';
import { resultsAlwaysRefused } from './amounts/always-refused.js';
import { crossedLimits } from './amounts/crossed-limits.js';
import { dueWithoutUse } from './amounts/due-for-nothing.js';
import { floorsBeforeReductions } from './amounts/floor-before-reduction.js';
import { amountsNeverRounded } from './amounts/never-rounded.js';
import { percentsAsFractions } from './amounts/percent-as-fraction.js';
import { reducedAbove } from './amounts/reduced-above-general.js';
import { resultsWithoutEnd } from './amounts/results-without-end.js';
import { roundedAgain } from './amounts/rounded-twice.js';
import { valuesThatCannotBe } from './amounts/values-that-cannot-be.js';
import type { Check, ChecksThatProve } from './check.js';
import { itemsWithThemselves } from './items/item-with-itself.js';
import { jumpsAtBoundaries } from './rows/jump-at-boundary.js';
import { neverRetained } from './rows/never-retained.js';
import { ratesOutOfOrder } from './rows/rates-out-of-order.js';
import { tableRows } from './rows/table-rows.js';

const checksWith = (proving: ChecksThatProve | undefined): readonly Check[] => [
  percentsAsFractions,
  itemsWithThemselves,
  tableRows,
  ...(proving === undefined ? [] : [proving.rowClaims, proving.valuesBelowNought]),
  valuesThatCannotBe,
  ratesOutOfOrder,
  reducedAbove,
  jumpsAtBoundaries,
  ...(proving === undefined ? [] : [proving.divisionByZero]),
  crossedLimits,
  neverRetained,
  floorsBeforeReductions,
  dueWithoutUse,
  roundedAgain,
  amountsNeverRounded,
  resultsWithoutEnd,
  resultsAlwaysRefused,
];

/** Reports what is wrong or suspicious in a model. Pure; linear in the model but for the rows of small tables. */
export function analyse(model: Model, report: Report, proving: ChecksThatProve | undefined): void {
  const index = indexOf(model);
  const values = valuesOfAccepted(model, { readings: 'all' });
  const ranges = rangesFrom(values);
  for (const check of checksWith(proving)) check({ index, ranges, values }, report);
}
