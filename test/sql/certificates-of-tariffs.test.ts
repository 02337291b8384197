// The certificate of every tariff's query finds nothing in engines that run it: most of the time goes into finding the cases
// that would tell a wrong query.

import { describe, expect, it } from 'vitest';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { withoutQuery } from '../rig/refused-by-name.js';
import { engines } from './engines.js';
import { certificateOf } from './tariff-in-engine.js';

const tariffs = tariffFiles().filter(({ name }) => !withoutQuery.has(name));

describe.each(tariffs)('$name', ({ path }) => {
  it.each([
    { name: 'duckdb', count: 15, tried: 60 },
    { name: 'sqlite', count: 8, tried: 30 },
  ] as const)('has a certificate that finds nothing in $name', async ({ name, count, tried }) => {
    const engine = await engines[name]?.();
    if (engine === undefined) throw new Error('no engine');
    expect(await engine.query(certificateOf(modelOfFile(path), name, count, tried))).toEqual([]);
    await engine.close();
  });
});
