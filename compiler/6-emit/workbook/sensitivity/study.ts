// What the sheet of sensitivity is made of: the inputs that one result depends on, where something changes with each, and the part
// of the calculation that has to be done again there.

import type { Fact, Result } from '../../../3-model/model.js';
import { isTime } from '../../../3-model/model.js';
import { decimalsOf } from '../../../runtime/exact/rational.js';
import { isPlaceInTime } from '../book/dates.js';
import { currencyOf } from '../book/show.js';
import type { Step } from '../book/step.js';
import { longestFormula } from '../book/written.js';
import { type CellKey, type Formula, holds, operandsOf, withOperands } from '../formula/formula.js';
import { instantiate, listOfStep } from '../formula/instantiate.js';
import { inputDomain } from '../plan/facts.js';
import type { Plan, PlannedResult } from '../plan/plan.js';
import { certainKey } from '../sheets/parts/status.js';
import { type LiveSteps, liveSteps } from '../trace/live-steps.js';
import { type Way, waysOf } from '../trace/ways.js';
import { copiedWith, mostCopied, type Rows, rowsOf, slopeKey } from './copied-cells.js';
import { affectedBy, type Laid, type Reach, reachOf } from './reach.js';
import { slopesOf } from './slopes.js';
import { type Threshold, thresholdsOf } from './thresholds.js';

/** An input that is moved. Of a number or date, thresholds are looked for; of the others, every value is tried. */
export interface Moved {
  readonly fact: Fact;
  /** The step that brings it to the calculation. */
  readonly link: CellKey;
  readonly thresholds: readonly Threshold[];
  /** Of steps that thresholds need, how fast they change with the input. */
  readonly slopes: ReadonlyMap<CellKey, Formula>;
  /** Comparisons of which it cannot be told where they change. */
  readonly unknown: number;
  /** Names of what is tried: `up` and `down`, or options. */
  readonly tried: readonly string[];
  readonly affected: ReadonlySet<number>;
}

export interface Study {
  readonly result: Result;
  readonly planned: PlannedResult;
  readonly moved: readonly Moved[];
  /** What the result does not depend on, and what cannot be followed. */
  readonly idle: readonly Fact[];
  readonly left: readonly Fact[];
  readonly reach: Reach;
  readonly rows: Rows;
  readonly live: LiveSteps;
}

/** More options of one choice are not tried. */
const mostOptions = 12;

/** Undefined where no result stands by itself. */
export function studyOf(plan: Plan, main: readonly Result[], layout: Laid): Study | undefined {
  const { bench } = plan;
  const { model } = bench;
  const result = main.find(({ list, type }) => list === undefined && type.kind === 'quantity');
  const planned = plan.results.find(({ name }) => name === result?.name);
  const own = model.facts.filter(({ list }) => list === undefined);
  if (result === undefined || planned === undefined || own.length === 0) return undefined;
  const roots = [planned.value, planned.shown, ...(bench.assured.length > 0 ? [certainKey] : [])];
  const reach = reachOf(layout, roots);
  const empty = { result, planned, live: { shown: new Map(), between: [] } } as const;
  if (reach === undefined) {
    const none: Reach = { cells: [], indexOf: () => undefined, spanOf: () => [] };
    return { ...empty, moved: [], idle: [], left: own, reach: none, rows: rowsOf(none, [], layout) };
  }
  const ways = waysOf(bench, 'effects');
  const steps = calculatedSteps(plan, reach);
  const candidates = new Map<string, Moved>();
  const idle: Fact[] = [];
  const left: Fact[] = [];
  for (const fact of own) {
    const link = bench.keyOf(undefined, `in_${fact.name}`);
    const at = reach.indexOf(link);
    if (at === undefined) idle.push(fact);
    else {
      const tried = triedOf(fact);
      if (tried === undefined) left.push(fact);
      else candidates.set(fact.name, movedBy(plan, reach, steps, { fact, link, at, tried }));
    }
  }
  const live = liveOf(plan, planned, ways, [...candidates.values()]);
  const moved: Moved[] = [];
  let size = 0;
  for (const fact of own) {
    const one = candidates.get(fact.name);
    if (one === undefined) continue;
    const thresholds = one.thresholds.filter(({ step }) => live.shown.has(step));
    const known = {
      ...one,
      thresholds,
      slopes: neededSlopes({ ...one, thresholds }, reach),
      tried: isCounted(fact) && thresholds.length === 0 ? [] : one.tried,
    };
    const cost = copiedWith(reach, known, layout);
    if (cost === undefined || size + cost + known.slopes.size > mostCopied) {
      left.push(fact);
      continue;
    }
    size += cost + known.slopes.size;
    moved.push(known);
  }
  return { result, planned, moved, idle, left, reach, rows: rowsOf(reach, moved, layout), live };
}

const isCounted = ({ type }: Fact): boolean => type.kind === 'quantity' || type.kind === 'date';

/** Undefined where neither thresholds nor options can be tried. */
function triedOf(fact: Fact): readonly string[] | undefined {
  switch (fact.type.kind) {
    case 'quantity':
    case 'date': {
      const domain = inputDomain(fact);
      // What goes round has no next value up.
      if (isPlaceInTime(fact.type) && fact.type.kind !== 'date' && !isTime(fact.type)) return undefined;
      return domain !== undefined && (isTime(fact.type) || decimalsOf(domain.step) !== undefined)
        ? ['up', 'down']
        : undefined;
    }
    case 'yes-no':
      return ['no', 'yes'];
    case 'choice': {
      const { options } = fact.type.set;
      return options.length > mostOptions ? undefined : options.map(({ name }) => name);
    }
    case 'text':
      return undefined;
    default:
      return fact.type satisfies never;
  }
}

