// What a name is where it stands.

import type { Expr } from '../../grammar/tree/syntax.js';
import { rowFor } from './bands.js';
import { evaluate } from './evaluate.js';
import { ofFormulated } from './formulas.js';
import type { Of } from './program.js';
import { atItem, declared, lookingAt, once, outside, type Run, type Scope, sizeOf } from './run.js';
import { tableValue } from './tables.js';
import {
  Absent,
  add,
  asQuantity,
  asYesNo,
  dateAt,
  Meaningless,
  type Options,
  pure,
  Refused,
  subtract,
  type Value,
} from './values.js';

export function named(run: Run, scope: Scope, name: string, wanted: Options | undefined): Value {
  const parameter = scope.parameters.get(name);
  if (parameter) return parameter();
  if (wanted?.names.includes(name)) return { kind: 'option', name, of: wanted };
  const replacement = run.replaced.get(name);
  if (replacement) return replacement();
  const placed = declared(run, name);
  if (!placed) {
    if (name === 'position') return pure(itemOf(scope, scope.innermost ?? '') + 1);
    if (name === 'on' && run.day !== undefined) return dateAt(run.day);
    if (run.program.declares(name)) throw new Refused('not_in_force', name);
    return { kind: 'option', name, of: undefined };
  }
  const { declaration } = placed;
  switch (declaration.kind) {
    case 'fact':
      return factValue(run, scope, declaration);
    case 'amount':
    case 'value':
    case 'answer': {
      const list = declaration.list?.text;
      if (list === undefined) return once(run, name, () => ofFormulated(run, outside, placed, declaration));
      const index = itemOf(scope, list);
      return once(run, `${name} ${index}`, () => ofFormulated(run, atItem(list, index), placed, declaration));
    }
    case 'choice': {
      const list = declaration.list?.text;
      const index = list === undefined ? undefined : itemOf(scope, list);
      const own = list === undefined || index === undefined ? outside : atItem(list, index);
      return once(run, `${name} ${index}`, () => chosen(run, own, declaration));
    }
    case 'table': {
      const list = declaration.list?.text;
      const own =
        list === undefined ? { ...scope, parameters: new Map() } : atItem(list, itemOf(scope, list));
      return tableValue(run, own, declaration, name, [], undefined);
    }
    case 'reading':
      return readingValue(run, outside, declaration);
    default:
      throw new Meaningless(`${name} is no value`);
  }
}

/** `fee before rounding`, `(fee + rent) before rounding`: amounts of the whole case, as they are before the file's rule. */
export function beforeRounding(run: Run, scope: Scope, of: Expr): Value {
  if (of.kind === 'steps' && of.formula.base.kind === 'expression' && of.formula.steps.length === 0)
    return beforeRounding(run, scope, of.formula.base.expression);
  if (of.kind === 'binary' && (of.operator === '+' || of.operator === '-')) {
    const [left, right] = [beforeRounding(run, scope, of.left), beforeRounding(run, scope, of.right)];
    return (of.operator === '+' ? add : subtract)(asQuantity(left), asQuantity(right));
  }
  if (of.kind !== 'name' || run.replaced.has(of.name)) return evaluate(run, scope, of);
  const placed = declared(run, of.name);
  if (placed?.declaration.kind !== 'amount') return evaluate(run, scope, of);
  return ofFormulated(run, outside, placed, placed.declaration, true);
}

export function itemOf(scope: Scope, list: string): number {
  const index = scope.items.get(list);
  if (index === undefined) throw new Meaningless(`no item of ${list} here`);
  return index;
}

/** What the case gives for a fact, whether or not it counts. */
function given(run: Run, scope: Scope, { name, list }: Of<'fact'>): Value | undefined {
  if (list === undefined) return run.given.facts[name.text];
  return run.given.lists[list.text]?.[itemOf(scope, list.text)]?.[name.text];
}

const own = (scope: Scope, { list }: Of<'fact'>): Scope =>
  list === undefined ? outside : atItem(list.text, itemOf(scope, list.text));

const isNeeded = (run: Run, scope: Scope, fact: Of<'fact'>): boolean =>
  fact.neededWhen === undefined || asYesNo(evaluate(run, own(scope, fact), fact.neededWhen));

function factValue(run: Run, scope: Scope, fact: Of<'fact'>): Value {
  const name = fact.name.text;
  run.reached.add(name);
  if (!isNeeded(run, scope, fact)) throw new Absent('missing_fact', name);
  const value = given(run, scope, fact);
  if (value) return value;
  if (fact.default) {
    const value = evaluate(run, own(scope, fact), fact.default, run.program.optionsOf(run.inForce, name));
    const isYear = fact.type?.kind === 'calendar-year' && value.kind === 'quantity';
    return isYear ? { kind: 'year', year: Number(value.base.p) } : value;
  }
  if (fact.optional) throw new Absent('missing_fact', name);
  throw new Refused('missing_fact', name);
}

/**
 * Whether a list counts as given: an optional one where it has items, one that is `needed when` where that holds. One that must be given and
 * is not refuses the case.
 */
export function isListGiven(run: Run, list: string): boolean {
  const declaration = declared(run, list)?.declaration;
  if (declaration?.kind !== 'list') throw new Meaningless(`no list ${list}`);
  const { optional, neededWhen } = declaration;
  if (optional) return sizeOf(run, list) > 0;
  if (neededWhen !== undefined && !asYesNo(evaluate(run, outside, neededWhen))) return false;
  if (run.given.lists[list] === undefined) throw new Refused('missing_fact', list);
  return true;
}

export function isGiven(run: Run, scope: Scope, subject: Expr): boolean {
  if (subject.kind === 'this-one') {
    const { self } = scope;
    if (self === undefined) throw new Meaningless('of this one, of none');
    return isGiven(run, lookingAt(scope, self.list, self.index), subject.of);
  }
  if (subject.kind !== 'name') throw new Meaningless('only a fact is given');
  if (run.replaced.has(subject.name)) return true;
  const declaration = declared(run, subject.name)?.declaration;
  if (declaration?.kind === 'list') return isListGiven(run, subject.name);
  if (declaration?.kind !== 'fact') throw new Meaningless('only a fact is given');
  run.reached.add(subject.name);
  return isNeeded(run, scope, declaration) && given(run, scope, declaration) !== undefined;
}

function chosen(run: Run, scope: Scope, choice: Of<'choice'>): Value {
  const of = run.program.optionsOf(run.inForce, choice.name.text);
  if (choice.by) {
    const keys = choice.by.keys.map((key) => evaluate(run, scope, key));
    const cells = choice.by.rows.map(({ matches }) => ({ cells: matches }));
    const taken = rowFor(run, scope, cells, keys);
    if (taken === undefined) throw new Refused('no_row', choice.name.text);
    return { kind: 'option', name: choice.rows[taken]!.option.name.text, of };
  }
  const rest = choice.rows.find(({ when }) => when === undefined);
  const row = choice.rows.find(({ when }) => when && asYesNo(evaluate(run, scope, when))) ?? rest;
  if (!row) throw new Refused('no_row', choice.name.text);
  return { kind: 'option', name: row.option.name.text, of };
}

export function readingValue(run: Run, scope: Scope, reading: Of<'reading'>): Value {
  const option = run.readings.get(reading.name.text) ?? reading.chosen?.text;
  const row = reading.rows.find(({ name }) => name.text === option);
  if (!row) throw new Meaningless(`no option ${option}`);
  if (row.value) return evaluate(run, scope, row.value);
  const names = reading.rows.map(({ name }) => name.text);
  return { kind: 'option', name: row.name.text, of: { names, spellings: new Map() } };
}
