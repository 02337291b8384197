// Model → what its callers may say beside the facts.

import type { Dating, OptionShapes } from '../../runtime/case/case-options.js';
import { isTime, type Model, type Result } from '../model.js';

/** Readings with their options, and results, as `readOptions` takes them. */
export const optionShapesOf = ({ readings, results }: Model): OptionShapes<Result> => ({
  readings: readings.map(({ name, options, chosen }) => ({
    name,
    options: options.map((option) => option.name),
    chosen,
  })),
  results,
});

/** Names of the results that are numbers: amounts, quantities, counts, percentages. */
export const numbersOf = ({ results }: Pick<Model, 'results'>): readonly string[] =>
  results.filter(isNumber).map(({ name }) => name);

export const isNumber = ({ type }: Pick<Result, 'type'>): boolean =>
  type.kind === 'quantity' && !isTime(type);

/** Which date decides what is in force, and the periods that there are. */
export const datingOf = ({ dating, versions }: Model): Dating => ({
  kind: dating.kind,
  fact: dating.kind === 'none' ? '' : dating.fact,
  versions: versions.map(({ name, from, to }) => ({ version: name, from, to })),
});
