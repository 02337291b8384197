// A verdict that was kept somewhere, shown once more: a proof by the checker, a counterexample by the interpreter, and what was
// undecided by a short look. Nothing that is kept is believed.

import type { Model, Property } from '../../3-model/model.js';
import type { Certificate } from '../certificate/certificate.js';
import { confirmed } from '../certificate/confirmed.js';
import { indexOf } from '../model-index.js';
import { expressionsOf, focusOf, requirementsFor } from '../spoken-of.js';
import { type Proof, proofOf, refuted, withHelpfulReadings } from './prove.js';
import { type Pair, pairOf, Trials } from './trial.js';

/** What was kept of a verdict, as far as it matters here. */
export interface KeptProof {
  readonly status: Proof['status'];
  readonly certificate?: Certificate | undefined;
  readonly counterexample?: Pair | undefined;
  readonly spent?: Proof['spent'] | undefined;
  readonly boxes: number;
  readonly tested: number;
  readonly speaksOfNone?: boolean | undefined;
}

/** Undefined where it cannot be shown again: whoever asks proves it anew. */
export function shownAgain(
  model: Model,
  property: Property,
  kept: KeptProof,
  seed: number,
): Proof | undefined {
  try {
    return again(model, property, kept, seed);
  } catch (error) {
    // What was kept may be anything.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
      return undefined;
    throw error;
  }
}

function again(model: Model, property: Property, kept: KeptProof, seed: number): Proof | undefined {
  const { certificate, counterexample, boxes, tested, spent } = kept;
  const index = indexOf(model);
  switch (kept.status) {
    case 'proved': {
      const checked = certificate && confirmed(index, property, {}, certificate);
      if (!certificate || !checked?.confirmed) return undefined;
      const speaksOfNone = kept.speaksOfNone === true && !checked.speaks;
      return {
        property,
        status: 'proved',
        certificate,
        confirmed: checked.steps,
        boxes,
        tested,
        ...(speaksOfNone ? { speaksOfNone } : {}),
      };
    }
    case 'false': {
      if (!counterexample) return undefined;
      const trials = new Trials(model, {});
      const item = focusOf(index, property) === undefined ? -1 : 0;
      const requirements = requirementsFor(index, expressionsOf(property));
      const change = pairOf(model, property, counterexample);
      const outcome = trials.try(property, requirements, counterexample.before, change, item);
      if (outcome.kind !== 'refuted') return undefined;
      const found = refuted(index, trials, property, outcome.tried);
      return withHelpfulReadings(model, { ...found, tested }, {});
    }
    case 'undecided': {
      const now = proofOf(model, property, { seed, boxes: 1 });
      return now.status === 'undecided' ? { ...now, boxes, ...(spent === undefined ? {} : { spent }) } : now;
    }
    case 'skipped':
      return undefined;
    default:
      kept.status satisfies never;
      return undefined;
  }
}
