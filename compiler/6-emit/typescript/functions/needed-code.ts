// The function that says which facts a case needs of those that not every case needs: what conditions share stands in it once.

import type { Expression, Model } from '../../../3-model/model.js';
import { reach } from '../../../3-model/reached/facts-reached.js';
import { js, type Line, truthLiteral } from '../code/code.js';
import { parameters } from '../code/names.js';
import { functionLines } from '../code/printing.js';
import { returnedFunction, returns } from '../code/statements.js';
import { quote } from '../code/texts.js';
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
export function neededCode(sources: Sources): readonly Line[] {
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
  const { item, readings } = parameters;
  const entries = facts.map(({ name, list, condition }) => {
    const body = code.block.body();
    const scope = list === undefined ? code.scope : { ...code.scope, items: new Map([[list, item]]) };
    const needed = write(condition, body, scope);
    const value = needed.kind === 'truth' ? needed.code : truthLiteral(false);
    return returnedFunction(
      list === undefined ? undefined : item,
      [...body.statements, returns(value)],
      `// ${quote(name)}`,
    );
  });
  return [
    '/** Whether each of the facts under `conditions` is needed, of an item of its list where it has one. */',
    ...functionLines({
      head: 'function areNeeded',
      parameters: [
        { name: parameters.facts, type: js`: Partial<ScaledFacts>` },
        { name: readings, type: js`: ScaledReadings` },
      ],
      result: js`: readonly ((item: number) => boolean)[]`,
      body: [...code.prelude(), ...code.block.statements, { kind: 'functions', entries }],
    }),
  ];
}

const noticeOf = (when: Expression): Model['notices'][number] => ({
  id: '',
  text: '',
  when,
  section: undefined,
  quote: undefined,
  span: when.span,
});
