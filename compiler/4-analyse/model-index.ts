// The parts of a model by name, and what each definition is computed from.

import { childrenOf } from '../3-model/expressions/children.js';
import { walk } from '../3-model/expressions/walk.js';
import type { Definition, Expression, Fact, Model, Reading, Scale, Table } from '../3-model/model.js';
import type { ComputedKind, ListKind, LiteralKind, ReferenceKind } from '../3-model/model-expression.js';
import { type CarriedGroup, carriedGroups } from '../3-model/together/carried-groups.js';
import { type Names, namesOf } from './range/names.js';

export interface ModelIndex {
  readonly model: Model;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly readings: ReadonlyMap<string, Reading>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly definitions: ReadonlyMap<string, Definition>;
  /** Place of a definition in the order of computation. */
  readonly place: ReadonlyMap<string, number>;
  /** Greatest number of items, by list. */
  readonly capacities: ReadonlyMap<string, number>;
  readonly names: Names;
  /** What is carried from item to item, by the ids of its definitions. */
  readonly carried: ReadonlyMap<string, CarriedGroup>;
  /** What each expression names, and the definitions under it, found when first asked for. */
  readonly uses: WeakMap<Expression, Uses>;
  readonly slices: WeakMap<Expression, readonly Definition[]>;
}

export function indexOf(model: Model): ModelIndex {
  const by = <T>(all: readonly T[], key: (one: T) => string) => new Map(all.map((one) => [key(one), one]));
  return {
    model,
    facts: by(model.facts, (fact) => fact.name),
    readings: by(model.readings, (reading) => reading.name),
    tables: by(model.tables, (table) => table.id),
    scales: by(model.scales, (scale) => scale.id),
    definitions: by(model.definitions, (definition) => definition.id),
    place: new Map(model.definitions.map((definition, place) => [definition.id, place])),
    capacities: new Map(model.lists.map((list) => [list.name, list.capacity])),
    names: namesOf(model),
    carried: carriedGroups(model),
    uses: new WeakMap(),
    slices: new WeakMap(),
  };
}

/** The operands of a node with the cells of the table or scale that it reads. */
function partsOf(index: ModelIndex, expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'lookup': {
      const rows = index.tables.get(expression.table)?.rows ?? [];
      const cells = rows.map((row) => row.cells[expression.column]);
      return [...expression.keys, ...cells.filter((cell) => cell !== undefined)];
    }
    case 'scale': {
      const variants = index.scales.get(expression.scale)?.variants ?? [];
      const amounts = variants.flatMap(({ bands }) =>
        bands.flatMap((band) => [band.once, band.rate, band.started?.amount]),
      );
      return [...childrenOf(expression), ...amounts.filter((amount) => amount !== undefined)];
    }
    default:
      expression.kind satisfies
        | ReferenceKind
        | ComputedKind
        | LiteralKind
        | ListKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'alternatives'
        | 'position'
        | 'conditional'
        | 'in-force';
      return childrenOf(expression);
  }
}

/** What an expression names, cells of tables included, each once. */
export interface Uses {
  readonly facts: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  readonly definitions: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
}

/** What one expression names itself, not what the definitions that it names use. */
export function usesOf(index: ModelIndex, expression: Expression): Uses {
  const known = index.uses.get(expression);
  if (known) return known;
  const uses = {
    facts: new Set<string>(),
    given: new Set<string>(),
    definitions: new Set<string>(),
    readings: new Set<string>(),
    tables: new Set<string>(),
    scales: new Set<string>(),
    lists: new Set<string>(),
  };
  const cells = new Set<Expression>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'fact':
        uses.facts.add(node.fact);
        break;
      case 'given':
        uses.given.add(node.fact);
        break;
      case 'reading':
        uses.readings.add(node.reading);
        break;
      case 'reference':
      case 'earlier':
      case 'retained-label':
        uses.definitions.add(node.definition);
        break;
      case 'aggregate':
      case 'before':
      case 'item':
        uses.lists.add(node.list);
        break;
      case 'lookup':
      case 'scale': {
        ({ lookup: uses.tables, scale: uses.scales })[node.kind].add(
          node.kind === 'lookup' ? node.table : node.scale,
        );
        const operands = new Set(childrenOf(node));
        for (const cell of partsOf(index, node)) {
          if (operands.has(cell) || cells.has(cell)) continue;
          cells.add(cell);
          walk(cell, visit);
        }
        break;
      }
      default:
        node.kind satisfies
          | ComputedKind
          | LiteralKind
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'running-total'
          | 'rank'
          | 'conditional'
          | 'in-force';
        break;
    }
  };
  walk(expression, visit);
  index.uses.set(expression, uses);
  return uses;
}

/** The definitions that some expressions need, in the order of computation. */
export function sliceOf(index: ModelIndex, roots: readonly Expression[]): readonly Definition[] {
  const [only, other] = roots;
  if (!only || other) return sliceOfAll(index, roots);
  const known = index.slices.get(only) ?? sliceOfAll(index, roots);
  index.slices.set(only, known);
  return known;
}

function sliceOfAll(index: ModelIndex, roots: readonly Expression[]): readonly Definition[] {
  const needed = new Set<string>();
  const open = roots.flatMap((root) => [...usesOf(index, root).definitions]);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const definition = index.definitions.get(id);
    if (!definition || needed.has(id)) continue;
    needed.add(id);
    open.push(...usesOf(index, definition.body).definitions);
  }
  const place = (id: string) => index.place.get(id) ?? 0;
  return [...needed].sort((a, b) => place(a) - place(b)).flatMap((id) => index.definitions.get(id) ?? []);
}

/** The facts on whose values some expressions may depend, through any number of definitions. */
export function factsUnder(index: ModelIndex, roots: readonly Expression[]): ReadonlySet<string> {
  const facts = new Set<string>();
  for (const uses of usesUnder(index, roots)) {
    for (const fact of [...uses.facts, ...uses.given]) facts.add(fact);
  }
  return facts;
}

/** Whether something that some expressions come from looks at the items before an item: what is carried from one to the next. */
export const looksBack = (index: ModelIndex, roots: readonly Expression[]): boolean => {
  const bodies = [...roots, ...sliceOf(index, roots).map(({ body }) => body)];
  return bodies.some((body) => {
    let found = false;
    const cells = new Set<Expression>();
    const visit = (node: Expression): void => {
      if (node.kind === 'before' || node.kind === 'earlier') found = true;
      if (node.kind !== 'lookup' && node.kind !== 'scale') return;
      const operands = new Set(childrenOf(node));
      for (const cell of partsOf(index, node)) {
        if (operands.has(cell) || cells.has(cell)) continue;
        cells.add(cell);
        walk(cell, visit);
      }
    };
    walk(body, visit);
    return found;
  });
};

const usesUnder = (index: ModelIndex, roots: readonly Expression[]): readonly Uses[] => [
  ...roots.map((root) => usesOf(index, root)),
  ...sliceOf(index, roots).map((definition) => usesOf(index, definition.body)),
];
