// `minutes from A to B between 8:00 and 20:00 on Monday to Friday`, `nights from A to B between 1 July and 31 August`: how
// much of the time lies in windows.

import type { Band, Expr, InstantSyntax } from '../../../grammar/tree/syntax.js';
import { timeWithin, type WithinProblem, windowOnDays } from '../../diagnostics/catalogue/rules/times.js';
import { minutesOfDay } from '../../runtime/exact/cycles.js';
import { compare, type Rational, rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { arithmetic, compareTo, number, zeroOf } from '../types/build.js';
import type { CheckedExpression } from '../types/checked.js';
import type { Context, Scope } from '../types/context.js';
import { quantityType } from '../types/describe.js';
import { dateType, isTime, type Type } from '../types/types.js';
import { normalUnit, unitOf } from '../types/unit-algebra.js';
import { isInWindow, type Stretch, stretchesOfBand } from '../windows/windows.js';
import { type CountedDays, countDays, dayAfter, daysBetween, partOf, type Range } from './days-within.js';

type TimeWithin = Expr & { readonly kind: 'time-within' };

interface Instant {
  readonly day: CheckedExpression | undefined;
  readonly time: CheckedExpression | undefined;
}

const minutes = quantityType(unitOf('minute'));
const hours = quantityType(unitOf('hour'));
const nights = quantityType(unitOf('night'));
const days = quantityType(unitOf('day'));
const per = (above: 'minute' | 'night', below: 'day' | 'hour'): Type =>
  quantityType(
    normalUnit([
      { symbol: above, power: 1 },
      { symbol: below, power: -1 },
    ]),
  );

/**
 * Counted from where the day, week or year begins at both ends: so it is sums, and the lower or higher of times, which all back
 * ends know.
 * `constant` folds what depends on no fact.
 */
export function checkTimeWithin(
  context: Context,
  expression: TimeWithin,
  scope: Scope,
  constant: (value: CheckedExpression) => Rational | undefined,
): CheckedExpression | undefined {
  const { measure, span } = expression;
  const clock = measure === 'minutes' || measure === 'hours';
  const from = instantOf(context, expression.from, scope);
  const to = instantOf(context, expression.to, scope);
  if (from === undefined || to === undefined) return undefined;
  const fail = (problem: WithinProblem, at: Span = span): undefined => {
    // What is wrong with days is said of days.
    const ofClock = clock && at !== expression.days?.span;
    context.report(timeWithin(at, { problem, clock: ofClock }));
    return undefined;
  };
  if (clock) {
    if (from.time === undefined || to.time === undefined) return fail('ends');
    if ((from.day === undefined) !== (to.day === undefined)) return fail('times');
    const within = minutesWithin(context, expression, [from, to], scope, constant, fail);
    if (within === undefined || measure === 'minutes') return within;
    return arithmetic('divide', within, number(rational(60), per('minute', 'hour'), span), hours, span);
  }
  if (from.day === undefined || to.day === undefined || from.time || to.time) return fail('ends');
  if (measure !== 'days' && measure !== 'nights') return fail('both');
  if (expression.days !== undefined) return fail('window', expression.days.span);
  const end = expression.bothIncluded ? dayAfter(to.day, span) : to.day;
  const counted = daysWithin(context, expression, from.day, end, scope, constant, fail);
  if (counted === undefined || measure === 'days') return counted;
  return arithmetic('multiply', counted, number(rational(1), per('night', 'day'), span), nights, span);
}

/** A day, a time, or a day plus a time; undefined where it is none of these, which is reported. */
function instantOf(context: Context, { first, second }: InstantSyntax, scope: Scope): Instant | undefined {
  const parts = [first, ...(second ? [second] : [])].map((part) => context.check(part, scope, undefined));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const day = parts.find(({ type }) => type.kind === 'date');
  const time = parts.find(({ type }) => isTime(type));
  if (parts.every((part) => part === day || part === time)) return { day, time };
  context.report(timeWithin(first.span, { problem: 'ends', clock: true }));
  return undefined;
}

type Fail = (problem: WithinProblem, at?: Span) => undefined;
type Constant = (value: CheckedExpression) => Rational | undefined;

function minutesWithin(
  context: Context,
  { windows, days: band, span }: TimeWithin,
  [from, to]: readonly [Instant, Instant],
  scope: Scope,
  constant: Constant,
  fail: Fail,
): CheckedExpression | undefined {
  if (from.time === undefined || to.time === undefined) return undefined;
  const { type } = from.time;
  const timeOf = (limit: Expr): Rational | undefined => {
    const checked = context.check(limit, scope, type);
    return checked && isTime(checked.type) ? constant(checked) : undefined;
  };
  const stretches: Range[] = windows.length === 0 ? [{ from: 0, to: minutesOfDay }] : [];
  for (const window of windows) {
    const own = stretchesOfBand(context, window, 'time', timeOf)?.map(rangeOf);
    if (own === undefined) return fail('window', window.span);
    if (own.length === 0) return undefined;
    if (band !== undefined && own.length > 1)
      context.report(windowOnDays(window.span, { window: context.text(window.span) }));
    stretches.push(...own);
  }
  if (overlap(stretches)) return fail('overlap');
  const sinceMidnight = (time: CheckedExpression): CheckedExpression =>
    partOf(time, stretches, { from: 0, to: minutesOfDay }, minutes, span);
  const total = stretches.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0);
  const [begun, ended] = [sinceMidnight(from.time), sinceMidnight(to.time)];
  const over = (more: CheckedExpression, less: CheckedExpression): CheckedExpression =>
    arithmetic('subtract', more, less, minutes, span);
  if (from.day === undefined || to.day === undefined) {
    if (band !== undefined) return fail('days', band.span);
    // Where the end comes first it is that of the next day, as in windows.
    const wholeDay: CheckedExpression = {
      kind: 'conditional',
      branches: [
        {
          when: compareTo('below', to.time, from.time, span),
          then: number(rational(total), minutes, span),
        },
      ],
      otherwise: zeroOf(minutes, span),
      type: minutes,
      span,
    };
    return neverBelow(arithmetic('add', wholeDay, over(ended, begun), minutes, span));
  }
  const counted = band && countedDays(context, band, fail);
  if (band !== undefined && counted === undefined) return undefined;
  const between = counted ? countDays(counted, from.day, to.day, span) : daysBetween(from.day, to.day, span);
  const ofDays = arithmetic(
    'multiply',
    between,
    number(rational(total), per('minute', 'day'), span),
    minutes,
    span,
  );
  const onDay = (day: CheckedExpression, part: CheckedExpression): CheckedExpression | undefined => {
    if (band === undefined) return part;
    const when = isInWindow(
      context,
      day,
      band,
      () => undefined,
      () => undefined,
      span,
    );
    if (when === undefined || when === 'none') return undefined;
    return {
      kind: 'conditional',
      branches: [{ when, then: part }],
      otherwise: zeroOf(minutes, span),
      type: minutes,
      span,
    };
  };
  const [first, last] = [onDay(from.day, begun), onDay(to.day, ended)];
  if (first === undefined || last === undefined) return undefined;
  return neverBelow(over(arithmetic('add', ofDays, last, minutes, span), first));
}

