import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { propertyTestsFor } from '../../compiler/6-emit/property-tests/emit-property-tests.js';
import { modelOfText, projectRoot, sourceOf } from '../emit-typescript/compile-evaluator.js';

// Within the project, so that fast-check is found.
mkdirSync(join(projectRoot, 'out'), { recursive: true });
const root = mkdtempSync(join(projectRoot, 'out', 'property-tests-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const runtime = pathToFileURL(join(projectRoot, 'compiler/runtime/index.ts')).href;

/** Runs the suite of a model against an evaluator, which may be another model's. */
async function run(
  name: string,
  model: Model,
  evaluator: Model,
  edited: (suite: string) => string = (suite) => suite,
): Promise<{ status: number; out: string }> {
  const folder = join(root, name);
  mkdirSync(folder);
  const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
  const files = [
    ...(await propertyTestsFor('node')(model, provenance, () => undefined)),
    { name: 'evaluator.ts', content: await sourceOf(evaluator) },
  ];
  for (const file of files) {
    writeFileSync(
      join(folder, file.name),
      edited(String(file.content)).replace("'bareme/runtime'", `'${runtime}'`),
    );
  }
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', '--test', join(folder, 'checks.test.ts')],
      { cwd: projectRoot, env: { ...process.env, RUNS: '60', SEED: '7', NODE_TEST_CONTEXT: undefined } },
      (error, out) => resolve({ status: error === null ? 0 : 1, out }),
    );
  });
}

const hall = (changes: Readonly<Record<string, string>> = {}): Model =>
  modelOfText(
    Object.entries(changes).reduce(
      (text, [from, to]) => text.replace(from, to),
      `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
results fee, group, late
fact hours "Hours" : hours, to 0.25, from 0 to 100
fact discount "Discount" : percent, whole, from 0 to 100, optional
fact day "Day" : date, from 2024-01-01 to 2025-12-31
fact member "Member" : yes/no
fact kind "Kind" : one of basic "Basic" | extra "Extra" | gold "Gold"
fact code "Code" : text, optional
list guests "Guests", up to 6
fact age of guests "Age" : years, whole, from 0 to 120
table share by hours
  | hours          | share |
  | up to 10 hours | 25 %  |
  | the rest       | 100 % |
amount fee "Fee" = 2.37 EUR/hour * hours
  at least 20 EUR
  times share
  less (discount or 0 %)
  plus 1 EUR when weekday of day is 7
  times 90 % when member
  plus 3 EUR when kind is gold
  less 1 EUR when code is given and code is "SPRING"
  at least 0 EUR
answer late "Late" = day is from 2025-01-01
amount entry of guests "Entry" = 5 EUR when age is below 18 years, otherwise 9 EUR
amount group "Group" = sum of entry over guests
check fee never decreases in hours
check fee never increases in discount
check fee has no jump above 60 EUR in hours
check "the minimum holds" fee is at least 17 EUR when hours is above 10 hours and discount is not given
check fee never increases in member
check fee never decreases in kind
check late never decreases in day
check late has no effect of member
check late has no effect of code
check entry never decreases in age
check group never decreases in age
check "children pay less" entry is at most 9 EUR
`,
    ),
  );

