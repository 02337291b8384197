// The function for the usual case: straight-line code under the chosen readings. It leaves what is refused, and what is
// rarely asked for, to the thorough one.

import { walk } from '../../../3-model/expressions/walk.js';
import type { DefinitionId, Expression, Model, Result } from '../../../3-model/model.js';
import { reach } from '../../../3-model/reached/facts-reached.js';
import { atom, joinedBy, js, type Line, negation, nought, textCode } from '../code/code.js';
import { parameters } from '../code/names.js';
import { type Part, split } from '../code/splitting.js';
import { leave, plain, returns, type Statement, when } from '../code/statements.js';
import { propertyName } from '../code/texts.js';
import { write } from '../expressions/expression-code.js';
import { loopOver } from '../expressions/list-code.js';
import { writeRetainedWhereReached } from '../expressions/retained-code.js';
import { surelyReached } from '../expressions/surely-reached.js';
import { Block } from '../integers/block.js';
import type { Operand } from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';
import { FunctionCode, type Sources } from './function-code.js';
import { collectedWhereItExists, type ResultForm, resultForm } from './result-code.js';

const { seen } = parameters;

export interface FastCode {
  /** Functions that it calls, where it is long, and what they share. */
  readonly shared: readonly Line[];
  readonly parts: readonly Part[];
  readonly body: readonly Statement[];
  readonly forms: ReadonlyMap<string, ResultForm>;
  /** Some case is left to the thorough function. */
  readonly leaves: boolean;
  /** There are requirements or notices. */
  readonly looksFurther: boolean;
}

/** `sources` are of the model under its chosen readings. */
export function fastCode(sources: Sources): FastCode {
  const { model } = sources;
  const listed = model.results.filter((result) => result.listed);
  const ids = listed.map((result) => result.definition);
  const certain = listed.flatMap(({ definition, exists }) => [exists ?? definition]);
  const code = new FunctionCode(sources, 'fast', surelyReached(model, certain));
  const { block, scope } = code;
  writeInForce(code, block);
  code.define(
    reach({ ...model, requirements: [], notices: [] }, ids, { needs: false }).definitions,
    block,
    true,
  );

  const leaving = block.inner();
  const forms = new Map(
    listed.map((result) => [result.name, resultForm(result, sampleOf(result, block, scope))]),
  );
  const fields = listed.flatMap((result) => {
    const form = forms.get(result.name);
    if (form === undefined) return [];
    const value = collectedWhereItExists(result, leaving, scope, form.scaled, form.scaledType);
    return [value.text === result.name ? value : js`${atom(propertyName(result.name))}: ${value}`];
  });

  const alone = block.refuses || leaving.refuses;
  const checks = block.inner();
  code.define(reach(model, ids, { needs: false }).definitions, checks, true);
  writeRequirements(model, checks, scope);
  writeNotices(model, checks, scope);

  const told = checks.inner();
  const outputs = listed.flatMap((result) => {
    const form = forms.get(result.name);
    if (form === undefined) return [];
    const value = collectedWhereItExists(result, told, scope, form.written, form.writtenType);
    const field = js`${atom(propertyName(result.name))}: ${value}`;
    return [
      result.exists === undefined ? js`  ${field},` : js`  ...(${value} === undefined ? {} : { ${field} }),`,
    ];
  });
  told.push(plain(joinedBy('\n', [js`${seen}.outputs = {`, ...outputs, '};'])));
  writeRetainedWhereReached(model, told, scope, write);

  const tail = [...leaving.statements, returns(js`{ ${joinedBy(', ', fields)} }`)];
  const { before, parts, body } = split({
    prelude: code.prelude(),
    lines: block.statements,
    checks: checks.statements,
    told: told.statements,
    tail,
  });
  const looksFurther =
    model.requirements.some(({ inForce }) => inForce === undefined) || model.notices.length > 0;
  return { shared: before, parts, body, forms, leaves: alone, looksFurther };
}

/** Some value of a result: it tells how all are represented. */
export function sampleOf(result: Result, block: Block, scope: Scope): Operand {
  // The block is thrown away, with the statements that reading needs.
  const scratch = new Block(block.names);
  return scope.definitions.get(result.definition)?.read(scratch, [nought]) ?? { kind: 'none' };
}

/** A date on which nothing is in force is refused whoever asks, before anything is computed. */
function writeInForce(code: FunctionCode, block: Block): void {
  const { model } = code.scope;
  for (const { condition, inForce } of model.requirements) {
    if (inForce === undefined) continue;
    code.define(
      reach({ ...model, requirements: [], notices: [], results: [] }, referencesOf(condition), {
        needs: false,
      }).definitions,
      block,
      true,
    );
    const met = write(condition, block, code.scope);
    if (met.kind !== 'truth') continue;
    block.mayRefuse();
    block.push(when(negation(met.code), leave));
  }
}

function referencesOf(expression: Expression): readonly DefinitionId[] {
  const found: DefinitionId[] = [];
  walk(expression, (node) => {
    if (node.kind === 'reference') found.push(node.definition);
  });
  return found;
}

/** A case that breaks a requirement is left: the thorough function says which. */
function writeRequirements(model: Model, block: Block, scope: Scope): void {
  for (const { condition, list, inForce } of model.requirements) {
    if (inForce !== undefined) continue;
    const check = (into: Block, at: Scope): void => {
      const met = write(condition, into, at);
      if (met.kind === 'truth') into.push(when(negation(met.code), leave));
    };
    const place = list === undefined ? undefined : scope.lists.get(list);
    if (place === undefined) check(block, scope);
    else loopOver(place, place.name, scope, block, check);
  }
}

function writeNotices(model: Model, block: Block, scope: Scope): void {
  for (const { text, when: condition } of model.notices) {
    const said = plain(js`${seen}.notices.push(${textCode(text)});`);
    if (condition === undefined) {
      block.push(said);
      continue;
    }
    const operand = write(condition, block, scope);
    if (operand.kind === 'truth') block.push(when(operand.code, said));
  }
}