function daysWithin(
  context: Context,
  { windows, span }: TimeWithin,
  from: CheckedExpression,
  to: CheckedExpression,
  scope: Scope,
  constant: Constant,
  fail: Fail,
): CheckedExpression | undefined {
  const rounds = windows.map((window) => countedDays(context, window, undefined));
  if (rounds.every((round) => round !== undefined)) {
    const [first] = rounds;
    if (first === undefined || rounds.some(({ cycle }) => cycle !== first.cycle)) return fail('window');
    const stretches = rounds.flatMap((round) => round.stretches);
    if (overlap(stretches)) return fail('overlap');
    return neverBelow(countDays({ cycle: first.cycle, stretches }, from, to, span));
  }
  const parts: CheckedExpression[] = [];
  const ranges: Range[] = [];
  for (const window of windows) {
    const limits = [window.lower, window.upper].map(
      (limit) => limit && context.check(limit.value, scope, dateType),
    );
    const [lower, upper] = limits;
    if (lower === undefined || upper === undefined) return undefined;
    if (lower.type.kind !== 'date' || upper.type.kind !== 'date') return fail('window', window.span);
    const [first, last] = [constant(lower), constant(upper)];
    // Only of dates written out it is plain that none counts twice.
    if (first === undefined || last === undefined ? windows.length > 1 : compare(first, last) > 0)
      return fail('window', window.span);
    if (first && last) ranges.push({ from: Number(first.n), to: Number(last.n) + 1 });
    const begin: CheckedExpression = { kind: 'maximum', operands: [from, lower], type: dateType, span };
    const end: CheckedExpression = {
      kind: 'minimum',
      operands: [to, dayAfter(upper, span)],
      type: dateType,
      span,
    };
    parts.push(neverBelow(daysBetween(begin, end, span)));
  }
  if (overlap(ranges)) return fail('overlap');
  return parts.reduce((sum, part) => arithmetic('add', sum, part, days, span));
}

/** The days that a band takes of the week or of the year; undefined where it is none of these. */
function countedDays(context: Context, band: Band, fail: Fail | undefined): CountedDays | undefined {
  for (const cycle of ['weekday', 'year-day'] as const) {
    const stretches = stretchesOfBand(context, band, cycle, () => undefined);
    if (stretches !== undefined) return { cycle, stretches: stretches.map(rangeOf) };
  }
  return fail?.('window', band.span);
}

/** From a value on, up to and without another. */
function rangeOf({ from, to }: Stretch): Range {
  const first = Number(from?.value.n ?? 0n);
  const last = Number(to?.value.n ?? 0n);
  // A time that counts is the end of the day.
  return { from: first, to: to?.inclusive && last !== minutesOfDay ? last + 1 : last };
}

const overlap = (ranges: readonly Range[]): boolean =>
  [...ranges]
    .sort((a, b) => a.from - b.from)
    .some(({ from }, index, all) => from < (all[index - 1]?.to ?? from));

/** Of time that ends before it begins nothing lies in a window. */
const neverBelow = (value: CheckedExpression): CheckedExpression => ({
  kind: 'maximum',
  operands: [value, zeroOf(value.type, value.span)],
  type: value.type,
  span: value.span,
});
