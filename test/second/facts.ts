// The facts of a case from JSON: types, domains, steps.

import type { Expr } from '../../grammar/tree/syntax.js';
import * as calendar from './calendar.js';
import { evaluate } from './evaluate.js';
import * as n from './numbers.js';
import type { Of } from './program.js';
import { type Given, type Item, outside, type Run } from './run.js';
import type { Value } from './values.js';
import * as v from './values.js';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

const wrong = (about: string): never => {
  throw new v.Refused('wrong_fact', about);
};

export function readGiven(run: Run, input: Readonly<Record<string, Json>>): Given {
  const facts: Record<string, Value> = {};
  const lists: Record<string, readonly Item[]> = {};
  for (const [name, json] of Object.entries(input)) {
    const declaration = run.inForce.named.get(name)?.declaration;
    if (declaration?.kind === 'list') lists[name] = itemsOf(run, declaration, json);
    else if (declaration?.kind === 'fact' && declaration.list === undefined) {
      if (json !== null) facts[name] = factFrom(run, declaration, json);
    } else if (!isSomewhere(run, name)) wrong(name);
  }
  return { facts, lists };
}

/** A fact of another version may be given, and is not looked at. */
const isSomewhere = (run: Run, name: string): boolean => name === 'on' || run.program.knows(name);

function itemsOf(run: Run, list: Of<'list'>, json: Json): readonly Item[] {
  if (!Array.isArray(json)) return wrong(list.name.text);
  const items = json as readonly Json[];
  const most = list.capacity && v.asQuantity(evaluate(run, outside, list.capacity)).base;
  if (most && n.order(n.int(items.length), most) > 0) wrong(list.name.text);
  const own = [...run.inForce.named.values()].flatMap(({ declaration }) =>
    declaration.kind === 'fact' && declaration.list?.text === list.name.text ? [declaration] : [],
  );
  return items.map((item) => {
    const [only] = own;
    const record: Readonly<Record<string, Json>> =
      typeof item === 'object' && item !== null && !Array.isArray(item)
        ? (item as Readonly<Record<string, Json>>)
        : own.length === 1 && only
          ? { [only.name.text]: item }
          : wrong(list.name.text);
    const read: Record<string, Value> = {};
    for (const [name, value] of Object.entries(record)) {
      const fact = own.find((one) => one.name.text === name);
      if (fact === undefined && !run.program.knows(name)) wrong(name);
      if (fact && value !== null) read[name] = factFrom(run, fact, value);
    }
    return read;
  });
}

/** The facts with any admissible value of one that is missing, of every item that lacks it; undefined where none is found. */
export function withSomeValue(run: Run, given: Given, name: string): Given | undefined {
  const fact = run.inForce.named.get(name)?.declaration;
  if (fact?.kind !== 'fact') return undefined;
  const list = fact.list?.text;
  const items = list === undefined ? [given.facts] : (given.lists[list] ?? []);
  if (items.every((item) => name in item)) return undefined;
  const value = someValue(run, fact);
  if (value === undefined) return undefined;
  const filled = items.map((item) => (name in item ? item : { ...item, [name]: value }));
  if (list !== undefined) return { ...given, lists: { ...given.lists, [list]: filled } };
  return { ...given, facts: { ...given.facts, ...filled[0] } };
}

function someValue(run: Run, fact: Of<'fact'>): Value | undefined {
  const options = run.program.optionsOf(run.inForce, fact.name.text)?.names ?? [];
  for (const json of [...options, false, '0', '1', '2', '5', '10', '2024-01-01', '2025-06-01']) {
    try {
      return factFrom(run, fact, json);
    } catch (stopped) {
      if (!(stopped instanceof v.Refused)) throw stopped;
    }
  }
  return undefined;
}

