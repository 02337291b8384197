// What comes into a program that uses the package: little with an evaluator, back ends and their libraries only on demand.

import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.js';

const seeds = ['amf-sacem-2015', 'philharmonie-a-la-demande', 'sacem-polynesie-2018'];

/** Packages among files. */
const packagesOf = (files: Iterable<string>): readonly string[] =>
  [
    ...new Set([...files].flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [])),
  ].sort();

describe('a program with a generated evaluator', () => {
  it.each(seeds)('has the runtime and %s in less than 19.3 kB, gzipped', async (name) => {
    const { chunks } = await bundle(`export { evaluate } from './generated/${name}/evaluator.ts';`);
    expect(chunks).toHaveLength(1);
    expect(chunks[0]?.gzipped).toBeGreaterThan(5_000);
    expect(chunks[0]?.gzipped).toBeLessThan(19_300);
  });

  it('has nothing of the compiler in it, and no other package', async () => {
    const { atOnce } = await bundle(`export * from './generated/amf-sacem-2015/evaluator.ts';`);
    expect(packagesOf(atOnce)).toEqual([]);
    const rooms = new Set([...atOnce].map((file) => /^compiler\/[^/]+|^[^/]+/.exec(file)?.[0]));
    expect([...rooms].sort()).toEqual(['compiler/runtime', 'entry.ts', 'generated']);
  });
});

describe('a program with the compiler', () => {
  it('needs nothing of Node, and loads back ends on demand', async () => {
    const { chunks, atOnce } = await bundle(`export * from 'bareme';`);
    expect(packagesOf(atOnce)).toEqual(expect.arrayContaining(['chevrotain', '@chevrotain/utils']));
    expect(packagesOf(atOnce)).not.toEqual(expect.arrayContaining(['ajv']));
    const all = new Set(chunks.flatMap(({ files }) => files));
    const onDemand = [...all].filter((file) => !atOnce.has(file));
    expect(onDemand).toEqual(expect.arrayContaining(['compiler/6-emit/typescript/emit-typescript.ts']));
    expect(onDemand).toEqual(expect.arrayContaining(['compiler/6-emit/json-schema/emit-json-schema.ts']));
    for (const name of ['exceljs', 'jszip', 'commander', 'papaparse', 'decimal.js']) {
      expect(packagesOf(all)).not.toContain(name);
    }
  });
});
