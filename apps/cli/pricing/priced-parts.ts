// The cases of a file into parts of what is printed of them, in order: in this thread, or in several.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { CaseSource } from '../input/case-source.js';
import { rejectText } from '../output/rejects.js';
import type { ResultWriter } from '../output/result-writer.js';
import type { RunnableRuleset } from '../rulesets/model-cache.js';
import { type EvaluateCase, evaluatorCode, evaluatorFrom } from './generated-evaluator.js';
import { pricedInThreads } from './in-threads.js';
import { isApart, type PieceTask } from './piece-task.js';
import { type PricedPart, partsOf } from './price-cases.js';
import type { Recorder } from './record-cases.js';
import type { Threads } from './threads-for.js';

/** What is to be made of cases. */
export type Order = RunnableRuleset &
  Omit<PieceTask, 'evaluator' | 'format'> & {
    readonly format: string;
    readonly keys: () => readonly string[];
    /** Makes records of the cases, which the interpreter then prices; undefined where there are none. */
    readonly recorder?: ((interpreter: Interpreter) => Recorder) | undefined;
  };

/** Cases after which the generated evaluator is worth making: some milliseconds, then many times as fast. */
const casesBeforeGenerating = 250;

export async function* pricedParts(
  order: Order,
  source: CaseSource,
  writer: ResultWriter,
  threads: Threads | undefined,
): AsyncGenerator<PricedPart> {
  const { pieces } = source;
  const task = threads === undefined || pieces === undefined ? undefined : await taskOf(order);
  if (threads === undefined || pieces === undefined || task === undefined) {
    yield* inThisThread(order, source, writer);
  } else {
    yield* pricedInThreads(pieces, () => threads.start(task), threads.count);
  }
}

/** Undefined where threads could not do it: the evaluator cannot be generated, or results hang together. */
async function taskOf(order: Order): Promise<PieceTask | undefined> {
  const { model, provenance, format, options, results, locale, skipRefused, keepRejects } = order;
  if (!isApart(format)) return undefined;
  const evaluator = await evaluatorCode(model, provenance);
  if ((await evaluatorFrom(evaluator)) === undefined) return undefined;
  return { evaluator, format, options, results, locale, skipRefused, keepRejects };
}

/** The interpreter prices the first cases, the evaluator that is generated meanwhile the others: nobody may see where. */
async function* inThisThread(
  order: Order,
  source: CaseSource,
  writer: ResultWriter,
): AsyncGenerator<PricedPart> {
  const { model, provenance, options, locale, skipRefused, keepRejects, keys } = order;
  const interpreter = new Interpreter(model);
  const recorder = order.recorder?.(interpreter);
  let evaluateCase: EvaluateCase =
    recorder?.evaluate ?? ((facts, asked) => evaluate(interpreter, facts, asked ?? {}));
  let generated = recorder !== undefined;
  let cases = 0;
  const pricing = () => ({
    evaluate: (facts: unknown) => evaluateCase(facts, options),
    write: writer.write,
    skipRefused,
    recorded: recorder?.recorded,
    rejected: keepRejects ? rejectText(source.heading(), keys(), locale) : undefined,
  });
  for await (const batch of source.batches) {
    for (const part of partsOf(batch, pricing)) {
      yield part;
      cases += part.cases;
      if (generated || cases < casesBeforeGenerating) continue;
      generated = true;
      evaluateCase = (await evaluatorFrom(await evaluatorCode(model, provenance))) ?? evaluateCase;
    }
  }
}
