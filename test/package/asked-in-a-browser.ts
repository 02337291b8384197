// The program that the browser tests bundle: it asks the evaluator, the compiler and the back ends, in a page or a worker.

import { emitWorkbook } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { check, emitJsonSchema, emitTypeScript, evaluate as evaluateText } from '../../compiler/index.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluate, type Facts } from '../../generated/amf-sacem-2015/evaluator.js';

/** What is asked; it travels to the page as JSON. */
export interface Asked {
  readonly facts: readonly Facts[];
  readonly rules: string;
  readonly cases: readonly unknown[];
  readonly broken: string;
}

/** The same answers wherever it runs. */
export async function answers({ facts, rules, cases, broken }: Asked) {
  const { model } = compile({ path: 'rules.bareme', text: rules });
  if (model === undefined) throw new Error('the rules do not compile');
  const provenance = { compilerVersion: '0', ruleHash: 'none', documentHashes: {} };
  const emitted = [];
  for (const backend of [emitTypeScript, emitJsonSchema, emitWorkbook]) {
    for (const { name, content } of await backend(model, provenance, () => {})) {
      emitted.push({ name, content: typeof content === 'string' ? content : [...content].join() });
    }
  }
  return {
    evaluated: facts.map((given) => evaluate(given)),
    fromText: cases.map((given) => evaluateText(rules, given)),
    diagnostics: check(broken).map(({ code, message }) => `${code} ${message.en} / ${message.fr}`),
    emitted,
  };
}

/**
 * In a worker the answers are sent, so that they are known to survive the copy.
 *
 * @public The bundle for the browser imports it from a text.
 */
export function listen(worker: {
  postMessage: (message: unknown) => void;
  onmessage: ((event: { readonly data: Asked }) => void) | null;
}): void {
  worker.onmessage = ({ data }) =>
    void answers(data).then(
      (found) => worker.postMessage(found),
      (error: unknown) => worker.postMessage({ failed: String(error) }),
    );
}
