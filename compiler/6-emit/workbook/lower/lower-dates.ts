// Dates: parts, distances and shifts with functions that Excel and LibreOffice share, from 1900-03-01 on.

import type { DateMeasure, DatePart, Expression } from '../../../3-model/model.js';
import { add, compare, negate, rational } from '../../../runtime/exact/rational.js';
import { firstSerial, lastSerial } from '../book/dates.js';
import { guardFor } from '../exactness/guard.js';
import { constant, isExact, typed, whole } from '../exactness/precision.js';
import {
  all,
  call,
  choose,
  type Formula,
  isEqual,
  minus,
  nought,
  number,
  operation,
  over,
  plus,
  telling,
  times,
  unity,
} from '../formula/formula.js';
import { atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';

const dateType = { kind: 'date' } as const;
const plainType = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;
const anyDay = whole(firstSerial, lastSerial);
const twelve = number(12);

const date = (expression: Expression, scope: Scope): Lowered => scope.lower(expression, scope);
const year = (day: Formula): Formula => call('YEAR', day);
const month = (day: Formula): Formula => call('MONTH', day);

export function lowerDatePart(expression: Extract<Expression, { kind: 'date-part' }>, scope: Scope): Lowered {
  const { words } = scope.bench;
  const given = flat(scope, date(expression.date, scope), dateType, scope.label);
  const twice = expression.part !== 'year' && expression.part !== 'month' && expression.part !== 'day';
  const value = twice ? atom(scope, given, dateType, `${scope.label} – ${words.date}`) : given;
  const part = parts[expression.part];
  const told = (say: (formula: Formula) => string): string =>
    words.told.datePart(expression.part, say(value.formula));
  return {
    ...value,
    formula: telling(part.formula(value.formula), told),
    precision: part.of(given.precision ?? anyDay),
  };
}

const between = (lo: number, hi: number) => () => whole(lo, hi);
/** A day of the same month or year lies at most so many days before or after. */
const nearBy = (before: number, after: number) => (day: typeof anyDay) =>
  typed(add(day.lo, rational(-before)), add(day.hi, rational(after)), rational(1));

const parts: Readonly<
  Record<
    DatePart,
    {
      readonly formula: (day: Formula) => Formula;
      /** Of the part, from the precision of the date. */
      readonly of: (day: typeof anyDay) => typeof anyDay;
    }
  >
> = {
  year: { formula: year, of: between(1900, 9999) },
  month: { formula: month, of: between(1, 12) },
  day: { formula: (day) => call('DAY', day), of: between(1, 31) },
  weekday: { formula: (day) => call('WEEKDAY', day, number(2)), of: between(1, 7) },
  'days-in-month': { formula: (day) => call('DAY', call('EOMONTH', day, nought)), of: between(28, 31) },
  'days-in-year': {
    formula: (day) =>
      minus(call('DATE', plus(year(day), unity), unity, unity), call('DATE', year(day), unity, unity)),
    of: between(365, 366),
  },
  'start-of-month': { formula: (day) => call('DATE', year(day), month(day), unity), of: nearBy(30, 0) },
  'end-of-month': { formula: (day) => call('EOMONTH', day, nought), of: nearBy(0, 30) },
  'start-of-year': { formula: (day) => call('DATE', year(day), unity, unity), of: nearBy(365, 0) },
  'end-of-year': {
    formula: (day) => minus(call('DATE', plus(year(day), unity), unity, unity), unity),
    of: nearBy(0, 365),
  },
};

export function lowerDateBetween(
  expression: Extract<Expression, { kind: 'date-between' }>,
  scope: Scope,
): Lowered {
  const { words } = scope.bench;
  const simple = ['days', 'nights', 'days-inclusive'].includes(expression.measure);
  const side = (operand: Expression, name: string): Lowered => {
    const value = flat(scope, date(operand, scope), dateType, scope.label);
    return simple ? value : atom(scope, value, dateType, `${scope.label} – ${name}`);
  };
  const from = side(expression.from, words.from);
  const to = side(expression.to, words.to);
  const defined = inDefined(from, to);
  const days = to.precision && from.precision;
  const span =
    days === undefined || to.precision === undefined || from.precision === undefined
      ? whole(-lastSerial, lastSerial)
      : typed(
          add(to.precision.lo, negate(from.precision.hi)),
          add(to.precision.hi, negate(from.precision.lo)),
          rational(1),
        );
  const later = compare(span.lo, rational(0)) >= 0;
  const measured = measure(expression.measure, from, to, defined, span, later, scope);
  const told = (say: (formula: Formula) => string): string =>
    words.told.between(expression.measure, say(from.formula), say(to.formula));
  return { ...measured, formula: telling(measured.formula, told) };
}

function measure(
  kind: DateMeasure,
  from: Lowered,
  to: Lowered,
  defined: Formula,
  span: typeof anyDay,
  later: boolean,
  scope: Scope,
): Lowered {
  const a = from.formula;
  const b = to.formula;
  switch (kind) {
    case 'days':
    case 'nights':
      return lowered(minus(b, a), span, defined);
    case 'days-inclusive':
      return lowered(
        plus(minus(b, a), unity),
        { ...span, lo: add(span.lo, rational(1)), hi: add(span.hi, rational(1)) },
        defined,
      );
    case 'days-30-360': {
      const capped = (day: Formula): Formula => call('MIN', call('DAY', day), number(30));
      const years = times(minus(year(b), year(a)), number(360));
      const months = times(minus(month(b), month(a)), number(30));
      return lowered(
        plus(plus(years, months), minus(capped(b), capped(a))),
        { ...span, lo: add(span.lo, rational(-40)), hi: add(span.hi, rational(40)) },
        defined,
      );
    }
    case 'calendar-weeks': {
      // Monday to Sunday: the Monday of a week is the day less its place in the week.
      const monday = (day: Formula): Formula => minus(day, call('WEEKDAY', day, number(2)));
      const count = plus(over(minus(monday(b), monday(a)), number(7)), unity);
      return lowered(count, touched(span, 7), defined);
    }
    case 'calendar-months': {
      const months = plus(times(minus(year(b), year(a)), twelve), minus(month(b), month(a)));
      return lowered(plus(months, unity), touched(span, 28), defined);
    }
    case 'calendar-years':
      return lowered(plus(minus(year(b), year(a)), unity), touched(span, 365), defined);
    case 'whole-months':
    case 'started-months':
    case 'whole-years':
      return later
        ? lowered(months(kind, from, to, scope), monthsWithin(span), defined)
        : eitherWay(kind, from, to, defined, monthsWithin(span), scope);
    default:
      return kind satisfies never;
  }
}

/** How many periods of so many days or more a span touches: one more than it fills, and one for the day it begins on. */
function touched({ lo, hi }: typeof anyDay, days: number): typeof anyDay {
  const least = lo.n >= 0n ? 1n : lo.n / lo.d / BigInt(days) - 1n;
  return typed(rational(least), rational(hi.n / hi.d / BigInt(days) + 2n), rational(1));
}

/** A month has at least 28 days: no count is greater than so many days have room for. */
function monthsWithin({ lo, hi }: typeof anyDay): typeof anyDay {
  const most = (days: typeof lo) => rational((days.n < 0n ? -days.n : days.n) / days.d / 28n + 1n);
  return typed(lo.n < 0n ? negate(most(lo)) : rational(0), hi.n > 0n ? most(hi) : rational(0), rational(1));
}

/** Counted from the earlier to the later day, with the sign put back. */
function eitherWay(
  kind: 'whole-months' | 'started-months' | 'whole-years',
  from: Lowered,
  to: Lowered,
  defined: Formula,
  span: typeof anyDay,
  scope: Scope,
): Lowered {
  const { words } = scope.bench;
  const part = (formula: Formula, label: string): Lowered =>
    atom(scope, lowered(formula, anyDay), dateType, `${scope.label} – ${label}`);
  const first = part(call('MIN', from.formula, to.formula), words.earlier);
  const last = part(call('MAX', from.formula, to.formula), words.later);
  const count = atom(scope, lowered(months(kind, first, last, scope), span), plainType, scope.label);
  const sign = call('SIGN', minus(to.formula, from.formula));
  return lowered(times(sign, count.formula), span, defined);
}

/** Whole months by the calendar: a shift by so many months does not go beyond the later day. */
function months(
  kind: 'whole-months' | 'started-months' | 'whole-years',
  from: Lowered,
  to: Lowered,
  scope: Scope,
): Formula {
  const { words } = scope.bench;
  const a = from.formula;
  const b = to.formula;
  const count = whole(0, 120_000);
  const named = (formula: Formula, label: string): Formula =>
    atom(scope, lowered(formula, count), plainType, `${scope.label} – ${label}`).formula;
  const calendar = named(
    plus(times(minus(year(b), year(a)), twelve), minus(month(b), month(a))),
    words.calendarMonths,
  );
  const beyond = operation('>', call('EDATE', a, calendar), b);
  const wholeMonths = named(minus(calendar, choose(beyond, unity, nought)), words.wholeMonths);
  if (kind === 'whole-months') return wholeMonths;
  if (kind === 'whole-years') return call('INT', over(wholeMonths, twelve));
  kind satisfies 'started-months';
  const open = operation('<', call('EDATE', a, wholeMonths), b);
  return plus(wholeMonths, choose(open, unity, nought));
}

export function lowerDateShift(
  expression: Extract<Expression, { kind: 'date-shift' }>,
  scope: Scope,
): Lowered {
  const day = flat(scope, date(expression.date, scope), dateType, scope.label);
  const by = flat(scope, scope.lower(expression.by, scope), expression.by.type, scope.label);
  const defined = inDefined(day, by);
  const start = day.precision ?? anyDay;
  const shift = by.precision ?? constant(rational(0));
  const factor = rational({ days: 1, months: 31 }[expression.unit]);
  const stretch = (value: typeof shift.lo) => ({ n: value.n * factor.n, d: value.d });
  const lo = add(start.lo, shift.lo.n < 0n ? stretch(shift.lo) : rational(0));
  const hi = add(start.hi, shift.hi.n > 0n ? stretch(shift.hi) : rational(0));
  if (compare(lo, rational(firstSerial)) < 0 || compare(hi, rational(lastSerial)) > 0) {
    scope.bench.limitations.push({ kind: 'date-range', span: expression.span, what: scope.label });
  }
  // A count that comes from a quotient may lie a hair below its whole number, and EDATE cuts off.
  const guard = isExact(shift) ? undefined : guardFor(shift, rational(1));
  const count = guard === undefined ? by.formula : call('ROUND', by.formula, nought);
  const formula =
    (expression.unit satisfies 'days' | 'months') === 'days'
      ? plus(day.formula, count)
      : call('EDATE', day.formula, count);
  const told = (say: (formula: Formula) => string): string =>
    scope.bench.words.told.shifted(
      say(day.formula),
      say(by.formula),
      expression.by.kind === 'number' ? undefined : expression.unit,
    );
  return lowered(telling(formula, told), typed(lo, hi, rational(1)), defined);
}

export function lowerDateOf(expression: Extract<Expression, { kind: 'date-of' }>, scope: Scope): Lowered {
  const { words } = scope.bench;
  const part = (operand: Expression, label: string): Lowered =>
    atom(
      scope,
      flat(scope, scope.lower(operand, scope), operand.type, scope.label),
      operand.type,
      `${scope.label} – ${label}`,
    );
  const y = part(expression.year, words.year);
  const m = part(expression.month, words.month);
  const d = part(expression.day, words.day);
  // Numbers out of the calendar run over into the next month in a spreadsheet: the date must give them back.
  const inRange = (value: Lowered, lo: number, hi: number): Formula =>
    all([operation('>=', value.formula, number(lo)), operation('<=', value.formula, number(hi))]);
  const made = atom(
    scope,
    lowered(
      telling(
        choose(
          all([inRange(y, 1901, 9998), inRange(m, 1, 12), inRange(d, 1, 31)]),
          call('DATE', y.formula, m.formula, d.formula),
          unity,
        ),
        (say) => words.told.dateOf(say(y.formula), say(m.formula), say(d.formula)),
      ),
      anyDay,
    ),
    dateType,
    scope.label,
  );
  const same = telling(
    all([
      isEqual(year(made.formula), y.formula),
      isEqual(month(made.formula), m.formula),
      isEqual(call('DAY', made.formula), d.formula),
    ]),
    (say) => words.told.isDate(say(y.formula), say(m.formula), say(d.formula)),
  );
  return lowered(made.formula, anyDay, all([inDefined(y, m, d), same]));
}
