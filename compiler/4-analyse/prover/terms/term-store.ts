// Keeps every distinct term once, and can forget together what was made since a mark.

import { type Rational, zero } from '../../../runtime/exact/rational.js';
import type { Abstract } from '../../range/abstract.js';
import { byFactorIds } from './normal-form.js';
import type { Atom, Condition, Poly, Term, Variable } from './terms.js';

type AtomParts = Atom extends infer A
  ? A extends Atom
    ? Omit<A, 'id' | 'variables' | 'origin'>
    : never
  : never;
type ConditionParts = Condition extends infer C
  ? C extends Condition
    ? Omit<C, 'id' | 'variables'>
    : never
  : never;

/** As part of a key. */
export const text = (value: Rational): string => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

export class TermStore {
  /** Stands for a value that is never there. */
  readonly nothing: Poly;
  readonly holds: Condition;
  readonly fails: Condition;
  readonly refused: Condition;
  private readonly polys = new Map<string, Poly>();
  private readonly atoms = new Map<string, Atom>();
  private readonly conditions = new Map<string, Condition>();
  private readonly variables = new Map<string, Variable>();
  private readonly made: (() => void)[] = [];
  private next = 1;

  constructor() {
    this.nothing = { id: 0, constant: zero, terms: [], variables: 0n };
    this.holds = this.condition('T', 0n, { kind: 'constant', value: true });
    this.fails = this.condition('F', 0n, { kind: 'constant', value: false });
    this.refused = this.condition('N', 0n, { kind: 'nothing' });
  }

  /** Terms made from here on can be forgotten together. */
  mark(): number {
    return this.made.length;
  }

  /** Forgets what was made since the mark; nothing of it may be used any more. */
  release(mark: number): void {
    for (const forget of this.made.splice(mark)) forget();
  }

  variable(
    name: string,
    make: () => { readonly initial: Abstract; readonly splittable: boolean; readonly hides?: bigint },
  ): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const variable = { name, bit: 1n << BigInt(this.variables.size), hides: 0n, ...make() };
    this.variables.set(name, variable);
    return variable;
  }

  /** The variables of a set. */
  variablesIn(set: bigint): readonly Variable[] {
    return [...this.variables.values()].filter(({ bit }) => (set & bit) !== 0n);
  }

  protected poly(constant: Rational, terms: readonly Term[]): Poly {
    const ordered = [...terms].sort(byFactorIds);
    const key = `${text(constant)}|${ordered
      .map(({ coefficient, factors }) => `${text(coefficient)}*${factors.map(({ id }) => id).join('.')}`)
      .join('|')}`;
    const known = this.polys.get(key);
    if (known) return known;
    const variables = ordered.reduce(
      (all, { factors }) => factors.reduce((set, factor) => set | factor.variables, all),
      0n,
    );
    const poly = { id: this.next++, constant, terms: ordered, variables };
    this.polys.set(key, poly);
    this.made.push(() => this.polys.delete(key));
    return poly;
  }

  protected make(key: string, variables: bigint, origin: string, parts: AtomParts): Atom {
    const known = this.atoms.get(key);
    if (known) return known;
    const atom: Atom = { id: this.next++, variables, origin, ...parts };
    this.atoms.set(key, atom);
    this.made.push(() => this.atoms.delete(key));
    return atom;
  }

  protected condition(key: string, variables: bigint, parts: ConditionParts): Condition {
    const known = this.conditions.get(key);
    if (known) return known;
    const condition: Condition = { id: this.next++, variables, ...parts };
    this.conditions.set(key, condition);
    this.made.push(() => this.conditions.delete(key));
    return condition;
  }
}
