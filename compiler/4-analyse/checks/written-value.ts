// A key's value as people write it, with its unit.

import { unitOfType } from '../../3-model/index.js';
import type { Type } from '../../3-model/model.js';
import { writeDate, writeQuantity } from '../../runtime/outputs.js';
import type { KeyValue } from './key-points.js';

export function writtenValue(value: KeyValue, type: Type): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (type.kind === 'date') return writeDate(value);
  const percent = type.kind === 'quantity' && type.percent;
  const number = writeQuantity(value, percent) ?? `${value.n}/${value.d}`;
  const unit = type.kind === 'quantity' ? unitOfType(type) : '';
  return unit === '' ? number : `${number} ${unit}`;
}
