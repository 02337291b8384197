// What is built hangs on what files say: not on the folder, the path as it was typed, or the ends of lines.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const shared = 'module shared\ncurrency EUR\nvalue entry "Entry" = 2 EUR\n';
const rules = `tariff small "Small"
source "small.txt" in English
currency EUR
rounding each amount half up to 0.01 EUR
use "../shared/shared.bareme"
fact visits "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = entry * visits
  quote "per visit"
not used "2 EUR" because "the module holds it"
`;
const document = 'TARIFF\n2 EUR\nper visit\n';

/** The outputs of the same ruleset below a folder, asked for by some path. */
async function built(at: string, wanted: string, ends: '\n' | '\r\n'): Promise<readonly string[]> {
  const write = (name: string, text: string) => there.write(`${at}/${name}`, text.replaceAll('\n', ends));
  write('small/small.bareme', rules);
  write('small/small.txt', document);
  write('shared/shared.bareme', shared);
  const { status, err } = await there.bareme(['build', wanted, '--no-prove', '--out', `out-${at}`]);
  expect(status, err).toBe(0);
  return ['evaluator.ts', 'facts.schema.json', 'manifest.json'].map((name) =>
    readFileSync(join(there.path, `out-${at}/small/${name}`), 'utf8'),
  );
}

describe('what is built', () => {
  it('is the same from any folder, by any path, with any ends of lines', async () => {
    const plain = await built('one', 'one/small/small.bareme', '\n');
    expect(plain[0]).toContain(' from small.bareme, ../shared/shared.bareme. Do not edit.');
    expect(await built('deep/in/two', './deep/../deep/in/two/small', '\n')).toEqual(plain);
    expect(await built('three', join(there.path, 'three/small/small.bareme'), '\r\n')).toEqual(plain);
  });

  it('is another when a character is', async () => {
    const [evaluator] = await built('four', 'four/small', '\n');
    there.write('four/small/small.bareme', rules.replace('"Fee"', '"Fees"'));
    await there.bareme(['build', 'four/small', '--no-prove', '--out', 'out-four']);
    expect(readFileSync(join(there.path, 'out-four/small/evaluator.ts'), 'utf8')).not.toBe(evaluator);
  });
});
