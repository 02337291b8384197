// What an evaluation answers: amounts as exact decimal strings, or named refusals with the fact's path.

import type { CaseError, OutputValue, TracedValue } from './answer-parts.js';
import type { CaseRecord, InForce } from './case-record.js';

export type { CaseError, CaseErrorCode, OutputValue, TracedValue } from './answer-parts.js';

export type Outcome<O = Outputs> = Assessment<O> | Refusal;

export type Outputs<Amount = never> = Readonly<Record<string, OutputValue<Amount>>>;

export interface Assessment<O = Outputs> {
  readonly ok: true;
  /** By name, in the order of the file. */
  readonly outputs: O;
  readonly notices: readonly string[];
  /** Label of the alternative retained, per declared name that has alternatives. */
  readonly retained: Readonly<Record<string, string>>;
  /** The option in force of every reading. */
  readonly readings: Readonly<Record<string, string>>;
  /**
   * Every named value that the facts settle, listed results or not, in the order of the file: how the amounts come
   * about. It is computed when it is asked for. For a bill with formulas and quotes see `receiptOf`.
   */
  trace(): readonly TracedValue[];
  /** The period of the rules that the case falls in; undefined where no date is there to decide among several. */
  readonly inForce: InForce | undefined;
  /** Where it was asked for by `{ record: true }`. */
  readonly record?: CaseRecord;
}

export interface Refusal {
  readonly ok: false;
  /** At least one, in the order of the facts. */
  readonly errors: readonly CaseError[];
  /** Where it was asked for by `{ record: true }`. */
  readonly record?: CaseRecord;
}
