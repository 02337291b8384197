// The same case put to the second interpreter and to the product: where they part.

import { type EvaluateOptions, evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import type { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';

import type { Evaluator } from '../emit-typescript/compile-evaluator.js';
import type { Json } from './facts.js';
import { type Num, readDecimal } from './numbers.js';
import type { Answer, Second, Shown } from './second.js';

export type Input = Readonly<Record<string, unknown>>;

/** What both the interpreter's outcomes and those of programs say. */
export type Told =
  | { readonly ok: true; readonly outputs: object; readonly notices: readonly string[] }
  | { readonly ok: false; readonly errors: readonly { readonly code: string }[] };

export interface Parted {
  readonly input: Input;
  readonly ours: unknown;
  readonly theirs: unknown;
}

/** What one says and the other does not; undefined where both say the same. */
export function parted(
  second: Second,
  interpreter: Interpreter,
  input: Input,
  options: EvaluateOptions = {},
): Parted | undefined {
  const theirs = evaluate(interpreter, input, options);
  const ours = answerOf(second, input, options);
  if (isAlike(ours, theirs, options.results)) return undefined;
  return {
    input,
    ours: told(ours),
    theirs: theirs.ok ? { ...theirs.outputs, notices: theirs.notices } : theirs.errors,
  };
}

export const answerOf = (
  second: Second,
  input: Input,
  { readings, results, on }: EvaluateOptions = {},
): Answer =>
  second.answer(input as Readonly<Record<string, Json>>, {
    ...(readings && { readings }),
    ...(results && { results }),
    ...(on !== undefined && { on: String(on) }),
  });

/**
 * Refused by both is alike, whatever is said first of several reasons, but a fact that is missing is told as missing. Where the ways
 * through lists have no condition of their own, the product may ask for a fact too much, never too little (decision 24),
 * and look at a requirement or a notice that is about facts that no result comes to.
 */
export function isAlike(ours: Answer, theirs: Told, results: readonly string[] | undefined): boolean {
  const codes: readonly string[] = theirs.ok ? [] : theirs.errors.map(({ code }) => code);
  if (!ours.ok) return !theirs.ok && (ours.code !== 'missing_fact' || codes.includes('missing_fact'));
  if (!theirs.ok) {
    return codes.every(
      (code) => code === 'missing_fact' || (code === 'requirement_failed' && ours.unlooked.length > 0),
    );
  }
  const names = new Set([...Object.keys(ours.outputs), ...Object.keys(theirs.outputs)]);
  if (
    ![...names].every((name) =>
      isEqual(ours.outputs[name], (theirs.outputs as Record<string, unknown>)[name]),
    )
  )
    return false;
  // Notices are about all of a case: where only some results are asked for, the reference says nothing of them.
  if (results !== undefined) return true;
  return (
    ours.notices.every((text) => theirs.notices.includes(text)) &&
    theirs.notices.every((text) => ours.notices.includes(text) || ours.unlooked.includes(text))
  );
}

function isEqual(ours: Shown | undefined, theirs: unknown): boolean {
  if (Array.isArray(ours))
    return (
      Array.isArray(theirs) &&
      ours.length === theirs.length &&
      ours.every((one, index) => isEqual(one, theirs[index]))
    );
  if (typeof ours === 'object') {
    const number = typeof theirs === 'string' ? readDecimal(theirs) : undefined;
    const own = ours as Num;
    return number !== undefined && number.p === own.p && number.q === own.q;
  }
  return ours === theirs;
}

export function told(answer: Answer): unknown {
  if (!answer.ok) return answer;
  const text = (shown: Shown): unknown => {
    if (Array.isArray(shown)) return shown.map(text);
    if (typeof shown !== 'object') return shown;
    const { p, q } = shown as Num;
    return q === 1n ? String(p) : `${p}/${q} ≈ ${Number(p) / Number(q)}`;
  };
  return {
    ...Object.fromEntries(Object.entries(answer.outputs).map(([name, one]) => [name, text(one)])),
    notices: answer.notices,
  };
}

/** The same of a compiled evaluator. */
export function compiledParted(
  second: Second,
  evaluator: Evaluator,
  input: Input,
  options: EvaluateOptions = {},
): Parted | undefined {
  const theirs = evaluator.evaluateUnknown(input, options);
  const ours = answerOf(second, input, options);
  if (isAlike(ours, theirs, options.results)) return undefined;
  return { input, ours: told(ours), theirs: theirs.ok ? theirs.outputs : theirs.errors };
}
