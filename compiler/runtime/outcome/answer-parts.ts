// What answers and records are made of: values as they leave, and named refusals with the fact's path.

import type { Localized } from './localized.js';

/**
 * A value as it leaves: decimal string, yes/no, option name, ISO date, text; per item for list results. With the option `amounts`
 * numbers are `Amount`.
 */
export type OutputValue<Amount = never> = string | boolean | Amount | readonly (string | boolean | Amount)[];

/** Why one case was refused; the other cases go on. */
export type CaseErrorCode =
  | 'invalid_json'
  | 'unknown_fact'
  | 'missing_fact'
  | 'wrong_type'
  | 'out_of_domain'
  | 'off_step'
  | 'unknown_option'
  | 'too_many_items'
  | 'unknown_reading'
  | 'unknown_result'
  | 'requirement_failed'
  | 'not_given'
  | 'not_in_force'
  | 'division_by_zero'
  | 'too_large'
  | 'no_item'
  | 'no_row'
  | 'invalid_date'
  | 'no_finite_decimal';

export interface CaseError {
  readonly code: CaseErrorCode;
  /** Says what is wrong and what would be right, in both languages. */
  readonly message: Localized;
  /** Path of the fact: `area`, `skiers[2].age` (from 0); the name of the amount for errors that no single fact causes; empty for the whole case. */
  readonly path: string;
}

/** A named value of a case, and where it comes from. */
export interface TracedValue {
  readonly name: string;
  readonly label: string;
  readonly value: OutputValue;
  /** Empty for what is no quantity; `%` for percentages. */
  readonly unit: string;
  /** Number of the clause as printed, else its title. */
  readonly clause: string;
  /** Label of the alternative retained, where the value has alternatives. */
  readonly retained: string | undefined;
}
