// The operands of the model's nodes, and the same node over others: both are read off one table.

import type { CommonNode, Language } from '../../2-check/types/expression.js';
import type { Expression } from '../model.js';
import { common, none, type OperandTable, operandsBy } from './operand-table.js';

/** All nodes of the model. Cells of tables and scales are not operands of their use. */
const ofModel = {
  ...common,
  reference: none,
  earlier: none,
  'retained-label': none,
  alternatives: { items: { value: 'one' } },
  lookup: { keys: 'each' },
  scale: { input: 'one', variant: 'one' },
  'in-force': { date: 'one', periods: { value: 'one' } },
} as const satisfies OperandTable<Expression, Expression>;

const operands = operandsBy(ofModel);

/** The operands of a node, in order of evaluation. */
export const childrenOf = (expression: Expression): readonly Expression[] =>
  operands.of(expression) as readonly Expression[];

/** The nodes that name items, or bind them: each language has its own. */
type ItemNode = 'fact' | 'given' | 'position' | 'aggregate' | 'before' | 'item' | 'running-total' | 'rank';

/** The nodes that are the same in every language but for their operands. */
type PlainNode<L extends Language> = Exclude<CommonNode<L>, { readonly kind: ItemNode }>;

/** The same node over mapped operands; `map` is called in order. */
export const mapCommon = <A extends Language, B extends Language>(
  node: PlainNode<A>,
  map: (child: A['expression']) => B['expression'],
): PlainNode<B> => operands.over(node, map) as PlainNode<B>;

/** `map` is called on each operand, in order; a node without operands stays as it is. */
export const mapOperands = (expression: Expression, map: (operand: Expression) => Expression): Expression =>
  operands.over(expression, map) as Expression;
