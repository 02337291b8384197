// Limits and grids of values in a frame, by exact arithmetic on ranges.

import { one, type Rational, zero } from '../../../runtime/exact/rational.js';
import {
  rangeOfDate,
  rangeOfDateBetween,
  rangeOfDatePart,
  rangeOfDateShift,
  rangeOfShiftedApart,
} from '../../range/dates.js';
import {
  anything,
  higherOf,
  intersection,
  opposite,
  point,
  type Range,
  range,
  wholeBetween,
} from '../../range/interval.js';
import type { Node } from '../graph/node.js';
import { averageIn, rangeOfAverage } from './averages.js';
import type { Frame } from './frame.js';
import { rangeOfShare, rangeWithinPeriod, shareOfPeriod } from './periods.js';
import type { Reasoning } from './reasoning.js';
import { type Poly, polyOf, type Term } from './sums.js';

/** Undefined where the value is never there: the case is refused. */
export function rangeOf(by: Reasoning, node: Node, frame: Frame): Range | undefined {
  if (frame.memo.has(node)) return frame.memo.get(node);
  // What asks for itself on the way learns nothing.
  frame.memo.set(node, anything);
  const own = computed(by, node, frame);
  const narrowed = frame.ranges.get(node);
  const both = own && narrowed ? intersection(own, narrowed) : own;
  frame.memo.set(node, both);
  return both;
}

function computed(by: Reasoning, node: Node, frame: Frame): Range | undefined {
  const { rules } = by;
  const of = (part: Node): Range | undefined => by.rangeOf(part, frame);
  switch (node.kind) {
    case 'number':
      return point(node.value);
    case 'fact':
      return by.knownOf(node.fact).range ?? anything;
    case 'count': {
      const { most, hasFocus } = by.itemsOf(node.list);
      return wholeBetween(hasFocus ? 1 : 0, most);
    }
    case 'sum':
      return by.rangeOfPoly(polyOf(node), frame);
    case 'product':
      return ofFactors(by, node.of, point(one), frame);
    case 'reciprocal': {
      const divisor = of(node.of[0]);
      return divisor && rules.reciprocal(divisor);
    }
    case 'lowest':
    case 'highest': {
      const join = { lowest: rules.lowest, highest: rules.highest }[node.kind];
      const [first, ...rest] = node.of;
      return rest.reduce<Range | undefined>((best, operand) => {
        const next = best && of(operand);
        return best && next && join(best, next);
      }, first && of(first));
    }
    case 'round': {
      const operand = of(node.of[0]);
      return operand && rules.rounded(operand, node.mode, node.step);
    }
    case 'rows': {
      let all: Range | undefined;
      for (const row of by.rowsIn(node, frame)) {
        const value = by.rangeOf(row.value, row.frame);
        if (value) all = all ? rules.hull(all, value) : value;
      }
      return all;
    }
    case 'none':
      return undefined;
    case 'part': {
      const date = of(node.of[0]);
      return date && rangeOfDatePart(node.part, date);
    }
    case 'between': {
      const [from, to] = [of(node.of[0]), of(node.of[1])];
      const within = rangeWithinPeriod(by, node, frame) ?? shiftedApart(by, node, frame);
      const apart = from && to && rangeOfDateBetween(node.measure, from, to);
      return apart && within ? (intersection(apart, within) ?? apart) : apart;
    }
    case 'shift': {
      const [date, shift] = [of(node.of[0]), of(node.of[1])];
      return date && shift && rangeOfDateShift(node.unit, date, shift);
    }
    case 'day': {
      const [year, month, day] = [of(node.of[0]), of(node.of[1]), of(node.of[2])];
      return year && month && day && rangeOfDate(year, month, day);
    }
    case 'fold':
      return ofItems(by, node, frame);
    case 'opaque':
      return ofPlaces(by, node, frame);
    case 'carried':
      return by.carriedRange(node);
    case 'truth':
    case 'symbol':
    case 'given':
    case 'precedes':
    case 'positive':
    case 'zero':
    case 'is':
    case 'and':
    case 'or':
    case 'not':
      return anything;
    default:
      node satisfies never;
      return anything;
  }
}

/** From a day to the same day so many days or months later: a year is never empty, whatever the day. */
function shiftedApart(
  by: Reasoning,
  node: Node & { readonly kind: 'between' },
  frame: Frame,
): Range | undefined {
  const [from, to] = node.of;
  const [later, forwards] =
    to.kind === 'shift' && to.of[0] === from
      ? [to, true]
      : from.kind === 'shift' && from.of[0] === to
        ? [from, false]
        : [undefined, true];
  const shift = later && by.rangeOf(later.of[1], frame);
  return shift && rangeOfShiftedApart(node.measure, later.unit, forwards ? shift : opposite(shift));
}

