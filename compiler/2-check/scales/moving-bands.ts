// The bands of a scale whose limits depend on facts: each begins where the one before ends. That the limits rise is proved
// later, for every input.

import type { Cell } from '../../../grammar/tree/syntax.js';
import { bandsMustFollow } from '../../diagnostics/catalogue/rules/scales.js';
import { nothingBefore } from '../../diagnostics/catalogue/rules/tables.js';
import type { Rational } from '../../runtime/exact/rational.js';
import { zero } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type { KeyMatch, MovingBand, MovingBound } from '../tables/matches.js';
import { arithmetic, number, zeroOf } from '../types/build.js';
import type { BandLimits, CheckedBand } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Bound } from '../types/parts.js';
import type { Type } from '../types/types.js';

export interface PlainBand {
  readonly from: Rational;
  readonly to: Rational | undefined;
  readonly reachedAtFrom: boolean;
  /** Index of the printed row. */
  readonly row: number;
  readonly span: Span;
  /** Limits that depend on facts, in place of the others. */
  readonly moving?: BandLimits;
}

/** Undefined when a cell is wrong or the bands do not follow one another as written, which is reported. */
export function movingBands(
  context: Context,
  cells: readonly { readonly cell: Cell; readonly row: number }[],
  keys: readonly (KeyMatch | undefined)[],
  type: Type,
): readonly PlainBand[] | undefined {
  const bands: PlainBand[] = [];
  let end: MovingBound | undefined;
  for (const [index, { cell, row }] of cells.entries()) {
    const key = keys[index];
    if (key === undefined) return undefined;
    const { span } = cell;
    const goesOn = key.kind === 'then' || key.kind === 'next' || (key.kind === 'moving' && key.then);
    if (index > 0 ? end === undefined : goesOn) {
      context.report(nothingBefore(span, { several: false }));
      return undefined;
    }
    const { from, to } = limitsOf(key, end, type, span);
    const starts = from === undefined || (index === 0 ? isNought(from) : meets(context, end, from));
    if (!starts) {
      context.report(bandsMustFollow(span, {}));
      return undefined;
    }
    bands.push({
      from: zero,
      to: undefined,
      reachedAtFrom: end === undefined || !end.inclusive,
      row,
      span,
      moving: { from: end?.value ?? zeroOf(type, span), to: to?.value },
    });
    end = to;
  }
  const last = cells.at(-1)?.cell.span;
  if (end && last) {
    context.report(bandsMustFollow(last, {}));
    return undefined;
  }
  return bands.length === 0 ? undefined : bands;
}

const isNought = ({ value }: MovingBound): boolean => value.kind === 'number' && value.value.n === 0n;

/** The band begins in the words with which the one before ends. */
const meets = (context: Context, end: MovingBound | undefined, from: MovingBound): boolean =>
  end !== undefined &&
  end.inclusive !== from.inclusive &&
  context.text(end.value.span) === context.text(from.value.span);

function limitsOf(key: KeyMatch, end: MovingBound | undefined, type: Type, span: Span): MovingBand {
  const bound = (of: Bound | undefined): MovingBound | undefined =>
    of && { value: number(of.value, type, span), inclusive: of.inclusive };
  const after = (width: MovingBound | undefined): MovingBound | undefined =>
    end && width && { ...width, value: arithmetic('add', end.value, width.value, type, span) };
  switch (key.kind) {
    case 'moving':
      return { from: key.from, to: key.next ? after(key.to) : key.to };
    case 'next':
      return { from: undefined, to: after(bound(key.width)) };
    case 'then':
      return { from: undefined, to: bound(key.to) };
    case 'match':
      return key.match.kind === 'band'
        ? { from: bound(key.match.from), to: bound(key.match.to) }
        : { from: undefined, to: undefined };
    case 'rest':
    case 'several':
    case 'prefixes':
    case 'texts':
      return { from: undefined, to: undefined };
    default:
      return key satisfies never;
  }
}

/** A band with its limits as values, where those of other bands depend on facts. */
export function withLimits(band: CheckedBand, type: Type): CheckedBand {
  if (band.moving) return band;
  const to = band.to && number(band.to, type, band.span);
  return { ...band, moving: { from: number(band.from, type, band.span), to } };
}
