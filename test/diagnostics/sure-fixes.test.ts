// Every fix that is offered, in hundreds of situations: mistakes of people put into rule files that are right. Applied, it leaves fewer
// mistakes, and no unit becomes one of another dimension.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Fix } from '../../compiler/diagnostics/diagnostic.js';
import { compile } from '../../compiler/pipeline.js';
import { withFix } from './fixed.js';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const texts = [
  'tables/good/rows-in-any-order',
  'alternatives/good/counting-rows',
  'formulas/good/decided',
].map((name) => readFileSync(join(folder, `${name}.bareme`), 'utf8'));

/** What people write: each turns a right text into a wrong one, at every place where it can. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/\bup to (?=\d)/, '≤'],
  [/\babove (?=\d)/, '>'],
  [/\bbelow (?=\d)/, '<'],
  [/\bfrom (?=\d)/, '>='],
  [/\bup to\b/, 'upto'],
  [/\bbelow\b/, 'fewer than'],
  [/\bfrom\b/, 'since'],
  [/\babove\b/, 'beyond'],
  [/\bm3\b/, 'cm3'],
  [/\bkg\b/, 'kgs'],
  [/\bkWh\b/, 'Kwh'],
  [/\bEUR\b/, 'EURO'],
  [/\bwhen\b/, 'if'],
  [/\botherwise\b/, 'else'],
  [/\bamount (?=[a-z])/, 'amout '],
  [/\bvalue (?=[a-z])/, 'valeu '],
  [/\bwhole\b/, 'hole'],
  [/, whole/, ' whole'],
  [/ : /, ' = '],
  [/ = /, ' : '],
  [/;/, ','],
  [/ \* /, ' x '],
  [/ is\b/, ' =='],
  [/ - /, ' – '],
  [/\bat least\b/, 'minimum'],
  [/\bthe rest\b/, 'remainder'],
  [/ \|$/m, ''],
  [/\b(\d) (\d{3})\b/, '$1,$2'],
];

const errors = (text: string): readonly string[] =>
  compile({ path: 'demo.bareme', text })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} ${span.start}`);

const applied = (fix: Fix, text: string): string =>
  withFix(fix, new Map([['demo.bareme', text]]), () => undefined).get('demo.bareme') ?? text;

/** Units that differ by an exponent alone are of different dimensions. */
const exponent = (word: string): string => /\d*$/.exec(word)?.[0] ?? '';

describe('every fix that is offered', () => {
  it('leaves fewer mistakes than it found, and keeps dimensions', () => {
    const wrong: string[] = [];
    let offered = 0;
    for (const text of texts) {
      for (const [right, instead] of mistakes) {
        if (!right.test(text)) continue;
        const broken = text.replace(right, instead);
        for (const { code, fix } of compile({ path: 'demo.bareme', text: broken }).diagnostics) {
          if (fix === undefined) continue;
          offered += 1;
          const fixed = applied(fix, broken);
          if (errors(fixed).length > errors(broken).length)
            wrong.push(`${code} ${JSON.stringify(fix.edits)}`);
          const changed = fix.edits.filter(
            ({ span, text: now }) =>
              code === 'E301' && exponent(broken.slice(span.start, span.end)) !== exponent(now),
          );
          if (changed.length > 0) wrong.push(`${code} changes a dimension: ${JSON.stringify(changed)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(offered).toBeGreaterThan(20);
  });

  it.each([
    ['≤10 rides', 'up to 10 rides'],
    ['≥3 rides', 'from 3 rides'],
  ])('keeps words apart: `%s`', (written, wanted) => {
    const text = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
unit ride, rides
fact n : rides, whole, from 0 to 20
amount fee by n
  | ${written} | 1 EUR |
  | the rest | 2 EUR |
`;
    const [found] = compile({ path: 'demo.bareme', text }).diagnostics.filter(({ fix }) => fix !== undefined);
    expect(found?.fix && applied(found.fix, text)).toContain(`| ${wanted} |`);
  });
});
