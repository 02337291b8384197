// Whether the parameters of edited rules are those of the edited workbook: every one of them, not only the changed ones.

import { equals, type Rational } from '../../../runtime/rational.js';
import type { ParameterBlock } from '../plan/parameters.js';
import { valueCells, type WantedValue } from './literal-edits.js';

export interface Mismatch {
  readonly key: string;
  /** In the edited workbook. */
  readonly wanted: Rational | undefined;
  /** After the edit of the rules; undefined where the cell is no longer there. */
  readonly rebuilt: Rational | undefined;
}

export function mismatches(
  before: readonly ParameterBlock[],
  wanted: readonly WantedValue[],
  rebuilt: readonly ParameterBlock[],
): readonly Mismatch[] {
  const edited = new Map(wanted.map(({ key, value }) => [key, value]));
  const expected = new Map(
    valueCells(before).map(({ key, value, follows }) => [
      key,
      edited.get(key) ?? (follows === undefined ? undefined : edited.get(follows)) ?? value,
    ]),
  );
  const found = new Map(valueCells(rebuilt).map(({ key, value }) => [key, value]));
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].flatMap((key): readonly Mismatch[] => {
    const want = expected.get(key);
    const got = found.get(key);
    const same = want !== undefined && got !== undefined && equals(want, got);
    return same ? [] : [{ key, wanted: want, rebuilt: got }];
  });
}
