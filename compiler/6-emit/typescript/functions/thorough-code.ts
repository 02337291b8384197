// The function for every other case: any readings, any results, facts missing. Each value is computed when it is first
// needed, so that it refuses exactly what the rules refuse, and tells why.

import { reach } from '../../../3-model/facts-reached.js';
import type { Expression, InForceOn, Model, Result } from '../../../3-model/model.js';
import { atom, type Code, negation, textLiteral } from '../code/code.js';
import { access } from '../code/names.js';
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

export interface ThoroughCode {
  readonly lines: readonly string[];
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
  block.push('');
  writeRequirements(model, block, scope);
  if (model.requirements.length > 0) block.push('if (seen.errors.length > 0) return;');
  for (const result of model.results) {
    const form = forms.get(result.name);
    if (form !== undefined) writeOutput(result, form, block, scope);
  }
  writeNotices(model, block, scope);
  block.push('if (seen.errors.length > 0) return;');
  writeRetained(model, block, scope, write);
  return { lines: [...code.prelude(), ...block.lines], forms };
}

/** The statements as they are, or so that a refusal in them is told to `seen`. */
function guarded(inner: Block, block: Block, method: string): void {
  if (!inner.refuses) {
    block.push(...inner.lines);
    return;
  }
  block.embed('try', inner, ' catch (thrown) {');
  block.push(`  seen.${method}(thrown);`, '}');
}

function onlyIf(test: string, inner: Block, block: Block): void {
  const [only] = inner.lines;
  if (inner.lines.length === 1 && only !== undefined) block.push(`if (${test}) ${only}`);
  else block.embed(`if (${test})`, inner);
}

function writeRequirements(model: Model, block: Block, scope: Scope): void {
  model.requirements.forEach(({ condition, message, list, fact, inForce }, number) => {
    const outer = block.inner();
    if (inForce !== undefined) {
      writeInForce(condition, inForce, outer, scope);
      onlyIf(`seen.checks(${number}) || facts${access(inForce.fact)} !== undefined`, outer, block);
      block.push('if (seen.errors.length > 0) return;');
      return;
    }
    const check = (into: Block, at: Scope, path: Code): void => {
      const inner = into.inner();
      const met = write(condition, inner, at);
      if (met.kind === 'truth') {
        inner.push(`if (${negation(met.code).text}) seen.unmet(${path.text}, ${textLiteral(message)});`);
      }
      guarded(inner, into, 'requirementFailed');
    };
    const place = list === undefined ? undefined : scope.lists.get(list);
    if (place === undefined) check(outer, scope, atom(textLiteral(fact ?? '')));
    else {
      loopOver(place, place.name, scope, outer, (inner, item, index) => {
        check(
          inner,
          item,
          atom(`\`${place.name}[\${${index.text}}]${fact === undefined ? '' : `.${fact}`}\``),
        );
      });
    }
    onlyIf(`seen.checks(${number})`, outer, block);
  });
}

function writeInForce(condition: Expression, { date, fact }: InForceOn, outer: Block, scope: Scope): void {
  const inner = outer.inner();
  const met = write(condition, inner, scope);
  const day = write(date, inner, scope);
  if (met.kind === 'truth' && isQuantity(day)) {
    const told = `seen.notInForce(${textLiteral(fact)}, ${dayCode(day, inner, scope).text}, evaluation.dating.versions);`;
    inner.push(`if (${negation(met.code).text}) ${told}`);
  }
  guarded(inner, outer, 'failed');
}

function writeOutput(result: Result, form: ResultForm, block: Block, scope: Scope): void {
  const outer = block.inner();
  const inner = outer.inner();
  const exists = existsCode(result, inner, scope);
  const giving = exists === undefined ? inner : inner.inner();
  const value = collected(result, giving, scope, form.written, form.writtenType);
  giving.push(`seen.gives(${textLiteral(result.name)}, ${value.text});`);
  if (exists !== undefined) inner.embed(`if (${exists.text})`, giving);
  guarded(inner, outer, 'failed');
  onlyIf(`seen.${result.listed ? 'wants' : 'wantsUnlisted'}(${textLiteral(result.name)})`, outer, block);
}

function writeNotices(model: Model, block: Block, scope: Scope): void {
  for (const { text, when } of model.notices) {
    const inner = block.inner();
    const said = `seen.notices.push(${textLiteral(text)});`;
    const operand = when && write(when, inner, scope);
    if (operand === undefined) inner.push(said);
    else if (operand.kind === 'truth') inner.push(`if (${operand.code.text}) ${said}`);
    guarded(inner, block, 'noticeFailed');
  }
}
