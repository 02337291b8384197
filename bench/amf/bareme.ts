// The three entry points of the generated evaluator, fed from the same rows as the peers.

import {
  type Columns,
  evaluate,
  evaluateBatch,
  evaluateUnchecked,
} from '../../generated/amf-sacem-2015/evaluator.js';
import { type Amounts, factsOf, outputNames, type Row } from './row.js';

/** A row as the inner-loop entry takes it: whole steps. */
export const scaledFactsOf = (row: Row) => ({
  area: row.area,
  opening_days: row.opening_days,
  kiosks: row.kiosks,
  screens: row.screens,
  headphones: row.headphones,
  entry_price: row.entry_price_cents,
  paid_audioguides: row.paid_audioguides,
  audioguide_revenue: row.audioguide_revenue_cents,
  audioguide_expenses: row.audioguide_expenses_cents,
  programme_submitted: row.programme_submitted,
  protected_share: row.protected_share,
  free_audioguides: row.free_audioguides,
  weekly_hours: row.weekly_hours_quarters,
});

export function unchecked(row: Row): Amounts {
  const found = evaluateUnchecked(scaledFactsOf(row));
  if ('ok' in found) throw new Error(found.errors[0]?.message.en);
  return outputNames.map((name) => found[name]);
}

export function checked(row: Row): Amounts {
  const outcome = evaluate(factsOf(row));
  if (!outcome.ok) throw new Error(outcome.errors[0]?.message.en);
  return outputNames.map((name) => Math.round(Number(outcome.outputs[name]) * 100));
}

/** Columns of whole steps for the batch entry. */
export function columnsOf(rows: readonly Row[]): Columns {
  const scaled = rows.map(scaledFactsOf);
  const column = (name: Exclude<keyof ReturnType<typeof scaledFactsOf>, 'programme_submitted'>) =>
    Float64Array.from(scaled, (facts) => facts[name]);
  return {
    area: column('area'),
    opening_days: column('opening_days'),
    kiosks: column('kiosks'),
    screens: column('screens'),
    headphones: column('headphones'),
    entry_price: column('entry_price'),
    paid_audioguides: column('paid_audioguides'),
    audioguide_revenue: column('audioguide_revenue'),
    audioguide_expenses: column('audioguide_expenses'),
    programme_submitted: scaled.map((facts) => facts.programme_submitted),
    protected_share: column('protected_share'),
    free_audioguides: column('free_audioguides'),
    weekly_hours: column('weekly_hours'),
  };
}

export function batch(rows: readonly Row[]): Amounts[] {
  const found = evaluateBatch(columnsOf(rows), rows.length).outputs;
  return rows.map((_, index) => outputNames.map((name) => found[name][index] ?? Number.NaN));
}

/** What the inner-loop entry returns is summed, so that nothing is optimised away. */
export const uncheckedTotal = (facts: ReturnType<typeof scaledFactsOf>): number => {
  const found = evaluateUnchecked(facts);
  return 'ok' in found ? Number.NaN : found.total;
};

export const checkedTotal = (facts: ReturnType<typeof factsOf>): number => {
  const outcome = evaluate(facts);
  return outcome.ok ? outcome.outputs.total.length : Number.NaN;
};
