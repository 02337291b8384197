// Test support: every integer program that differs from a right one in one place: a constant by one, the other strictness, another rounding,
// a branch always or never taken, an operand left out. Read off the shape of nodes, not off what the choice of cases knows.

import { type Computed, computeNode, type NodeInputs } from '../../compiler/5-lower/program/compute-node.js';
import type { Node, Program } from '../../compiler/5-lower/program/program.js';
import { orderOf, rootsOf } from '../../compiler/5-lower/program/program-walk.js';

export type MutantKind = 'constant' | 'strictness' | 'rounding' | 'branch' | 'operand';

export interface ProgramMutant {
  readonly kind: MutantKind;
  readonly node: Node;
  readonly what: string;
  readonly compute: (
    item: number,
    at: (node: Node, item: number) => Computed,
    inputs: NodeInputs,
  ) => Computed;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'sort' in value && 'kind' in value;

/** The node with a part changed. New constants are no nodes of the program: they say their value themselves. */
function changed(kind: MutantKind, node: Node, what: string, parts: object): ProgramMutant {
  const other = { ...node, ...parts } as Node;
  return {
    kind,
    node,
    what: `${what} in ${node.kind} ${node.id}`,
    compute: (item, at, inputs) =>
      computeNode(
        other,
        item,
        (operand, place) => (operand.kind === 'constant' ? operand.value : at(operand, place)),
        inputs,
      ),
  };
}

function replaced(node: Node, what: string, value: boolean): ProgramMutant {
  return { kind: 'branch', node, what: `${what} ${node.kind} ${node.id}`, compute: () => value };
}

const roundings = ['half-up', 'half-down', 'half-even', 'up', 'down', 'floor'];

function mutantsOfNode(node: Node): readonly ProgramMutant[] {
  const mutants: ProgramMutant[] = [];
  for (const [field, value] of Object.entries(node)) {
    const parts: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const [place, part] of parts.entries()) {
      const rest = (other: unknown) =>
        Array.isArray(value) ? parts.map((each, at) => (at === place ? other : each)) : other;
      if (isNode(part) && part.kind === 'constant' && part.sort === 'integer') {
        for (const by of [1n, -1n]) {
          const other = { ...part, value: part.value + by };
          mutants.push(changed('constant', node, `${part.value} → ${other.value}`, { [field]: rest(other) }));
        }
      }
      if (isNode(part) && Array.isArray(value) && parts.length > 1) {
        const fewer = parts.filter((_, at) => at !== place);
        mutants.push(changed('operand', node, `without operand ${place + 1}`, { [field]: fewer }));
      }
    }
  }
  switch (node.kind) {
    case 'compare':
      if (node.comparison !== 'equal') {
        const comparison = node.comparison === 'below' ? 'up-to' : 'below';
        mutants.push(changed('strictness', node, `${node.comparison} → ${comparison}`, { comparison }));
      }
      mutants.push(replaced(node, 'always', true), replaced(node, 'never', false));
      break;
    case 'quotient':
      for (const division of roundings) {
        if (division === node.division) continue;
        mutants.push(changed('rounding', node, `${node.division} → ${division}`, { division }));
      }
      break;
    case 'given':
    case 'same-text':
    case 'begins-with':
      mutants.push(replaced(node, 'always', true), replaced(node, 'never', false));
      break;
    case 'before':
      for (const by of [1n, -1n]) {
        mutants.push(
          changed('constant', node, `first ${by > 0n ? '+ 1' : '- 1'}`, { first: node.first + by }),
        );
      }
      break;
    default:
      break;
  }
  return mutants;
}

export const programMutants = (program: Program): readonly ProgramMutant[] =>
  orderOf(rootsOf(program)).flatMap(mutantsOfNode);
