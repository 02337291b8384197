// Named declarations, those that are used before those that use them: checking never goes deep, whatever their order.

import { declaredNames, usedWords } from '../1-resolve/declared-names.js';
import type { Entry, Resolved } from '../1-resolve/resolved.js';

/** Every entry that declares a name, once; circles in any order. */
export function inOrderOfUse(resolved: Resolved): readonly Entry[] {
  const done = new Set<Entry>();
  const ordered: Entry[] = [];
  const usedBy = (entry: Entry): readonly Entry[] =>
    [...usedWords(entry.declaration)].flatMap((word) => resolved.names.get(word) ?? []);
  for (const root of resolved.entries) {
    if (declaredNames(root.declaration).length === 0) continue;
    const stack: { readonly entry: Entry; readonly left: Entry[] }[] = [];
    const enter = (entry: Entry): void => {
      if (done.has(entry)) return;
      done.add(entry);
      stack.push({ entry, left: [...usedBy(entry)] });
    };
    enter(root);
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.left.pop();
      if (next !== undefined) enter(next);
      else ordered.push(stack.pop()!.entry);
    }
  }
  return ordered;
}
