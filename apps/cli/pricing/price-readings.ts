// Each alternative of each reading over the same cases: what it would change, amount by amount.

import { evaluate } from '../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../compiler/3-model/evaluate/interpreter.js';
import type { Model, Reading, Result } from '../../../compiler/3-model/model.js';
import {
  add,
  parseDecimal,
  type Rational,
  subtract,
  zero,
} from '../../../compiler/runtime/exact/rational.js';
import type { Outcome } from '../../../compiler/runtime/outcome/assessment.js';

export interface PricedReading {
  readonly reading: Reading;
  readonly options: readonly PricedOption[];
}

/** What an option gives over all cases, beside what the chosen one gives. */
export interface PricedOption {
  readonly name: string;
  readonly label: string;
  readonly because: string;
  readonly chosen: boolean;
  /** Per amount that is a result: its sum over the cases, and the difference from the chosen option. */
  readonly amounts: readonly {
    readonly result: Result;
    readonly sum: Rational;
    readonly difference: Rational;
  }[];
  /** Cases of which a result differs from that under the chosen option. */
  readonly different: number;
  /** Cases that only this option refuses; they are in no sum. */
  readonly refused: number;
}

export interface PricedReadings {
  readonly readings: readonly PricedReading[];
  /** Cases that were priced. */
  readonly cases: number;
  /** Cases that are refused under the chosen readings, and therefore not priced. */
  readonly refused: number;
}

/** A case to price; without `results`, all results are asked for. */
export interface CaseToPrice {
  readonly facts: unknown;
  readonly results?: readonly string[];
}

interface Tally {
  readonly sums: Map<string, { sum: Rational; difference: Rational }>;
  different: number;
  refused: number;
}

/** One reading is changed at a time; the others stay as chosen. Cases are looked at one by one. */
export async function priceReadings(
  model: Model,
  cases: AsyncIterable<CaseToPrice>,
  on: string | undefined,
): Promise<PricedReadings> {
  const amounts = model.results.filter(
    ({ kind, listed, list }) => kind === 'amount' && listed && list === undefined,
  );
  const tallies = new Map(
    model.readings.map((reading) => [
      reading.name,
      new Map(
        reading.options.map(({ name }): [string, Tally] => [
          name,
          { sums: new Map(), different: 0, refused: 0 },
        ]),
      ),
    ]),
  );
  const interpreter = new Interpreter(model);
  const dated = on === undefined ? {} : { on };
  let count = 0;
  let refused = 0;
  for await (const { facts, results } of cases) {
    const options = { ...dated, ...(results !== undefined && { results }) };
    const asChosen = evaluate(interpreter, facts, options);
    if (!asChosen.ok) {
      refused++;
      continue;
    }
    count++;
    for (const reading of model.readings) {
      for (const { name } of reading.options) {
        const outcome =
          name === reading.chosen
            ? asChosen
            : evaluate(interpreter, facts, { ...options, readings: { [reading.name]: name } });
        const tally = tallies.get(reading.name)?.get(name);
        if (tally !== undefined) enter(tally, amounts, asChosen, outcome);
      }
    }
  }
  return {
    cases: count,
    refused,
    readings: model.readings.map((reading) => ({
      reading,
      options: reading.options.map(({ name, label, because }) => {
        const tally = tallies.get(reading.name)?.get(name);
        return {
          name,
          label,
          because,
          chosen: name === reading.chosen,
          amounts: amounts.map((result) => ({
            result,
            ...(tally?.sums.get(result.name) ?? { sum: zero, difference: zero }),
          })),
          different: tally?.different ?? 0,
          refused: tally?.refused ?? 0,
        };
      }),
    })),
  };
}

function enter(tally: Tally, amounts: readonly Result[], asChosen: Outcome, outcome: Outcome): void {
  if (!asChosen.ok) return;
  if (!outcome.ok) {
    tally.refused++;
    return;
  }
  if (JSON.stringify(outcome.outputs) !== JSON.stringify(asChosen.outputs)) tally.different++;
  for (const { name } of amounts) {
    const value = amountOf(outcome, name);
    const before = tally.sums.get(name) ?? { sum: zero, difference: zero };
    tally.sums.set(name, {
      sum: add(before.sum, value),
      difference: add(before.difference, subtract(value, amountOf(asChosen, name))),
    });
  }
}

function amountOf(outcome: Outcome & { ok: true }, name: string): Rational {
  const value = outcome.outputs[name];
  return (typeof value === 'string' ? parseDecimal(value) : undefined) ?? zero;
}
