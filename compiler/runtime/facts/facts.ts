// What facts look like and how a case is read: every value strictly parsed into an exact one, every mistake named.

import type { CaseError } from '../outcome/assessment.js';
import { notARecord, tooManyItems, unknownFact, unreadable, wrongList } from './fact-messages.js';
import type { FactShape, FactShapes, FactValues, Value } from './fact-shapes.js';
import { itemName, type Reading, readValue } from './fact-values.js';
import { absent, broken, type Given, type OpenRecord, openRecord } from './open-record.js';

export type { FactShape, FactShapes, FactValues, OptionShape, Value } from './fact-shapes.js';

/** A case as far as it could be read, and every mistake in it, in the order of the facts. */
export interface FactsRead {
  readonly facts: FactValues;
  readonly errors: readonly CaseError[];
}

/** Names that no fact has are listed up to this many. */
const mostUnknown = 20;

type Values = Record<string, Value | undefined>;

function emptyRecord<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/**
 * Reads one case: an object of facts by name, lists as arrays of objects, or of plain values where items have one fact. Never throws, whatever it is given. A property
 * that is `undefined` is absent; what is missing is no mistake here. Where the case is no object at all, the one error has
 * an empty path.
 */
export function readFacts(shapes: FactShapes, input: unknown): FactsRead {
  const values = emptyRecord<Value | undefined>();
  const lists = emptyRecord<readonly Values[]>();
  const facts: FactValues = { values, lists };
  const record = openRecord(input);
  if (record === undefined) return { facts, errors: [notARecord('', input)] };
  const errors: CaseError[] = [];
  const names = topNames(shapes);
  for (const name of names) {
    const given = record.get(name);
    if (given === absent) continue;
    const list = shapes.lists.find((candidate) => candidate.name === name);
    if (list !== undefined) {
      const items = readList(shapes, list, given, errors);
      if (items !== undefined) lists[name] = items;
      continue;
    }
    const shape = shapes.facts.find((fact) => fact.name === name && fact.list === undefined);
    const value = shape && readGiven(shape, name, given, errors);
    if (value !== undefined) values[name] = value;
  }
  reportUnknown(record, names, '', errors);
  return { facts, errors };
}

/** Facts and lists in the order of the file; a list stands where its first fact does. */
function topNames(shapes: FactShapes): readonly string[] {
  const names = new Set<string>();
  for (const fact of shapes.facts) names.add(fact.list ?? fact.name);
  for (const list of shapes.lists) names.add(list.name);
  return [...names];
}

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
  const [only, ...others] = shapes;
  if (only !== undefined && others.length === 0 && isPlainValue(item)) {
    const value = readGiven(only, path, { value: item }, errors);
    if (value !== undefined) values[only.name] = value;
    return values;
  }
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

/** Where items have one fact, `[1.5, 2]` says it as well as an object for each. */
const isPlainValue = (item: unknown): boolean =>
  typeof item === 'string' ||
  typeof item === 'number' ||
  typeof item === 'bigint' ||
  typeof item === 'boolean';

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
