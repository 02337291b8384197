// A list that a case may do without, in queries and in the Python module: they ask for every list but optional ones, and a list
// without items says that there are none.

import { describe, expect, it } from 'vitest';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { factsTable } from '../../compiler/6-emit/sql/facts-table.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';
import { cases, guards, operations, presences, tariff } from '../items/lists-not-given.js';
import { answersOfModule, hasPython } from '../python/answers-of-module.js';
import { differing } from './answers.js';
import { engines } from './engines.js';
import { expectedOf, insertsOf, type Row } from './rows.js';
import { certificateOf, programOf, queryOf } from './tariff-in-engine.js';

/** As queries have it, where no list is left out. */
const rows: readonly Row[] = cases.map((facts) => {
  const { with_extras, extras = [] } = facts as { with_extras: boolean; extras?: readonly object[] };
  const items = extras.map((item) =>
    Object.fromEntries(
      Object.entries(item).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
    ),
  );
  return { with_extras, extras: items } as Row;
});

describe.each(Object.entries(presences))('a list that is %s', (_, { said, there }) => {
  describe.each(Object.entries(guards))('guarded by %s', (_, guard) => {
    it.each(Object.entries(operations))('%s', async (name, operation) => {
      const model = modelOfText(
        tariff(name === 'a value' ? operation : guard(operation, there), said, 'total'),
      );
      const program = programOf(model);
      const expected = expectedOf(model, rows);
      for (const dialect of ['duckdb', 'sqlite'] as const) {
        const engine = await engines[dialect]?.();
        if (engine === undefined) throw new Error('no engine');
        const names = { table: 'facts', keys: ['case_id'] };
        await engine.run(factsTable(program, dialects[dialect], names));
        for (const insert of insertsOf(program, dialects[dialect], rows, { table: 'facts', key: 'case_id' }))
          await engine.run(insert);
        const answers = await engine.query(queryOf(program, dialect).sql);
        expect([dialect, differing(program, rows, expected, answers)]).toEqual([dialect, []]);
        if (name === 'count' && dialect === 'duckdb')
          expect(await engine.query(certificateOf(model, dialect, 15, 60))).toEqual([]);
        await engine.close();
      }
      if (!hasPython) return;
      expect(['python', differing(program, rows, expected, answersOfModule(model, rows))]).toEqual([
        'python',
        [],
      ]);
    });
  });
});
