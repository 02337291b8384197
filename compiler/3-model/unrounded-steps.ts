// Amounts as they are before the file's rule rounds them, as other amounts may take them: the step that the rounding takes.

import type { DefinitionId, Expression, Model } from './model.js';

/** The amount, by its declared name and label, of each step that is an amount before its rounding. */
export function unroundedSteps(
  model: Model,
): ReadonlyMap<DefinitionId, { readonly owner: string; readonly label: string }> {
  const owners = new Map(model.definitions.map(({ id, owner }) => [id, owner]));
  const labels = new Map(
    model.definitions.flatMap(({ owner, final, label }) => (final ? [[owner, label] as const] : [])),
  );
  return new Map(
    model.definitions.flatMap(({ owner, counterfactual, body }) => {
      const step = counterfactual === undefined ? roundedStep(body) : undefined;
      const label = labels.get(owner);
      if (step === undefined || label === undefined || owners.get(step) !== owner) return [];
      return [[step, { owner, label }] as const];
    }),
  );
}

/** Of a rounding that a condition may leave out, too. */
function roundedStep(body: Expression): DefinitionId | undefined {
  const rounding = body.kind === 'conditional' ? body.otherwise : body;
  if (rounding.kind !== 'round' || rounding.operand.kind !== 'reference') return undefined;
  return rounding.operand.definition;
}
