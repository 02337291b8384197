// Model + facts → outcome: what a run answers, exactly or with named refusals.
// A fact is required when a result that is asked for can reach it (over all branches), unless its presence says otherwise;
// what is computed is only what the case really reaches.

import type { DecimalObject, InAmounts } from '../../runtime/case/amount-class.js';
import { amountsIn, inAmounts } from '../../runtime/case/amounts.js';
import { dateGiven, readOptions } from '../../runtime/case/case-options.js';
import { inForceOf } from '../../runtime/case/in-force.js';
import { distinct, inOrderOfFacts, topOf } from '../../runtime/case/listed-errors.js';
import { withRecord } from '../../runtime/case/record-case.js';
import { type FactValues, readFacts, type Value } from '../../runtime/facts/facts.js';
import { Assessed, tracedValues } from '../../runtime/outcome/assessed.js';
import type {
  CaseError,
  Outcome,
  Outputs,
  OutputValue,
  TracedValue,
} from '../../runtime/outcome/assessment.js';
import { notInForce, requirementFailed } from '../../runtime/outcome/case-errors.js';
import type { DefinitionId, Expression, InForceOn, Model, Result } from '../model.js';
import type { Reached } from '../reached/facts-reached.js';
import { resultWords } from '../result-words.js';
import type { CaseRun, Taken } from './case-run.js';
import { Interpreter, isCaseError, labelOf } from './interpreter.js';
import { missingFacts } from './missing-facts.js';
import { numbersOf } from './option-shapes.js';
import { type EvaluateOptions, originOf, type RulesProvenance } from './recorded.js';
import { writeResult } from './write-result.js';

export type { EvaluateOptions } from './recorded.js';

/** Everything that was computed on the way to an outcome. */
export interface Trace {
  readonly outcome: Outcome;
  /** Exact values; per item for definitions of a list, undefined for an item that was not looked at. */
  readonly values: ReadonlyMap<DefinitionId, Value | readonly (Value | undefined)[]>;
  /** The row, branch or alternative that a definition took, per item for definitions of a list. */
  readonly taken: ReadonlyMap<DefinitionId, Taken | readonly (Taken | undefined)[]>;
  /** The facts as read. */
  readonly facts: FactValues;
}

/**
 * Evaluates one case. Never throws, whatever facts and options are. For many cases, keep an `Interpreter` and give it here.
 * `beside` are names of options that the caller takes care of; any other that is not known is refused. `provenance` is asked for
 * where a record is wanted and the options say none.
 */
export function evaluate(
  model: Model | Interpreter,
  facts: unknown,
  options?: EvaluateOptions,
  beside?: readonly string[],
  provenance?: () => RulesProvenance,
): Outcome;
/** With numbers in the class that the options give. */
export function evaluate<Amount extends DecimalObject>(
  model: Model | Interpreter,
  facts: unknown,
  options: EvaluateOptions | InAmounts<EvaluateOptions, Amount> | undefined,
  beside?: readonly string[],
  provenance?: () => RulesProvenance,
): Outcome<Outputs<Amount>>;
export function evaluate(
  model: Model | Interpreter,
  facts: unknown,
  options?: unknown,
  beside: readonly string[] = [],
  provenance?: () => RulesProvenance,
): Outcome<Outputs<unknown>> {
  const interpreter = interpreterOf(model);
  const wrong: CaseError[] = [];
  const amounts = amountsIn(options, wrong);
  const { outcome } = runCase(interpreter, facts, options, [...beside, 'amounts'], provenance, wrong);
  return inAmounts(outcome, amounts, numbersOf(interpreter.model));
}

/** As `evaluate`, with the exact value of every definition that was computed. */
export function trace(
  model: Model | Interpreter,
  facts: unknown,
  options?: EvaluateOptions,
  beside?: readonly string[],
): Trace {
  const interpreter = interpreterOf(model);
  const { outcome, run } = runCase(interpreter, facts, options, beside);
  const values = new Map<DefinitionId, Value | readonly (Value | undefined)[]>();
  const taken = new Map<DefinitionId, Taken | readonly (Taken | undefined)[]>();
  for (const { id, list } of interpreter.model.definitions) {
    const value = interpreter.computed(run, id);
    if (value === undefined) continue;
    values.set(id, value);
    if (list === undefined) {
      const one = interpreter.taken(run, id);
      if (one !== undefined) taken.set(id, one);
    } else if (Array.isArray(value)) {
      const all = value.map((_: unknown, item: number) => interpreter.taken(run, id, item));
      if (all.some((one) => one !== undefined)) taken.set(id, all);
    }
  }
  return { outcome, values, taken, facts: run.facts };
}

