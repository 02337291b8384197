// Whether the parameters of edited rules are those of the edited workbook: every one of them, not only the changed ones.

import type { Model } from '../../../3-model/model.js';
import { equals, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import type { ParameterBlock } from '../book/parameters.js';
import { valueCells, type WantedValue } from './literal-edits.js';

export interface Parameters {
  readonly model: Model;
  readonly blocks: readonly ParameterBlock[];
}

export interface Mismatch {
  readonly key: string;
  /** In the edited workbook. */
  readonly wanted: Rational | undefined;
  /** After the edit of the rules; undefined where the cell is no longer there. */
  readonly rebuilt: Rational | undefined;
}

export function mismatches(
  before: Parameters,
  wanted: readonly WantedValue[],
  rebuilt: Parameters,
): readonly Mismatch[] {
  const edited = new Map(wanted.map(({ key, value }) => [key, value]));
  const expected = written(before);
  const found = written(rebuilt);
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((id): readonly Mismatch[] => {
    const old = expected.get(id);
    const followed = old?.follows === undefined ? undefined : edited.get(old.follows);
    const want = old && (edited.get(old.key) ?? followed ?? old.value);
    const got = found.get(id)?.value;
    // 0 and 1 need no cell: they stand in the formula.
    const inFormula = got === undefined && want !== undefined && (equals(want, zero) || equals(want, one));
    const same = inFormula || (want !== undefined && got !== undefined && equals(want, got));
    return same ? [] : [{ key: old?.key ?? id, wanted: want, rebuilt: got }];
  });
}

/**
 * Cells of numbers of the rule file; how far rounding is guaranteed follows from them. A number is known by how many stand
 * before it, since names are counted on and an edit may take a cell away.
 */
function written({ model, blocks }: Parameters) {
  const places = new Map(
    model.numbers.map(({ span }, index) => [`${span.file}:${span.start}-${span.end}`, `number ${index}`]),
  );
  return new Map(
    valueCells(blocks).flatMap((cell) => {
      const { span } = cell;
      return span === undefined
        ? []
        : [[places.get(`${span.file}:${span.start}-${span.end}`) ?? cell.key, cell] as const];
    }),
  );
}
