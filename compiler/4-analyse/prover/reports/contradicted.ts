// Which declared properties an alternative of a reading would break: the document's promises speak against it.

import type { Model, Property, Reading } from '../../../3-model/model.js';
import { indexOf, type ModelIndex, sliceOf, usesOf } from '../../model-index.js';
import { expressionsOf } from '../../spoken-of.js';
import { prove } from '../prove.js';

export interface Contradiction {
  readonly reading: Reading;
  readonly option: string;
  readonly property: Property;
}

/** Parts of the domain and cases looked at per property and alternative: enough to refute, not to prove. */
const budget = { boxes: 60, tests: 60 } as const;

/** Properties that hold, or may hold, as chosen and are false under another option of one reading. Bounded; never throws. */
export function contradictionsOf(model: Model): readonly Contradiction[] {
  const index = indexOf(model);
  return model.readings.flatMap((reading) => {
    const speaking = model.properties.filter((property) => dependsOn(index, property, reading.name));
    if (speaking.length === 0) return [];
    const under = (option: string) =>
      prove(model, {
        ...budget,
        readings: { [reading.name]: option },
        only: new Set(speaking.map(({ id }) => id)),
      }).flatMap(({ property, status }) => (status === 'false' ? [property] : []));
    const already = new Set(under(reading.chosen).map(({ id }) => id));
    return reading.options
      .filter(({ name }) => name !== reading.chosen)
      .flatMap(({ name }) =>
        under(name)
          .filter(({ id }) => !already.has(id))
          .map((property) => ({ reading, option: name, property })),
      );
  });
}

function dependsOn(index: ModelIndex, property: Property, reading: string): boolean {
  const roots = expressionsOf(property);
  const bodies = sliceOf(index, roots).map(({ body }) => body);
  return [...roots, ...bodies].some((expression) => usesOf(index, expression).readings.has(reading));
}
