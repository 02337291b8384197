// What is settled in a frame, and the frame in which something is assumed.

import { divide, negate, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import { intersection, point, pointOf, type Range, range } from '../../range/interval.js';
import type {
  ArithmeticNodeKind,
  DateNodeKind,
  FactNodeKind,
  Node,
  OtherNodeKind,
  TruthNodeKind,
} from '../graph/node.js';
import { down, type Frame, type Taken, up } from './frame.js';
import type { Reasoning } from './reasoning.js';
import { opposite, type Poly, plusConstant, plusScaled, polyOf } from './sums.js';

export function decided(by: Reasoning, node: Node, frame: Frame): boolean | undefined {
  const known = frame.truths.get(node);
  if (known !== undefined) return known;
  switch (node.kind) {
    case 'truth':
      return node.value;
    case 'not': {
      const of = by.decided(node.of[0], frame);
      return of === undefined ? undefined : !of;
    }
    case 'and':
    case 'or': {
      const decisive = node.kind === 'or';
      let open = false;
      for (const part of node.of) {
        const settled = by.decided(part, frame);
        if (settled === decisive) return decisive;
        open ||= settled === undefined;
      }
      return open ? undefined : !decisive;
    }
    case 'positive': {
      const poly = polyOf(node.of[0]);
      const limits = by.rangeOfPoly(poly, frame);
      if (!limits) return undefined;
      if (limits.lo && limits.lo.n > 0n) return true;
      if (limits.hi && limits.hi.n <= 0n) return false;
      return byKnown(by, poly, frame);
    }
    case 'zero': {
      const limits = by.rangeOf(node.of[0], frame);
      if (!limits) return undefined;
      if (pointOf(limits)?.n === 0n) return true;
      return intersection(limits, point(zero)) ? undefined : false;
    }
    case 'is': {
      const options = by.optionsOf(node.of[0], frame);
      if (!options) return undefined;
      return options.has(node.value) ? (options.size === 1 ? true : undefined) : false;
    }
    case 'rows': {
      let answer: boolean | undefined;
      for (const row of by.rowsIn(node, frame)) {
        const each = by.decided(row.value, row.frame);
        if (each === undefined || (answer !== undefined && answer !== each)) return undefined;
        answer = each;
      }
      return answer;
    }
    default:
      node.kind satisfies
        | ArithmeticNodeKind
        | DateNodeKind
        | FactNodeKind
        | OtherNodeKind
        | 'number'
        | 'symbol';
      return undefined;
  }
}

/** p > 0 where p − q > 0 of something known to be q ≥ 0; p ≤ 0 where −p − q ≥ 0. Only for the few that share terms. */
function byKnown(by: Reasoning, poly: Poly, frame: Frame): boolean | undefined {
  for (const known of frame.known) {
    if (!sharesTerm(poly, known)) continue;
    const above = by.rangeOfPoly(plusScaled(poly, negate(one), known), frame);
    if (above?.lo && above.lo.n > 0n) return true;
    const below = by.rangeOfPoly(plusScaled(poly, one, known), frame);
    if (below?.hi && below.hi.n <= 0n) return false;
  }
  return undefined;
}

function sharesTerm(a: Poly, b: Poly): boolean {
  for (const key of a.terms.keys()) if (b.terms.has(key)) return true;
  return false;
}

export function optionsOf(by: Reasoning, node: Node, frame: Frame): ReadonlySet<string> | undefined {
  const narrowed = frame.options.get(node);
  switch (node.kind) {
    case 'symbol':
      return new Set([node.value]);
    case 'fact': {
      const options = by.knownOf(node.fact).options;
      return narrowed ?? (options && new Set(options));
    }
    case 'rows': {
      const all = new Set<string>();
      for (const row of by.rowsIn(node, frame)) {
        const each = by.optionsOf(row.value, row.frame);
        if (!each) return narrowed;
        for (const option of each) all.add(option);
      }
      return narrowed ? new Set([...all].filter((option) => narrowed.has(option))) : all;
    }
    default:
      node.kind satisfies
        | ArithmeticNodeKind
        | TruthNodeKind
        | DateNodeKind
        | OtherNodeKind
        | Exclude<FactNodeKind, 'fact'>
        | 'number';
      return narrowed;
  }
}

const deepestRows = 3;

/** In order: each where its condition can hold and those before it fail. */
export function rowsIn(
  by: Reasoning,
  node: Node & { readonly kind: 'rows' },
  frame: Frame,
): readonly Taken[] {
  const taken: Taken[] = [];
  const isDeep = frame.depth >= deepestRows;
  let rest: Frame | undefined = isDeep ? frame : frame.with({ depth: frame.depth + 1 });
  for (const [place, { when, value }] of node.rows.entries()) {
    if (!rest) break;
    const holds = by.decided(when, rest);
    if (holds === false) continue;
    if (isDeep) {
      taken.push({ value, place, frame: rest });
      if (holds === true) break;
      continue;
    }
    const within: Frame | undefined = holds === true ? rest : by.assuming(rest, when, true);
    if (within) taken.push({ value, place, frame: within });
    if (holds === true) break;
    rest = by.assuming(rest, when, false);
  }
  return taken;
}

export function assuming(by: Reasoning, frame: Frame, node: Node, truth: boolean): Frame | undefined {
  const settled = by.decided(node, frame);
  if (settled !== undefined) return settled === truth ? frame : undefined;
  const noted = frame.with({ truths: new Map(frame.truths).set(node, truth) });
  const direct = told(by, noted, node, truth);
  return direct && elsewhere(by, direct, node, truth);
}

function told(by: Reasoning, frame: Frame, node: Node, truth: boolean): Frame | undefined {
  switch (node.kind) {
    case 'not':
      return by.assuming(frame, node.of[0], !truth);
    case 'and':
    case 'or': {
      const all = (node.kind === 'and') === truth;
      if (all) {
        let within: Frame | undefined = frame;
        for (const part of node.of) within = within && by.assuming(within, part, truth);
        return within;
      }
      // All but one are the other way: that one decides.
      const open = node.of.filter((part) => by.decided(part, frame) === undefined);
      const [only, second] = open;
      return only && !second ? by.assuming(frame, only, truth) : frame;
    }
    case 'positive': {
      const poly = polyOf(node.of[0]);
      return truth
        ? by.assumingAtLeastZero(frame, poly, true)
        : by.assumingAtLeastZero(frame, opposite(poly), false);
    }
    case 'zero': {
      const poly = polyOf(node.of[0]);
      if (truth) {
        const above = by.assumingAtLeastZero(frame, poly, false);
        const both = above && by.assumingAtLeastZero(above, opposite(poly), false);
        return both && withoutRows(by, both, poly);
      }
      const limits = by.rangeOfPoly(poly, frame);
      if (limits?.lo?.n === 0n) return by.assumingAtLeastZero(frame, poly, true);
      return limits?.hi?.n === 0n ? by.assumingAtLeastZero(frame, opposite(poly), true) : frame;
    }
    case 'is': {
      const [of] = node.of;
      const options = by.optionsOf(of, frame);
      const left = truth
        ? new Set([node.value])
        : options && new Set([...options].filter((option) => option !== node.value));
      if (left && left.size === 0) return undefined;
      return left ? frame.with({ options: new Map(frame.options).set(of, left) }) : frame;
    }
    default:
      node.kind satisfies
        | ArithmeticNodeKind
        | DateNodeKind
        | FactNodeKind
        | OtherNodeKind
        | 'number'
        | 'symbol'
        | 'rows'
        | 'truth';
      return frame;
  }
}

/** The first rows of a value that it cannot have are not taken: "no item has it" is a sum of such rows that is zero. */
function withoutRows(by: Reasoning, frame: Frame, poly: Poly): Frame | undefined {
  let within: Frame | undefined = frame;
  for (const { atoms } of poly.terms.values()) {
    const [atom, second] = atoms;
    if (atom?.kind !== 'rows' || second) continue;
    for (const { when, value } of atom.rows) {
      const [whole, own]: readonly (Range | undefined)[] = within
        ? [by.rangeOf(atom, within), by.rangeOf(value, within)]
        : [];
      if (!within || !whole || !own || intersection(whole, own)) break;
      within = by.assuming(within, when, false);
    }
  }
  return within;
}

/** What rises stays above: true of the lower case, it is true of the higher one; false of the higher, false of the lower. */
function elsewhere(by: Reasoning, frame: Frame, node: Node, truth: boolean): Frame | undefined {
  if (node.kind !== 'positive' || !node.moves) return frame;
  const { graph } = by;
  const [of] = node.of;
  const [atA, atB] = [graph.turned(of, 'A'), graph.turned(of, 'B')];
  if (of !== atA && of !== atB) return frame;
  const ways = by.waysOf(atA, frame);
  const rises = (ways & up) !== 0;
  const falls = (ways & down) !== 0;
  const other = of === atA ? atB : atA;
  const carries = of === atA ? (truth ? rises : falls) : truth ? falls : rises;
  return carries ? by.assuming(frame, graph.positive(other), truth) : frame;
}

/** The sum is at least zero, or above it: each value in it that stands alone is limited by all the others. */
export function assumingAtLeastZero(
  by: Reasoning,
  frame: Frame,
  sum: Poly,
  isAbove: boolean,
): Frame | undefined {
  const limits = by.rangeOfPoly(sum, frame);
  if (!limits) return frame;
  const grid = limits.grid && limits.grid.n !== 0n ? limits.grid : undefined;
  if (limits.hi && (limits.hi.n < 0n || (isAbove && limits.hi.n === 0n))) return undefined;
  // On a grid, above zero is one step above it.
  const poly = isAbove && grid ? plusConstant(sum, negate(grid)) : sum;
  const narrowed = narrowedBy(by, frame, poly);
  if (!narrowed) return undefined;
  let within: Frame | undefined = narrowed.with({ known: [...frame.known, poly] });
  // What is known already may say more now; of values with rows it was asked before these were looked into.
  if (narrowed !== frame) {
    for (const known of frame.known) {
      if (frame.depth === 0 || isOfFacts(known)) within = within && narrowedBy(by, within, known);
    }
  }
  return within;
}

const isOfFacts = (poly: Poly): boolean =>
  [...poly.terms.values()].every(({ atoms }) => atoms.every(({ kind }) => kind === 'fact'));

function narrowedBy(by: Reasoning, frame: Frame, poly: Poly): Frame | undefined {
  let ranges: Map<Node, Range> | undefined;
  const terms = [...poly.terms.values()];
  if (!terms.some(({ atoms: [, second] }) => !second)) return frame;
  const limits = terms.map((term) => by.rangeOfTerm(term, frame));
  for (const [place, { by: factor, atoms }] of terms.entries()) {
    const [atom, second] = atoms;
    if (!atom || second) continue;
    const rest = without(by, poly.constant, limits, place);
    const now = by.rangeOf(atom, frame);
    if (!rest?.hi || !now) continue;
    const limit: Rational = divide(negate(rest.hi), factor);
    const side: Range =
      factor.n > 0n ? range(limit, undefined, undefined) : range(undefined, limit, undefined);
    const both = intersection(now, side);
    if (!both) return undefined;
    if (isSame(both, now)) continue;
    ranges ??= new Map(frame.ranges);
    ranges.set(atom, both);
  }
  return ranges ? frame.with({ ranges }) : frame;
}

/** Limits of a sum without one of its terms. */
function without(
  by: Reasoning,
  constant: Rational,
  limits: readonly (Range | undefined)[],
  place: number,
): Range | undefined {
  return limits.reduce<Range | undefined>(
    (sum, each, at) => (at === place ? sum : sum && each && by.rules.plus(sum, each)),
    point(constant),
  );
}

const isSame = (a: Range, b: Range): boolean =>
  a.lo?.n === b.lo?.n && a.lo?.d === b.lo?.d && a.hi?.n === b.hi?.n && a.hi?.d === b.hi?.d;
