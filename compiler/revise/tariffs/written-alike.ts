// Whether what a result stands on is written alike in two tariffs.

import type { Model, Result } from '../../3-model/model.js';
import { conditionText, definitionText, readingText, scaleText, tableText } from '../edits/content.js';
import { rulesOfResults } from '../edits/rules-of-results.js';

/** All that a result is made of, wherever it stands and whatever it is called for people. */
function textOf(model: Model, result: Result): string {
  const { definitions, tables, scales, readings, requirements, versions } = rulesOfResults(model, [result]);
  return [
    result.definition,
    conditionText(definitions.find(({ id }) => id === result.exists)?.body),
    ...definitions.map((one) => `${one.id} ${definitionText(one)}`),
    ...tables.map((one) => `${one.id} ${tableText(one)}`),
    ...scales.map((one) => `${one.id} ${scaleText(one)}`),
    ...readings.map((one) => `${one.name} ${readingText(one)}`),
    ...requirements.map(({ condition }) => conditionText(condition)),
    JSON.stringify(versions.map(({ from, to }) => [from, to])),
  ].join('\n');
}

/** Nothing is left to prove of such a result: also where it is of a list, or more than the prover holds. */
export const isWrittenAlike = (before: Model, after: Model, result: Result, other: Result): boolean =>
  textOf(before, result) === textOf(after, other);
