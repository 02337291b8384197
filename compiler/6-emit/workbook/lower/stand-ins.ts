// What stands in a formula where no value exists, and a formula as a name for messages.

import type { Expression } from '../../../3-model/model.js';
import { type Formula, nought, text, truth } from '../formula/formula.js';
import { textFromFormula } from '../formula/text-from-formula.js';

/** What stands where there is no value: nothing that could pass for one, nor become an error value. */
export function harmless(expression: Expression): Formula {
  switch (expression.type.kind) {
    case 'yes-no':
      return truth(false);
    case 'text':
    case 'choice':
      return text('');
    case 'date':
    case 'quantity':
      return nought;
    default:
      return expression.type satisfies never;
  }
}

/** Tells divisors apart, and knows them again. */
export const nameOf = (formula: Formula): string =>
  textFromFormula(formula, { cell: (key) => `[${key}]`, range: (from, to) => `[${from}:${to}]` });
