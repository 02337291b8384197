// A case that the fast function leaves, at the entry points of whole steps. It leaves more than what is refused: a step that
// refuses may not be needed after all. The thorough function decides.

import type { CaseError, OutputValue, Refusal } from '../outcome/assessment.js';
import { thorough } from './assess.js';
import { propertyOf } from './batch.js';
import { type ColumnForm, inColumn } from './batch-of-some.js';
import type { Evaluation } from './evaluation.js';
import { Seen } from './seen.js';

type Forms = Readonly<Record<string, ColumnForm>>;

/** The listed results in whole steps of a case whose facts are in their domains, or why it has none. `S`: the file's `ScaledOutputs`. */
export function leftCase<F, R, O, S>(evaluation: Evaluation<F, R, O>, forms: Forms, facts: F): S | Refusal {
  const outcome = thorough(evaluation, facts, {}, new Seen());
  if (!outcome.ok) return outcome;
  const steps: unknown = Object.fromEntries(inSteps(evaluation, forms, outcome.outputs));
  return steps as S;
}

interface Columns {
  readonly outputs: Readonly<Record<string, object>>;
  readonly refused: Map<number, readonly CaseError[]>;
  readonly notices: Map<number, readonly string[]>;
}

/** The same as a row of a batch, with its notices. */
export function leftRow<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  forms: Forms,
  facts: F,
  row: number,
  { outputs, refused, notices }: Columns,
): void {
  const outcome = thorough(evaluation, facts, {}, new Seen());
  if (!outcome.ok) {
    refused.set(row, outcome.errors);
    return;
  }
  if (outcome.notices.length > 0) notices.set(row, outcome.notices);
  for (const [name, value] of inSteps(evaluation, forms, outcome.outputs)) {
    const column = outputs[name];
    if (column !== undefined) Reflect.set(column, row, value);
  }
}

/** Those that the case has. */
function inSteps<F, R, O>(
  { results }: Evaluation<F, R, O>,
  forms: Forms,
  outputs: O,
): readonly (readonly [string, unknown])[] {
  return results.flatMap(({ name, listed }) => {
    const value = listed ? (propertyOf(outputs, name) as OutputValue | undefined) : undefined;
    return value === undefined ? [] : [[name, inColumn(forms[name] ?? { as: 'itself' }, value)] as const];
  });
}
