// What the cells of a row come to, held against what the evaluator says of the same establishment.

import { isTime, type Result } from '../../../3-model/model.js';
import { daysFromIso } from '../../../runtime/exact/calendar.js';
import { minutesFromTime } from '../../../runtime/exact/cycles.js';
import { equals, one, parseDecimal, rational } from '../../../runtime/exact/rational.js';
import type { OutputValue } from '../../../runtime/outcome/assessment.js';
import { partOfDay } from '../formula/times.js';
import { type CellValue, isNumber, serialOffset } from '../formula/value-from-formula.js';

/** Exactly, without any tolerance. */
export function saysTheSame(result: Result, output: OutputValue | undefined, value: CellValue): boolean {
  switch (result.type.kind) {
    case 'quantity': {
      if (isTime(result.type)) {
        const minutes = typeof output === 'string' ? minutesFromTime(output) : undefined;
        return minutes !== undefined && isNumber(value) && equals(partOfDay(rational(minutes)), value);
      }
      const number = typeof output === 'string' ? parseDecimal(output) : undefined;
      return number !== undefined && isNumber(value) && equals(number, value);
    }
    case 'date': {
      const days = typeof output === 'string' ? daysFromIso(output) : undefined;
      return days !== undefined && isNumber(value) && equals(rational(days + serialOffset), value);
    }
    case 'yes-no':
      return isNumber(value) && output === equals(value, one);
    case 'choice':
    case 'text':
      return output === value;
    default:
      return result.type satisfies never;
  }
}
