// Which definitions a workbook holds: all that is declared and all that results need; of checks only those that can be
// seen for the present inputs without a second, counterfactual calculation beside the first.

import type { Definition, Expression, Model, Property } from '../../../3-model/model.js';
import { indexOf, sliceOf } from '../../../4-analyse/model-index.js';

export interface Selection {
  readonly main: readonly Definition[];
  /** Steps that only checks need, after all others. */
  readonly forChecks: readonly Definition[];
  readonly isLive: (property: Property) => boolean;
}

export function selectDefinitions(model: Model): Selection {
  const index = indexOf(model);
  const declared = model.definitions.filter(
    ({ final, counterfactual }) => final && counterfactual === undefined,
  );
  const roots: readonly Expression[] = [
    ...declared.map(({ body }) => body),
    ...model.results.flatMap(({ definition, exists }) =>
      [definition, exists].flatMap((id) => (id === undefined ? [] : (index.definitions.get(id)?.body ?? []))),
    ),
    ...model.notices.flatMap(({ when }) => when ?? []),
    ...model.requirements.map(({ condition }) => condition),
    ...model.facts.flatMap(({ presence }) => (presence.kind === 'when' ? [presence.condition] : [])),
  ];
  const mainIds = new Set([
    ...sliceOf(index, roots).map(({ id }) => id),
    ...declared.map(({ id }) => id),
    ...model.results.flatMap(({ definition, exists }) => [
      definition,
      ...(exists === undefined ? [] : [exists]),
    ]),
  ]);
  const sliceOfProperty = (property: Property): readonly Definition[] =>
    property.kind === 'always'
      ? sliceOf(index, [property.condition, ...(property.when === undefined ? [] : [property.when])])
      : [];
  const live = new Set<string>();
  const checkIds = new Set<string>();
  for (const property of model.properties) {
    if (property.kind !== 'always') continue;
    const own = sliceOfProperty(property).filter(({ id }) => !mainIds.has(id));
    if (own.some(({ counterfactual }) => counterfactual !== undefined)) continue;
    live.add(property.id);
    for (const { id } of own) checkIds.add(id);
  }
  return {
    main: model.definitions.filter(({ id }) => mainIds.has(id)),
    forChecks: model.definitions.filter(({ id }) => checkIds.has(id)),
    isLive: ({ id }) => live.has(id),
  };
}
