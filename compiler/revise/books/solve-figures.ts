// Differing bills → figures that another system may have in place of those of the rules: last year's price, a mistyped rate.
// Each figure becomes a fact; the values of it that give a bill form an interval; most bills agree on one, its shortest decimal.

import type { Fact, Model } from '../../3-model/model.js';
import {
  add,
  compare,
  divide,
  formatDecimal,
  hundred,
  multiply,
  parseDecimal,
  type Rational,
  rational,
  roundTo,
  subtract,
} from '../../runtime/exact/rational.js';
import { stepOf } from '../edits/nodes.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { isAsPrinted, type Unknown, unknownsOf } from '../hypotheses/unknowns.js';
import { agree, type Bill } from './bill.js';
import type { Prepare } from './prediction.js';

const parameter = 'figure_of_the_other_system';

const mostInVain = 5;
/** Bills that a figure is looked for in; the others narrow it down where most of these have one. */
const bestAsked = 12;

/** Figures that would explain at least three of the bills, as hypotheses to be held against the whole book. */
export function* solvedFigures(
  rules: Model,
  bills: readonly Bill[],
  prepare: Prepare,
): Generator<Hypothesis> {
  for (const unknown of unknownsOf(rules)) {
    const solved = solvedFor(unknown, rules, bills, prepare);
    if (solved !== undefined) yield solved;
  }
}

/** The figure of a hypothesis that was solved for, solved again on other bills; undefined where it is none, or the same. */
export function solvedAgain(
  hypothesis: Hypothesis,
  rules: Model,
  bills: readonly Bill[],
  prepare: Prepare,
): Hypothesis | undefined {
  for (const unknown of unknownsOf(rules)) {
    if (!hypothesis.id.startsWith(`${unknown.id}/`)) continue;
    const solved = solvedFor(unknown, rules, bills, prepare);
    if (solved !== undefined && solved.id !== hypothesis.id) return solved;
  }
  return undefined;
}

/** The one figure on which most of the bills agree, three at least. */
export function solvedFor(
  unknown: Unknown,
  rules: Model,
  bills: readonly Bill[],
  prepare: Prepare,
): Hypothesis | undefined {
  const price = prepare(withParameter(rules, unknown));
  const intervals: Interval[] = [];
  for (const [index, bill] of bills.entries()) {
    // Where no figure gives any of the first bills, none is worth looking for.
    if (index >= mostInVain && intervals.length === 0) return undefined;
    // Further bills only narrow down what most of the first ones agree on.
    if (index >= bestAsked && intervals.length < 0.5 * bestAsked) break;
    const interval = intervalFor(bill, unknown, (value) =>
      price({ ...bill.facts, [parameter]: written(value, unknown) }),
    );
    if (interval !== undefined) intervals.push(interval);
  }
  const value = mostAgreed(intervals);
  return value === undefined || isAsPrinted(unknown, value) ? undefined : figureOf(unknown, value);
}

/** The slip of a system that has this figure. */
export function figureOf(unknown: Unknown, value: Rational): Hypothesis {
  const is = `${written(value, unknown)}${unknown.percent ? ' %' : ''}`;
  return {
    id: `${unknown.id}/${is}`,
    kind: unknown.kind,
    change: unknown.change,
    names: unknown.names(is),
    says: unknown.says(is, value),
    does: {
      kind: 'rules',
      edit: (model) => unknown.put(model, (type, span) => ({ kind: 'number', value, type, span })),
    },
  };
}

/** As a fact of it is written. */
const written = (value: Rational, { percent }: Pick<Unknown, 'percent'>): string =>
  formatDecimal(percent ? multiply(value, hundred) : value) ?? '0';

function withParameter(rules: Model, { type, most, step, put }: Unknown): Model {
  const [place] = rules.definitions;
  if (place === undefined) return rules;
  const edited = put(rules, (own, span) => ({
    kind: 'fact',
    fact: parameter,
    item: undefined,
    type: own,
    span,
  }));
  const fact: Fact = {
    name: parameter,
    label: parameter,
    type,
    list: undefined,
    domain: { from: rational(0), to: most, step },
    presence: { kind: 'always' },
    synthetic: false,
    section: undefined,
    quote: undefined,
    span: place.span,
  };
  return { ...edited, facts: [...edited.facts, fact] };
}

export interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

/** Values of the figure that give what was billed, where the amount moves one way with it. */
function intervalFor(
  bill: Bill,
  { most: last, step }: Unknown,
  price: (value: Rational) => readonly (string | undefined)[] | undefined,
): Interval | undefined {
  const wanted = bill.billed[0] === undefined ? undefined : parseDecimal(bill.billed[0]);
  const at = (steps: bigint): Rational => multiply({ n: steps, d: 1n }, step);
  const amountAt = (steps: bigint): Rational | undefined => {
    const [text] = price(at(steps)) ?? [];
    return text === undefined ? undefined : parseDecimal(text);
  };
  const most = floorOf(divide(last, step));
  // What divides has no amount at nought.
  const [first, end] = [amountAt(0n) ?? amountAt(1n), amountAt(most)];
  if (wanted === undefined || first === undefined || end === undefined) return undefined;
  const rises = compare(first, end);
  if (rises === 0) return undefined;
  /** The least number of steps, from some on, at which the amount has come to `wanted`, or has gone beyond it. */
  const reached = (beyond: boolean, from: bigint): bigint => {
    let [low, high] = [from, most + 1n];
    while (low < high) {
      const middle = (low + high) / 2n;
      const amount = middle > most ? undefined : amountAt(middle);
      const order = amount === undefined ? 1 : rises < 0 ? compare(amount, wanted) : compare(wanted, amount);
      if (beyond ? order > 0 : order >= 0) high = middle;
      else low = middle + 1n;
    }
    return low;
  };
  const low = reached(false, 0n);
  const amounts = low > most ? undefined : price(at(low));
  if (amounts === undefined || !agree(amounts, bill.billed)) return undefined;
  return { low: at(low), high: at(reached(true, low) - 1n) };
}

const floorOf = ({ n, d }: Rational): bigint => n / d;

/** The value of the intersection, in the fewest decimals, on which at least three bills agree. */
function mostAgreed(intervals: readonly Interval[]): Rational | undefined {
  let best: { readonly count: number; readonly within: Interval } | undefined;
  for (const { low } of intervals) {
    const sharing = intervals.filter(
      (other) => compare(other.low, low) <= 0 && compare(other.high, low) >= 0,
    );
    if (sharing.length < 3 || sharing.length <= (best?.count ?? 0)) continue;
    const high = sharing.map((one) => one.high).reduce((a, b) => (compare(a, b) <= 0 ? a : b));
    best = { count: sharing.length, within: { low, high } };
  }
  return best && shortestWithin(best.within);
}

export function shortestWithin({ low, high }: Interval): Rational {
  for (let decimals = 0; decimals <= 9; decimals++) {
    const step = stepOf(decimals);
    const rounded = roundTo(low, 'up', step);
    const candidate = compare(rounded, low) < 0 ? add(rounded, step) : rounded;
    if (compare(subtract(high, candidate), rational(0)) >= 0) return candidate;
  }
  return low;
}

/** What the amounts are with some value in the place of a figure. */
export function pricedWith(unknown: Unknown, rules: Model, prepare: Prepare) {
  const price = prepare(withParameter(rules, unknown));
  return (facts: Bill['facts'], value: Rational) => price({ ...facts, [parameter]: written(value, unknown) });
}
