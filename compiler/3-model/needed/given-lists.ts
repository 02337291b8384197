// When a list that may be left out counts as given.

import type { CheckedList } from '../../2-check/types/checked.js';
import type { Build } from '../build/build.js';
import { actual } from '../build/names/world.js';
import { hasItems } from '../expressions/loops.js';
import type { Expression } from '../model.js';

/** A scope outside of any item, function and counterfactual, as far as it is the same everywhere. */
export const outside = {
  loops: [],
  thisOne: undefined,
  world: actual,
  parameters: new Map(),
  soFar: undefined,
  quote: undefined,
} as const;

/** An optional one where it has items: no surface can tell an empty list from none. Undefined for one that must always be given. */
export function listGiven(
  build: Build,
  { name, presence, section, span }: CheckedList,
): Expression | undefined {
  switch (presence.kind) {
    case 'always':
      return undefined;
    case 'optional':
      return hasItems(name, span);
    case 'when': {
      const scope = { ...outside, owner: name, prefix: `${name}/present`, section, shared: new Map() };
      return build.expression(presence.condition, scope, false);
    }
    default:
      presence satisfies never;
      return undefined;
  }
}
