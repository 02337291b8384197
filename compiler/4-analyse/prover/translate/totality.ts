// Whether a value is there for everything that its variables may be: no refusal, no division by zero, no gap.

import type { Engine, Frame } from '../terms/frame.js';
import type { Atom, Condition, Poly } from '../terms/terms.js';

/** What cannot be told is answered with no. */
export function isTotal(engine: Engine, poly: Poly, frame: Frame): boolean {
  const polys = new Set<Poly>();
  const conditions = new Set<Condition>();
  const ofPoly = (whole: Poly): boolean => {
    const part = engine.simplified(whole, frame);
    if (part === engine.pool.nothing) return false;
    if (polys.has(part)) return true;
    polys.add(part);
    return part.terms.every(({ factors }) => factors.every(ofAtom));
  };
  const ofCondition = (condition: Condition): boolean => {
    if (conditions.has(condition)) return true;
    conditions.add(condition);
    switch (condition.kind) {
      case 'nothing':
        return false;
      case 'sign':
        return ofPoly(condition.of);
      case 'not':
        return ofCondition(condition.operand);
      case 'and':
      case 'or':
        return condition.operands.every(ofCondition);
      case 'constant':
      case 'flag':
      case 'member':
        return true;
      default:
        condition satisfies never;
        return false;
    }
  };
  const ofAtom = (atom: Atom): boolean => {
    switch (atom.kind) {
      case 'variable':
        return true;
      case 'round':
      case 'sum':
        return ofPoly(atom.of);
      case 'lowest':
      case 'highest':
        return atom.of.every(ofPoly);
      case 'inverse': {
        const range = engine.rough(atom.of, frame);
        const apart = (range?.lo && range.lo.n > 0n) || (range?.hi && range.hi.n < 0n);
        return Boolean(apart) && ofPoly(atom.of);
      }
      case 'cases':
        // Rows that cannot be reached may hold nothing.
        return (
          atom.rows.every(({ when }) => when === engine.pool.holds || ofCondition(when)) &&
          engine.rowsWithin(atom, frame).every(({ of }) => ofPoly(of))
        );
      case 'calendar':
        return (atom.function.kind === 'part' || atom.function.kind === 'between') && atom.of.every(ofPoly);
      case 'aggregate':
        return atom.operation === 'sum' && ofPoly(atom.of) && ofPoly(atom.count);
      default:
        atom satisfies never;
        return false;
    }
  };
  return ofPoly(poly);
}
