// Windows of what goes round: from a time to another over midnight, from a weekday or a day of the year to another.

import type { Band, CellContent, Expr, Limit } from '../../../grammar/tree/syntax.js';
import { dayNamed } from '../../../grammar/words/calendar-words.js';
import { emptyWindow, lateStart } from '../../diagnostics/catalogue/rules/times.js';
import { type Cycle, cycleUnits, minutesOfDay } from '../../runtime/exact/cycles.js';
import { compare, equals, type Rational, rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { all, any, arithmetic, compareTo, number } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context } from '../types/context.js';
import type { Bound } from '../types/parts.js';
import { cycleOf, cycleType, plainNumber, roundOf, type Type } from '../types/types.js';

/** A stretch of a circle that is cut open where it begins: times at 0:00, weekdays before Monday, the year before 1 January. */
export interface Stretch {
  readonly from: Bound | undefined;
  readonly to: Bound | undefined;
}

/** A day that goes round, as written: what it is, and the first that comes after it. */
interface Day {
  readonly cycle: 'weekday' | 'year-day';
  readonly first: number;
  readonly after: number;
}

/** The years do not come round. */
type Round = Exclude<Cycle, 'year'>;

const ends: Readonly<Record<Round, readonly [least: number, most: number]>> = {
  time: [0, minutesOfDay],
  weekday: [1, 7],
  'year-day': [101, 1231],
};
const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const at = (value: number, inclusive = true): Bound => ({ value: rational(value), inclusive });

/** `Monday`, `November`, `1 November`: where the file means nothing else by the word. */
function dayWritten(context: Context, expression: Expr): Day | undefined {
  const language = context.languageOf(expression.span.file);
  if (expression.kind === 'name') {
    if (context.resolved.names.has(expression.name)) return undefined;
    const named = dayNamed(expression.name, language);
    if (named?.kind === 'weekday') return { cycle: 'weekday', first: named.place, after: named.place + 1 };
    if (named === undefined) return undefined;
    return { cycle: 'year-day', first: named.place * 100 + 1, after: named.place * 100 + 101 };
  }
  if (expression.kind !== 'number' || expression.percent !== undefined) return undefined;
  const [unit, another] = expression.unit?.names ?? [];
  if (unit === undefined || another !== undefined || context.units.find(unit.text, language))
    return undefined;
  const month = dayNamed(unit.text, language);
  const day = Number(expression.value.n);
  const days = month?.kind === 'month' ? monthDays[month.place - 1] : undefined;
  if (month === undefined || days === undefined || expression.value.d !== 1n) return undefined;
  if (day < 1 || day > days) return undefined;
  const first = month.place * 100 + day;
  return { cycle: 'year-day', first, after: day === days ? month.place * 100 + 101 : first + 1 };
}

export const limitsOf = ({ lower, upper }: Band): readonly Expr[] =>
  [lower, upper].flatMap((limit) => (limit === undefined ? [] : [limit.value]));

/** What a date is looked at as where it is compared with this; undefined for a date itself. */
export const cycleOfExpression = (context: Context, expression: Expr): Round | undefined =>
  dayWritten(context, expression)?.cycle;

const cycleOfBand = (context: Context, band: Band): Round | undefined => {
  const [first, ...others] = limitsOf(band).map((limit) => cycleOfExpression(context, limit));
  return others.every((other) => other === first) ? first : undefined;
};

/** The values that a cell names, where it names values. */
export function valuesOfContent(content: CellContent): readonly Expr[] {
  switch (content.kind) {
    case 'expression':
      return alternatives(content.expression);
    case 'names':
      return content.names.map(({ text, span }) => ({ kind: 'name', name: text, span }));
    case 'values':
      return content.values.flatMap(alternatives);
    default:
      content.kind satisfies
        | 'any-of'
        | 'band'
        | 'broken'
        | 'empty'
        | 'heading'
        | 'not-given'
        | 'otherwise'
        | 'prefixes'
        | 'rest'
        | 'words';
      return [];
  }
}

/** `A or B`, one by one. */
function alternatives(expression: Expr): readonly Expr[] {
  if (expression.kind !== 'binary' || expression.operator !== 'or') return [expression];
  return [...alternatives(expression.left), ...alternatives(expression.right)];
}

