// Names, labels, options and notices that are made to become SQL: whatever they are, the query computes what the evaluator
// computes, and nothing else happens. The engines that are no library of this process: test/warehouse/run.ts with `hostile`.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { differing } from './answers.js';
import { engines } from './engines.js';
import { hostile, hostileFiles, hostileModels, renamed } from './hostile-words.js';
import { biasedRows, expectedOf, insertsOf } from './rows.js';
import { programOf } from './tariff-in-engine.js';

describe.each(['duckdb', 'sqlite'] as const)('in %s', (name) => {
  it.each(hostileModels)('nothing of $name becomes SQL', async ({ model }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 3, maxLength: 12 }), hostile, async (words, word) => {
        const strange = renamed(model, words);
        const program = programOf(strange);
        const rows = biasedRows(strange, program, { seed: words.length, count: 8, percent: 30 });
        const { facts, price, ...into } = hostileFiles(strange, name, word);
        const engine = await engines[name]?.();
        if (engine === undefined) throw new Error('no engine');
        await engine.run('CREATE TABLE sentinel (x INTEGER)');
        await engine.run(facts);
        for (const insert of insertsOf(program, dialects[name], rows, into)) await engine.run(insert);
        const answers = await engine.query(price);
        const byCase = answers.map((answer) => ({ ...answer, case_id: answer[into.key] }));
        expect(differing(program, rows, expectedOf(strange, rows), byCase)).toEqual([]);
        expect(await engine.query('SELECT * FROM sentinel')).toEqual([]);
        await engine.close();
      }),
      { numRuns: 4, seed: 110 },
    );
  });
});
