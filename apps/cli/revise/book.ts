// A file of cases with what was billed → priced bills, as often as they are asked for; refused cases apart.

import type { Model, Result } from '../../../compiler/3-model/model.js';
import { amountsOf, type Bill } from '../../../compiler/revise/books/bill.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import type { IncomingCase } from '../input/incoming-case.js';
import { type FactsOptions, openFacts } from '../input/open-facts.js';
import { csvFactsOf } from '../pricing/cases.js';
import type { EvaluateCase } from '../pricing/generated-evaluator.js';
import type { Session } from '../process/session.js';
import { amountIn } from './amount-in-column.js';
import type { BilledColumn } from './billed-columns.js';
import type { BookEncoding } from './book-encoding.js';
import { columnsMissing, requireColumns } from './columns-missing.js';

export interface BookFile {
  readonly path: string;
  readonly model: Model;
  readonly billed: readonly BilledColumn[];
  readonly on: string | undefined;
  readonly readings: Readonly<Record<string, string>>;
  /** Facts by the column that holds them, where it has another name. */
  readonly called: ReadonlyMap<string, string>;
  readonly encoding: BookEncoding &
    Pick<FactsOptions, 'sheet'> & { readonly progress?: (bytes: number, of: number) => void };
}

/** What stands in the book and cannot be compared. */
export type RefusedBill = (
  place: Pick<IncomingCase, 'number' | 'line'>,
  errors: readonly CaseError[],
) => void;

export async function* billsOf(
  { path, model, billed, on, readings, called, encoding }: BookFile,
  session: Session,
  evaluate: EvaluateCase,
  refused: RefusedBill,
): AsyncGenerator<Bill> {
  const known = new Set([...model.facts.map(({ name }) => name), ...model.lists.map(({ name }) => name)]);
  const results: readonly Result[] = billed.map(({ result }) => result);
  const options = {
    results: results.map(({ name }) => name),
    ...(on === undefined ? {} : { on }),
    ...(Object.keys(readings).length === 0 ? {} : { readings }),
  };
  const source = await openFacts(path, session, { ...csvFactsOf(model), called }, encoding);
  for await (const incoming of source.cases) {
    const heading = source.heading();
    if (incoming.number === 1 && heading !== undefined) requireColumns(heading, billed, called);
    if ('error' in incoming) {
      refused(incoming, [incoming.error]);
      continue;
    }
    const { facts, columns } = apart(incoming.facts, known, called);
    const amounts = billed.map(({ column, result }) => amountIn(columns, column, result.decimals));
    const unreadable = amounts.find((amount) => typeof amount === 'object');
    if (typeof unreadable === 'object') {
      refused(incoming, [unreadable]);
      continue;
    }
    const outcome = evaluate(facts, options);
    const priced = amountsOf(outcome, results);
    if (!outcome.ok || priced === undefined) {
      const errors = outcome.ok ? [] : outcome.errors;
      if (incoming.number === 1 && heading !== undefined) columnsMissing(model, heading, called, errors);
      refused(incoming, errors);
      continue;
    }
    yield {
      number: incoming.number,
      facts,
      columns: textsOf(columns, new Set(billed.map(({ column }) => column))),
      priced,
      billed: amounts.map((amount) => (typeof amount === 'string' ? amount : undefined)),
    };
  }
}

/** The facts of a row, and its other columns: an office, an account, what was billed. */
export function apart(
  given: unknown,
  known: ReadonlySet<string>,
  called: ReadonlyMap<string, string> = new Map(),
) {
  const facts: Record<string, unknown> = Object.create(null);
  const columns: Record<string, unknown> = Object.create(null);
  if (typeof given === 'object' && given !== null) {
    for (const [written, value] of Object.entries(given)) {
      const name = called.get(written) ?? written;
      (known.has(name) ? facts : columns)[name] = value;
    }
  }
  return { facts, columns };
}

const textsOf = (columns: Readonly<Record<string, unknown>>, except: ReadonlySet<string>) =>
  Object.fromEntries(
    Object.entries(columns).flatMap(([name, value]) => (except.has(name) ? [] : [[name, String(value)]])),
  );
