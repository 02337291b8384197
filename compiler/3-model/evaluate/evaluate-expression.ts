// An expression of the model into the computation that it stands for: exact, lazy, refusing only what is reached.

import {
  add,
  compare,
  negate,
  type Rational,
  rational,
  roundTo,
  zero,
} from '../../runtime/exact/rational.js';
import { missingFact } from '../../runtime/facts/fact-messages.js';
import { itemName } from '../../runtime/facts/fact-values.js';
import type { Value } from '../../runtime/facts/facts.js';
import { noItem, notGiven, notInForce } from '../../runtime/outcome/case-errors.js';
import type { Expression } from '../model.js';
import { type CaseRun, type Compute, Refused, type Taken } from './case-run.js';
import { best, compileChain, holds } from './evaluate-arithmetic.js';
import { dateOperation } from './evaluate-dates.js';
import { listOperation } from './evaluate-lists.js';

/** What computations need to know of the model. */
export interface Compiling {
  /** Name of the amount that refusals are told of. */
  readonly owner: string;
  /** Slot of the definition whose whole body this is: it remembers the branch that it takes. */
  readonly slot: number | undefined;
  /** The list whose items are being computed. */
  readonly list: string | undefined;
  readonly slotOf: (definition: string) => number;
  readonly fact: (name: string) => { readonly list: string | undefined; readonly label: string };
  readonly lookup: (table: string) => Lookup;
  readonly scale: (scale: string) => Scaling;
  readonly retainedLabel: (slot: number, taken: Taken | undefined) => string;
}

/** Finds the row for keys and computes its cell. */
export type Lookup = (
  run: CaseRun,
  item: number,
  keys: readonly Value[],
  column: number,
  owner: string,
) => { readonly row: number; readonly value: Value };

export type Scaling = (
  run: CaseRun,
  item: number,
  input: Rational,
  variant: string | undefined,
  owner: string,
) => Rational;

/** The types are the checker's: a computation of a quantity gives a number. */
export const asNumber = (value: Value): Rational => value as Rational;

