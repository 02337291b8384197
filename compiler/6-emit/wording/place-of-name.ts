// Where a declared name is written, for messages about what is made of it.

import type { Model } from '../../3-model/model.js';
import type { Span } from '../../source.js';

export function placeOfName(model: Model, name: string): Span {
  return (
    model.definitions.find((definition) => definition.owner === name && definition.final)?.span ??
    model.facts.find((fact) => fact.name === name)?.span ??
    model.results.flatMap((result) => model.definitions.filter(({ id }) => id === result.definition))[0]
      ?.span ?? { file: model.files[0] ?? '', start: 0, end: 0 }
  );
}
