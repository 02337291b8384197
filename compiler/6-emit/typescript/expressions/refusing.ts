// How generated code ends an evaluation: by telling why, or by leaving the case to the function that can tell.

import { type Code, call, textLiteral } from '../code/code.js';
import type { Block } from '../integers/block.js';
import type { Operand } from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';

const leave = 'return undefined;';

/** The statement that ends the evaluation with an error of the runtime: `error(owner, …others)`. */
export function refusal(scope: Scope, error: string, ...others: readonly string[]): string {
  if (scope.mode === 'fast') return leave;
  scope.mode satisfies 'thorough';
  return `refuse(${[`${error}(${textLiteral(scope.owner)}`, ...others].join(', ')}));`;
}

/** Writes it; what comes after has no value. */
export function refuses(block: Block, scope: Scope, error: string, ...others: readonly string[]): Operand {
  block.mayRefuse();
  block.push(refusal(scope, error, ...others));
  return { kind: 'none' };
}

/** Writes it under a condition. */
export function refusesWhen(
  when: Code,
  block: Block,
  scope: Scope,
  error: string,
  ...others: readonly string[]
): void {
  block.mayRefuse();
  block.push(`if (${when.text}) ${refusal(scope, error, ...others)}`);
}

/** A fact that may be missing where nothing says that it is given. */
export const demanded = (code: Code, path: string, label: string): Code =>
  call('known', code, { text: path, precedence: 20 }, { text: textLiteral(label), precedence: 20 });
