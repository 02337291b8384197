// The bench on which a plan is put together: steps in their order, parameters, names, and what is known of each cell.

import type { Model, Quote, Type } from '../../../3-model/model.js';
import type { Ranges } from '../../../4-analyse/ranges.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import type { Span } from '../../../source.js';
import type { Words } from '../../wording/words.js';
import type { Pass } from '../exactness/decisions.js';
import type { Decision } from '../exactness/guard.js';
import type { Freedom } from '../exactness/policy.js';
import type { Precision } from '../exactness/precision.js';
import { type CellKey, type Formula, holds, truth } from '../formula/formula.js';
import { isItemStep, itemStep } from '../formula/instantiate.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import { divisorsOf } from './divisors.js';
import { createNames, type Names } from './names.js';
import type { NamedRange, ParameterBlock, ParameterCell } from './parameters.js';
import type { Show } from './show.js';
import type { Step, StepGroup, StepKind } from './step.js';

/** Formulas are at most so long (in characters, without the `=`). */
export const longestFormula = 119;

/** What a phase on the bench found that the target cannot do; turned into diagnostics by the back end. */
export type Limitation =
  | {
      readonly kind: 'rounding' | 'comparison';
      readonly span: Span;
      readonly what: string;
      /** Size of the value up to which it is certain all the same. */
      readonly upTo: Rational;
      /** Of the value, where it is known. */
      readonly type: Type | undefined;
    }
  | { readonly kind: 'date-range'; readonly span: Span; readonly what: string }
  | {
      readonly kind: 'capacity';
      readonly span: Span;
      readonly what: string;
      readonly kept: number;
      readonly of: number;
    };

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
}

/** The flags of alternatives, first to last, and their values, which carry the labels. */
export interface Retained {
  readonly flags: { readonly from: CellKey; readonly to: CellKey };
  readonly values: { readonly from: CellKey; readonly to: CellKey };
}

export interface Bench {
  readonly model: Model;
  readonly words: Words;
  readonly freedom: Freedom;
  readonly names: Names;
  readonly pass: Pass;
  /** The list whose items are establishments, in a portfolio. */
  readonly portfolio: string | undefined;
  /** Limits of definitions that the analysis of the model knows, for a survey of the case as delivered. */
  readonly known: Ranges | undefined;
  readonly decisions: Map<string, Decision>;
  /** Flags that say whether a decision is certain for the present values. */
  readonly assured: { readonly key: CellKey; readonly label: string; readonly list: string | undefined }[];
  /** Definitions that are constant under the chosen readings, in a survey. */
  readonly constants: Map<CellKey, Formula>;
  /** Steps in order; those of lists are taken apart by list afterwards. */
  readonly steps: Step[];
  readonly blocks: ParameterBlock[];
  readonly named: Map<CellKey, string>;
  readonly ranges: NamedRange[];
  readonly limitations: Limitation[];
  readonly divisors: ReadonlySet<string>;
  /** Titles of the lists' sheets. */
  readonly listTitles: ReadonlyMap<string, string>;
  /** Rows of each list's sheet. */
  readonly capacities: Map<string, number>;
  /** Look-ups whose flags must add up to one, checked in the workbook. */
  readonly lookups: {
    readonly label: string;
    readonly flags: readonly CellKey[];
    /** In a list: the column that says whether exactly one row is retained for the item. */
    readonly single: CellKey | undefined;
  }[];
  /** Condition under which a cell's value exists; absent means always. */
  readonly statuses: Map<CellKey, CellKey>;
  readonly precisions: Map<CellKey, Precision>;
  /** Labels by cell, for formulas in words. */
  readonly labels: Map<CellKey, string>;
  /** What was put on the bench once and is used again, by a text that says what it is. */
  readonly shared: Map<string, unknown>;
  /** Flags of the alternatives or branches of a definition, first to last, for `retained in`. */
  readonly retained: Map<string, Retained>;
  /** Takes an id for a step that is added later, so that others can refer to it before. */
  readonly take: (list: string | undefined, id: string) => string;
  readonly keyOf: (list: string | undefined, id: string) => CellKey;
  readonly add: (step: NewStep) => CellKey;
  readonly register: (cell: ParameterCell, label: string) => void;
  readonly lengthOf: (formula: Formula, list: string | undefined) => number;
  readonly definedAt: (key: CellKey) => Formula;
}

/** Sheet titles: at most 31 letters, none that spreadsheets refuse, and all different. */
function listTitles(model: Model, words: Words): ReadonlyMap<string, string> {
  const taken = new Set(Object.values(words.sheets).map((title) => title.toLowerCase()));
  const titles = new Map<string, string>();
  for (const { name, label } of model.lists) {
    const clean =
      label
        .replace(/[\\/?*[\]:'’"!]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 28) || name.slice(0, 28);
    let title = clean;
    for (let count = 2; taken.has(title.toLowerCase()); count++) title = `${clean} ${count}`;
    taken.add(title.toLowerCase());
    titles.set(name, title);
  }
  return titles;
}

/** Whether the number at a place of the rule file divides something. */
export const isDivisor = (bench: Bench, span: Span | undefined): boolean =>
  span !== undefined && bench.divisors.has(`${span.file}:${span.start}-${span.end}`);

/** What a pass over the model is given. */
export interface PassOptions {
  readonly freedom: Freedom;
  readonly pass: Pass;
  readonly known?: Ranges | undefined;
  readonly portfolio?: string | undefined;
}

export function createBench(
  model: Model,
  words: Words,
  { freedom, pass, known, portfolio }: PassOptions,
): Bench {
  const steps: Step[] = [];
  const ids = new Set<string>();
  const named = new Map<CellKey, string>();
  const ranges: NamedRange[] = [];
  const statuses = new Map<CellKey, CellKey>();
  const precisions = new Map<CellKey, Precision>();
  const labels = new Map<CellKey, string>();
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
    if (isItemStep(key)) return list === undefined ? "'……………………………'!$AA$999" : '$AA99';
    if (key.startsWith('step:'))
      return list === undefined ? 'C9999' : `'${words.sheets.calculation}'!$C$9999`;
    return `'${words.sheets.parameters}'!$AA$999`;
  };

  return {
    model,
    words,
    freedom,
    names: createNames(),
    pass,
    portfolio,
    known,
    decisions: new Map(),
    assured: [],
    constants: new Map(),
    steps,
    blocks: [],
    named,
    ranges,
    limitations: [],
    lookups: [],
    capacities: new Map(),
    listTitles: listTitles(model, words),
    divisors: divisorsOf(model),
    statuses,
    precisions,
    labels,
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
        label: step.label,
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
      labels.set(key, step.label);
      if (step.precision !== undefined) precisions.set(key, step.precision);
      return key;
    },
    register(parameter, label) {
      if (parameter.kind !== 'value') return;
      precisions.set(parameter.key, parameter.precision);
      labels.set(parameter.key, label);
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
