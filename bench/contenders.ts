// Everything that evaluates the AMF tariff, in two forms: measured over rows, and asked for the amounts of one row.

import { evaluateBatch } from '../generated/amf-sacem-2015/evaluator.js';
import * as bareme from './amf/bareme.js';
import { bigints } from './amf/bigints.js';
import { decimals } from './amf/decimals.js';
import { floats } from './amf/floats.js';
import { hyperformulaPeer } from './amf/hyperformula.js';
import { jsonRulesPeer } from './amf/json-rules-engine.js';
import { publicodesPeer } from './amf/publicodes.js';
import { type Amounts, factsOf, type Row } from './amf/row.js';
import { scaledAmounts, scaledIntegers } from './amf/scaled-integers.js';
import { zenPeer } from './amf/zen-engine.js';
import type { Contender } from './measure.js';

type AmountsOf = (row: Row) => Amounts | Promise<Amounts>;

export const names = {
  innerLoop: 'bareme inner loop',
  checked: 'bareme checked',
  batch: 'bareme batch',
  scaledIntegers: 'hand-written scaled integers',
  decimals: 'hand-written decimal.js',
} as const;

/** Amounts of one row, by name; the batch answers all rows at once. */
const amountsByName: Readonly<Record<string, AmountsOf>> = {
  [names.innerLoop]: bareme.unchecked,
  [names.checked]: bareme.checked,
  [names.scaledIntegers]: scaledAmounts,
  'hand-written floats': floats,
  'hand-written BigInt': bigints,
  [names.decimals]: decimals,
  'GoRules zen-engine': zenPeer(),
  HyperFormula: hyperformulaPeer(),
  'json-rules-engine': jsonRulesPeer(),
  Publicodes: publicodesPeer(),
};

/** What every contender returns is summed, so that nothing is optimised away. */
export const sink = { sum: 0 };

/** All over the same rows. Those that take scaled facts or facts as texts get them ready made, as the others get their rows. */
export function contendersOver(rows: readonly Row[]): readonly Contender[] {
  const scaled = rows.map(bareme.scaledFactsOf);
  const facts = rows.map(factsOf);
  const columns = bareme.columnsOf(rows);
  const own: readonly Contender[] = [
    {
      name: names.innerLoop,
      run(count) {
        let sum = 0;
        for (let index = 0; index < count; index++)
          sum += bareme.uncheckedTotal(scaled[index % scaled.length]!);
        sink.sum += sum;
      },
    },
    {
      name: names.scaledIntegers,
      run(count) {
        let sum = 0;
        for (let index = 0; index < count; index++) sum += scaledIntegers(rows[index % rows.length]!).total;
        sink.sum += sum;
      },
    },
    {
      name: names.checked,
      run(count) {
        let sum = 0;
        for (let index = 0; index < count; index++) sum += bareme.checkedTotal(facts[index % facts.length]!);
        sink.sum += sum;
      },
    },
    {
      name: names.batch,
      run(count) {
        for (let done = 0; done < count; done += rows.length)
          sink.sum += evaluateBatch(columns, rows.length).outputs.total[0] ?? 0;
      },
    },
  ];
  const measured = new Set(own.map(({ name }) => name));
  return [
    ...own,
    ...Object.entries(amountsByName)
      .filter(([name]) => !measured.has(name))
      .map(([name, amountsOf]) => overRows(name, amountsOf, rows)),
  ];
}

const overRows = (name: string, amountsOf: AmountsOf, rows: readonly Row[]): Contender => ({
  name,
  async run(count) {
    for (let index = 0; index < count; index++) {
      const found = amountsOf(rows[index % rows.length]!);
      sink.sum += (found instanceof Promise ? await found : found)[6] ?? 0;
    }
  },
});

/** How many of the rows each gets wrong. */
export async function wrongByName(
  rows: readonly Row[],
  exact: readonly Amounts[],
): Promise<Readonly<Record<string, number>>> {
  const isWrong = (found: Amounts, index: number): boolean =>
    found.some((amount, place) => amount !== exact[index]?.[place]);
  const wrong: Record<string, number> = { [names.batch]: bareme.batch(rows).filter(isWrong).length };
  for (const [name, amountsOf] of Object.entries(amountsByName)) {
    let count = 0;
    for (const [index, row] of rows.entries()) if (isWrong(await amountsOf(row), index)) count++;
    wrong[name] = count;
  }
  return wrong;
}
