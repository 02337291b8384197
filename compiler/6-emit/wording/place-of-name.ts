// Where a declared name is written, for messages about what is made of it.

import type { Model } from '../../3-model/model.js';
import type { Span } from '../../source.js';

/** In no file where the rules declare no such name: a table or a key of the command line. */
export function placeOfName(model: Model, name: string): Span {
  return (
    model.definitions.find((definition) => definition.owner === name && definition.final)?.span ??
    model.facts.find((fact) => fact.name === name)?.span ?? { file: '', start: 0, end: 0 }
  );
}
