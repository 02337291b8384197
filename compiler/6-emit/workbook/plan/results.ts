// When each result may be shown, and what it says instead: of the inputs, requirements, tables and parameters it asks for those
// that it comes to in this case.

import type { Fact, Result } from '../../../3-model/model.js';
import type { Reached } from '../../../3-model/reached/facts-reached.js';
import { type Refusable, refusable } from '../blocks/changes.js';
import type { Bench } from '../book/bench.js';
import { acceptedKey, checkKey, readingCheckKey } from '../book/input-keys.js';
import { presenceCheckKey, presenceKey } from '../book/list-columns.js';
import { flagShow, showFor } from '../book/show.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  any,
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
  text,
} from '../formula/formula.js';
import { isItemStep, itemCell } from '../formula/instantiate.js';
import { isAlways } from '../lower/pick.js';
import { addPart } from '../lower/scope.js';
import { Cones } from './cone.js';
import { itemsWithout, type PlannedCondition, scopeFor } from './plan-outcomes.js';
import { singleRow } from './ready.js';
import { isChecked, type ResultNeeds } from './result-needs.js';

export interface PlannedResult {
  readonly name: string;
  /** Cell of the value, and the flag that says it may be shown. */
  readonly value: CellKey;
  readonly shown: CellKey;
  /** 1 where the result is shown, or the case is known to have none. */
  readonly answered: CellKey;
  /** Cell of what is said where it is not shown; undefined where that is the message of all. */
  readonly instead?: CellKey;
}

/** What results are planned with. */
export interface Outcomes {
  readonly needs: ResultNeeds;
  /** 1 when all is in order, and what is said where it is not. */
  readonly ready: CellKey;
  readonly message: CellKey;
  readonly requirements: readonly PlannedCondition[];
  readonly declaredPresence: ReadonlySet<string>;
}

/** Planned after all else, so that all that results are calculated from is known. */
export class Results {
  readonly #bench: Bench;
  readonly #outcomes: Outcomes;
  readonly #cones: Cones;
  readonly #refusable: readonly Refusable[];

  constructor(bench: Bench, outcomes: Outcomes) {
    this.#bench = bench;
    this.#outcomes = outcomes;
    this.#cones = new Cones(bench);
    this.#refusable = refusable(bench);
  }

  add(result: Result): PlannedResult {
    const bench = this.#bench;
    const { name, list } = result;
    const isRow = list !== undefined && list === bench.portfolio;
    const value = bench.keyOf(list, result.definition);
    const existence = this.#existence(result);
    const status = this.#status(result, value);
    const gate = this.#gate(result, [value, ...existence.cells, ...status]);
    const valued = status.map(holds);
    const flag = (what: 'shown' | 'answered', conditions: readonly Formula[]): CellKey =>
      this.#flag(result, what, gate.ready, conditions);
    const whole = flag('shown', [...existence.cells.map(holds), ...valued]);
    const lacks = existence.key === undefined ? undefined : isEqual(cell(existence.key), nought);
    const answered =
      lacks === undefined
        ? whole
        : flag('answered', [...existence.known.map(holds), any([lacks, all(valued)])]);
    if (list !== undefined && !isRow) {
      const shown = addPart(scopeFor(bench, result.definition, result.label, list), {
        id: `${name}/shown`,
        label: `${result.label} – ${bench.words.shownQuestion}`,
        kind: 'status',
        formula: flagOf(all([holds(whole), holds(presenceKey(list))])),
        show: flagShow,
      });
      return { name, value, shown, answered };
    }
    const message = this.#message(gate);
    const none =
      lacks &&
      this.#text(
        result,
        all([holds(gate.ready), ...existence.known.map(holds), lacks]),
        bench.words.noSuchResult,
        message,
      );
    const instead = none ?? (message === this.#outcomes.message ? undefined : message);
    return { name, value, shown: whole, answered, ...(instead === undefined ? {} : { instead }) };
  }

