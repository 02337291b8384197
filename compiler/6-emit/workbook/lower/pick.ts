// One of several values by flags: the sum of flags times values, or for texts the place of the flag.

import type { Type } from '../../../3-model/model.js';
import { zero } from '../../../runtime/exact/rational.js';
import { readable } from '../../wording/readable.js';
import type { Bench } from '../book/bench.js';
import { flagShow, showFor } from '../book/show.js';
import type { Clause } from '../book/written.js';
import { constant, either, type Precision } from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  holds,
  isEqual,
  minus,
  nought,
  range,
  telling,
  text,
  unity,
} from '../formula/formula.js';
import { addBlock, addPart, inDefined, type Lowered, lowered, type Scope } from './scope.js';

export interface Row {
  readonly label: string;
  readonly value: Lowered;
}

export const isAlways = (condition: Formula): boolean => condition.kind === 'truth' && condition.value;

/** Keys of consecutive cells as one range. */
export const seriesOf = (keys: readonly CellKey[]): Formula =>
  range(keys[0] ?? '', keys[keys.length - 1] ?? '');

/**
 * Flags of conditions in order: 1 for the first that holds, and for the last row when none of the others does
 * (`otherwise`). The flags stand one below the other.
 */
export function firstFlags(
  scope: Scope,
  conditions: readonly { readonly label: string; readonly when: Formula }[],
  otherwise: string | undefined,
): readonly CellKey[] {
  const { bench, list } = scope;
  const { told } = bench.words;
  const rows = [...conditions, ...(otherwise === undefined ? [] : [{ label: otherwise, when: undefined }])];
  const ids = rows.map((_, index) => bench.take(list, `${scope.owner}?${index + 1}`));
  const keys = ids.map((id) => bench.keyOf(list, id));
  return addBlock(
    scope,
    rows.map(({ label, when }, index) => {
      const before = keys.slice(0, index);
      const none = before.length === 0 ? [] : [telling(isEqual(sumOf(before), nought), () => told.noneAbove)];
      return {
        id: ids[index] ?? '',
        taken: true,
        label: `${label} – ${bench.words.retainedQuestion}`,
        kind: 'flag',
        formula:
          when === undefined
            ? telling(minus(unity, sumOf(before)), () => told.oneIf(told.noneOther))
            : flagOf(all([...none, when])),
        show: flagShow,
        clause: retainedClause(bench, label),
      };
    }),
  );
}

export const sumOf = (flags: readonly CellKey[]): Formula =>
  flags.length === 0 ? nought : flags.length === 1 ? cell(flags[0] ?? '') : call('SUM', seriesOf(flags));

/** Puts values one below the other; values that are cells of one series already stay where they are. */
export function valueSeries(scope: Scope, rows: readonly Row[], type: Type): readonly CellKey[] {
  const { bench } = scope;
  return addBlock(
    scope,
    rows.map(({ label, value }, index) => ({
      id: `${scope.owner}=${index + 1}`,
      label,
      kind:
        value.formula.kind === 'cell' && value.formula.key.startsWith('par:')
          ? ('link' as const)
          : ('part' as const),
      formula: type.kind === 'yes-no' ? flagOf(value.formula) : value.formula,
      show: showFor(type, bench.model, bench.words, undefined, value.precision),
      precision: value.precision,
    })),
  );
}

/** The value of the row whose flag is 1; `surely` when exactly one always is. */
export function pick(
  scope: Scope,
  flags: readonly CellKey[],
  rows: readonly Row[],
  type: Type,
  surely: boolean,
): Lowered {
  return pickFrom(scope, flags, rows, seriesOf(valueSeries(scope, rows, type)), type, surely);
}

/** As `pick`, where the values stand in a range already. */
export function pickFrom(
  scope: Scope,
  flags: readonly CellKey[],
  rows: readonly Row[],
  values: Formula,
  type: Type,
  surely: boolean,
): Lowered {
  const precision = unionOf(rows);
  const partial = rows.flatMap(({ value }, index) =>
    isAlways(value.defined) ? [] : [any([isEqual(cell(flags[index] ?? ''), nought), value.defined])],
  );
  const found = surely
    ? []
    : [telling(isEqual(sumOf(flags), unity), () => scope.bench.words.told.exactlyOne)];
  const defined = all([...found, ...partial]);
  if (type.kind === 'text' || type.kind === 'choice') {
    const at = call('INDEX', values, call('MATCH', unity, seriesOf(flags), nought));
    // MATCH gives an error value where nothing matches, and a changed parameter may open a gap.
    const chosen = choose(isEqual(sumOf(flags), unity), at, text(''));
    return lowered(retainedOf(scope, rows, chosen), precision, defined);
  }
  const picked = retainedOf(scope, rows, call('SUMPRODUCT', seriesOf(flags), values));
  if ((type.kind satisfies 'date' | 'yes-no' | 'quantity') !== 'yes-no')
    return lowered(picked, precision, defined);
  const key = addPart(scope, {
    label: scope.label,
    kind: 'part',
    formula: picked,
    show: showFor(type, scope.bench.model, scope.bench.words),
  });
  return lowered(holds(key), undefined, defined);
}

/** Whether an alternative or a row is retained, as a condition. */
export const retainedClause = ({ words }: Bench, label: string): Clause => ({
  yes: words.told.isRetained(words.told.quoted(readable(label))),
  no: words.told.notRetained(words.told.quoted(readable(label))),
});

/** So many are named, else the first and the last. */
const mostNamed = 4;

/** The value of one of several rows: said with their labels. */
function retainedOf(
  { bench }: Scope,
  rows: readonly { readonly label: string }[],
  formula: Formula,
): Formula {
  const { told } = bench.words;
  const labels = rows.map(({ label }) => told.quoted(readable(label)));
  const named =
    labels.length <= mostNamed
      ? labels.join(told.separator)
      : told.fromTo(labels[0] ?? '', labels[labels.length - 1] ?? '');
  return telling(formula, () => told.retained(named));
}

function unionOf(rows: readonly Row[]): Precision | undefined {
  const known = rows.flatMap(({ value }) => (value.precision === undefined ? [] : [value.precision]));
  const [first, ...others] = known;
  return first === undefined ? undefined : others.reduce(either, first);
}

const _nothing: Lowered = lowered(nought, constant(zero));

export const definedBy = (rows: readonly Row[]): Formula => {
  const [first, ...others] = rows;
  return first === undefined ? all([]) : inDefined(first.value, ...others.map(({ value }) => value));
};
