// Why a property fails: the step, row or alternative that turns the amounts the wrong way, and its clause.

import type { Property } from '../../3-model/model.js';
import type { ModelIndex } from '../model-index.js';
import type { Trials, Tried } from './trial.js';

export interface Cause {
  /** The definition whose step is to blame. */
  readonly definition: string;
}

export function causeOf(
  _index: ModelIndex,
  _trials: Trials,
  _property: Property,
  _tried: Tried,
  _item: number,
): Cause | undefined {
  return undefined;
}
