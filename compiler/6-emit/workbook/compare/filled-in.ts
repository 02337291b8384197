// What stands in the cells that people may fill in, as the calculation takes it, and whether the cell accepts it.

import { parseDecimal, type Rational, rational } from '../../../runtime/exact/rational.js';
import { isWholeMinutes, minutesHeld } from '../formula/times.js';
import type { CellValue } from '../formula/value-from-formula.js';
import type { Layout } from '../layout/layout.js';
import type { FileCell } from '../read/workbook-file.js';
import type { Validation } from '../sheets/parts/image.js';

/** A stored number as the decimal that people see: the shortest one that is the same float. */
export function decimalOf(value: number): Rational {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  const base = parseDecimal(digits) ?? rational(0);
  const power = 10n ** BigInt(Math.abs(Number(exponent)));
  return Number(exponent) < 0 ? rational(base.n, base.d * power) : rational(base.n * power, base.d);
}

export const cellValueOf = (value: FileCell['value']): CellValue =>
  typeof value === 'number'
    ? Number.isFinite(value)
      ? decimalOf(value)
      : String(value)
    : value === ''
      ? undefined
      : value;

/** A blank input is accepted here: whether it is needed is checked by the workbook itself. A blank parameter is no figure. */
export function isAccepted(validation: Validation | undefined, value: CellValue, layout: Layout): boolean {
  if (validation === undefined) return true;
  if (value === undefined) return !(validation.kind === 'number' && validation.needed === true);
  switch (validation.kind) {
    case 'number':
    case 'date': {
      if (typeof value !== 'object') return false;
      const { least, most } = validation;
      const step = validation.kind === 'date' ? rational(1) : validation.step;
      const within = value.n * least.d >= least.n * value.d && value.n * most.d <= most.n * value.d;
      return within && (value.n * step.d) % (value.d * step.n) === 0n;
    }
    case 'time': {
      if (typeof value !== 'object' || !isWholeMinutes(value)) return false;
      const minutes = minutesHeld(value);
      const { least, most, step } = validation;
      return minutes.n >= least.n && minutes.n <= most.n && minutes.n % step.n === 0n;
    }
    case 'list-of':
      return typeof value === 'string' && validation.texts.some((text) => sameText(text, value));
    case 'list-at':
      return typeof value === 'string' && textsAt(validation, layout).some((text) => sameText(text, value));
    case 'text':
      return String(value).length <= validation.longest;
    default:
      return validation satisfies never;
  }
}

const sameText = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function textsAt({ from, to }: Extract<Validation, { kind: 'list-at' }>, layout: Layout): readonly string[] {
  const first = layout.placeOf(from);
  const last = layout.placeOf(to);
  if (first === undefined || last === undefined) return [];
  const texts: string[] = [];
  for (let row = first.row; row <= last.row; row++) {
    const content = layout.cellAt({ ...first, row })?.content;
    if (content?.kind === 'text') texts.push(content.value);
  }
  return texts;
}
