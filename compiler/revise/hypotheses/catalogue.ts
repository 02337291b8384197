// The rules of the billed results → every slip that may explain a difference, each once, plainest kinds first.

import type { Model, Result } from '../../3-model/model.js';
import { rulesOfResults } from '../edits/rules-of-results.js';
import { fromBills, fromDoubles } from './from-bills.js';
import { fromTables } from './from-boundaries.js';
import { fromComparisons, fromConditionParts, fromConditions } from './from-comparisons.js';
import { fromMeasures, fromMovedChanges, fromShiftedDates } from './from-dates.js';
import { fromCases, fromFactsOfOneKind, fromKeptFacts, fromOtherFacts, fromUnits } from './from-facts.js';
import { fromItems, fromOwnConditions } from './from-own-conditions.js';
import {
  fromFactsOneOff,
  fromFreeParts,
  fromMovedDates,
  fromParts,
  fromScaledAmounts,
} from './from-parts.js';
import { fromReadings, fromVersions } from './from-readings.js';
import {
  fromBlocks,
  fromRoundedUses,
  fromRoundings,
  fromRoundingsOnTheWay,
  fromUnroundedUses,
} from './from-roundings.js';
import { fromScales } from './from-scales.js';
import { fromAlternatives, fromBranches, fromSteps } from './from-steps.js';
import {
  fromBases,
  fromHigherTerms,
  fromLines,
  fromOtherAmounts,
  fromRoundedOnce,
  fromRoundedParts,
} from './from-sums.js';
import { fromFactors, fromFigures, fromTerms } from './from-terms.js';
import { byPlainness, type Hypothesis } from './hypothesis.js';

const sources: readonly ((model: Model) => Iterable<Hypothesis>)[] = [
  fromReadings,
  fromVersions,
  fromRoundings,
  fromBlocks,
  fromUnroundedUses,
  fromRoundingsOnTheWay,
  fromRoundedOnce,
  fromRoundedParts,
  fromRoundedUses,
  fromLines,
  fromKeptFacts,
  fromTables,
  fromScales,
  fromComparisons,
  fromConditionParts,
  fromParts,
  fromFreeParts,
  fromMovedChanges,
  fromMeasures,
  fromShiftedDates,
  fromMovedDates,
  fromOwnConditions,
  fromItems,
  fromHigherTerms,
  fromOtherAmounts,
  fromFactsOfOneKind,
  fromConditions,
  fromAlternatives,
  fromSteps,
  fromBranches,
  fromTerms,
  fromBases,
  fromFactors,
  fromFigures,
  fromUnits,
  fromOtherFacts,
  fromFactsOneOff,
  fromScaledAmounts,
  fromCases,
  fromBills,
  fromDoubles,
];

export interface Catalogue {
  /** The rules that price the billed results, and nothing else. */
  readonly rules: Model;
  readonly hypotheses: readonly Hypothesis[];
}

export function catalogueOf(model: Model, results: readonly Result[]): Catalogue {
  const rules = rulesOfResults(model, results);
  const hypotheses = new Map<string, Hypothesis>();
  for (const source of sources) {
    for (const hypothesis of source(rules)) {
      if (!hypotheses.has(hypothesis.id)) hypotheses.set(hypothesis.id, hypothesis);
    }
  }
  return { rules, hypotheses: [...hypotheses.values()].sort(byPlainness) };
}
