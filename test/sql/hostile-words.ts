// Test support: tariffs whose names, labels, options and notices are made to become SQL, and a rig for engines: what goes in, and the files.

import fc from 'fast-check';
import type { Model } from '../../compiler/3-model/model.js';
import type { DialectName } from '../../compiler/6-emit/sql/dialect.js';
import { emitSql, type SqlOptions } from '../../compiler/6-emit/sql/emit-sql.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';

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
/** Words that end a text, a name or a comment and go on as statements. */
export const hostile = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));

/** The same tariff with every name, label, option, code and notice replaced. */
export function renamed(model: Model, words: readonly string[]): Model {
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
/** With choices, lists, texts and notices. */
export const hostileModels = tariffFiles()
  .filter(({ name }) => tariffs.includes(name))
  .map(({ name, path }) => ({ name, model: modelOfFile(path) }));

/** What a customer chooses, and the files that are built with it. Throws where it is refused. */
export function hostileFiles(model: Model, name: DialectName, word: string, table = `table ${word}`) {
  const options = { keys: [`key ${word}`], table } satisfies SqlOptions;
  const told: unknown[] = [];
  const files = emitSql(model, provenance, name, options, (diagnostic) => told.push(diagnostic));
  const file = (ending: string): string => {
    const found = files.find((each) => each.name.endsWith(ending))?.content;
    if (typeof found !== 'string') throw new Error(`no ${ending}: ${JSON.stringify(told)}`);
    return found;
  };
  return { facts: file('facts.sql'), price: file('price.sql'), table: options.table, key: `key ${word}` };
}
