// A book of bills against rules that are compiled already: what `reconcile` does, and a draft that is tried.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model, Result } from '../../../compiler/3-model/model.js';
import type { Provenance } from '../../../compiler/6-emit/backend.js';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { amountsOf, type Bill } from '../../../compiler/revise/books/bill.js';
import { type Reconciliation, reconcileBook } from '../../../compiler/revise/books/reconcile-book.js';
import { rulesOfResults } from '../../../compiler/revise/edits/rules-of-results.js';
import { refusalLog } from '../pricing/cases.js';
import { type EvaluateCase, evaluatorCode, evaluatorFrom } from '../pricing/generated-evaluator.js';
import { progressLine } from '../process/progress.js';
import type { Session } from '../process/session.js';
import { type ExitStatus, exit } from '../process/stop.js';
import { workingLine } from '../process/working-line.js';
import { type BilledColumn, refuse } from './billed-columns.js';
import { type BookFile, billsOf, type RefusedBill } from './book.js';
import { bookEncoding } from './book-encoding.js';

export interface Reconciled {
  readonly found: Reconciliation;
  readonly refused: number;
  /** The priced bills once more, without a word on those that are refused. */
  readonly bills: () => AsyncIterable<Bill>;
  /** 0 when every bill is equal or explained, 1 when something is left, 3 when cases were refused. */
  readonly status: ExitStatus;
}

/** Refused cases are told on standard error; the rest is for the caller to tell. */
export async function reconcileRules(
  session: Session,
  rules: { readonly model: Model; readonly provenance: Provenance },
  {
    facts,
    billed,
    on,
    called = new Map(),
    sheet,
  }: {
    readonly facts: string;
    /** Of a workbook: the one that holds the book. */
    readonly sheet?: string | undefined;
    readonly billed: readonly BilledColumn[];
    readonly on: string | undefined;
    readonly called?: ReadonlyMap<string, string>;
  },
  locale: Locale,
): Promise<Reconciled> {
  const { host } = session;
  if (facts === '-') {
    throw refuse({
      en: 'a book is gone through several times: give a file, not standard input',
      fr: "le fichier est parcouru plusieurs fois : donnez un fichier, pas l'entrée standard",
    });
  }
  const { model, provenance } = rules;
  const results = billed.map(({ result }) => result);
  const evaluator = async (edited: Model): Promise<EvaluateCase> => {
    const made = await evaluatorFrom(await evaluatorCode(edited, provenance));
    if (made !== undefined) return made;
    const interpreter = new Interpreter(edited);
    return (given, asked) => evaluate(interpreter, given, asked);
  };
  const base = await pricedFirst(model, results, evaluator);
  const encoding = {
    ...(await bookEncoding(session, facts, locale)),
    ...(sheet === undefined ? {} : { sheet }),
  };
  const file: BookFile = { path: facts, model, billed, on, readings: {}, called, encoding };
  const refusals = refusalLog(host, locale);
  let [passes, refused] = [0, 0];
  // Edited rules have no other results: none is asked for by name, which the evaluator answers in whole steps.
  const asked = on === undefined ? undefined : { on };
  const line = workingLine(host);
  let supposed = 0;
  const found = await reconcileBook(model, results, {
    bills: () => {
      const first = passes++ === 0;
      line.clear();
      return watchedBills(file, session, base, (place, errors) => {
        if (!first) return;
        refused++;
        refusals.add(place, errors);
      });
    },
    prepare: async (edited) => {
      supposed++;
      line.show({ en: `hypothesis ${supposed}`, fr: `hypothèse ${supposed}` }[locale]);
      const price = await evaluator(edited);
      return (given) => amountsOf(price(given, asked), results);
    },
    ...(on === undefined ? {} : { on }),
  });
  line.clear();
  const anyRefused = refusals.close(found.cases + refused);
  return {
    found,
    refused,
    bills: () => billsOf(file, session, base, () => undefined),
    status: anyRefused ? exit.refused : found.unexplained > 0 ? exit.failed : exit.ok,
  };
}

/** On a terminal, how far each reading of the book is. */
async function* watchedBills(
  file: BookFile,
  session: Session,
  price: EvaluateCase,
  refused: RefusedBill,
): AsyncGenerator<Bill> {
  const progress = progressLine(session.host, false);
  const encoding = { ...file.encoding, progress: progress.read };
  let bills = 0;
  try {
    for await (const bill of billsOf({ ...file, encoding }, session, price, refused)) {
      progress.cases(++bills);
      yield bill;
    }
  } finally {
    progress.close();
  }
}

/**
 * Prices by the rules of the results alone, which answers in whole steps; what is refused there is asked of the whole rules, that say
 * what these results are refused for.
 */
async function pricedFirst(
  model: Model,
  results: readonly Result[],
  evaluator: (model: Model) => Promise<EvaluateCase>,
): Promise<EvaluateCase> {
  const [whole, few] = [await evaluator(model), await evaluator(rulesOfResults(model, results))];
  return (given, options = {}) => {
    const { results: _, ...others } = options;
    const outcome = few(given, Object.keys(others).length === 0 ? undefined : others);
    return outcome.ok ? outcome : whole(given, options);
  };
}