function cycleOfContent(context: Context, content: CellContent): Round | undefined {
  const parts: readonly (Round | undefined)[] =
    content.kind === 'band'
      ? [cycleOfBand(context, content.band)]
      : content.kind === 'any-of'
        ? content.parts.map((part) => cycleOfContent(context, part))
        : valuesOfContent(content).map((value) => cycleOfExpression(context, value));
  const [first, ...others] = parts;
  return others.every((other) => other === first) ? first : undefined;
}

/**
 * The key that a column of cells asks of a date: the date itself, its day of the week or of the year. A column mixes
 * them at no time: then the date is returned, and the cells that are none are reported where they are read.
 */
export function keyAskedOf(
  context: Context,
  key: CheckedExpression,
  cells: readonly (CellContent | undefined)[],
): CheckedExpression {
  if (key.type.kind !== 'date') return key;
  const asked = cells.filter((cell) => cell !== undefined && cell.kind !== 'rest' && cell.kind !== 'empty');
  const [first, ...others] = asked.map((cell) => (cell ? cycleOfContent(context, cell) : undefined));
  if (first === undefined || !others.every((other) => other === first)) return key;
  return lookedAtAs(context, key, first);
}

/** A date as its day of the week or of the year. */
function lookedAtAs(context: Context, date: CheckedExpression, cycle: Round): CheckedExpression {
  const { span } = date;
  const type = metCycle(context, cycle);
  if (cycle === 'weekday') return { kind: 'date-part', part: 'weekday', date, type, span };
  const part = (name: 'month' | 'day'): CheckedExpression => ({
    kind: 'date-part',
    part: name,
    date,
    type: plainNumber,
    span,
  });
  const hundred = number(rational(100), plainNumber, span);
  return arithmetic(
    'add',
    arithmetic('multiply', part('month'), hundred, type, span),
    part('day'),
    type,
    span,
  );
}

/** The type, of which everybody who writes values then knows the words. */
export function metCycle(context: Context, cycle: Cycle): Type & { readonly kind: 'quantity' } {
  context.noteUnit(cycleUnits[cycle]);
  return cycleType(cycle);
}

/** The stretches that a band takes of a circle; undefined where a limit is none of it, or depends on facts. */
export function stretchesOfBand(
  context: Context,
  band: Band,
  cycle: Round,
  timeOf: (limit: Expr) => Rational | undefined,
): readonly Stretch[] | undefined {
  const lower = band.lower && lowerBound(context, band.lower, cycle, timeOf);
  const upper = band.upper && upperBound(context, band, band.upper, cycle, timeOf);
  if ((band.lower && lower === undefined) || (band.upper && upper === undefined)) return undefined;
  if (cycle === 'time' && lower && equals(lower.value, rational(minutesOfDay))) {
    context.report(lateStart(band.span, {}));
    return [];
  }
  return stretchesBetween(context, lower, upper, cycle, band.span);
}

function lowerBound(
  context: Context,
  { value, inclusive }: Limit,
  cycle: Round,
  timeOf: (limit: Expr) => Rational | undefined,
): Bound | undefined {
  if (cycle === 'time') {
    const time = timeOf(value);
    return time && { value: time, inclusive };
  }
  const day = dayWritten(context, value);
  return day?.cycle === cycle ? at(inclusive ? day.first : day.after) : undefined;
}

function upperBound(
  context: Context,
  band: Band,
  { value, inclusive }: Limit,
  cycle: Round,
  timeOf: (limit: Expr) => Rational | undefined,
): Bound | undefined {
  if (cycle !== 'time') {
    const day = dayWritten(context, value);
    if (day?.cycle !== cycle) return undefined;
    if (cycle === 'weekday') return at(day.first, inclusive);
    cycle satisfies 'year-day';
    return at(inclusive ? day.after : day.first, false);
  }
  const time = timeOf(value);
  if (time === undefined) return undefined;
  // A day has a length, a time has none: `to 17:00` ends there, and `to 0:00` at the end of the day.
  const counts = inclusive && band.range !== true;
  if (!counts && band.lower !== undefined && time.n === 0n) return at(minutesOfDay);
  return equals(time, rational(minutesOfDay)) ? at(minutesOfDay) : { value: time, inclusive: counts };
}

