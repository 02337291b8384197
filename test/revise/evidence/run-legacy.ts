// Evidence of programs written apart: npm run reconcile:evidence:legacy -- [CASES [TARIFF…]]

import { court } from './legacy/court.js';
import { electricity } from './legacy/electricity.js';
import { insurance } from './legacy/insurance.js';
import type { LegacyProgram } from './legacy/legacy.js';
import { taxi } from './legacy/taxi.js';
import { water } from './legacy/water.js';
import { bookOf, measuredBy } from './measure.js';
import { tariffIn } from './tariffs.js';

const cases = Number(process.argv[2] ?? 1000);
const asked = process.argv.slice(3);
const programs = [water, electricity, taxi, court, insurance].filter(
  ({ tariff }) => asked.length === 0 || asked.includes(tariff),
);
for (const program of programs) {
  const book = bookOf(tariffIn(`examples/gallery/${program.tariff}`).model, cases, 7, program.bills);
  const off = book.cases.filter(
    ({ facts, priced }) => program.price(facts, '').toFixed(2) !== Number(priced[0]).toFixed(2),
  );
  console.log(
    `${program.tariff}: the program without a slip differs on ${off.length} of ${book.cases.length}`,
  );
  for (const { facts, priced } of off.slice(0, 3))
    console.log(JSON.stringify(facts), priced[0], program.price(facts, ''));
  const counts = new Map<string, number>();
  for (const slip of program.slips) {
    const { verdict, different, first, found } = await measuredBy(book, (facts) => [
      String(Number(program.price(facts, slip).toFixed(2))),
    ]);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    const said = (found?.explanations ?? []).map(
      (one) => `${one.explains}:${one.tally.wrong} ${one.tally.hypothesis.says.en}`,
    );
    console.log(
      `  ${verdict}: ${slip}: ${different} → ${verdict === 'named first' ? first : said.join(' // ')} left ${found?.unexplained}`,
    );
  }
  console.log(program.tariff, JSON.stringify(Object.fromEntries(counts)));
}
