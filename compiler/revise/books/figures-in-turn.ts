// Several figures of last year at once – a row of a table, the prices of each block – where each bill moves with few of them: one
// figure is solved for on the bills that hang on it, the next on top of it, as long as each explains bills that those before do not.

import type { Model } from '../../3-model/model.js';
import { add, roundTo } from '../../runtime/exact/rational.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { type Unknown, unknownsOf } from '../hypotheses/unknowns.js';
import { agree, type Bill } from './bill.js';
import type { Prepare } from './prediction.js';
import { joinedHypothesis } from './search.js';
import { pricedWith, solvedFor } from './solve-figures.js';

const mostFigures = 8;
/** Bills in which the figures are looked for. */
const mostBills = 120;
const fewest = 3;

interface Lever {
  readonly unknown: Unknown;
  /** Bills that move with the figure, by their place. */
  readonly moves: readonly number[];
}

/** With two figures, with three …: each as one hypothesis. */
export function* figuresInTurn(
  rules: Model,
  sample: readonly Bill[],
  prepare: Prepare,
): Generator<Hypothesis> {
  const bills = sample.slice(0, mostBills);
  const levers = leversOf(rules, bills, prepare);
  // What hangs on the fewest figures is solved for first.
  const weight = bills.map((_, at) => levers.filter(({ moves }) => moves.includes(at)).length);
  let [model, joined]: [Model, Hypothesis | undefined] = [rules, undefined];
  let explained = new Set<number>();
  const used = new Set<Unknown>();
  while (used.size < mostFigures) {
    let best:
      | { readonly lever: Lever; readonly one: Hypothesis; readonly now: Set<number>; readonly edited: Model }
      | undefined;
    for (const lever of levers) {
      if (used.has(lever.unknown)) continue;
      const open = lever.moves
        .filter((at) => !explained.has(at))
        .sort((a, b) => (weight[a] ?? 0) - (weight[b] ?? 0));
      if (open.length < fewest) continue;
      const rows = open.slice(0, 12).flatMap((at) => bills[at] ?? []);
      const one = solvedFor(lever.unknown, model, rows, prepare);
      const edited = one?.does.kind === 'rules' ? one.does.edit(model) : undefined;
      if (one === undefined || edited === undefined) continue;
      const now = explainedBy(edited, bills, prepare);
      const kept = [...explained].every((at) => now.has(at));
      if (kept && now.size >= explained.size + fewest && now.size > (best?.now.size ?? 0))
        best = { lever, one, now, edited };
    }
    if (best === undefined) return;
    used.add(best.lever.unknown);
    explained = best.now;
    model = best.edited;
    joined = joined === undefined ? best.one : joinedHypothesis(joined, best.one);
    if (joined === undefined) return;
    if (used.size > 1) yield joined;
  }
}

function explainedBy(model: Model, bills: readonly Bill[], prepare: Prepare): Set<number> {
  const price = prepare(model);
  return new Set(
    bills.flatMap(({ facts, billed }, at) => {
      const amounts = price(facts);
      return amounts !== undefined && agree(amounts, billed) ? [at] : [];
    }),
  );
}

function leversOf(rules: Model, bills: readonly Bill[], prepare: Prepare): readonly Lever[] {
  return [...unknownsOf(rules)].flatMap((unknown) => {
    const { value, step, kind } = unknown;
    if (value === undefined || (kind !== 'constant' && kind !== 'boundary')) return [];
    const price = pricedWith(unknown, rules, prepare);
    const moved = roundTo(add(value, { n: value.n, d: value.d * 4n }), 'up', step);
    const moves = bills.flatMap(({ facts, priced }, at) => {
      const amounts = price(facts, moved);
      return amounts !== undefined && amounts[0] !== priced[0] ? [at] : [];
    });
    return moves.length < fewest ? [] : [{ unknown, moves }];
  });
}
