// How generated code ends an evaluation: by telling why, or by leaving the case to the function that can tell.

import { type Code, call, js, textCode } from '../code/code.js';
import { type ErrorName, runtime } from '../code/runtime-names.js';
import { leave, plain, type Statement, when } from '../code/statements.js';
import type { Block } from '../integers/block.js';
import type { Operand } from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';

/** The statement that ends the evaluation with an error of the runtime: `error(owner, …others)`. */
export function refusal(scope: Scope, error: ErrorName, ...others: readonly Code[]): Statement {
  if (scope.mode === 'fast') return leave;
  scope.mode satisfies 'thorough';
  return plain(js`${call(runtime.refuse, call(runtime[error], textCode(scope.owner), ...others))};`);
}

/** Writes it; what comes after has no value. */
export function refuses(block: Block, scope: Scope, error: ErrorName, ...others: readonly Code[]): Operand {
  block.mayRefuse();
  block.push(refusal(scope, error, ...others));
  return { kind: 'none' };
}

/** Writes it under a condition. */
export function refusesWhen(
  test: Code,
  block: Block,
  scope: Scope,
  error: ErrorName,
  ...others: readonly Code[]
): void {
  block.mayRefuse();
  block.push(when(test, refusal(scope, error, ...others)));
}

/** A fact that may be missing where nothing says that it is given. */
export const demanded = (code: Code, path: Code, label: string): Code =>
  call(runtime.known, code, path, textCode(label));
