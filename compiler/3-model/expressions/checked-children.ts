// The operands of the checked tree's nodes: the table of what both trees have, and what only this one has.

import type { CheckedExpression, CheckedFormula, KeyedRows } from '../../2-check/types/checked.js';
import { common, none, type OperandTable, operandsBy } from './operand-table.js';

/** Records that stand in a node alone, not in a row of such. */
type Records = CheckedFormula | CheckedFormula['base'] | KeyedRows;

const row = { when: 'one', value: 'one' } as const;

const ofChecked = {
  ...common,
  name: none,
  'so-far': none,
  retained: none,
  'before-rounding': none,
  call: { arguments: 'each' },
  for: { arguments: 'each' },
  with: { value: 'one', replacements: { value: 'one' } },
  'this-one': { of: 'one' },
  otherwise: { value: 'one', instead: 'one' },
  middle: { where: 'one', of: 'one' },
  formula: {
    formula: {
      // What must be proved of rows, and what their keys are, is said by their conditions too.
      base: { expression: 'one', claims: 'again', keyed: 'again', items: row },
      steps: { value: 'one', when: 'one' },
    },
  },
} as const satisfies OperandTable<CheckedExpression, CheckedExpression, Records>;

const operands = operandsBy(ofChecked);

/** The operands of a node, in order of evaluation; those of a formula in parentheses are its own. */
export const childrenOfChecked = (node: CheckedExpression): readonly CheckedExpression[] =>
  operands.of(node) as readonly CheckedExpression[];
