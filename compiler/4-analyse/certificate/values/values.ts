// Makes values: equal ones are one object, and all that can be written in one way is.

import {
  absolute,
  add,
  divide,
  multiply,
  negate,
  one,
  type Rational,
  roundTo,
  zero,
} from '../../../runtime/exact/rational.js';
import { gridOf } from './grid-of.js';
import { Names } from './names-of-values.js';
import {
  type About,
  type AskedKind,
  aboutOf,
  aboutOnly,
  type DateKind,
  isSure,
  type Kind,
  type ListKind,
  operand,
  type Row,
  rowsOf,
  type Side,
  type Sort,
  type Value,
  type WrittenKind,
  written,
} from './value.js';

const bit = (level: number | undefined): number => (level === undefined ? 0 : 1 << level);

export class Values {
  readonly #known = new Map<string, Value>();
  readonly names = new Names();
  readonly #turned = { A: new Map<Value, Value>(), B: new Map<Value, Value>() };
  readonly yes: Value;
  readonly no: Value;

  constructor(readonly stepOf: (fact: string) => Rational | undefined) {
    this.yes = this.make('truth', [], { sort: 'truth', text: 'true' });
    this.no = this.make('truth', [], { sort: 'truth', text: 'false' });
  }

  make(kind: Kind, of: readonly Value[], about: About): Value {
    const key = [kind, ...aboutOf(about), about.by?.map(written), of.map(({ id }) => id)].join('\u0001');
    const known = this.#known.get(key);
    if (known) return known;
    const isBinding = kind === 'fold' || kind === 'opaque';
    const parts = of.reduce((all, { levels }) => all | levels, 0);
    const levels = (isBinding ? parts & ~bit(about.level) : parts | bit(about.level)) | bit(about.own);
    const moves = about.side !== undefined || of.some((part) => part.moves);
    const grid = about.sort === 'number' ? gridOf(kind, of, about, this.stepOf) : undefined;
    const made: Value = { ...about, kind, of, id: this.#known.size, moves, levels, grid };
    this.#known.set(key, made);
    this.names.add(made);
    return made;
  }

  number = (number: Rational): Value => this.make('number', [], { sort: 'number', number });
  symbol = (text: string): Value => this.make('symbol', [], { sort: 'symbol', text });
  none = (sort: Sort): Value => this.make('none', [], { sort });

  sum(shares: readonly (readonly [Rational, Value])[], offset: Rational = zero): Value {
    let constant = offset;
    const terms = new Map<Value, Rational>();
    const put = (by: Rational, value: Value): void => {
      if (value.kind === 'number') constant = add(constant, multiply(by, value.number ?? zero));
      else if (value.kind === 'sum') {
        constant = add(constant, multiply(by, value.number ?? zero));
        for (const [place, part] of value.of.entries()) put(multiply(by, value.by?.[place] ?? zero), part);
      } else terms.set(value, add(terms.get(value) ?? zero, by));
    };
    for (const [by, value] of shares) put(by, value);
    const all = [...terms].filter(([, by]) => by.n !== 0n).sort(([a], [b]) => a.id - b.id);
    const [only, second] = all;
    if (!only) return this.number(constant);
    if (!second && constant.n === 0n && only[1].n === only[1].d) return only[0];
    const by = all.map(([, factor]) => factor);
    return this.make(
      'sum',
      all.map(([value]) => value),
      { sort: 'number', number: constant, by },
    );
  }

  minus = (a: Value, b: Value): Value =>
    this.sum([
      [one, a],
      [negate(one), b],
    ]);

  product(factors: readonly Value[]): Value {
    let by = one;
    const of: Value[] = [];
    const put = (factor: Value): void => {
      const [only, second] = factor.of;
      if (factor.kind === 'number') by = multiply(by, factor.number ?? zero);
      else if (factor.kind === 'product') factor.of.forEach(put);
      else if (factor.kind === 'sum' && only && !second && factor.number?.n === 0n) {
        by = multiply(by, factor.by?.[0] ?? zero);
        put(only);
      } else of.push(factor);
    };
    factors.forEach(put);
    if (by.n === 0n || of.length === 0) return this.number(by);
    const [first, second] = of;
    const whole =
      first && !second
        ? first
        : this.make(
            'product',
            of.sort((a, b) => a.id - b.id),
            { sort: 'number' },
          );
    return this.sum([[by, whole]]);
  }

  /** Normal forms of all that has one; the rest is what it is. */
  build(kind: Kind, of: readonly Value[], about: About): Value {
    const first = of[0];
    if (!first) return this.make(kind, of, about);
    switch (kind) {
      case 'sum':
        return this.sum(
          of.map((value, place) => [about.by?.[place] ?? zero, value] as const),
          about.number,
        );
      case 'product':
        return this.product(of);
      case 'reciprocal':
        if (first.kind === 'number') {
          const { number = zero } = first;
          return number.n === 0n ? this.none('number') : this.number(divide(one, number));
        }
        if (first.kind === 'sum' && first.of.length === 1 && first.number?.n === 0n) {
          const inner = this.build(kind, first.of, about);
          return this.sum([[divide(one, first.by?.[0] ?? one), inner]]);
        }
        return this.make(kind, of, about);
      case 'lowest':
      case 'highest': {
        const all = [...new Set(of.flatMap((value) => (value.kind === kind ? value.of : [value])))];
        return all.length === 1
          ? first
          : this.make(
              kind,
              all.sort((a, b) => a.id - b.id),
              about,
            );
      }
      case 'round': {
        const { mode = 'half-up', number: step = one } = about;
        if (first.kind === 'number') return this.number(roundTo(first.number ?? zero, mode, step));
        const isOnStep = first.grid && divide(first.grid, step).d === 1n;
        return isOnStep ? first : this.make(kind, of, about);
      }
      case 'rows':
        return this.#rows(of, about.sort);
      case 'positive':
      case 'zero': {
        const { number = zero } = first;
        const isZero = kind === 'zero';
        if (first.kind === 'number') return (isZero ? number.n === 0n : number.n > 0n) ? this.yes : this.no;
        // Multiples of one comparison are one.
        const by = first.kind === 'sum' ? (first.by?.[0] ?? one) : one;
        return this.make(kind, [this.sum([[divide(one, isZero ? by : absolute(by)), first]])], about);
      }
      case 'is':
        if (first.kind === 'symbol') return first.text === about.text ? this.yes : this.no;
        if (first.kind !== 'rows') return this.make(kind, of, about);
        return this.#rows(
          first.of.map((value, place) => (place % 2 === 0 ? value : this.build(kind, [value], about))),
          'truth',
        );
      case 'not':
        if (first.kind === 'truth') return first === this.yes ? this.no : this.yes;
        return first.kind === 'not' ? operand(first) : this.make(kind, of, about);
      case 'and':
        return this.all(of);
      case 'or':
        return this.any(of);
      default:
        kind satisfies WrittenKind | AskedKind | DateKind | ListKind;
        return this.make(kind, of, about);
    }
  }

