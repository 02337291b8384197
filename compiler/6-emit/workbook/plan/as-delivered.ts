// Whether the workbook stands as delivered: what says that decisions are certain refers to it.

import type { Bench } from '../book/bench.js';
import { asDeliveredKey, changedKeys, refusedKeys } from '../book/input-keys.js';
import { flagShow } from '../book/show.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  call,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  range,
  telling,
  truth,
  unity,
} from '../formula/formula.js';
import { addPart } from '../lower/scope.js';
import { scopeFor } from './plan-outcomes.js';

/** Flags that say whether readings and parameters are as delivered; decisions that are certain then refer to them. */
export function addAsDelivered(bench: Bench): void {
  const { model, words } = bench;
  const { told } = words;
  const add = (id: string, label: string, formula: Formula, said?: string): CellKey =>
    addPart(scopeFor(bench, id, label), {
      id,
      label,
      kind: 'status',
      formula: said === undefined ? flagOf(formula) : telling(flagOf(formula), () => told.oneIf(said)),
      show: flagShow,
      precision: whole(0, 1),
      ...(said === undefined ? {} : { clause: { yes: said, no: told.holdsNot(said) } }),
    });
  const keys = model.readings.map(({ name }) => asDeliveredKey(name));
  const [first] = keys;
  const last = keys[keys.length - 1];
  const readings =
    first === undefined || last === undefined ? truth(true) : isEqual(call('MIN', range(first, last)), unity);
  const delivered = add('as_delivered', words.readingsAsDelivered, readings, told.everyReading);
  const printed = add(
    'as_printed',
    words.parametersAsPrinted,
    isEqual(call('SUM', range(changedKeys.first, changedKeys.last)), nought),
    told.noParameter,
  );
  add(
    'parameters_accepted',
    words.parametersAccepted,
    isEqual(call('SUM', range(refusedKeys.first, refusedKeys.last)), nought),
    told.noRefused,
  );
  add('usual', words.allAsDelivered, all([holds(delivered), holds(printed)]));
}
