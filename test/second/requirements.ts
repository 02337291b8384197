// Which requirements and notices a case is asked: those whose facts it came to.

import type { Expr } from '../../grammar/tree/syntax.js';
import type { InForce } from './program.js';
import type { Run } from './run.js';

/** Every name that stands in a part of the syntax tree. */
function namesIn(part: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(part)) for (const one of part) namesIn(one, found);
  else if (typeof part === 'object' && part !== null) {
    const { kind, name } = part as { readonly kind?: unknown; readonly name?: unknown };
    if (kind === 'name' && typeof name === 'string') found.add(name);
    if ((kind === 'call' || kind === 'retained') && typeof name === 'object' && name !== null)
      found.add((name as { readonly text: string }).text);
    for (const one of Object.values(part)) namesIn(one, found);
  }
  return found;
}

/** The facts that a part of the tree can come to, through whatever it names. */
function factsOf(inForce: InForce, part: unknown, defaults?: 'without defaults'): ReadonlySet<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const follow = (from: unknown): void => {
    for (const name of namesIn(from, new Set())) {
      if (seen.has(name)) continue;
      seen.add(name);
      const declaration = inForce.named.get(name)?.declaration;
      if (declaration?.kind === 'fact') {
        facts.add(name);
        follow([declaration.neededWhen, defaults ? undefined : declaration.default]);
      } else if (declaration) follow(declaration);
    }
  };
  follow(part);
  return facts;
}

/** What the items of a list would come to counts as reached where there is none. */
export function reachedOfNone(run: Run, part: unknown): void {
  for (const fact of factsOf(run.inForce, part)) run.reached.add(fact);
}

/**
 * It is looked at where the facts that it is about were reached; one that no result uses does not count, and of facts of
 * items it is taken that they are. What a default is worked out from is not what it is about.
 */
export function isBinding(run: Run, condition: Expr, list: string | undefined): boolean {
  const used = factsOf(
    run.inForce,
    run.results.map((name) => ({ kind: 'name', name })),
  );
  return [...factsOf(run.inForce, condition, 'without defaults')].every((fact) => {
    const declaration = run.inForce.named.get(fact)?.declaration;
    const of = declaration?.kind === 'fact' ? declaration.list?.text : undefined;
    return (of !== undefined && of !== list) || !used.has(fact) || run.reached.has(fact);
  });
}
