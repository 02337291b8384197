// Whether the whole case is in order: every input, every requirement, every table, every parameter.

import type { Bench } from '../book/bench.js';
import { checkKey, readingCheckKey } from '../book/input-keys.js';
import { presenceCheckKey } from '../book/list-columns.js';
import { flagShow } from '../book/show.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  operation,
  range,
  telling,
} from '../formula/formula.js';
import { isItemStep, listOfStep } from '../formula/instantiate.js';
import { addPart } from '../lower/scope.js';
import { itemsWithout, scopeFor } from './plan-outcomes.js';

/** Whether results may be shown at all. */
export function addReady(
  bench: Bench,
  requirements: readonly CellKey[],
  declaredPresence: ReadonlySet<string>,
): CellKey {
  const { model, words, portfolio } = bench;
  const own = model.facts.filter(({ list }) => list === undefined);
  const least: Formula[] = [];
  const first = own[0];
  const last = own[own.length - 1];
  if (first !== undefined && last !== undefined) {
    least.push(call('MIN', range(checkKey(first), checkKey(last))));
  }
  for (const { name } of model.lists) {
    const facts = model.facts.filter(({ list }) => list === name);
    // Each establishment is ready by itself.
    const [start, end] = [facts[0], facts[facts.length - 1]];
    if (name === portfolio && start !== undefined && end !== undefined) {
      least.push(call('MIN', range(checkKey(start), checkKey(end))));
      continue;
    }
    const keys = [...facts.map(checkKey), ...(declaredPresence.has(name) ? [presenceCheckKey(name)] : [])];
    const [head] = keys;
    const tail = keys[keys.length - 1];
    if (head === undefined || tail === undefined) continue;
    // Blank rows say 0 in their checks.
    const count = bench.capacities.get(name) ?? 0;
    least.push(call('MIN', range(`${head}\t1`, `${tail}\t${count}`)));
  }
  const readings = model.readings.map(({ name }) => readingCheckKey(name));
  const firstReading = readings[0];
  const lastReading = readings[readings.length - 1];
  if (firstReading !== undefined && lastReading !== undefined) {
    least.push(call('MIN', range(firstReading, lastReading)));
  }
  const scope = scopeFor(bench, 'inputs_complete', words.inputsComplete, portfolio);
  const complete = addPart(scope, {
    id: 'inputs_complete',
    label: words.inputsComplete,
    kind: 'status',
    formula: telling(flagOf(all(least.map((value) => operation('>=', value, nought)))), () =>
      words.told.oneIf(words.told.everyInput),
    ),
    clause: { yes: words.told.everyInput, no: words.told.holdsNot(words.told.everyInput) },
    show: flagShow,
    precision: whole(0, 1),
  });
  const accepted = bench.keyOf(undefined, 'parameters_accepted');
  const conditions = [holds(complete), ...requirements.map((key) => holds(key)), ...singleRows(bench)];
  const met =
    conditions.length === 1
      ? complete
      : addPart(scopeFor(bench, 'conditions_met', words.conditionsMet, portfolio), {
          id: 'conditions_met',
          label: words.conditionsMet,
          kind: 'status',
          formula: telling(flagOf(all(conditions)), () => words.told.oneIf(words.told.everyCondition)),
          clause: { yes: words.told.everyCondition, no: words.told.holdsNot(words.told.everyCondition) },
          show: flagShow,
          precision: whole(0, 1),
        });
  // Parameters come first: what cannot be taken may be no number, and all that is computed from it an error value.
  return addPart(scopeFor(bench, 'ready', words.ready, portfolio), {
    id: 'ready',
    label: words.ready,
    kind: 'status',
    formula: telling(choose(holds(accepted), cell(met), nought), (say) =>
      words.told.oneIf(`${say(holds(accepted))} ${words.and} ${say(holds(met))}`),
    ),
    clause: { yes: words.told.shownNow, no: words.told.holdsNot(words.told.shownNow) },
    show: flagShow,
    precision: whole(0, 1),
  });
}

/** A table that takes every key as printed must do so as edited: exactly one row, for every item of a list. */
const singleRows = (bench: Bench): readonly Formula[] =>
  bench.lookups.flatMap(({ single, surely }) => (surely ? [singleRow(bench, single)] : []));

export function singleRow(bench: Bench, single: CellKey): Formula {
  const list = isItemStep(single) ? listOfStep(single) : undefined;
  if (list === undefined || list === bench.portfolio) return holds(single);
  return isEqual(itemsWithout(list, single), nought);
}
