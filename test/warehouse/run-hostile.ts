// Tariffs whose names, labels, options, notices, key and table are made to become SQL, in an engine that is installed for it: priced as the
// evaluator prices them, and a table beside is as it was. `tsx test/warehouse/run-hostile.ts postgres|clickhouse|spark|sqlite [variants]`.

import fc from 'fast-check';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { differing } from '../sql/answers.js';
import { hostile, hostileFiles, hostileModels, renamed } from '../sql/hostile-words.js';
import { biasedRows, expectedOf, insertsOf } from '../sql/rows.js';
import { programOf } from '../sql/tariff-in-engine.js';
import { drive } from './drive.js';

const [name = '', variants = '6'] = process.argv.slice(2);
const isDialect = (asked: string): asked is DialectName => Object.hasOwn(dialects, asked);
if (!isDialect(name)) throw new Error('usage: tsx test/warehouse/run-hostile.ts ENGINE [variants]');
const dialect = dialects[name];

/** PostgreSQL cuts longer names, which is refused at build. */
const longest = name === 'postgres' ? 40 : 1000;
const words = fc
  .sample(hostile, { seed: 110, numRuns: Number(variants) * 40 })
  .filter((word) => Buffer.byteLength(word) <= longest);
const cases = hostileModels.flatMap(({ name: tariff, model }) =>
  Array.from({ length: Number(variants) }, (_, variant) => {
    const from = (variant * 9) % Math.max(1, words.length - 9);
    const strange = renamed(model, words.slice(from, from + 8));
    const program = programOf(strange);
    const rows = biasedRows(strange, program, { seed: variant, count: 8, percent: 30 });
    return { tariff, strange, program, rows, word: words[from + 8] ?? "'" };
  }),
);
const jobs = cases.map(({ tariff, strange, program, rows, word }) => {
  // Names of tables are letters and digits in Spark, whoever quotes them.
  const { facts, price, table, key } = hostileFiles(
    strange,
    name,
    word,
    name === 'spark' ? 'facts' : undefined,
  );
  return {
    tariff,
    key,
    tables: ['sentinel', table, ...program.lists.map((list) => list.name)].map(dialect.identifier),
    setup: [
      `CREATE TABLE sentinel (x INTEGER)${dialect.types.afterTable}`,
      facts.trimEnd().replace(/;$/, ''),
      ...insertsOf(program, dialect, rows, { table, key }),
    ],
    query: price,
    certificate: 'SELECT * FROM sentinel',
  };
});
const answers = drive(name, jobs);
let wrong = 0;
cases.forEach(({ tariff, strange, program, rows }, index) => {
  const answer = answers[index];
  const key = jobs[index]?.key ?? '';
  const byCase = (answer?.answers ?? []).map((each) => ({ ...each, case_id: each[key] }));
  const different = differing(program, rows, expectedOf(strange, rows), byCase);
  if (answer?.error === undefined && different.length === 0 && answer?.certificate.length === 0) return;
  wrong++;
  console.log(`${tariff}: ${answer?.error ?? JSON.stringify({ different, sentinel: answer?.certificate })}`);
});
console.log(`${dialect.label}: ${cases.length} tariffs of hostile words, ${wrong} differ`);
process.exit(wrong === 0 ? 0 : 1);
