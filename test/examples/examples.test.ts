import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

const program = (...given: readonly string[]) =>
  execFileSync(process.execPath, [tsx, ...given], { cwd: root, encoding: 'utf8' });
const bareme = (...given: readonly string[]) =>
  spawnSync(process.execPath, ['bin/bareme.js', ...given], { cwd: root, encoding: 'utf8' });

describe('the examples', () => {
  it('price a library with the generated evaluator', () => {
    expect(program('examples/evaluate-from-node/quote.ts')).toBe('music   792.00 EUR\ntotal   2639.84 EUR\n');
  });

  it('compile and evaluate rules that a program holds as text', () => {
    expect(program('examples/evaluate-from-node/compile.ts').split('\n').slice(0, 2)).toEqual([
      '3 4.50',
      '40 20.00',
    ]);
  });

  it('list the names of a workbook with their values', () => {
    const names = program('examples/open-a-workbook/list-names.ts');
    expect(names).toMatch(/^in_area\t/m);
    expect(names).toMatch(/^out_total\t\d/m);
  });

  it('price a CSV file, the refused row told apart', () => {
    const { status, stdout } = bareme(
      'run',
      'amf-sacem-2015',
      '--facts',
      'examples/batch-a-csv/libraries.csv',
      '--format',
      'ndjson',
    );
    const lines = stdout
      .trim()
      .split('\n')
      .map((line): { total?: string; error?: { code: string; path: string } } => JSON.parse(line));
    expect(lines.map(({ total, error }) => total ?? error)).toEqual([
      '2639.84',
      '22.72',
      '11957.50',
      expect.objectContaining({ code: 'wrong_type', path: 'area' }),
    ]);
    expect(status).toBe(3);
  });

  it('write a ruleset that checks and whose examples pass', () => {
    expect(bareme('check', 'examples/write-a-ruleset/cloakroom.bareme').status).toBe(0);
    expect(bareme('test', 'examples/write-a-ruleset').stdout).toContain('2 passed, 0 failed');
    expect(bareme('prove', 'examples/write-a-ruleset').status).toBe(0);
  });
});
