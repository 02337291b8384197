// The value of a reading: that of the option in force.

import type { Statement } from '../../2-check/types/checked.js';
import { yesNo } from '../../2-check/types/types.js';
import { isPlain } from '../expressions/key.js';
import type { Expression } from '../model.js';
import { optionLabel } from '../wording.js';
import type { Build, Scope } from './build.js';
import { slug } from './names/identifiers.js';

type ReadingValue = Extract<Statement, { readonly kind: 'reading-value' }>;

/** A conditional over the options, or the one option that a counterfactual chooses. Options that calculate have a definition each. */
export function chooseByReading(build: Build, statement: ReadingValue, scope: Scope): Expression {
  const { name, type } = statement;
  const span = statement.place.span;
  const reading = build.checked.readings.find((candidate) => candidate.name === name);
  const choice: Expression['type'] =
    reading === undefined ? { kind: 'text' } : { kind: 'choice', set: reading.set };
  const optionValue = ({ option, value }: ReadingValue['options'][number]): Expression => {
    const id = build.store.take(`${scope.prefix}/${slug(option) || 'option'}`);
    const body = build.expression(value, { ...scope, prefix: id }, true);
    if (isPlain(body) || body.kind === 'not-given') return body;
    const formula = build.words.written(value.span);
    return build.store.add(scope, {
      id,
      final: false,
      label: `${build.words.label(name)} – ${option}`,
      role: 'alternative',
      type: body.type,
      body,
      formula,
      span: value.span,
    });
  };
  const replaced = scope.world.replacements.get(name)?.value;
  if (replaced?.kind === 'option') {
    const chosen = statement.options.find(({ option }) => option === replaced.value);
    if (chosen !== undefined) return optionValue(chosen);
  }
  const branches = statement.options.map((option) => {
    const left: Expression = { kind: 'reading', reading: name, type: choice, span };
    const right: Expression = { kind: 'option', value: option.option, type: choice, span };
    const when: Expression = { kind: 'compare', operator: 'equal', left, right, type: yesNo, span };
    return { when, then: optionValue(option), label: optionLabel(choice, option.option) };
  });
  const last = branches.pop();
  if (last === undefined) return { kind: 'not-given', what: name, type, span };
  if (branches.length === 0) return last.then;
  return { kind: 'conditional', branches, otherwise: last.then, otherwiseLabel: last.label, type, span };
}
