// What facts look like and how a case is read: every value strictly parsed into an exact one, every mistake named.

import type { CaseError, Refusal } from './assessment.js';
import {
  missingFact,
  notARecord,
  tooManyItems,
  unknownFact,
  unreadable,
  wrongList,
} from './fact-messages.js';
import type { FactShape, FactShapes, FactValues, Value } from './fact-shapes.js';
import { isWritten, itemName, type Reading, readValue } from './fact-values.js';

export type { FactShape, FactShapes, FactValues, OptionShape, Value } from './fact-shapes.js';

/** Says whether the case needs a fact or a list (by name); asked after all that was given is read. */
export type Needed = (name: string, facts: FactValues) => boolean;

/** Names that no fact has are listed up to this many. */
const mostUnknown = 20;

type Values = Record<string, Value | undefined>;

function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/**
 * Reads one case: an object of facts by name, lists as arrays of objects. Never throws, whatever it is given, and reports
 * every mistake of the case, in the order of the facts. A property that is `undefined` is absent. With `needed`, what is
 * needed and not given is a mistake too.
 */
export function readFacts(
  shapes: FactShapes,
  input: unknown,
  needed?: Needed,
): { readonly ok: true; readonly facts: FactValues } | Refusal {
  const errors = new Map<string, CaseError[]>();
  const unknown: CaseError[] = [];
  const values = emptyRecord<Value | undefined>();
  const lists = emptyRecord<readonly Values[]>();
  const record = openRecord(input);
  if (record === undefined) return { ok: false, errors: [notARecord('', input)] };

  const names = topNames(shapes);
  for (const name of names) {
    const found: CaseError[] = [];
    const list = shapes.lists.find((candidate) => candidate.name === name);
    const given = record.get(name);
    if (given === absent) continue;
    if (list !== undefined) {
      const items = readList(shapes, list, given, found);
      if (items !== undefined) lists[name] = items;
    } else {
      const shape = shapes.facts.find((fact) => fact.name === name && fact.list === undefined);
      if (shape !== undefined) {
        const value = readGiven(shape, name, given, found);
        if (value !== undefined) values[name] = value;
      }
    }
    if (found.length > 0) errors.set(name, found);
  }
  reportUnknown(record, names, '', unknown);

  const facts: FactValues = { values, lists };
  const broken = errors.size > 0 || unknown.length > 0;
  if (needed !== undefined) {
    for (const error of requireFacts(shapes, facts, (name) => !errors.has(name) && needed(name, facts))) {
      const name = topName(error.path);
      errors.set(name, [...(errors.get(name) ?? []), error]);
    }
  }
  if (!broken && errors.size === 0) return { ok: true, facts };
  return { ok: false, errors: [...names.flatMap((name) => errors.get(name) ?? []), ...unknown] };
}

/** What is needed and not given, in the order of the facts; `needed` is asked for lists by their name too. */
export function requireFacts(
  shapes: FactShapes,
  facts: FactValues,
  needed: (name: string) => boolean,
): readonly CaseError[] {
  const errors: CaseError[] = [];
  for (const name of topNames(shapes)) {
    const list = shapes.lists.find((candidate) => candidate.name === name);
    if (list !== undefined) {
      const items = facts.lists[name];
      if (items === undefined) {
        if (needed(name)) errors.push(missingFact(name, list.label));
        continue;
      }
      const wanted = shapes.facts.filter((fact) => fact.list === name && needed(fact.name));
      items.forEach((item, index) => {
        for (const fact of wanted) {
          if (item[fact.name] === undefined) {
            errors.push(missingFact(itemName(name, index, fact.name), fact.label));
          }
        }
      });
    } else if (facts.values[name] === undefined && needed(name)) {
      const fact = shapes.facts.find((candidate) => candidate.name === name);
      errors.push(missingFact(name, fact?.label ?? name));
    }
  }
  return errors;
}

/** Facts and lists in the order of the file; a list stands where its first fact does. */
function topNames(shapes: FactShapes): readonly string[] {
  const names = new Set<string>();
  for (const fact of shapes.facts) names.add(fact.list ?? fact.name);
  for (const list of shapes.lists) names.add(list.name);
  return [...names];
}

const topName = (path: string): string => /^[^[.]*/.exec(path)?.[0] ?? path;

function readGiven(shape: FactShape, path: string, given: Given, errors: CaseError[]): Value | undefined {
  if (given === broken) {
    errors.push(unreadable(path));
    return undefined;
  }
  const reading: Reading = readValue(shape, path, given.value);
  if (reading.ok) return reading.value;
  errors.push(reading.error);
  return undefined;
}

function readList(
  shapes: FactShapes,
  list: FactShapes['lists'][number],
  given: Given,
  errors: CaseError[],
): readonly Values[] | undefined {
  if (given === broken) {
    errors.push(unreadable(list.name));
    return undefined;
  }
  try {
    if (!Array.isArray(given.value)) {
      errors.push(wrongList(list.name, given.value));
      return undefined;
    }
    const array: readonly unknown[] = given.value;
    const length = array.length;
    if (length > list.capacity) {
      errors.push(tooManyItems(list.name, length, list.capacity));
      return undefined;
    }
    const own = shapes.facts.filter((fact) => fact.list === list.name);
    const items: Values[] = [];
    for (let index = 0; index < length; index++) {
      items.push(readItem(own, itemName(list.name, index), array[index], errors));
    }
    return items;
  } catch {
    errors.push(unreadable(list.name));
    return undefined;
  }
}

function readItem(shapes: readonly FactShape[], path: string, item: unknown, errors: CaseError[]): Values {
  const values = emptyRecord<Value | undefined>();
  const record = openRecord(item);
  if (record === undefined) {
    errors.push(notARecord(path, item));
    return values;
  }
  for (const shape of shapes) {
    const given = record.get(shape.name);
    if (given === absent) continue;
    const value = readGiven(shape, `${path}.${shape.name}`, given, errors);
    if (value !== undefined) values[shape.name] = value;
  }
  reportUnknown(
    record,
    shapes.map((shape) => shape.name),
    `${path}.`,
    errors,
  );
  return values;
}

const absent = Symbol('absent');
const broken = Symbol('broken');
type Given = typeof broken | { readonly value: unknown };

interface OpenRecord {
  readonly names: readonly string[];
  readonly get: (name: string) => Given | typeof absent;
}

/** Reads own properties only, so that nothing comes from a prototype; a getter that throws is a broken fact. */
function openRecord(input: unknown): OpenRecord | undefined {
  try {
    if (!isWritten(input)) return undefined;
    return {
      names: Object.keys(input),
      get(name) {
        try {
          if (!Object.hasOwn(input, name)) return absent;
          const value: unknown = Reflect.get(input, name);
          return value === undefined ? absent : { value };
        } catch {
          return broken;
        }
      },
    };
  } catch {
    return undefined;
  }
}

function reportUnknown(
  record: OpenRecord,
  known: readonly string[],
  prefix: string,
  errors: CaseError[],
): void {
  const names = new Set(known);
  const unknown = record.names.filter((name) => !names.has(name));
  for (const name of unknown.slice(0, mostUnknown)) errors.push(unknownFact(prefix, name, known));
  if (unknown.length > mostUnknown)
    errors.push(unknownFact(prefix, undefined, known, unknown.length - mostUnknown));
}
