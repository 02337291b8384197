// What each other option of a reading changes in the results of the examples.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import type { Model } from '../../../compiler/3-model/model.js';
import { writeOutput } from '../../../compiler/6-emit/receipt/written.js';
import type { ReadingPrice } from './messages.js';
import { interpreterOf } from './price-case.js';

/** Only what changes; an example is asked for the results that it expects. */
export function priceReadings(model: Model, locale: 'en' | 'fr'): readonly ReadingPrice[] {
  const interpreter = interpreterOf(model);
  return model.readings.flatMap(({ name: reading, options, chosen }) =>
    options
      .filter(({ name }) => name !== chosen)
      .flatMap(({ name: option }) =>
        model.examples.flatMap(({ label, facts, readings, expected }) => {
          const results = [...new Set(expected.map(({ result }) => result))];
          const price = (other: Readonly<Record<string, string>>) =>
            evaluate(interpreter, facts, { readings: { ...readings, ...other }, results });
          const [before, after] = [price({}), price({ [reading]: option })];
          if (!before.ok || readings[reading] !== undefined) return [];
          return results.flatMap((result): readonly ReadingPrice[] => {
            const known = model.results.find(({ name }) => name === result);
            const [old, now] = [before.outputs[result], after.ok ? after.outputs[result] : undefined];
            if (known === undefined || old === undefined || JSON.stringify(old) === JSON.stringify(now))
              return [];
            return [
              {
                reading,
                option,
                example: label,
                result,
                label: known.label,
                before: writeOutput(old, known, model, locale),
                after: now === undefined ? '–' : writeOutput(now, known, model, locale),
              },
            ];
          });
        }),
      ),
  );
}
