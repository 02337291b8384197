// A book of bills, rules and a catalogue of slips → what the differences have in common, the best explanation first.
// The book is gone through a few times and never held: what stays in memory is a sample of it and counts.

import { evaluate } from '../../3-model/evaluate/evaluate.js';
import { Interpreter } from '../../3-model/evaluate/interpreter.js';
import type { Model, Result } from '../../3-model/model.js';
import { add, type Rational, rational } from '../../runtime/exact/rational.js';
import { catalogueOf } from '../hypotheses/catalogue.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { agree, amountsOf, type Bill, excessOf } from './bill.js';
import { type BookOfBills, counted } from './count-book.js';
import { type DecidingCase, decidingCase } from './deciding-case.js';
import { figuresInTurn } from './figures-in-turn.js';
import { figuresOnTop } from './figures-on-top.js';
import { type Explanation, explanationsOf, fewest } from './judge.js';
import type { Prepare, World } from './prediction.js';
import { type Candidate, joinedHypothesis, pairsThatAddUp, triedOn } from './search.js';
import { solvedAgain, solvedFigures } from './solve-figures.js';
import type { Tally } from './tally.js';

export interface Explained extends Explanation {
  /** Billed less priced over the bills that it accounts for and none before it does. */
  readonly amount: Rational;
  /** The case that would decide between it and the first of those alike. */
  readonly decides: DecidingCase | undefined;
}

export interface Reconciliation {
  readonly cases: number;
  readonly equal: number;
  readonly different: number;
  readonly unexplained: number;
  readonly explanations: readonly Explained[];
  /** Billed less priced, over all bills, and over those that nothing explains. */
  readonly excess: Rational;
  readonly unexplainedExcess: Rational;
  /** The first bills that nothing explains. */
  readonly open: readonly Bill[];
  /** How many hypotheses were tried. */
  readonly tried: number;
  /** Readings, versions and limits that would change no bill of this book: it cannot tell them apart from the rules. */
  readonly silent: readonly Hypothesis[];
}

/** Differing bills on which all hypotheses are tried, and how many are then held against the whole book. */
const sampleSize = 60;
const mostHeld = 60;
/** Bills, right and differing, on which hypotheses are narrowed down before a large book is gone through. */
const heldSize = 300;

/** What a book should be able to tell: where it cannot, that is said. */
const askedOfBooks: ReadonlySet<Hypothesis['kind']> = new Set(['reading', 'version', 'boundary']);
const isAsked = ({ kind, change }: Hypothesis): boolean =>
  askedOfBooks.has(kind) && change !== 'another limit';

export async function reconcileBook(
  model: Model,
  results: readonly Result[],
  book: BookOfBills,
): Promise<Reconciliation> {
  const { rules, hypotheses } = catalogueOf(model, results);
  const prepareFew: Prepare = (edited) => {
    const interpreter = new Interpreter(edited);
    const options = book.on === undefined ? undefined : { on: book.on };
    return (facts) => amountsOf(evaluate(interpreter, facts, options), results);
  };
  const few: World = { rules, results, prepare: prepareFew, price: prepareFew(rules) };
  const counts = { cases: 0, equal: 0, different: 0 };
  let excess = rational(0);
  const sample = new Sample(sampleSize);
  const held = [new Sample(heldSize), new Sample(heldSize)] as const;
  for await (const bill of book.bills()) {
    counts.cases++;
    excess = add(excess, excessOf(bill));
    if (agree(bill.priced, bill.billed)) held[0].offer(bill, counts.equal++);
    else {
      held[1].offer(bill, counts.different);
      sample.offer(bill, counts.different++);
    }
  }
  // A small book is counted whole at once.
  const narrowing = counts.cases > 4 * heldSize ? held.flatMap(({ bills }) => bills) : [];
  if (counts.different === 0) {
    const silent = await silentIn(book, hypotheses, few);
    return {
      ...counts,
      unexplained: 0,
      explanations: [],
      excess,
      unexplainedExcess: rational(0),
      open: [],
      tried: hypotheses.length,
      silent,
    };
  }

  const candidates: Candidate[] = [];
  for (const candidate of triedOn(sample.bills, hypotheses, few)) {
    candidates.push(candidate);
    if (candidates.length % 50 === 0) book.progress?.('trying', candidates.length, hypotheses.length);
  }
  const needed = counts.different < 20 ? 1 : 2;
  const promising = mostPromising(candidates, needed);
  const asked = candidates
    .map(({ hypothesis }) => hypothesis)
    .filter(isAsked)
    .slice(0, mostHeld);
  let tallies = await counted(book, few, promising, narrowing, asked);
  let explanations = explanationsOf(tallies);
  let tried = hypotheses.length;

  let open = await openBills(book, explanations, sampleSize);
  // What explains every difference and much that is right is not the slip: a better one may be behind it.
  // A part that a fact tells is one that rules can tell, so the slip may be another; an office or a period is the book's own.
  const byFacts = new Set(rules.facts.map(({ name }) => name));
  const isDoubtful = (): boolean =>
    explanations.some(
      ({ reach, where }) => reach === 'in part' && (where === undefined || byFacts.has(where.column)),
    );
  const isOpen = (): boolean => open.unexplained >= fewest || isDoubtful();
  // Several figures that each explain a part may be one price list.
  const isPieced = (): boolean =>
    explanations.filter(({ tally }) => tally.hypothesis.kind === 'constant').length > 1;
  const tryMore = async (second: readonly Hypothesis[], bills: readonly Bill[]): Promise<void> => {
    const again = [...triedOn(bills, second, few)];
    tried += second.length;
    const more = await counted(book, few, mostPromising(again, needed), narrowing);
    tallies = [...tallies, ...more];
    explanations = explanationsOf(tallies);
    open = await openBills(book, explanations, sampleSize);
  };
  if (isOpen() || isPieced()) {
    // What no single slip of the catalogue explains: another figure, or two slips at once.
    const bills = open.unexplained >= fewest ? open.bills : sample.bills;
    const gone = new Set(tallies.map(({ hypothesis }) => hypothesis));
    const second = [
      ...candidates.flatMap(({ hypothesis, explains }) =>
        explains > 0 && !gone.has(hypothesis) ? [hypothesis] : [],
      ),
      ...solvedFigures(rules, bills.slice(0, 40), prepareFew),
      ...pairs(candidates, sample.bills, tallies, open.bills),
    ];
    await tryMore(second, bills);
    // A figure that is right for most bills may be off in its last digits: those that are left tell them.
    const [best] = explanations;
    const finer =
      best !== undefined && best.tally.wrong > 0 && open.bills.length > 0
        ? solvedAgain(best.tally.hypothesis, rules, [...open.bills, ...sample.bills].slice(0, 80), prepareFew)
        : undefined;
    if (finer !== undefined) await tryMore([finer], sample.bills);
    if (isOpen() || isPieced())
      await tryMore([...figuresInTurn(rules, held[1].bills, prepareFew)], sample.bills);
    if (isOpen()) await tryMore([...figuresOnTop(rules, sample.bills, candidates, prepareFew)], sample.bills);
  }
  const silent = tallies.filter(({ live, hypothesis }) => live === 0 && isAsked(hypothesis));
  return {
    ...counts,
    unexplained: open.unexplained,
    explanations: explanations.map((explanation, index) => {
      const [other] = explanation.alike;
      return {
        ...explanation,
        amount: open.amounts[index] ?? rational(0),
        decides: other && decidingCase(explanation.tally.hypothesis, other.hypothesis, few),
      };
    }),
    excess,
    unexplainedExcess: open.excess,
    open: open.bills.slice(0, 20),
    tried,
    silent: silent.map(({ hypothesis }) => hypothesis),
  };
}

