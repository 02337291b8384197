// Which declared name uses which: loops, an order in which everything used comes first, and what a replacement touches.

import type {
  CheckedExpression,
  CheckedFormula,
  CheckedTariff,
  Statement,
} from '../../../2-check/types/checked.js';
import type { Span } from '../../../source.js';
import { connected } from '../../together/connected.js';
import { cellsOf, dateNode, fixedOption, type Reach, type Reaches, reachOf, usesOf } from './name-uses.js';
import { isInForce, namesOf } from './statement-names.js';

export interface NameGraph {
  /** Nodes in an order in which every node comes after those that it uses; nodes of loops stand somewhere. */
  readonly order: readonly string[];
  /** Place of a node in `order`. */
  readonly rank: ReadonlyMap<string, number>;
  /** What a node uses directly, with the place of one use. */
  readonly uses: ReadonlyMap<string, ReadonlyMap<string, Span>>;
  /** Loops, each as nodes of which one uses the next and the last the first. */
  readonly loops: readonly (readonly string[])[];
  /** Uses of names that have no value, one per name. */
  readonly missing: readonly { readonly name: string; readonly span: Span }[];
  /** Nodes that are in a loop, use something that is in one, or use a name that does not exist. */
  readonly broken: ReadonlySet<string>;
  /** Names of which a value goes back to those of items before: each with those that it goes round with. */
  readonly carried: ReadonlyMap<string, ReadonlySet<string>>;
  /** All nodes whose value may change when this one is replaced, itself included. */
  readonly affectedBy: (name: string) => ReadonlySet<string>;
}

type Uses = Map<string, Map<string, Span>>;
type Told = (name: string, reaches: Reaches) => void;

/** Builds the graph in time linear in the size of the rules. */
export function nameGraph(checked: CheckedTariff): NameGraph {
  const uses: Uses = new Map();
  const presence: Uses = new Map();
  const usesIn = (table: Uses, node: string): Map<string, Span> => {
    const found = table.get(node) ?? new Map<string, Span>();
    table.set(node, found);
    return found;
  };
  const versioned = versionedNames(checked);
  const lists = new Map<string, string | undefined>(checked.facts.map(({ name, list }) => [name, list]));
  for (const statement of checked.statements) {
    for (const name of namesOf(statement)) lists.set(name, statement.list);
  }
  /** Of which items a node uses another. */
  const reaches = new Map<string, Map<string, Set<Reach>>>();
  const toldBy =
    (node: string) =>
    (name: string, by: Reaches): void => {
      const own = reaches.get(node) ?? new Map<string, Set<Reach>>();
      reaches.set(node, own);
      own.set(name, (own.get(name) ?? new Set()).add(reachOf(lists.get(name.split(' #')[0] ?? name), by)));
    };
  for (const fact of checked.facts) {
    const own = usesIn(uses, fact.name);
    if (fact.presence.kind === 'default') usesOf(fact.presence.value, new Set(), own, toldBy(fact.name));
    if (fact.presence.kind === 'when') {
      usesOf(fact.presence.condition, new Set(), usesIn(presence, fact.name));
    }
  }
  for (const { name, presence: given } of checked.lists) {
    usesIn(uses, name);
    if (given.kind === 'when') usesOf(given.condition, new Set(), usesIn(presence, name));
  }
  for (const reading of checked.readings) usesIn(uses, reading.name);
  for (const statement of checked.statements.filter(isInForce)) {
    for (const name of namesOf(statement)) {
      const own = usesIn(uses, name);
      const dated = versioned.has(name);
      usesOfStatement(statement, own, toldBy(name));
      if (dated) usesOfDate(checked, statement, own);
      if (statement.kind !== 'table' && statement.kind !== 'scale') continue;
      own.set(cellsOf(statement.name), statement.place.span);
      const fixed = usesIn(uses, fixedOption(name));
      usesOfOtherKeys(statement, fixed, toldBy(fixedOption(name)));
      if (dated) usesOfDate(checked, statement, fixed);
      fixed.set(cellsOf(statement.name), statement.place.span);
    }
    if (statement.kind === 'table' || statement.kind === 'scale') {
      const cells = cellsOf(statement.name);
      usesOfCells(statement, usesIn(uses, cells), toldBy(cells));
    }
  }
  usesIn(uses, dateNode);
  return analyse(uses, presence, reaches);
}

