// For each check some of the boundary cases that it says something of: they are not refused, its condition holds, its fact
// can move. Cases drawn one fact at a time seldom are where facts depend on each other: the examples of the file are there for those.

import { factShapesOf } from '../../3-model/fact-shapes.js';
import type { Model, Property } from '../../3-model/model.js';
import { formatDecimal } from '../../runtime/exact/rational.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { readFacts } from '../../runtime/facts/facts.js';
import { type BoundaryCase, boundaryCases, inputOf } from '../boundary-cases.js';
import { distinctTexts } from '../cases/landmarks.js';
import { indexOf } from '../model-index.js';
import { expressionsOf, focusOf, requirementsFor } from '../spoken-of.js';
import { changesOf } from './changes.js';
import { type Change, changed, Trials } from './trial.js';

export interface TellingCases {
  readonly cases: readonly BoundaryCase[];
  /** Those that each check speaks of; none where none was found. */
  readonly of: ReadonlyMap<Property, readonly BoundaryCase[]>;
}

/** Cases whose results are all there: enough for most rows and branches of a tariff. */
const mostWhole = 24;

/**
 * `most` cases a check, of `count` that are drawn, and some whose results are all there; a case may do for several. The examples of the
 * file that tell something come behind them.
 */
export function tellingCases(
  model: Model,
  { seed, count, most }: { readonly seed: number; readonly count: number; readonly most: number },
): TellingCases {
  const index = indexOf(model);
  const texts = distinctTexts(index);
  const trials = new Trials(model, {});
  const open = new Map(
    model.properties.map((property) => {
      const fact = property.kind === 'always' ? undefined : index.facts.get(property.fact);
      const sought = {
        changes: fact ? changesOf(fact, texts) : [undefined],
        item: focusOf(index, property) === undefined ? -1 : 0,
        requirements: requirementsFor(index, expressionsOf(property)),
      };
      return [property, sought] as const;
    }),
  );
  const found = new Map<Property, BoundaryCase[]>(model.properties.map((property) => [property, []]));
  const whole = model.results.flatMap(({ definition, list }) => (list === undefined ? [definition] : []));
  let accepted = 0;
  const cases: BoundaryCase[] = [];
  const consider = (candidate: BoundaryCase, limit: number): void => {
    let tells = false;
    if (accepted < limit && trials.values(candidate.facts, whole).size === new Set(whole).size) {
      accepted++;
      tells = true;
    }
    for (const [property, { changes, requirements, item }] of open) {
      const speaks = changes.some(
        (change) =>
          trials.try(property, requirements, candidate.facts, change, item).kind !== 'refused' &&
          isWritten(trials, property, candidate.facts, change, item),
      );
      if (!speaks) continue;
      tells = true;
      const own = found.get(property);
      own?.push(candidate);
      if (own?.length === most) open.delete(property);
    }
    if (tells) cases.push(candidate);
  };
  for (const drawn of boundaryCases(model, { seed, count })) {
    consider(drawn, mostWhole);
    if (open.size === 0 && accepted === mostWhole) break;
  }
  for (const { facts: given } of model.examples) {
    const { facts, errors } = readFacts(factShapesOf(model), given);
    if (errors.length === 0) consider({ facts, input: inputOf(model, facts) }, Number.POSITIVE_INFINITY);
  }
  return { cases, of: found };
}

/** Whether what is compared can be written: evaluators refuse what has no finite decimal expansion. */
function isWritten(
  trials: Trials,
  property: Property,
  facts: FactValues,
  change: Change | undefined,
  item: number,
): boolean {
  const pair = change && changed(trials.model, facts, change, item);
  if (property.kind === 'always' || !pair) return true;
  return [pair.before, pair.after].every((each) => {
    const value = trials.value(each, property.subject, item);
    return typeof value !== 'object' || formatDecimal(value) !== undefined;
  });
}
