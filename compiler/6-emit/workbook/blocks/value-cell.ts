// The editable figures of tables and scales: cells with the digits and limits within which they may be changed.

import type { Expression, TableRow, Type } from '../../../3-model/model.js';
import { type Rational, rational, subtract } from '../../../runtime/exact/rational.js';
import { valueInWords } from '../../wording/matches.js';
import type { Bench } from '../book/bench.js';
import { isPlaceInTime, serialOf } from '../book/dates.js';
import { isWritten } from '../book/followed-limits.js';
import { isDivisor } from '../book/given.js';
import type { ParameterCell } from '../book/parameters.js';
import { currencyOf, showFor } from '../book/show.js';
import { limitsOf, precisionOf } from '../exactness/policy.js';
import type { CellKey } from '../formula/formula.js';
import { serialOffset } from '../formula/value-from-formula.js';
import { figureInWords, unitAfter } from '../words/figure-in-words.js';

/** `limit 2 000 m²` */
export function limitInWords(bench: Bench, value: Rational, type: Type): string {
  const unit = type.kind === 'quantity' && !type.percent ? unitAfter(value, type, bench.model) : '';
  return `${bench.words.limit} ${valueInWords(value, type, bench.words)} ${unit}`.trimEnd();
}

/** As a cell holds it: a date is a serial number. */
export const inCell = (value: Rational, type: Type): Rational =>
  type.kind === 'date' ? serialOf(value.n) : value;

/** A limit that the document writes can be edited; one that it does not write follows another, or stays as it is. */
export function limitCell(
  bench: Bench,
  key: CellKey,
  value: Rational,
  type: Type,
  span: TableRow['span'] | undefined,
  label: string,
  follows?: CellKey,
): ParameterCell {
  const made = valueCell(
    bench,
    key,
    type.kind === 'date' ? serialOf(value.n) : value,
    type,
    span,
    label,
    follows,
  );
  const written = isWritten(bench.model, span, value);
  return made.kind === 'value' && !written ? { ...made, limits: undefined } : made;
}

/** A figure of a table or scale; where it is a number that stands in a cell already, the cell follows that one. */
export function figureCell(
  bench: Bench,
  key: CellKey,
  { value, type, span }: Extract<Expression, { kind: 'number' }>,
  label: string,
): ParameterCell {
  const place = `figure ${span.file}:${span.start}=${value.n}/${value.d}`;
  const known = bench.shared.get(place);
  if (known === undefined) bench.shared.set(place, key);
  return valueCell(bench, key, value, type, span, label, typeof known === 'string' ? known : undefined);
}

/** An editable figure of a table or scale. */
export function valueCell(
  bench: Bench,
  key: CellKey,
  value: Rational,
  type: Type,
  span: TableRow['span'] | undefined,
  label: string,
  follows?: CellKey,
): ParameterCell {
  const percent = type.kind === 'quantity' && type.percent;
  const least = percent ? 4 : (currencyOf(type, bench.model)?.decimals ?? 0);
  const limits = isPlaceInTime(type)
    ? undefined
    : limitsOf(value, least, percent, isDivisor(bench, span), bench.freedom);
  const made: ParameterCell = {
    kind: 'value',
    key,
    value,
    show: showFor(type, bench.model, bench.words, type.kind === 'date' ? undefined : value),
    precision: precisionOf(value, limits),
    limits: follows === undefined ? limits : undefined,
    follows,
    span,
  };
  const said = type.kind === 'date' ? subtract(value, rational(serialOffset)) : value;
  bench.register(made, label, figureInWords(said, type, bench.model, bench.words));
  return made;
}
