// What goes wrong around the rules, as the command line tells it; and every code has a message that the tests show.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../compiler/diagnostics/catalogue/entries.js';
import { folder } from '../cli/bareme.js';

const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));
const there = folder();
const rules = `tariff small "Small"
currency EUR
rounding each amount half up to 0.01 EUR
valid from 2015-01-01 to 2015-12-31
fact visits "Visits" : number, whole, from 0 to 1 000
amount fee "Fee" = 2 EUR * visits
`;
const example = (facts: string) => `${rules}example "by hand"\n  given ${facts}\n  expect fee = 7 EUR\n`;
there.write('small.bareme', rules);
there.write('part.bareme', 'module part "Part"\nvalue rate = 2 EUR\n');
there.write('latin.bareme', Uint8Array.of(0x74, 0xe9, 0x0a));
there.write('facts.json', '{"visits": 3}');
there.write('facts.txt', 'visits 3');
there.write('wrong.bareme', example('visits = 3'));
there.write('refused.bareme', example('visits = 2 000'));
there.write(
  'trips.bareme',
  `${rules}list trips "Trips", up to 5\nfact km of trips : km, whole, from 0 to 9\n`,
);
there.write('negative.csv', 'visits\n-1\n');
there.write('many.csv', `visits\n${'1\n'.repeat(50_001)}`);
there.write(
  'pairs.bareme',
  `tariff pairs "Pairs"
currency EUR
rounding each amount half up to 0.01 EUR
list grants "Grants", up to 5
fact left of grants : EUR, from 0 to 1 000
amount ahead of grants = sum of left over grants where left is below left of this one
results ahead
`,
);
there.write(
  'carried.bareme',
  `tariff carried "Carried"
currency EUR
rounding each amount half up to 0.01 EUR
list months "Months", up to 5
fact kind of months : number, whole, from 1 to 3
fact usage of months : EUR, from 0 to 1 000
amount drawn of months = lower of (usage; 9 EUR - (sum of drawn over months before this one where kind is kind of this one))
results drawn
`,
);
there.write('set/small.bareme', rules);
there.write('set-of-two/small.bareme', rules);
there.write('set/package.json', '{"bareme": {"severities": {"W999": "off"}}}');
there.write('taken/notes.txt', 'keep');

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  ['E001', 'no-facts-file', ['run', 'small.bareme', '--facts', 'fact.json']],
  ['E002', 'no-ruleset', ['check', 'smal']],
  ['E003', 'not-utf-8', ['check', 'latin.bareme']],
  ['E004', 'no-date', ['check', 'small.bareme', '--on', '2015-02-31']],
  ['E005', 'no-facts-format', ['run', 'small.bareme', '--facts', 'facts.txt']],
  ['E006', 'folder-is-there', ['init', 'taken']],
  ['E007', 'cannot-write', ['build', 'small.bareme', '--out', 'facts.json']],
  ['E008', 'a-module', ['run', 'part.bareme', '--facts', 'facts.json']],
  ['E009', 'no-code', ['explain', 'E999']],
  ['E010', 'bad-setting', ['check', 'set/small.bareme']],
  [
    'E011',
    'output-on-input',
    ['run', 'small.bareme', '--facts', 'negative.csv', '--rejects', 'negative.csv'],
  ],
  ['E012', 'two-outputs-one-file', ['build', 'small.bareme', 'set-of-two/small.bareme', '--out', 'out']],
  ['E013', 'cannot-listen', ['serve', 'small.bareme', '--host', '192.0.2.1', '--port', '8080']],
  ['E014', 'no-token', ['serve', 'small.bareme', '--token-env', 'BAREME_TOKEN']],
  ['E024', 'no-table', ['draft', 'negative.csv']],
  ['E026', 'no-repository', ['diff', 'main:small', 'small.bareme']],
  ['E027', 'not-comparable', ['build', 'small.bareme', '--compare', 'pairs.bareme', '--out', 'out']],
  ['E506', 'example-differs', ['check', 'wrong.bareme']],
  ['E507', 'example-refused', ['check', 'refused.bareme']],
  ['E811', 'portfolio-of-lists', ['build', 'trips.bareme', '--portfolio', 'negative.csv', '--out', 'out']],
  ['E812', 'empty-portfolio', ['build', 'small.bareme', '--portfolio', 'negative.csv', '--out', 'out']],
  ['E813', 'portfolio-too-long', ['build', 'small.bareme', '--portfolio', 'many.csv', '--out', 'out']],
  ['W807', 'items-with-one-another', ['build', 'carried.bareme', '--out', 'out']],
  ['E860', 'no-query', ['build', 'pairs.bareme', '--sql', 'duckdb', '--out', 'out']],
  ['E861', 'no-module', ['build', 'pairs.bareme', '--python', '--out', 'out']],
  ['W618', 'no-longer-in-force', ['check', 'small.bareme', '--on', '2016-01-01']],
];

describe('what goes wrong around the rules', () => {
  it.each(cases)('is told to people: %s, %s', async (code, name, words) => {
    const said: string[] = [];
    for (const lang of ['en', 'fr']) {
      const { err, out } = await there.bareme([...words, '--lang', lang]);
      said.push(`${err}${out}`.replaceAll(there.path, '…'));
    }
    expect(said.every((each) => each.includes(code))).toBe(true);
    await expect(said.join(`${'-'.repeat(100)}\n`)).toMatchFileSnapshot(
      `${fixtures}command-line/bad/${code}-${name}.txt`,
    );
  });
});

describe('every code of the catalogue', () => {
  it('has a message in both languages that the tests show', () => {
    const shown = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.txt') && !path.includes('command-line'))
      .map((path) => readFileSync(fixtures + path, 'utf8'))
      .join('\n');
    // Those of the import of parameters are shown by its own tests.
    const known = new Set([...cases.map(([code]) => code), 'E021', 'E022', 'W023']);
    const missing = catalogue.filter(
      ({ code }) => !known.has(code) && !(shown.includes(` ${code}: `) && shown.includes(` ${code} : `)),
    );
    expect(missing.map(({ code }) => code)).toEqual([]);
  });
});
