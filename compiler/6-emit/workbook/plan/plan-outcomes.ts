// What the calculation comes to: conditions, whether all is ready, results, and promises of the file.

import type { Model, Property } from '../../../3-model/model.js';
import type { Bench } from '../book/bench.js';
import { checkKey, readingCheckKey } from '../book/input-keys.js';
import { presenceCheckKey, presenceKey } from '../book/list-columns.js';
import { flagShow, showFor } from '../book/show.js';
import type { StepGroup } from '../book/step.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  operation,
  range,
  telling,
  text,
  times,
  truth,
  unity,
} from '../formula/formula.js';
import { isItemStep, listOfStep } from '../formula/instantiate.js';
import { lower } from '../lower/lower-expression.js';
import { isAlways } from '../lower/pick.js';
import { addPart, type Scope } from '../lower/scope.js';
import { propertyInWords } from '../words/expression-in-words.js';

export const scopeFor = (
  bench: Bench,
  id: string,
  label: string,
  list?: string,
  group: StepGroup = 'state',
): Scope => ({
  bench,
  lower,
  list,
  owner: id,
  declared: id.replace(/[^\p{L}\p{N}_]/gu, '_'),
  label,
  group,
  section: undefined,
  quote: undefined,
});

export interface PlannedResult {
  readonly name: string;
  /** Cell of the value, and the flag that says it may be shown. */
  readonly value: CellKey;
  readonly shown: CellKey;
  /** Cell of what is said where it is not shown; undefined where that is the message of all. */
  readonly instead?: CellKey;
}

/** A condition as a flag; of a list, it must hold for every item. Without a value it does not hold. */
export function addCondition(
  bench: Bench,
  condition: Model['requirements'][number]['condition'],
  id: string,
  label: string,
  list: string | undefined,
): CellKey {
  const scope = scopeFor(bench, id, label, list);
  const value = lower(condition, scope);
  const flag = addPart(scope, {
    id,
    label,
    kind: 'flag',
    formula: flagOf(all([value.defined, value.formula])),
    show: flagShow,
    precision: whole(0, 1),
  });
  if (list === undefined || list === bench.portfolio) return flag;
  const broken = addPart(scopeFor(bench, id, label), {
    id,
    label,
    kind: 'flag',
    formula: telling(
      choose(
        isEqual(
          call(
            'SUMPRODUCT',
            column(presenceKey(list), 'all'),
            times(unity, isEqual(column(flag, 'all'), nought)),
          ),
          nought,
        ),
        unity,
        nought,
      ),
      (say) => bench.words.told.oneIf(bench.words.told.everyItem(say(value.formula))),
    ),
    show: flagShow,
    precision: whole(0, 1),
  });
  return broken;
}

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
  bench.lookups.flatMap(({ single, surely }): readonly Formula[] => {
    if (!surely) return [];
    const list = isItemStep(single) ? listOfStep(single) : undefined;
    if (list === undefined || list === bench.portfolio) return [holds(single)];
    const none = times(unity, isEqual(column(single, 'all'), nought));
    return [isEqual(call('SUMPRODUCT', column(presenceKey(list), 'all'), none), nought)];
  });

export function addResult(
  bench: Bench,
  result: Model['results'][number],
  ready: CellKey,
  message: CellKey,
): PlannedResult {
  const { words, model } = bench;
  const value = bench.keyOf(result.list, result.definition);
  const conditions: Formula[] = [];
  let instead: CellKey | undefined;
  if (result.exists !== undefined) {
    const list = model.definitions.find(({ id }) => id === result.exists)?.list;
    const exists = bench.keyOf(list, result.exists);
    const known = bench.statuses.get(exists);
    if (known !== undefined) conditions.push(holds(known));
    conditions.push(holds(exists));
    const lacks = [
      holds(ready),
      ...(known === undefined ? [] : [holds(known)]),
      isEqual(cell(exists), nought),
    ];
    // The rows of a list show nothing where there is nothing to show.
    if (result.list === bench.portfolio) {
      instead = addPart(scopeFor(bench, result.definition, result.label, bench.portfolio), {
        id: `${result.name}/instead`,
        label: `${result.label} – ${words.messageLabel}`,
        kind: 'part',
        formula: choose(all(lacks), text(words.noSuchResult), cell(message)),
        show: showFor({ kind: 'text' }, model, words),
      });
    }
  }
  const status = bench.statuses.get(value);
  if (status !== undefined) conditions.push(holds(status));
  if (result.list !== undefined) {
    const scope = scopeFor(bench, result.definition, result.label, result.list);
    const parts = [
      holds(ready),
      ...(result.list === bench.portfolio ? [] : [holds(presenceKey(result.list))]),
      ...conditions,
    ];
    const shown = addPart(scope, {
      id: `${result.name}/shown`,
      label: `${result.label} – ${words.shownQuestion}`,
      kind: 'status',
      formula: flagOf(all(parts)),
      show: flagShow,
    });
    return { name: result.name, value, shown, ...(instead === undefined ? {} : { instead }) };
  }
  if (conditions.length === 0) return { name: result.name, value, shown: ready };
  const shown = addPart(scopeFor(bench, result.definition, result.label), {
    id: `${result.name}/shown`,
    label: `${result.label} – ${words.shownQuestion}`,
    kind: 'status',
    formula: flagOf(all([holds(ready), ...conditions])),
    show: flagShow,
  });
  return { name: result.name, value, shown, ...(instead === undefined ? {} : { instead }) };
}

/** A property for the present inputs: where its condition does not hold, it says nothing. */
export function addProperty(
  bench: Bench,
  property: Extract<Property, { kind: 'always' }>,
  index: number,
): CellKey {
  const label = propertyInWords(property, bench.model, bench.words);
  const scope = scopeFor(bench, `property/${index + 1}`, label, undefined, 'checks');
  const { told } = bench.words;
  const condition = lower(property.condition, scope);
  const holdsNow = addPart(scope, {
    id: `property/${index + 1}/holds`,
    label,
    kind: 'flag',
    formula: flagOf(condition.formula),
    show: flagShow,
  });
  if (property.when === undefined && isAlways(condition.defined)) return holdsNow;
  const when = property.when === undefined ? undefined : lower(property.when, scope);
  const applies = addPart(scope, {
    id: `property/${index + 1}/applies`,
    label: `${label} – ${bench.words.condition}`,
    kind: 'flag',
    formula: flagOf(all([when?.defined ?? truth(true), when?.formula ?? truth(true), condition.defined])),
    show: flagShow,
  });
  return addPart(scope, {
    id: `property/${index + 1}`,
    label,
    kind: 'flag',
    formula: telling(choose(holds(applies), cell(holdsNow), unity), () => told.oneIf(told.promiseKept)),
    show: flagShow,
  });
}
