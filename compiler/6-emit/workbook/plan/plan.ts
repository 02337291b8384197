// The whole calculation of a model as steps and parameters: what the workbook will hold, before any address or style.

import type { Fact, Model, Property } from '../../../3-model/model.js';
import { carriedGroups } from '../../../3-model/together/carried-groups.js';
import { type Range, type Ranges, rangesOf } from '../../../4-analyse/ranges.js';
import type { Words } from '../../wording/words.js';
import { type Bench, createBench } from '../book/bench.js';
import { inputKey, readingKey } from '../book/input-keys.js';
import { declaredPresenceKey, presenceKey } from '../book/list-columns.js';
import { countShow, flagShow, showFor } from '../book/show.js';
import { type Decisions, leastReach } from '../exactness/decisions.js';
import { type Freedom, freedoms, locked } from '../exactness/policy.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  column,
  type Formula,
  holds,
  isEqual,
  nought,
  operation,
  range,
  telling,
  text,
  times,
  unity,
} from '../formula/formula.js';
import { addPart } from '../lower/scope.js';
import { withSaidLabels } from '../words/said-labels.js';
import { addAsDelivered } from './as-delivered.js';
import { expectCarried } from './carried-values.js';
import { capacitiesOf } from './combined-items.js';
import { addDefinition } from './definitions.js';
import { addFact, addNeed, exceedsCalendar } from './facts.js';
import { addCondition, addProperty, scopeFor } from './plan-outcomes.js';
import { addReady } from './ready.js';
import { type ResultNeeds, resultNeeds } from './result-needs.js';
import { type PlannedResult, Results } from './results.js';
import { selectDefinitions } from './selection.js';

export type { PlannedResult } from './results.js';

/** A list gets at most so many rows. */
const mostItems = 500;

export interface PlannedProperty {
  readonly property: Property;
  /** 1 holds, 0 does not, for the present inputs; undefined when only the compiler can tell. */
  readonly flag: CellKey | undefined;
}

export interface Plan {
  readonly bench: Bench;
  /** Condition in a cell under which a fact is needed. */
  readonly needs: ReadonlyMap<string, Formula | undefined>;
  /** 1 when every input is given and acceptable and every requirement is met. */
  readonly ready: CellKey;
  /** What a result says that cannot be shown. */
  readonly message: CellKey;
  readonly results: readonly PlannedResult[];
  readonly notices: readonly (CellKey | undefined)[];
  readonly requirements: readonly CellKey[];
  readonly properties: readonly PlannedProperty[];
  /** Lists whose presence is said by the user, because an item may be empty. */
  readonly declaredPresence: ReadonlySet<string>;
}

/** Decisions should stay certain for this share of their range after a parameter is changed, else it is not editable. */
const leastShare = 0.05;

/**
 * Plans in passes: how the calculation decides as delivered, then with ever less freedom for parameters until its
 * decisions stay certain for a good part of their ranges; the last pass writes the steps with guards that suit all.
 */
export function planWorkbook(rules: Model, words: Words, portfolio?: string): Plan {
  const model = withSaidLabels(rules, words);
  const lacking = new Set<string>();
  for (;;) {
    const known = lacking.size;
    const plan = planKnowing(lacking, model, words, portfolio);
    // What is carried from item to item is referred to before it is known whether it may have no value.
    if (lacking.size === known) return plan;
  }
}

function planKnowing(lacking: Set<string>, model: Model, words: Words, portfolio?: string): Plan {
  const carried = new Map<string, Range>();
  const known = rangesOf(model);
  for (const id of carriedGroups(model).keys()) carried.set(id, known.of(id));
  const asked = resultNeeds(model, portfolio);
  const common = { portfolio, carried, lacking, tracked: asked.tracked };
  const survey = (freedom: Freedom, ranges?: Ranges): Decisions =>
    planWith(
      createBench(model, words, { freedom, pass: { kind: 'survey' }, known: ranges, ...common }),
      asked,
    ).bench.decisions;
  const delivered = survey(locked, rangesOf(model, { readings: 'chosen' }));
  // Limits of carried values hold for the parameters as printed.
  for (const freedom of carried.size > 0 ? [] : freedoms) {
    const edited = survey(freedom);
    if (leastReach(edited, delivered) < leastShare) continue;
    return planWith(
      createBench(model, words, { freedom, pass: { kind: 'final', delivered, edited }, ...common }),
      asked,
    );
  }
  return planWith(
    createBench(model, words, {
      freedom: locked,
      pass: { kind: 'final', delivered, edited: delivered },
      ...common,
    }),
    asked,
  );
}

