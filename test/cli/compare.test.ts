// `bareme build --compare` with an edited workbook, and with the rules at a revision of git: what the command reads from outside.
// What stands in the workbook is the matter of test/compare.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { mutated } from '../rig/mutate.js';
import { folder } from './bareme.js';

const there = folder();
const path = 'rulesets/hall/hall.bareme';
const rules = (rate: string) => `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 1 000
amount fee "Fee" = ${rate} EUR/m2 * area
example "small"
  | area | fee |
  | 100 m2 | ${(Number(rate) * 100).toFixed(2)} EUR |
`;

const bytesOf = (name: string): Uint8Array => readFileSync(join(there.path, name));

/** The numbers on the row of the sheet of both sides that begins with a label: here, there, difference, its share. */
async function besides(name: string, label: string): Promise<readonly unknown[]> {
  const sheets = (await readWorkbook(bytesOf(name)))?.sheets ?? [];
  const cells = [...(sheets.find((sheet) => sheet.name === 'Comparison')?.cells.values() ?? [])];
  const at = cells.find(({ value }) => value === label);
  return cells
    .filter(({ row, value }) => row === at?.row && typeof value === 'number')
    .map(({ value }) => value);
}

describe('bareme build --compare', () => {
  it('lays the parameters of an edited workbook beside the rules', async () => {
    there.write(path, rules('2.50'));
    expect((await there.bareme(['build', 'hall', '--out', 'out'])).status).toBe(0);
    const sheet = (await readWorkbook(bytesOf('out/hall/workbook.xlsx')))?.sheets[2];
    const price = [...(sheet?.cells.values() ?? [])].find(
      ({ value, style }) => value === 2.5 && !style.locked,
    );
    const edited = await mutated(bytesOf('out/hall/workbook.xlsx'), 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(new RegExp(`(<c r="${price?.address}"[^>]*><v>)2.5<`), '$13.5<'),
    );
    there.write('edited.xlsx', edited);
    const { status, out, err } = await there.bareme([
      ...['build', 'hall', '--compare', 'edited.xlsx', '--out', 'both', '--lang', 'en'],
    ]);
    expect(status, err).toBe(0);
    expect(out).toContain('comparison.xlsx');
    expect(await besides('both/hall/comparison.xlsx', 'Fee')).toEqual([250, 350, 100, 0.4]);
  });

  it('says that a workbook in which nothing was changed has nothing to compare', async () => {
    there.write(path, rules('2.50'));
    const { status, err } = await there.bareme([
      ...['build', 'hall', '--compare', 'out/hall/workbook.xlsx', '--out', 'none', '--lang', 'en'],
    ]);
    expect(status).toBe(2);
    expect(err).toContain('was changed, so there is nothing to compare');
  });

  it('lays the rules at a revision beside those that are there', async () => {
    const git = (...words: string[]): string =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
        cwd: there.path,
        encoding: 'utf8',
      });
    there.write(path, rules('2.50'));
    git('init', '--quiet');
    git('add', path);
    git('commit', '--quiet', '-m', 'first');
    git('tag', 'v1');
    there.write(path, rules('2.75'));
    const before = git('status', '--porcelain');
    const { status, out, err } = await there.bareme([
      ...['build', 'hall', '--compare', 'v1:hall', '--out', 'revision', '--lang', 'en'],
    ]);
    expect(status, err).toBe(0);
    expect(out).toContain('comparison.xlsx');
    expect(await besides('revision/hall/comparison.xlsx', 'Fee')).toEqual([275, 250, -25, -25 / 275]);
    expect(git('status', '--porcelain').replace(/^\?\? revision\/\n/m, '')).toBe(before);
  });
});
