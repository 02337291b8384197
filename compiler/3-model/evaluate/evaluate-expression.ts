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
import { noItem, noneQualifies, notGiven, notInForce } from '../../runtime/outcome/case-errors.js';
import type { Expression, LoopId } from '../model.js';
import { type CaseRun, type Compute, type Frame, Refused, type Taken } from './case-run.js';
import { best, compileChain, holds } from './evaluate-arithmetic.js';
import { dateOperation } from './evaluate-dates.js';
import { listOperation } from './evaluate-lists.js';
import { frameOf, placeOf } from './frames.js';

/** What computations need to know of the model. */
export interface Compiling {
  /** Name of the amount that refusals are told of. */
  readonly owner: string;
  /** Slot of the definition whose whole body this is: it remembers the branch that it takes. */
  readonly slot: number | undefined;
  /** The loops that are open here: what each place of a frame belongs to. */
  readonly loops: readonly LoopId[];
  readonly slotOf: (definition: string) => number;
  readonly fact: (name: string) => { readonly list: string | undefined; readonly label: string };
  readonly lookup: (table: string) => Lookup;
  readonly scale: (scale: string) => Scaling;
  readonly retainedLabel: (slot: number, taken: Taken | undefined) => string;
}

/** Finds the row for keys and computes its cell. */
export type Lookup = (
  run: CaseRun,
  at: Frame,
  keys: readonly Value[],
  column: number,
  owner: string,
) => { readonly row: number; readonly value: Value };

export type Scaling = (
  run: CaseRun,
  at: Frame,
  input: Rational,
  variant: string | undefined,
  owner: string,
) => Rational;

/** The types are the checker's: a computation of a quantity gives a number. */
const asNumber = (value: Value): Rational => value as Rational;

