// Scales, and parts that are counted from nought, of values that may lie below nought: no band takes them.

import { walk } from '../../../3-model/expression-walk.js';
import type { Expression, Property } from '../../../3-model/model.js';
import { belowNought } from '../../../diagnostics/catalogue/analysis/analysis-values.js';
import { sign, zero } from '../../../runtime/exact/rational.js';
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
    uses.length === 0 ? [] : prove({ ...index.model, properties: uses.map(neverBelow) }, { boxes: 300 });
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

const neverBelow = ({ input }: Use, place: number): Property => {
  const { span, type } = input;
  const nought: Expression = { kind: 'number', value: zero, type, span };
  return {
    id: `below/${place + 1}`,
    text: '',
    when: undefined,
    section: undefined,
    span,
    kind: 'always',
    condition: {
      kind: 'compare',
      operator: 'from',
      left: input,
      right: nought,
      type: { kind: 'yes-no' },
      span,
    },
  };
};
