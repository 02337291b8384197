// Rows and bands whose limits depend on facts: that they leave no case out and take none twice is proved for every input.

import type { Model, Property, RowClaim } from '../../../3-model/model.js';
import { rowsMayFail, rowsUndecided } from '../../../diagnostics/catalogue/analysis/analysis.js';
import type { FactValues } from '../../../runtime/facts/fact-shapes.js';
import { factsUnder } from '../../model-index.js';
import { prove } from '../../prover/prove.js';
import { writtenValue } from '../../written-value.js';
import type { Check } from '../check.js';

export const rowClaims: Check = ({ index }, report) => {
  const { model } = index;
  const { claims = [] } = model;
  if (claims.length === 0) return;
  const properties = claims.map(propertyOf);
  const proofs = prove({ ...asStated(model), properties }, { boxes: 1000 });
  const reported = new Set<string>();
  for (const [place, { status, counterexample }] of proofs.entries()) {
    const claim = claims[place];
    const at = claim && `${claim.span.file} ${claim.span.start} ${claim.problem}`;
    if (claim === undefined || at === undefined || status === 'proved' || reported.has(at)) continue;
    reported.add(at);
    const { span, owner, problem } = claim;
    const reached = factsUnder(index, [claim.condition]);
    if (counterexample === undefined) {
      report(rowsUndecided(span, { owner, problem, facts: [...reached].sort() }));
      continue;
    }
    report(rowsMayFail(span, { owner, problem, witness: witnessOf(model, counterexample.before, reached) }));
  }
};

/** Rows are claimed to fit one another for all limits that may be stated, also where a case would not come to look at them. */
const asStated = (model: Model): Model => ({
  ...model,
  facts: model.facts.map((fact) =>
    fact.presence.kind === 'when' && fact.presence.inferred === true
      ? { ...fact, presence: { kind: 'always' } }
      : fact,
  ),
  requirements: model.requirements.map(({ stated, ...requirement }) => ({
    ...requirement,
    condition: stated ?? requirement.condition,
  })),
});

function propertyOf(claim: RowClaim, place: number): Property {
  const { span } = claim;
  return {
    id: `rows/${place + 1}`,
    text: '',
    when: undefined,
    section: undefined,
    span,
    kind: 'always',
    condition: claim.condition,
  };
}

/** The facts that the condition depends on: `area 10 m2, limit 20 m2`. */
function witnessOf(model: Model, { values, lists }: FactValues, reached: ReadonlySet<string>): string {
  return model.facts
    .flatMap(({ name, type, list }) => {
      const value = list === undefined ? values[name] : lists[list]?.[0]?.[name];
      return value === undefined || !reached.has(name) ? [] : [`${name} ${writtenValue(value, type, model)}`];
    })
    .join(', ');
}
