// Systems that are programs of their own, written from the documents alone: what each of their slips bills, and what is said of it.

import { children } from './legacy/children.js';
import { court } from './legacy/court.js';
import { electricity } from './legacy/electricity.js';
import { home } from './legacy/home.js';
import { income } from './legacy/income.js';
import { insurance } from './legacy/insurance.js';
import type { LegacyProgram } from './legacy/legacy.js';
import { mileage } from './legacy/mileage.js';
import { notary } from './legacy/notary.js';
import { parking } from './legacy/parking.js';
import { power } from './legacy/power.js';
import { renewal } from './legacy/renewal.js';
import { taxi } from './legacy/taxi.js';
import { water } from './legacy/water.js';
import { wealth } from './legacy/wealth.js';
import { bookOf, type Measured, measuredBy } from './measure.js';
import { tariffIn } from './tariffs.js';

export const programsWrittenApart: readonly LegacyProgram[] = [
  water,
  electricity,
  taxi,
  court,
  insurance,
  power,
  notary,
  mileage,
  renewal,
  parking,
  home,
  income,
  wealth,
  children,
];

export interface Apart extends Measured {
  readonly tariff: string;
  readonly slip: string;
}

/** Each slip of a program over a book; first that it bills as the tariff does without one. */
export async function* slipsWrittenApart(program: LegacyProgram, cases: number): AsyncGenerator<Apart> {
  const { tariff, bills, slips } = program;
  const book = bookOf(tariffIn(`examples/gallery/${tariff}`).model, cases, 7, bills);
  const billed = (slip: string) => (facts: Readonly<Record<string, unknown>>) => [
    String(Number(program.price(facts, slip).toFixed(2))),
  ];
  const right = billed('');
  const off = book.cases.find(({ facts, priced }) => right(facts)[0] !== priced[0]);
  if (off !== undefined) throw new Error(`${tariff}: ${JSON.stringify(off)} is not ${right(off.facts)}`);
  for (const slip of slips) yield { tariff, slip, ...(await measuredBy(book, billed(slip))) };
}
