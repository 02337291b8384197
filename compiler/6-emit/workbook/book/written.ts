// The book while it is being written: steps in their order, parameters, names, and what is known of each cell.

import type { Quote } from '../../../3-model/model.js';
import { readable } from '../../wording/readable.js';
import type { Precision } from '../exactness/precision.js';
import { isCombined } from '../formula/combinations.js';
import { type CellKey, type Formula, holds, truth } from '../formula/formula.js';
import { isItemStep, itemStep, listOfStep } from '../formula/instantiate.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import type { Given } from './given.js';
import { createNames, type Names } from './names.js';
import type { NamedRange, ParameterBlock, ParameterCell } from './parameters.js';
import type { Show } from './show.js';
import type { Step, StepGroup, StepKind } from './step.js';

/** Formulas are at most so long (in characters, without the `=`). */
export const longestFormula = 119;

export interface NewStep {
  readonly id: string;
  /** The id was taken beforehand. */
  readonly taken?: boolean;
  readonly label: string;
  readonly kind: StepKind;
  readonly list: string | undefined;
  readonly formula: Formula;
  readonly show: Show;
  readonly precision?: Precision | undefined;
  readonly group?: StepGroup;
  readonly section?: string | undefined;
  readonly quote?: Quote | undefined;
  readonly rule?: string | undefined;
  readonly definition?: string | undefined;
  readonly link?: CellKey | undefined;
  readonly doubtful?: boolean;
  /** What it says as a condition in other formulas. */
  readonly clause?: Clause;
}

/** The flags of alternatives, first to last, and their values, which carry the labels. */
/** A condition in words, and its contrary. */
export interface Clause {
  readonly yes: string;
  readonly no: string;
}

export interface Retained {
  readonly flags: { readonly from: CellKey; readonly to: CellKey };
  readonly values: { readonly from: CellKey; readonly to: CellKey };
}

export interface Written {
  readonly names: Names;
  /** Steps in order; those of lists are taken apart by list afterwards. */
  readonly steps: Step[];
  readonly blocks: ParameterBlock[];
  readonly named: Map<CellKey, string>;
  readonly ranges: NamedRange[];
  /** Rows of each list's sheet. */
  readonly capacities: Map<string, number>;
  /** Combinations of items that have rows; of each, the columns that say which row their items have, by the places of these. */
  readonly combinations: Map<string, Map<CellKey, readonly number[]>>;
  /** Condition under which a cell's value exists; absent means always. */
  readonly statuses: Map<CellKey, CellKey>;
  /** Of cells that say whether there is a value, the conditions that hold where they do, as texts. */
  readonly implied: Map<CellKey, ReadonlySet<string>>;
  readonly precisions: Map<CellKey, Precision>;
  /** Labels by cell, for formulas in words. */
  readonly labels: Map<CellKey, string>;
  /** Figures by cell as formulas in words say them: `8 %`, `100 EUR`. */
  readonly figures: Map<CellKey, string>;
  /** Conditions that cells hold as 1 or 0, in words. */
  readonly clauses: Map<CellKey, Clause>;
  /** What was put on the bench once and is used again, by a text that says what it is. */
  readonly shared: Map<string, unknown>;
  /** Flags of the alternatives or branches of a definition, first to last, for `retained in`. */
  readonly retained: Map<string, Retained>;
  /** Takes an id for a step that is added later, so that others can refer to it before. */
  readonly take: (list: string | undefined, id: string) => string;
  readonly keyOf: (list: string | undefined, id: string) => CellKey;
  readonly add: (step: NewStep) => CellKey;
  /** `figure`: how formulas in words say it. */
  readonly register: (cell: ParameterCell, label: string, figure?: string) => void;
  readonly lengthOf: (formula: Formula, list: string | undefined) => number;
  readonly definedAt: (key: CellKey) => Formula;
}

export function createWritten({ words, portfolio }: Given): Written {
  const steps: Step[] = [];
  const ids = new Set<string>();
  const named = new Map<CellKey, string>();
  const ranges: NamedRange[] = [];
  const statuses = new Map<CellKey, CellKey>();
  const precisions = new Map<CellKey, Precision>();
  const labels = new Map<CellKey, string>();
  const figures = new Map<CellKey, string>();
  const clauses = new Map<CellKey, Clause>();
  const keyOf = (list: string | undefined, id: string): CellKey =>
    list === undefined ? `step:${id}` : itemStep(list, id);

  const freeId = (wanted: string, list: string | undefined): string => {
    let id = wanted;
    for (let count = 2; ids.has(keyOf(list, id)); count++) id = `${wanted}~${count}`;
    ids.add(keyOf(list, id));
    return id;
  };

  // The longest address that a cell can come to have, seen from a step.
  const address = (key: CellKey, list: string | undefined): string => {
    const name = named.get(key);
    if (name !== undefined) return name;
    if (isItemStep(key) && portfolio !== undefined) return 'AAA99999';
    if (isItemStep(key)) {
      const own = listOfStep(key);
      if (isCombined(own)) return own === list ? '$AA99999' : "'……………………………'!$AA$99999";
      return list === undefined || isCombined(list) ? "'……………………………'!$AA$999" : '$AA99';
    }
    if (key.startsWith('step:'))
      return list === undefined ? 'C9999' : `'${words.sheets.calculation}'!$C$9999`;
    return `'${words.sheets.parameters}'!$AA$999`;
  };

  return {
    names: createNames(),
    steps,
    blocks: [],
    named,
    ranges,
    capacities: new Map(),
    combinations: new Map(),
    statuses,
    implied: new Map(),
    precisions,
    labels,
    figures,
    clauses,
    shared: new Map(),
    retained: new Map(),
    keyOf,
    take: (list, id) => freeId(id, list),
    add(step) {
      const id = step.taken ? step.id : freeId(step.id, step.list);
      const key = keyOf(step.list, id);
      steps.push({
        key,
        id,
        label: readable(step.label),
        kind: step.kind,
        list: step.list,
        formula: step.formula,
        show: step.show,
        precision: step.precision,
        group: step.group ?? 'document',
        section: step.section,
        quote: step.quote,
        rule: step.rule,
        definition: step.definition,
        link: step.link,
        doubtful: step.doubtful ?? false,
      });
      labels.set(key, readable(step.label));
      if (step.clause !== undefined) clauses.set(key, step.clause);
      if (step.precision !== undefined) precisions.set(key, step.precision);
      return key;
    },
    register(parameter, label, figure) {
      if (parameter.kind !== 'value') return;
      if (figure !== undefined) figures.set(parameter.key, figure);
      precisions.set(parameter.key, parameter.precision);
      labels.set(parameter.key, readable(label));
    },
    lengthOf(formula, list) {
      return textFromFormula(formula, {
        cell: (key) => address(key, list),
        range: (from, to) => {
          const known = ranges.find((range) => range.from === from && range.to === to);
          if (known !== undefined) return known.name;
          const last = address(to, list);
          return `${address(from, list)}:${last.slice(last.indexOf('!') + 1)}`;
        },
      }).length;
    },
    definedAt(key) {
      const status = statuses.get(key);
      return status === undefined ? truth(true) : holds(status);
    },
  };
}