function factFrom(run: Run, fact: Of<'fact'>, json: Json): Value {
  const name = fact.name.text;
  const of = (expr: Expr): Value => evaluate(run, outside, expr);
  let type = fact.type;
  for (let hops = 0; type?.kind === 'like' && hops < 20; hops++) {
    const other = run.inForce.named.get(type.name.text)?.declaration;
    type = other?.kind === 'fact' && other.type ? other.type : undefined;
  }
  const options = run.program.optionsOf(run.inForce, name);
  if (options) {
    const option =
      typeof json === 'string'
        ? (options.spellings.get(json) ?? (options.names.includes(json) ? json : undefined))
        : undefined;
    return option === undefined ? wrong(name) : { kind: 'option', name: option, of: options };
  }
  switch (type?.kind) {
    case 'yes-no':
      return typeof json === 'boolean' ? v.yesNo(json) : wrong(name);
    case 'text':
      return typeof json === 'string' ? { kind: 'text', text: json } : wrong(name);
    case 'date': {
      const parts = typeof json === 'string' ? /^(\d{4})-(\d\d)-(\d\d)$/.exec(json) : null;
      const [year, month, day] = (parts?.slice(1) ?? []).map(Number);
      if (
        year === undefined ||
        month === undefined ||
        day === undefined ||
        !calendar.exists(year, month, day)
      )
        return wrong(name);
      return inDomain(run, fact, v.dateAt(calendar.daysOf(year, month, day)));
    }
    case 'time': {
      const parts = typeof json === 'string' ? /^(\d\d?):(\d\d)$/.exec(json) : null;
      const [hours, minutes] = (parts?.slice(1) ?? []).map(Number);
      if (hours === undefined || minutes === undefined || minutes > 59) return wrong(name);
      const at = hours * 60 + minutes;
      if (at > (fact.range ? 1440 : 1439)) return wrong(name);
      const every = fact.step ? v.asQuantity(of(fact.step)) : undefined;
      if (every && at % Number(every.base.p) !== 0) return wrong(name);
      return inDomain(run, fact, { kind: 'time', minutes: at });
    }
    case 'calendar-year': {
      const number = n.readDecimal(String(json)) ?? wrong(name);
      if (number.q !== 1n) wrong(name);
      return inDomain(run, fact, { kind: 'year', year: Number(number.p) });
    }
    case 'one-of-numbers': {
      const number = n.readDecimal(String(json)) ?? wrong(name);
      const found = type.values.find((each) => n.order(v.shown(v.asQuantity(of(each))), number) === 0);
      if (found === undefined) throw new v.Refused('requirement_failed', name);
      return of(found);
    }
    case 'unit':
    case 'percent':
    case 'number': {
      const number = n.readDecimal(String(json)) ?? wrong(name);
      const unit = type.kind === 'unit' ? run.program.unit(type.unit) : run.program.units.read('');
      const percent = type.kind === 'percent' || (type.kind === 'unit' && type.unit.percent === true);
      const written = n.times(number, percent ? n.over(1n, 100n) : n.unity);
      const value = v.quantity(written, unit, percent);
      const step = stepOf(run, fact, of);
      if (step && n.divided(number, step).q !== 1n) wrong(name);
      return inDomain(run, fact, value);
    }
    default:
      throw new v.Meaningless(`a fact of ${type?.kind}`);
  }
}

/** Of the number as given. */
function stepOf(run: Run, fact: Of<'fact'>, of: (expr: Expr) => Value): n.Num | undefined {
  if (fact.whole) return n.unity;
  if (fact.step) {
    const step = v.asQuantity(of(fact.step));
    return v.shown(step);
  }
  if (fact.type?.kind !== 'unit' || fact.type.unit.names.length !== 1 || fact.type.unit.percent)
    return undefined;
  const written = fact.type.unit.names[0]?.text ?? '';
  const code = written === 'money' ? (run.program.units.money ?? '') : written;
  if (!/^[A-Z]{3}$/.test(code)) return undefined;
  const declared = run.program.currencyDecimals.get(code);
  const decimals =
    declared ??
    new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
      .maximumFractionDigits ??
    2;
  return n.over(1n, 10n ** BigInt(decimals));
}

/** Both ends are in it; a bare end is in the unit of the type. */
function inDomain(run: Run, fact: Of<'fact'>, value: Value): Value {
  const end = (expr: Expr): Value => {
    const limit = evaluate(run, outside, expr);
    if (limit.kind !== 'quantity' || value.kind !== 'quantity') return limit;
    const bare = limit.unit.dims.size === 0 && !limit.percent;
    if (!bare) return limit;
    return v.quantity(
      n.times(limit.base, value.percent ? n.over(1n, 100n) : n.unity),
      value.unit,
      value.percent,
    );
  };
  const { lower, upper } = fact.range ?? {};
  if (lower && v.compareValues(value, end(lower.value)) < 0) wrong(fact.name.text);
  if (upper && v.compareValues(value, end(upper.value)) > 0) wrong(fact.name.text);
  return value;
}
