// The model with what its checks are about among its results, so that a generated evaluator can be asked for it.

import type { Definition, Expression, Model, Property, Result } from '../../3-model/model.js';

/** Name of the result that a check is about, and of the condition under which it is made. */
export interface CheckNames {
  readonly subject: string;
  readonly when: string | undefined;
}

export function withChecks(model: Model): {
  readonly model: Model;
  readonly names: ReadonlyMap<Property, CheckNames>;
} {
  const definitions: Definition[] = [];
  const results: Result[] = [];
  const names = new Map<Property, CheckNames>();
  const add = (name: string, body: Expression, property: Property): string => {
    definitions.push({
      id: name,
      owner: name,
      final: true,
      label: property.text,
      role: body.type.kind === 'yes-no' ? 'condition' : 'formula',
      list: undefined,
      loops: [],
      type: body.type,
      body,
      formula: property.text,
      section: property.section,
      quote: undefined,
      span: property.span,
      counterfactual: undefined,
    });
    results.push({
      name,
      label: property.text,
      definition: name,
      kind: body.type.kind === 'yes-no' ? 'answer' : 'value',
      type: body.type,
      decimals: 0,
      list: undefined,
      listed: false,
    });
    return name;
  };
  for (const [place, property] of model.properties.entries()) {
    const name = `declared_check_${place + 1}`;
    const body = property.kind === 'always' ? property.condition : property.subject;
    names.set(property, {
      subject: add(name, body, property),
      when: property.when && add(`${name}_when`, property.when, property),
    });
  }
  const all = [...model.definitions, ...definitions];
  return { model: { ...model, definitions: all, results: [...model.results, ...results] }, names };
}
