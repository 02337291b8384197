import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as allowances from '../../compiler/diagnostics/catalogue/rules/allowances.js';
import * as modules from '../../compiler/diagnostics/catalogue/rules/modules.js';
import * as names from '../../compiler/diagnostics/catalogue/rules/names.js';
import * as quantities from '../../compiler/diagnostics/catalogue/rules/quantities.js';
import * as scales from '../../compiler/diagnostics/catalogue/rules/scales.js';
import * as sources from '../../compiler/diagnostics/catalogue/rules/sources.js';
import * as tables from '../../compiler/diagnostics/catalogue/rules/tables.js';
import * as times from '../../compiler/diagnostics/catalogue/rules/times.js';
import * as types from '../../compiler/diagnostics/catalogue/rules/types.js';
import * as statements from '../../compiler/diagnostics/catalogue/syntax/statements.js';
import { checkFixture, fixturesFolder } from './compile-text.js';

const { nothingToAllow, ...allowed } = allowances;
const ours = [allowed, modules, names, quantities, scales, sources, statements, tables, times, types].flatMap(
  (catalogue) => Object.values(catalogue).map(({ entry }) => entry.code),
);

const fixtures = readdirSync(fixturesFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\/bad\/[EWI]\d{3}-[^/]*\.bareme$/.test(path))
  .filter((path) => ours.includes(codeOf(path)))
  .sort();

function codeOf(path: string): string {
  return /([EWI]\d{3})-/.exec(path)?.[1] ?? '';
}

describe('a mistake in a rule file', () => {
  it.each(fixtures)('is told to people: %s', async (path) => {
    const { codes, english, french } = checkFixture(path);
    expect(codes).toContain(codeOf(path));
    const text = `${english}\n${'-'.repeat(100)}\n\n${french}`;
    await expect(text).toMatchFileSnapshot(`${fixturesFolder}/${path.replace(/\.bareme$/, '.txt')}`);
  });

  it('has a fixture for every code', () => {
    const shown = fixtures.map(codeOf);
    expect(ours.filter((code) => !shown.includes(code))).toEqual([]);
  });

  it('is told once: a fixture has no other error than the one it is named for', () => {
    const others = fixtures.flatMap((path) => {
      const wrong = checkFixture(path).codes.filter((code) => code !== codeOf(path));
      return wrong.length > 0 ? [`${path}: ${wrong.join(' ')}`] : [];
    });
    expect(others).toEqual([]);
  });
});
