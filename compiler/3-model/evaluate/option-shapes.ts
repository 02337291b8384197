// Model → what its callers may say beside the facts.

import type { Dating, OptionShapes } from '../../runtime/case/case-options.js';
import type { Model, Result } from '../model.js';

/** Readings with their options, and results, as `readOptions` takes them. */
export const optionShapesOf = ({ readings, results }: Model): OptionShapes<Result> => ({
  readings: readings.map(({ name, options, chosen }) => ({
    name,
    options: options.map((option) => option.name),
    chosen,
  })),
  results,
});

/** Which date decides what is in force, and the periods that there are. */
export const datingOf = ({ dating, versions }: Model): Dating => ({
  kind: dating.kind,
  fact: dating.kind === 'none' ? '' : dating.fact,
  versions: versions.map(({ name, from, to }) => ({ version: name, from, to })),
});
