// What the calculation comes to beside results: conditions, and promises of the file.

import type { Model, Property } from '../../../3-model/model.js';
import { factsBehind } from '../../../3-model/reached/facts-reached.js';
import type { Bench } from '../book/bench.js';
import { acceptedFlag } from '../book/input-keys.js';
import { presenceKey } from '../book/list-columns.js';
import { flagShow } from '../book/show.js';
import type { StepGroup } from '../book/step.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  column,
  contrary,
  type Formula,
  flagOf,
  holds,
  isEqual,
  nought,
  operation,
  telling,
  times,
  truth,
  unity,
} from '../formula/formula.js';
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

/** A condition as a flag; of a list, it must hold for every item. */
export interface PlannedCondition {
  /** Without a value it does not hold. */
  readonly flag: CellKey;
  /** Holds also where a fact is missing that it comes to. */
  readonly reached: CellKey;
}

export function addCondition(
  bench: Bench,
  condition: Model['requirements'][number]['condition'],
  id: string,
  label: string,
  list: string | undefined,
): PlannedCondition {
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
  const lacking = isAlways(value.defined) ? [] : lackedBy(bench, condition, list);
  const reached =
    lacking.length === 0
      ? flag
      : addPart(scope, {
          id: `${id}/reached`,
          label: `${label} – ${bench.words.metOrMissing}`,
          kind: 'flag',
          formula: telling(flagOf(any([holds(flag), all([contrary(value.defined), any(lacking)])])), (say) =>
            bench.words.told.oneIf(bench.words.told.metOrMissing(say(value.formula))),
          ),
          show: flagShow,
          precision: whole(0, 1),
        });
  if (list === undefined || list === bench.portfolio) return { flag, reached };
  const everyItem = (own: CellKey): CellKey =>
    addPart(scopeFor(bench, id, label), {
      id: own === flag ? id : `${id}/reached`,
      label: own === flag ? label : `${label} – ${bench.words.metOrMissing}`,
      kind: 'flag',
      formula: telling(flagOf(isEqual(itemsWithout(list, own), nought)), (say) =>
        bench.words.told.oneIf(bench.words.told.everyItem(say(value.formula))),
      ),
      show: flagShow,
      precision: whole(0, 1),
    });
  const everywhere = everyItem(flag);
  return { flag: everywhere, reached: reached === flag ? everywhere : everyItem(reached) };
}

/** How many items of a list have 0 in a column of flags. */
export const itemsWithout = (list: string, flag: CellKey): Formula =>
  call('SUMPRODUCT', column(presenceKey(list), 'all'), times(unity, isEqual(column(flag, 'all'), nought)));

/** That a fact is missing which the condition may come to. */
function lackedBy(
  bench: Bench,
  condition: Model['requirements'][number]['condition'],
  list: string | undefined,
): readonly Formula[] {
  const names = factsBehind(bench.model, condition);
  return bench.model.facts.flatMap((fact): readonly Formula[] => {
    if (!bench.tracked.has(fact.name) || !names.has(fact.name)) return [];
    const key = acceptedFlag(bench, fact);
    if (fact.list === undefined || fact.list === list) return [isEqual(cell(key), nought)];
    return [operation('>', itemsWithout(fact.list, key), nought)];
  });
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
