import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const rules = (more = '') => `tariff small "Small"
source "Small" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
section "1" "Visits"
amount fee "Fee" = 2 EUR * visits
${more}`;

describe('bareme init', () => {
  for (const lang of ['en', 'fr'] as const) {
    it(`writes a ruleset that checks, tests, runs and explains, in ${lang}`, async () => {
      const name = `start-${lang}`;
      const made = await there.bareme(['init', name, '--lang', lang]);
      expect(made.status, made.err).toBe(0);
      expect(made.out).toContain(`${name}/${name}.bareme`);
      const checked = await there.bareme(['check', name]);
      expect(checked, checked.err).toMatchObject({ status: 0, err: '' });
      const tested = await there.bareme(['test', name]);
      expect(tested, tested.out).toMatchObject({ status: 0 });
      const run = await there.bareme(['run', name, '--facts', `${name}/facts.json`, '--format', 'ndjson']);
      expect(run).toMatchObject({ status: 0, err: '' });
      // 120 m2, 3 days: 2 × 120 × 3 = 720; 80 % of it; two blocks of chairs.
      expect(Object.values(JSON.parse(run.out))).toEqual(['576.00', '70.00', '646.00']);
      const told = await there.bareme(['explain', name, '--facts', `${name}/facts.json`]);
      expect(told.status).toBe(0);
      expect(told.out).toContain(lang === 'fr' ? '646,00' : '646.00');
      const form = await there.bareme(['format', name, '--check']);
      expect(form, form.err).toMatchObject({ status: 0 });
    });
  }

  it('overwrites nothing', async () => {
    there.write('mine/notes.txt', 'keep');
    const { status, err } = await there.bareme(['init', 'mine']);
    expect(status).toBe(2);
    expect(err).toContain('`mine` is already there');
    expect(readFileSync(join(there.path, 'mine/notes.txt'), 'utf8')).toBe('keep');
  });
});

