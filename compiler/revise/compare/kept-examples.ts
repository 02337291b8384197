// Examples of two tariffs that still say something where both are priced: those that the joint rules confirm.

import { evaluate } from '../../3-model/evaluate/evaluate.js';
import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import type { Example, Model } from '../../3-model/model.js';
import type { Lane } from './lanes.js';
import { comparedWords } from './words.js';

export interface ExamplesOfSide {
  readonly examples: readonly Example[];
  readonly name: string;
  readonly lane: Lane;
  /** Results of the joint rules by those of the side. */
  readonly results: ReadonlyMap<string, string>;
}

const mostExamples = 40;

/** An example of another version, or of a case that only one side takes, is none here. */
export function keptExamples(model: Model, sides: readonly ExamplesOfSide[]): readonly Example[] {
  const interpreter = new Interpreter(model);
  const facts = new Set(model.facts.map(({ name }) => name).concat(model.lists.map(({ name }) => name)));
  const readings = new Set(model.readings.map(({ name }) => name));
  const kept = sides.flatMap(({ examples, name, lane, results }) =>
    examples.flatMap((example): readonly Example[] => {
      const chosen = Object.fromEntries(
        Object.entries(example.readings).map(([reading, option]) => [lane.reading(reading), option]),
      );
      const isKnown =
        Object.keys(example.facts).every((fact) => facts.has(fact)) &&
        Object.keys(chosen).every((reading) => readings.has(reading));
      if (!isKnown) return [];
      const outcome = evaluate(interpreter, example.facts, { readings: chosen });
      if (!outcome.ok) return [];
      const expected = example.expected.flatMap((one) => {
        const result = results.get(one.result);
        return result === undefined ? [] : [{ ...one, result }];
      });
      const holds = expected.every(
        ({ result, value }) => JSON.stringify(outcome.outputs[result]) === JSON.stringify(value),
      );
      if (!holds) return [];
      const label = comparedWords[model.language].ofSide(example.label, name);
      return [{ ...example, label, readings: chosen, expected }];
    }),
  );
  return kept.slice(0, mostExamples);
}
