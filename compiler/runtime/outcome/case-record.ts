// What is kept of a case for an audit: plain data that JSON holds, enough to price the case again and to say what changed.

import type { CaseError, OutputValue, TracedValue } from './answer-parts.js';

/** The period that a case falls in, as ISO dates; null for an end that is open and for a version without a name. */
export interface InForce {
  readonly version: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** The rules that priced a case. Hashes are SHA-256 in hexadecimal, those of files with `\n` at the ends of lines. */
export interface RulesOrigin {
  readonly name: string;
  readonly label: string;
  /** Of the rule file with everything it uses; null where the caller did not say it. */
  readonly sha256: string | null;
  /** Of each document, by its name. */
  readonly documents: Readonly<Record<string, string>>;
}

/** The program that priced a case. */
export interface EvaluatorOrigin {
  /** `generated`: a file of the TypeScript back end or its like in memory; `interpreter`: the model itself. */
  readonly kind: 'generated' | 'interpreter';
  /** Version of bareme that made it; null where that is not known. */
  readonly compiler: string | null;
  /** Of its code, where it is a file of its own. */
  readonly sha256: string | null;
}

/** Everything about the price of one case, as `evaluate(facts, { record: true })` keeps it. */
export interface CaseRecord {
  readonly format: 'bareme-record/1';
  readonly rules: RulesOrigin;
  readonly evaluator: EvaluatorOrigin;
  readonly runtime: { readonly version: string };
  /** As given. Decimal objects and bigints are their texts; what JSON cannot hold is named as `unrecorded`. */
  readonly facts: unknown;
  /** What was said beside the facts. */
  readonly options: {
    readonly readings?: unknown;
    readonly results?: unknown;
    readonly on?: unknown;
  };
  /** Undecided (null) where the date that decides is not there, lies in no period, or several periods could be meant. */
  readonly inForce: InForce | null;
  /** Every period of the tariff. */
  readonly periods: readonly InForce[];
  readonly outcome:
    | {
        readonly ok: true;
        readonly outputs: Readonly<Record<string, OutputValue>>;
        readonly notices: readonly string[];
        readonly retained: Readonly<Record<string, string>>;
        readonly readings: Readonly<Record<string, string>>;
      }
    | { readonly ok: false; readonly errors: readonly CaseError[] };
  /** Every named value with its clause, as `trace()` tells them; none for a refused case. */
  readonly values: readonly TracedValue[];
}
