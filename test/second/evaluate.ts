// Expressions: what each says, read from the reference.

import type { Expr, IsTest, UnitSyntax } from '../../grammar/tree/syntax.js';
import { isInside, limitsOf } from './bands.js';
import { call, reachedIn, tableFor } from './calls.js';
import { addToDate, between, dateFrom, datePart, dayOfDate } from './dates.js';
import { steps } from './formulas.js';
import { aggregate, itemAt, itemBefore, rank, runningTotal } from './lists.js';
import { beforeRounding, isGiven, itemOf, named } from './names.js';
import * as n from './numbers.js';
import { num, type Of } from './program.js';
import { declared, lookingAt, type Run, type Scope } from './run.js';
import { shared } from './shares.js';
import { sameDims } from './units.js';
import type { Options, Quantity, Value } from './values.js';
import * as v from './values.js';
import { goesRound, isInWindow, isOnDay } from './windows.js';
import { timeWithin } from './within.js';

/** `per started hour`: a unit that no name is called like is one of it. */
function width(run: Run, scope: Scope, expr: Expr): Expr {
  if (expr.kind !== 'name' || scope.parameters.has(expr.name) || declared(run, expr.name)) return expr;
  const unit = { names: [{ text: expr.name, span: expr.span }], span: expr.span };
  return { kind: 'number', value: { n: 1n, d: 1n }, unit, percent: undefined, span: expr.span };
}

export function evaluate(run: Run, scope: Scope, expr: Expr, wanted?: Options): Value {
  const of = (inner: Expr, options?: Options) => evaluate(run, scope, inner, options);
  const amount = (inner: Expr) => v.asQuantity(of(inner));
  switch (expr.kind) {
    case 'number':
      return literal(run, expr);
    case 'date':
      return v.dateAt(expr.value);
    case 'time':
      return { kind: 'time', minutes: expr.value };
    case 'text':
      return { kind: 'text', text: expr.value };
    case 'yes-no':
      return v.yesNo(expr.value);
    case 'name':
      return named(run, scope, expr.name, wanted);
    case 'call':
      return call(run, scope, expr.name.text, expr.arguments);
    case 'for':
      if (expr.table.kind === 'reached')
        return reachedIn(run, scope, expr.table.what, expr.table.call, expr.option.text);
      return tableFor(run, scope, expr.table, expr.option.text);
    case 'binary':
      return binary(run, scope, expr);
    case 'negate':
      return v.negated(amount(expr.operand));
    case 'not':
      return v.yesNo(!v.asYesNo(of(expr.operand)));
    case 'is':
      return v.yesNo(isTrue(run, scope, expr.subject, expr.test) !== expr.not);
    case 'otherwise':
      try {
        return of(expr.value, wanted);
      } catch (stopped) {
        if (stopped instanceof v.Absent) return of(expr.instead, wanted);
        throw stopped;
      }
    case 'when': {
      const branch = expr.branches.find(({ when }) => v.asYesNo(of(when)));
      const chosen = branch?.value ?? expr.otherwise;
      if (chosen === undefined) throw new v.Meaningless('no branch holds');
      const value = of(chosen, wanted);
      const [first] = expr.branches;
      if (first === undefined || chosen === first.value || value.kind !== 'quantity') return value;
      return likeFirst(run, scope, first.value, value);
    }
    case 'steps':
      return steps(run, scope, expr.formula, wanted);
    case 'in':
      return converted(run, amount(expr.value), expr.unit);
    case 'with': {
      const replaced = new Map(run.replaced);
      for (const { name, value } of expr.replacements) {
        const options = optionsOrSwitch(run, name.text);
        replaced.set(name.text, () => of(value, options));
      }
      const dating = run.program.dated ?? 'on';
      const day = expr.replacements.some(({ name }) => name.text === dating)
        ? dayOfDate(replaced.get(dating)?.())
        : run.day;
      // Under another date another version is in force.
      const inForce = day === run.day ? run.inForce : run.program.on(day);
      const inside = { ...run, replaced, day, inForce, computed: new Map(), retained: new Map() };
      return evaluate(inside, scope, expr.value);
    }
    case 'version-before': {
      const day = run.program.lastDayBefore(expr.span);
      if (day === undefined) throw new v.Meaningless('the version before, of none');
      const inside = { ...run, day, inForce: run.program.on(day), computed: new Map(), retained: new Map() };
      return evaluate(inside, scope, expr.of);
    }
    case 'blocks': {
      const ratio = v.divide(run.program.units, amount(expr.count), amount(width(run, scope, expr.width)));
      const count =
        expr.rounding === 'exact'
          ? ratio.base
          : n.int(n.whole(ratio.base, expr.rounding === 'started' ? 'up' : 'down'));
      return expr.plain ? v.pure(count) : v.quantity(count, run.program.units.of(['block']));
    }
    case 'remainder': {
      const [count, width] = [amount(expr.count), amount(expr.width)];
      if (n.sign(width.base) === 0) throw new v.Refused('division_by_zero', '');
      const full = n.int(n.whole(n.divided(count.base, width.base), 'down'));
      return { ...count, base: n.minus(count.base, n.times(full, width.base)) };
    }
    case 'part':
      return part(run, scope, amount(expr.value), expr.band);
    case 'extreme':
      return expr.values
        .map((value) => of(value))
        .reduce((best, next) => {
          const order = v.compareValues(next, best);
          const taken = expr.rule === 'lower' ? order < 0 : order > 0;
          if (!taken) return best;
          // In the unit of what stands first, as a sum.
          return best.kind === 'quantity' && next.kind === 'quantity' ? v.inUnitOf(best, next) : next;
        });
    case 'aggregate':
      return aggregate(run, scope, expr);
    case 'item':
      return itemAt(run, scope, expr);
    case 'item-before':
      return itemBefore(run, scope, expr.of);
    case 'this-one': {
      const { self } = scope;
      if (self === undefined) throw new v.Meaningless('of this one, of none');
      return evaluate(run, lookingAt(scope, self.list, self.index), expr.of);
    }
    case 'position':
      return v.pure(itemOf(scope, scope.innermost ?? '') + 1);
    case 'running-total':
      return runningTotal(run, scope, expr.of, expr.inclusive);
    case 'rank':
      return rank(run, scope, expr.of);
    case 'retained': {
      named(run, scope, expr.name.text, undefined);
      const list = listOf(run, expr.name.text);
      const key = list === undefined ? expr.name.text : `${expr.name.text} ${itemOf(scope, list)}`;
      return { kind: 'text', text: run.retained.get(key) ?? '' };
    }
    case 'power': {
      const exponent = v.shown(amount(expr.exponent));
      if (exponent.q !== 1n || exponent.p < 0n) throw new v.Meaningless('no whole power');
      const { base } = amount(expr.base);
      return v.pure(n.over(base.p ** exponent.p, base.q ** exponent.p));
    }
    case 'shared':
      return shared(run, scope, expr.of, expr.weight);
    case 'before-rounding':
      return beforeRounding(run, scope, expr.of);
    case 'date-part':
      return datePart(expr.part, of(expr.date));
    case 'date-between':
      return between(run, expr.measure, of(expr.from), of(expr.to), expr.bothIncluded);
    case 'reached':
      return reachedIn(run, scope, expr.what, expr.call, undefined);
    case 'time-within':
      return timeWithin(run, expr, of);
    case 'date-of': {
      const year = of(expr.year);
      const number = year.kind === 'year' ? v.pure(year.year) : v.asQuantity(year);
      return dateFrom(number, amount(expr.month), amount(expr.day));
    }
    case 'not-given':
      throw new v.Refused('not_given', '');
    case 'broken':
      throw new v.Meaningless('a broken expression');
    default:
      return expr satisfies never;
  }
}

