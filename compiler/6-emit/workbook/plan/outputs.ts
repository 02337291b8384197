// How a result leaves: the value where it may be shown, otherwise what is said instead. Per cent leave as 47 for 47 %.

import { isTime, type Result } from '../../../3-model/model.js';
import { minutesOfDay } from '../../../runtime/exact/cycles.js';
import type { Bench } from '../book/bench.js';
import { type Show, showFor } from '../book/show.js';
import { cell, choose, type Formula, holds, number, over, times } from '../formula/formula.js';
import { timeFormat } from '../formula/times.js';
import type { PlannedResult } from './plan.js';

export function outputFormula(
  bench: Bench,
  result: Result,
  planned: PlannedResult,
  otherwise: Formula,
): { readonly formula: Formula; readonly show: Show } {
  const value = cell(planned.value);
  const precision = bench.precisions.get(planned.value);
  const show = showFor(result.type, bench.model, bench.words, undefined, precision);
  const shown = holds(planned.shown);
  const instead = planned.instead === undefined ? otherwise : cell(planned.instead);
  if (result.type.kind === 'quantity' && result.type.percent) {
    return {
      formula: choose(shown, times(value, number(100)), instead),
      show: { ...show, kind: 'number', format: 'General' },
    };
  }
  if (isTime(result.type)) {
    return {
      formula: choose(shown, over(value, number(minutesOfDay)), instead),
      show: { ...show, format: timeFormat, unit: bench.words.time },
    };
  }
  return { formula: choose(shown, value, instead), show };
}
