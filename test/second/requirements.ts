// Which requirements and notices a case is asked: those whose facts it came to.

import type { Expr } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import { withSomeValue } from './facts.js';
import type { InForce } from './program.js';
import type { Run, Scope } from './run.js';
import { asYesNo, Refused } from './values.js';

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
function factsOf(inForce: InForce, part: unknown): ReadonlySet<string> {
  const facts = new Set<string>();
  const seen = new Set<string>();
  const follow = (from: unknown): void => {
    for (const name of namesIn(from, new Set())) {
      if (seen.has(name)) continue;
      seen.add(name);
      const declaration = inForce.named.get(name)?.declaration;
      if (declaration?.kind === 'fact') {
        facts.add(name);
        follow([declaration.neededWhen, declaration.default]);
      } else if (declaration) follow(declaration);
    }
  };
  follow(part);
  return facts;
}

export interface Look {
  /** It is not looked at where it comes to a fact that no result comes to in this case. */
  readonly looked: boolean;
  readonly holds: boolean;
}

/**
 * Whether it is looked at, and holds. Facts of items of other lists do not count; nor do those that no result uses. Such a one may be
 * missing: what the condition comes to behind it is seen with some value in its place.
 */
export function looksAt(run: Run, condition: Expr, scope: Scope): Look {
  const used = factsOf(
    run.inForce,
    run.results.map((name) => ({ kind: 'name', name })),
  );
  const reached = new Set<string>();
  const asked = (given: Run['given']): boolean | Refused => {
    try {
      return asYesNo(
        evaluate({ ...run, given, computed: new Map(), retained: new Map(), reached }, scope, condition),
      );
    } catch (stopped) {
      if (!(stopped instanceof Refused)) throw stopped;
      return stopped;
    }
  };
  const holds = asked(run.given);
  let { given } = run;
  for (
    let next = holds;
    next instanceof Refused && next.code === 'missing_fact' && !used.has(next.about);
    next = asked(given)
  ) {
    const more = withSomeValue(run, given, next.about);
    if (more === undefined) break;
    given = more;
  }
  for (const fact of reached) {
    const declaration = run.inForce.named.get(fact)?.declaration;
    const of = declaration?.kind === 'fact' ? declaration.list?.text : undefined;
    const isNear = of === undefined || of === scope.self?.list;
    if (isNear && used.has(fact) && !run.reached.has(fact)) return { looked: false, holds: holds === true };
  }
  if (holds instanceof Refused) throw holds;
  return { looked: true, holds };
}