function versionedNames(checked: CheckedTariff): ReadonlySet<string> {
  const seen = new Set<string>();
  const versioned = new Set<string>();
  for (const statement of checked.statements) {
    for (const name of namesOf(statement)) {
      if (seen.has(name) || statement.versions.length < checked.versions.length) versioned.add(name);
      seen.add(name);
    }
  }
  return versioned;
}

function usesOfFormula(
  formula: CheckedFormula,
  parameters: ReadonlySet<string>,
  into: Map<string, Span>,
  told: Told,
): void {
  const nothing: CheckedExpression = {
    kind: 'formula',
    formula,
    type: formula.type,
    span: formula.span,
  };
  usesOf(nothing, parameters, into, told);
}

function usesOfStatement(statement: Statement, into: Map<string, Span>, told: Told): void {
  const none = new Set<string>();
  switch (statement.kind) {
    case 'amount':
    case 'value':
    case 'answer':
      usesOfFormula(statement.formula, none, into, told);
      if (statement.due !== undefined) usesOf(statement.due, none, into, told);
      if (statement.rounding?.unless !== undefined) usesOf(statement.rounding.unless.when, none, into, told);
      return;
    case 'choice':
      if (statement.by) usesOfFormula(statement.by, none, into, told);
      for (const row of statement.rows) if (row.when !== undefined) usesOf(row.when, none, into, told);
      return;
    case 'function':
      usesOfFormula(statement.formula, new Set(statement.parameters.map(({ name }) => name)), into, told);
      return;
    case 'reading-value': {
      const parameters = new Set(statement.parameters.map(({ name }) => name));
      for (const option of statement.options) usesOf(option.value, parameters, into, told);
      return;
    }
    case 'table':
      for (const key of statement.keys) if (key.value !== undefined) usesOf(key.value, none, into, told);
      return;
    case 'scale':
      if (statement.across !== undefined) usesOf(statement.across, none, into, told);
      if (statement.madeFrom !== undefined) into.set(statement.madeFrom, statement.place.span);
      return;
    default:
      statement satisfies never;
  }
}

function usesOfDate(checked: CheckedTariff, statement: Statement, into: Map<string, Span>): void {
  into.set(dateNode, statement.place.span);
  if (checked.dating.kind !== 'none') into.set(checked.dating.fact, statement.place.span);
}

function usesOfOtherKeys(statement: Statement, into: Map<string, Span>, told: Told): void {
  if (statement.kind !== 'table') return;
  for (const { value, across } of statement.keys) {
    if (value !== undefined && !across) usesOf(value, new Set(), into, told);
  }
}

function usesOfCells(statement: Statement, into: Map<string, Span>, told: Told): void {
  const none = new Set<string>();
  if (statement.kind === 'table') {
    const keys = new Set(statement.fromTop?.keys);
    for (const row of statement.rows) {
      for (const cell of row.cells) usesOf(cell, none, into, told);
      if (row.when !== undefined) usesOf(row.when, keys, into, told);
    }
  } else if (statement.kind === 'scale') {
    for (const { bands } of statement.variants) {
      for (const band of bands) {
        const limits = [band.moving?.from, band.moving?.to];
        for (const part of [...limits, band.once, band.rate, band.started?.amount]) {
          if (part !== undefined) usesOf(part, none, into, told);
        }
      }
    }
  }
}

