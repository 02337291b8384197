// The differing rows of a book as a workbook: facts, what was billed, live formulas, and a switch for each explanation.

import { evaluate } from '../../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../../compiler/3-model/evaluate/interpreter.js';
import type { FactInput } from '../../../../compiler/3-model/model.js';
import { agree, amountsOf } from '../../../../compiler/revise/books/bill.js';
import { type Switch, switchedRules } from '../../../../compiler/revise/books/switched-rules.js';
import type { OutputFile } from '../../process/output-files.js';
import type { Reconciled } from '../reconcile-rules.js';
import { type DifferingRow, differingRows } from './differing-rows.js';
import type { ReportSubject } from './reconciliation-report.js';

/** More rows than this no spreadsheet opens in reasonable time. */
const mostRows = 20_000;
/** Rows on which a switch is held to what it stands for, before it is offered. */
const mostTried = 30;

export interface WrittenWorkbook {
  readonly rows: number;
  /** Differing rows beyond the most that it takes. */
  readonly left: number;
  /** By explanation: its switch; undefined where it has none. */
  readonly switches: readonly (Switch | undefined)[];
}

export async function writeReconciliationWorkbook(
  file: OutputFile,
  { found, bills }: Reconciled,
  { model, provenance, results, on, locale }: ReportSubject,
): Promise<WrittenWorkbook> {
  const { explanations } = found;
  const hypotheses = explanations.map(({ tally }) => tally.hypothesis);
  const { rows, left } = await differingRows(bills(), explanations, new Set(), mostRows);
  const day = on === undefined ? {} : { on };
  let made = switchedRules(model, results, hypotheses, locale);
  const holds = made.switches.map((one, index) => {
    if (one === undefined) return false;
    const interpreter = new Interpreter(made.model);
    const explained = rows.filter(({ explanation }) => explanation === index).slice(0, mostTried);
    return explained.every(({ bill }) => {
      const facts = { ...bill.facts, ...billedFacts(bill.billed, made.billed) };
      const outcome = evaluate(interpreter, facts, { ...day, readings: { [one.reading]: one.option } });
      const amounts = amountsOf(outcome, results);
      return amounts !== undefined && agree(amounts, bill.billed);
    });
  });
  // A switch that does not do what its explanation says is none.
  if (made.switches.some((one, index) => one !== undefined && holds[index] === false)) {
    const kept = hypotheses.filter((_, index) => holds[index] === true);
    const again = switchedRules(model, results, kept, locale);
    let next = 0;
    made = { ...again, switches: holds.map((held) => (held ? again.switches[next++] : undefined)) };
  }
  const interpreter = new Interpreter(made.model);
  const cases = rows.flatMap((row) => {
    const facts = asInputs({ ...row.bill.facts, ...billedFacts(row.bill.billed, made.billed) });
    const outcome = evaluate(interpreter, facts, day);
    return outcome.ok ? [{ name: nameOf(row), facts, outputs: outcome.outputs }] : [];
  });
  const { writePortfolio } = await import(
    '../../../../compiler/6-emit/workbook/portfolio/write-portfolio.js'
  );
  await writePortfolio(made.model, { cases, refused: [], on }, provenance, file.write);
  return { rows: cases.length, left, switches: made.switches };
}

/** The number of the case, what the book says of it, and which explanation it belongs to. */
const nameOf = ({ bill, explanation }: DifferingRow): string =>
  [
    String(bill.number),
    ...Object.values(bill.columns).slice(0, 3),
    explanation === undefined ? '?' : `#${explanation + 1}`,
  ].join(' · ');

const billedFacts = (billed: readonly (string | undefined)[], names: readonly string[]) =>
  Object.fromEntries(names.map((name, index) => [name, billed[index] ?? '0']));

const asInputs = (facts: Readonly<Record<string, unknown>>): Readonly<Record<string, FactInput>> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'boolean' ? value : String(value)]),
  );
