// Makes terms, each distinct one once, in normal form: like terms are gathered, constants folded, equal things are one object.

import {
  add,
  divide,
  equals,
  maximum,
  minimum,
  multiply,
  negate,
  one,
  type Rational,
  type RoundingMode,
  roundTo,
  sign,
  zero,
} from '../../runtime/rational.js';
import type { Abstract } from '../range/abstract.js';
import { byFactorIds, countOf, union, withoutInverses } from './normal-form.js';
import type { Atom, CalendarFunction, CaseRow, Condition, Poly, Relation, Term, Variable } from './terms.js';

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

/** More terms than these are kept as one factor rather than multiplied out. */
const mostTerms = 48;
/** Among more conditions than these, a pair of opposites is left to be found by the search. */
const mostOpposed = 8;
const isSimple = ({ kind }: Condition): boolean => kind === 'flag' || kind === 'member' || kind === 'sign';
/** Rows of something chosen by conditions through which a comparison is looked at. */
const mostRows = 12;

const text = (value: Rational): string => (value.d === 1n ? `${value.n}` : `${value.n}/${value.d}`);

export class Pool {
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

  variable(name: string, make: () => { readonly initial: Abstract; readonly splittable: boolean }): Variable {
    const known = this.variables.get(name);
    if (known) return known;
    const variable = { name, bit: 1n << BigInt(this.variables.size), ...make() };
    this.variables.set(name, variable);
    return variable;
  }

  /** The variables of a set. */
  variablesIn(set: bigint): readonly Variable[] {
    return [...this.variables.values()].filter(({ bit }) => (set & bit) !== 0n);
  }

  constant(value: Rational): Poly {
    return this.poly(value, []);
  }

  atom(atom: Atom): Poly {
    return this.poly(zero, [{ coefficient: one, factors: [atom] }]);
  }