export function rangeOfPoly(by: Reasoning, poly: Poly, frame: Frame): Range | undefined {
  let sum: Range = point(poly.constant);
  for (const term of poly.terms.values()) {
    const whole = rangeOfTerm(by, term, frame);
    if (!whole) return undefined;
    sum = by.rules.plus(sum, whole);
  }
  return sum;
}

export function rangeOfTerm(by: Reasoning, term: Term, frame: Frame): Range | undefined {
  const whole = ofFactors(by, term.atoms, point(term.by), frame);
  const [first, second, third] = term.atoms;
  // A square is never below zero.
  const isSquare = first === second && !third;
  return whole && isSquare ? squared(whole, term.by) : whole;
}

/** Two that make a share of a year, or an average, are known better together than each. */
function ofFactors(by: Reasoning, factors: readonly Node[], start: Range, frame: Frame): Range | undefined {
  const share = shareOfPeriod(factors);
  const average = share ? undefined : averageIn(by, factors);
  const together = share ? [share.days, share.inverse] : average ? [average.sum, average.inverse] : [];
  // A factor may stand in a product more than once: once it makes the share.
  const open = [...together];
  let whole = start;
  let ratio = point(one);
  for (const factor of factors) {
    const own = by.rangeOf(factor, frame);
    if (!own) return undefined;
    const place = open.indexOf(factor);
    if (place < 0) whole = by.rules.times(whole, own);
    else {
      open.splice(place, 1);
      ratio = by.rules.times(ratio, own);
    }
  }
  if (share) return by.rules.times(whole, rangeOfShare(by, share.days, ratio, frame));
  if (!average) return whole;
  const limits = rangeOfAverage(by, average, frame);
  return by.rules.times(whole, (limits && intersection(ratio, limits)) ?? ratio);
}

const squared = (known: Range, by: Rational): Range =>
  by.n > 0n
    ? (intersection(known, { lo: zero, hi: undefined, grid: undefined }) ?? known)
    : (intersection(known, { lo: undefined, hi: zero, grid: undefined }) ?? known);

/** Where an item of a list is any one that is looked at; undefined where there is none. */
export function anyItem(
  by: Reasoning,
  { list, level }: { readonly list: string; readonly level: number },
  frame: Frame,
): Frame | undefined {
  const body = frame.body(level);
  // Too deep, nothing is assumed: what is shown without it holds with it.
  if (frame.depth >= deepestItems) return body;
  // Within: what is known of the fold itself is not asked again.
  let within: Frame | undefined = body.with({ depth: body.depth + 1 });
  for (const node of by.required(list, level)) within = within && by.assuming(within, node, true);
  return within;
}

/** Where an item counts. */
export function counting(by: Reasoning, any: Frame, where: Node): Frame | undefined {
  return any.depth >= deepestItems ? any : by.assuming(any, where, true);
}
const deepestItems = 3;

function ofItems(by: Reasoning, node: Node & { readonly kind: 'fold' }, frame: Frame): Range | undefined {
  const { most, hasFocus } = by.itemsOf(node.list);
  const left = BigInt(Number(hasFocus) + Number(node.own !== undefined));
  const all = by.rangeOf(by.graph.count(node.list), frame) ?? wholeBetween(0, most);
  const others = higherOf(by.rules.plus(all, point({ n: -left, d: 1n })), point(zero));
  const any = others.hi?.n === 0n ? undefined : anyItem(by, node, frame);
  const counts = any && by.decided(node.where, any);
  const within = any && counts !== false ? counting(by, any, node.where) : undefined;
  const each = within && by.rangeOf(node.of, within);
  switch (node.operation) {
    case 'highest':
    case 'lowest':
      return each;
    case 'sum':
    case 'count':
      return each
        ? by.rules.overItems(each, counts === true ? others : range(zero, others.hi, one))
        : point(zero);
    default:
      node.operation satisfies never;
      return undefined;
  }
}

function ofPlaces(by: Reasoning, node: Node & { readonly kind: 'opaque' }, frame: Frame): Range | undefined {
  switch (node.what) {
    case 'item': {
      const [, of] = node.of;
      const any = anyItem(by, node, frame);
      return any && of && by.rangeOf(of, any);
    }
    case 'last': {
      const [of, where, own] = node.of;
      const any = anyItem(by, node, frame);
      const within = any && where && counting(by, any, where);
      const each = of && within && by.rangeOf(of, within);
      const focus = own && by.rangeOf(own, frame);
      return each && focus ? by.rules.hull(each, focus) : (each ?? focus);
    }
    case 'other':
      return anything;
    default:
      node.what satisfies never;
      return anything;
  }
}
