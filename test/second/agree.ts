// The same case put to the second interpreter and to the product: where they part.

import { type EvaluateOptions, evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import type { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Outcome } from '../../compiler/runtime/outcome/assessment.js';
import type { Evaluator } from '../emit-typescript/compile-evaluator.js';
import type { Json } from './facts.js';
import { type Num, readDecimal } from './numbers.js';
import type { Answer, Second, Shown } from './second.js';

export type Input = Readonly<Record<string, unknown>>;

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

/** Refused by both is alike, whatever is said first of several reasons; a missing fact is told by its name. */
function isAlike(ours: Answer, theirs: Outcome, results: readonly string[] | undefined): boolean {
  if (!ours.ok || !theirs.ok) {
    // Where a need has no condition of its own, the product may ask for a fact too much, never too little (decision 24).
    if (ours.ok) return !theirs.ok && theirs.errors.every(({ code }) => code === 'missing_fact');
    if (theirs.ok) return false;
    if (ours.code === 'missing_fact' && theirs.errors.every(({ code }) => code !== 'missing_fact'))
      return false;
    return ours.code === 'missing_fact' || theirs.errors.every(({ code }) => code !== 'missing_fact');
  }
  const names = new Set([...Object.keys(ours.outputs), ...Object.keys(theirs.outputs)]);
  return (
    [...names].every((name) => isEqual(ours.outputs[name], theirs.outputs[name])) &&
    // Notices are about all of a case: where only some results are asked for, the reference says nothing of them.
    (results !== undefined || JSON.stringify(ours.notices) === JSON.stringify(theirs.notices))
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

function told(answer: Answer): unknown {
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
