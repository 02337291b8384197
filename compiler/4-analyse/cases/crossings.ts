// Where two amounts that a model compares change places, or an amount reaches a point of rounding: found per case.

import { walk } from '../../3-model/expressions/walk.js';
import type { Expression, Rational } from '../../3-model/model.js';
import type {
  DateKind,
  ListKind,
  LiteralKind,
  LogicKind,
  ProductKind,
  ReferenceKind,
  SumKind,
} from '../../3-model/model-expression.js';
import {
  absolute,
  add,
  ceiling,
  divide,
  floor,
  multiply,
  rational,
  sign,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { FactValues } from '../../runtime/facts/fact-shapes.js';
import { factsUnder, type ModelIndex } from '../model-index.js';
import { pointAt } from './point.js';
import type { Random } from './random.js';

/** Something that changes where `left` meets `right`, or reaches a multiple of `step` plus `phase`. */
type Crossing = { readonly facts: readonly string[]; readonly left: Expression } & (
  | { readonly kind: 'meet'; readonly right: Expression }
  | { readonly kind: 'round'; readonly step: Rational; readonly phase: Rational }
);

const most = 2000;

/** The crossings that depend on facts of the case itself, not on items of lists. */
export function crossingsOf(index: ModelIndex): readonly Crossing[] {
  const crossings: Crossing[] = [];
  const numeric = (roots: readonly Expression[]): string[] =>
    [...factsUnder(index, roots)].filter((name) => {
      const fact = index.facts.get(name);
      return fact?.domain !== undefined && fact.list === undefined;
    });
  const meet = (left: Expression, right: Expression): void => {
    const facts = numeric([left, right]);
    if (facts.length > 0 && left !== right) crossings.push({ kind: 'meet', left, right, facts });
  };
  for (const definition of index.model.definitions) {
    if (definition.list !== undefined) continue;
    walk(definition.body, (node) => {
      if (crossings.length >= most) return;
      switch (node.kind) {
        case 'compare':
          if (node.left.type.kind === 'quantity' || node.left.type.kind === 'date')
            meet(node.left, node.right);
          break;
        case 'minimum':
        case 'maximum':
          for (const operand of node.operands.slice(1)) meet(operand, node.operands[0] ?? operand);
          break;
        case 'alternatives':
          if (node.rule !== 'sum') {
            for (const { value } of node.items.slice(1)) meet(value, node.items[0]?.value ?? value);
          }
          break;
        case 'round': {
          const facts = numeric([node.operand]);
          const tie = node.mode === 'up' || node.mode === 'down' ? zero : divide(node.step, rational(2));
          if (facts.length > 0) {
            crossings.push({ kind: 'round', left: node.operand, step: node.step, phase: tie, facts });
          }
          break;
        }
        default:
          node.kind satisfies
            | ReferenceKind
            | LiteralKind
            | ListKind
            | DateKind
            | LogicKind
            | SumKind
            | ProductKind
            | 'fact'
            | 'scale'
            | 'reading'
            | 'given'
            | 'not-given'
            | 'negate'
            | 'position'
            | 'conditional'
            | 'lookup'
            | 'in-force';
          break;
      }
    });
  }
  return crossings;
}

/** Moves one fact of a case to a crossing, give or take a step; undefined where this case has none. */
export function movedToCrossing(
  index: ModelIndex,
  crossings: readonly Crossing[],
  facts: FactValues,
  random: Random,
): { readonly fact: string; readonly value: Rational } | undefined {
  const crossing = random.pick(crossings);
  const name = random.pick(crossing.facts);
  const domain = index.facts.get(name)?.domain;
  const now = facts.values[name];
  if (!domain || typeof now !== 'object') return undefined;
  const valueAt = (place: bigint): Rational => multiply(rational(place), domain.step);
  const measure = (place: bigint, target: Rational | undefined): Rational | undefined => {
    const values = Object.assign(Object.create(null) as object, facts.values, { [name]: valueAt(place) });
    const point = pointAt(index, { values, lists: facts.lists });
    const left = point.number(crossing.left);
    const right = crossing.kind === 'round' ? (target ?? zero) : point.number(crossing.right);
    return left && right && subtract(left, right);
  };
  const first = ceiling(divide(domain.from, domain.step));
  const last = floor(divide(domain.to, domain.step));
  const here = floor(divide(now, domain.step));
  const target = crossing.kind === 'round' ? nextTie(crossing, measure(here, undefined)) : undefined;
  if (crossing.kind === 'round' && !target) return undefined;
  const place = zeroBetween(first, last, here, (at) => measure(at, target));
  if (place === undefined) return undefined;
  const shifted = place + random.pick([-1n, 0n, 0n, 1n]);
  return shifted < first || shifted > last ? undefined : { fact: name, value: valueAt(shifted) };
}

function nextTie(
  crossing: Extract<Crossing, { kind: 'round' }>,
  value: Rational | undefined,
): Rational | undefined {
  if (!value) return undefined;
  const below = floor(divide(subtract(value, crossing.phase), crossing.step));
  return add(multiply(rational(below + 1n), crossing.step), crossing.phase);
}

const mostProbes = 14;

/** The last place before the sign changes, by interpolation and halving in turn. */
function zeroBetween(
  first: bigint,
  last: bigint,
  here: bigint,
  measure: (place: bigint) => Rational | undefined,
): bigint | undefined {
  const atHere = measure(here);
  if (!atHere) return undefined;
  if (atHere.n === 0n) return here;
  let low = here;
  let lowValue = atHere;
  let high = last;
  let highValue = measure(last);
  if (!highValue || sign(highValue) === sign(lowValue)) {
    high = first;
    highValue = measure(first);
  }
  if (!highValue || sign(highValue) === sign(lowValue)) return undefined;
  for (let probe = 0; probe < mostProbes; probe++) {
    const distance = high - low;
    if (distance === 1n || distance === -1n) break;
    const share =
      probe % 3 === 2
        ? rational(1, 2)
        : divide(absolute(lowValue), add(absolute(lowValue), absolute(highValue)));
    let step = floor(multiply(rational(distance), share));
    if (step === 0n) step = distance > 0n ? 1n : -1n;
    if (step === distance) step -= distance > 0n ? 1n : -1n;
    const middle = low + step;
    const value = measure(middle);
    if (!value) return undefined;
    if (value.n === 0n) return middle;
    if (sign(value) === sign(lowValue)) {
      low = middle;
      lowValue = value;
    } else {
      high = middle;
      highValue = value;
    }
  }
  return low;
}
