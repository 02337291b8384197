// Scales, and parts that are counted from nought, of values that may lie below nought: no band takes them.

import { walk } from '../../../3-model/expressions/walk.js';
import type { Expression, Property } from '../../../3-model/model.js';
import { belowNought } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import { sign, zero } from '../../../runtime/exact/rational.js';
import type { ModelIndex } from '../../model-index.js';
import { prove } from '../../prover/prove.js';
import { writtenValue } from '../../written-value.js';
import type { Check, Checked } from '../check.js';

interface Use {
  readonly input: Expression;
  readonly scale: string | undefined;
}

export const valuesBelowNought: Check = (checked, report) => {
  const { index, ranges } = checked;
  const told = new Set<string>();
  const uses: Use[] = [];
  for (const { body } of index.model.definitions) {
    walk(body, (node) => {
      const use = useOf(checked, node);
      const { lo } = use ? ranges.ofExpression(use.input) : {};
      if (use === undefined || (lo !== undefined && sign(lo) >= 0)) return;
      const { span } = use.input;
      const place = `${span.file} ${span.start} ${span.end}`;
      if (told.has(place)) return;
      told.add(place);
      uses.push(use);
    });
  }
  // What ranges do not show may follow from how facts belong together.
  const proofs =
    uses.length === 0
      ? []
      : prove(
          { ...index.model, properties: uses.map((use, at) => neverBelow(checked, use, at)) },
          { boxes: 300 },
        );
  for (const [place, use] of uses.entries()) {
    if (proofs[place]?.status === 'proved') continue;
    const { lo } = ranges.ofExpression(use.input);
    const witness = lo && writtenValue(lo, use.input.type, index.model);
    report(belowNought(use.input.span, { scale: use.scale, witness }));
  }
};

function useOf({ index }: Checked, node: Expression): Use | undefined {
  if (node.kind === 'scale') return { input: node.input, scale: index.scales.get(node.scale)?.origin };
  if (node.kind !== 'maximum' || node.fromNought === undefined) return undefined;
  const [input] = node.operands;
  return input && { input, scale: node.fromNought.scale };
}

const neverBelow = ({ index }: Checked, { input }: Use, place: number): Property => {
  const { span } = input;
  const nought: Expression = { kind: 'number', value: zero, type: input.type, span };
  const type = { kind: 'yes-no' } as const;
  const tests = sidesOf(index, input, nought).map(
    ([left, right]): Expression => ({ kind: 'compare', operator: 'from', left, right, type, span }),
  );
  const [only] = tests;
  return {
    id: `below/${place + 1}`,
    text: '',
    when: undefined,
    section: undefined,
    span,
    kind: 'always',
    condition: only !== undefined && tests.length === 1 ? only : { kind: 'and', operands: tests, type, span },
  };
};

const isPositive = (expression: Expression): boolean =>
  expression.kind === 'number' && sign(expression.value) > 0;

type Sides = readonly [Expression, Expression];

/**
 * The two sides of what is counted between two dates or two readings of a meter, under whatever name, in whatever unit,
 * rounded or not: it is below nought only where they stand the other way round. Of the lower of several, those of each.
 */
function sidesOf(index: ModelIndex, input: Expression, nought: Expression): readonly Sides[] {
  const alone: readonly Sides[] = [[input, { ...nought, type: input.type }]];
  if (input.kind === 'date-between') return [[input.to, input.from]];
  if (input.kind === 'subtract') return [[input.left, input.right]];
  if (input.kind === 'round') return sidesOf(index, input.operand, nought);
  if (input.kind === 'minimum') return input.operands.flatMap((operand) => sidesOf(index, operand, nought));
  // Months as years: so many times a number above nought.
  if (input.kind === 'multiply' || input.kind === 'divide') {
    if (isPositive(input.right)) return sidesOf(index, input.left, nought);
    return input.kind === 'multiply' && isPositive(input.left) ? sidesOf(index, input.right, nought) : alone;
  }
  if (input.kind !== 'reference') return alone;
  const definition = index.definitions.get(input.definition);
  const isOfSameItem =
    definition !== undefined &&
    input.items.length === definition.loops.length &&
    definition.loops.every((loop, at) => loop.id === input.items[at]);
  return isOfSameItem ? sidesOf(index, definition.body, nought) : alone;
}
