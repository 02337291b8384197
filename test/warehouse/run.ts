// Prices rows of every tariff in an engine that is installed for it, and compares them with the evaluator, row by row:
// `tsx test/warehouse/run.ts postgres|clickhouse|spark [rows]`. The engine is run by drive.py, which starts what it needs.

import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { limitsOf } from '../../compiler/6-emit/sql/limits.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { differing } from '../sql/answers.js';
import { biasedRows, expectedOf, insertsOf } from '../sql/rows.js';
import { certificateOf, programOf, queryOf } from '../sql/tariff-in-engine.js';
import { drive } from './drive.js';

const [name = '', rows = '400', only] = process.argv.slice(2);
const isDialect = (asked: string): asked is DialectName => Object.hasOwn(dialects, asked);
if (!isDialect(name)) throw new Error('usage: tsx test/warehouse/run.ts ENGINE [rows] [tariff]');
const dialect = dialects[name];
const names = { table: 'facts', keys: ['case_id'] };

const tariffs = tariffFiles()
  .filter((tariff) => only === undefined || tariff.name === only)
  .filter((tariff) => !withoutQuery.has(tariff.name))
  .map(({ name: tariff, path }) => {
    const model = modelOfFile(path);
    const program = programOf(model);
    const limits = limitsOf(model, program, dialect, names);
    const cases = biasedRows(model, program, { seed: 19, count: Number(rows), percent: 5 });
    return { tariff, model, program, limits, cases };
  });
for (const { tariff, limits } of tariffs) {
  for (const { message } of limits) console.log(`${tariff}: refused: ${message.en}`);
}
const built = tariffs.filter(({ limits }) => limits.length === 0);
const jobs = built.map(({ tariff, model, program, cases }) => ({
  tariff,
  tables: [names.table, ...program.lists.map((list) => list.name)].map(dialect.identifier),
  setup: [
    ...factsTable(program, dialect, names)
      .split(/;\n/)
      .filter((statement) => statement.trim() !== ''),
    ...insertsOf(program, dialect, cases, { table: 'facts', key: 'case_id' }),
  ],
  query: queryOf(program, name).sql,
  // Which cases tell a wrong query is measured by rig:certificate: here a few must agree, at a tenth of the time.
  certificate: certificateOf(model, name, 60, 60),
}));
const answers = drive(name, jobs);
let wrong = 0;
let compared = 0;
built.forEach(({ tariff, model, program, cases }, index) => {
  const answer = answers[index];
  if (answer === undefined || answer.error !== undefined) {
    wrong++;
    console.log(`${tariff}: ${answer?.error ?? 'no answer'}`);
    return;
  }
  const different = differing(program, cases, expectedOf(model, cases), answer.answers);
  compared += cases.length;
  if (different.length === 0 && answer.certificate.length === 0) return;
  wrong++;
  console.log(`${tariff}: ${JSON.stringify({ different, certificate: answer.certificate.slice(0, 2) })}`);
});
console.log(
  `${dialect.label}: ${built.length} of ${tariffs.length} tariffs, ${compared} rows, ${wrong} tariffs differ`,
);
process.exit(wrong === 0 ? 0 : 1);
