// Sums of products: what a goal is written as, so that like terms cancel.

import { add, multiply, negate, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import type { DateNodeKind, FactNodeKind, Node, OtherNodeKind, TruthNodeKind } from '../graph/node.js';

export interface Term {
  readonly by: Rational;
  /** In order of their ids; never sums or products, but products that are too long to be written out. */
  readonly atoms: readonly Node[];
}

export interface Poly {
  readonly terms: ReadonlyMap<string, Term>;
  readonly constant: Rational;
  /** The levels of items that have a part in it. */
  readonly levels: number;
}

const longest = 240;
const keyOf = (atoms: readonly Node[]): string => atoms.map(({ id }) => id).join(',');

const levelsOf = (terms: Iterable<Term>): number => {
  let levels = 0;
  for (const { atoms } of terms) for (const atom of atoms) levels |= atom.levels;
  return levels;
};

export const constantPoly = (constant: Rational): Poly => ({ terms: new Map(), constant, levels: 0 });

const made = (terms: ReadonlyMap<string, Term>, constant: Rational): Poly => ({
  terms,
  constant,
  levels: levelsOf(terms.values()),
});

function putTerm(into: Map<string, Term>, by: Rational, atoms: readonly Node[]): void {
  const key = keyOf(atoms);
  const sum = add(into.get(key)?.by ?? zero, by);
  if (sum.n === 0n) into.delete(key);
  else into.set(key, { by: sum, atoms });
}

/** a + by · b. */
export function plusScaled(a: Poly, by: Rational, b: Poly): Poly {
  const terms = new Map(a.terms);
  for (const term of b.terms.values()) putTerm(terms, multiply(by, term.by), term.atoms);
  return made(terms, add(a.constant, multiply(by, b.constant)));
}

export const opposite = (a: Poly): Poly => plusScaled(constantPoly(zero), negate(one), a);
export const plusConstant = (a: Poly, by: Rational): Poly => ({ ...a, constant: add(a.constant, by) });

function product(a: Poly, b: Poly): Poly | undefined {
  if ((a.terms.size + 1) * (b.terms.size + 1) > longest) return undefined;
  const terms = new Map<string, Term>();
  for (const x of a.terms.values()) {
    for (const y of b.terms.values()) {
      putTerm(
        terms,
        multiply(x.by, y.by),
        [...x.atoms, ...y.atoms].sort((p, q) => p.id - q.id),
      );
    }
    if (b.constant.n !== 0n) putTerm(terms, multiply(x.by, b.constant), x.atoms);
  }
  if (a.constant.n !== 0n) {
    for (const y of b.terms.values()) putTerm(terms, multiply(y.by, a.constant), y.atoms);
  }
  return made(terms, multiply(a.constant, b.constant));
}

const written = new WeakMap<Node, Poly>();

/** A number as a sum of products of values that are neither. */
export function polyOf(node: Node): Poly {
  const known = written.get(node);
  if (known) return known;
  const poly = writtenOut(node);
  written.set(node, poly);
  return poly;
}

function writtenOut(node: Node): Poly {
  switch (node.kind) {
    case 'number':
      return constantPoly(node.value);
    case 'sum':
      return node.terms.reduce(
        (sum, { by, of }) => plusScaled(sum, by, polyOf(of)),
        constantPoly(node.constant),
      );
    case 'product': {
      let whole: Poly | undefined = constantPoly(one);
      for (const factor of node.of) whole = whole && product(whole, polyOf(factor));
      return whole ?? asAtom(node);
    }
    default:
      node.kind satisfies
        | TruthNodeKind
        | DateNodeKind
        | FactNodeKind
        | OtherNodeKind
        | 'symbol'
        | 'highest'
        | 'lowest'
        | 'round'
        | 'rows'
        | 'reciprocal';
      return asAtom(node);
  }
}

const asAtom = (node: Node): Poly => made(new Map([[keyOf([node]), { by: one, atoms: [node] }]]), zero);

/** The sum with a value put in the place of one of its atoms. */
export function substituted(a: Poly, atom: Node, value: Poly): Poly | undefined {
  let sum: Poly = constantPoly(a.constant);
  const rest = new Map<string, Term>();
  for (const { by, atoms } of a.terms.values()) {
    const place = atoms.indexOf(atom);
    if (place < 0) {
      putTerm(rest, by, atoms);
      continue;
    }
    const others = atoms.filter((_, index) => index !== place);
    let whole: Poly | undefined = value;
    if (others.length > 0) {
      const beside = made(new Map([[keyOf(others), { by: one, atoms: others }]]), zero);
      whole = product(value, beside);
      // An atom may stand in a term more than once.
      whole = whole && (others.includes(atom) ? substituted(whole, atom, value) : whole);
    }
    if (!whole || sum.terms.size + whole.terms.size > longest) return undefined;
    sum = plusScaled(sum, by, whole);
  }
  return plusScaled(sum, one, made(rest, zero));
}

/** What one atom is multiplied by in a sum that is linear in it, and the rest. */
export function linearIn(a: Poly, atom: Node): { readonly factor: Poly; readonly rest: Poly } | undefined {
  const factor = new Map<string, Term>();
  const rest = new Map<string, Term>();
  let constant = zero;
  for (const { by, atoms } of a.terms.values()) {
    const place = atoms.indexOf(atom);
    if (place < 0) putTerm(rest, by, atoms);
    else {
      const others = atoms.filter((_, index) => index !== place);
      if (others.includes(atom)) return undefined;
      if (others.length === 0) constant = add(constant, by);
      else putTerm(factor, by, others);
    }
  }
  return { factor: made(factor, constant), rest: made(rest, a.constant) };
}

export function atomsOf(a: Poly): readonly Node[] {
  const atoms = new Set<Node>();
  for (const term of a.terms.values()) for (const atom of term.atoms) atoms.add(atom);
  return [...atoms].sort((p, q) => q.id - p.id);
}
