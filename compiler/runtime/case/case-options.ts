// What a caller says beside the facts: readings, results and the date. Whatever is given is read like facts: a named error
// for each mistake, and nothing throws.

import { daysFromIso } from '../exact/calendar.js';
import { equals, rational } from '../exact/rational.js';
import { unreadable } from '../facts/fact-messages.js';
import type { FactValues, Value } from '../facts/fact-shapes.js';
import { absent, broken, openRecord } from '../facts/open-record.js';
import { countOf, isPlain } from '../facts/read-plain.js';
import type { CaseError } from '../outcome/assessment.js';
import { notInForce, type Period, unknownReading, unknownResult } from '../outcome/case-errors.js';
import {
  dateIsAFact,
  noSuchDate,
  tooManyNames,
  twoDates,
  unknownOptionName,
  wrongOption,
} from './option-messages.js';

/** What may be said beside the facts; every name that is not here is refused. */
export interface CaseOptions {
  /** Option per reading; those left out are as chosen in the file. */
  readonly readings?: Readonly<Record<string, string | undefined>> | undefined;
  /** Names of results; all listed ones without it. */
  readonly results?: readonly string[] | undefined;
  /** The date that decides which version is in force, `YYYY-MM-DD`, where no fact does. */
  readonly on?: string | undefined;
  /** Keeps everything about the price of the case in `outcome.record`, for audits. */
  readonly record?: boolean | undefined;
  /** Left out, numbers come as texts; with a class such as `Decimal` the options are `InAmounts`. */
  readonly amounts?: undefined;
}

export interface ReadingShape {
  readonly name: string;
  readonly options: readonly string[];
  readonly chosen: string;
}

/** Which date decides what is in force, and the periods that there are. */
export interface Dating {
  readonly kind: 'none' | 'fact' | 'on';
  readonly fact: string;
  readonly versions: readonly Period[];
}

/** What a tariff lets its callers say. */
export interface OptionShapes<T extends AskedResult = AskedResult> {
  readonly readings: readonly ReadingShape[];
  readonly results: readonly T[];
}

export interface AskedResult {
  readonly name: string;
  readonly listed: boolean;
}

/** Options as far as they could be read, and every mistake in them. */
export interface OptionsRead<T extends AskedResult> {
  readonly readings: Readonly<Record<string, string>>;
  /** In the order of the file; all listed ones when none are named. */
  readonly results: readonly T[];
  /** Whether results were named. */
  readonly isPart: boolean;
  readonly on: string | undefined;
  /** Whether the record of the case is wanted. */
  readonly isRecorded: boolean;
  readonly errors: readonly CaseError[];
}

const names: readonly string[] = [
  'readings',
  'results',
  'on',
  'record',
] satisfies readonly (keyof CaseOptions)[];

/** Mistakes of one kind are listed up to this many. */
const mostListed = 20;
/** Names of results that may be asked for. */
const mostNames = 10_000;

/** True for an object without properties. Never throws. */
export function saysNothing(given: unknown): boolean {
  try {
    return isPlain(given) && countOf(given) === 0;
  } catch {
    return false;
  }
}

/** Reads options of any origin. `beside` are names that the caller takes care of. Never throws. */
export function readOptions<T extends AskedResult>(
  shapes: OptionShapes<T>,
  given: unknown,
  beside: readonly string[] = [],
): OptionsRead<T> {
  const listed = () => shapes.results.filter((result) => result.listed);
  const nothing = (errors: readonly CaseError[]): OptionsRead<T> => ({
    readings: Object.create(null),
    results: listed(),
    isPart: false,
    on: undefined,
    isRecorded: false,
    errors,
  });
  if (given === undefined) return nothing([]);
  const record = openRecord(given);
  if (record === undefined) return nothing([wrongOption('', 'options', given)]);
  const errors: CaseError[] = [];
  const property = (name: keyof CaseOptions): unknown => {
    const found = record.get(name);
    if (found === broken) errors.push(unreadable(name));
    return found === broken || found === absent ? undefined : found.value;
  };
  const readings = readingsGiven(shapes.readings, property('readings'), errors);
  const asked = askedNames(property('results'), errors);
  const known = shapes.results.map(({ name }) => name);
  if (asked !== undefined) {
    const unknown = [...asked].filter((name) => !known.includes(name));
    for (const name of unknown.slice(0, mostListed)) errors.push(unknownResult(name, known));
  }
  const on = dateText(property('on'), errors);
  const isRecorded = property('record');
  if (isRecorded !== undefined && typeof isRecorded !== 'boolean') {
    errors.push(wrongOption('record', 'record', isRecorded));
  }
  const all = [...names, ...beside];
  const unknown = record.names.filter((name) => !all.includes(name));
  for (const name of unknown.slice(0, mostListed)) errors.push(unknownOptionName(name, all));
  if (unknown.length > mostListed) {
    errors.push(unknownOptionName(undefined, all, unknown.length - mostListed));
  }
  return {
    readings,
    results: asked === undefined ? listed() : shapes.results.filter(({ name }) => asked.has(name)),
    isPart: asked !== undefined,
    on,
    isRecorded: isRecorded === true,
    errors,
  };
}

