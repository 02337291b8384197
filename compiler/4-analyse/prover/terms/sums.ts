// Sums and products in normal form: like terms are gathered, constants folded, inverses cancelled.

import {
  add,
  divide,
  equals,
  multiply,
  negate,
  one,
  type Rational,
  zero,
} from '../../../runtime/exact/rational.js';
import { countOf, withoutInverses } from './normal-form.js';
import { TermStore } from './term-store.js';
import type { Atom, Poly, Term, Variable } from './terms.js';

/** More terms than these are kept as one factor rather than multiplied out. */
const mostTerms = 48;
export class Sums extends TermStore {
  constant(value: Rational): Poly {
    return this.poly(value, []);
  }

  atom(atom: Atom): Poly {
    return this.poly(zero, [{ coefficient: one, factors: [atom] }]);
  }

  number(variable: Variable): Poly {
    return this.atom(
      this.make(`v${variable.name}`, variable.bit | variable.hides, variable.name, {
        kind: 'variable',
        variable,
      }),
    );
  }

  sum(polys: readonly Poly[]): Poly {
    if (polys.includes(this.nothing)) return this.nothing;
    let constant = zero;
    const terms: Term[] = [];
    for (const poly of polys) {
      constant = add(constant, poly.constant);
      terms.push(...poly.terms);
    }
    return this.gathered(constant, terms);
  }

  minus(a: Poly, b: Poly): Poly {
    return a === b && a !== this.nothing ? this.constant(zero) : this.sum([a, this.scaled(b, negate(one))]);
  }

  scaled(poly: Poly, factor: Rational): Poly {
    if (poly === this.nothing || equals(factor, one)) return poly;
    if (factor.n === 0n) return this.constant(zero);
    return this.poly(
      multiply(poly.constant, factor),
      poly.terms.map((term) => ({ coefficient: multiply(term.coefficient, factor), factors: term.factors })),
    );
  }

  product(a: Poly, b: Poly): Poly {
    if (a === this.nothing || b === this.nothing) return this.nothing;
    if (a.terms.length === 0) return this.scaled(b, a.constant);
    if (b.terms.length === 0) return this.scaled(a, b.constant);
    const [few, many] = countOf(a) <= countOf(b) ? [a, b] : [b, a];
    const single = few.terms[0];
    if (countOf(few) === 1 && single && countOf(many) <= mostTerms) return this.timesTerm(many, single);
    if (countOf(few) === 1 && single) return this.timesTerm(this.factor(many), single);
    // Two sums: one is multiplied out over the other kept whole.
    const factor = this.factor(few).terms[0];
    return factor ? this.timesTerm(countOf(many) <= mostTerms ? many : this.factor(many), factor) : a;
  }

  private timesTerm(poly: Poly, by: Term): Poly {
    const terms = poly.terms.map((term) => ({
      coefficient: multiply(term.coefficient, by.coefficient),
      factors: [...term.factors, ...by.factors],
    }));
    if (poly.constant.n !== 0n) {
      terms.push({ coefficient: multiply(poly.constant, by.coefficient), factors: [...by.factors] });
    }
    return this.gathered(zero, terms);
  }

  /** A sum as it stands in a product: not multiplied out. */
  factor(poly: Poly): Poly {
    const lead = poly.terms[0]?.coefficient ?? one;
    const primitive = this.scaled(poly, divide(one, lead));
    const factor = this.make(`s${primitive.id}`, poly.variables, '', { kind: 'sum', of: primitive });
    return this.scaled(this.atom(factor), lead);
  }

  inverse(of: Poly, origin: string): Poly {
    if (of === this.nothing) return of;
    const [term] = of.terms;
    if (!term) return of.constant.n === 0n ? this.nothing : this.constant(divide(one, of.constant));
    if (countOf(of) === 1) {
      // Factor by factor; the inverse of an inverse is what it was made of.
      return term.factors.reduce(
        (product, factor) =>
          this.product(
            product,
            factor.kind === 'inverse' ? factor.of : this.atom(this.inverseOf(this.atom(factor), origin)),
          ),
        this.constant(divide(one, term.coefficient)),
      );
    }
    const primitive = this.scaled(of, divide(one, term.coefficient));
    return this.scaled(this.atom(this.inverseOf(primitive, origin)), divide(one, term.coefficient));
  }

  private inverseOf(of: Poly, origin: string): Atom {
    return this.make(`i${of.id}`, of.variables, origin, { kind: 'inverse', of });
  }

  private gathered(constant: Rational, terms: readonly Term[]): Poly {
    const byFactors = new Map<string, { coefficient: Rational; factors: readonly Atom[] }>();
    let rest = constant;
    for (const { coefficient, factors } of terms) {
      const left = withoutInverses(factors);
      if (left.length === 0) {
        rest = add(rest, coefficient);
        continue;
      }
      const key = left.map(({ id }) => id).join();
      const known = byFactors.get(key);
      if (known) known.coefficient = add(known.coefficient, coefficient);
      else byFactors.set(key, { coefficient, factors: left });
    }
    const kept = [...byFactors.values()].filter(({ coefficient }) => coefficient.n !== 0n);
    const flat = kept.filter(({ factors }) => factors.length === 1 && factors[0]?.kind === 'sum');
    if (flat.length === 0) return this.poly(rest, kept);
    // A sum that is no factor any more takes part like any other terms.
    const loose = kept.filter((term) => !flat.includes(term));
    for (const { coefficient, factors } of flat) {
      const [factor] = factors;
      if (factor?.kind !== 'sum') continue;
      rest = add(rest, multiply(factor.of.constant, coefficient));
      for (const term of factor.of.terms) {
        loose.push({ coefficient: multiply(term.coefficient, coefficient), factors: term.factors });
      }
    }
    return this.gathered(rest, loose);
  }
}
