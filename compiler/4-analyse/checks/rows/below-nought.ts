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
  const time = timeBetween(index, input);
  const [left, right] = time === undefined ? [input, nought] : [time.to, time.from];
  return {
    id: `below/${place + 1}`,
    text: '',
    when: undefined,
    section: undefined,
    span,
    kind: 'always',
    condition: { kind: 'compare', operator: 'from', left, right, type: { kind: 'yes-no' }, span },
  };
};

const isPositive = (expression: Expression): boolean =>
  expression.kind === 'number' && sign(expression.value) > 0;

/** The time between two dates, under whatever name and in whatever unit: it is below nought only where they stand the other way round. */
function timeBetween(
  index: ModelIndex,
  input: Expression,
): Extract<Expression, { readonly kind: 'date-between' }> | undefined {
  if (input.kind === 'date-between') return input;
  // Months as years: so many times a number above nought.
  if (input.kind === 'multiply' || input.kind === 'divide') {
    if (isPositive(input.right)) return timeBetween(index, input.left);
    return input.kind === 'multiply' && isPositive(input.left) ? timeBetween(index, input.right) : undefined;
  }
  const definition = input.kind === 'reference' ? index.definitions.get(input.definition) : undefined;
  if (definition === undefined || input.kind !== 'reference') return undefined;
  const isOfSameItem =
    input.items.length === definition.loops.length &&
    definition.loops.every((loop, at) => loop.id === input.items[at]);
  return isOfSameItem ? timeBetween(index, definition.body) : undefined;
}