/** A choice is in the unit of what stands first, which is looked at for its unit alone. */
function likeFirst(run: Run, scope: Scope, first: Expr, value: Quantity): Quantity {
  try {
    const aside = { ...run, reached: new Set<string>(), computed: new Map(), retained: new Map() };
    const other = evaluate(aside, scope, first);
    return other.kind === 'quantity' ? v.inUnitOf(other, value) : value;
  } catch (stopped) {
    if (stopped instanceof v.Refused) return value;
    throw stopped;
  }
}

function literal(run: Run, { value, unit, percent }: Extract<Expr, { readonly kind: 'number' }>): Quantity {
  const inPercent = percent !== undefined || unit?.percent === true;
  const number = n.times(num(value), inPercent ? n.over(1n, 100n) : n.unity);
  return v.quantity(number, run.program.unit(unit), inPercent);
}

function listOf(run: Run, name: string): string | undefined {
  const declaration = declared(run, name)?.declaration;
  return declaration && 'list' in declaration && typeof declaration.list === 'object'
    ? declaration.list.text
    : undefined;
}

function optionsOrSwitch(run: Run, name: string): Options | undefined {
  const declaration = declared(run, name)?.declaration;
  if (declaration?.kind === 'reading') {
    return { names: declaration.rows.map((row) => row.name.text), spellings: new Map() };
  }
  return run.program.optionsOf(run.inForce, name);
}

type Binary = Extract<Expr, { readonly kind: 'binary' }>;

