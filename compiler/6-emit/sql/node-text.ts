// Nodes as expressions of an engine. Operands that are columns stand by their names.

import type { IntegerNode, Node } from '../../5-lower/program/program.js';
import { bare } from './columns.js';
import type { Dialect } from './dialect.js';

export interface NodeText {
  readonly dialect: Dialect;
  /** The column of a node at the place of an item, if it has one. */
  readonly column: (node: Node, place: string | undefined) => string | undefined;
  /** The name of the array that a node of items is kept in. */
  readonly array: (node: Node) => string;
  readonly count: (list: string) => string;
}

/** The expression of a node that is not asked for by its column. */
export function textOf(node: Node, to: NodeText, place: string | undefined): string {
  const { dialect } = to;
  const inner = (operand: Node): string => to.column(operand, place) ?? textOf(operand, to, place);
  /** An integer that takes its type from nothing beside it. */
  const alone = (operand: IntegerNode): string =>
    operand.kind === 'constant' ? dialect.integer(operand.value, true) : inner(operand);
  /** The values for all items: of what turns out to be the same for every item, as often as there are items. */
  const array = (operand: Node): string => {
    const of = bare(operand);
    if (of.list !== undefined || operand.list === undefined) return to.array(operand);
    const same = of.sort === 'integer' ? alone(of) : inner(of);
    return dialect.lists.map(to.count(operand.list), () => same);
  };
  switch (node.kind) {
    case 'constant':
      if (node.sort === 'integer') return dialect.integer(node.value, false);
      if (node.sort === 'truth') return dialect.truth(node.value);
      node.sort satisfies 'text';
      return dialect.text(node.value);
    case 'input':
    case 'given':
    case 'count':
      throw new Error(`the query has no column of ${node.kind} ${node.id}`);
    case 'place':
      return place ?? '0';
    case 'add':
      return `(${inner(node.left)} + ${inner(node.right)})`;
    case 'subtract':
      return `(${inner(node.left)} - ${inner(node.right)})`;
    case 'multiply':
      return `(${inner(node.left)} * ${inner(node.right)})`;
    case 'least':
    case 'greatest':
      return dialect.extreme(node.kind, node.operands.map(alone));
    case 'quotient':
      return quotientText(node, dialect, inner(node.dividend), inner(node.divisor));
    case 'within':
      return inner(node.of);
    case 'compare': {
      const operator = { below: '<', 'up-to': '<=', equal: '=' }[node.comparison];
      return `(${inner(node.left)} ${operator} ${inner(node.right)})`;
    }
    case 'same-text':
      return `(${inner(node.left)} = ${inner(node.right)})`;
    case 'begins-with': {
      const { length } = [...node.prefix];
      return `(substr(${inner(node.of)}, 1, ${length}) = ${dialect.text(node.prefix)})`;
    }
    case 'not':
      return `(NOT ${inner(node.operand)})`;
    case 'and':
    case 'or':
      return `(${node.operands.map(inner).join({ and: ' AND ', or: ' OR ' }[node.kind])})`;
    case 'choose':
      return chosenText(node, to, place, inner, alone);
    case 'fold': {
      const bounds = { lo: dialect.integer(node.lo, true), hi: dialect.integer(node.hi, true) };
      return dialect.lists.fold(node.fold, array(node.of), to.count(node.over), bounds);
    }
    case 'along': {
      const end = node.inclusive ? (place ?? '0') : `(${place ?? '0'} - 1)`;
      return dialect.lists.foldUntil(node.fold, array(node.of), end);
    }
    case 'before': {
      const earlier = dialect.extreme('greatest', [`(${place ?? '0'} - 1)`, dialect.integer(1n, true)]);
      const of = bare(node.of);
      const found = of.list === undefined ? inner(of) : dialect.lists.element(to.array(of), earlier);
      return `CASE WHEN ${place ?? '0'} = 1 THEN ${dialect.integer(node.first, true)} ELSE ${found} END`;
    }
    case 'ahead':
      return inner(node.of);
    case 'rank':
      return dialect.lists.rank(array(node.of), to.count(node.list ?? ''), place ?? '0');
    case 'item': {
      const found = dialect.lists.element(array(node.of), inner(node.at));
      const beyond =
        node.sort === 'integer'
          ? dialect.integer(node.lo, true)
          : (node.sort satisfies 'text' | 'truth') === 'truth'
            ? dialect.truth(false)
            : dialect.text('');
      return `CASE WHEN ${inner(node.at)} <= ${to.count(node.over)} THEN ${found} ELSE ${beyond} END`;
    }
    default:
      return node satisfies never;
  }
}

