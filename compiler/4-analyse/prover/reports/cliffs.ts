// The largest jumps: how far one step of a fact can move a result, where, and by which row or step of the rules.

import type { Fact, Model, Property, Result } from '../../../3-model/model.js';
import {
  absolute,
  add,
  compare,
  divide,
  floor,
  multiply,
  one,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import type { FactValues } from '../../../runtime/facts/fact-shapes.js';
import { landmarksOf } from '../../cases/landmarks.js';
import { factsUnder, indexOf } from '../../model-index.js';
import { expressionsOf, requirementsFor } from '../../spoken-of.js';
import { type Cause, causeOf } from '../cause.js';
import { randomCases } from '../counterexample.js';
import { prove } from '../prove.js';
import { Trials, type Tried, withFact } from '../trial.js';

export interface Cliff {
  readonly result: Result;
  readonly fact: Fact;
  /** How far the result moves. */
  readonly jump: Rational;
  readonly tried: Tried;
  readonly cause: Cause | undefined;
  /** True when no step of the fact moves the result more, in any case; else it is the largest that was found. */
  readonly isLargest: boolean;
}

const cases = 40;
const mostPlaces = 24;
/** How often a larger jump that the prover finds is followed. */
const mostRounds = 4;

/**
 * The largest of them first, at most `most`: how far a step of each number moves each listed result that depends on it. Results
 * and facts of lists are left out.
 */
export function cliffsOf(
  model: Model,
  { most = 10, boxes = 60 }: { readonly most?: number; readonly boxes?: number } = {},
): readonly Cliff[] {
  const index = indexOf(model);
  const trials = new Trials(model, {});
  const drawn = randomCases(model, cases, 1);
  const landmarks = landmarksOf(index).numbers;
  const seen: { readonly result: Result; readonly fact: Fact; readonly found: Jump }[] = [];
  for (const result of model.results) {
    if (!result.listed || result.list !== undefined || result.type.kind !== 'quantity') continue;
    const body = model.definitions.find(({ id }) => id === result.definition)?.body;
    const reached = body ? factsUnder(index, [body]) : new Set<string>();
    for (const fact of model.facts) {
      if (!reached.has(fact.name) || fact.list !== undefined || fact.type.kind !== 'quantity') continue;
      const found = seenIn(model, trials, result, fact, drawn, landmarks.get(fact.name) ?? []);
      if (found) seen.push({ result, fact, found });
    }
  }
  const largest = seen.sort((a, b) => compare(b.found.jump, a.found.jump)).slice(0, most);
  return largest
    .map(({ result, fact, found }): Cliff => {
      const { best, isLargest } = climbed(model, result, fact, found, boxes);
      const cause = causeOf(index, trials, noJump(model, result, fact, zero), best.tried, -1);
      return { result, fact, ...best, cause, isLargest };
    })
    .sort((a, b) => compare(b.jump, a.jump));
}

/** Asks the prover for a larger jump until there is none, or until it cannot tell. */
function climbed(
  model: Model,
  result: Result,
  fact: Fact,
  found: Jump,
  boxes: number,
): { readonly best: Jump; readonly isLargest: boolean } {
  let best = found;
  for (let round = 0; round < mostRounds; round++) {
    const properties = [noJump(model, result, fact, best.jump)];
    const [proof] = prove({ ...model, properties }, { boxes, tests: 0 });
    if (proof?.status === 'proved') return { best, isLargest: true };
    const larger = proof?.counterexample && jumpOf(proof.counterexample);
    if (!larger) break;
    best = larger;
  }
  return { best, isLargest: false };
}

interface Jump {
  readonly jump: Rational;
  readonly tried: Tried;
}

function jumpOf(tried: Tried): Jump | undefined {
  const [a, b] = tried.values;
  if (typeof a !== 'object' || typeof b !== 'object') return undefined;
  return { jump: absolute(subtract(b, a)), tried };
}

/** In drawn cases, with the fact at the values at which something changes, and a step before them. */
function seenIn(
  model: Model,
  trials: Trials,
  result: Result,
  fact: Fact,
  drawn: readonly FactValues[],
  places: readonly Rational[],
): Jump | undefined {
  const step = fact.domain?.step ?? one;
  const property = noJump(model, result, fact, zero);
  const requirements = requirementsFor(indexOf(model), expressionsOf(property));
  // Values that the fact can have: what changes between two of them is a jump from the lower one.
  const starts = places.slice(0, mostPlaces).flatMap((place) => {
    const { from, to } = fact.domain ?? { from: place, to: place };
    const at = add(from, multiply(rational(floor(divide(subtract(place, from), step))), step));
    return [at, subtract(at, step)].filter((value) => compare(value, from) >= 0 && compare(value, to) <= 0);
  });
  let best: Jump | undefined;
  for (const facts of drawn) {
    const now = facts.values[fact.name];
    if (now === undefined) continue;
    for (const at of [now, ...starts]) {
      const from = withFact(facts, fact.name, undefined, -1, at);
      // What is refused is no case, on neither side of a jump.
      const outcome = trials.try(property, requirements, from, { kind: 'step', fact: fact.name, step }, -1);
      const found = outcome.kind === 'refuted' ? jumpOf(outcome.tried) : undefined;
      if (found && (!best || compare(found.jump, best.jump) > 0)) best = found;
    }
  }
  return best;
}

function noJump(model: Model, { name, definition, type }: Result, fact: Fact, limit: Rational): Property {
  const span = model.definitions.find(({ id }) => id === definition)?.span ?? fact.span;
  return {
    id: `${name} jumps in ${fact.name}`,
    text: name,
    when: undefined,
    section: undefined,
    span,
    kind: 'no-jump',
    subject: { kind: 'reference', items: [], definition, type, span },
    fact: fact.name,
    limit,
  };
}