function binary(run: Run, scope: Scope, { operator, left, right }: Binary): Value {
  const of = (inner: Expr) => evaluate(run, scope, inner);
  switch (operator) {
    case 'and':
      return v.yesNo(v.asYesNo(of(left)) && v.asYesNo(of(right)));
    case 'or': {
      if (standsIn(run, left, right)) {
        try {
          return of(left);
        } catch (stopped) {
          if (stopped instanceof v.Absent) return of(right);
          throw stopped;
        }
      }
      return v.yesNo(v.asYesNo(of(left)) || v.asYesNo(of(right)));
    }
    case '+':
    case '-': {
      const [a, b] = [of(left), of(right)];
      if (a.kind === 'time' && b.kind === 'time' && operator === '-')
        return v.quantity(n.int(a.minutes - b.minutes), run.program.units.of(['minute']));
      if (a.kind === 'year') {
        const years = run.program.units.of(['year']);
        if (b.kind === 'year' && operator === '-') return v.quantity(n.int(a.year - b.year), years);
        const moved = n.divided(v.asQuantity(b).base, years.factor);
        if (moved.q !== 1n) throw new v.Meaningless('a part of a calendar year');
        return { kind: 'year', year: a.year + Number(moved.p) * (operator === '+' ? 1 : -1) };
      }
      if (a.kind === 'date') return addToDate(a, v.asQuantity(b), operator === '+' ? 1 : -1);
      const [x, y] = [v.asQuantity(a), v.asQuantity(b)];
      return operator === '+' ? v.add(x, y) : v.subtract(x, y);
    }
    case '*':
      return v.multiply(run.program.units, v.asQuantity(of(left)), v.asQuantity(of(right)));
    case '/':
      return v.divide(run.program.units, v.asQuantity(of(left)), v.asQuantity(of(right)));
    default:
      return operator satisfies never;
  }
}

/** `(discount or 0 %)`, `(o or no)`: a value for a fact that may be absent. */
function standsIn(run: Run, left: Expr, right: Expr): boolean {
  if (left.kind !== 'name') return false;
  const fact = declared(run, left.name)?.declaration;
  if (fact?.kind !== 'fact' || !(fact.optional || fact.neededWhen)) return false;
  return right.kind === 'yes-no' || fact.type?.kind !== 'yes-no';
}

function isTrue(run: Run, scope: Scope, subject: Expr, test: IsTest): boolean {
  if (test.kind === 'given') return isGiven(run, scope, subject);
  const value = evaluate(run, scope, subject);
  const options = value.kind === 'option' ? value.of : undefined;
  switch (test.kind) {
    case 'band':
      if (goesRound(run, test.band, value))
        return isInWindow(run, test.band, value, (limit) => evaluate(run, scope, limit));
      return isInside(value, limitsOf(run, scope, test.band));
    case 'value':
      return isOnDay(run, test.value, value) ?? v.isSame(value, evaluate(run, scope, test.value, options));
    case 'names':
      return test.names.some(
        ({ text, span }) =>
          isOnDay(run, { kind: 'name', name: text, span }, value) ??
          v.isSame(value, named(run, scope, text, options)),
      );
    case 'values':
      return test.values.some(
        (each) => isOnDay(run, each, value) ?? v.isSame(value, evaluate(run, scope, each, options)),
      );
    case 'prefixes':
      return value.kind === 'text' && test.prefixes.some((prefix) => value.text.startsWith(prefix));
    default:
      return test satisfies never;
  }
}

type Conversion = Of<'conversion'>;

function converted(run: Run, value: Quantity, written: UnitSyntax): Quantity {
  const unit = run.program.unit(written);
  if (value.wild) return { ...value, unit };
  if (sameDims(value.unit.dims, unit.dims)) return { ...value, unit };
  const holds = ({ period }: Conversion): boolean =>
    period === undefined ||
    (run.day !== undefined &&
      (period.from === undefined || period.from.value <= run.day) &&
      (period.to === undefined || run.day <= period.to.value));
  for (const line of run.program.conversions.filter(holds)) {
    const sides = [line.left, line.right].map(({ value: of, unit: in_ }) =>
      v.quantity(num(of), run.program.unit(in_)),
    );
    for (const [from, to] of [sides, [...sides].reverse()]) {
      if (!from || !to) continue;
      const made = v.multiply(run.program.units, v.divide(run.program.units, value, from), to);
      if (sameDims(made.unit.dims, unit.dims)) return { ...made, unit };
    }
  }
  throw new v.Meaningless('no conversion');
}

function part(run: Run, scope: Scope, value: Quantity, band: Parameters<typeof limitsOf>[2]): Quantity {
  const { from, to } = limitsOf(run, scope, band);
  const lower = from && v.asQuantity(from.value);
  const upper = to && v.asQuantity(to.value);
  // Below nought nothing takes the value, as in a scale; where the part begins is then nought.
  if (lower === undefined && n.sign(value.base) < 0) throw new v.Refused('no_row', 'part');
  const end = upper && n.order(upper.base, value.base) < 0 ? upper.base : value.base;
  const length = n.minus(end, lower?.base ?? n.nought);
  return { ...value, base: n.sign(length) < 0 ? n.nought : length };
}