  of = (kind: Kind, ...of: readonly Value[]): Value =>
    this.build(kind, of, { sort: kind === 'reciprocal' ? 'number' : 'truth' });
  not = (value: Value): Value => this.of('not', value);
  is = (value: Value, text: string): Value => this.build('is', [value], { sort: 'truth', text });
  all = (values: readonly Value[]): Value => this.#joined('and', values, this.no, this.yes);
  any = (values: readonly Value[]): Value => this.#joined('or', values, this.yes, this.no);

  // In order: what stands before may be what keeps the rest from being refused.
  #joined(kind: 'and' | 'or', all: readonly Value[], decisive: Value, idle: Value): Value {
    const of: Value[] = [];
    for (const each of all) {
      if (each === idle || of.includes(each)) continue;
      of.push(each);
      if (each === decisive) break;
    }
    const [first, second] = of;
    return first ? (second ? this.make(kind, of, { sort: 'truth' }) : first) : idle;
  }

  #rows(of: readonly Value[], sort: Sort): Value {
    const rows: Row[] = [];
    for (const row of rowsOf({ of } as Value)) {
      if (row.when !== this.no) rows.push(row);
      if (row.when === this.yes) break;
    }
    // The last row says nothing that the one before it does not say.
    for (let last = rows.at(-1); last?.when === this.yes; last = rows.at(-1)) {
      const before = rows.at(-2);
      if (before?.value !== last.value || !isSure(before.when)) break;
      rows.splice(rows.length - 2, 2, last);
    }
    const [first] = rows;
    if (!first) return this.none(sort);
    if (first.when === this.yes) return first.value;
    if (sort !== 'truth' || rows.at(-1)?.when !== this.yes) {
      return this.make(
        'rows',
        rows.flatMap(({ when, value }) => [when, value]),
        { sort },
      );
    }
    // Truths by rows, as the conditions that they amount to.
    return rows.reduceRight<Value>((otherwise, { when, value }) => {
      if (value === this.yes) return this.any([when, otherwise]);
      const last = this.all([this.not(when), otherwise]);
      return value === this.no ? last : this.any([this.all([when, value]), last]);
    }, this.no);
  }

  /** The same value in one of the two cases. */
  turned(value: Value, side: Side): Value {
    if (!value.moves) return value;
    const known = this.#turned[side].get(value);
    if (known) return known;
    const of = value.of.map((part) => this.turned(part, side));
    const made =
      value.side === undefined
        ? this.build(value.kind, of, aboutOnly(value))
        : this.make(value.kind, of, { ...aboutOnly(value), side });
    this.#turned[side].set(value, made);
    return made;
  }
}