  number(variable: Variable): Poly {
    return this.atom(
      this.make(`v${variable.name}`, variable.bit, variable.name, { kind: 'variable', variable }),
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

  round(of: Poly, mode: RoundingMode, step: Rational, origin: string): Poly {
    if (of === this.nothing) return of;
    if (of.terms.length === 0) return this.constant(roundTo(of.constant, mode, step));
    const key = `r${mode}${text(step)}:${of.id}`;
    return this.atom(this.make(key, of.variables, origin, { kind: 'round', mode, step, of }));
  }

  extreme(kind: 'lowest' | 'highest', operands: readonly Poly[], origin: string): Poly {
    if (operands.includes(this.nothing)) return this.nothing;
    let constant: Rational | undefined;
    const others = new Map<number, Poly>();
    for (const operand of operands) {
      if (operand.terms.length > 0) others.set(operand.id, operand);
      else if (!constant) constant = operand.constant;
      else constant = (kind === 'lowest' ? minimum : maximum)(constant, operand.constant);
    }
    const of = [...others.values(), ...(constant ? [this.constant(constant)] : [])];
    const [only] = of;
    if (!only) return this.nothing;
    if (of.length === 1) return only;
    const key = `${kind}${of.map(({ id }) => id).join()}`;
    return this.atom(this.make(key, union(of), origin, { kind, of }));
  }

  /** The first row whose condition holds; none: no value. */
  cases(rows: readonly CaseRow[], origin: string): Poly {
    const kept: CaseRow[] = [];
    for (const row of rows) {
      if (row.when === this.fails) continue;
      const last = kept[kept.length - 1];
      if (last && last.then === row.then) {
        kept[kept.length - 1] = { when: this.or([last.when, row.when]), then: row.then };
      } else kept.push(row);
      if (row.when === this.holds) break;
    }
    const end = kept[kept.length - 1];
    if (!end) return this.nothing;
    if (end.when !== this.holds) kept.push({ when: this.holds, then: this.nothing });
    const [first] = kept;
    if (first && (kept.length === 1 || kept.every(({ then: value }) => value === first.then)))
      return first.then;
    const key = `c${kept.map(({ when, then: value }) => `${when.id}:${value.id}`).join()}`;
    const variables = kept.reduce((all, row) => all | row.when.variables | row.then.variables, 0n);
    return this.atom(this.make(key, variables, origin, { kind: 'cases', rows: kept }));
  }

  calendar(used: CalendarFunction, of: readonly Poly[], origin: string): Poly {
    if (of.includes(this.nothing)) return this.nothing;
    const detail = used.kind === 'part' ? used.part : used.kind === 'between' ? used.measure : '';
    const key = `d${used.kind}${detail}:${of.map(({ id }) => id).join()}`;
    return this.atom(this.make(key, union(of), origin, { kind: 'calendar', function: used, of }));
  }

  aggregate(operation: 'sum' | 'highest' | 'lowest', count: Poly, of: Poly, origin: string): Poly {
    if (of === this.nothing || count === this.nothing) return this.nothing;
    if (operation === 'sum' && of.terms.length === 0) return this.scaled(count, of.constant);
    if (operation !== 'sum' && of.terms.length === 0) return of;
    const key = `a${operation}${count.id}:${of.id}`;
    return this.atom(
      this.make(key, of.variables | count.variables, origin, { kind: 'aggregate', operation, count, of }),
    );
  }

  sign(relation: Relation, of: Poly): Condition {
    if (of === this.nothing) return this.refused;
    const [term] = of.terms;
    if (!term) {
      const side = sign(of.constant);
      const holds = relation === 'equal' ? side === 0 : relation === 'below' ? side < 0 : side <= 0;
      return holds ? this.holds : this.fails;
    }
    const through = this.signOfCases(relation, of);
    if (through) return through;
    const lead =
      relation === 'equal' || term.coefficient.n > 0n ? term.coefficient : negate(term.coefficient);
    const primitive = this.scaled(of, divide(one, lead));
    return this.condition(`${relation}${primitive.id}`, primitive.variables, {
      kind: 'sign',
      relation,
      of: primitive,
    });
  }

  /** A comparison of something chosen by conditions is a condition on those. */
  private signOfCases(relation: Relation, of: Poly): Condition | undefined {
    const [term, other] = of.terms;
    const [factor, second] = term?.factors ?? [];
    if (!term || other || second || factor?.kind !== 'cases' || factor.rows.length > mostRows)
      return undefined;
    return factor.rows.reduceRight<Condition>((rest, row) => {
      const value = this.sum([this.scaled(row.then, term.coefficient), this.constant(of.constant)]);
      return this.either(row.when, this.sign(relation, value), rest);
    }, this.refused);
  }

  flag(variable: Variable): Condition {
    return this.condition(`f${variable.name}`, variable.bit, { kind: 'flag', variable });
  }

  member(variable: Variable, values: ReadonlySet<string>): Condition {
    const all = variable.initial.kind === 'symbols' ? variable.initial.values : undefined;
    const possible = [...values].filter((value) => all?.has(value) ?? true).sort();
    if (possible.length === 0) return this.fails;
    if (all && possible.length === all.size) return this.holds;
    const key = `m${variable.name}:${JSON.stringify(possible)}`;
    return this.condition(key, variable.bit, { kind: 'member', variable, values: new Set(possible) });
  }

  not(operand: Condition): Condition {
    switch (operand.kind) {
      case 'constant':
        return operand.value ? this.fails : this.holds;
      case 'nothing':
        return operand;
      case 'not':
        return operand.operand;
      case 'sign':
        if (operand.relation === 'equal') break;
        return this.sign(
          operand.relation === 'below' ? 'up-to' : 'below',
          this.scaled(operand.of, negate(one)),
        );
      case 'member': {
        const { initial } = operand.variable;
        if (initial.kind !== 'symbols' || !initial.values) break;
        const others = [...initial.values].filter((value) => !operand.values.has(value));
        return this.member(operand.variable, new Set(others));
      }
      case 'and':
        return this.or(operand.operands.map((one) => this.not(one)));
      case 'or':
        return this.and(operand.operands.map((one) => this.not(one)));
      case 'flag':
        break;
      default:
        operand satisfies never;
    }
    return this.condition(`!${operand.id}`, operand.variables, { kind: 'not', operand });
  }

  and(operands: readonly Condition[]): Condition {
    return this.joined('and', operands, this.holds, this.fails);
  }

  or(operands: readonly Condition[]): Condition {
    return this.joined('or', operands, this.fails, this.holds);
  }

  private joined(
    kind: 'and' | 'or',
    operands: readonly Condition[],
    neutral: Condition,
    deciding: Condition,
  ): Condition {
    const kept = new Map<number, Condition>();
    for (const operand of operands.flatMap((one) => (one.kind === kind ? one.operands : [one]))) {
      if (operand === deciding) return deciding;
      if (operand !== neutral) kept.set(operand.id, operand);
    }
    const all = [...kept.values()];
    const [only] = all;
    if (!only) return neutral;
    if (all.length === 1) return only;
    // Something and its opposite.
    if (all.length <= mostOpposed && all.some((one) => isSimple(one) && kept.has(this.not(one).id))) {
      return deciding;
    }
    const key = `${kind}${all.map(({ id }) => id).join()}`;
    const variables = all.reduce((set, one) => set | one.variables, 0n);
    return this.condition(key, variables, { kind, operands: all });
  }

  /** `when` decides between two conditions. */
  either(when: Condition, yes: Condition, no: Condition): Condition {
    if (yes === no) return yes;
    if (yes === this.holds) return this.or([when, no]);
    if (yes === this.fails) return this.and([this.not(when), no]);
    if (no === this.holds) return this.or([this.not(when), yes]);
    if (no === this.fails) return this.and([when, yes]);
    return this.or([this.and([when, yes]), this.and([this.not(when), no])]);
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

  private poly(constant: Rational, terms: readonly Term[]): Poly {
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

  private make(key: string, variables: bigint, origin: string, parts: AtomParts): Atom {
    const known = this.atoms.get(key);
    if (known) return known;
    const atom: Atom = { id: this.next++, variables, origin, ...parts };
    this.atoms.set(key, atom);
    this.made.push(() => this.atoms.delete(key));
    return atom;
  }

  private condition(key: string, variables: bigint, parts: ConditionParts): Condition {
    const known = this.conditions.get(key);
    if (known) return known;
    const condition: Condition = { id: this.next++, variables, ...parts };
    this.conditions.set(key, condition);
    this.made.push(() => this.conditions.delete(key));
    return condition;
  }
}
