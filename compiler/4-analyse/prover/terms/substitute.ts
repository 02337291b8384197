// Terms with something else in the place of a variable.

import type { Pool } from './pool.js';
import type { Atom, Condition, Poly, Variable } from './terms.js';

/** What stands for a number from now on. */
export interface Substitution {
  readonly variable: Variable;
  readonly by: Poly;
}

export interface Substituting {
  readonly poly: (poly: Poly) => Poly;
  readonly condition: (condition: Condition) => Condition;
}

/** Each term is rebuilt once. */
export function substituting(pool: Pool, { variable, by }: Substitution): Substituting {
  const polys = new Map<Poly, Poly>();
  const conditions = new Map<Condition, Condition>();

  function poly(of: Poly): Poly {
    if ((of.variables & variable.bit) === 0n) return of;
    const known = polys.get(of);
    if (known) return known;
    const terms = of.terms.map(({ coefficient, factors }) =>
      factors.reduce((product, factor) => pool.product(product, atom(factor)), pool.constant(coefficient)),
    );
    const result = pool.sum([pool.constant(of.constant), ...terms]);
    polys.set(of, result);
    return result;
  }

  function atom(of: Atom): Poly {
    if ((of.variables & variable.bit) === 0n) return pool.atom(of);
    switch (of.kind) {
      case 'variable':
        return of.variable === variable ? by : pool.atom(of);
      case 'round':
        return pool.round(poly(of.of), of.mode, of.step, of.origin);
      case 'lowest':
      case 'highest':
        return pool.extreme(of.kind, of.of.map(poly), of.origin);
      case 'cases':
        return pool.cases(
          of.rows.map((row) => ({ when: condition(row.when), then: poly(row.then) })),
          of.origin,
        );
      case 'inverse':
        return pool.inverse(poly(of.of), of.origin);
      case 'sum':
        return poly(of.of);
      case 'calendar':
        return pool.calendar(of.function, of.of.map(poly), of.origin);
      case 'aggregate':
        return pool.aggregate(of.operation, poly(of.count), poly(of.of), of.origin);
      default:
        of satisfies never;
        return pool.nothing;
    }
  }

  function condition(of: Condition): Condition {
    if ((of.variables & variable.bit) === 0n) return of;
    const known = conditions.get(of);
    if (known) return known;
    const result = rebuilt(of);
    conditions.set(of, result);
    return result;
  }

  function rebuilt(of: Condition): Condition {
    switch (of.kind) {
      case 'constant':
      case 'nothing':
      case 'flag':
      case 'member':
        return of;
      case 'sign':
        return pool.sign(of.relation, poly(of.of));
      case 'not':
        return pool.not(condition(of.operand));
      case 'and':
        return pool.and(of.operands.map(condition));
      case 'or':
        return pool.or(of.operands.map(condition));
      default:
        of satisfies never;
        return of;
    }
  }
  return { poly, condition };
}
