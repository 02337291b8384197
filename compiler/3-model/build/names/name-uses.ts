// The names that a checked formula uses, each with the place of its first use.

import type { CheckedExpression } from '../../../2-check/types/checked.js';
import type { ComputedKind, ListKind, LiteralKind } from '../../../2-check/types/expression.js';
import type { Span } from '../../../source.js';
import { childrenOfChecked } from '../../expressions/checked-children.js';

/** A node per name; the cells of a table and the bands of a scale are a node of their own, as they are shared. */
export const cellsOf = (table: string): string => `${table} #cells`;

/** A table or scale with its across key fixed by `for OPTION`: it does not depend on that key. */
export const fixedOption = (name: string): string => `${name} #for`;

/** The date of a version, when `with on DATE` replaces it. */
export const dateNode = '#date';

/** Of which items a name of a list is meant: the one at hand, those before it, or any. */
export type Reach = 'same' | 'before' | 'any';

/** Adds every fact, reading and statement that the expression uses; parameters are not names of the file. */
export function usesOf(
  expression: CheckedExpression,
  parameters: ReadonlySet<string>,
  into: Map<string, Span>,
  told?: (name: string, reaches: Reaches) => void,
): void {
  const open: { readonly node: CheckedExpression; readonly reaches: Reaches }[] = [
    { node: expression, reaches: atHand },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, reaches } = next;
    const use = (name: string, span: Span) => {
      if (parameters.has(name)) return;
      if (!into.has(name)) into.set(name, span);
      told?.(name, reaches);
    };
    const children = childrenOfChecked(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child !== undefined) open.push({ node: child, reaches: within(node, child, reaches) });
    }
    switch (node.kind) {
      case 'name':
      case 'call':
      case 'retained':
      case 'before-rounding':
        use(node.name, node.span);
        break;
      case 'for':
        use(fixedOption(node.name), node.span);
        break;
      case 'fact':
      case 'given':
        use(node.fact, node.span);
        break;
      case 'reading':
        use(node.reading, node.span);
        break;
      case 'aggregate':
      case 'item':
      case 'middle':
        // Whether the list is given may hang on other names.
        use(node.list, node.span);
        break;
      default:
        node.kind satisfies
          | ComputedKind
          | LiteralKind
          | Exclude<ListKind, 'aggregate' | 'item'>
          | 'otherwise'
          | 'with'
          | 'not-given'
          | 'this-one'
          | 'position'
          | 'conditional'
          | 'formula'
          | 'so-far';
        break;
    }
  }
}

/** By the list, where an operation goes through its items; `'*'` is every list. */
export type Reaches = ReadonlyMap<string, Reach>;

const atHand: Reaches = new Map();

function within(node: CheckedExpression, child: CheckedExpression, reaches: Reaches): Reaches {
  switch (node.kind) {
    case 'aggregate':
    case 'middle':
    case 'rank':
      return new Map(reaches).set(node.list, 'any');
    case 'item':
      return child === node.of ? new Map(reaches).set(node.list, 'any') : reaches;
    case 'before':
      return before(node.list, reaches);
    case 'running-total':
      return node.inclusive ? reaches : before(node.list, reaches);
    case 'this-one':
      return atHand;
    // Each replacement makes another value of the same name: none may go back to itself through one.
    case 'with':
      return new Map([['*', node.isVersionBefore ? 'before' : 'any']]);
    default:
      node.kind satisfies
        | ComputedKind
        | LiteralKind
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional'
        | 'name'
        | 'call'
        | 'for'
        | 'retained'
        | 'before-rounding'
        | 'otherwise'
        | 'formula'
        | 'so-far';
      return reaches;
  }
}

const before = (list: string, reaches: Reaches): Reaches =>
  reaches.get(list) === 'any' ? reaches : new Map(reaches).set(list, 'before');

/** Of which items a name is meant; one that belongs to no list may speak of any that are looked at. */
export function reachOf(list: string | undefined, reaches: Reaches): Reach {
  const everywhere = reaches.get('*');
  if (everywhere !== undefined) return everywhere;
  if (list !== undefined) return reaches.get(list) ?? 'same';
  const all = [...reaches.values()];
  return all.includes('any') ? 'any' : all.includes('before') ? 'before' : 'same';
}
