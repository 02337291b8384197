// What follows `=`: a base, then steps, each on all above it; amounts rounded once at their end.

import type { Expr, Formula, Step } from '../../grammar/tree/syntax.js';
import { rowFor } from './bands.js';
import { evaluate } from './evaluate.js';
import * as n from './numbers.js';
import { type Formulated, num, type Placed } from './program.js';
import type { Run, Scope } from './run.js';
import { sameDims } from './units.js';
import type { Options, Quantity, Value } from './values.js';
import * as v from './values.js';

type RoundingRule = Extract<Step, { readonly kind: 'rounded' }>['rule'];

/** `exact`: before the file's rule rounds it. */
export function ofFormulated(
  run: Run,
  scope: Scope,
  { applies }: Placed,
  declaration: Formulated,
  exact = false,
): Value {
  const { formula, due, name, list } = declaration;
  const key = list === undefined ? name.text : `${name.text} ${scope.self?.index}`;
  const holds = (condition: Expr | undefined) =>
    condition === undefined || v.asYesNo(evaluate(run, scope, condition));
  if (!holds(due) || (declaration.kind === 'amount' && !holds(applies))) return v.wildNought;
  if (declaration.kind !== 'amount') return ofFormula(run, scope, formula, key, undefined);
  const value = v.asQuantity(ofFormula(run, scope, formula, key, undefined));
  if (exact || roundsLast(run, scope, formula.steps)) return value;
  const rule = run.program.roundings.find(({ step }) =>
    sameDims(v.asQuantity(evaluate(run, scope, step)).unit.dims, value.unit.dims),
  );
  return rule === undefined ? value : toStep(run, scope, value, rule);
}

/** Where the last step rounds under a condition that does not hold, what stands above it is the last. */
function roundsLast(run: Run, scope: Scope, steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  if (last?.kind !== 'rounded' && last?.kind !== 'not-rounded') return false;
  return (
    last.when === undefined ||
    v.asYesNo(evaluate(run, scope, last.when)) ||
    roundsLast(run, scope, steps.slice(0, -1))
  );
}

/** `retainedAs` keeps the label of the row retained. */
export function ofFormula(
  run: Run,
  scope: Scope,
  { base, steps: own }: Formula,
  retainedAs: string | undefined,
  wanted: Options | undefined,
): Value {
  let value: Value;
  switch (base.kind) {
    case 'expression':
      value = evaluate(run, scope, base.expression, wanted);
      break;
    case 'alternatives':
      value = alternatives(run, scope, base, retainedAs);
      break;
    case 'by': {
      // One row for all takes them whatever the key.
      const row =
        base.rows.length === 1
          ? 0
          : rowFor(
              run,
              scope,
              base.rows.map(({ matches }) => ({ cells: matches })),
              base.keys.map((key) => evaluate(run, scope, key)),
            );
      if (row === undefined) throw new v.Refused('no_row', retainedAs ?? '');
      const taken = base.rows[row]!;
      if (retainedAs !== undefined)
        run.retained.set(retainedAs, taken.matches.map(({ text }) => text).join(', '));
      value = evaluate(run, scope, taken.value, wanted);
      break;
    }
    default:
      value = base satisfies never;
  }
  return counting(run, scope, own).reduce((made, step) => stepped(run, scope, made, step), value);
}

/** Where an amount is not rounded under a condition that holds, none of the roundings right above is the last. */
function counting(run: Run, scope: Scope, own: readonly Step[]): readonly Step[] {
  const last = own.at(-1);
  if (last?.kind !== 'not-rounded' || !last.when || !v.asYesNo(evaluate(run, scope, last.when))) return own;
  return own.slice(0, own.findLastIndex((step) => step !== last && step.kind !== 'rounded') + 1);
}

export const steps = (run: Run, scope: Scope, formula: Formula, wanted: Options | undefined): Value =>
  ofFormula(run, scope, formula, undefined, wanted);

type Alternatives = Extract<Formula['base'], { readonly kind: 'alternatives' }>;

