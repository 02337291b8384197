// Makes nodes: constants are folded, sums and products brought into one form, and what is made alike is the same node.

import {
  absolute,
  add,
  divide,
  multiply,
  negate,
  one,
  type Rational,
  type RoundingMode,
  roundTo,
  zero,
} from '../../../runtime/exact/rational.js';
import { gridOf } from './grid.js';
import { isSure } from './is-sure.js';
import { nameOf } from './name-of.js';
import { type Node, partsOf, type Row, type Shape, type Share, type Side, type Sort } from './node.js';

export class Graph {
  constructor(
    /** Values of a fact are multiples of it. */
    readonly stepOf: (fact: string) => Rational | undefined,
  ) {}

  readonly #known = new Map<string, Node>();
  readonly #turned = { A: new Map<Node, Node>(), B: new Map<Node, Node>() };
  readonly yes: Node = this.#made({ kind: 'truth', value: true }, 'truth');
  readonly no: Node = this.#made({ kind: 'truth', value: false }, 'truth');
  readonly zero = this.number(zero);
  readonly one = this.number(one);

  #made(shape: Shape, sort: Sort): Node {
    const name = `${sort} ${nameOf(shape)}`;
    const known = this.#known.get(name);
    if (known) return known;
    const parts = partsOf(shape);
    const bound = shape.kind === 'fold' || shape.kind === 'opaque' ? ~(1 << shape.level) : ~0;
    const levels = parts.reduce((all, part) => all | part.levels, 0) & bound;
    const node: Node = Object.assign({}, shape, {
      id: this.#known.size,
      name: `#${this.#known.size}`,
      sort,
      moves: ('side' in shape && shape.side !== undefined) || parts.some((part) => part.moves),
      levels: levels | ownLevels(shape),
      grid: sort === 'number' ? gridOf(shape, this.stepOf) : undefined,
    });
    this.#known.set(name, node);
    return node;
  }

  number(value: Rational): Node {
    return this.#made({ kind: 'number', value }, 'number');
  }

  truth(value: boolean): Node {
    return value ? this.yes : this.no;
  }

  symbol(value: string): Node {
    return this.#made({ kind: 'symbol', value }, 'symbol');
  }

  fact(fact: string, item: number | undefined, side: Side | undefined, sort: Sort): Node {
    return this.#made({ kind: 'fact', fact, item, side }, sort);
  }

  given(fact: string, item: number | undefined, side: Side | undefined): Node {
    return this.#made({ kind: 'given', fact, item, side }, 'truth');
  }

  count(list: string): Node {
    return this.#made({ kind: 'count', list }, 'number');
  }

  none(sort: Sort): Node {
    return this.#made({ kind: 'none' }, sort);
  }

  sum(shares: readonly Share[], offset: Rational = zero): Node {
    let constant = offset;
    const byNode = new Map<Node, Rational>();
    const put = (of: Node, by: Rational): void => {
      if (by.n === 0n) return;
      if (of.kind === 'number') constant = add(constant, multiply(by, of.value));
      else if (of.kind === 'sum') {
        constant = add(constant, multiply(by, of.constant));
        for (const term of of.terms) put(term.of, multiply(by, term.by));
      } else byNode.set(of, add(byNode.get(of) ?? zero, by));
    };
    for (const { by, of } of shares) put(of, by);
    const terms = [...byNode]
      .filter(([, by]) => by.n !== 0n)
      .map(([of, by]) => ({ of, by }))
      .sort((a, b) => a.of.id - b.of.id);
    const [only, second] = terms;
    if (!only) return this.number(constant);
    if (!second && constant.n === 0n && only.by.n === only.by.d) return only.of;
    return this.#made({ kind: 'sum', terms, constant }, 'number');
  }

  minus(a: Node, b: Node): Node {
    return this.sum([
      { by: one, of: a },
      { by: negate(one), of: b },
    ]);
  }

  product(factors: readonly Node[]): Node {
    let by = one;
    const of: Node[] = [];
    const put = (factor: Node): void => {
      if (factor.kind === 'number') by = multiply(by, factor.value);
      else if (factor.kind === 'product') factor.of.forEach(put);
      else if (factor.kind === 'sum' && factor.terms.length === 1 && factor.constant.n === 0n) {
        const [term] = factor.terms;
        if (term) {
          by = multiply(by, term.by);
          put(term.of);
        }
      } else of.push(factor);
    };
    factors.forEach(put);
    if (by.n === 0n) return this.zero;
    const [first, second] = of;
    if (!first) return this.number(by);
    const whole = second
      ? this.#made({ kind: 'product', of: of.sort((a, b) => a.id - b.id) }, 'number')
      : first;
    return this.sum([{ by, of: whole }]);
  }

  reciprocal(of: Node): Node {
    if (of.kind === 'number') {
      return of.value.n === 0n ? this.none('number') : this.number(divide(one, of.value));
    }
    // (k · n) has the reciprocal 1/k · 1/n, so that equal divisors are one node.
    if (of.kind === 'sum' && of.terms.length === 1 && of.constant.n === 0n) {
      const [term] = of.terms;
      if (term) return this.sum([{ by: divide(one, term.by), of: this.reciprocal(term.of) }]);
    }
    return this.#made({ kind: 'reciprocal', of: [of] }, 'number');
  }

  extreme(kind: 'lowest' | 'highest', values: readonly Node[]): Node {
    const of = [...new Set(values.flatMap((value) => (value.kind === kind ? value.of : [value])))].sort(
      (a, b) => a.id - b.id,
    );
    const [first, second] = of;
    return first && !second ? first : this.#made({ kind, of }, 'number');
  }

  round(mode: RoundingMode, step: Rational, of: Node): Node {
    if (of.kind === 'number') return this.number(roundTo(of.value, mode, step));
    // What lies on the step stays as it is.
    if (of.grid && divide(of.grid, step).d === 1n) return of;
    return this.#made({ kind: 'round', mode, step, of: [of] }, 'number');
  }

  rows(all: readonly Row[], sort: Sort): Node {
    const rows: Row[] = [];
    for (const row of all) {
      if (row.when === this.no) continue;
      rows.push(row);
      if (row.when === this.yes) break;
    }
    // The last row says nothing that the one before it does not say.
    for (let last = rows[rows.length - 1]; last?.when === this.yes; last = rows[rows.length - 1]) {
      const before = rows[rows.length - 2];
      if (before?.value !== last.value || !isSure(before.when)) break;
      rows.splice(rows.length - 2, 2, last);
    }
    const [first] = rows;
    if (!first) return this.none(sort);
    if (first.when === this.yes) return first.value;
    if (sort === 'truth' && rows[rows.length - 1]?.when === this.yes) return this.#choice(rows);
    return this.#made({ kind: 'rows', rows }, sort);
  }

  /** Truths by rows, as the conditions that they amount to; the last row always holds. */
  #choice(rows: readonly Row[]): Node {
    return rows.reduceRight<Node>(
      (otherwise, { when, value }) =>
        value === this.yes
          ? this.or([when, otherwise])
          : value === this.no
            ? this.and([this.not(when), otherwise])
            : this.or([this.and([when, value]), this.and([this.not(when), otherwise])]),
      this.no,
    );
  }

  positive(of: Node): Node {
    if (of.kind === 'number') return this.truth(of.value.n > 0n);
    return this.#made({ kind: 'positive', of: [this.#scaled(of, false)] }, 'truth');
  }

  isZero(of: Node): Node {
    if (of.kind === 'number') return this.truth(of.value.n === 0n);
    return this.#made({ kind: 'zero', of: [this.#scaled(of, true)] }, 'truth');
  }

  /** Multiples of one comparison are one node. */
  #scaled(of: Node, anySign: boolean): Node {
    const first = of.kind === 'sum' ? of.terms[0]?.by : undefined;
    if (!first) return of;
    const by = divide(one, anySign ? first : absolute(first));
    return this.sum([{ by, of }]);
  }

  is(of: Node, value: string): Node {
    if (of.kind === 'symbol') return this.truth(of.value === value);
    if (of.kind === 'rows') {
      const rows = of.rows.map((row) => ({ when: row.when, value: this.is(row.value, value) }));
      return this.rows(rows, 'truth');
    }
    return this.#made({ kind: 'is', of: [of], value }, 'truth');
  }

  not(of: Node): Node {
    if (of.kind === 'truth') return this.truth(!of.value);
    if (of.kind === 'not') return of.of[0];
    return this.#made({ kind: 'not', of: [of] }, 'truth');
  }

  and(all: readonly Node[]): Node {
    return this.#joined('and', all, this.no, this.yes);
  }

  or(all: readonly Node[]): Node {
    return this.#joined('or', all, this.yes, this.no);
  }

  // In order: what stands before may be what keeps the rest from being refused.
  #joined(kind: 'and' | 'or', all: readonly Node[], decisive: Node, idle: Node): Node {
    const of: Node[] = [];
    for (const each of all) {
      if (each === idle || of.includes(each)) continue;
      of.push(each);
      if (each === decisive) break;
    }
    const [first, second] = of;
    if (!first) return idle;
    return second ? this.#made({ kind, of }, 'truth') : first;
  }

  /** Any other shape: it is what it is. */
  plain(
    shape: Extract<
      Shape,
      { kind: 'part' | 'between' | 'shift' | 'day' | 'fold' | 'opaque' | 'precedes' | 'carried' }
    >,
    sort: Sort = 'number',
  ): Node {
    return this.#made(shape, sort);
  }

  /** The same value in the other of the two cases. */
  turned(node: Node, side: Side): Node {
    if (!node.moves) return node;
    const known = this.#turned[side].get(node);
    if (known) return known;
    const made = this.#rebuilt(node, side);
    this.#turned[side].set(node, made);
    return made;
  }

  #rebuilt(node: Node, side: Side): Node {
    const turn = (of: Node): Node => this.turned(of, side);
    const turnRow = ({ when, value }: Row): Row => ({ when: turn(when), value: turn(value) });
    switch (node.kind) {
      case 'fact':
        return this.fact(node.fact, node.item, node.side && side, node.sort);
      case 'given':
        return this.given(node.fact, node.item, node.side && side);
      case 'number':
      case 'truth':
      case 'symbol':
      case 'count':
      case 'precedes':
      case 'none':
        return node;
      case 'sum':
        return this.sum(
          node.terms.map(({ by, of }) => ({ by, of: turn(of) })),
          node.constant,
        );
      case 'product':
        return this.product(node.of.map(turn));
      case 'reciprocal':
        return this.reciprocal(turn(node.of[0]));
      case 'lowest':
      case 'highest':
        return this.extreme(node.kind, node.of.map(turn));
      case 'round':
        return this.round(node.mode, node.step, turn(node.of[0]));
      case 'rows':
        return this.rows(node.rows.map(turnRow), node.sort);
      case 'positive':
        return this.positive(turn(node.of[0]));
      case 'zero':
        return this.isZero(turn(node.of[0]));
      case 'is':
        return this.is(turn(node.of[0]), node.value);
      case 'and':
        return this.and(node.of.map(turn));
      case 'or':
        return this.or(node.of.map(turn));
      case 'not':
        return this.not(turn(node.of[0]));
      case 'part':
        return this.plain({ ...shapeOf(node), of: [turn(node.of[0])] });
      case 'between':
      case 'shift':
        return this.plain({ ...shapeOf(node), of: [turn(node.of[0]), turn(node.of[1])] });
      case 'day':
        return this.plain({ ...shapeOf(node), of: [turn(node.of[0]), turn(node.of[1]), turn(node.of[2])] });
      case 'fold':
        return this.plain({
          ...shapeOf(node),
          of: turn(node.of),
          where: turn(node.where),
        });
      case 'carried':
        return this.plain({ ...shapeOf(node), side: node.side && side }, node.sort);
      case 'opaque':
        return this.plain({ ...shapeOf(node), of: node.of.map(turn) }, node.sort);
      default:
        node satisfies never;
        return node;
    }
  }
}

/** The items that a value speaks of by itself. */
function ownLevels(shape: Shape): number {
  const bit = (level: number | undefined): number => (level === undefined ? 0 : 1 << level);
  if (shape.kind === 'fact' || shape.kind === 'given') return bit(shape.item);
  if (shape.kind === 'fold' || shape.kind === 'opaque') return bit(shape.own);
  if (shape.kind === 'precedes') return bit(shape.level) | bit(shape.own);
  return shape.kind === 'carried' ? bit(shape.level) : 0;
}

function shapeOf<T extends Node>(node: T): T {
  return node;
}
