// A tariff and a slip → a book of bills of the system that makes the slip, and what reconciling it says.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model, Result } from '../../../compiler/3-model/model.js';
import { boundaryCases } from '../../../compiler/4-analyse/boundary-cases.js';
import { randomFrom } from '../../../compiler/4-analyse/cases/random.js';
import { prepare } from '../../../compiler/prepare.js';
import { type Amounts, amountsOf, type Bill } from '../../../compiler/revise/books/bill.js';
import { type Reconciliation, reconcileBook } from '../../../compiler/revise/books/reconcile-book.js';

/** `same`: the slip changes fewer than three bills of the book. */
export type Verdict = 'named first' | 'named' | 'in part' | 'unexplained' | 'same';

export interface Measured {
  readonly verdict: Verdict;
  readonly different: number;
  readonly first: string;
  readonly found: Reconciliation | undefined;
}

export interface Book {
  readonly model: Model;
  readonly results: readonly Result[];
  readonly cases: readonly { readonly facts: Readonly<Record<string, unknown>>; readonly priced: Amounts }[];
}

/** Cases that the rules price, at boundaries and between; the results that are amounts. */
export function bookOf(model: Model, count: number, seed: number, billed?: string): Book {
  const results = model.results
    .filter(({ listed, type, name }) => listed && type.kind === 'quantity' && (billed ?? name) === name)
    .slice(-1);
  const interpreter = new Interpreter(model);
  const cases = boundaryCases(model, { seed, count }).flatMap(({ input }) => {
    const priced = amountsOf(evaluate(interpreter, input), results);
    return priced?.[0] === undefined ? [] : [{ facts: input as Readonly<Record<string, unknown>>, priced }];
  });
  return { model, results, cases };
}

/** `every third`: only the bills of one office in three are billed with the slip. */
export async function measured(
  book: Book,
  legacy: Model,
  where: 'everywhere' | 'every third' = 'everywhere',
): Promise<Measured> {
  const other = await prepare(legacy);
  return measuredBy(book, (facts) => amountsOf(other.evaluate(facts), book.results), where);
}

/** The same of a system that is a program of its own. */
export async function measuredBy(
  { model, results, cases }: Book,
  system: (facts: Readonly<Record<string, unknown>>) => Amounts | undefined,
  where: 'everywhere' | 'every third' = 'everywhere',
): Promise<Measured> {
  const bills: Bill[] = cases.flatMap(({ facts, priced }, index) => {
    const billed = system(facts);
    if (billed?.[0] === undefined) return [];
    const office = ['north', 'south', 'east'][index % 3] ?? '';
    const slips = where === 'everywhere' || office === 'south';
    const columns: Bill['columns'] = where === 'everywhere' ? {} : { office };
    return [{ number: index + 1, facts, columns, priced, billed: slips ? billed : priced }];
  });
  const different = bills.filter(({ priced, billed }) => priced[0] !== billed[0]).length;
  if (different < 3) return { verdict: 'same', different, first: '', found: undefined };
  const found = await reconcileBook(model, results, {
    bills: async function* () {
      yield* bills;
    },
    prepare: async (rules) => {
      const prepared = await prepare(rules);
      return (facts) => amountsOf(prepared.evaluate(facts), results);
    },
  });
  const [first] = found.explanations;
  const verdict =
    first === undefined
      ? 'unexplained'
      : first.explains === different && (first.tally.wrong === 0 || where === 'every third')
        ? 'named first'
        : found.unexplained === 0
          ? 'named'
          : 'in part';
  return { verdict, different, first: first?.tally.hypothesis.says.en ?? '', found };
}

/** A right book in which some bills were changed by hand, by nothing that is a rule: how many explanations are given for it. */
export async function falselyExplained({ model, results, cases }: Book, seed: number): Promise<number> {
  const random = randomFrom(seed);
  const bills: Bill[] = cases.map(({ facts, priced }, index) => {
    const [amount] = priced;
    const wrong = random.chance(5) && amount !== undefined;
    const by = (Number(random.below(4_000n)) - 2_000) / 100;
    const billed = wrong ? [(Number(amount) + by).toFixed(2)] : priced;
    return { number: index + 1, facts, columns: {}, priced, billed };
  });
  const found = await reconcileBook(model, results, {
    bills: async function* () {
      yield* bills;
    },
    prepare: async (rules) => {
      const prepared = await prepare(rules);
      return (facts) => amountsOf(prepared.evaluate(facts), results);
    },
  });
  return found.explanations.length;
}
