// What a formula node is made of: its operands in order of evaluation, and the same node over other operands.

import type { CommonNode, Language } from '../2-check/types/expression.js';

/** The operands of a node that the checked tree and the model have in common, in order. */
export function commonChildren<L extends Language>(node: CommonNode<L>): readonly L['expression'][] {
  switch (node.kind) {
    case 'number':
    case 'date':
    case 'text':
    case 'yes-no':
    case 'option':
    case 'fact':
    case 'given':
    case 'reading':
    case 'position':
    case 'not-given':
      return [];
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
    case 'compare':
      return [node.left, node.right];
    case 'negate':
    case 'not':
    case 'round':
    case 'begins-with':
      return [node.operand];
    case 'minimum':
    case 'maximum':
    case 'and':
    case 'or':
      return node.operands;
    case 'conditional':
      return [...node.branches.flatMap((branch) => [branch.when, branch.then]), node.otherwise];
    case 'aggregate':
    case 'before':
      return [node.where, node.of].filter((child) => child !== undefined);
    case 'item':
      return [node.index, node.of];
    case 'running-total':
    case 'rank':
      return [node.of];
    case 'date-part':
      return [node.date];
    case 'date-between':
      return [node.from, node.to];
    case 'date-shift':
      return [node.date, node.by];
    case 'date-of':
      return [node.year, node.month, node.day];
    default:
      node satisfies never;
      return [];
  }
}

/** The nodes that name items, or bind them: each language has its own. */
type ItemNode = 'fact' | 'given' | 'position' | 'aggregate' | 'before' | 'item' | 'running-total' | 'rank';

/** The nodes that are the same in every language but for their operands. */
export type PlainNode<L extends Language> = Exclude<CommonNode<L>, { readonly kind: ItemNode }>;

/** The same node over mapped operands; `map` is called in order. */
export function mapCommon<A extends Language, B extends Language>(
  node: PlainNode<A>,
  map: (child: A['expression']) => B['expression'],
): PlainNode<B> {
  switch (node.kind) {
    case 'number':
    case 'date':
    case 'text':
    case 'yes-no':
    case 'option':
    case 'reading':
    case 'not-given':
      return node;
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return { kind: node.kind, left: map(node.left), right: map(node.right) };
    case 'compare':
      return { kind: 'compare', operator: node.operator, left: map(node.left), right: map(node.right) };
    case 'negate':
    case 'not':
      return { kind: node.kind, operand: map(node.operand) };
    case 'begins-with':
      return { kind: 'begins-with', operand: map(node.operand), prefix: node.prefix };
    case 'round':
      return { kind: 'round', mode: node.mode, step: node.step, operand: map(node.operand) };
    case 'minimum':
    case 'maximum': {
      const { kind, operands, fromNought } = node;
      return { kind, operands: operands.map(map), ...(fromNought === undefined ? {} : { fromNought }) };
    }
    case 'and':
    case 'or':
      return { kind: node.kind, operands: node.operands.map(map) };
    case 'conditional': {
      const branches = node.branches.map((branch) => ({
        when: map(branch.when),
        then: map(branch.then),
        ...(branch.label === undefined ? {} : { label: branch.label }),
      }));
      return {
        kind: 'conditional',
        branches,
        otherwise: map(node.otherwise),
        ...(node.otherwiseLabel === undefined ? {} : { otherwiseLabel: node.otherwiseLabel }),
      };
    }
    case 'date-part':
      return { kind: 'date-part', part: node.part, date: map(node.date) };
    case 'date-between':
      return { kind: 'date-between', measure: node.measure, from: map(node.from), to: map(node.to) };
    case 'date-shift':
      return { kind: 'date-shift', unit: node.unit, date: map(node.date), by: map(node.by) };
    case 'date-of':
      return { kind: 'date-of', year: map(node.year), month: map(node.month), day: map(node.day) };
    default:
      node satisfies never;
      return node;
  }
}
