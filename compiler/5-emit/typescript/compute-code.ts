// The function in which everything is computed: definitions in order, then what leaves. Entry points share it.

import { type Reached, reach } from '../../3-model/facts-reached.js';
import type { DefinitionId, Expression, Model, Result } from '../../3-model/model.js';
import { Block } from './block.js';
import { atom, type Code, negation, textLiteral } from './code.js';
import { write } from './expression-code.js';
import { FunctionCode, type Sources } from './function-code.js';
import { loopOver } from './list-code.js';
import { access, propertyName } from './names.js';
import type { Operand } from './operand.js';
import { collected, type ResultForm, resultForm } from './result-code.js';
import { writeRetained } from './retained-code.js';
import type { Scope } from './scope.js';

export interface ComputeCode {
  readonly lines: readonly string[];
  readonly forms: ReadonlyMap<string, ResultForm>;
  /** A case may be refused while it is computed. */
  readonly refuses: boolean;
}

/** Names of the function's parameters. */
export const parameters = ['facts', 'readings', 'seen'];

export function computeCode(sources: Sources): ComputeCode {
  const { model } = sources;
  const code = new FunctionCode(sources);
  const { block, scope } = code;
  const listed = model.results.filter((result) => result.listed);
  const owed = ownReach(
    model,
    listed.map((result) => result.definition),
  );
  code.define(owed.definitions, block, true);

  const forms = new Map<string, ResultForm>();
  const seen = block.inner();
  code.define(everythingReached(model), seen, true);
  for (const result of model.results)
    forms.set(result.name, resultForm(result, sampleOf(result, block, scope)));

  writeRequirements(model, seen, scope);
  seen.push('if (seen.errors.length > 0) return undefined;');
  for (const result of model.results) writeOutput(result, forms, seen, scope);
  writeNotices(model, seen, scope);
  writeRetained(model, seen, scope, write);
  seen.push('return undefined;');
  block.push('');
  block.embed('if (seen !== undefined)', seen);

  const fields: string[] = [];
  const leaving = block.inner();
  for (const result of listed) {
    const form = forms.get(result.name);
    if (form === undefined) continue;
    const value = collected(result, leaving, scope, form.scaled, form.scaledType);
    fields.push(`${propertyName(result.name)}: ${value.text}`);
  }
  block.push(...leaving.lines, `return { ${fields.join(', ')} };`);
  return { lines: [...code.prelude(), ...block.lines], forms, refuses: leaving.refuses };
}

/** Definitions that the results themselves need, without requirements and notices. */
function ownReach(model: Model, definitions: readonly DefinitionId[]): Reached {
  return reach({ ...model, requirements: [], notices: [] }, definitions);
}

/** Everything that results, requirements, notices and the conditions of facts may need. */
function everythingReached(model: Model): ReadonlySet<DefinitionId> {
  return reach(
    model,
    model.results.map((result) => result.definition),
  ).definitions;
}

/** Some value of a result: it tells how all are represented. */
function sampleOf(result: Result, block: Block, scope: Scope): Operand {
  // The block is thrown away, with the statements that reading needs.
  return (
    scope.definitions.get(result.definition)?.read(new Block(block.names), atom('0')) ?? { kind: 'none' }
  );
}

/** `body` as it is, or so that a refusal in it is told to `seen` by `method`. */
export function guarded(inner: Block, block: Block, method: string): void {
  if (!inner.refuses) {
    block.push(...inner.lines);
    return;
  }
  block.embed('try', inner, ' catch (thrown) {');
  block.push(`  seen.${method}(thrown);`, '}');
}

function writeRequirements(model: Model, block: Block, scope: Scope): void {
  model.requirements.forEach(({ condition, message, list }, number) => {
    const outer = block.inner();
    const check = (into: Block, at: Scope, path: Code): void => {
      const inner = into.inner();
      const met = write(condition, inner, at);
      if (met.kind === 'truth') {
        inner.push(`if (${negation(met.code).text}) seen.unmet(${path.text}, ${textLiteral(message)});`);
      }
      guarded(inner, into, 'failed');
    };
    const place = list === undefined ? undefined : scope.lists.get(list);
    if (place === undefined) check(outer, scope, atom("''"));
    else {
      loopOver(place, scope, outer, (inner, item) => {
        check(inner, item, atom(`\`${place.name}[\${${item.item?.index.text ?? '0'}}]\``));
      });
    }
    block.embed(`if (seen.checks(${number}))`, outer);
  });
}

function writeOutput(
  result: Result,
  forms: ReadonlyMap<string, ResultForm>,
  block: Block,
  scope: Scope,
): void {
  const form = forms.get(result.name);
  if (form === undefined) return;
  const outer = block.inner();
  const inner = outer.inner();
  const value = collected(result, inner, scope, form.written, form.writtenType);
  if (value.text.includes('refuse(')) inner.mayRefuse();
  inner.push(`seen.outputs${access(result.name)} = ${value.text};`);
  guarded(inner, outer, 'failed');
  const wanted = `seen.${result.listed ? 'wants' : 'wantsUnlisted'}(${textLiteral(result.name)})`;
  const [only] = outer.lines;
  if (outer.lines.length === 1 && only !== undefined) block.push(`if (${wanted}) ${only}`);
  else block.embed(`if (${wanted})`, outer);
}

function writeNotices(model: Model, block: Block, scope: Scope): void {
  model.notices.forEach(({ text, when }, place) => {
    const inner = block.inner();
    const said = `seen.notices.push(${textLiteral(text)});`;
    const told = `seen.says(${place})`;
    const condition = when === undefined ? undefined : noticed(when, inner, scope);
    if (condition !== undefined) inner.push(`if (${condition.text}) ${said}`);
    else inner.push(said);
    const outer = block.inner();
    guarded(inner, outer, 'noticeFailed');
    const [only] = outer.lines;
    if (outer.lines.length === 1 && only !== undefined) block.push(`if (${told}) ${only}`);
    else block.embed(`if (${told})`, outer);
  });
}

function noticed(when: Expression, block: Block, scope: Scope): Code {
  const operand = write(when, block, scope);
  return operand.kind === 'truth' ? operand.code : atom('false');
}