describe('bareme check', () => {
  it('says that there is nothing to say', async () => {
    there.write('small/small.bareme', rules());
    expect(await there.bareme(['check', 'small/small.bareme'])).toMatchObject({
      status: 0,
      out: 'small/small.bareme: no mistakes found\n',
    });
  });

  it('reports mistakes of several files on standard error and ends with status 1', async () => {
    there.write('a.bareme', rules('amount x "X" = feee\n'));
    there.write('b.bareme', rules('amount y "Y" = fe\n'));
    const { status, out, err } = await there.bareme(['check', 'a.bareme', 'b.bareme', 'small']);
    expect(status).toBe(1);
    expect(err).toContain('--> a.bareme:8:16');
    expect(err).toContain('--> b.bareme:8:16');
    expect(err).toMatch(/a\.bareme: 1 error \(to learn more: bareme explain E2\d\d\)/);
    expect(out).toBe('small/small.bareme: no mistakes found\n');
  });

  it('gives the same as JSON, with places and fixes', async () => {
    const { status, out } = await there.bareme(['check', 'a.bareme', '--format', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(out);
    expect(report).toMatchObject({ errors: 1, warnings: expect.any(Number) });
    expect(report.diagnostics.find((one: { severity: string }) => one.severity === 'error')).toMatchObject({
      code: expect.stringMatching(/^E2/),
      place: { file: 'a.bareme', start: { line: 8, column: 16, offset: expect.any(Number) } },
    });
  });

  it('says it in French on request', async () => {
    expect((await there.bareme(['check', 'a.bareme', '--lang', 'fr'])).err).toMatch(/erreur E2\d\d : /);
  });

  it('reads modules of the project and none outside of it', async () => {
    there.write('shared/price.bareme', 'module price "Price"\nvalue price "Price" = 3 EUR\n');
    const using = (path: string) =>
      rules('amount other "Other" = price * visits\n').replace(
        'currency',
        `use "${path}" taking price\ncurrency`,
      );
    there.write('uses/uses.bareme', using('../shared/price.bareme'));
    expect(await there.bareme(['check', 'uses'])).toMatchObject({ status: 0 });
    for (const path of [
      '../../../../../../../../etc/passwd',
      '/etc/hosts',
      '../shared/none.bareme',
      '../shared',
    ]) {
      there.write('uses/bad.bareme', using(path));
      const { status, err } = await there.bareme(['check', 'uses/bad.bareme']);
      expect(status, path).toBe(1);
      expect(err).toContain(path);
      expect(err).not.toContain('root:');
    }
  });

  it('names files that are not there or not text', async () => {
    there.write('latin.bareme', Buffer.from('tariff caf\xe9 "x"\n', 'latin1'));
    expect(await there.bareme(['check', 'latin.bareme'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('not UTF-8'),
    });
    expect((await there.bareme(['check', 'none.bareme'])).status).toBe(2);
    expect((await there.bareme(['check', 'smal'])).status).toBe(2);
  });
});

describe('bareme test', () => {
  it('runs each example and ends with status 1 when one fails', async () => {
    there.write(
      'tried/tried.bareme',
      rules(`example "right"
  | visits | fee   |
  | 2      | 4 EUR |
example "wrong"
  | visits | fee   |
  | 2      | 5 EUR |
`),
    );
    const { status, out } = await there.bareme(['test', 'tried']);
    expect(status).toBe(1);
    expect(out).toMatch(/pass {2}tried: right/);
    expect(out).toMatch(
      /FAIL {2}tried: wrong \(tried\/tried\.bareme:\d+\)\n {6}fee: expected 5\.00, got 4\.00/,
    );
    expect(out).toContain('1 passed, 1 failed');
    const checked = await there.bareme(['check', 'tried']);
    expect(checked.status).toBe(1);
    expect(checked.err).toMatch(
      /error E506: the rules give `fee` = `4\.00 EUR`, the example expects `5\.00 EUR`[\s\S]*5 EUR/,
    );
    const json = JSON.parse((await there.bareme(['test', 'tried', '--format', 'json'])).out);
    expect(json).toMatchObject({ passed: 1, failed: 1 });
  });
});

describe('bareme readings', () => {
  it('prices every alternative on the cases given', async () => {
    there.write(
      'open/open.bareme',
      rules(`reading extra "Extra"
  | option | value | because |
  | none   | 0 EUR | "not said" |
  | some   | 1.50 EUR | "said elsewhere" |
  chosen none
amount total "Total" = fee + extra
`),
    );
    there.write('cases.csv', 'visits\n1\n2\n');
    const { status, out } = await there.bareme([
      'readings',
      'open',
      '--facts',
      'cases.csv',
      '--format',
      'json',
    ]);
    expect(status).toBe(0);
    const priced = JSON.parse(out);
    expect(priced.cases).toBe(2);
    expect(priced.readings[0].options).toMatchObject([
      {
        name: 'none',
        chosen: true,
        casesThatDiffer: 0,
        amounts: { total: { sum: '6.00', difference: '0.00' } },
      },
      {
        name: 'some',
        chosen: false,
        casesThatDiffer: 2,
        amounts: { total: { sum: '9.00', difference: '3.00' } },
      },
    ]);
    const text = await there.bareme(['readings', 'open', '--facts', 'cases.csv']);
    expect(text.out).toMatch(/\* none +not said/);
    expect(text.out).toContain('total +3.00\u00a0EUR');
  });
});

describe('bareme explain', () => {
  it('explains a code in both languages, and suggests one that is mistyped', async () => {
    const english = await there.bareme(['explain', 'E001']);
    expect(english).toMatchObject({ status: 0, out: expect.stringContaining('does not exist') });
    expect((await there.bareme(['explain', 'e001', '--lang', 'fr'])).out).toContain("n'existe pas");
    expect(await there.bareme(['explain', 'E0010'])).toMatchObject({ status: 2 });
  });

  it('tells receipts of several cases, and refusals beside them', async () => {
    there.write('three.ndjson', '{"visits": 1}\n{"visits": -1}\n{"visits": 3}\n');
    const text = await there.bareme(['explain', 'small', '--facts', 'three.ndjson']);
    expect(text.status).toBe(3);
    expect(text.out.match(/^Small$/gm)).toHaveLength(2);
    expect(text.err).toContain('case 2 (line 2)');
    const json = JSON.parse(
      (await there.bareme(['explain', 'small', '--facts', 'three.ndjson', '--format', 'json'])).out,
    );
    expect(
      json.map((one: { error?: { code: string }; ties?: boolean }) => one.error?.code ?? one.ties),
    ).toEqual([true, 'out_of_domain', true]);
    const page = (await there.bareme(['explain', 'small', '--facts', 'three.ndjson', '--format', 'html']))
      .out;
    expect(page.match(/<article /g)).toHaveLength(2);
  });
});
