// Which definitions a value of one case really came from: only along the branches, rows and items that were taken.

import { childrenOf } from '../../3-model/expressions/children.js';
import { looksOutside } from '../../3-model/expressions/loops.js';
import type { Definition, DefinitionId, Expression, Model, Scale, Table } from '../../3-model/model.js';
import type { ArithmeticKind, DateKind, LiteralKind } from '../../3-model/model-expression.js';
import type { CaseView } from './case-view.js';

/** The model by id, once per receipt. */
export interface Index {
  readonly model: Model;
  readonly definitions: ReadonlyMap<DefinitionId, Definition>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly scales: ReadonlyMap<string, Scale>;
}

export function indexOf(model: Model): Index {
  return {
    model,
    definitions: new Map(model.definitions.map((definition) => [definition.id, definition])),
    tables: new Map(model.tables.map((table) => [table.id, table])),
    scales: new Map(model.scales.map((scale) => [scale.id, scale])),
  };
}

/** A definition in a case; items count from 0. */
export interface Occurrence {
  readonly definition: Definition;
  readonly item: number | undefined;
}

export interface Followed {
  /** What it refers to along the way taken. */
  readonly references: readonly { readonly id: DefinitionId; readonly item: number | undefined }[];
  /** Readings that it asked. */
  readonly readings: readonly string[];
  /** Look-ups and scales of its own, in order. */
  readonly lookups: readonly Extract<Expression, { kind: 'lookup' | 'scale' }>[];
}

type Open = readonly [node: Expression, item: number | undefined];

/** Looks through one expression, in no particular depth: long formulas cost no stack. */
export function follow(
  expression: Expression,
  item: number | undefined,
  index: Index,
  view: CaseView,
): Followed {
  const references: { id: DefinitionId; item: number | undefined }[] = [];
  const readings: string[] = [];
  const lookups: Extract<Expression, { kind: 'lookup' | 'scale' }>[] = [];
  const open: Open[] = [[expression, item]];
  const later = (nodes: readonly Expression[], at: number | undefined) => {
    for (const node of nodes.toReversed()) open.push([node, at]);
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, at] = next;
    // What compares several items is told by its own line: its parts are of no single item.
    if ('loop' in node && looksOutside(node)) continue;
    switch (node.kind) {
      case 'reference':
      case 'earlier':
      case 'retained-label':
        references.push({ id: node.definition, item: at });
        break;
      case 'reading':
        readings.push(node.reading);
        break;
      case 'conditional': {
        const taken = view.taken(node, at);
        const asked = node.branches.findIndex(({ then }) => then === taken);
        const branches = asked < 0 ? node.branches : node.branches.slice(0, asked + 1);
        later([...branches.map(({ when }) => when), ...(taken === undefined ? [] : [taken])], at);
        break;
      }
      case 'and':
      case 'or': {
        // The first operand that decides is the last that is looked at.
        const decided = node.operands.findIndex(
          (operand) => view.value(operand, at) === (node.kind === 'or'),
        );
        later(decided < 0 ? node.operands : node.operands.slice(0, decided + 1), at);
        break;
      }
      case 'in-force': {
        const taken = view.inForce(node, at);
        later(taken === undefined ? [node.date] : [node.date, taken], at);
        break;
      }
      case 'lookup': {
        lookups.push(node);
        const table = index.tables.get(node.table);
        const cell = table && view.row(node, table, at)?.cells[node.column];
        later(cell === undefined ? node.keys : [...node.keys, cell], at);
        break;
      }
      case 'scale':
        lookups.push(node);
        later(childrenOf(node), at);
        break;
      case 'aggregate':
        for (let place = view.itemCount(node.list) - 1; place >= 0; place--) {
          const counts = node.where === undefined || view.value(node.where, place) === true;
          later([...(node.where ? [node.where] : []), ...(counts && node.of ? [node.of] : [])], place);
        }
        break;
      case 'item': {
        const place = view.value(node.index, at);
        if (typeof place === 'object') later([node.of], Number(place.n) - 1);
        later([node.index], at);
        break;
      }
      case 'before': {
        const places = Array.from({ length: at ?? 0 }, (_, place) => place);
        const counting = places.filter(
          (place) => node.where === undefined || view.value(node.where, place) === true,
        );
        const taken = node.operation === 'last' ? counting.slice(-1) : counting;
        for (const place of places.toReversed()) {
          if (node.where !== undefined) later([node.where], place);
          if (node.of !== undefined && taken.includes(place)) later([node.of], place);
        }
        break;
      }
      case 'running-total':
        for (let place = (at ?? 0) - (node.inclusive ? 0 : 1); place >= 0; place--) later([node.of], place);
        break;
      default:
        node.kind satisfies
          | ArithmeticKind
          | LiteralKind
          | DateKind
          | 'fact'
          | 'given'
          | 'not'
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'rank'
          | 'compare';
        later(childrenOf(node), at);
    }
  }
  return { references, readings, lookups };
}

/**
 * Everything that a definition came from, itself included, each once, those that are used before those that use them; items of
 * a list one after the other. `stop` names what is shown elsewhere and not looked into.
 */
export function followed(
  from: Occurrence,
  index: Index,
  view: CaseView,
  stop: (definition: Definition, item: number | undefined) => boolean,
): { readonly occurrences: readonly Occurrence[]; readonly readings: ReadonlySet<string> } {
  const needed = new Map<DefinitionId, Set<number | undefined>>([[from.definition.id, new Set([from.item])]]);
  const readings = new Set<string>();
  const last = index.model.definitions.indexOf(from.definition);
  const reached: Occurrence[] = [];
  for (const definition of index.model.definitions.slice(0, last + 1).toReversed()) {
    const items = [...(needed.get(definition.id) ?? [])].sort((a, b) => (b ?? 0) - (a ?? 0));
    for (const item of items) {
      reached.push({ definition, item });
      const { references, readings: asked } = follow(definition.body, item, index, view);
      for (const reading of asked) readings.add(reading);
      for (const reference of references) {
        const target = index.definitions.get(reference.id);
        if (target === undefined) continue;
        const place = target.list === undefined ? undefined : reference.item;
        if (stop(target, place)) continue;
        const places = needed.get(reference.id) ?? new Set();
        needed.set(reference.id, places.add(place));
      }
    }
  }
  return { occurrences: itemByItem(reached.toReversed()), readings };
}

/** Runs of definitions of one list are told item by item rather than definition by definition. */
function itemByItem(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const ordered: Occurrence[] = [];
  let run: Occurrence[] = [];
  const flush = () => {
    ordered.push(...run.sort((a, b) => (a.item ?? 0) - (b.item ?? 0)));
    run = [];
  };
  for (const occurrence of occurrences) {
    if (occurrence.item === undefined || occurrence.definition.list !== run[0]?.definition.list) flush();
    if (occurrence.item === undefined) ordered.push(occurrence);
    else run.push(occurrence);
  }
  flush();
  return ordered;
}
