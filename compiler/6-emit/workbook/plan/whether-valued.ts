// The cell that says whether a definition has a value: where that is as with another one, the cell of that one.

import type { Bench } from '../book/bench.js';
import { flagShow } from '../book/show.js';
import type { Clause } from '../book/written.js';
import { all, type CellKey, type Formula, flagOf } from '../formula/formula.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import { addPart, type Scope } from '../lower/scope.js';

interface Said {
  /** Undefined: the cell may be that of another definition. */
  readonly id: string | undefined;
  readonly label: string;
  readonly clause: Clause;
}

export function whetherValued(scope: Scope, defined: Formula, { id, label, clause }: Said): CellKey {
  const { bench } = scope;
  const parts = essential(bench, defined);
  const [only] = parts;
  const held = only?.formula.told === undefined ? only && heldBy(only.formula) : undefined;
  if (id === undefined && held !== undefined && parts.length === 1) return held;
  const key = addPart(scope, {
    ...(id === undefined ? {} : { id }),
    label,
    kind: 'status',
    formula: flagOf(all(parts.map(({ formula }) => formula))),
    show: flagShow,
    clause,
  });
  bench.implied.set(key, new Set(parts.flatMap(({ implied }) => [...implied])));
  return key;
}

interface Part {
  readonly formula: Formula;
  readonly place: string;
  /** All that holds where this does. */
  readonly implied: ReadonlySet<string>;
}

/** The conditions that must hold together, each once, without those that follow from others. */
function essential(bench: Bench, condition: Formula): readonly Part[] {
  const parts = new Map<string, Part>();
  const open = [condition];
  for (let formula = open.pop(); formula !== undefined; formula = open.pop()) {
    if (formula.kind === 'call' && formula.name === 'AND' && formula.told === undefined) {
      open.push(...[...formula.arguments].reverse());
      continue;
    }
    const place = textFromFormula(formula, {
      cell: (key) => `[${key}]`,
      range: (from, to) => `[${from}:${to}]`,
    });
    const held = heldBy(formula);
    const behind = held === undefined ? [] : (bench.implied.get(held) ?? []);
    parts.set(place, { formula, place, implied: new Set([place, ...behind]) });
  }
  const all = [...parts.values()];
  return all.filter(({ place }) => !all.some((other) => other.place !== place && other.implied.has(place)));
}

/** The cell whose 1 the condition asks for. */
const heldBy = (condition: Formula): CellKey | undefined => {
  const flag = flagOf(condition);
  return condition.kind !== 'cell' && flag.kind === 'cell' ? flag.key : undefined;
};