function alternatives(
  run: Run,
  scope: Scope,
  { rule, rows }: Alternatives,
  retainedAs: string | undefined,
): Value {
  const holds = ({ when, otherwise }: (typeof rows)[number]): boolean =>
    !otherwise && (when === undefined || v.asYesNo(evaluate(run, scope, when)));
  // Of the first, what stands below is not looked at.
  const counts = rule === 'first' ? rows.filter(firstOf(holds)) : rows.filter(holds);
  const counting = counts.length > 0 ? counts : rows.filter(({ otherwise }) => otherwise);
  if (rule === 'sum') {
    return counting.map(({ value }) => v.asQuantity(evaluate(run, scope, value))).reduce(v.add, v.wildNought);
  }
  const first = counting[0];
  if (first === undefined) throw new v.Refused('no_row', retainedAs ?? '');
  let retained = first;
  let value = evaluate(run, scope, first.value);
  for (const row of rule === 'first' ? [] : counting.slice(1)) {
    const next = evaluate(run, scope, row.value);
    const order = v.compareValues(next, value);
    if (rule === 'lower' ? order < 0 : order > 0) [retained, value] = [row, next];
  }
  if (retainedAs !== undefined) run.retained.set(retainedAs, retained.label ?? '');
  return value;
}

/** The first that holds, and nothing after it is asked. */
function firstOf<T>(holds: (one: T) => boolean): (one: T) => boolean {
  let found = false;
  return (one) => {
    if (found) return false;
    found = holds(one);
    return found;
  };
}

function stepped(run: Run, scope: Scope, above: Value, step: Step): Value {
  if (step.when && !v.asYesNo(evaluate(run, scope, step.when))) return above;
  if (step.kind === 'not-rounded') return above;
  if (above.kind === 'date' || above.kind === 'time') return dateStep(run, scope, above, step);
  const value = v.asQuantity(above);
  const { units } = run.program;
  const of = (expr: Expr): Quantity => v.asQuantity(evaluate(run, scope, expr));
  /** A percentage of a quantity with a unit is relative to it. */
  const amountOf = (expr: Expr): Quantity => {
    const given = of(expr);
    const relative = given.percent && (value.wild || value.unit.dims.size > 0);
    return relative ? v.multiply(units, given, value) : given;
  };
  switch (step.kind) {
    case 'at-least': {
      const limit = of(step.value);
      return v.compareValues(limit, value) > 0 ? limit : value;
    }
    case 'at-most': {
      const limit = of(step.value);
      return v.compareValues(limit, value) < 0 ? limit : value;
    }
    case 'times':
      return v.multiply(units, value, of(step.value));
    case 'divided-by':
      return v.divide(units, value, of(step.value));
    case 'plus':
      return v.add(value, amountOf(step.value));
    case 'plus-each':
      return step.values.map(amountOf).reduce(v.add, value);
    case 'less':
      return step.values.map(amountOf).reduce(v.subtract, value);
    case 'rounded':
      return toStep(run, scope, value, step.rule);
    default:
      return step satisfies never;
  }
}

function dateStep(run: Run, scope: Scope, above: Value, step: Step): Value {
  if (step.kind !== 'at-least' && step.kind !== 'at-most') throw new v.Meaningless(`a date ${step.kind}`);
  const limit = evaluate(run, scope, step.value);
  const order = v.compareValues(limit, above);
  return (step.kind === 'at-least' ? order > 0 : order < 0) ? limit : above;
}

export function toStep(run: Run, scope: Scope, value: Quantity, rule: RoundingRule): Quantity {
  const { mode, step } = rule;
  const written =
    step.kind === 'number' && step.unit && /^d[eé]cimale?s?$/i.test(step.unit.names[0]?.text ?? '')
      ? num(step.value)
      : undefined;
  const count = rule.decimals ? v.shown(v.asQuantity(evaluate(run, scope, step))) : written;
  if (count) {
    const places = 10n ** (count.p / count.q);
    const written = n.divided(n.int(n.whole(n.times(v.shown(value), n.int(places)), mode)), n.int(places));
    return {
      ...value,
      base: v.quantity(n.times(written, value.percent ? n.over(1n, 100n) : n.unity), value.unit).base,
    };
  }
  return v.rounded(value, mode, v.asQuantity(evaluate(run, scope, step)));
}
