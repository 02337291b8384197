// Comparisons by cross-multiplication: no quotient is ever formed, constants become whole limits.

import type { ComparisonOperator } from '../../3-model/model.js';
import { ceiling, divide, floor, isInteger, type Rational } from '../../runtime/exact/rational.js';
import type { IntegerNode, Quantity, Scaled, TruthNode } from '../program/program.js';
import type { Nodes } from './nodes.js';
import { asFraction, constantOf, inGrid, sharedGrid } from './quantities.js';

const turned: Readonly<Record<ComparisonOperator, ComparisonOperator>> = {
  below: 'above',
  'up-to': 'from',
  equal: 'equal',
  'not-equal': 'not-equal',
  from: 'up-to',
  above: 'below',
};

/** The truth of `left operator right`. */
export function comparison(
  nodes: Nodes,
  operator: ComparisonOperator,
  left: Quantity,
  right: Quantity,
): TruthNode {
  if (left.kind === 'scaled' && right.kind === 'scaled') {
    const [a, b] = [constantOf(left), constantOf(right)];
    if (a !== undefined && b === undefined) return toLimit(nodes, turned[operator], right, a);
    if (b !== undefined && a === undefined) return toLimit(nodes, operator, left, b);
  }
  const grid = sharedGrid([left, right]);
  const [a, b] = [asFraction(nodes, left), asFraction(nodes, right)];
  const x = inGrid(nodes, a.numerator, a.grid, grid);
  const y = inGrid(nodes, b.numerator, b.grid, grid);
  if (a.denominator === b.denominator) return relation(nodes, operator, x, y);
  return relation(nodes, operator, nodes.multiply(x, b.denominator), nodes.multiply(y, a.denominator));
}

export function relation(
  nodes: Nodes,
  operator: ComparisonOperator,
  a: IntegerNode,
  b: IntegerNode,
): TruthNode {
  switch (operator) {
    case 'below':
    case 'up-to':
    case 'equal':
      return nodes.compare(operator, a, b);
    case 'not-equal':
      return nodes.not(nodes.compare('equal', a, b));
    case 'from':
      return nodes.compare('up-to', b, a);
    case 'above':
      return nodes.compare('below', b, a);
    default:
      return operator satisfies never;
  }
}

/** A constant limit, brought onto the grid of the value: below 7.5 is up to 7 among whole numbers. */
function toLimit(nodes: Nodes, operator: ComparisonOperator, value: Scaled, limit: Rational): TruthNode {
  const bound = divide(limit, value.grid);
  const beside = (side: bigint) => nodes.constant(side);
  if (isInteger(bound)) return relation(nodes, operator, value.integer, beside(bound.n));
  switch (operator) {
    case 'below':
    case 'up-to':
      return relation(nodes, 'up-to', value.integer, beside(floor(bound)));
    case 'above':
    case 'from':
      return relation(nodes, 'from', value.integer, beside(ceiling(bound)));
    case 'equal':
      return nodes.truth(false);
    case 'not-equal':
      return nodes.truth(true);
    default:
      return operator satisfies never;
  }
}
