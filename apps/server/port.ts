// What the server asks of the outside: rulesets, readers of bodies, a clock. The command line gives them, tests as well.

import type { EvaluateOptions } from '../../compiler/3-model/evaluate/evaluate.js';
import type { Model } from '../../compiler/3-model/model.js';
import type { Provenance } from '../../compiler/6-emit/backend.js';
import type { CaseError, Outcome } from '../../compiler/runtime/outcome/assessment.js';
import type { Localized } from '../../compiler/runtime/outcome/localized.js';

/** A ruleset that compiled, ready to price. */
export interface ServedRuleset {
  /** In URLs. */
  readonly name: string;
  readonly model: Model;
  readonly provenance: Provenance;
  /** One case of any origin, as `bareme run` answers it. */
  readonly evaluate: (facts: unknown, options?: EvaluateOptions) => Outcome;
  /** Absolute paths of all that it was made from, also of what is missing: a change of any makes it anew. */
  readonly files: readonly string[];
}

export type Loaded =
  | { readonly ok: true; readonly ruleset: ServedRuleset }
  /** `problems` for the log; `files` are looked at again, for a change that mends them. */
  | { readonly ok: false; readonly problems: readonly string[]; readonly files: readonly string[] };

export type JsonRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly message: Localized; readonly path: string };

/** A case of a stream of lines, as far as it could be read. */
export type LineRead = { readonly facts: unknown } | { readonly error: CaseError };

export interface Port {
  /** Of bareme. */
  readonly version: string;
  /** Reads and compiles a ruleset, by what the command line called it. */
  readonly load: (wanted: string) => Promise<Loaded>;
  /** Undefined for what is no UTF-8. */
  readonly readJson: (bytes: Uint8Array) => JsonRead;
  /** Lines of JSON as they arrive, some at a time, in constant memory; `known` are the names of the facts. */
  readonly readLines: (
    bytes: AsyncIterable<Uint8Array>,
    known: ReadonlySet<string>,
  ) => AsyncIterable<Iterable<LineRead>>;
  /** Calls back when a file may have changed; what it returns stops that. */
  readonly watch: (path: string, changed: () => void) => () => void;
  /** A line of the log. */
  readonly log: (line: string) => void;
}

export interface ServerSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** What a client must send as `Authorization: Bearer TOKEN`, or as the password of Basic. */
  readonly token: string | undefined;
  readonly logLevel: LogLevel;
  /** Bytes of a JSON body. */
  readonly largestBody: number;
  /** Cases of a list. */
  readonly longestList: number;
  /** Seconds in which a request must have arrived. */
  readonly requestTimeout: number;
}

export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

export const defaultSettings: ServerSettings = {
  host: '127.0.0.1',
  port: 8080,
  token: undefined,
  logLevel: 'info',
  largestBody: 1_000_000,
  longestList: 10_000,
  requestTimeout: 300,
};