type Choose = Extract<Node, { readonly kind: 'choose' }>;

/** A chain of choices as one CASE. */
function chosenText(
  node: Choose,
  to: NodeText,
  place: string | undefined,
  inner: (node: Node) => string,
  alone: (node: IntegerNode) => string,
): string {
  const value = (operand: Node): string => (operand.sort === 'integer' ? alone(operand) : inner(operand));
  const cases: string[] = [];
  let last: Node = node;
  while (last.kind === 'choose' && (last === node || to.column(last, place) === undefined)) {
    cases.push(`WHEN ${inner(last.when)} THEN ${value(last.then)}`);
    last = last.otherwise;
  }
  return `CASE ${cases.join(' ')} ELSE ${value(last)} END`;
}

type Quotient = Extract<IntegerNode, { readonly kind: 'quotient' }>;

/** Exact integer division: what is added before the whole part is taken; the sign is put back after. */
function quotientText(
  { division, dividend, divisor }: Quotient,
  dialect: Dialect,
  n: string,
  d: string,
): string {
  const { divide } = dialect;
  const rest = (top: string) => `(${top} % ${d})`;
  if (division === 'floor') {
    if (dividend.lo >= 0n) return divide(n, d);
    return divide(`(${n} - ((${rest(n)} + ${d}) % ${d}))`, d);
  }
  const half = divisor.kind === 'constant' ? `${divisor.value / 2n}` : divide(d, '2');
  const belowHalf = divisor.kind === 'constant' ? `${(divisor.value - 1n) / 2n}` : divide(`(${d} - 1)`, '2');
  const most = divisor.kind === 'constant' ? `${divisor.value - 1n}` : `(${d} - 1)`;
  const size = (top: string): string => {
    switch (division) {
      case 'half-up':
        return divide(`(${top} + ${half})`, d);
      case 'half-down':
        return divide(`(${top} + ${belowHalf})`, d);
      case 'up':
        return divide(`(${top} + ${most})`, d);
      case 'down':
        return divide(top, d);
      case 'half-even': {
        const twice = `2 * ${rest(top)}`;
        const odd = `${divide(top, d)} % 2 <> 0`;
        const more = `CASE WHEN ${twice} > ${d} OR (${twice} = ${d} AND ${odd}) THEN 1 ELSE 0 END`;
        return `(${divide(top, d)} + ${more})`;
      }
      default:
        return division satisfies never;
    }
  };
  if (dividend.lo >= 0n) return size(n);
  if (dividend.hi <= 0n) return `(- ${size(`(- ${n})`)})`;
  return `CASE WHEN ${n} < 0 THEN - ${size(`(- ${n})`)} ELSE ${size(n)} END`;
}

/** Integers that arise inside the expression of a node, beside those of its operands: they must fit too. */
export function reachOf(node: Node): bigint {
  if (node.sort !== 'integer') return 0n;
  const size = node.lo < 0n && -node.lo > node.hi ? -node.lo : node.hi;
  if (node.kind !== 'quotient') return size;
  const top =
    node.dividend.lo < 0n && -node.dividend.lo > node.dividend.hi ? -node.dividend.lo : node.dividend.hi;
  return top + 2n * node.divisor.hi;
}
