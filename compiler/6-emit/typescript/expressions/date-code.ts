// Dates in the generated code: whole days as numbers, through the calendar of the runtime.

import type { Expression } from '../../../3-model/model.js';
import {
  dateBetween,
  dateOf,
  datePart,
  firstDay,
  lastDay,
  shiftDate,
} from '../../../runtime/exact/calendar.js';
import {
  absent,
  type Code,
  call,
  infix,
  isFalse,
  isTrue,
  joinedBy,
  js,
  precedences,
  textCode,
  truthLiteral,
} from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import { constant as constantIn } from '../code/statements.js';
import type { Block } from '../integers/block.js';
import { type Case, chosen } from '../integers/choosing.js';
import { comparison } from '../integers/comparing.js';
import { literal, plus, reduce } from '../integers/integer.js';
import {
  constant,
  constantOf,
  inGrid,
  isQuantity,
  loosened,
  type Operand,
  type Quantity,
  type Scaled,
  unitGrid,
} from '../integers/operand.js';
import type { Scope, Write } from '../integers/scope.js';
import { refuses, refusesWhen } from './refusing.js';

type Node<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;
const nothing: Operand = { kind: 'none' };

const day = (value: number): Operand => ({ kind: 'scaled', integer: literal(BigInt(value)), grid: unitGrid });

/** Whole numbers on the grid of days; widest bounds where nothing is known. */
function whole(code: Code, lo = BigInt(firstDay), hi = BigInt(lastDay)): Scaled {
  return { kind: 'scaled', integer: { code, big: false, lo, hi }, grid: unitGrid };
}

/** The code of a whole number as a plain number; anything else refuses the case. */
export function dayCode(operand: Quantity, block: Block, scope: Scope): Code {
  const value = constantOf(operand);
  if (value?.d === 1n) return literal(value.n).code;
  if (operand.kind === 'scaled' && operand.grid.d === 1n) {
    const integer = reduce(inGrid(operand.integer, operand.grid, unitGrid));
    if (!integer.big) return integer.code;
  }
  const name = block.names.fresh('whole', 'number');
  block.push(constantIn(name, call(runtime.wholeNumber, loosened(operand).code)));
  refusesWhen(js`${name} === undefined`, block, scope, 'invalidDate');
  return name;
}

const partBounds = {
  year: [1n, 9999n],
  month: [1n, 12n],
  day: [1n, 31n],
  weekday: [1n, 7n],
  'days-in-month': [28n, 31n],
  'days-in-year': [365n, 366n],
} as const;

export function part(expression: Node<'date-part'>, block: Block, scope: Scope, write: Write): Operand {
  const date = write(expression.date, block, scope);
  if (!isQuantity(date)) return nothing;
  const value = constantOf(date);
  if (value !== undefined) return day(datePart(expression.part, Number(value.n)));
  const code = call(runtime.datePart, textCode(expression.part), dayCode(date, block, scope));
  switch (expression.part) {
    case 'year':
    case 'month':
    case 'day':
    case 'weekday':
    case 'days-in-month':
    case 'days-in-year':
      return whole(code, ...partBounds[expression.part]);
    case 'start-of-month':
    case 'end-of-month':
    case 'start-of-year':
    case 'end-of-year':
      return whole(code);
    default:
      expression.part satisfies never;
      return nothing;
  }
}

export function between(expression: Node<'date-between'>, block: Block, scope: Scope, write: Write): Operand {
  const from = write(expression.from, block, scope);
  const to = write(expression.to, block, scope);
  if (!isQuantity(from) || !isQuantity(to)) return nothing;
  const [a, b] = [constantOf(from), constantOf(to)];
  if (a !== undefined && b !== undefined)
    return day(dateBetween(expression.measure, Number(a.n), Number(b.n)));
  if (expression.measure === 'days' || expression.measure === 'nights') {
    return whole(
      infix(dayCode(to, block, scope), '-', dayCode(from, block, scope), precedences.sum),
      -3652058n,
      3652058n,
    );
  }
  if (expression.measure === 'days-inclusive') {
    const days = infix(dayCode(to, block, scope), '-', dayCode(from, block, scope), precedences.sum);
    return {
      kind: 'scaled',
      grid: unitGrid,
      integer: plus(whole(days, -3652058n, 3652058n).integer, literal(1n)),
    };
  }
  const code = call(
    runtime.dateBetween,
    textCode(expression.measure),
    dayCode(from, block, scope),
    dayCode(to, block, scope),
  );
  return whole(code, -3652059n, 3652059n);
}