/** Steps of the case itself that the result is calculated from, in order. */
const calculatedSteps = ({ bench }: Plan, reach: Reach): readonly Step[] =>
  bench.steps.filter(({ key, list }) => list === undefined && reach.indexOf(key) !== undefined);

/** Whether a step rounds an amount to what can be paid: it goes up all the same. One that rounds to tens goes up in steps. */
function rounds({ model }: Plan['bench'], { kind, definition, formula }: Step): boolean {
  const type = model.definitions.find(({ id }) => id === definition)?.type;
  const inTens = formula.kind === 'operation' && formula.operator === '*';
  return kind === 'rounding' && type !== undefined && currencyOf(type, model) !== undefined && !inTens;
}

function movedBy(
  { bench }: Plan,
  reach: Reach,
  steps: readonly Step[],
  { fact, link, at, tried }: { fact: Fact; link: CellKey; at: number; tried: readonly string[] },
): Moved {
  const affected = affectedBy(reach, at);
  const none = {
    fact,
    link,
    tried,
    affected,
    thresholds: [],
    slopes: new Map<CellKey, Formula>(),
    unknown: 0,
  };
  if (!isCounted(fact)) return none;
  const isAffected = (key: CellKey): boolean => {
    const index = reach.indexOf(key);
    return index !== undefined && affected.has(index);
  };
  const formulas = steps.map((step) => ({
    key: step.key,
    rounds: rounds(bench, step),
    formula: instantiate(step.formula, undefined, (key) => bench.capacities.get(listOfStep(key)) ?? 1),
  }));
  const lengthOf = (formula: Formula): number => bench.lengthOf(onSheet(formula), undefined);
  const given = {
    isAffected,
    slopeAt: (key: CellKey) => slopeKey(link, key),
    cellsOf: (from: CellKey, to: CellKey) => reach.spanOf(from, to).map((index) => reach.cells[index]?.key),
  };
  const sloped = slopesOf(formulas, link, given, (formula) => lengthOf(formula) <= longestFormula);
  const thresholds: Threshold[] = [];
  let unknown = 0;
  steps.forEach((step, place) => {
    const formula = formulas[place]?.formula;
    if (formula === undefined || step.group !== 'document' || step.kind === 'status' || !isAffected(step.key))
      return;
    const found = thresholdsOf(step.key, formula, sloped, formulas[place]?.rounds === true);
    unknown += found.unknown;
    for (const one of found.thresholds) {
      const parts = [one.left, one.right, one.slope].map(lengthOf);
      const [a = 0, b = 0, c = 0] = parts;
      if (a + b + 3 > longestFormula || c > longestFormula) {
        unknown += 1;
      } else thresholds.push(one);
    }
  });
  return { ...none, thresholds, unknown, slopes: sloped.formulas };
}

/** For lengths: steps and their slopes stand on the sheet itself, in columns that may have two letters. */
function onSheet(formula: Formula): Formula {
  const own = (key: CellKey): CellKey => (/^(slope|step):/.test(key) ? 'step:AA' : key);
  if (formula.kind === 'cell') return { kind: 'cell', key: own(formula.key) };
  if (formula.kind === 'range') return { ...formula, from: own(formula.from), to: own(formula.to) };
  return withOperands(formula, operandsOf(formula).map(onSheet));
}

/** Slopes that thresholds refer to, and those that these do. */
function neededSlopes(one: Moved, reach: Reach): ReadonlyMap<CellKey, Formula> {
  const found = new Map<CellKey, Formula>();
  const byCell = new Map(
    [...one.slopes].map(([key, formula]) => [slopeKey(one.link, key), { key, formula }]),
  );
  const visit = (node: Formula): void => {
    if (node.kind === 'cell') take(node.key);
    if (node.kind === 'range' && node.from.startsWith('slope:')) {
      const prefix = slopeKey(one.link, '');
      const [from, to] = [node.from.slice(prefix.length), node.to.slice(prefix.length)];
      for (const index of reach.spanOf(from, to)) {
        const key = reach.cells[index]?.key;
        if (key !== undefined) take(slopeKey(one.link, key));
      }
    }
    for (const operand of operandsOf(node)) visit(operand);
  };
  const take = (cellKey: CellKey): void => {
    const own = byCell.get(cellKey);
    if (own === undefined || found.has(own.key)) return;
    found.set(own.key, own.formula);
    visit(own.formula);
  };
  for (const { slope } of one.thresholds) visit(slope);
  return found;
}

/** Whether each step with a threshold counts for the present case, as the trace of the result tells it. */
function liveOf(
  { bench }: Plan,
  planned: PlannedResult,
  ways: readonly Way[],
  moved: readonly Moved[],
): LiveSteps {
  const shown = new Set(moved.flatMap(({ thresholds }) => thresholds.map(({ step }) => step)));
  return liveSteps(bench, ways, new Map([[planned.value, holds(planned.shown)]]), shown);
}
