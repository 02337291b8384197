// A ruleset whose every name is one that objects of JavaScript have by birth does, in every command and every output, what
// the same ruleset does under plain names.

import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from '../cli/bareme.js';

/** Of one length each, so that tables of text have the same columns. */
const names = {
  n1_plain_: '__proto__',
  n2plain__ab: 'constructor',
  n3plain_: 'toString',
  n4_plain_names: 'toLocaleString',
  n5plainnamesabcd: '__defineGetter__',
  n6_plain_names: 'hasOwnProperty',
  n7_plain_name: 'isPrototypeOf',
  n8_plain_names_abcde: 'propertyIsEnumerable',
  n9_plain_names_a: '__lookupGetter__',
  o1_plain_names_a: '__lookupSetter__',
  o2_plain_names_a: '__defineSetter__',
  o3plain: 'valueOf',
} as const;

const plainRules = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact n1_plain_ "Area" : m2, whole, from 0 to 100
fact n2plain__ab "Width" : m2, whole, from 0 to 100
fact n3plain_ "Hidden" : m2, whole, from 0 to 100, optional
choice n9_plain_names_a "Kind"
  | o1_plain_names_a "One" | n1_plain_ is above 2 m2 |
  | o2_plain_names_a "Two" | otherwise               |
reading n6_plain_names "Reading"
  | option                       | because |
  | n7_plain_name "A"            | "x"     |
  | n8_plain_names_abcde "B"     | "y"     |
  chosen n7_plain_name
table price by n9_plain_names_a
  | Kind             | Price |
  | o1_plain_names_a | 1 EUR |
  | o2_plain_names_a | 2 EUR |
list n4_plain_names "Items", up to 3, optional
fact n5plainnamesabcd of n4_plain_names "Item" : m2, whole, from 0 to 9
amount extra "Extra" = (2 EUR when n6_plain_names is n7_plain_name, otherwise 5 EUR)
value of_items = sum of 1 EUR/m2 * n5plainnamesabcd over n4_plain_names, otherwise 0 EUR
value hidden = n3plain_, otherwise 1 m2
amount o3plain "Fee" = 2 EUR/m2 * n1_plain_ + 3 EUR/m2 * n2plain__ab + 1 EUR/m2 * hidden + price + extra + of_items
results o3plain, n9_plain_names_a
check o3plain never decreases in n2plain__ab
example "first"
  given n1_plain_ = 3 m2, n2plain__ab = 4 m2
  expect o3plain = 22 EUR
example "second" with n6_plain_names n8_plain_names_abcde
  given n1_plain_ = 1 m2, n2plain__ab = 0 m2
  expect o3plain = 10 EUR
`;
const plainFacts = {
  'none.json': '{"n1_plain_": 3, "n2plain__ab": 4}',
  'all.json':
    '{"n1_plain_": 3, "n2plain__ab": 4, "n3plain_": 5, "n4_plain_names": [{"n5plainnamesabcd": 2}, {"n5plainnamesabcd": 3}]}',
  'wrong.json': '{"n1_plain_": 3, "n2plain__ab": 4, "n4_plain_names": [{"n3plain_": 2}]}',
  'cases.csv': 'n1_plain_,n2plain__ab,n3plain_\n3,4,\n3,4,5\n,1,1\n',
  'bills.csv': 'n1_plain_,n2plain__ab,billed\n3,4,22\n1,0,9\n2,2,15\n',
};

type Names = Readonly<Record<string, string>>;
const swap = (text: string, names: Names, to: 'born' | 'plain'): string =>
  Object.entries(names).reduce(
    (all, [plain, born]) => (to === 'born' ? all.replaceAll(plain, born) : all.replaceAll(born, plain)),
    text,
  );

const run = (facts: string, ...more: string[]) => ['run', 'demo.bareme', '--facts', facts, ...more];
const commands: readonly (readonly string[])[] = [
  ['check', 'demo.bareme'],
  run('none.json', '--format', 'json'),
  run('all.json', '--format', 'json'),
  run('wrong.json'),
  run('all.json', '--reading', 'n6_plain_names=n8_plain_names_abcde'),
  run('all.json', '--reading', 'n8_plain_names_abcde=n6_plain_names'),
  run('cases.csv', '--format', 'csv'),
  ['explain', 'demo.bareme', '--facts', 'none.json'],
  ['explain', 'demo.bareme', '--facts', 'all.json'],
  ['test', 'demo.bareme'],
  ['prove', 'demo.bareme'],
  ['readings', 'demo.bareme', '--facts', 'cases.csv'],
  ['reconcile', 'demo.bareme', '--facts', 'bills.csv', '--billed', 'o3plain=billed'],
  ['draw', 'demo.bareme', '--out', 'out'],
  ['build', 'demo.bareme', '--out', 'out', '--validator'],
  ['build', 'demo.bareme', '--out', 'out', '--js'],
  ['build', 'demo.bareme', '--out', 'out', '--portfolio', 'cases.csv'],
  ['build', 'demo.bareme', '--out', 'out', '--compare', 'n6_plain_names=n8_plain_names_abcde'],
  ['build', 'demo.bareme', '--out', 'out', '--sql', 'duckdb', '--key', 'case_id'],
  ['build', 'demo.bareme', '--out', 'out', '--sql', 'sqlite', '--key', 'case_id'],
  ['build', 'demo.bareme', '--out', 'out', '--python'],
];

const files = { 'demo.bareme': plainRules, ...plainFacts };
const plain = folder();
for (const [name, text] of Object.entries(files)) plain.write(name, text);

/** What was written, by name. */
function written(path: string): readonly string[] {
  const out = join(path, 'out');
  try {
    return existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }).sort() : [];
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

it('says something of rules that are right', async () => {
  expect(await plain.bareme(['check', 'demo.bareme'])).toMatchObject({ status: 0, err: '' });
});

function sameUnder(names: Names, tried: readonly (readonly string[])[]): void {
  const born = folder();
  for (const [name, text] of Object.entries(files)) born.write(name, swap(text, names, 'born'));
  it.each(tried.map((words) => [words.join(' '), words] as const))(
    '%s',
    { timeout: 120_000 },
    async (_, words) => {
      const expected = await plain.bareme(words);
      const got = await born.bareme(words.map((word) => swap(word, names, 'born')));
      // Names are as long as they are: hashes and what fills lines up differ.
      const plainly = (text: string) => text.replace(/[0-9a-f]{64}/g, '#').replace(/ \.+ /g, ' … ');
      const inPlain = (text: string) => plainly(swap(text, names, 'plain'));
      expect({ status: got.status, out: inPlain(got.out), err: inPlain(got.err) }).toEqual({
        status: expected.status,
        out: plainly(expected.out),
        err: plainly(expected.err),
      });
      expect(written(born.path).map((name) => swap(name, names, 'plain'))).toEqual(written(plain.path));
    },
  );
}

describe('names of JavaScript', () => sameUnder(names, commands));

/** The one that objects take for something else when it is written to them, in every place of a name. */
describe.each(Object.keys(names))('`__proto__` in the place of %s', (name) => {
  sameUnder({ [name]: '__proto__' }, [
    run('all.json', '--format', 'json'),
    run('wrong.json'),
    ['test', 'demo.bareme'],
    ['explain', 'demo.bareme', '--facts', 'all.json'],
    ['build', 'demo.bareme', '--out', 'out', '--no-prove'],
  ]);
});
