// The function for every other case: any readings, any results, facts missing. Each value is computed when it is first
// needed, so that it refuses exactly what the rules refuse, and tells why.

import type { Expression, InForceOn, Model, Result } from '../../../3-model/model.js';
import { reach } from '../../../3-model/reached/facts-reached.js';
import { atom, type Code, js, negation, textCode } from '../code/code.js';
import { parameters } from '../code/names.js';
import { aside, conditional, plain, type Statement, when } from '../code/statements.js';
import { access } from '../code/texts.js';
import { dayCode } from '../expressions/date-code.js';
import { write } from '../expressions/expression-code.js';
import { loopOver } from '../expressions/list-code.js';
import { writeRetained } from '../expressions/retained-code.js';
import type { Block } from '../integers/block.js';
import { isQuantity } from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';
import { sampleOf } from './fast-code.js';
import { FunctionCode, type Sources } from './function-code.js';
import { collected, existsCode, type ResultForm, resultForm } from './result-code.js';

const { seen } = parameters;

/** What of `seen` is told of a refusal. */
type Method = 'requirementFailed' | 'failed' | 'noticeFailed';

const stopped = when(js`${seen}.errors.length > 0`, plain(js`return;`));

export interface ThoroughCode {
  readonly body: readonly Statement[];
  readonly forms: ReadonlyMap<string, ResultForm>;
}

export function thoroughCode(sources: Sources): ThoroughCode {
  const { model } = sources;
  const code = new FunctionCode(sources, 'thorough');
  const { block, scope } = code;
  const all = [...model.results, ...model.results].map((result) => result.definition);
  code.define(reach(model, all, { needs: false }).definitions, block, false);
  const forms = new Map(
    model.results.map((result) => [result.name, resultForm(result, sampleOf(result, block, scope))]),
  );
  block.push(aside(''));
  writeRequirements(model, block, scope);
  if (model.requirements.length > 0) block.push(stopped);
  for (const result of model.results) {
    const form = forms.get(result.name);
    if (form !== undefined) writeOutput(result, form, block, scope);
  }
  writeNotices(model, block, scope);
  block.push(stopped);
  writeRetained(model, block, scope, write);
  return { body: [...code.prelude(), ...block.statements], forms };
}

/** The statements as they are, or so that a refusal in them is told to `seen`. */
function guarded(inner: Block, block: Block, method: Method): void {
  if (!inner.refuses) {
    block.push(...inner.statements);
    return;
  }
  const told = plain(js`${seen}.${atom(method)}(thrown);`);
  block.push({
    kind: 'around',
    arms: [
      { head: js`try`, body: inner.statements },
      { head: js`catch (thrown)`, body: [told] },
    ],
  });
}

function onlyIf(test: Code, inner: Block, block: Block): void {
  const [only, ...others] = inner.statements;
  const isLine = others.length === 0 && (only?.kind === 'plain' || only?.kind === 'when');
  block.push(isLine ? when(test, only) : conditional(test, inner.statements));
}

function writeRequirements(model: Model, block: Block, scope: Scope): void {
  model.requirements.forEach(({ condition, message, list, fact, inForce }, number) => {
    const outer = block.inner();
    if (inForce !== undefined) {
      writeInForce(condition, inForce, outer, scope);
      const isGiven = js`${parameters.facts}${atom(access(inForce.fact))} !== undefined`;
      onlyIf(js`${seen}.checks(${number}) || ${isGiven}`, outer, block);
      block.push(stopped);
      return;
    }
    const check = (into: Block, at: Scope, path: Code): void => {
      const inner = into.inner();
      const met = write(condition, inner, at);
      if (met.kind === 'truth') {
        inner.push(when(negation(met.code), plain(js`${seen}.unmet(${path}, ${textCode(message)});`)));
      }
      guarded(inner, into, 'requirementFailed');
    };
    const place = list === undefined ? undefined : scope.lists.get(list);
    if (place === undefined) check(outer, scope, textCode(fact ?? ''));
    else {
      const told = atom(fact === undefined ? '' : `.${fact}`);
      loopOver(place, place.name, scope, outer, (inner, item, index) => {
        check(inner, item, js`\`${atom(place.name)}[\${${index}}]${told}\``);
      });
    }
    onlyIf(js`${seen}.checks(${number})`, outer, block);
  });
}

function writeInForce(condition: Expression, { date, fact }: InForceOn, outer: Block, scope: Scope): void {
  const inner = outer.inner();
  const met = write(condition, inner, scope);
  const day = write(date, inner, scope);
  if (met.kind === 'truth' && isQuantity(day)) {
    const told = js`${seen}.notInForce(${textCode(fact)}, ${dayCode(day, inner, scope)}, evaluation.dating.versions);`;
    inner.push(when(negation(met.code), plain(told)));
  }
  guarded(inner, outer, 'failed');
}

function writeOutput(result: Result, form: ResultForm, block: Block, scope: Scope): void {
  const outer = block.inner();
  const inner = outer.inner();
  const exists = existsCode(result, inner, scope);
  const giving = exists === undefined ? inner : inner.inner();
  const value = collected(result, giving, scope, form.written, form.writtenType);
  giving.push(plain(js`${seen}.gives(${textCode(result.name)}, ${value});`));
  if (exists !== undefined) inner.push(conditional(exists, giving.statements));
  guarded(inner, outer, 'failed');
  const wants = atom(result.listed ? 'wants' : 'wantsUnlisted');
  onlyIf(js`${seen}.${wants}(${textCode(result.name)})`, outer, block);
}

function writeNotices(model: Model, block: Block, scope: Scope): void {
  for (const { text, when: condition } of model.notices) {
    const inner = block.inner();
    const said = plain(js`${seen}.notices.push(${textCode(text)});`);
    const operand = condition && write(condition, inner, scope);
    if (operand === undefined) inner.push(said);
    else if (operand.kind === 'truth') inner.push(when(operand.code, said));
    guarded(inner, block, 'noticeFailed');
  }
}
