// A workbook as it was built is as its rules generate it, whatever was shown of its checks; what somebody claims beyond that is not.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { unpack } from '../../compiler/6-emit/workbook/read/unpack.js';
import { mutated } from '../rig/mutate.js';
import { folder } from './bareme.js';

const there = folder();
const rules = `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 1 000
fact days "Days" : days, whole, from 1 to 30
amount fee "Fee" = area * 1.5 EUR/m2/day * days
check fee never decreases in area
check "never below the deposit" fee is at least 0 EUR
`;

describe('an audit', () => {
  beforeAll(async () => {
    there.write('rulesets/hall/hall.bareme', rules);
    there.write('package.json', '{}');
    for (const [out, ...options] of [['proved'], ['unproved', '--no-prove']] as const) {
      const built = await there.bareme(['build', 'hall', '--out', out, ...options]);
      expect(built.status, built.err).toBe(0);
    }
  });

  it.each(['proved', 'unproved'])('finds nothing in a workbook whose checks are %s', async (out) => {
    const { status, out: told } = await there.bareme([
      'audit',
      `${out}/hall/workbook.xlsx`,
      '--format',
      'json',
    ]);
    expect(JSON.parse(told)).toMatchObject({ differences: [], changes: [], checklist: [] });
    expect(status).toBe(0);
  });

  it('finds a claim that nothing shows', async () => {
    const bytes = readFileSync(join(there.path, 'unproved/hall/workbook.xlsx'));
    const texts = 'xl/sharedStrings.xml';
    expect(await (await unpack(bytes))?.textOf(texts)).toContain('nothing was proved');
    const claimed = await mutated(bytes, texts, (xml) =>
      xml.replace('nothing was proved', 'proved for all inputs, certificate 60f3517f713f'),
    );
    writeFileSync(join(there.path, 'claimed.xlsx'), claimed);
    const { status, out } = await there.bareme(['audit', 'claimed.xlsx', '--lang', 'en']);
    expect(out).toContain('proved for all inputs, certificate 60f3517f713f');
    expect(status).toBe(1);
  });
});