function stretchesBetween(
  context: Context,
  from: Bound | undefined,
  to: Bound | undefined,
  cycle: Round,
  span: Span,
): readonly Stretch[] {
  const [least, most] = ends[cycle];
  const end = to && compare(to.value, rational(most)) > 0 ? at(most) : to;
  if (from === undefined || end === undefined) return [{ from, to: end }];
  const order = compare(from.value, end.value);
  if (order < 0 || (order === 0 && from.inclusive && end.inclusive)) return [{ from, to: end }];
  if (order === 0 && cycle === 'time') {
    context.report(emptyWindow(span, {}));
    return [];
  }
  const later: Stretch = { from, to: at(most) };
  const isEmpty = compare(end.value, rational(least)) === 0 && !end.inclusive;
  return isEmpty ? [later] : [later, { from: at(least), to: end }];
}

/** The stretch that one written day takes. */
export function stretchesOfValue(
  context: Context,
  value: Expr,
  cycle: Round,
): readonly Stretch[] | undefined {
  const day = dayWritten(context, value);
  if (day?.cycle !== cycle) return undefined;
  // One day is that day; of a month every day up to the next.
  const to = day.after - day.first <= 1 ? at(day.first) : at(day.after, false);
  return stretchesBetween(context, at(day.first), to, cycle, value.span);
}

/** `D is Saturday`, `D is November`; undefined where the value is no such day. */
export function isOnDay(
  context: Context,
  subject: CheckedExpression,
  value: Expr,
  span: Span,
): CheckedExpression | undefined {
  const cycle = subject.type.kind === 'date' ? cycleOfExpression(context, value) : roundOf(subject.type);
  if (cycle === undefined || cycle === 'time') return undefined;
  const stretches = stretchesOfValue(context, value, cycle);
  if (stretches === undefined) return undefined;
  const key = subject.type.kind === 'date' ? lookedAtAs(context, subject, cycle) : subject;
  return within(key, stretches, span);
}

/** `D is from Saturday to Sunday`, `T is from 20:00 to 8:00`; `none` where the band is one of other values. */
export function isInWindow(
  context: Context,
  subject: CheckedExpression,
  band: Band,
  limit: (value: Expr) => CheckedExpression | undefined,
  constant: (value: CheckedExpression) => Rational | undefined,
  span: Span,
): CheckedExpression | undefined | 'none' {
  if (subject.type.kind === 'date') {
    const cycle = cycleOfBand(context, band);
    if (cycle === undefined) return 'none';
    const stretches = stretchesOfBand(context, band, cycle, () => undefined);
    return stretches && within(lookedAtAs(context, subject, cycle), stretches, span);
  }
  if (cycleOf(subject.type) !== 'time') return 'none';
  const limits = new Map(limitsOf(band).map((value) => [value, limit(value)]));
  if ([...limits.values()].includes(undefined)) return undefined;
  const known = (value: Expr) => {
    const checked = limits.get(value);
    return checked && constant(checked);
  };
  const stretches = stretchesOfBand(context, band, 'time', known);
  if (stretches !== undefined) {
    return stretches.length === 0 ? undefined : within(subject, stretches, span);
  }
  const lower = band.lower && limits.get(band.lower.value);
  const upper = band.upper && limits.get(band.upper.value);
  if (band.range !== true || lower === undefined || upper === undefined) return 'none';
  return betweenMovingTimes(subject, lower, upper, span);
}

/** From one time to another that depend on facts: over midnight where the second comes first, empty where both are one. */
function betweenMovingTimes(
  subject: CheckedExpression,
  lower: CheckedExpression,
  upper: CheckedExpression,
  span: Span,
): CheckedExpression {
  const since = compareTo('from', subject, lower, span);
  const before = compareTo('below', subject, upper, span);
  const inOrder = compareTo('below', lower, upper, span);
  const over = compareTo('above', lower, upper, span);
  return any([all([inOrder, since, before], span), all([over, any([since, before], span)], span)], span);
}

function within(subject: CheckedExpression, stretches: readonly Stretch[], span: Span): CheckedExpression {
  const test = ({ from, to }: Stretch): CheckedExpression => {
    const value = (bound: Bound) => number(bound.value, subject.type, span);
    const [least, most] = ends[roundOf(subject.type) ?? 'time'];
    const low = from && !(from.inclusive && equals(from.value, rational(least)));
    const high = to && !(to.inclusive && equals(to.value, rational(most)));
    if (from && to && equals(from.value, to.value)) return compareTo('equal', subject, value(from), span);
    return all(
      [
        ...(low ? [compareTo(from.inclusive ? 'from' : 'above', subject, value(from), span)] : []),
        ...(high ? [compareTo(to.inclusive ? 'up-to' : 'below', subject, value(to), span)] : []),
      ],
      span,
    );
  };
  return any(stretches.map(test), span);
}
