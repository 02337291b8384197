// A sum over items and the reciprocal of how many of them count: an average, which lies where the values of the items lie.

import { operand, rowsOf, type Value } from '../values/value.js';

/** `focus` is the list of which one item is spoken of by itself: folds leave that item out, the count of a list does not. */
export function averageIn(
  atoms: readonly Value[],
  focus: string | undefined,
): readonly [Value, Value] | undefined {
  for (const sum of atoms) {
    if (sum.kind !== 'fold' || sum.text !== 'sum') continue;
    const inverse = atoms.find(
      (other) => other.kind === 'reciprocal' && isNumberOf(sum, operand(other), focus),
    );
    if (inverse) return [sum, inverse];
  }
  return undefined;
}

/** Whether a value is the number of the very items that are summed, and is not there where there is none. */
function isNumberOf(sum: Value, number: Value, focus: string | undefined): boolean {
  const [only, second] = number.kind === 'rows' ? rowsOf(number) : [];
  const counted = only && !second ? only.value : number;
  const where = operand(sum, 1);
  if (counted.list !== sum.list) return false;
  if (counted.kind === 'count') {
    return where.kind === 'truth' && where.text === 'true' && sum.own === undefined && sum.list !== focus;
  }
  if (counted.kind !== 'fold' || counted.text !== 'count') return false;
  const { kind, number: each } = operand(counted);
  const isOne = kind === 'number' && each?.n === 1n && each.d === 1n;
  return isOne && operand(counted, 1) === where && counted.level === sum.level && counted.own === sum.own;
}
