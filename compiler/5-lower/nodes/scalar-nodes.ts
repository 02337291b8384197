// Makes nodes of one value: constants folded, bounds from the bounds of the operands.

import { maxBig, minBig } from '../../runtime/exact/integers.js';
import { dividedBy } from '../program/division.js';
import type { Bounds, Comparison, Division, IntegerNode, TextNode, TruthNode } from '../program/program.js';
import { NodeStore } from './node-store.js';

const least = (values: readonly bigint[]): bigint => values.reduce((a, b) => minBig(a, b));
const most = (values: readonly bigint[]): bigint => values.reduce((a, b) => maxBig(a, b));

export class ScalarNodes extends NodeStore {
  constant(value: bigint): IntegerNode {
    const made = { sort: 'integer', kind: 'constant', value, lo: value, hi: value } as const;
    return this.integer(`${value}`, made, undefined);
  }

  truth(value: boolean): TruthNode {
    return this.truthNode(`${value}`, { sort: 'truth', kind: 'constant', value }, undefined);
  }

  text(value: string): TextNode {
    return this.textNode(`text ${value}`, { sort: 'text', kind: 'constant', value }, undefined);
  }

  input(input: string, { lo, hi }: Bounds, list: string | undefined): IntegerNode {
    if (lo === hi) return this.constant(lo);
    return this.integer(`input ${list} ${input}`, { sort: 'integer', kind: 'input', input, lo, hi }, list);
  }

  truthInput(kind: 'input' | 'given', input: string, list: string | undefined): TruthNode {
    return this.truthNode(`truth ${kind} ${list} ${input}`, { sort: 'truth', kind, input }, list);
  }

  textInput(input: string, list: string | undefined): TextNode {
    return this.textNode(`text-input ${list} ${input}`, { sort: 'text', kind: 'input', input }, list);
  }

  count(list: string): IntegerNode {
    const hi = this.capacity(list);
    return this.integer(`count ${list}`, { sort: 'integer', kind: 'count', of: list, lo: 0n, hi }, undefined);
  }

  place(list: string): IntegerNode {
    const hi = most([1n, this.capacity(list)]);
    return this.integer(`place ${list}`, { sort: 'integer', kind: 'place', lo: 1n, hi }, list);
  }

  add(left: IntegerNode, right: IntegerNode): IntegerNode {
    if (isZero(left)) return right;
    if (isZero(right)) return left;
    if (left.kind === 'constant' && right.kind === 'constant') return this.constant(left.value + right.value);
    if (right.kind === 'constant' && right.value < 0n)
      return this.subtract(left, this.constant(-right.value));
    return this.#binary('add', left, right, { lo: left.lo + right.lo, hi: left.hi + right.hi });
  }

  subtract(left: IntegerNode, right: IntegerNode): IntegerNode {
    if (isZero(right)) return left;
    if (left === right) return this.constant(0n);
    if (left.kind === 'constant' && right.kind === 'constant') return this.constant(left.value - right.value);
    return this.#binary('subtract', left, right, { lo: left.lo - right.hi, hi: left.hi - right.lo });
  }

  negate(of: IntegerNode): IntegerNode {
    return this.subtract(this.constant(0n), of);
  }

  multiply(left: IntegerNode, right: IntegerNode): IntegerNode {
    if (isZero(left) || isZero(right)) return this.constant(0n);
    if (left.kind === 'constant' && left.value === 1n) return right;
    if (right.kind === 'constant' && right.value === 1n) return left;
    if (left.kind === 'constant' && right.kind === 'constant') return this.constant(left.value * right.value);
    if (left.kind === 'constant') return this.multiply(right, left);
    const corners = [left.lo * right.lo, left.lo * right.hi, left.hi * right.lo, left.hi * right.hi];
    const square = left === right && left.lo < 0n && left.hi > 0n;
    return this.#binary('multiply', left, right, { lo: square ? 0n : least(corners), hi: most(corners) });
  }