export function shifted(expression: Node<'date-shift'>, block: Block, scope: Scope, write: Write): Operand {
  const date = write(expression.date, block, scope);
  const by = write(expression.by, block, scope);
  if (!isQuantity(date) || !isQuantity(by)) return nothing;
  const [a, b] = [constantOf(date), constantOf(by)];
  if (a !== undefined && b !== undefined && b.d === 1n) {
    const moved = shiftDate(expression.unit, Number(a.n), Number(b.n));
    if (moved >= firstDay && moved <= lastDay) return day(moved);
  }
  const steps = dayCode(by, block, scope);
  const code =
    (expression.unit satisfies 'days' | 'months') === 'days'
      ? infix(dayCode(date, block, scope), '+', steps, precedences.sum)
      : call(runtime.shiftDate, textCode('months'), dayCode(date, block, scope), steps);
  const { lo, hi } = scope.ranges.ofExpression(expression);
  const certain =
    lo !== undefined &&
    hi !== undefined &&
    lo.n > BigInt(firstDay) &&
    hi.n < BigInt(lastDay) &&
    by.kind !== 'loose';
  return certain && by.kind === 'scaled' && by.grid.d === 1n
    ? whole(code)
    : existing(whole(code), block, scope);
}

/** Refuses a day outside the years that can be written. */
function existing(date: Scaled, block: Block, scope: Scope): Operand {
  const kept = block.keep(date, 'moved');
  if (kept.kind !== 'scaled') return nothing;
  refusesWhen(js`!${call(runtime.isDay, kept.integer.code)}`, block, scope, 'invalidDate');
  return kept;
}

export function composed(expression: Node<'date-of'>, block: Block, scope: Scope, write: Write): Operand {
  const parts = [expression.year, expression.month, expression.day].map((node) => write(node, block, scope));
  const values = parts.map((operand) => constantOf(operand));
  const [year, month, dayOfMonth] = values;
  if (year && month && dayOfMonth && year.d === 1n && month.d === 1n && dayOfMonth.d === 1n) {
    const date = dateOf(Number(year.n), Number(month.n), Number(dayOfMonth.n));
    if (date !== undefined) return day(date);
  }
  const codes = parts.flatMap((operand) => (isQuantity(operand) ? [dayCode(operand, block, scope)] : []));
  if (codes.length < 3) return nothing;
  const name = block.names.fresh('composed', 'number');
  block.push(constantIn(name, call(runtime.dateOf, ...codes)));
  refusesWhen(js`${name} === undefined`, block, scope, 'invalidDate');
  return whole(name);
}

/** The value in force on a date, the periods in order; a date that none covers refuses the case. */
export function inForce(expression: Node<'in-force'>, block: Block, scope: Scope, write: Write): Operand {
  const read = write(expression.date, block, scope);
  if (!isQuantity(read)) return nothing;
  const date = block.keep(read, 'date');
  if (!isQuantity(date)) return nothing;
  const cases: Case[] = expression.periods.map((period) => ({
    when: () => {
      const since = period.from === undefined ? undefined : comparison('from', date, limit(period.from));
      const until = period.to === undefined ? undefined : comparison('up-to', date, limit(period.to));
      const tests = [since, until].filter((test) => test !== undefined && !isTrue(test));
      const [first, second] = tests;
      if (first === undefined) return { kind: 'truth', code: truthLiteral(true) };
      return { kind: 'truth', code: second === undefined ? first : both(first, second) };
    },
    value: (inner) => write(period.value, inner, scope),
  }));
  const periods = expression.periods.map(
    ({ from, to, version }) =>
      js`{ from: ${dayOr(from)}, to: ${dayOr(to)}, version: ${version === undefined ? absent : textCode(version)} }`,
  );
  const refusal = (inner: Block): Operand => {
    return refuses(inner, scope, 'notInForce', dayCode(date, inner, scope), js`[${joinedBy(', ', periods)}]`);
  };
  return chosen(
    covers(expression, date) ? cases : [...cases, { when: undefined, value: refusal }],
    block,
    'in_force',
  );
}

const dayOr = (days: number | undefined): Code | number => days ?? absent;

const limit = (days: number): Quantity => {
  const operand = day(days);
  return isQuantity(operand) ? operand : constant({ n: BigInt(days), d: 1n });
};

const both = (first: Code, second: Code): Code =>
  isFalse(first) || isFalse(second) ? truthLiteral(false) : infix(first, '&&', second, precedences.and);

/** Every day that the date can be lies in a period. */
function covers(expression: Node<'in-force'>, date: Quantity): boolean {
  if (date.kind !== 'scaled') return false;
  let next = date.integer.lo;
  const periods = [...expression.periods].sort((a, b) => (a.from ?? -Infinity) - (b.from ?? -Infinity));
  for (const period of periods) {
    if (period.from !== undefined && BigInt(period.from) > next) return false;
    if (period.to === undefined) return true;
    if (BigInt(period.to) >= next) next = BigInt(period.to) + 1n;
  }
  return next > date.integer.hi;
}
