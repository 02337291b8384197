// Whether two tariffs are one: the same cases, and every result proved the same.

import type { Model } from '../../3-model/model.js';
import { conditionText, definitionText, scaleText, tableText } from '../edits/content.js';
import { rulesOfResults } from '../edits/rules-of-results.js';
import { type Change, type ChangeKind, isInferred } from './changes.js';
import type { Statement } from './statements.js';

/** What cases are admitted, and what is answered, not how it is computed. */
const ofCases: ReadonlySet<ChangeKind> = new Set(['fact', 'result', 'requirement', 'period']);

/** What decides whether a case is taken: facts with what they need, requirements, and all that these stand on. */
function admits(tariff: Model): string {
  // What follows from the rules is no condition of a case of its own.
  const model = {
    ...tariff,
    facts: tariff.facts.map((fact) =>
      isInferred(fact) ? { ...fact, presence: { kind: 'always' } as const } : fact,
    ),
  };
  const { definitions, tables, scales, requirements } = rulesOfResults(model, []);
  return [
    ...definitions.map((one) => `${one.id} ${definitionText(one)}`),
    ...tables.map((one) => `${one.id} ${tableText(one)}`),
    ...scales.map((one) => `${one.id} ${scaleText(one)}`),
    ...requirements.map(({ condition }) => conditionText(condition)),
    ...model.facts.map(({ presence }) =>
      presence.kind === 'when' ? conditionText(presence.condition) : presence.kind,
    ),
    ...model.lists.map((list) => `${list.name} ${isInferred(list) ? 'always' : list.presence.kind}`),
  ].join('\n');
}

/** The same cases, the same results, each of them proved the same in every case: whatever is written differently. */
export function areTheSame(
  before: Model,
  after: Model,
  changes: readonly Change[],
  statements: readonly Statement[],
): boolean {
  const listed = (model: Model) => model.results.filter((result) => result.listed).map(({ name }) => name);
  const [old, renewed] = [listed(before), listed(after)];
  return (
    changes.every(({ kind }) => !ofCases.has(kind)) &&
    admits(before) === admits(after) &&
    old.length === renewed.length &&
    old.every((name) =>
      statements.some(({ output, says, where }) => output === name && says === 'same' && where === undefined),
    )
  );
}
