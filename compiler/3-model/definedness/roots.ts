// What a case looks at first: results, notices, requirements, conditions of facts, conditions of checks.

import type { Definition, DefinitionId, Expression, Model, Result } from '../model.js';

type Definitions = ReadonlyMap<DefinitionId, Definition>;

export function rootsOf(model: Model, definitions: Definitions): readonly Expression[] {
  const roots: readonly (Expression | undefined)[] = [
    ...model.results.filter(({ listed }) => listed).map((result) => rootOf(result, definitions)),
    ...model.notices.map(({ when }) => when),
    ...model.requirements.map(({ condition }) => condition),
    ...[...model.facts, ...model.lists].map(({ presence }) =>
      presence.kind === 'when' ? presence.condition : undefined,
    ),
    ...model.properties.map(({ when }) => when),
  ];
  return roots.filter((root) => root !== undefined);
}

/** Of a result that not every case has only what stands where it exists. */
function rootOf({ definition, exists }: Result, definitions: Definitions): Expression | undefined {
  const body = definitions.get(definition)?.body;
  const when = exists === undefined ? undefined : definitions.get(exists)?.body;
  if (body === undefined || when === undefined) return body;
  const { type, span } = when;
  const otherwise: Expression = { kind: 'yes-no', value: true, type, span };
  return { kind: 'conditional', branches: [{ when, then: body }], otherwise, type: body.type, span };
}
