// The function that says which facts a case needs of those that not every case needs: what conditions share stands in it once.

import { reach } from '../../../3-model/facts-reached.js';
import type { Expression, Model } from '../../../3-model/model.js';
import { atom, textLiteral } from '../code/code.js';
import { typed } from '../code/typed.js';
import { write } from '../expressions/expression-code.js';
import { FunctionCode, type Sources } from './function-code.js';

/** In the order of the file, which is that of what the function returns. */
export const conditionalFacts = (model: Model): readonly Conditional[] => [
  ...model.facts.flatMap(({ name, list, presence }) =>
    presence.kind === 'when' ? [{ name, list, condition: presence.condition }] : [],
  ),
  // A list is one of the case itself.
  ...model.lists.flatMap(({ name, presence }) =>
    presence.kind === 'when' ? [{ name, list: undefined, condition: presence.condition }] : [],
  ),
];

/** A fact or a list that is needed under a condition. */
interface Conditional {
  readonly name: string;
  readonly list: string | undefined;
  readonly condition: Expression;
}

/** Nothing where all facts are always, or never, needed. */
export function neededCode(sources: Sources): readonly string[] {
  const { model } = sources;
  const facts = conditionalFacts(model);
  if (facts.length === 0) return [];
  const code = new FunctionCode(sources, 'thorough');
  const notices = facts.map(({ condition }) => noticeOf(condition));
  code.define(
    reach({ ...model, notices, requirements: [], results: [] }, [], { needs: false }).definitions,
    code.block,
    false,
  );
  const functions = facts.flatMap(({ name, list, condition }) => {
    const body = code.block.body();
    const scope = list === undefined ? code.scope : { ...code.scope, items: new Map([[list, atom('item')]]) };
    const needed = write(condition, body, scope);
    const value = needed.kind === 'truth' ? needed.code.text : 'false';
    const parameter = list === undefined ? '()' : `(item${typed(': number')})`;
    const comment = `// ${textLiteral(name)}`;
    return body.isEmpty
      ? [`  ${parameter} => ${value}, ${comment}`]
      : [`  ${parameter} => { ${comment}`, ...body.lines.map(indented(4)), `    return ${value};`, '  },'];
  });
  return [
    '/** Whether each of the facts under `conditions` is needed, of an item of its list where it has one. */',
    `function areNeeded(facts${typed(': Partial<ScaledFacts>')}, readings${typed(': ScaledReadings')})${typed(': readonly ((item: number) => boolean)[]')} {`,
    ...[...code.prelude(), ...code.block.lines, 'return [', ...functions, '];'].map(indented(2)),
    '}',
    '',
  ];
}

const indented =
  (spaces: number) =>
  (line: string): string =>
    line.replace(/^(?=.)/gm, ' '.repeat(spaces));

const noticeOf = (when: Expression): Model['notices'][number] => ({
  id: '',
  text: '',
  when,
  section: undefined,
  quote: undefined,
  span: when.span,
});