export function compileExpression(expression: Expression, context: Compiling): Compute {
  const inner: Compiling = context.slot === undefined ? context : { ...context, slot: undefined };
  const compile = (operand: Expression, list = context.list): Compute =>
    compileExpression(operand, list === inner.list ? inner : { ...inner, list });
  const { owner } = context;
  switch (expression.kind) {
    case 'number':
    case 'text':
    case 'yes-no':
    case 'option': {
      const { value } = expression;
      return () => value;
    }
    case 'date': {
      const value = rational(expression.value);
      return () => value;
    }
    case 'fact':
      return compileFact(expression.fact, context);
    case 'given': {
      const { fact } = expression;
      const { list } = context.fact(fact);
      return list === undefined
        ? (run) => run.facts.values[fact] !== undefined
        : (run, item) => run.itemsOf(list)[item]?.[fact] !== undefined;
    }
    case 'reading': {
      const { reading } = expression;
      return (run) => run.readings[reading] ?? '';
    }
    case 'reference': {
      const slot = context.slotOf(expression.definition);
      return (run, item) => run.value(slot, item);
    }
    case 'retained-label': {
      const slot = context.slotOf(expression.definition);
      return (run, item) => {
        run.value(slot, item);
        return context.retainedLabel(slot, run.taken(slot, item));
      };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return compileChain(expression, compile, owner);
    case 'negate': {
      const operand = compile(expression.operand);
      return (run, item) => negate(asNumber(operand(run, item)));
    }
    case 'not': {
      const operand = compile(expression.operand);
      return (run, item) => operand(run, item) !== true;
    }
    case 'and': {
      const operands = expression.operands.map((operand) => compile(operand));
      return (run, item) => operands.every((operand) => operand(run, item) === true);
    }
    case 'or': {
      const operands = expression.operands.map((operand) => compile(operand));
      return (run, item) => operands.some((operand) => operand(run, item) === true);
    }
    case 'minimum':
    case 'maximum': {
      const operands = expression.operands.map((operand) => compile(operand));
      const wanted = expression.kind === 'minimum' ? -1 : 1;
      return (run, item) => best(operands, wanted, run, item).value;
    }
    case 'round': {
      const { mode, step } = expression;
      const operand = compile(expression.operand);
      return (run, item) => roundTo(asNumber(operand(run, item)), mode, step);
    }
    case 'compare': {
      const left = compile(expression.left);
      const right = compile(expression.right);
      const { operator } = expression;
      const numeric = expression.left.type.kind === 'quantity' || expression.left.type.kind === 'date';
      if (numeric) {
        return (run, item) => holds(operator, compare(asNumber(left(run, item)), asNumber(right(run, item))));
      }
      return (run, item) => (left(run, item) === right(run, item)) === (operator === 'equal');
    }
    case 'conditional':
      return compileConditional(expression, compile, context);
    case 'alternatives': {
      const operands = expression.items.map(({ value }) => compile(value));
      const { slot } = context;
      if (expression.rule === 'sum') {
        return (run, item) =>
          operands.reduce<Rational>((sum, operand) => add(sum, asNumber(operand(run, item))), zero);
      }
      const wanted = expression.rule === 'lower' ? -1 : 1;
      return (run, item) => {
        const { value, place } = best(operands, wanted, run, item);
        if (slot !== undefined) run.take(slot, item, { kind: 'branch', branch: place });
        return value;
      };
    }
    case 'lookup': {
      const keys = expression.keys.map((key) => compile(key));
      const lookup = context.lookup(expression.table);
      const { column } = expression;
      const { slot } = context;
      return (run, item) => {
        const found = lookup(
          run,
          item,
          keys.map((key) => key(run, item)),
          column,
          owner,
        );
        if (slot !== undefined) run.take(slot, item, { kind: 'row', row: found.row });
        return found.value;
      };
    }
    case 'scale': {
      const input = compile(expression.input);
      const variant = expression.variant && compile(expression.variant);
      const scaling = context.scale(expression.scale);
      return (run, item) => {
        const option = variant?.(run, item);
        return scaling(
          run,
          item,
          asNumber(input(run, item)),
          typeof option === 'string' ? option : undefined,
          owner,
        );
      };
    }
    case 'in-force': {
      const date = compile(expression.date);
      const periods = expression.periods.map((period) => ({ ...period, compute: compile(period.value) }));
      const { slot } = context;
      return (run, item) => {
        const day = Number(asNumber(date(run, item)).n);
        const place = periods.findIndex(
          ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
        );
        const period = periods[place];
        if (period === undefined) throw new Refused(notInForce(owner, day, periods));
        if (slot !== undefined) run.take(slot, item, { kind: 'branch', branch: place });
        return period.compute(run, item);
      };
    }
    case 'not-given': {
      const { what } = expression;
      return () => {
        throw new Refused(notGiven(owner, what));
      };
    }
    case 'aggregate':
    case 'item':
    case 'position':
    case 'running-total':
    case 'rank':
      return listOperation(expression, compile, context.list, (list) => new Refused(noItem(owner, list)));
    case 'date-part':
    case 'date-between':
    case 'date-shift':
    case 'date-of':
      return dateOperation(expression, compile, owner);
    default:
      expression satisfies never;
      return () => zero;
  }
}

function compileFact(fact: string, context: Compiling): Compute {
  const { list, label } = context.fact(fact);
  const missing = (path: string) => new Refused(missingFact(path, label));
  if (list === undefined) {
    return (run) => {
      const value = run.facts.values[fact];
      if (value === undefined) throw missing(fact);
      return value;
    };
  }
  return (run, item) => {
    const value = run.itemsOf(list)[item]?.[fact];
    if (value === undefined) throw missing(itemName(list, Math.max(0, item), fact));
    return value;
  };
}

type Conditional = Extract<Expression, { readonly kind: 'conditional' }>;

function compileConditional(
  { branches, otherwise }: Conditional,
  compile: (operand: Expression) => Compute,
  { slot }: Compiling,
): Compute {
  const compiled = branches.map(({ when, then }) => ({ when: compile(when), then: compile(then) }));
  const last = compile(otherwise);
  return (run, item) => {
    let place = 0;
    let then = last;
    for (const branch of compiled) {
      if (branch.when(run, item) === true) {
        then = branch.then;
        break;
      }
      place++;
    }
    if (slot !== undefined) run.take(slot, item, { kind: 'branch', branch: place });
    return then(run, item);
  };
}
