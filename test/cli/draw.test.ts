import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
there.write(
  'rulesets/hours/hours.bareme',
  `tariff hours "Hours"
currency EUR
rounding each amount half up to 0.01 EUR
fact h "Opening hours" : hours, whole, from 0 to 100
table share "Share" by h
  | hours          | share |
  | up to 10 hours | 25 %  |
  | above 10 hours | 100 % |
amount fee "Fee" = 80 EUR * share
example "one"
  | h       | fee   |
  | 5 hours | 20 EUR |
`,
);

describe('bareme draw', () => {
  it('draws every table and scale worth a picture as SVG', async () => {
    const { status, out, err } = await there.bareme(['draw', 'hours', '--out', 'pictures']);
    expect(err).toBe('');
    expect(status).toBe(0);
    expect(out).toBe('pictures: share.svg\n');
    expect(readFileSync(join(there.path, 'pictures/share.svg'), 'utf8')).toContain('hours');
  });

  it('draws an output over a fact as PNG, the same bytes each time', async () => {
    const words = ['draw', 'hours', 'fee', '--over', 'h', '--format', 'png', '--out', 'outputs'];
    expect((await there.bareme(words)).status).toBe(0);
    const path = join(there.path, 'outputs/fee-h.png');
    const before = readFileSync(path);
    expect(before.subarray(1, 4).toString()).toBe('PNG');
    await there.bareme(words);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(join(there.path, 'outputs'))).toEqual(['fee-h.png']);
  });

  it('says what can be drawn, and over what', async () => {
    const wrong = async (...words: string[]) =>
      (await there.bareme(['draw', 'hours', ...words, '--out', 'x'])).err;
    expect(await wrong('shard')).toContain('did you mean `share`?');
    expect(await wrong('fee')).toContain('`fee` is an output; say over which fact, as in `--over h`');
    expect(await wrong('fee', '--over', 'hours')).toContain('(`h`)');
    expect(await wrong('fee', '--over', 'h', '--to', 'ten')).toContain('`ten` is no number');
  });

  it.each([
    ['--facts', 'case.json'],
    ['--from', '1'],
    ['--to', 'x'],
    ['--reading', 'a=b'],
    ['--on', '2024-01-01'],
  ])('refuses %s without --over, where it would change nothing', async (...words) => {
    const { status, err } = await there.bareme(['draw', 'hours', ...words, '--out', 'x']);
    expect(status).toBe(2);
    expect(err).toContain(`\`${words[0]}\` goes with \`--over FACT\``);
    const french = await there.bareme(['draw', 'hours', ...words, '--out', 'x', '--lang', 'fr']);
    expect(french.err).toContain(`\`${words[0]}\` va avec \`--over DONNÉE\``);
  });
});
