// Results that no case can ever have: what they rest on is never given.

import { alwaysRefused } from '../../../diagnostics/catalogue/analysis/analysis-names.js';
import type { Check } from '../check.js';

export const resultsAlwaysRefused: Check = ({ index, values }, report) => {
  for (const { definition: id, name, listed } of index.model.results) {
    const definition = index.definitions.get(id);
    if (!listed || definition === undefined || values.ofDefinition(id) !== undefined) continue;
    report(alwaysRefused(definition.span, { name }));
  }
};
