// Dates: whole days as integers, through the calendar in nodes.

import type { Expression } from '../../3-model/model.js';
import { firstDayNumber, lastDayNumber } from '../nodes/calendar-nodes.js';
import { relation } from '../nodes/comparing.js';
import { asFraction, isQuantity, nothing, whole } from '../nodes/quantities.js';
import { firstRefusal, type Refusal, refusalUnder } from '../nodes/refusals.js';
import type { IntegerNode, Lowered, Operand, TruthNode } from '../program/program.js';
import { type Case, chosen, ofTruth } from './choosing.js';
import { type Lower, refusedBy, type Scope } from './scope.js';

type Of<K extends Expression['kind']> = Extract<Expression, { readonly kind: K }>;

interface Whole {
  readonly integer: IntegerNode;
  readonly refusal: Refusal;
}

/** A whole number from a lowered quantity; anything else refuses the case. */
export function wholeOf(
  operand: Operand,
  scope: Scope,
): { readonly integer: IntegerNode; readonly isWhole: TruthNode } | undefined {
  if (!isQuantity(operand)) return undefined;
  const { nodes } = scope;
  const { numerator, denominator, grid } = asFraction(nodes, operand);
  const dividend = nodes.multiply(numerator, nodes.constant(grid.n));
  const divisor = nodes.multiply(denominator, nodes.constant(grid.d));
  const integer = nodes.quotient('floor', dividend, divisor);
  return { integer, isWhole: nodes.compare('equal', nodes.multiply(integer, divisor), dividend) };
}

/** Operands that the calendar reckons with, each refusing what is not whole, in order. */
function wholes(expressions: readonly Expression[], scope: Scope, lower: Lower): readonly Whole[] | Lowered {
  const found: Whole[] = [];
  let refusal: Refusal;
  for (const expression of expressions) {
    const lowered = lower(expression, scope);
    const number = wholeOf(lowered.value, scope);
    refusal = firstRefusal(scope.nodes, refusal, lowered.refusal);
    if (number === undefined) return { value: nothing, refusal };
    const broken = refusalUnder(
      scope.nodes,
      scope.nodes.not(number.isWhole),
      refusedBy(scope, 'invalid_date'),
    );
    refusal = firstRefusal(scope.nodes, refusal, broken);
    found.push({ integer: number.integer, refusal });
  }
  return found;
}

const isLowered = (found: readonly Whole[] | Lowered): found is Lowered => !Array.isArray(found);

/** Runs `make` on the days that the expressions give. */
function reckoned(
  expressions: readonly Expression[],
  scope: Scope,
  lower: Lower,
  make: (numbers: readonly IntegerNode[]) => { readonly integer: IntegerNode; readonly exists?: TruthNode },
): Lowered {
  const found = wholes(expressions, scope, lower);
  if (isLowered(found)) return found;
  const { nodes } = scope;
  const { integer, exists } = make(found.map((each) => each.integer));
  const broken = exists && refusalUnder(nodes, nodes.not(exists), refusedBy(scope, 'invalid_date'));
  return { value: whole(integer), refusal: firstRefusal(nodes, found.at(-1)?.refusal, broken) };
}

export const datePart = ({ part, date }: Of<'date-part'>, scope: Scope, lower: Lower): Lowered =>
  reckoned([date], scope, lower, ([day]) => ({ integer: scope.calendar.part(part, inYears(day, scope)) }));

/** Days are within the years that can be written, as the checker has it; what is computed of others is refused already. */
const inYears = (day: IntegerNode | undefined, { nodes }: Scope): IntegerNode =>
  nodes.clamp(day ?? nodes.constant(0n), firstDayNumber, lastDayNumber);

export const dateBetween = ({ measure, from, to }: Of<'date-between'>, scope: Scope, lower: Lower): Lowered =>
  reckoned([from, to], scope, lower, ([a, b]) => ({
    integer: scope.calendar.between(measure, inYears(a, scope), inYears(b, scope)),
  }));

export const dateShift = ({ unit, date, by }: Of<'date-shift'>, scope: Scope, lower: Lower): Lowered =>
  reckoned([date, by], scope, lower, ([day, steps]) => {
    const { nodes, calendar } = scope;
    const start = inYears(day, scope);
    // Beyond this no date remains in the years that can be written.
    const reach =
      (unit satisfies 'days' | 'months') === 'days' ? lastDayNumber - firstDayNumber + 1n : 12n * 10_000n;
    const far = nodes.clamp(steps ?? nodes.constant(0n), -reach, reach);
    const moved =
      (unit satisfies 'days' | 'months') === 'days'
        ? nodes.add(start, far)
        : calendar.shiftMonths(start, far);
    return existing(moved, scope);
  });

function existing(moved: IntegerNode, { nodes }: Scope): { integer: IntegerNode; exists: TruthNode } {
  const since = nodes.compare('up-to', nodes.constant(firstDayNumber), moved);
  const until = nodes.compare('up-to', moved, nodes.constant(lastDayNumber));
  return {
    integer: nodes.clamp(moved, firstDayNumber, lastDayNumber),
    exists: nodes.junction('and', [since, until]),
  };
}

export const dateOf = ({ year, month, day }: Of<'date-of'>, scope: Scope, lower: Lower): Lowered =>
  reckoned([year, month, day], scope, lower, ([y, m, d]) => {
    const { nodes, calendar } = scope;
    const number = (node: IntegerNode | undefined, lo: bigint, hi: bigint) => {
      const given = node ?? nodes.constant(lo);
      const clamped = nodes.clamp(given, lo, hi);
      return { clamped, fits: nodes.compare('equal', clamped, given) };
    };
    const [years, months, days] = [number(y, 1n, 9999n), number(m, 1n, 12n), number(d, 1n, 31n)];
    const last = calendar.daysInMonth(years.clamped, months.clamped);
    const fits = nodes.compare('up-to', days.clamped, last);
    const numbers = {
      year: years.clamped,
      month: months.clamped,
      day: nodes.extreme('least', [days.clamped, last]),
    };
    return {
      integer: nodes.within(calendar.daysFromNumbers(numbers), firstDayNumber, lastDayNumber),
      exists: nodes.junction('and', [years.fits, months.fits, days.fits, fits]),
    };
  });

/** The value in force on a date, the periods in order; a date that none covers refuses the case. */
export function inForce(expression: Of<'in-force'>, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  const date = lower(expression.date, scope);
  const number = wholeOf(date.value, scope);
  if (number === undefined) return { value: nothing, refusal: date.refusal };
  const { integer } = number;
  const cases: Case[] = expression.periods.map(({ from, to, value }) => {
    const limit = (days: number) => nodes.constant(BigInt(days));
    const since = from === undefined ? nodes.truth(true) : relation(nodes, 'from', integer, limit(from));
    const until = to === undefined ? nodes.truth(true) : relation(nodes, 'up-to', integer, limit(to));
    const covers = nodes.junction('and', [since, until]);
    return { when: () => ofTruth(covers), value: (inner) => lower(value, inner) };
  });
  const refusal = refusedBy(scope, 'not_in_force');
  const found = chosen([...cases, { when: undefined, value: () => ({ value: nothing, refusal }) }], scope);
  return { value: found.value, refusal: firstRefusal(nodes, date.refusal, found.refusal) };
}
