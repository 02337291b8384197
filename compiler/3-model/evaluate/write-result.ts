// An exact value as a result writes it.

import { writeTime } from '../../runtime/exact/cycles.js';
import { writeDate, writeQuantity } from '../../runtime/exact/outputs.js';
import type { Value } from '../../runtime/facts/facts.js';
import type { CaseError } from '../../runtime/outcome/assessment.js';
import { noFiniteDecimal } from '../../runtime/outcome/case-errors.js';
import { isTime, type Result } from '../model.js';

/** Decimal string, yes/no, option, text or ISO date; a value without finite decimals refuses the case. */
export function writeResult(
  result: Pick<Result, 'name' | 'type' | 'decimals'>,
  value: Value,
): string | boolean | CaseError {
  if (typeof value !== 'object') return value;
  const { type, decimals, name } = result;
  if (type.kind === 'date') return writeDate(value);
  if (isTime(type)) return writeTime(value);
  return writeQuantity(value, type.kind === 'quantity' && type.percent, decimals) ?? noFiniteDecimal(name);
}