/** The readings that the caller chooses; wrong ones are reported and left out. */
function readingsGiven(
  readings: readonly ReadingShape[],
  given: unknown,
  errors: CaseError[],
): Readonly<Record<string, string>> {
  // Names of a file may be names of JavaScript.
  const chosen: Record<string, string> = Object.create(null);
  if (given === undefined) return chosen;
  const record = openRecord(given);
  if (record === undefined) {
    errors.push(wrongOption('readings', 'readings', given));
    return chosen;
  }
  const options = Object.fromEntries(readings.map((reading) => [reading.name, reading.options]));
  for (const name of record.names.slice(0, mostNames)) {
    if (errors.length >= mostListed) break;
    const option = record.get(name);
    if (option === absent) continue;
    if (!Object.hasOwn(options, name)) errors.push(unknownReading(name, options));
    else if (option === broken) errors.push(unreadable(name));
    else if (typeof option.value !== 'string') errors.push(wrongOption(name, 'reading', option.value));
    else if (options[name]?.includes(option.value) !== true) {
      errors.push(unknownReading(name, options, option.value));
    } else chosen[name] = option.value;
  }
  return chosen;
}

/** Undefined when no results are named, or what is given is no list of names. */
function askedNames(given: unknown, errors: CaseError[]): ReadonlySet<string> | undefined {
  if (given === undefined) return undefined;
  try {
    if (!Array.isArray(given)) {
      errors.push(wrongOption('results', 'results', given));
      return undefined;
    }
    const list: readonly unknown[] = given;
    const { length } = list;
    if (length > mostNames) {
      errors.push(tooManyNames('results', mostNames));
      return undefined;
    }
    const found = new Set<string>();
    for (let index = 0; index < length; index++) {
      const name = list[index];
      if (typeof name === 'string') found.add(name);
      else if (errors.length < mostListed) errors.push(wrongOption(`results[${index}]`, 'name', name));
    }
    return found;
  } catch {
    errors.push(unreadable('results'));
    return undefined;
  }
}

function dateText(given: unknown, errors: CaseError[]): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  errors.push(wrongOption('on', 'date', given));
  return undefined;
}

/** The facts with the date that the caller gives, where the file's versions go by it. */
export function dateGiven(
  { kind, fact, versions }: Dating,
  facts: FactValues,
  on: string | undefined,
  errors: CaseError[],
): FactValues {
  if (on === undefined) return facts;
  const days = on.length === 10 ? daysFromIso(on) : undefined;
  if (days === undefined) {
    errors.push(noSuchDate(on));
    return facts;
  }
  if (kind === 'fact') {
    errors.push(dateIsAFact(fact));
    return facts;
  }
  if (kind === 'none') {
    const covered = versions.some(
      ({ from, to }) => (from === undefined || from <= days) && (to === undefined || days <= to),
    );
    if (!covered) errors.push(notInForce('on', days, versions));
    return facts;
  }
  kind satisfies 'on';
  const value = rational(days);
  const already = facts.values[fact];
  if (typeof already === 'object' && !equals(already, value)) {
    errors.push(twoDates());
    return facts;
  }
  const values: Record<string, Value | undefined> = Object.create(null);
  return { values: Object.assign(values, facts.values, { [fact]: value }), lists: facts.lists };
}