/** The exact value of a definition on facts that are already read. */
export function evaluateDefinition(
  model: Model | Interpreter,
  facts: FactValues,
  readings: Readonly<Record<string, string>>,
  definition: DefinitionId,
): Value | CaseError {
  const interpreter = interpreterOf(model);
  return interpreter.value(interpreter.start(facts, readings), definition);
}

/** The exact value of an expression of the model on facts that are already read. */
export function evaluateExpression(
  model: Model | Interpreter,
  facts: FactValues,
  readings: Readonly<Record<string, string>>,
  expression: Expression,
): Value | CaseError {
  const interpreter = interpreterOf(model);
  return interpreter.expression(interpreter.start(facts, readings), expression);
}

const interpreterOf = (model: Model | Interpreter): Interpreter =>
  model instanceof Interpreter ? model : new Interpreter(model);

interface Ran {
  readonly outcome: Outcome;
  readonly run: CaseRun;
}

function runCase(
  interpreter: Interpreter,
  input: unknown,
  options: unknown,
  beside: readonly string[] = [],
  provenance?: () => RulesProvenance,
  wrongBeside: readonly CaseError[] = [],
): Ran {
  const { model } = interpreter;
  const {
    readings,
    results: asked,
    isPart,
    on,
    isRecorded,
    errors: wrongOptions,
  } = readOptions(interpreter.options, options, [...beside, 'provenance']);
  const errors: CaseError[] = [...wrongOptions, ...wrongBeside];
  const origin = isRecorded ? originOf(interpreter, options, provenance, errors) : undefined;
  const reached = interpreter.reached(asked.map(({ definition }) => definition));

  // What could be read is kept where something could not, so that all mistakes of a case are told at once.
  const read = readFacts(interpreter.shapes, input);
  const given = dateGiven(interpreter.dating, read.facts, on, errors);
  const run = interpreter.start(given, readings);
  const answer = (outcome: Outcome): Ran => ({
    outcome: origin
      ? withRecord(
          outcome,
          { facts: input, options, inForce: inForceOf(interpreter.dating, given, on) },
          origin,
        )
      : outcome,
    run,
  });
  const wrong = [...errors, ...read.errors];
  const broken = new Set(wrong.flatMap(({ path }) => [path, topOf(path)]));
  const wholeCase = read.errors.some(({ path }) => path === '');
  const missing = wholeCase
    ? []
    : missingFacts(
        interpreter,
        run,
        reached,
        given,
        broken,
        surelyOf(interpreter, asked),
        asked.every(({ listed }) => listed),
      );
  const facts = [...read.errors, ...missing];
  if (errors.length > 0 || facts.length > 0) {
    return answer({ ok: false, errors: [...errors, ...inOrderOfFacts(interpreter.shapes, facts)] });
  }
  return answer(assess(interpreter, run, asked, withInForce(model, reached, given), !isPart));
}

/** Undefined where all listed results are asked for. */
const surelyOf = (interpreter: Interpreter, asked: readonly Result[]): ReadonlySet<string> | undefined =>
  isWhole(interpreter.model, asked)
    ? undefined
    : interpreter.surely(asked.map(({ definition, exists }) => exists ?? definition));

const isWhole = (model: Model, asked: readonly Result[]): boolean => {
  const names = new Set(asked.map(({ name }) => name));
  return model.results.every(({ name, listed }) => !listed || names.has(name));
};

/** A date that is given is looked at even where the results asked for do not need one. */
function withInForce(model: Model, reached: Reached, { values }: FactValues): Reached {
  const [first, ...others] = reached.requirements;
  const stated = model.requirements.find(({ inForce }) => inForce !== undefined);
  if (stated?.inForce === undefined || first === stated) return reached;
  if (values[stated.inForce.fact] === undefined) return reached;
  return { ...reached, requirements: [stated, ...(first === undefined ? [] : [first]), ...others] };
}

