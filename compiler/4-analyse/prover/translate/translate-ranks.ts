// Sums whose items count by their rank: looked at place by place, from the highest, rather than item by item.
//
// Why: where what an item adds depends only on its rank k and on the fact x by which items are ranked, the sum over the items is
// the sum over the places of what the k-th highest x adds, whichever item has it. When one x takes a step up, every k-th
// highest x stays or takes that step, for the order of the others is the same. So the sums before and after are compared
// place by place, with the same k and an x that is as before or a step further.

import type { Expression } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { partsOf } from '../../model-index.js';
import { numbers } from '../../range/abstract.js';
import { range, wholeBetween } from '../../range/interval.js';
import type { Poly } from '../terms/terms.js';
import { type Place, type Translating, thisItem, type World } from './places.js';

type Aggregate = Extract<Expression, { readonly kind: 'aggregate' }>;

/** The place of the k-th highest item, for any k. */
export const anyPlace = (list: string): Place => ({ item: '@any1 by rank', list });
export const isByRank = ({ item }: Pick<Place, 'item'>): boolean => item.endsWith(' by rank');

/** The place in the order that stands for any. */
export const placeInOrder = (to: Translating, list: string): Poly =>
  to.pool.number(
    to.pool.variable(`place in ${list}`, () => ({
      initial: {
        kind: 'numbers',
        range: wholeBetween(1, Math.max(1, to.index.capacities.get(list) ?? 1)),
      },
      splittable: false,
    })),
  );

/** The fact by whose rank alone, and by whose value alone, items count; undefined where they are told apart by more. */
export function rankedBy(to: Translating, { list, of, where }: Aggregate): string | undefined {
  let fact: string | undefined;
  let ranks = 0;
  const seen = new Set<string>();
  const open: Expression[] = [of, where].filter((part) => part !== undefined);
  for (let node = open.pop(); node; node = open.pop()) {
    switch (node.kind) {
      case 'fact': {
        if (to.index.facts.get(node.fact)?.list === undefined) break;
        if (fact !== undefined && fact !== node.fact) return undefined;
        fact = node.fact;
        break;
      }
      case 'given':
        if (to.index.facts.get(node.fact)?.list !== undefined) return undefined;
        break;
      case 'rank':
        if (node.of.kind !== 'fact') return undefined;
        ranks++;
        open.push(node.of);
        break;
      case 'position':
      case 'running-total':
      case 'item':
      case 'retained-label':
        return undefined;
      case 'aggregate':
        break;
      case 'reference': {
        const definition = to.index.definitions.get(node.definition);
        if (definition?.list !== list || seen.has(definition.id)) break;
        seen.add(definition.id);
        open.push(definition.body);
        break;
      }
      default:
        open.push(...partsOf(to.index, node));
    }
  }
  const known = fact === undefined ? undefined : to.index.facts.get(fact);
  return ranks > 0 && known?.list === list && known.presence.kind === 'always' && known.domain
    ? fact
    : undefined;
}

/** The world in which the k-th highest is looked at: where the fact of one item takes a step, it may take that step too. */
export function worldByRank(to: Translating, list: string, fact: string, world: World): World | undefined {
  const { pool } = to;
  const looked = to.pool.number(to.variable(fact, thisItem(list)));
  const changed = world.changed.get(to.variable(fact, thisItem(list)).name);
  if (!changed) return world;
  const step = pool.minus(to.number(changed), looked);
  if (step.terms.length > 0 || step.constant.n < 0n) return undefined;
  const highest = to.variable(fact, anyPlace(list));
  const further = pool.variable(`${highest.name} further`, () => ({
    initial: numbers(range(zero, step.constant, step.constant)),
    splittable: false,
  }));
  const value = { kind: 'number' as const, poly: pool.sum([pool.number(highest), pool.number(further)]) };
  return { ...world, changed: new Map(world.changed).set(highest.name, value) };
}
