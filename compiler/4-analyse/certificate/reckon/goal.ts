// Sums of products in which like terms cancel: what has to be shown not to be below zero.

import { add, multiply, negate, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import type { Value } from '../values/value.js';

export interface Term {
  readonly by: Rational;
  /** In order of their ids. */
  readonly atoms: readonly Value[];
}

export interface Goal {
  readonly terms: ReadonlyMap<string, Term>;
  readonly constant: Rational;
}

/** Beyond so many terms products stay as they are. */
const longest = 240;
export const keyOf = (atoms: readonly Value[]): string => atoms.map(({ id }) => id).join(',');
export const constantGoal = (constant: Rational): Goal => ({ terms: new Map(), constant });
export const goalOfTerm = (atoms: readonly Value[], by: Rational = one): Goal => ({
  terms: new Map([[keyOf(atoms), { by, atoms }]]),
  constant: zero,
});

function put(into: Map<string, Term>, by: Rational, atoms: readonly Value[]): void {
  const key = keyOf(atoms);
  const sum = add(into.get(key)?.by ?? zero, by);
  if (sum.n === 0n) into.delete(key);
  else into.set(key, { by: sum, atoms });
}

/** a + by · b. */
export function plus(a: Goal, by: Rational, b: Goal): Goal {
  const terms = new Map(a.terms);
  for (const term of b.terms.values()) put(terms, multiply(by, term.by), term.atoms);
  return { terms, constant: add(a.constant, multiply(by, b.constant)) };
}

export const opposite = (a: Goal): Goal => plus(constantGoal(zero), negate(one), a);

function times(a: Goal, b: Goal): Goal | undefined {
  if ((a.terms.size + 1) * (b.terms.size + 1) > longest) return undefined;
  const terms = new Map<string, Term>();
  for (const x of [...a.terms.values(), { by: a.constant, atoms: [] }]) {
    for (const y of [...b.terms.values(), { by: b.constant, atoms: [] }]) {
      const atoms = [...x.atoms, ...y.atoms].sort((p, q) => p.id - q.id);
      if (atoms.length > 0) put(terms, multiply(x.by, y.by), atoms);
    }
  }
  return { terms, constant: multiply(a.constant, b.constant) };
}

const known = new WeakMap<Value, Goal>();

export function goalOf(value: Value): Goal {
  const before = known.get(value);
  if (before) return before;
  let made: Goal | undefined = goalOfTerm([value]);
  if (value.kind === 'number') made = constantGoal(value.number ?? zero);
  else if (value.kind === 'sum') {
    made = value.of.reduce(
      (sum, of, place) => plus(sum, value.by?.[place] ?? zero, goalOf(of)),
      constantGoal(value.number ?? zero),
    );
  } else if (value.kind === 'product') {
    const whole = value.of.reduce<Goal | undefined>(
      (all, of) => all && times(all, goalOf(of)),
      constantGoal(one),
    );
    made = whole ?? made;
  }
  known.set(value, made);
  return made;
}

/** What an atom is multiplied by in a sum that is linear in it, and the rest. */
export function linearIn(a: Goal, atom: Value): { readonly factor: Goal; readonly rest: Goal } | undefined {
  let [factor, rest] = [constantGoal(zero), constantGoal(a.constant)];
  for (const { by, atoms } of a.terms.values()) {
    const place = atoms.indexOf(atom);
    const others = atoms.filter((_, index) => index !== place);
    if (place < 0) rest = plus(rest, one, goalOfTerm(atoms, by));
    else if (others.includes(atom)) return undefined;
    else factor = plus(factor, by, others.length > 0 ? goalOfTerm(others) : constantGoal(one));
  }
  return { factor, rest };
}

/** The sum with another one in the place of one of its atoms. */
export function substituted(a: Goal, atom: Value, by: Goal): Goal | undefined {
  let sum: Goal = constantGoal(a.constant);
  for (const term of a.terms.values()) {
    let whole: Goal | undefined = constantGoal(term.by);
    const others = term.atoms.filter((each) => each !== atom);
    if (others.length > 0) whole = goalOfTerm(others, term.by);
    for (let place = others.length; place < term.atoms.length; place++) whole = whole && times(whole, by);
    if (!whole || sum.terms.size + whole.terms.size > longest) return undefined;
    sum = plus(sum, one, whole);
  }
  return sum;
}

export const atomsOf = (a: Goal): ReadonlySet<Value> =>
  new Set([...a.terms.values()].flatMap(({ atoms }) => atoms));
