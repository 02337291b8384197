// A line of records into what a replay needs of it, whatever version of bareme wrote it.

import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import { parseJson } from '../input/json.js';
import { isSealed } from './seal.js';

/** A record as it was kept; what it does not hold is undefined. */
export interface KeptRecord {
  readonly number: number;
  readonly line: number | undefined;
  readonly key: unknown;
  /** What the user called the ruleset. */
  readonly ruleset: string | undefined;
  readonly facts: unknown;
  readonly options: Readonly<Record<string, unknown>>;
  readonly rules: {
    readonly sha256: string | undefined;
    readonly documents: Readonly<Record<string, unknown>>;
  };
  readonly version: string | undefined;
  readonly outcome: KeptOutcome;
  readonly values: readonly KeptValue[];
  /** Whether the line bears its own hash: `none` for a record that a program kept by itself. */
  readonly seal: 'whole' | 'broken' | 'none';
}

export type KeptOutcome =
  | {
      readonly ok: true;
      readonly outputs: Readonly<Record<string, unknown>>;
      readonly notices: unknown;
      readonly readings: unknown;
    }
  | { readonly ok: false; readonly errors: readonly { readonly code: string; readonly path: string }[] };

export interface KeptValue {
  readonly name: string;
  readonly value: unknown;
}

export type RecordRead =
  | { readonly ok: true; readonly record: KeptRecord }
  | { readonly ok: false; readonly reason: Localized };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const objectOf = (value: unknown): Readonly<Record<string, unknown>> => (isObject(value) ? value : {});
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** `place` is the line of the file, which numbers records that programs kept by themselves. */
export function readRecord(line: string, place: number): RecordRead {
  const json = parseJson(line);
  if (!json.ok) return { ok: false, reason: json.message };
  const { value } = json;
  if (!isObject(value) || value.format !== 'bareme-record/1') {
    return {
      ok: false,
      reason: {
        en: 'this is no record: its `format` is not `bareme-record/1`',
        fr: "ce n'est pas un enregistrement : son `format` n'est pas `bareme-record/1`",
      },
    };
  }
  const outcome = outcomeOf(value.outcome);
  if (outcome === undefined || !('facts' in value)) {
    return {
      ok: false,
      reason: {
        en: 'this record has lost its facts or its outcome',
        fr: 'cet enregistrement a perdu ses données ou son résultat',
      },
    };
  }
  const about = objectOf(value.case);
  const rules = objectOf(value.rules);
  const sealed = typeof value.sha256 === 'string';
  return {
    ok: true,
    record: {
      number: typeof about.number === 'number' ? about.number : place,
      line: typeof about.line === 'number' ? about.line : undefined,
      key: about.key,
      ruleset: textOf(value.ruleset),
      facts: value.facts,
      options: objectOf(value.options),
      rules: { sha256: textOf(rules.sha256), documents: objectOf(rules.documents) },
      version: textOf(objectOf(value.evaluator).compiler) ?? textOf(objectOf(value.runtime).version),
      outcome,
      values: listOf(value.values).flatMap((each) =>
        isObject(each) && typeof each.name === 'string' ? [{ name: each.name, value: each.value }] : [],
      ),
      seal: sealed ? (isSealed(line) ? 'whole' : 'broken') : 'none',
    },
  };
}

function outcomeOf(given: unknown): KeptOutcome | undefined {
  if (!isObject(given)) return undefined;
  if (given.ok === true && isObject(given.outputs)) {
    return { ok: true, outputs: given.outputs, notices: given.notices, readings: given.readings };
  }
  if (given.ok !== false) return undefined;
  const errors = listOf(given.errors).flatMap((error) =>
    isObject(error) && typeof error.code === 'string'
      ? [{ code: error.code, path: textOf(error.path) ?? '' }]
      : [],
  );
  return errors.length > 0 ? { ok: false, errors } : undefined;
}
