// A record priced again: what differs, and the first values on the way to it that do.

import { isDeepStrictEqual } from 'node:util';
import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import type { Outcome, TracedValue } from '../../../compiler/runtime/outcome/assessment.js';
import { exactJson } from '../input/exact-json.js';
import type { KeptRecord } from './read-record.js';

/** Something that came out otherwise; undefined where there was, or is, none. */
export interface Difference {
  /** `outcome`: priced once, refused the other time. */
  readonly what: 'outcome' | 'result' | 'notices' | 'readings' | 'errors';
  /** Of a result. */
  readonly name?: string;
  readonly recorded: string | undefined;
  readonly now: string | undefined;
}

/** A named value that differs while none of those that it is made of does. */
export interface Cause {
  readonly name: string;
  readonly label: string;
  readonly clause: string;
  readonly recorded: string | undefined;
  readonly now: string | undefined;
}

export interface Replayed {
  readonly differences: readonly Difference[];
  readonly causes: readonly Cause[];
  /** What is not as it was when the record was kept. */
  readonly changed: {
    readonly rules: boolean;
    /** Names of documents. */
    readonly documents: readonly string[];
    readonly version: boolean;
    /** The record itself, since it was written. */
    readonly record: boolean;
  };
}

/** Prices the facts of a record under the rules at hand. */
export function replayRecord(record: KeptRecord, interpreter: Interpreter, provenance: Provenance): Replayed {
  const { readings, results, on } = record.options;
  // What stands in a record may be of any type: it is read like every option.
  const options: object = {
    ...(readings !== undefined && { readings }),
    ...(results !== undefined && { results }),
    ...(on !== undefined && { on }),
  };
  const isUnread = record.outcome.ok
    ? false
    : record.outcome.errors.some(({ code }) => code === 'invalid_json');
  const outcome: Outcome | undefined = isUnread ? undefined : evaluate(interpreter, record.facts, options);
  const differences = outcome === undefined ? [] : differencesOf(record, outcome);
  return {
    differences,
    causes:
      differences.length === 0 || outcome?.ok !== true ? [] : causesOf(record, outcome.trace(), interpreter),
    changed: {
      rules: record.rules.sha256 !== undefined && record.rules.sha256 !== provenance.ruleHash,
      documents: changedDocuments(record.rules.documents, provenance.documentHashes),
      version: record.version !== undefined && record.version !== provenance.compilerVersion,
      record: record.seal === 'broken',
    },
  };
}

const changedDocuments = (
  then: Readonly<Record<string, unknown>>,
  now: Readonly<Record<string, string>>,
): readonly string[] =>
  [...new Set([...Object.keys(then), ...Object.keys(now)])].filter((name) => then[name] !== now[name]).sort();

const said = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : exactJson(value);

function differencesOf({ outcome: then }: KeptRecord, now: Outcome): readonly Difference[] {
  if (!then.ok || !now.ok) {
    const [was, is] = [then, now].map((outcome) =>
      outcome.ok
        ? undefined
        : outcome.errors.map(({ code, path }) => `${code}${path === '' ? '' : ` (${path})`}`),
    );
    if (isDeepStrictEqual(was, is)) return [];
    const what = then.ok === now.ok ? 'errors' : 'outcome';
    return [{ what, recorded: was?.join(', '), now: is?.join(', ') }];
  }
  const names = [...new Set([...Object.keys(then.outputs), ...Object.keys(now.outputs)])];
  const results = names.flatMap((name): Difference[] => {
    const [recorded, current] = [said(then.outputs[name]), said(now.outputs[name])];
    return recorded === current ? [] : [{ what: 'result', name, recorded, now: current }];
  });
  const others = (['notices', 'readings'] as const).flatMap((what): Difference[] => {
    const [recorded, current] = [said(then[what] ?? []), said(now[what])];
    return recorded === current ? [] : [{ what, recorded, now: current }];
  });
  return [...results, ...others];
}

function causesOf(
  { values: then }: KeptRecord,
  now: readonly TracedValue[],
  interpreter: Interpreter,
): readonly Cause[] {
  const before = new Map(then.map(({ name, value }) => [name, said(value)]));
  const different = now.filter(({ name, value }) => before.get(name) !== said(value));
  const definitions = new Map(interpreter.model.results.map(({ name, definition }) => [name, definition]));
  const isRoot = ({ name }: TracedValue): boolean => {
    const own = definitions.get(name);
    if (own === undefined) return true;
    const { definitions: behind } = interpreter.reached([own]);
    return different.every((other) => {
      const id = definitions.get(other.name);
      return id === undefined || id === own || !behind.has(id);
    });
  };
  return different.filter(isRoot).map(({ name, label, clause, value }) => ({
    name,
    label,
    clause,
    recorded: before.get(name),
    now: said(value),
  }));
}
