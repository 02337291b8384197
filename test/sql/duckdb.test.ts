// The query of every tariff, run by DuckDB on rows at boundaries, some with bad facts: outputs, codes, paths and notices are
// those of the evaluator.

import { describe, expect, it } from 'vitest';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { engines } from './engines.js';
import { differencesIn } from './tariff-in-engine.js';

const tariffs = tariffFiles().filter(({ name }) => !withoutQuery.has(name));

describe.each(tariffs)('$name', ({ path }) => {
  it('prices every row as the evaluator does', async () => {
    const model = modelOfFile(path);
    const engine = await engines.duckdb?.();
    if (engine === undefined) throw new Error('no engine');
    const rows = { seed: 16, count: 20, percent: 30 };
    expect(await differencesIn(engine, 'duckdb', model, rows)).toEqual([]);
    await engine.close();
  });
});