/** A reservoir that is the same for the same book. */
class Sample {
  readonly bills: Bill[] = [];
  #seed = 1;

  constructor(readonly size: number) {}

  offer(bill: Bill, place: number): void {
    if (this.bills.length < this.size) {
      this.bills.push(bill);
      return;
    }
    this.#seed = (Math.imul(this.#seed, 1664525) + 1013904223) >>> 0;
    const at = Math.floor((this.#seed / 2 ** 32) * (place + 1));
    if (at < this.size) this.bills[at] = bill;
  }
}

const mostPromising = (candidates: readonly Candidate[], needed: number): readonly Hypothesis[] =>
  candidates
    .filter(({ explains }) => explains >= needed)
    .sort((a, b) => b.explains - a.explains)
    .slice(0, mostHeld)
    .map(({ hypothesis }) => hypothesis);

/** Pairs: with the best single slips, and those whose effects add up to what is open. */
function* pairs(
  candidates: readonly Candidate[],
  sample: readonly Bill[],
  tallies: readonly Tally[],
  open: readonly Bill[],
): Generator<Hypothesis> {
  const best = [...tallies].sort((a, b) => b.explains - a.explains).slice(0, 3);
  for (const { hypothesis, explains } of best) {
    if (explains < fewest) continue;
    for (const other of candidates) {
      const joined =
        other.hypothesis === hypothesis ? undefined : joinedHypothesis(hypothesis, other.hypothesis);
      if (
        joined !== undefined &&
        other.predicted.some((amounts, index) => amounts !== undefined && differs(amounts, sample[index]))
      ) {
        yield joined;
      }
    }
  }
  const numbers = new Set(open.map(({ number }) => number));
  const places = sample.flatMap((bill, index) => (numbers.has(bill.number) ? [index] : []));
  const left = candidates.map(({ hypothesis, explains, predicted }) => ({
    hypothesis,
    explains,
    predicted: places.map((place) => predicted[place]),
  }));
  if (places.length >= fewest) {
    yield* pairsThatAddUp(
      places.flatMap((place) => sample[place] ?? []),
      left,
      200,
    );
  }
}

const differs = (amounts: readonly (string | undefined)[], bill: Bill | undefined): boolean =>
  bill !== undefined && amounts.some((amount, index) => amount !== bill.priced[index]);

interface OpenBills {
  readonly unexplained: number;
  readonly excess: Rational;
  readonly bills: readonly Bill[];
  /** By explanation: of the differences that it accounts for first. */
  readonly amounts: readonly Rational[];
}

async function openBills(
  book: BookOfBills,
  explanations: readonly Explanation[],
  most: number,
): Promise<OpenBills> {
  const amounts = explanations.map(() => rational(0));
  const sample = new Sample(most);
  let [differences, unexplained, excess] = [0, 0, rational(0)];
  for await (const bill of book.bills()) {
    if (agree(bill.priced, bill.billed)) continue;
    const place = differences++;
    const first = explanations.findIndex(({ tally }) => tally.explained.has(place));
    if (first >= 0) {
      amounts[first] = add(amounts[first] ?? rational(0), excessOf(bill));
      continue;
    }
    excess = add(excess, excessOf(bill));
    sample.offer(bill, unexplained++);
  }
  return { unexplained, excess, bills: sample.bills, amounts };
}

/** In a book without differences: what it could not have told. */
async function silentIn(
  book: BookOfBills,
  hypotheses: readonly Hypothesis[],
  few: World,
): Promise<readonly Hypothesis[]> {
  const asked = hypotheses.filter(isAsked).slice(0, mostHeld);
  const tallies = await counted(book, few, [], [], asked);
  return tallies.filter(({ live }) => live === 0).map(({ hypothesis }) => hypothesis);
}