describe('a written suite of checks', { timeout: 120_000 }, () => {
  it('passes against the evaluator of the same rules', async () => {
    const { status, out } = await run('same', hall(), hall());
    expect(out).toContain('# fail 0');
    expect(out).toContain('# pass 13');
    expect(status).toBe(0);
  });

  it.each([
    ['rate', '| up to 10 hours | 25 %', '| up to 10 hours | 26 %'],
    ['limit', '| up to 10 hours | 25 %', '| up to 9.75 hours | 25 %'],
  ])('notices an evaluator of other rules, and prints the seed: another %s', async (name, right, wrong) => {
    const { status, out } = await run(name, hall(), hall({ [right]: wrong }));
    expect(status).toBe(1);
    expect(out).toContain('not ok 1 - the evaluator says what the checks say');
    expect(out).toContain('seed: 7');
  });

  it('notices a promise that the rules break', async () => {
    const broken = hall({ '| up to 10 hours | 25 %': '| up to 10 hours | 250 %' });
    const { status, out } = await run('broken', broken, broken);
    expect(status).toBe(1);
    expect(out).toMatch(/not ok \d+ - fee never decreases in hours \[hours\]/);
    expect(out).toContain('# fail 1');
    expect(out).toMatch(/hours from 10 to 10\.25 takes it from \S+ EUR to \S+ EUR/);
  });

  it.each([
    ['member', 'times 90 % when member', 'times 110 % when member', 'fee never increases in member [member]'],
    ['kind', 'when kind is gold', 'when kind is basic', 'fee never decreases in kind [kind]'],
    ['day', 'day is from 2025-01-01', 'day is below 2025-01-01', 'late never decreases in day [day]'],
    [
      'code',
      '= day is from 2025-01-01',
      '= code is given and code is "SPRING"',
      'late has no effect of code [code]',
    ],
    ['age', 'age is below 18 years', 'age is above 18 years', 'entry never decreases in age [age]'],
  ])('notices a promise broken in a fact of any kind: %s', async (name, right, wrong, check) => {
    const broken = hall({ [right]: wrong });
    const { status, out } = await run(name, broken, broken);
    expect(status).toBe(1);
    expect(out).toMatch(new RegExp(`not ok \\d+ - ${check.replaceAll(/[[\]]/g, '\\$&')}`));
  });

  it('draws the date that decides the version, which no fact line declares', async () => {
    const dated = (rate: string) =>
      modelOfText(`tariff dated "Dated"
currency EUR
rounding each amount half up to 0.01 EUR
fact hours "Hours" : hours, whole, from 0 to 100
check fee never decreases in hours
version "2024" valid from 2024-01-01 to 2024-12-31
amount fee "Fee" = 2 EUR/hour * hours
version "2025" valid from 2025-01-01
amount fee "Fee" = ${rate} * hours
`);
    const right = dated('3 EUR/hour');
    expect((await run('dated', right, right)).out).toContain('# pass 2');
    const wrong = dated('-3 EUR/hour');
    const { out } = await run('dated-wrong', wrong, wrong);
    expect(out).toMatch(/not ok 2 - fee never decreases in hours \[hours\]/);
  });

  it('says of a check that no case speaks of that it asks for none', async () => {
    const silent = hall({
      'check entry never':
        'check "never" fee is at least 0 EUR when hours is above 100 hours\ncheck entry never',
    });
    const files = await propertyTestsFor('node')(
      silent,
      { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} },
      () => undefined,
    );
    const suite = String(files.find(({ name }) => name === 'checks.test.ts')?.content);
    expect(suite).toContain(
      '// No case was found in which this check says something of values that have a finite decimal form: none is asked for.\ntest("never", () => {',
    );
    expect(suite.match(/mayBeSilent: true }\);/g)).toHaveLength(1);
  });

  it('says so of a check of thirds, of which no two that follow each other can be written', async () => {
    const thirds = modelOfText(`tariff thirds "Thirds"
currency EUR
rounding each amount half up to 0.01 EUR
fact hours "Hours" : hours, whole, from 0 to 100
value share "Share" = hours / 3
amount fee "Fee" = 1 EUR/hour * share
check share never decreases in hours
check fee never decreases in hours
`);
    const { out, status } = await run('thirds', thirds, thirds, (suite) => {
      if (!suite.includes('fast-check')) return suite;
      expect(suite).toMatch(
        /finite decimal form: none is asked for\.\ntest\("share never decreases in hours/,
      );
      expect(suite.match(/none is asked for/g)).toHaveLength(1);
      return suite;
    });
    expect(out).toContain('# pass 3');
    expect(status).toBe(0);
  });

  it('fails a test that looked at no case its check speaks of', async () => {
    const { status, out } = await run('refused', hall(), hall(), (suite) =>
      suite.replace("about: 'declared_check_4'", "about: 'no_such_result'"),
    );
    expect(status).toBe(1);
    expect(out).toMatch(/not ok \d+ - the minimum holds/);
    expect(out).toContain('the check spoke of none of the cases');
  });
});
