// What a number is always a whole multiple of, whatever the case.

import { absolute, multiply, one, type Rational } from '../../../runtime/exact/rational.js';
import { commonGrid } from '../../range/interval.js';
import type { Node, Shape } from './node.js';

/** Undefined where nothing is known. */
export function gridOf(shape: Shape, stepOf: (fact: string) => Rational | undefined): Rational | undefined {
  const common = (nodes: readonly Node[]): Rational | undefined =>
    nodes.slice(1).reduce<Rational | undefined>((grid, node) => commonGrid(grid, node.grid), nodes[0]?.grid);
  switch (shape.kind) {
    case 'number':
      return absolute(shape.value);
    case 'fact':
      return stepOf(shape.fact);
    case 'count':
    case 'part':
    case 'between':
    case 'shift':
    case 'day':
      return one;
    case 'sum':
      return shape.terms.reduce<Rational | undefined>(
        (grid, { by, of }) => commonGrid(grid, of.grid && multiply(absolute(by), of.grid)),
        absolute(shape.constant),
      );
    case 'product':
      return shape.of.reduce<Rational | undefined>(
        (grid, { grid: each }) => grid && each && multiply(grid, each),
        one,
      );
    case 'lowest':
    case 'highest':
      return common(shape.of);
    case 'round':
      return shape.step;
    case 'rows':
      return common(shape.rows.map(({ value }) => value).filter(({ kind }) => kind !== 'none'));
    case 'fold':
      if (shape.operation === 'count') return one;
      return shape.of.grid;
    case 'none':
    case 'opaque':
    case 'carried':
    case 'precedes':
    case 'reciprocal':
    case 'truth':
    case 'symbol':
    case 'given':
    case 'positive':
    case 'zero':
    case 'is':
    case 'and':
    case 'or':
    case 'not':
      return undefined;
    default:
      shape satisfies never;
      return undefined;
  }
}
