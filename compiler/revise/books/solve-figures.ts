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
  sign,
  subtract,
} from '../../runtime/exact/rational.js';
import { editModel } from '../edits/edit-model.js';
import { figuresOf, withFigure } from '../hypotheses/from-terms.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { stepOf } from '../hypotheses/nodes.js';
import { keyOf } from '../hypotheses/sites.js';
import { agree, type Bill } from './bill.js';
import type { Prepare } from './prediction.js';

type FigureSite = ReturnType<typeof figuresOf>[number];

const parameter = 'figure_of_the_other_system';

/** Values of a figure are looked for up to so many times the printed one, on so many decimals more. */
const widest = rational(20);
const finer = 3;

/** Figures that would explain at least three of the bills, as hypotheses to be held against the whole book. */
export function* solvedFigures(
  rules: Model,
  bills: readonly Bill[],
  prepare: Prepare,
): Generator<Hypothesis> {
  for (const figure of figuresOf(rules)) {
    if (sign(figure.value) <= 0) continue;
    const price = prepare(withParameter(rules, figure));
    const intervals = bills.flatMap((bill) => {
      const interval = intervalFor(bill, figure, (value) =>
        price({ ...bill.facts, [parameter]: written(value, figure) }),
      );
      return interval === undefined ? [] : [interval];
    });
    const value = mostAgreed(intervals);
    if (value === undefined || compare(value, figure.value) === 0) continue;
    const shown = figure.percent ? multiply(value, hundred) : value;
    const is = `${formatDecimal(shown) ?? ''}${figure.percent ? ' %' : ''}`;
    yield {
      id: `constant/${figure.owner}/${figure.words}/${is}`,
      kind: 'constant',
      change: 'another figure',
      names: { in: figure.owner, was: figure.words, is },
      says: {
        en: `in “${figure.label}” it has ${is} for ${figure.words}`,
        fr: `dans « ${figure.label} » il a ${is} au lieu de ${figure.words}`,
      },
      does: { kind: 'rules', edit: (model) => withFigure(model, figure, value) },
    };
  }
}

const stepFor = ({ value }: FigureSite): Rational =>
  stepOf(finer + (formatDecimal(value)?.split('.')[1]?.length ?? 0));

const written = (value: Rational, { percent }: FigureSite): string =>
  formatDecimal(percent ? multiply(value, hundred) : value) ?? '0';

function withParameter(rules: Model, figure: FigureSite): Model {
  let type: Fact['type'] | undefined;
  const edited = editModel(rules, (node) => {
    if (node.kind !== 'number' || !figure.keys.has(keyOf(node.kind, node.span))) return node;
    type = node.type;
    return { kind: 'fact', fact: parameter, item: undefined, type: node.type, span: node.span };
  });
  const [place] = rules.definitions;
  if (type === undefined || place === undefined) return rules;
  const fact: Fact = {
    name: parameter,
    label: parameter,
    type,
    list: undefined,
    domain: { from: rational(0), to: multiply(figure.value, widest), step: stepFor(figure) },
    presence: { kind: 'always' },
    synthetic: false,
    section: undefined,
    quote: undefined,
    span: place.span,
  };
  return { ...edited, facts: [...edited.facts, fact] };
}

interface Interval {
  readonly low: Rational;
  readonly high: Rational;
}

/** Values of the figure that give what was billed, where the amount moves one way with it. */
function intervalFor(
  bill: Bill,
  figure: FigureSite,
  price: (value: Rational) => readonly (string | undefined)[] | undefined,
): Interval | undefined {
  const wanted = bill.billed[0] === undefined ? undefined : parseDecimal(bill.billed[0]);
  const step = stepFor(figure);
  const last = roundTo(multiply(figure.value, widest), 'down', step);
  const at = (steps: bigint): Rational => multiply({ n: steps, d: 1n }, step);
  const amountAt = (steps: bigint): Rational | undefined => {
    const [text] = price(at(steps)) ?? [];
    return text === undefined ? undefined : parseDecimal(text);
  };
  const most = divide(last, step).n;
  const [first, end] = [amountAt(0n), amountAt(most)];
  if (wanted === undefined || first === undefined || end === undefined) return undefined;
  const rises = compare(first, end);
  if (rises === 0) return undefined;
  /** The least number of steps at which the amount has come to `wanted`, or has gone beyond it. */
  const reached = (beyond: boolean): bigint => {
    let [low, high] = [0n, most + 1n];
    while (low < high) {
      const middle = (low + high) / 2n;
      const amount = middle > most ? undefined : amountAt(middle);
      const order = amount === undefined ? 1 : rises < 0 ? compare(amount, wanted) : compare(wanted, amount);
      if (beyond ? order > 0 : order >= 0) high = middle;
      else low = middle + 1n;
    }
    return low;
  };
  const [low, over] = [reached(false), reached(true)];
  if (low >= over) return undefined;
  const amounts = price(at(low));
  return amounts !== undefined && agree(amounts, bill.billed)
    ? { low: at(low), high: at(over - 1n) }
    : undefined;
}

/** The shortest decimal in the intersection on which at least three bills agree. */
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
  if (best === undefined) return undefined;
  const { low, high } = best.within;
  for (let decimals = 0; decimals <= 9; decimals++) {
    const step = stepOf(decimals);
    const rounded = roundTo(low, 'up', step);
    const candidate = compare(rounded, low) < 0 ? add(rounded, step) : rounded;
    if (compare(subtract(high, candidate), rational(0)) >= 0) return candidate;
  }
  return low;
}
