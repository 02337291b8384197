// Names, labels, options and notices that are made to become SQL: whatever they are, the query computes what the evaluator
// computes, and nothing else happens.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { emitSql, type SqlOptions } from '../../compiler/6-emit/sql/emit-sql.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { differing } from './answers.js';
import { engines } from './engines.js';
import { biasedRows, expectedOf, insertsOf } from './rows.js';
import { programOf } from './tariff-in-engine.js';

const pieces = [
  ...[
    "'",
    '"',
    '`',
    '\\',
    '--',
    '/*',
    '*/',
    ';',
    '\n',
    '\r',
    '\u2028',
    '\u0085',
    '(',
    ')',
    ',',
    '%',
    '$$',
    '$1',
    '?',
    ' ',
  ],
  ...[
    "'); DROP TABLE sentinel; --",
    '"; DROP TABLE sentinel; --',
    '*/ DROP TABLE sentinel; /*',
    '\n; DROP TABLE sentinel;\n',
  ],
  ...[
    'select',
    'FROM',
    'null',
    'TRUE',
    'l0',
    'b1',
    'i0_value',
    'refusal',
    'facts',
    'é',
    '💥',
    'ß',
    '汉',
    '\u202e',
    'x',
  ],
];
const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

/** The same tariff with every name, label, option, code and notice replaced. */
function renamed(model: Model, words: readonly string[]): Model {
  const copy = structuredClone(model);
  const names = new Map<string, string>();
  const give = (name: string | undefined) => {
    if (name === undefined || names.has(name)) return;
    names.set(name, `${words[names.size % words.length]}${names.size}`);
  };
  for (const { name, type } of copy.facts) {
    give(name);
    if (type.kind === 'choice') for (const option of type.set.options) give(option.name);
  }
  for (const { name } of copy.lists) give(name);
  for (const { name } of copy.results) give(name);
  const seen = new Set<object>();
  const change = (value: unknown, at: string): unknown => {
    if (typeof value === 'string') {
      if (at === 'label' || at === 'code') return words[value.length % words.length];
      return at === 'kind' ? value : (names.get(value) ?? value);
    }
    if (typeof value !== 'object' || value === null || seen.has(value)) return value;
    seen.add(value);
    if (value instanceof Map) {
      for (const [key, each] of [...value]) {
        value.delete(key);
        value.set(change(key, ''), change(each, ''));
      }
    } else if (value instanceof Set) {
      for (const each of [...value]) {
        value.delete(each);
        value.add(change(each, ''));
      }
    } else {
      for (const [key, each] of Object.entries(value)) {
        const changed = change(each, key);
        const to = names.get(key) ?? key;
        if (to !== key) Reflect.deleteProperty(value, key);
        Reflect.set(value, to, changed);
      }
    }
    return value;
  };
  return change(copy, '') as Model;
}

const provenance = { compilerVersion: "0'; DROP TABLE sentinel; --", ruleHash: '*/' } as Parameters<
  typeof emitSql
>[1];

const tariffs = ['parkgebuehren-dresden', 'metro-paris', 'stamp-duty-land-tax'];
const models = tariffFiles()
  .filter(({ name }) => tariffs.includes(name))
  .map(({ name, path }) => ({ name, model: modelOfFile(path) }));

describe.each(['duckdb', 'sqlite'] as const)('in %s', (name) => {
  it.each(models)('nothing of $name becomes SQL', async ({ model }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 3, maxLength: 12 }), hostile, async (words, key) => {
        const strange = renamed(model, words);
        const program = programOf(strange);
        const rows = biasedRows(strange, program, { seed: words.length, count: 8, percent: 30 });
        const options: SqlOptions = { keys: [`key ${key}`], table: `table ${key}` };
        const told: unknown[] = [];
        const files = emitSql(strange, provenance, name, options, (diagnostic) => told.push(diagnostic));
        expect(told).toEqual([]);
        const file = (ending: string) => files.find((each) => each.name.endsWith(ending))?.content as string;
        const engine = await engines[name]?.();
        if (engine === undefined) throw new Error('no engine');
        await engine.run('CREATE TABLE sentinel (x INTEGER)');
        await engine.run(file('facts.sql'));
        const into = { table: options.table ?? '', key: options.keys?.[0] ?? '' };
        for (const insert of insertsOf(program, dialects[name], rows, into)) await engine.run(insert);
        const answers = await engine.query(file('price.sql'));
        const byCase = answers.map((answer) => ({ ...answer, case_id: answer[into.key] }));
        expect(differing(program, rows, expectedOf(strange, rows), byCase)).toEqual([]);
        expect(await engine.query('SELECT * FROM sentinel')).toEqual([]);
        await engine.close();
      }),
      { numRuns: 4, seed: 110 },
    );
  });
});