  #binary(
    kind: 'add' | 'subtract' | 'multiply',
    left: IntegerNode,
    right: IntegerNode,
    bounds: Bounds,
  ): IntegerNode {
    const made = { sort: 'integer', kind, left, right, ...bounds } as const;
    return this.integer(`${kind} ${left.id} ${right.id}`, made, this.listOf([left, right]));
  }

  extreme(kind: 'least' | 'greatest', operands: readonly IntegerNode[]): IntegerNode {
    const pick = { least: least, greatest: most }[kind];
    const lo = pick(operands.map((operand) => operand.lo));
    const hi = pick(operands.map((operand) => operand.hi));
    // An operand wholly on the losing side never decides; of two that meet at the limit the constant one is kept.
    const distinct = [...new Set(operands)];
    const kept = distinct.filter((operand) =>
      (kind satisfies 'least' | 'greatest') === 'least'
        ? operand.lo < hi || (operand.kind === 'constant' && operand.value === hi)
        : operand.hi > lo || (operand.kind === 'constant' && operand.value === lo),
    );
    const limited = kept.some((operand) =>
      (kind satisfies 'least' | 'greatest') === 'least' ? operand.hi === hi : operand.lo === lo,
    );
    const used = limited ? kept : distinct;
    const [only] = used;
    if (used.length === 1 && only !== undefined) return only;
    const made = { sort: 'integer', kind, operands: used, lo, hi } as const;
    return this.integer(`${kind} ${used.map(({ id }) => id).join(' ')}`, made, this.listOf(used));
  }

  quotient(division: Division, dividend: IntegerNode, divisor: IntegerNode): IntegerNode {
    if (divisor.lo < 1n) throw new RangeError('a divisor that may not be positive');
    if (divisor.kind === 'constant' && divisor.value === 1n) return dividend;
    if (dividend.kind === 'constant' && divisor.kind === 'constant') {
      return this.constant(dividedBy(division, dividend.value, divisor.value));
    }
    const corners = [dividend.lo, dividend.hi].flatMap((top) =>
      [divisor.lo, divisor.hi].map((bottom) => dividedBy(division, top, bottom)),
    );
    const [lo, hi] = [least(corners), most(corners)];
    if (lo === hi) return this.constant(lo);
    const made = { sort: 'integer', kind: 'quotient', division, dividend, divisor, lo, hi } as const;
    const key = `quotient ${division} ${dividend.id} ${divisor.id}`;
    return this.integer(key, made, this.listOf([dividend, divisor]));
  }

  /** Narrower bounds that are known from elsewhere; the others stay. */
  within(of: IntegerNode, lo: bigint | undefined, hi: bigint | undefined): IntegerNode {
    const low = lo !== undefined && lo > of.lo ? lo : of.lo;
    const high = hi !== undefined && hi < of.hi ? hi : of.hi;
    if (low > high || (low === of.lo && high === of.hi)) return of;
    if (low === high) return this.constant(low);
    const made = { sort: 'integer', kind: 'within', of, lo: low, hi: high } as const;
    return this.integer(`within ${of.id} ${low} ${high}`, made, of.list);
  }

  /** The value brought into the bounds by computing. */
  clamp(of: IntegerNode, lo: bigint, hi: bigint): IntegerNode {
    if (of.lo >= lo && of.hi <= hi) return of;
    return this.extreme('least', [this.extreme('greatest', [of, this.constant(lo)]), this.constant(hi)]);
  }

  compare(comparison: Comparison, left: IntegerNode, right: IntegerNode): TruthNode {
    const decided = decidedBy(comparison, left, right);
    if (decided !== undefined) return this.truth(decided);
    const made = { sort: 'truth', kind: 'compare', comparison, left, right } as const;
    return this.truthNode(`${comparison} ${left.id} ${right.id}`, made, this.listOf([left, right]));
  }

  sameText(left: TextNode, right: TextNode): TruthNode {
    if (left === right) return this.truth(true);
    if (left.kind === 'constant' && right.kind === 'constant') return this.truth(left.value === right.value);
    const made = { sort: 'truth', kind: 'same-text', left, right } as const;
    return this.truthNode(`same ${left.id} ${right.id}`, made, this.listOf([left, right]));
  }

  beginsWith(of: TextNode, prefix: string): TruthNode {
    if (of.kind === 'constant') return this.truth(of.value.startsWith(prefix));
    const made = { sort: 'truth', kind: 'begins-with', of, prefix } as const;
    return this.truthNode(`begins ${of.id} ${JSON.stringify(prefix)}`, made, of.list);
  }

  not(operand: TruthNode): TruthNode {
    if (operand.kind === 'constant') return this.truth(!operand.value);
    if (operand.kind === 'not') return operand.operand;
    return this.truthNode(`not ${operand.id}`, { sort: 'truth', kind: 'not', operand }, operand.list);
  }

  junction(kind: 'and' | 'or', all: readonly TruthNode[]): TruthNode {
    const absorbing = kind === 'or';
    const flat = all.flatMap((operand) => (operand.kind === kind ? operand.operands : [operand]));
    if (flat.some((operand) => operand.kind === 'constant' && operand.value === absorbing)) {
      return this.truth(absorbing);
    }
    const operands: readonly TruthNode[] = [...new Set(flat.filter(({ kind: each }) => each !== 'constant'))];
    if (operands.some((operand) => operands.includes(this.not(operand)))) return this.truth(absorbing);
    const [first] = operands;
    if (first === undefined) return this.truth(!absorbing);
    if (operands.length === 1) return first;
    const made = { sort: 'truth', kind, operands } as const;
    return this.truthNode(`${kind} ${operands.map(({ id }) => id).join(' ')}`, made, this.listOf(operands));
  }

  choose(when: TruthNode, then: IntegerNode, otherwise: IntegerNode): IntegerNode {
    if (then === otherwise) return then;
    if (when.kind === 'constant') return when.value ? then : otherwise;
    if (when.kind === 'not') return this.choose(when.operand, otherwise, then);
    const [lo, hi] = [least([then.lo, otherwise.lo]), most([then.hi, otherwise.hi])];
    const made = { sort: 'integer', kind: 'choose', when, then, otherwise, lo, hi } as const;
    const list = this.listOf([when, then, otherwise]);
    return this.integer(`choose ${when.id} ${then.id} ${otherwise.id}`, made, list);
  }

  chooseTruth(when: TruthNode, then: TruthNode, otherwise: TruthNode): TruthNode {
    if (then === otherwise) return then;
    if (when.kind === 'constant') return when.value ? then : otherwise;
    if (then.kind === 'constant') {
      return then.value
        ? this.junction('or', [when, otherwise])
        : this.junction('and', [this.not(when), otherwise]);
    }
    if (otherwise.kind === 'constant') {
      return otherwise.value
        ? this.junction('or', [this.not(when), then])
        : this.junction('and', [when, then]);
    }
    const made = { sort: 'truth', kind: 'choose', when, then, otherwise } as const;
    const list = this.listOf([when, then, otherwise]);
    return this.truthNode(`choose-truth ${when.id} ${then.id} ${otherwise.id}`, made, list);
  }

  chooseText(when: TruthNode, then: TextNode, otherwise: TextNode): TextNode {
    if (then === otherwise) return then;
    if (when.kind === 'constant') return when.value ? then : otherwise;
    const made = { sort: 'text', kind: 'choose', when, then, otherwise } as const;
    const list = this.listOf([when, then, otherwise]);
    return this.textNode(`choose-text ${when.id} ${then.id} ${otherwise.id}`, made, list);
  }
}

const isZero = (node: IntegerNode): boolean => node.lo === 0n && node.hi === 0n;

function decidedBy(comparison: Comparison, left: IntegerNode, right: IntegerNode): boolean | undefined {
  switch (comparison) {
    case 'below':
      return left.hi < right.lo ? true : left.lo >= right.hi || left === right ? false : undefined;
    case 'up-to':
      return left.hi <= right.lo || left === right ? true : left.lo > right.hi ? false : undefined;
    case 'equal':
      if (left.hi < right.lo || left.lo > right.hi) return false;
      return left === right || (left.lo === left.hi && right.lo === right.hi) ? true : undefined;
    default:
      return comparison satisfies never;
  }
}
