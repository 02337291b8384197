// The tables of operands against the trees that there are: children, and the same node over other operands, agree on every node.

import { expect, it } from 'vitest';
import type { CheckedExpression, CheckedTariff } from '../../compiler/2-check/types/checked.js';
import { childrenOfChecked } from '../../compiler/3-model/expressions/checked-children.js';
import { childrenOf, mapOperands } from '../../compiler/3-model/expressions/children.js';
import { walk } from '../../compiler/3-model/expressions/walk.js';
import type { Expression, Model } from '../../compiler/3-model/model.js';
import { checkGood } from '../check/compile-text.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';
import { constructTariffs } from '../emit-typescript/construct-tariffs.js';

function nodesOf(model: Model): readonly Expression[] {
  const nodes: Expression[] = [];
  const cells = model.tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  for (const root of [...model.definitions.map(({ body }) => body), ...cells])
    walk(root, (node) => nodes.push(node));
  return nodes;
}

const nodes = constructTariffs.flatMap(([, text]) => nodesOf(modelOfText(text)));

/** Expressions within a value that is none, whatever its fields are called. */
function within(value: unknown): readonly Expression[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('kind' in value && 'type' in value && 'span' in value) return [value as Expression];
  return Object.values(value).flatMap(within);
}

it('finds every expression that stands in a node, and nothing else', () => {
  expect(new Set(nodes.map(({ kind }) => kind)).size).toBeGreaterThan(25);
  for (const node of nodes) {
    const { type: _, span: __, ...fields } = node;
    expect(new Set(childrenOf(node)), node.kind).toEqual(new Set(Object.values(fields).flatMap(within)));
  }
});

it('maps the operands in their order, and keeps all else', () => {
  for (const node of nodes) {
    const given: Expression[] = [];
    const same = mapOperands(node, (operand) => {
      given.push(operand);
      return operand;
    });
    expect(same, node.kind).toEqual(node);
    expect(given, node.kind).toEqual(childrenOf(node));
    const replaced: Expression[] = childrenOf(node).map(
      (_, place) => ({ ...node, kind: 'number', value: { n: BigInt(place), d: 1n } }) as Expression,
    );
    let place = 0;
    expect(childrenOf(mapOperands(node, () => replaced[place++] ?? node)), node.kind).toEqual(replaced);
  }
});

/** Checked expressions within a value that is none, without those that say once more what others say. */
function checkedWithin(value: unknown): readonly CheckedExpression[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isChecked(value)) return [value];
  return Object.entries(value).flatMap(([field, part]) =>
    field === 'claims' || field === 'keyed' ? [] : checkedWithin(part),
  );
}

/** A step has a kind and a type too. */
const isChecked = (value: object): value is CheckedExpression =>
  'kind' in value && 'type' in value && 'span' in value && !('when' in value && 'text' in value);

function checkedNodesOf(tariff: CheckedTariff): readonly CheckedExpression[] {
  const open = [...checkedWithin(tariff.statements.map(({ place: _, ...parts }) => parts))];
  for (const node of open) open.push(...checkedWithin(Object.values(node)));
  return open;
}

it('finds every operand of the checked tree too', () => {
  const checked = constructTariffs.flatMap(([, text]) => checkedNodesOf(checkGood(text)));
  expect(new Set(checked.map(({ kind }) => kind)).size).toBeGreaterThan(35);
  for (const node of checked)
    expect(new Set(childrenOfChecked(node)), node.kind).toEqual(new Set(checkedWithin(Object.values(node))));
});
