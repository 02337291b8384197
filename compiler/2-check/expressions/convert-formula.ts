// The result of a formula in another unit of its dimension: the conversion goes where the value is made.

import type { CheckedExpression, CheckedFormula, CheckedStep } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Type } from '../types/types.js';
import { convertTo } from './convert.js';

/** The formula as it is where it has the type already; the units must be of one dimension. */
export function convertFormula(context: Context, formula: CheckedFormula, type: Type): CheckedFormula {
  const convert = (value: CheckedExpression): CheckedExpression =>
    convertTo(context, value, { type, span: undefined }) ?? value;
  const { steps } = formula;
  const last = steps.at(-1);
  if (last === undefined) return { ...formula, base: convertBase(formula.base, convert), type };
  if (last.when === undefined) {
    const step: CheckedStep = { ...last, value: convert(last.value), type: convert(last.value).type };
    return { ...formula, steps: [...steps.slice(0, -1), step], type: step.type };
  }
  const whole: CheckedExpression = { kind: 'formula', formula, type: formula.type, span: formula.span };
  const converted = convert(whole);
  if (converted === whole) return formula;
  const base = { kind: 'expression' as const, expression: converted, text: '' };
  return { ...formula, base, steps: [], type };
}

function convertBase(
  base: CheckedFormula['base'],
  convert: (value: CheckedExpression) => CheckedExpression,
): CheckedFormula['base'] {
  switch (base.kind) {
    case 'expression':
      return { ...base, expression: convert(base.expression) };
    case 'alternatives':
      return { ...base, items: base.items.map((item) => ({ ...item, value: convert(item.value) })) };
    case 'first':
      return { ...base, items: base.items.map((item) => ({ ...item, value: convert(item.value) })) };
    default:
      return base satisfies never;
  }
}
