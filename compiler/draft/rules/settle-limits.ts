// The limits of the lines of a table → limits that meet, and the values that the fact may have. What had to be settled is said.

import type { Localized } from '../../diagnostics/diagnostic.js';
import {
  add,
  compare,
  decimalsOf,
  divide,
  equals,
  hundred,
  isInteger,
  maximum,
  minimum,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { Account } from '../account.js';
import type { Band } from '../cells/limits.js';
import type { Unit } from '../cells/unit-words.js';
import type { GridCell } from '../grid.js';
import type { KeyValue } from '../layout/raw-table.js';
import { doubts } from '../words.js';

export type BandValue = Extract<KeyValue, { readonly kind: 'band' }>;

export interface Settled {
  /** The band of each line as it is written, by `keyOfBand`. */
  readonly bands: ReadonlyMap<string, Band>;
  readonly from: Rational;
  readonly to: Rational;
  /** Undefined where nothing in the table tells. */
  readonly step: Rational | undefined;
  readonly decide: readonly Decision[];
}

/** What the table leaves open about a fact, with the value that stands in for it. */
export type Decision = 'step' | 'end' | 'start';

export const keyOfBand = ({ kind, lower, upper }: Band): string =>
  `${kind}/${[lower, upper].map((limit) => (limit === undefined ? '' : `${limit.value.n}:${limit.value.d}${limit.inclusive ? '=' : ''}`)).join('/')}`;

export function settleLimits(
  values: readonly BandValue[],
  account: Account,
  shown: (value: Rational) => string,
): Settled {
  const distinct = new Map<string, BandValue>();
  for (const value of values) {
    const key = keyOfBand(value.band);
    if (!distinct.has(key)) distinct.set(key, value);
  }
  const bands = new Map([...distinct].map(([key, { band }]) => [key, band]));
  const cellsOf = (key: string): readonly GridCell[] =>
    values.filter(({ band }) => keyOfBand(band) === key).flatMap(({ cells }) => cells);
  const sorted = [...distinct].sort(([, a], [, b]) => order(a.band, b.band));
  const gaps: { readonly key: string; readonly from: Rational; readonly to: Rational }[] = [];
  for (const [index, [key, { band }]] of sorted.entries()) {
    const before = sorted[index - 1]?.[1].band;
    const [end, start] = [before?.upper, band.lower];
    if (before === undefined || end === undefined || start === undefined) continue;
    const by = compare(end.value, start.value);
    if (by > 0) {
      // Lines with an end on one side only are nested: the closest takes the case.
      if (before.lower !== undefined && band.upper !== undefined) {
        account.doubt(cellsOf(key), doubts.overlap(rangeShown(before, shown)));
      }
    } else if (by < 0) gaps.push({ key, from: end.value, to: start.value });
    else if (end.inclusive && start.inclusive && before.kind !== 'exactly' && band.kind !== 'exactly') {
      bands.set(key, { ...band, lower: { ...start, inclusive: false } });
      account.doubt(
        values.flatMap(({ band: other, cells }) => (keyOfBand(other) === key ? cells.slice(0, 1) : [])),
        doubts.sharedLimit(shown(start.value)),
      );
    } else if (!end.inclusive && !start.inclusive) {
      account.doubt(cellsOf(key), doubts.hole(shown(end.value), shown(start.value)));
    }
  }
  const limits = sorted.flatMap(([, { band }]) =>
    [band.lower?.value, band.upper?.value].flatMap((value) => value ?? []),
  );
  const steps = gaps.map(({ from, to }) => subtract(to, from)).filter(isStep);
  const exact =
    sorted.length > 1 && sorted.every(([, { band }]) => band.kind === 'exactly') && limits.every(isInteger);
  const found = steps.length > 0 ? steps.reduce(minimum) : exact ? one : undefined;
  const step =
    found !== undefined && limits.every((limit) => isInteger(divide(limit, found))) ? found : undefined;
  for (const { key, from, to } of gaps) {
    if (step === undefined || !equals(subtract(to, from), step)) {
      account.doubt(cellsOf(key), doubts.hole(shown(from), shown(to)));
    }
  }
  return {
    bands,
    step,
    ...domainOf(
      sorted.map(([, { band }]) => band),
      limits,
      step,
    ),
  };
}

/** 1, 0.1, 0.01 …: what people leave between the end of one line and the beginning of the next. */
const isStep = (gap: Rational): boolean => gap.n === 1n && /^10*$/.test(String(gap.d));

function domainOf(bands: readonly Band[], limits: readonly Rational[], step: Rational | undefined) {
  const decide: Decision[] = step === undefined ? ['step'] : [];
  const last = limits.length === 0 ? rational(1000) : limits.reduce(maximum);
  const open = bands.some(({ kind, upper }) => kind === 'rest' || upper === undefined);
  if (open) decide.push('end');
  const grain = step ?? defaultStep(limits);
  const closing = bands.flatMap(({ upper }) =>
    upper !== undefined && equals(upper.value, last) ? [upper] : [],
  );
  const end =
    closing.some(({ inclusive }) => inclusive) || closing.length === 0 ? last : subtract(last, grain);
  const to = open ? powerAbove(multiply(last, rational(10))) : end;
  const startsOpen = bands.some(({ kind, lower }) => kind === 'rest' || lower === undefined);
  const first = limits.length === 0 ? zero : limits.reduce(minimum);
  const opening = bands.flatMap(({ lower }) =>
    lower !== undefined && equals(lower.value, first) ? [lower] : [],
  );
  const excluded = opening.length > 0 && opening.every(({ inclusive }) => !inclusive);
  const from = startsOpen ? minimum(zero, first) : excluded ? add(first, grain) : first;
  if (startsOpen && compare(first, zero) < 0) decide.push('start');
  return { from, to, decide };
}

/** The power of ten that reaches as far: plainly a stopgap. */
function powerAbove(value: Rational): Rational {
  let power = hundred;
  while (compare(power, value) < 0) power = multiply(power, rational(10));
  return power;
}

/** Hundredths, or as fine as the limits are. */
export function defaultStep(limits: readonly Rational[]): Rational {
  const decimals = Math.max(2, ...limits.map((limit) => decimalsOf(limit) ?? 2));
  return rational(1n, 10n ** BigInt(decimals));
}

const order = (a: Band, b: Band): number =>
  byEnd(a.lower?.value, b.lower?.value, -1) || byEnd(a.upper?.value, b.upper?.value, 1);

/** An end that is missing lies beyond all others. */
function byEnd(a: Rational | undefined, b: Rational | undefined, side: -1 | 1): number {
  if (a !== undefined && b !== undefined) return compare(a, b);
  return a === b ? 0 : a === undefined ? side : -side;
}

const rangeShown = ({ lower, upper }: Band, shown: (value: Rational) => string): string =>
  [lower, upper].map((limit) => (limit === undefined ? '…' : shown(limit.value))).join(' – ');

/** Things that are counted one by one. */
export const isCounted = ({ units, currency }: Unit): boolean =>
  currency === undefined &&
  units.length === 1 &&
  ['person', 'item', 'night', 'block'].includes(units[0] ?? '');

export const decisionWords: Readonly<Record<Decision, (value: string) => Localized>> = {
  step: doubts.step,
  end: doubts.openEnd,
  start: doubts.openStart,
};
