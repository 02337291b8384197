// Model, a result and a fact → the curve of one over the other.

import type { Model } from '../../3-model/model.js';
import { curveOfOutput as curveOver, type OutputOverFact } from './curve-of-output.js';
import type { Curve } from './picture.js';
import { surroundingsOf } from './surroundings.js';

/** One output over one fact, the others fixed; see `OutputOverFact`. */
export const curveOfOutput = (model: Model, asked: OutputOverFact): Curve | undefined =>
  curveOver(surroundingsOf(model), asked);
