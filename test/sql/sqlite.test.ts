// The query of every tariff in SQLite: decimals are texts there, lists are tables of their own.

import { describe, expect, it } from 'vitest';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { engines } from './engines.js';
import { differencesIn } from './tariff-in-engine.js';

const tariffs = tariffFiles().filter(({ name }) => !withoutQuery.has(name));

describe.each(tariffs)('$name', ({ path }) => {
  it('prices every row as the evaluator does', async () => {
    const model = modelOfFile(path);
    const engine = await engines.sqlite?.();
    if (engine === undefined) throw new Error('no engine');
    expect(await differencesIn(engine, 'sqlite', model, { seed: 17, count: 12, percent: 30 })).toEqual([]);
    await engine.close();
  });
});
