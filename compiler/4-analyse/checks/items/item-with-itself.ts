// Conditions of a sum or count that compare an item with itself: both sides are the same value of the item looked at.

import { mapOperands } from '../../../3-model/expressions/children.js';
import { expressionKey } from '../../../3-model/expressions/key.js';
import { calledAt } from '../../../3-model/expressions/loop-names.js';
import { openLoops } from '../../../3-model/expressions/loops.js';
import { walk } from '../../../3-model/expressions/walk.js';
import type { Definition, Expression, Model } from '../../../3-model/model.js';
import { itemWithItself } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import type { Span } from '../../../source.js';
import type { ModelIndex } from '../../model-index.js';
import type { Check } from '../check.js';

/** Values written through one another deeper than this are not followed. */
const deepest = 30;
/** Values that use one another twice each would double with every name. */
const mostNodes = 2_000;

export const itemsWithThemselves: Check = ({ index }, report) => {
  const seen = new Set<string>();
  for (const definition of index.model.definitions) {
    walk(definition.body, (node) => {
      if (node.kind !== 'aggregate' || node.where === undefined) return;
      for (const { left, right, span } of comparisonsIn(index, node.where)) {
        const about = openLoops(left);
        if (about.size !== 1 || !about.has(node.loop)) continue;
        const keys = [left, right].map((side) => keyOf(index, side));
        if (keys[0] === undefined || keys[0] !== keys[1]) continue;
        const place = `${span.file}:${span.start}`;
        if (seen.has(place)) continue;
        seen.add(place);
        const mend = thisOneMeant(index, definition, node.list, right);
        report(
          itemWithItself(
            span,
            { list: node.list },
            mend === undefined ? {} : { fix: fixAt(mend, index.model) },
          ),
        );
      }
    });
  }
};

type Comparison = Extract<Expression, { readonly kind: 'compare' }>;

/** What decides whether an item counts, through conditions that have a name. */
function comparisonsIn(index: ModelIndex, where: Expression): readonly Comparison[] {
  const found: Comparison[] = [];
  const open: { readonly node: Expression; readonly depth: number }[] = [{ node: where, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > deepest) continue;
    const further = (all: readonly Expression[]) =>
      open.push(...all.map((one) => ({ node: one, depth: depth + 1 })));
    if (node.kind === 'compare') found.push(node);
    else if (node.kind === 'not') further([node.operand]);
    else if (node.kind === 'and' || node.kind === 'or') further(node.operands);
    else if (node.kind === 'reference') {
      const named = index.definitions.get(node.definition);
      // A condition with a name of its own is no comparison of this sum.
      if (named !== undefined && !named.final) further([calledAt(named.body, named.loops, node.items)]);
    }
  }
  return found;
}

/** The value with the names in it written out, as a text; undefined where that is longer than anybody writes. */
function keyOf(index: ModelIndex, value: Expression): string | undefined {
  const budget = { nodes: mostNodes };
  const whole = written(index, value, deepest, budget);
  return budget.nodes < 0 ? undefined : expressionKey(whole);
}

function written(index: ModelIndex, value: Expression, depth: number, budget: { nodes: number }): Expression {
  budget.nodes--;
  if (depth === 0 || budget.nodes < 0) return value;
  if (value.kind === 'reference') {
    const definition = index.definitions.get(value.definition);
    if (definition === undefined) return value;
    return written(index, calledAt(definition.body, definition.loops, value.items), depth - 1, budget);
  }
  return mapOperands(value, (operand) => written(index, operand, depth - 1, budget));
}

/** Behind the right side, where the sum stands in a declaration of items of the very list. */
function thisOneMeant(
  index: ModelIndex,
  { owner }: Definition,
  list: string,
  right: Expression,
): Span | undefined {
  const declared = index.definitions.get(owner);
  const { span } = right;
  const plain = right.kind === 'reference' || right.kind === 'fact';
  const inside =
    declared !== undefined &&
    declared.span.file === span.file &&
    declared.span.start <= span.start &&
    span.end <= declared.span.end;
  return plain && inside && declared.list === list ? { ...span, start: span.end } : undefined;
}

const fixAt = (span: Span, { language }: Model) => {
  const text = { en: ' of this one', fr: ' de celui-ci' }[language];
  return {
    title: { en: `add \`${text.trim()}\``, fr: `ajouter \`${text.trim()}\`` },
    edits: [{ span, text }],
  };
};
