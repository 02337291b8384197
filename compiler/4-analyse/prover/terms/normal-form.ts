// The order of terms and factors by which equal sums are recognized.

import { compare } from '../../../runtime/exact/rational.js';
import type { Atom, Poly, Term } from './terms.js';

export const union = (polys: readonly Poly[]): bigint =>
  polys.reduce((all, { variables }) => all | variables, 0n);

/** Terms, the constant counted as one. */
export const countOf = (poly: Poly): number => poly.terms.length + (poly.constant.n === 0n ? 0 : 1);

export function byFactorIds(a: Term, b: Term): number {
  const length = Math.min(a.factors.length, b.factors.length);
  for (let index = 0; index < length; index++) {
    const difference = (a.factors[index]?.id ?? 0) - (b.factors[index]?.id ?? 0);
    if (difference !== 0) return difference;
  }
  return a.factors.length - b.factors.length || compare(a.coefficient, b.coefficient);
}

/** Factors in order, where a value and its inverse cancel: neither is zero, or the case is refused. */
export function withoutInverses(factors: readonly Atom[]): readonly Atom[] {
  const left = [...factors];
  for (const factor of factors) {
    if (factor.kind !== 'inverse') continue;
    const base = factor.of.constant.n === 0n && factor.of.terms.length === 1 ? factor.of.terms[0] : undefined;
    const cancelled = left.findIndex((other) =>
      base?.factors.length === 1 ? other === base.factors[0] : other.kind === 'sum' && other.of === factor.of,
    );
    const own = left.indexOf(factor);
    if (cancelled < 0 || own < 0) continue;
    left.splice(Math.max(cancelled, own), 1);
    left.splice(Math.min(cancelled, own), 1);
  }
  return left.sort((a, b) => a.id - b.id);
}
