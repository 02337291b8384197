// The bench on which a plan is put together: what is given, the book being written, and what is found on the way.

import type { Model } from '../../../3-model/model.js';
import type { Words } from '../../wording/words.js';
import { createFindings, type Findings } from './findings.js';
import { createGiven, type Given, type PassOptions } from './given.js';
import { createWritten, type Written } from './written.js';

export interface Bench extends Given, Written, Findings {}

export function createBench(model: Model, words: Words, options: PassOptions): Bench {
  const given = createGiven(model, words, options);
  return { ...given, ...createWritten(given), ...createFindings() };
}
