// Which way a value goes from case A to case B, once for each node and frame: by what it is made of.

import { negate } from '../../../runtime/exact/rational.js';
import type { Range } from '../../range/interval.js';
import { foldTraits, type Node, type Side } from '../graph/node.js';
import { against, down, type Frame, same, unknown, up, type Ways } from './frame.js';
import { anyItem, counting } from './ranges.js';
import type { Reasoning } from './reasoning.js';

/** What is shown for a frame holds in every part of it. */
export function waysOf(
  by: Reasoning,
  node: Node,
  frame: Frame,
  /** Asked where what a node is made of does not tell. */
  otherwise: (node: Node, frame: Frame) => Ways,
): Ways {
  if (!node.moves) return same;
  const known = frame.ways.get(node);
  if (known !== undefined) return known;
  let found: Ways = unknown;
  for (let outer = frame.before; outer; outer = outer.before) found |= outer.ways.get(node) ?? unknown;
  if (found === unknown) {
    // What asks for itself on the way learns nothing.
    frame.ways.set(node, unknown);
    found = byParts(by, node, frame, (part, inner) => waysOf(by, part, inner, otherwise));
    if (found === unknown) {
      found = frame.part === frame ? otherwise(node, frame) : waysOf(by, node, frame.part, otherwise);
    }
  }
  frame.ways.set(node, found);
  return found;
}

type Ask = (node: Node, frame: Frame) => Ways;

/** `node` is of case A. */
function byParts(by: Reasoning, node: Node, frame: Frame, ask: Ask): Ways {
  switch (node.kind) {
    case 'fact':
      return node.sort === 'number' ? up : unknown;
    case 'sum':
      return node.terms.reduce<Ways>((ways, { by: factor, of }) => {
        if (ways === unknown) return unknown;
        const each = ask(of, frame);
        return ways & (factor.n < 0n ? against(each) : each);
      }, same);
    case 'product':
      return ofProduct(by, node.of, frame, ask);
    case 'reciprocal': {
      const sign = signOf(by, node.of[0], frame);
      return sign === 0 ? unknown : against(ask(node.of[0], frame));
    }
    case 'lowest':
    case 'highest':
      return node.of.reduce<Ways>((ways, of) => (ways === unknown ? unknown : ways & ask(of, frame)), same);
    case 'round':
      return ask(node.of[0], frame);
    case 'rows': {
      if (node.rows.some(({ when }) => ofTruth(by, when, frame, ask) !== same)) return unknown;
      let ways: Ways = same;
      for (const row of by.rowsIn(node, frame)) {
        if (ways === unknown) return unknown;
        ways &= ask(row.value, row.frame);
      }
      return ways;
    }
    case 'part':
      return by.rules.keepsOrder(node.part) ? ask(node.of[0], frame) : unknown;
    case 'between':
      return against(ask(node.of[0], frame)) & ask(node.of[1], frame);
    case 'shift':
      return ask(node.of[0], frame) & ask(node.of[1], frame);
    case 'fold':
      return ofItems(by, node, frame, ask);
    case 'opaque':
      return ofPlaces(by, node, frame, ask);
    case 'carried':
      return by.carriedWays(node);
    case 'day':
    case 'none':
      return unknown;
    case 'number':
    case 'truth':
    case 'symbol':
    case 'count':
    case 'precedes':
      return same;
    case 'given':
    case 'positive':
    case 'zero':
    case 'is':
    case 'and':
    case 'or':
    case 'not':
      return unknown;
    default:
      node satisfies never;
      return unknown;
  }
}

/** Items that count in both cases; and those that count in one of them only, of which the sign tells. */
function ofItems(by: Reasoning, node: Node & { readonly kind: 'fold' }, frame: Frame, ask: Ask): Ways {
  if (!foldTraits[node.operation].grows) return unknown;
  const any = anyItem(by, node, frame);
  if (!any) return same;
  const turn = ofTruth(by, node.where, any, ask);
  const isSum = node.operation === 'sum' || node.operation === 'count';
  if (turn === unknown || (turn !== same && !isSum)) return unknown;
  const where = (side: Side): Frame | undefined => by.assuming(any, by.graph.turned(node.where, side), true);
  const [both, more] = turn === down ? [where('B'), where('A')] : [where('A'), where('B')];
  const ways = both ? ask(node.of, both) : same;
  if (turn === same || !more) return ways;
  const limits = by.rangeOf(by.graph.turned(node.of, turn === up ? 'B' : 'A'), more);
  if (!limits) return ways;
  return ways & by.rules.countsMore(turn, limits);
}