export function compileExpression(expression: Expression, context: Compiling): Compute {
  const inner: Compiling = context.slot === undefined ? context : { ...context, slot: undefined };
  const compile = (operand: Expression, loop?: LoopId): Compute =>
    compileExpression(operand, loop === undefined ? inner : { ...inner, loops: [...inner.loops, loop] });
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
      return compileFact(expression, context);
    case 'given': {
      const { fact } = expression;
      const { list } = context.fact(fact);
      if (list === undefined) return (run) => run.facts.values[fact] !== undefined;
      const place = placeOf(expression.item, context.loops);
      return (run, at) => run.itemsOf(list)[place(at)]?.[fact] !== undefined;
    }
    case 'reading': {
      const { reading } = expression;
      return (run) => run.readings[reading] ?? '';
    }
    case 'reference':
    case 'earlier': {
      const slot = context.slotOf(expression.definition);
      const frame = frameOf(expression.items, context.loops);
      return (run, at) => run.value(slot, frame(at));
    }
    case 'retained-label': {
      const slot = context.slotOf(expression.definition);
      const frame = frameOf(expression.items, context.loops);
      return (run, at) => {
        const there = frame(at);
        run.value(slot, there);
        return context.retainedLabel(slot, run.taken(slot, there));
      };
    }
    case 'add':
    case 'subtract':
    case 'multiply':
    case 'divide':
      return compileChain(expression, compile, owner);
    case 'negate': {
      const operand = compile(expression.operand);
      return (run, at) => negate(asNumber(operand(run, at)));
    }
    case 'not': {
      const operand = compile(expression.operand);
      return (run, at) => operand(run, at) !== true;
    }
    case 'begins-with': {
      const operand = compile(expression.operand);
      const { prefix } = expression;
      return (run, at) => String(operand(run, at)).startsWith(prefix);
    }
    case 'and': {
      const operands = expression.operands.map((operand) => compile(operand));
      return (run, at) => operands.every((operand) => operand(run, at) === true);
    }
    case 'or': {
      const operands = expression.operands.map((operand) => compile(operand));
      return (run, at) => operands.some((operand) => operand(run, at) === true);
    }
    case 'minimum':
    case 'maximum': {
      const operands = expression.operands.map((operand) => compile(operand));
      const wanted = ({ minimum: -1, maximum: 1 } as const)[expression.kind];
      return (run, at) => best(operands, wanted, run, at).value;
    }
    case 'round': {
      const { mode, step } = expression;
      const operand = compile(expression.operand);
      return (run, at) => roundTo(asNumber(operand(run, at)), mode, step);
    }
    case 'compare': {
      const left = compile(expression.left);
      const right = compile(expression.right);
      const { operator } = expression;
      const numeric = expression.left.type.kind === 'quantity' || expression.left.type.kind === 'date';
      if (numeric) {
        return (run, at) => holds(operator, compare(asNumber(left(run, at)), asNumber(right(run, at))));
      }
      return (run, at) => (left(run, at) === right(run, at)) === (operator === 'equal');
    }
    case 'conditional':
      return compileConditional(expression, compile, context);
    case 'alternatives': {
      const operands = expression.items.map(({ value }) => compile(value));
      const { slot } = context;
      if (expression.rule === 'sum') {
        return (run, at) =>
          operands.reduce<Rational>((sum, operand) => add(sum, asNumber(operand(run, at))), zero);
      }
      const wanted = ({ lower: -1, higher: 1 } as const)[expression.rule];
      return (run, at) => {
        const { value, place } = best(operands, wanted, run, at);
        if (slot !== undefined) run.take(slot, at, { kind: 'branch', branch: place });
        return value;
      };
    }
    case 'lookup': {
      const keys = expression.keys.map((key) => compile(key));
      const lookup = context.lookup(expression.table);
      const frame = frameOf(expression.items, context.loops);
      const { column } = expression;
      const { slot } = context;
      return (run, at) => {
        const found = lookup(
          run,
          frame(at),
          keys.map((key) => key(run, at)),
          column,
          owner,
        );
        if (slot !== undefined) run.take(slot, at, { kind: 'row', row: found.row });
        return found.value;
      };
    }
    case 'scale': {
      const input = compile(expression.input);
      const variant = expression.variant && compile(expression.variant);
      const scaling = context.scale(expression.scale);
      const frame = frameOf(expression.items, context.loops);
      return (run, at) => {
        const option = variant?.(run, at);
        return scaling(
          run,
          frame(at),
          asNumber(input(run, at)),
          typeof option === 'string' ? option : undefined,
          owner,
        );
      };
    }
    case 'in-force': {
      const date = compile(expression.date);
      const periods = expression.periods.map((period) => ({ ...period, compute: compile(period.value) }));
      const { slot } = context;
      return (run, at) => {
        const day = Number(asNumber(date(run, at)).n);
        const place = periods.findIndex(
          ({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to),
        );
        const period = periods[place];
        if (period === undefined) throw new Refused(notInForce(owner, day, periods));
        if (slot !== undefined) run.take(slot, at, { kind: 'branch', branch: place });
        return period.compute(run, at);
      };
    }
    case 'not-given': {
      const { what } = expression;
      return () => {
        throw new Refused(notGiven(owner, what));
      };
    }
    case 'aggregate':
    case 'before':
    case 'item':
    case 'position':
    case 'running-total':
    case 'rank':
      return listOperation(
        expression,
        compile,
        context.loops,
        (list, isNone) => new Refused((isNone ? noneQualifies : noItem)(owner, list)),
      );
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

function compileFact({ fact, item }: FactUse, context: Compiling): Compute {
  const { list, label } = context.fact(fact);
  const missing = (path: string) => new Refused(missingFact(path, label));
  if (list === undefined) {
    return (run) => {
      const value = run.facts.values[fact];
      if (value === undefined) throw missing(fact);
      return value;
    };
  }
  const place = placeOf(item, context.loops);
  return (run, at) => {
    const value = run.itemsOf(list)[place(at)]?.[fact];
    if (value === undefined) throw missing(itemName(list, Math.max(0, place(at)), fact));
    return value;
  };
}

type FactUse = Extract<Expression, { readonly kind: 'fact' }>;
type Conditional = Extract<Expression, { readonly kind: 'conditional' }>;

function compileConditional(
  { branches, otherwise }: Conditional,
  compile: (operand: Expression) => Compute,
  { slot }: Compiling,
): Compute {
  const compiled = branches.map(({ when, then }) => ({ when: compile(when), then: compile(then) }));
  const last = compile(otherwise);
  return (run, at) => {
    let place = 0;
    let then = last;
    for (const branch of compiled) {
      if (branch.when(run, at) === true) {
        then = branch.then;
        break;
      }
      place++;
    }
    if (slot !== undefined) run.take(slot, at, { kind: 'branch', branch: place });
    return then(run, at);
  };
}