  /** Whether the case has the result, and whether that is known. */
  #existence({ exists }: Result): {
    readonly key: CellKey | undefined;
    readonly known: readonly CellKey[];
    readonly cells: readonly CellKey[];
  } {
    if (exists === undefined) return { key: undefined, known: [], cells: [] };
    const list = this.#bench.model.definitions.find(({ id }) => id === exists)?.list;
    const key = this.#bench.keyOf(list, exists);
    const status = this.#bench.statuses.get(key);
    const known = status === undefined ? [] : [status];
    return { key, known, cells: [...known, key] };
  }

  /** Where it is said whether there is a value: of a list, for all of its items together. */
  #status({ list, definition, label }: Result, value: CellKey): readonly CellKey[] {
    const bench = this.#bench;
    const own = bench.statuses.get(value);
    if (own === undefined) return [];
    if (list === undefined || list === bench.portfolio || !isItemStep(own)) return [own];
    const every = addPart(scopeFor(bench, definition, label), {
      label: `${label} – ${bench.words.hasValue}`,
      kind: 'status',
      formula: telling(flagOf(isEqual(itemsWithout(list, own), nought)), () => bench.words.told.noneLacks),
      show: flagShow,
    });
    return [every];
  }

  #flag(result: Result, what: 'shown' | 'answered', ready: CellKey, conditions: readonly Formula[]): CellKey {
    const bench = this.#bench;
    const condition = all(conditions);
    if (isAlways(condition)) return ready;
    const isRow = result.list !== undefined && result.list === bench.portfolio;
    const scope = scopeFor(bench, result.definition, result.label, isRow ? result.list : undefined);
    const label = `${result.label} – ${{ shown: bench.words.shownQuestion, answered: bench.words.answeredQuestion }[what]}`;
    const add = (formula: Formula, id?: string): CellKey =>
      addPart(scope, { ...(id === undefined ? {} : { id }), label, kind: 'status', formula, show: flagShow });
    const id = `${result.name}/${what}`;
    if (isRow) return add(flagOf(all([holds(ready), condition])), id);
    // What cannot be taken may be no number, and all that is computed from it an error value: it is not looked at.
    return add(choose(holds(ready), cell(add(flagOf(condition))), nought), id);
  }

  #text({ name, definition, label, list }: Result, when: Formula, said: string, otherwise: CellKey): CellKey {
    const { words, model } = this.#bench;
    return addPart(scopeFor(this.#bench, definition, label, list), {
      id: `${name}/instead`,
      label: `${label} – ${words.messageLabel}`,
      kind: 'part',
      formula: choose(when, text(said), cell(otherwise)),
      show: showFor({ kind: 'text' }, model, words),
    });
  }

  #message({ ready, accepted }: Gate): CellKey {
    const bench = this.#bench;
    const { words, model } = bench;
    if (this.#outcomes.needs.reached === undefined) return this.#outcomes.message;
    const scope = scopeFor(bench, 'message', words.messageLabel);
    const add = (formula: Formula): CellKey =>
      addPart(scope, {
        label: words.messageLabel,
        kind: 'part',
        formula,
        show: showFor({ kind: 'text' }, model, words),
      });
    const blocked =
      accepted === undefined
        ? text(words.checkInputs)
        : cell(add(choose(holds(accepted), text(words.checkInputs), text(words.checkParameters))));
    const complete = bench.keyOf(undefined, 'inputs_complete');
    return add(choose(all([holds(ready), holds(complete)]), text(words.noValue), blocked));
  }

  #gate({ name, label, definition }: Result, roots: readonly CellKey[]): Gate {
    const bench = this.#bench;
    const { needs, ready, requirements } = this.#outcomes;
    const reached = needs.reached?.get(name);
    if (reached === undefined) return { ready, accepted: bench.keyOf(undefined, 'parameters_accepted') };
    const asked = this.#requirements(reached, requirements);
    const cone = this.#cones.of([...roots, ...asked.map(({ key }) => key)]);
    const tables = bench.lookups.flatMap(({ single, surely }) =>
      surely && this.#cones.flagsOf(single).some((key) => cone.has(key)) ? [singleRow(bench, single)] : [],
    );
    const scope = scopeFor(bench, definition, label);
    const met = all([...this.#inputs(reached), ...asked.map(({ holds: met }) => met), ...tables]);
    const accepted = this.#accepted(cone);
    const own = addPart(scope, {
      label: `${label} – ${bench.words.conditionsMet}`,
      kind: 'status',
      formula: telling(flagOf(met), () => bench.words.told.oneIf(bench.words.told.everyOwnCondition)),
      clause: {
        yes: bench.words.told.everyOwnCondition,
        no: bench.words.told.holdsNot(bench.words.told.everyOwnCondition),
      },
      show: flagShow,
      precision: whole(0, 1),
    });
    if (accepted === undefined) return { ready: own, accepted };
    const both = addPart(scope, {
      label: `${label} – ${bench.words.ready}`,
      kind: 'status',
      formula: choose(holds(accepted), cell(own), nought),
      clause: { yes: bench.words.told.shownNow, no: bench.words.told.holdsNot(bench.words.told.shownNow) },
      show: flagShow,
      precision: whole(0, 1),
    });
    return { ready: both, accepted };
  }

  /** Says whether the figures that stand behind a result can be taken; undefined where there are none. */
  #accepted(cone: ReadonlySet<CellKey>): CellKey | undefined {
    const bench = this.#bench;
    const concerned = this.#refusable.map(({ about }) => about.some((key) => cone.has(key)));
    if (!concerned.some((one) => one)) return undefined;
    if (concerned.every((one) => one)) return bench.keyOf(undefined, 'parameters_accepted');
    const flags = runs(this.#refusable, (_, index) => concerned[index] === true).map(([from, to]) =>
      range(from.refused, to.refused),
    );
    const label = bench.words.ownParametersAccepted;
    return addPart(scopeFor(bench, 'parameters_accepted', label), {
      label,
      kind: 'status',
      formula: telling(flagOf(isEqual(call('SUM', ...flags), nought)), () =>
        bench.words.told.oneIf(bench.words.told.noOwnRefused),
      ),
      clause: {
        yes: bench.words.told.noOwnRefused,
        no: bench.words.told.holdsNot(bench.words.told.noOwnRefused),
      },
      show: flagShow,
      precision: whole(0, 1),
    });
  }

  /** A date that is given is looked at even where the result does not need one. */
  #requirements(
    reached: Reached,
    planned: readonly PlannedCondition[],
  ): readonly { readonly key: CellKey; readonly holds: Formula }[] {
    const { model } = this.#bench;
    const asked = new Set(reached.requirements);
    return model.requirements.flatMap((requirement, index) => {
      const condition = planned[index];
      if (condition === undefined) return [];
      const { inForce } = requirement;
      if (asked.has(requirement)) {
        const isStrict = inForce !== undefined || this.#outcomes.needs.isWhole;
        const key = isStrict ? condition.flag : condition.reached;
        return [{ key, holds: holds(key) }];
      }
      const date = inForce && model.facts.find((fact) => fact.name === inForce.fact);
      if (date === undefined) return [];
      const absent = operation('<=', cell(acceptedKey(date)), nought);
      return [{ key: condition.flag, holds: any([holds(condition.flag), absent]) }];
    });
  }

  /** Inputs that the result needs whatever the case must be accepted; of others, nothing may stand there that cannot be. */
  #inputs({ facts, readings, lists }: Reached): readonly Formula[] {
    const bench = this.#bench;
    const { model } = bench;
    const least = (from: CellKey, to: CellKey): Formula =>
      from === to ? cell(from) : call('MIN', range(from, to));
    const own = model.facts.filter((fact) => fact.list === undefined);
    const { isWhole } = this.#outcomes.needs;
    const checked = (fact: Fact): boolean => facts.has(fact.name) && (isWhole || isChecked(fact));
    const surely = (fact: Fact): boolean =>
      facts.has(fact.name) && !checked(fact) && !bench.tracked.has(fact.name);
    return [
      ...runs(own, surely).map(([from, to]) => operation('>', least(checkKey(from), checkKey(to)), nought)),
      ...runs(own, checked).map(([from, to]) => operation('>=', least(checkKey(from), checkKey(to)), nought)),
      ...runs(model.readings, (reading) => readings.has(reading.name)).map(([from, to]) =>
        operation('>=', least(readingCheckKey(from.name), readingCheckKey(to.name)), nought),
      ),
      ...model.lists.flatMap(({ name }) => {
        if (!lists.has(name)) return [];
        const columns = model.facts.filter((fact) => fact.list === name && checked(fact)).map(checkKey);
        const said = this.#outcomes.declaredPresence.has(name) ? [presenceCheckKey(name)] : [];
        return [...columns, ...said].map((key) =>
          operation(
            '>=',
            call('MIN', range(itemCell(key, 1), itemCell(key, bench.capacities.get(name) ?? 1))),
            nought,
          ),
        );
      }),
    ];
  }
}

interface Gate {
  readonly ready: CellKey;
  readonly accepted: CellKey | undefined;
}

/** Of what stands one below the other, the stretches that are chosen: their first and last. */
function runs<T>(
  all: readonly T[],
  isChosen: (one: T, index: number) => boolean,
): readonly (readonly [T, T])[] {
  const found: [T, T][] = [];
  let open = false;
  all.forEach((one, index) => {
    const chosen = isChosen(one, index);
    const last = found[found.length - 1];
    if (chosen && open && last !== undefined) last[1] = one;
    else if (chosen) found.push([one, one]);
    open = chosen;
  });
  return found;
}