/** That of the same place, or of the one that is the last in both cases. */
function ofPlaces(by: Reasoning, node: Node & { readonly kind: 'opaque' }, frame: Frame, ask: Ask): Ways {
  const any = anyItem(by, node, frame);
  switch (node.what) {
    case 'item': {
      const [index, of] = node.of;
      if (!index || !of || ask(index, frame) !== same) return unknown;
      return any ? ask(of, any) : same;
    }
    case 'last': {
      const [of, where, own, ownWhere] = node.of;
      if (!of || !where || ofTruth(by, where, any ?? frame, ask) !== same) return unknown;
      if (ownWhere && ofTruth(by, ownWhere, frame, ask) !== same) return unknown;
      const within = any && counting(by, any, where);
      return (within ? ask(of, within) : same) & (own ? ask(own, frame) : same);
    }
    case 'other':
      return unknown;
    default:
      node.what satisfies never;
      return unknown;
  }
}

/** Up: true of B where it is true of A; down: the other way. */
function ofTruth(by: Reasoning, node: Node, frame: Frame, ask: Ask): Ways {
  if (!node.moves) return same;
  const [a, b] = [by.graph.turned(node, 'A'), by.graph.turned(node, 'B')].map((of) => by.decided(of, frame));
  const settled = (a === false || b === true ? up : unknown) | (a === true || b === false ? down : unknown);
  if (settled === same) return same;
  switch (node.kind) {
    case 'positive':
      return settled | ask(by.graph.turned(node.of[0], 'A'), frame);
    case 'zero':
      return ask(by.graph.turned(node.of[0], 'A'), frame) === same ? same : settled;
    case 'not':
      return settled | against(ofTruth(by, node.of[0], frame, ask));
    case 'and':
    case 'or':
      return settled | node.of.reduce<Ways>((ways, of) => ways & ofTruth(by, of, frame, ask), same);
    default:
      node.kind satisfies
        | 'number'
        | 'symbol'
        | 'shift'
        | 'is'
        | 'between'
        | 'highest'
        | 'lowest'
        | 'fact'
        | 'round'
        | 'sum'
        | 'given'
        | 'part'
        | 'rows'
        | 'day'
        | 'none'
        | 'count'
        | 'truth'
        | 'precedes'
        | 'carried'
        | 'product'
        | 'reciprocal'
        | 'fold'
        | 'opaque';
      return settled;
  }
}

/** a · b rises where both rise and neither is below zero, and so on by signs; one factor after the other. */
function ofProduct(by: Reasoning, factors: readonly Node[], frame: Frame, ask: Ask): Ways {
  let ways: Ways = same;
  for (const [place, factor] of factors.entries()) {
    const own = ask(factor, frame);
    if (own === same) continue;
    if (own === unknown) return unknown;
    // Those before it are of case B by then, those after it still of case A: all of one sign in both.
    let sign = 1;
    for (const [index, other] of factors.entries()) {
      if (index !== place) sign *= signOf(by, other, frame);
    }
    if (sign === 0) return unknown;
    ways &= sign < 0 ? against(own) : own;
  }
  return ways;
}

/** 1: at least zero in both cases; −1: at most zero; 0: not known. */
function signOf(by: Reasoning, node: Node, frame: Frame): number {
  const ranges = [by.graph.turned(node, 'A'), by.graph.turned(node, 'B')].map((each) =>
    by.rangeOf(each, frame),
  );
  const [a, b] = ranges;
  if (!a || !b) return 0;
  if (isAtLeastZero(a) && isAtLeastZero(b)) return 1;
  return isAtMostZero(a) && isAtMostZero(b) ? -1 : 0;
}

const isAtLeastZero = ({ lo }: Range): boolean => lo !== undefined && lo.n >= 0n;
const isAtMostZero = ({ hi }: Range): boolean => hi !== undefined && negate(hi).n >= 0n;
