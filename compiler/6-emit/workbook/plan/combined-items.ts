// Which items a model combines with one another, before any row of them is laid out: what a book has no rows for, and how many items
// each list may keep so that the rows stay few enough.

import { childrenOf } from '../../../3-model/expressions/children.js';
import { boundIn, isOfSeveral, looksOutside, openLoops } from '../../../3-model/expressions/loops.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression, Loop, Model } from '../../../3-model/model.js';
import type { ChosenKind, ComputedKind, LiteralKind } from '../../../3-model/model-expression.js';
import { carriedGroups } from '../../../3-model/together/carried-groups.js';

/** Combinations get at most so many rows. */
const mostCombinations = 5_000;

/** Something of the model with the items that it speaks of, from the outside in. */
interface Spoken {
  readonly owner: string;
  readonly body: Expression;
  readonly around: readonly Loop[];
}

/** A node with the items around it. */
interface Placed {
  readonly owner: string;
  readonly node: Expression;
  readonly around: readonly Loop[];
}

/** What the workbook lowers. */
function spokenIn(model: Model): readonly Spoken[] {
  const ofItem = (
    list: string | undefined,
    body: Expression | undefined,
    owner: string,
  ): readonly Spoken[] => {
    if (body === undefined) return [];
    const around = list === undefined ? [] : [...openLoops(body)].map((id) => ({ id, list }));
    return [{ owner, body, around }];
  };
  return [
    ...model.definitions.map(({ owner, body, loops }) => ({ owner, body, around: loops })),
    ...model.tables.flatMap(({ label, loops, rows }) =>
      rows.flatMap(({ cells }) => cells.map((body) => ({ owner: label, body, around: loops }))),
    ),
    ...model.scales.flatMap(({ label, loops, variants }) =>
      variants.flatMap(({ bands }) =>
        bands.flatMap(({ once, rate, started }) =>
          [once, rate, started?.amount].flatMap((body) =>
            body === undefined ? [] : [{ owner: label, body, around: loops }],
          ),
        ),
      ),
    ),
    ...model.requirements.flatMap(({ list, condition, message }) => ofItem(list, condition, message)),
    ...model.facts.flatMap(({ name, list, presence }) =>
      presence.kind === 'when' ? ofItem(list, presence.condition, name) : [],
    ),
    ...model.notices.flatMap(({ when, text }) => ofItem(undefined, when, text)),
    ...model.properties.flatMap((property) => [
      ...ofItem(undefined, property.when, property.text),
      ...(property.kind === 'always' ? ofItem(undefined, property.condition, property.text) : []),
    ]),
  ];
}

function* placedIn({ owner, body, around }: Spoken): Generator<Placed> {
  const open: Placed[] = [{ owner, node: body, around }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { node } = next;
    for (const child of childrenOf(node)) {
      const bound = 'list' in node ? boundIn(node, child) : undefined;
      const inside =
        bound === undefined || !('list' in node)
          ? next.around
          : [...next.around, { id: bound, list: node.list }];
      open.push({ owner, node: child, around: inside });
    }
  }
}

/** The items around that an expression speaks of. */
const spokenOf = ({ node, around }: Placed): readonly Loop[] => {
  const open = openLoops(node);
  return around.filter(({ id }) => open.has(id));
};

export interface Beyond {
  readonly name: string;
  readonly span: Expression['span'];
}

/** The first thing that compares items in a way that no rows of combinations show. */
export function beyondCombinations(model: Model): Beyond | undefined {
  const carried = model.definitions.find((each) => isOfSeveral(each) && goesBack(each.body));
  if (carried !== undefined) return { name: carried.owner, span: carried.span };
  for (const [id, { members }] of carriedGroups(model)) {
    const own = members.find((member) => member.id === id);
    if (own === undefined || !totalsItself(own.body, new Set(members.map((member) => member.id)))) continue;
    return { name: own.owner, span: own.span };
  }
  for (const spoken of spokenIn(model)) {
    for (const placed of placedIn(spoken)) {
      if (isBeyond(placed)) return { name: placed.owner, span: placed.node.span };
    }
  }
  return undefined;
}

function isBeyond({ node, around }: Placed): boolean {
  switch (node.kind) {
    case 'reference':
    case 'retained-label': {
      // A row of combinations has its items in one order.
      const places = node.items.map((item) => around.findIndex(({ id }) => id === item));
      return places.some((place, index) => index > 0 && place <= (places[index - 1] ?? -1));
    }
    case 'before':
    case 'running-total':
      return looksOutside(node) && goesBack(node);
    default:
      node.kind satisfies
        | LiteralKind
        | ComputedKind
        | ChosenKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'earlier'
        | 'conditional'
        | 'aggregate'
        | 'item'
        | 'position'
        | 'rank';
      return false;
  }
}

/**
 * Whether it is on the way round of something that is carried from item to item: combinations are of all items, and what looks at
 * later ones would wait for itself.
 */
function goesBack(node: Expression): boolean {
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'earlier') return true;
    open.push(...childrenOf(next));
  }
  return false;
}

/** Whether it goes through another list, item by item, over something that is carried with it: over rows of combinations, too. */
function totalsItself(body: Expression, group: ReadonlySet<string>): boolean {
  let found = false;
  const isOfGroup = (node: Expression): boolean => node.kind === 'reference' && group.has(node.definition);
  walk(body, (node) => {
    if (found || !('loop' in node) || !looksOutside(node)) return;
    walk(node, (inside) => {
      found ||= isOfGroup(inside);
    });
  });
  return found;
}

/** How many items of each list there are rows for, of `most` at most. */
export function capacitiesOf(
  model: Model,
  most: (list: Model['lists'][number]) => number,
): ReadonlyMap<string, number> {
  const kept = new Map(model.lists.map((list) => [list.name, most(list)]));
  for (const lists of combinationsOf(model)) {
    const own = lists.map((list) => kept.get(list) ?? 1);
    const rows = (each: number): number =>
      own.reduce((product, capacity) => product * Math.min(capacity, each), 1);
    let each = Math.max(...own);
    while (each > 1 && rows(each) > mostCombinations) each--;
    for (const list of lists) kept.set(list, Math.min(kept.get(list) ?? 1, each));
  }
  return kept;
}

/** The lists whose items are combined, as they are for each value that speaks of several. */
function combinationsOf(model: Model): readonly (readonly string[])[] {
  const found = new Map<string, readonly string[]>();
  const add = (lists: readonly string[]): void => {
    found.set(lists.join(' '), lists);
  };
  for (const { loops } of model.definitions) if (loops.length > 1) add(loops.map(({ list }) => list));
  for (const spoken of spokenIn(model)) {
    for (const placed of placedIn(spoken)) {
      const { node } = placed;
      if (!('loop' in node) || !looksOutside(node)) continue;
      add([...spokenOf(placed).map(({ list }) => list), node.list]);
    }
  }
  return [...found.values()];
}
