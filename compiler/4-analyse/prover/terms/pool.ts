// Makes terms: choices, roundings and conditions beside sums, each distinct one once, equal things being one object.

import {
  divide,
  maximum,
  minimum,
  negate,
  one,
  type Rational,
  type RoundingMode,
  roundTo,
  sign,
  zero,
} from '../../../runtime/exact/rational.js';
import { union } from './normal-form.js';
import { Sums } from './sums.js';
import { text } from './term-store.js';
import type { CalendarFunction, CaseRow, Condition, Poly, Relation, Variable } from './terms.js';

/** Among more conditions than these, a pair of opposites is left to be found by the search. */
const mostOpposed = 8;
const isSimple = ({ kind }: Condition): boolean => kind === 'flag' || kind === 'member' || kind === 'sign';
/** Rows of something chosen by conditions through which a comparison is looked at. */
const mostRows = 12;

export class Pool extends Sums {
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
    if (count === this.nothing) return count;
    if (of === this.nothing) {
      // A sum over no items is nothing at all; an extreme of none has no value.
      if (operation !== 'sum') return of;
      const none = { when: this.sign('up-to', count), then: this.constant(zero) };
      return this.cases([none, { when: this.holds, then: of }], origin);
    }
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
    return this.condition(`f${variable.name}`, variable.bit | variable.hides, { kind: 'flag', variable });
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
}
