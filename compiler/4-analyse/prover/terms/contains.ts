// Whether one value is made of another.

import type { Atom, Condition, Poly } from './terms.js';

/** Parts are made before wholes, and depend on no other variables: most of the search ends there. */
export function containsAtom(whole: Atom, part: Atom): boolean {
  const seen = new Set<number>();
  const could = (id: number, variables: bigint): boolean => {
    if (id <= part.id || (part.variables & ~variables) !== 0n || seen.has(id)) return false;
    seen.add(id);
    return true;
  };
  const inPoly = (poly: Poly): boolean =>
    could(poly.id, poly.variables) &&
    poly.terms.some(({ factors }) => factors.some((factor) => factor === part || inAtom(factor)));
  const inCondition = (condition: Condition): boolean => {
    if (!could(condition.id, condition.variables)) return false;
    switch (condition.kind) {
      case 'sign':
        return inPoly(condition.of);
      case 'not':
        return inCondition(condition.operand);
      case 'and':
      case 'or':
        return condition.operands.some(inCondition);
      default:
        return false;
    }
  };
  const inAtom = (atom: Atom): boolean => {
    if (!could(atom.id, atom.variables)) return false;
    switch (atom.kind) {
      case 'variable':
        return false;
      case 'round':
      case 'inverse':
      case 'sum':
        return inPoly(atom.of);
      case 'lowest':
      case 'highest':
      case 'calendar':
        return atom.of.some(inPoly);
      case 'cases':
        return atom.rows.some((row) => inPoly(row.then) || inCondition(row.when));
      case 'aggregate':
        return inPoly(atom.of) || inPoly(atom.count);
      default:
        atom satisfies never;
        return false;
    }
  };
  return inAtom(whole);
}