function assess(
  interpreter: Interpreter,
  run: CaseRun,
  asked: readonly Result[],
  reached: Reached,
  everything: boolean,
): Outcome {
  const { model } = interpreter;
  const errors: CaseError[] = [
    ...unmetRequirements(interpreter, run, reached, isWhole(interpreter.model, asked)),
  ];
  if (errors.length > 0) return { ok: false, errors };
  const outputs: [string, OutputValue][] = [];
  for (const result of asked) {
    const written = outputOf(interpreter, run, result);
    if (written === undefined) continue;
    if (isOutput(written)) outputs.push([result.name, written]);
    else errors.push(written);
  }
  const notices: string[] = [];
  for (const { text, when } of model.notices) {
    const said = when === undefined ? true : interpreter.expression(run, when);
    if (said === true) notices.push(text);
    // Where only some results are asked for, a notice about other facts is none of theirs.
    else if (said !== false && isCaseError(said) && everything) errors.push(said);
  }
  if (errors.length > 0) return { ok: false, errors: distinct(errors) };
  const readings = Object.fromEntries(model.readings.map(({ name }) => [name, run.readings[name] ?? '']));
  return new Assessed(Object.fromEntries(outputs), notices, retainedLabels(interpreter, run), readings, {
    trace: () => traced(interpreter, run),
    inForce: () => inForceOf(interpreter.dating, run.facts, undefined),
  });
}

function traced(interpreter: Interpreter, run: CaseRun): readonly TracedValue[] {
  const values = new Map<string, OutputValue>();
  for (const result of interpreter.model.results) {
    const written = outputOf(interpreter, run, result);
    if (written !== undefined && isOutput(written)) values.set(result.name, written);
  }
  const words = resultWords(interpreter.model);
  return tracedValues(words, (name) => values.get(name), retainedLabels(interpreter, run));
}

function unmetRequirements(
  interpreter: Interpreter,
  run: CaseRun,
  reached: Reached,
  isAll: boolean,
): readonly CaseError[] {
  const errors: CaseError[] = [];
  for (const { condition, message, list, fact, inForce } of reached.requirements) {
    if (inForce !== undefined) {
      const refusal = notInForceOn(interpreter, run, condition, inForce);
      if (refusal !== undefined) return [refusal];
      continue;
    }
    const places = list === undefined ? [-1] : run.itemsOf(list).map((_, index) => index);
    for (const place of places) {
      const met = interpreter.expression(run, condition, place);
      const item = list === undefined ? '' : `${list}[${place}]`;
      const path = [item, fact ?? ''].filter((part) => part !== '').join('.');
      if (met === false) errors.push(requirementFailed(path, message));
      // Where only some results are asked for, what they do not reach need not be there.
      else if (met !== true && isCaseError(met) && (isAll || met.code !== 'missing_fact')) errors.push(met);
    }
  }
  return distinct(errors);
}

function notInForceOn(
  interpreter: Interpreter,
  run: CaseRun,
  condition: Expression,
  { date, fact, periods }: InForceOn,
): CaseError | undefined {
  const met = interpreter.expression(run, condition);
  if (met === true) return undefined;
  if (met !== false && isCaseError(met)) return met;
  const day = interpreter.expression(run, date);
  if (typeof day !== 'object' || isCaseError(day)) return undefined;
  const named = periods.map(({ name, from, to }) => ({ version: name, from, to }));
  return notInForce(fact, Number(day.n), named);
}

const isOutput = (written: OutputValue | CaseError): written is OutputValue =>
  typeof written !== 'object' || Array.isArray(written);

/** Undefined where the case has no such result. */
function outputOf(
  interpreter: Interpreter,
  run: CaseRun,
  result: Result,
): OutputValue | CaseError | undefined {
  const { definition, exists, list } = result;
  if (exists !== undefined) {
    const has = interpreter.value(run, exists);
    if (isCaseError(has)) return has;
    if (has !== true) return undefined;
  }
  if (list === undefined) {
    const value = interpreter.value(run, definition);
    return isCaseError(value) ? value : writeResult(result, value);
  }
  const items: (string | boolean)[] = [];
  for (let place = 0; place < run.itemsOf(list).length; place++) {
    const value = interpreter.value(run, definition, place);
    const written = isCaseError(value) ? value : writeResult(result, value);
    if (typeof written === 'object') return written;
    items.push(written);
  }
  return items;
}

/**
 * The label retained per declared name that has alternatives: of its definitions with the role `retained` the last one that was
 * computed in the actual case, outside lists.
 */
function retainedLabels(interpreter: Interpreter, run: CaseRun): Readonly<Record<string, string>> {
  const labels = new Map<string, string>();
  for (const { id, owner, role, list, counterfactual, body } of interpreter.model.definitions) {
    if (role !== 'retained' || list !== undefined || counterfactual !== undefined) continue;
    const taken = interpreter.taken(run, id);
    if (taken !== undefined) labels.set(owner, labelOf(body, taken));
  }
  return Object.fromEntries(labels);
}