function planWith(bench: Bench, asked: ResultNeeds): Plan {
  const { model, words } = bench;
  if (bench.pass.kind === 'final') addAsDelivered(bench);
  const capacities = capacitiesOf(model, ({ name, capacity }) =>
    name === bench.portfolio ? capacity : Math.min(capacity, mostItems),
  );
  for (const list of model.lists) {
    const kept = capacities.get(list.name) ?? 1;
    bench.capacities.set(list.name, kept);
    if (kept < list.capacity) {
      bench.limitations.push({
        kind: 'capacity',
        span: list.span,
        what: list.label,
        kept,
        of: list.capacity,
      });
    }
  }
  for (const fact of model.facts) {
    if (exceedsCalendar(fact))
      bench.limitations.push({ kind: 'date-range', span: fact.span, what: fact.label });
    if (fact.list !== undefined) continue;
    const name = bench.names.give(`in_${fact.name}`);
    bench.named.set(inputKey(fact), name);
    bench.labels.set(inputKey(fact), fact.label);
    bench.ranges.push({ name, from: inputKey(fact), to: inputKey(fact) });
  }
  const declaredPresence = addLists(bench);
  for (const reading of model.readings) addReading(bench, reading);
  for (const fact of model.facts) addFact(bench, fact);
  const selection = selectDefinitions(model);
  expectCarried(bench);
  for (const definition of selection.main) addDefinition(bench, definition);

  const needs = new Map<string, Formula | undefined>();
  for (const fact of model.facts) needs.set(fact.name, addNeed(bench, fact));
  const conditions = model.requirements.map((requirement, index) => {
    const label = requirement.message || words.requirement(index + 1);
    return addCondition(bench, requirement.condition, `require/${index + 1}`, label, requirement.list);
  });
  const requirements = conditions.map(({ flag }) => flag);
  const ready = addReady(bench, requirements, declaredPresence);
  const blocked = bench.add({
    id: 'message_blocked',
    label: words.messageBlocked,
    kind: 'part',
    list: undefined,
    group: 'state',
    formula: choose(
      holds(bench.keyOf(undefined, 'parameters_accepted')),
      text(words.checkInputs),
      text(words.checkParameters),
    ),
    show: showFor({ kind: 'text' }, model, words),
  });
  const message = bench.add({
    id: 'message',
    label: words.messageLabel,
    kind: 'part',
    list: bench.portfolio,
    group: 'state',
    formula: choose(holds(ready), text(words.noValue), cell(blocked)),
    show: showFor({ kind: 'text' }, model, words),
  });
  const placeOfResults = bench.steps.length;
  const notices = model.notices.map(({ when, text: said }, index) =>
    when === undefined ? undefined : addCondition(bench, when, `notice/${index + 1}`, said, undefined).flag,
  );
  for (const definition of selection.forChecks) addDefinition(bench, definition, 'checks');
  const properties = model.properties.map((property, index): PlannedProperty => {
    if (property.kind !== 'always' || !selection.isLive(property)) return { property, flag: undefined };
    return { property, flag: addProperty(bench, property, index) };
  });
  // Whether a result may be shown depends on all that it is calculated from, and so it is looked at last.
  const placeOfAll = bench.steps.length;
  const outcomes = new Results(bench, {
    needs: asked,
    ready,
    message,
    requirements: conditions,
    declaredPresence,
  });
  const results = model.results.filter(({ listed }) => listed).map((result) => outcomes.add(result));
  bench.steps.splice(placeOfResults, 0, ...bench.steps.splice(placeOfAll));
  return { bench, needs, ready, message, results, notices, requirements, properties, declaredPresence };
}

function addLists(bench: Bench): ReadonlySet<string> {
  const { model, words } = bench;
  const declared = new Set<string>();
  for (const { name } of model.lists) {
    if (name === bench.portfolio) continue;
    const facts = model.facts.filter(({ list }) => list === name);
    const always = facts.some(({ presence }) => presence.kind === 'always');
    if (!always) declared.add(name);
    const scope = scopeFor(bench, 'present', words.present, name);
    // A row with any cell filled in is an item, unless people say that it is none.
    const anything = operation('>', call('COUNTA', itemRange(facts)), nought);
    const said = declaredPresenceKey(name);
    const filled: Formula = always
      ? anything
      : any([
          isEqual(cell(said), text(words.yes)),
          all([anything, operation('<>', cell(said), text(words.no))]),
        ]);
    addPart(scope, {
      id: 'present',
      label: words.present,
      kind: 'flag',
      formula: telling(choose(filled, unity, nought), () =>
        words.told.oneIf(always ? words.told.rowFilled : words.told.rowFilledOrSaid),
      ),
      show: flagShow,
      precision: whole(0, 1),
      clause: { yes: words.told.rowFilled, no: words.told.holdsNot(words.told.rowFilled) },
    });
    const present = presenceKey(name);
    addPart(scope, {
      id: 'position',
      label: words.position,
      kind: 'part',
      // Counted from the heading on, so that every row has the same formula.
      formula: telling(
        times(cell(present), call('SUM', column(present, 'to-here'))),
        () => words.told.placeOfRow,
      ),
      show: countShow,
      precision: whole(0, bench.capacities.get(name) ?? 0),
    });
  }
  return declared;
}

const itemRange = (facts: readonly Fact[]): Formula => {
  const keys = facts.map(inputKey);
  return range(keys[0] ?? '', keys[keys.length - 1] ?? '');
};

function addReading(bench: Bench, reading: Model['readings'][number]): void {
  const { model, words } = bench;
  const name = bench.names.give(`reading_${reading.name}`);
  const key = readingKey(reading.name);
  bench.named.set(key, name);
  bench.labels.set(key, reading.label);
  bench.ranges.push({ name, from: key, to: key });
  bench.add({
    id: `reading_${reading.name}`,
    label: reading.label,
    kind: 'link',
    list: undefined,
    formula: telling(cell(key), () => words.told.fromReadings(words.sheets.readings)),
    show: showFor({ kind: 'choice', set: reading.set }, model, words),
    group: 'readings',
    section: reading.section,
    link: key,
  });
}
