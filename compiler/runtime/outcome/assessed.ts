// An assessment as evaluators return it: plain data that can be sent and written as JSON, and a trace for who asks.

import type { Assessment, OutputValue, TracedValue } from './assessment.js';
import type { CaseRecord, InForce } from './case-record.js';

type Named = Readonly<Record<string, string>>;

/** What is told of a case only when it is asked for. */
export interface Behind {
  readonly trace: () => readonly TracedValue[];
  readonly inForce: () => InForce | undefined;
}

export class Assessed<O> implements Assessment<O> {
  readonly ok: true;
  readonly outputs: O;
  readonly notices: readonly string[];
  readonly retained: Named;
  readonly readings: Named;
  declare readonly record?: CaseRecord;
  readonly #behind: Behind;

  constructor(outputs: O, notices: readonly string[], retained: Named, readings: Named, behind: Behind) {
    this.ok = true;
    this.outputs = outputs;
    this.notices = notices;
    this.retained = retained;
    this.readings = readings;
    this.#behind = behind;
  }

  trace(): readonly TracedValue[] {
    return this.#behind.trace();
  }

  get inForce(): InForce | undefined {
    return this.#behind.inForce();
  }
}

/** What is told of each result beside its value. */
export interface TracedResult {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly clause: string;
}

/** Names of a file may be names of JavaScript: `foundFor` is nothing of a record's own. */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

/** Gives a record a value of its own: `__proto__` would else be taken for something that is not one. */
export function put<T>(record: Record<string, T>, name: string, value: T): void {
  if (name !== '__proto__') record[name] = value;
  else Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

/** The results that have a value, with what is told of them. */
export function tracedValues(
  results: readonly TracedResult[],
  foundFor: (name: string) => OutputValue | undefined,
  retained: Named,
): readonly TracedValue[] {
  return results.flatMap(({ name, label, unit, clause }) => {
    const value = foundFor(name);
    return value === undefined ? [] : [{ name, label, value, unit, clause, retained: own(retained, name) }];
  });
}
