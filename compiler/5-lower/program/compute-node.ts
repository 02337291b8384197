// What one node comes to.

import { maxBig, minBig } from '../../runtime/exact/integers.js';
import { dividedBy } from './division.js';
import type { Fold, IntegerNode, Node } from './program.js';

export type Computed = bigint | boolean | string;

export interface NodeInputs {
  readonly count: (list: string) => number;
  readonly given: (name: string, list: string | undefined, item: number) => boolean;
  readonly value: (name: string, list: string | undefined, item: number) => Computed;
}

/** `item` is the place from 0, or -1 outside lists; `at` gives what operands came to. */
export function computeNode(
  node: Node,
  item: number,
  at: (node: Node, item: number) => Computed,
  inputs: NodeInputs,
): Computed {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'input':
      return inputs.value(node.input, node.list, item);
    case 'given':
      return inputs.given(node.input, node.list, item);
    case 'count':
      return BigInt(inputs.count(node.of));
    case 'place':
      return BigInt(item + 1);
    case 'add':
      return integerAt(at, node.left, item) + integerAt(at, node.right, item);
    case 'subtract':
      return integerAt(at, node.left, item) - integerAt(at, node.right, item);
    case 'multiply':
      return integerAt(at, node.left, item) * integerAt(at, node.right, item);
    case 'least':
      return least(node.operands.map((operand) => integerAt(at, operand, item)));
    case 'greatest':
      return greatest(node.operands.map((operand) => integerAt(at, operand, item)));
    case 'quotient':
      return dividedBy(node.division, integerAt(at, node.dividend, item), integerAt(at, node.divisor, item));
    case 'within':
      return integerAt(at, node.of, item);
    case 'compare': {
      const [left, right] = [integerAt(at, node.left, item), integerAt(at, node.right, item)];
      if (node.comparison === 'equal') return left === right;
      return (node.comparison satisfies 'below' | 'up-to') === 'below' ? left < right : left <= right;
    }
    case 'same-text':
      return at(node.left, item) === at(node.right, item);
    case 'begins-with':
      return String(at(node.of, item)).startsWith(node.prefix);
    case 'not':
      return at(node.operand, item) !== true;
    case 'and':
      return node.operands.every((operand) => at(operand, item) === true);
    case 'or':
      return node.operands.some((operand) => at(operand, item) === true);
    case 'choose':
      return at(node.when, item) === true ? at(node.then, item) : at(node.otherwise, item);
    case 'fold': {
      const items = Array.from({ length: inputs.count(node.over) }, (_, place) =>
        integerAt(at, node.of, place),
      );
      return folded(node.fold, items, node);
    }
    case 'along': {
      const before = Array.from({ length: node.inclusive ? item + 1 : item }, (_, place) =>
        integerAt(at, node.of, place),
      );
      return folded(node.fold, before, node);
    }
    case 'before':
      return item === 0 ? node.first : integerAt(at, node.of, item - 1);
    case 'ahead':
      return integerAt(at, node.of, item);
    case 'rank': {
      const own = integerAt(at, node.of, item);
      const others = Array.from({ length: inputs.count(node.list ?? '') }, (_, place) =>
        integerAt(at, node.of, place),
      );
      const ahead = others.filter((other, place) => other > own || (other === own && place < item));
      return BigInt(ahead.length + 1);
    }
    case 'item': {
      const place = Number(integerAt(at, node.at, item)) - 1;
      if (place < inputs.count(node.over)) return at(node.of, place);
      return node.sort === 'integer'
        ? node.lo
        : (node.sort satisfies 'text' | 'truth') === 'truth'
          ? false
          : '';
    }
    default:
      return node satisfies never;
  }
}

function integerAt(at: (node: Node, item: number) => Computed, of: IntegerNode, item: number): bigint {
  const value = at(of, item);
  if (typeof value !== 'bigint') throw new Error(`node ${of.id} is no integer`);
  return value;
}

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => minBig(a, b));
const greatest = (values: readonly bigint[]): bigint => values.reduce((a, b) => maxBig(a, b));

function folded(fold: Fold, values: readonly bigint[], { lo, hi }: IntegerNode): bigint {
  switch (fold) {
    case 'sum':
      return values.reduce((a, b) => a + b, 0n);
    case 'first':
      return values.find((value) => value !== 0n) ?? 0n;
    case 'least':
      return values.length === 0 ? hi : least(values);
    case 'greatest':
      return values.length === 0 ? lo : greatest(values);
    default:
      return fold satisfies never;
  }
}
