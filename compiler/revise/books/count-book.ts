// Hypotheses against a whole book: what each of them explains, breaks and gets wrong.

import type { Model } from '../../3-model/model.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { agree, type amountsOf, type Bill } from './bill.js';
import { explanationsOf } from './judge.js';
import { type Predict, predictionOf, type World } from './prediction.js';
import { Tally } from './tally.js';

export interface BookOfBills {
  /** The priced bills, in order, as often as it is asked for. */
  readonly bills: () => AsyncIterable<Bill>;
  /** Makes rules ready for many cases. */
  readonly prepare: (model: Model) => Promise<(facts: Bill['facts']) => ReturnType<typeof amountsOf>>;
  /** The day, where it is given beside the facts. */
  readonly on?: string;
  /** Told now and then how far it is. */
  readonly progress?: (stage: 'sampling' | 'trying' | 'counting', done: number, of: number) => void;
}

/**
 * Hypotheses over the whole book: those of `hypotheses` that may explain something of `narrowing` (all where it is empty), and the
 * others of `asked` until they change a bill.
 */
export async function counted(
  book: BookOfBills,
  few: World,
  hypotheses: readonly Hypothesis[],
  narrowing: readonly Bill[],
  asked: readonly Hypothesis[] = [],
): Promise<readonly Tally[]> {
  const price = await book.prepare(few.rules);
  const all = [...new Set([...hypotheses, ...asked])];
  const predicts = new Map<Hypothesis, Predict>();
  for (const [index, hypothesis] of all.entries()) {
    const predict = await preparedFor(hypothesis, few, book, price);
    if (predict !== undefined) predicts.set(hypothesis, predict);
    book.progress?.('counting', index, all.length);
  }
  const kept = new Set(narrowing.length === 0 ? hypotheses : narrowed(hypotheses, predicts, narrowing));
  const tallies = [...predicts].map(([hypothesis, predict]) => new Tally(hypothesis, predict));
  const whole = tallies.filter(({ hypothesis }) => kept.has(hypothesis));
  let probes = tallies.filter(({ hypothesis }) => asked.includes(hypothesis) && !kept.has(hypothesis));
  let differences = 0;
  for await (const bill of book.bills()) {
    const difference = agree(bill.priced, bill.billed) ? undefined : differences++;
    for (const tally of whole) tally.count(bill, difference);
    if (probes.length === 0) continue;
    for (const tally of probes) tally.count(bill, difference);
    // One that changes a bill is not silent: that is all that was asked of it.
    if (probes.some(({ live }) => live > 0)) probes = probes.filter(({ live }) => live === 0);
  }
  return [...whole, ...probes];
}

/** Those that explain something of a part of the book, what predicts the same, and the best of the others. */
function narrowed(
  hypotheses: readonly Hypothesis[],
  predicts: ReadonlyMap<Hypothesis, Predict>,
  bills: readonly Bill[],
): readonly Hypothesis[] {
  const tallies = hypotheses.flatMap((hypothesis) => {
    const predict = predicts.get(hypothesis);
    return predict === undefined ? [] : [new Tally(hypothesis, predict)];
  });
  let differences = 0;
  for (const bill of bills) {
    const difference = agree(bill.priced, bill.billed) ? undefined : differences++;
    for (const tally of tallies) tally.count(bill, difference);
  }
  const found = explanationsOf(tallies).flatMap(({ tally, alike }) => [tally, ...alike.slice(0, 3)]);
  const best = [...tallies].sort((a, b) => b.explains - a.explains).slice(0, 8);
  return [...found, ...best].map(({ hypothesis }) => hypothesis);
}

async function preparedFor(
  hypothesis: Hypothesis,
  few: World,
  book: BookOfBills,
  price: World['price'],
): Promise<Predict | undefined> {
  const { does } = hypothesis;
  if (does.kind !== 'rules') return predictionOf(hypothesis, { ...few, price });
  const edited = does.edit(few.rules);
  if (edited === undefined) return undefined;
  const prepared = await book.prepare(edited);
  return ({ facts }) => prepared(facts);
}
