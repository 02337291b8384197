// The public API: rule files as text in; diagnostics, models, outcomes, receipts and generated files out. No I/O.
// The workbook back end is `bareme/workbook`, what generated evaluators need is `bareme/runtime`.

import { type EvaluateOptions, evaluate as evaluateModel } from './3-model/evaluate/evaluate.js';
import { Interpreter } from './3-model/evaluate/interpreter.js';
import { checkExamples } from './3-model/examples.js';
import type { Model } from './3-model/model.js';
import type { Backend } from './6-emit/backend.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import { type CompileOptions, compile } from './pipeline.js';
import { provenanceOf } from './provenance-of.js';
import type { DecimalObject, InAmounts } from './runtime/case/amount-class.js';
import { readRulesOptions, rulesOptionNames } from './runtime/case/rules-options.js';
import type { Outcome, Outputs } from './runtime/outcome/assessment.js';
import type { SourceFile } from './source.js';

export { type EvaluateOptions, type Trace, trace } from './3-model/evaluate/evaluate.js';
export { Interpreter } from './3-model/evaluate/interpreter.js';
export type { Model } from './3-model/model.js';
export type { Backend, EmittedFile, Provenance } from './6-emit/backend.js';
export {
  type Receipt,
  type ReceiptOptions,
  receiptOf,
  receiptPage,
  receiptText,
} from './6-emit/receipt/receipt-of-case.js';
export type { Diagnostic, Fix, Locale, Localized, Severity } from './diagnostics/diagnostic.js';
export { renderDiagnostic, renderText } from './diagnostics/render.js';
export { diagnosticsToJson, type JsonDiagnostic } from './diagnostics/render-json.js';
export { type Limits, limitsForStrangers, usualLimits } from './limits.js';
export { type Compilation, type CompileOptions, compile } from './pipeline.js';
export { type EvaluateBatch, type Prepared, prepare } from './prepare.js';
export { provenanceOf } from './provenance-of.js';
export type { AmountClass, DecimalObject, InAmounts } from './runtime/case/amount-class.js';
export type {
  Assessment,
  CaseError,
  Outcome,
  OutputValue,
  Refusal,
  TracedValue,
} from './runtime/outcome/assessment.js';
export type { CaseRecord, EvaluatorOrigin, InForce, RulesOrigin } from './runtime/outcome/case-record.js';
export type { SourceFile, Span } from './source.js';

/** The rules themselves have errors, so no case can be evaluated. */
export interface BrokenRules {
  readonly ok: false;
  readonly errors: readonly [];
  readonly diagnostics: readonly Diagnostic[];
}

const asFile = (source: string | SourceFile): SourceFile =>
  typeof source === 'string' ? { path: 'rules.bareme', text: source } : source;

/** Every mistake of a rule file, in the order in which it was found; examples that the rules do not bear out come last. */
export function check(source: string | SourceFile, options: CompileOptions = {}): readonly Diagnostic[] {
  const { model, diagnostics } = compile(asFile(source), options);
  return model === undefined ? diagnostics : [...diagnostics, ...checkExamples(model)];
}

/** Where rules that are given as text find their modules and documents, how severe their messages are, and how much work they may ask for. */
export type RulesOptions = Pick<CompileOptions, 'load' | 'document' | 'levels' | 'limits'>;

/** Evaluates one case under a compiled model. Never throws: what is wrong with facts or options is in the result. */
export function evaluate(rules: Model | Interpreter, facts: unknown, options?: EvaluateOptions): Outcome;
/** With a class such as `Decimal` as `amounts`: numbers of the outputs are made by it, exactly. */
export function evaluate<Amount extends DecimalObject>(
  rules: Model | Interpreter,
  facts: unknown,
  options: InAmounts<EvaluateOptions, Amount>,
): Outcome<Outputs<Amount>>;
/** The same under rules given as text. */
export function evaluate<Amount extends DecimalObject>(
  rules: string | SourceFile | Model | Interpreter,
  facts: unknown,
  options: InAmounts<EvaluateOptions & RulesOptions, Amount>,
): Outcome<Outputs<Amount>> | BrokenRules;
/**
 * Evaluates one case under rules given as text. For many cases compile once and give the model's `Interpreter`. Never
 * throws: what is wrong with the facts, the options or the rules is in the result.
 */
export function evaluate(
  rules: string | SourceFile | Model | Interpreter,
  facts: unknown,
  options?: EvaluateOptions & RulesOptions,
): Outcome | BrokenRules;
export function evaluate<Amount extends DecimalObject>(
  rules: string | SourceFile | Model | Interpreter,
  facts: unknown,
  options?: (EvaluateOptions & RulesOptions) | InAmounts<EvaluateOptions & RulesOptions, Amount>,
): Outcome<Outputs<Amount>> | BrokenRules {
  if (rules instanceof Interpreter) return evaluateModel(rules, facts, options);
  if (typeof rules !== 'string' && 'definitions' in rules) return evaluateModel(rules, facts, options);
  const wanted = readRulesOptions(options);
  if (!wanted.ok) return wanted;
  const compilation = compile(asFile(rules), wanted.options);
  const { model, diagnostics } = compilation;
  if (model === undefined) return { ok: false, errors: [], diagnostics };
  return evaluateModel(model, facts, options, rulesOptionNames, () => provenanceOf(compilation));
}

/** The evaluator as readable TypeScript; loaded when it is first asked for. */
export const emitTypeScript: Backend = async (...given) =>
  (await import('./6-emit/typescript/emit-typescript.js')).emitTypeScript(...given);

/** The same as `evaluator.js` with `evaluator.d.ts`, on `bareme/runtime`; loaded when it is first asked for. */
export const emitJavaScript: Backend = async (...given) =>
  (await import('./6-emit/typescript/emit-javascript.js')).javaScriptBackend()(...given);

/** The results as JSON Schema 2020-12; loaded when it is first asked for. */
export const emitResultsSchema: Backend = async (...given) =>
  (await import('./6-emit/json-schema/results-schema.js')).emitResultsSchema(...given);

/** The facts as JSON Schema 2020-12; loaded when it is first asked for. */
export const emitJsonSchema: Backend = async (...given) =>
  (await import('./6-emit/json-schema/emit-json-schema.js')).emitJsonSchema(...given);

/** The same schema as a program that checks facts, without ajv; loaded when it is first asked for. */
export const emitValidator: Backend = async (...given) =>
  (await import('./6-emit/json-schema/emit-validator.js')).emitValidator(...given);
