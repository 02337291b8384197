// The record of a case, for who asks for one: what was given, what priced it, and what came out.

import { seen } from '../facts/fact-messages.js';
import { isWritten } from '../facts/fact-values.js';
import { absent, broken, openRecord } from '../facts/open-record.js';
import type { Outcome } from '../outcome/assessment.js';
import type { CaseRecord, EvaluatorOrigin, InForce, RulesOrigin } from '../outcome/case-record.js';
import { packageVersion } from '../version.js';
import type { Dating } from './case-options.js';
import { periodOf } from './in-force.js';

/** What a record says beside the case itself. */
export interface RecordedWith {
  readonly rules: RulesOrigin;
  readonly evaluator: EvaluatorOrigin;
  readonly dating: Dating;
}

/** The same outcome, which has its record from now on. */
export function withRecord<O>(
  outcome: Outcome<O>,
  given: { readonly facts: unknown; readonly options: unknown; readonly inForce: InForce | undefined },
  { rules, evaluator, dating }: RecordedWith,
): Outcome<O> {
  const options = openRecord(given.options);
  const said = (['readings', 'results', 'on'] as const).flatMap((name): [string, unknown][] => {
    const found = options?.get(name) ?? absent;
    return found === absent
      ? []
      : [[name, found === broken ? unrecorded('unreadable', 1) : recordable(found.value)]];
  });
  const record: CaseRecord = {
    format: 'bareme-record/1',
    rules,
    evaluator,
    runtime: { version: packageVersion },
    facts: recordable(given.facts),
    options: Object.fromEntries(said),
    inForce: given.inForce ?? null,
    periods: dating.versions.map(periodOf),
    outcome: outcome.ok
      ? {
          ok: true,
          outputs: { ...outputsOf(outcome.outputs) },
          notices: outcome.notices,
          retained: outcome.retained,
          readings: outcome.readings,
        }
      : { ok: false, errors: outcome.errors },
    values: outcome.ok ? outcome.trace() : [],
  };
  return Object.assign(outcome, { record });
}

// The generated file says what its outputs are; a record takes them as what they are made of.
const outputsOf = (outputs: unknown) => outputs as (CaseRecord['outcome'] & { ok: true })['outputs'];

/** Lists and objects within one another, and values in all, beyond which a value is not recorded: no case needs them. */
const deepest = 8;
const mostValues = 1_000_000;

/**
 * Stands for what JSON cannot hold, and is refused as that was: in place of facts or of an item a list is, in place of a list or of a
 * value an object.
 */
const unrecorded = (what: string, depth: number): unknown =>
  depth % 2 === 0 ? ['unrecorded', what] : { unrecorded: what };

/** A copy that JSON holds and that is read as the value itself is. Never throws. */
export function recordable(value: unknown): unknown {
  let left = mostValues;
  const copy = (given: unknown, depth: number): unknown => {
    if (--left < 0 || depth > deepest) return unrecorded('too much', depth);
    switch (typeof given) {
      case 'string':
      case 'boolean':
        return given;
      case 'number':
        return Number.isFinite(given) ? given : unrecorded(String(given), depth);
      case 'bigint':
        return String(given);
      case 'object':
        return given === null ? null : guarded(given, depth);
      case 'undefined':
      case 'symbol':
      case 'function':
        return unrecorded(seen(given)[0], depth);
    }
  };
  const copyOf = (given: object, depth: number): unknown => {
    if (Array.isArray(given)) {
      const list: readonly unknown[] = given;
      return Array.from({ length: Math.min(list.length, left + 1) }, (_, index) =>
        copy(list[index], depth + 1),
      );
    }
    if ('toFixed' in given && typeof given.toFixed === 'function') return String(given);
    const record = isWritten(given) ? openRecord(given) : undefined;
    if (record === undefined) return unrecorded(seen(given)[0], depth);
    const copied: Record<string, unknown> = Object.create(null);
    for (const name of record.names) {
      const found = record.get(name);
      if (found === absent) continue;
      copied[name] = found === broken ? unrecorded('unreadable', depth + 1) : copy(found.value, depth + 1);
    }
    return copied;
  };
  const guarded = (given: object, depth: number): unknown => {
    try {
      return copyOf(given, depth);
    } catch {
      return unrecorded('unreadable', depth);
    }
  };
  return copy(value, 0);
}
