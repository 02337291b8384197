// Values of examples as facts and results are written: decimal strings, ISO dates, option names.

import type { Expr } from '../../../grammar/tree/syntax.js';
import { exampleValue } from '../../diagnostics/catalogue/syntax/statements.js';
import { isoFromDays } from '../../runtime/exact/calendar.js';
import { writeTime } from '../../runtime/exact/cycles.js';
import { writeQuantity } from '../../runtime/exact/outputs.js';
import { constantOf, demandConstant } from '../expressions/constants.js';
import { convertTo } from '../expressions/convert.js';
import type { CheckedExpression } from '../types/checked.js';
import { type Context, topScope } from '../types/context.js';
import type { CheckedOnlyKind, ComputedKind, ListKind } from '../types/expression.js';
import { isTime, type Type } from '../types/types.js';

/** The value as facts and results write it, or undefined when it is none of the type, which is reported. */
export function plainValue(
  context: Context,
  syntax: Expr,
  name: string,
  type: Type,
  decimals: number,
): string | boolean | undefined {
  const scope = topScope('example', name);
  const value = context.check(syntax, scope, type);
  const converted = value && convertTo(context, value, { type, span: undefined });
  if (converted === undefined) return undefined;
  const plain = written(context, converted, type, decimals);
  if (plain === undefined && constantOf(converted, context.statementsOf) !== undefined) {
    context.report(exampleValue(syntax.span, { name }));
  }
  return plain;
}

function written(
  context: Context,
  value: CheckedExpression,
  type: Type,
  decimals: number,
): string | boolean | undefined {
  switch (value.kind) {
    case 'yes-no':
    case 'text':
    case 'option':
      return value.value;
    case 'date':
      return isoFromDays(value.value);
    default: {
      value.kind satisfies
        | ComputedKind
        | CheckedOnlyKind
        | ListKind
        | 'middle'
        | 'number'
        | 'fact'
        | 'reading'
        | 'given'
        | 'not-given'
        | 'position'
        | 'conditional';
      const constant = demandConstant(context, value);
      if (constant && isTime(type)) return writeTime(constant);
      return constant && writeQuantity(constant, type.kind === 'quantity' && type.percent, decimals);
    }
  }
}