function analyse(
  uses: Uses,
  presence: Uses,
  reaches: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Reach>>>,
): NameGraph {
  const nodes = [...uses.keys()];
  const users = new Map<string, string[]>();
  const broken = new Set<string>();
  const missing = new Map<string, Span>();
  for (const [node, used] of uses) {
    for (const [other, span] of used) {
      if (!uses.has(other)) {
        broken.add(node);
        if (!missing.has(other)) missing.set(other, span);
      }
      const list = users.get(other);
      if (list === undefined) users.set(other, [node]);
      else list.push(node);
    }
  }
  // A fact whose presence depends on itself is a loop too, though no value does.
  const all = new Map<string, readonly string[]>();
  const targets = new Map<string, readonly string[]>();
  const isBefore = (node: string, other: string): boolean => {
    const told = reaches.get(node)?.get(other);
    return told !== undefined && told.size === 1 && told.has('before');
  };
  for (const node of nodes) {
    const used = [...(uses.get(node)?.keys() ?? [])];
    const asked = [...(presence.get(node)?.keys() ?? [])];
    all.set(node, [...used, ...asked]);
    targets.set(node, [...used.filter((other) => !isBefore(node, other)), ...asked]);
  }
  const { carried, tangled } = goingBack(stronglyConnected(nodes, all).circles, reaches);
  for (const node of tangled) targets.set(node, all.get(node) ?? []);
  const { order, circles } = stronglyConnected(nodes, targets);
  const loops = circles.map((circle) => shortestLoop(circle, targets));
  for (const circle of circles) for (const node of circle) broken.add(node);
  const affected = new Map<string, ReadonlySet<string>>();
  const reach = (from: Iterable<string>): Set<string> => {
    const found = new Set(from);
    for (const node of found) for (const user of users.get(node) ?? []) found.add(user);
    return found;
  };
  const edges = new Map(uses);
  for (const [node, used] of presence) {
    if (circles.some((circle) => circle.includes(node))) {
      edges.set(node, new Map([...(uses.get(node) ?? []), ...used]));
    }
  }
  return {
    order,
    rank: new Map(order.map((node, index) => [node, index])),
    uses: edges,
    carried,
    loops,
    missing: [...missing].map(([node, span]) => ({ name: node.split(' #')[0] ?? node, span })),
    broken: reach(broken),
    affectedBy(name) {
      const known = affected.get(name);
      if (known !== undefined) return known;
      const found = reach([name]);
      affected.set(name, found);
      return found;
    },
  };
}

/**
 * What goes round through items before is computed item by item, unless something on the way looks at all items: then an item waits for
 * those behind it, and the way round is a circle.
 */
function goingBack(
  rounds: readonly (readonly string[])[],
  reaches: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<Reach>>>,
): { readonly carried: ReadonlyMap<string, ReadonlySet<string>>; readonly tangled: ReadonlySet<string> } {
  const carried = new Map<string, ReadonlySet<string>>();
  const tangled = new Set<string>();
  for (const round of rounds) {
    const members = new Set(round);
    const looksAtAll = round.some((node) =>
      [...(reaches.get(node) ?? [])].some(([other, told]) => members.has(other) && told.has('any')),
    );
    for (const node of round) {
      if (looksAtAll) tangled.add(node);
      else carried.set(node, members);
    }
  }
  return { carried, tangled };
}

/** Names after what they use, and those that go round. */
function stronglyConnected(
  nodes: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): { readonly order: readonly string[]; readonly circles: readonly (readonly string[])[] } {
  const components = connected(nodes, (node) => targets.get(node) ?? []);
  return {
    order: components.flatMap((component) => component.toReversed()),
    circles: components.filter(
      ([node = '', ...others]) => others.length > 0 || targets.get(node)?.includes(node),
    ),
  };
}

/** A shortest way round from the first node of a circle (in the order of the file) back to itself. */
function shortestLoop(
  circle: readonly string[],
  targets: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const start = circle[0] ?? '';
  const inside = new Set(circle);
  const from = new Map<string, string>();
  const open = [start];
  for (const node of open) {
    for (const target of targets.get(node) ?? []) {
      if (target === start) {
        const loop = [node];
        for (let back = from.get(node); back !== undefined; back = from.get(back)) loop.unshift(back);
        return loop;
      }
      if (!inside.has(target) || from.has(target)) continue;
      from.set(target, node);
      open.push(target);
    }
  }
  return circle;
}
