import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const rules = (rows: readonly string[], more = ''): string => `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 0 to 10 000
fact member "Member" : yes/no
reading order "Order"
  | option | because |
  | one    | "as printed" |
  | two    | "as practised" |
  chosen one
section our heading "Prices"
table fee_for by area
  | area           | fee        |
${rows.map((row) => `  | ${row} |`).join('\n')}
amount total "Total" = fee_for
  less 10 % when member and order is one
${more}`;

const old = ['up to 100 m2   | 50.00 EUR ', 'up to 2 000 m2 | 90.00 EUR ', 'above 2 000 m2 | 120.00 EUR'];
const there = folder();
there.write('old/old.bareme', rules(old));

const compared = async (text: string, ...more: string[]) => {
  there.write('new/new.bareme', text);
  return there.bareme(['diff', 'old', 'new', ...more]);
};
const statements = async (text: string) =>
  JSON.parse((await compared(text, '--format', 'json')).out) as {
    readonly changes: readonly { readonly kind: string; readonly was?: string; readonly is?: string }[];
    readonly statements: readonly unknown[];
  };

describe('bareme diff', () => {
  it('proves that the same rules, and the same meaning in other words, change nothing', async () => {
    const same = { output: 'total', says: 'same' };
    expect((await statements(rules(old))).statements).toEqual([expect.objectContaining(same)]);
    const words = ['up to 100 m2 | 50 EUR', 'from 101 to 2 000 m2 | 90 EUR', 'from 2 001 m2 | 120 EUR'];
    expect((await statements(rules(words))).statements).toEqual([expect.objectContaining(same)]);
  });

  it('says by regions of a fact who pays less, the same, more', async () => {
    const { changes, statements: told } = await statements(
      rules(['up to 100 m2 | 50.00 EUR', 'up to 2 000 m2 | 85.00 EUR', 'above 2 000 m2 | 131.50 EUR']),
    );
    expect(changes.filter(({ kind }) => kind === 'table')).toHaveLength(2);
    const region = (says: string, from: string, to: string) => ({
      output: 'total',
      says,
      where: { fact: 'area', label: 'Area', from, to },
    });
    expect(told).toEqual([
      region('same', '0', '100'),
      region('never more', '101', '2000'),
      region('never less', '2001', '10000'),
    ]);
  });

  it('says by regions who pays the same where nobody pays less at all', async () => {
    const { statements: told } = await statements(
      rules(['up to 100 m2 | 50.00 EUR', 'up to 2 000 m2 | 90.00 EUR', 'above 2 000 m2 | 131.50 EUR']),
    );
    const region = (says: string, from: string, to: string) => ({
      output: 'total',
      says,
      where: { fact: 'area', label: 'Area', from, to },
    });
    expect(told).toEqual([region('same', '0', '2000'), region('never less', '2001', '10000')]);
  });

  it('is not taken in by a reading that is chosen otherwise', async () => {
    const { changes, statements: told } = await statements(rules(old).replace('chosen one', 'chosen two'));
    expect(changes).toEqual([expect.objectContaining({ kind: 'reading', was: 'one', is: 'two' })]);
    expect(told).toEqual([{ output: 'total', says: 'never less' }]);
  });

  it('claims nothing across a fact of another kind', async () => {
    const text = rules(old).replace(
      'fact member "Member" : yes/no',
      'fact member "Member" : one of yes_sir | no_sir',
    );
    const { statements: told } = await statements(
      text.replace('when member and', 'when member is yes_sir and'),
    );
    expect(told).toEqual([{ output: 'total', says: 'undecided' }]);
  });

  it('states the largest increase, in percent and in money, proved, and the case in which it is', async () => {
    const raised = rules(['up to 100 m2 | 50 EUR', 'up to 2 000 m2 | 99 EUR', 'above 2 000 m2 | 131.50 EUR']);
    const { out } = await compared(raised, '--format', 'json');
    const { increases } = JSON.parse(out);
    expect(increases).toMatchObject([
      { output: 'total', kind: 'percent', by: '10', proved: true },
      { output: 'total', kind: 'amount', by: '11.5', old: '120', new: '131.5', proved: true },
    ]);
    expect(Number(increases[0].facts.area)).toBeGreaterThan(100);
    expect(Number(increases[0].facts.area)).toBeLessThan(2001);
    expect(Number(increases[1].facts.area)).toBeGreaterThan(2000);
    const french = await compared(raised, '--lang', 'fr', '--format', 'markdown');
    expect(french.out).toContain('au plus 10 %');
    const nothing = await compared(rules(['up to 100 m2 | 50 EUR', 'above 100 m2 | 60 EUR']));
    expect(nothing.out).not.toContain('The largest increases');
  });

  it('says apart that who paid nothing pays something', async () => {
    there.write('free.bareme', rules(['up to 100 m2 | 0 EUR', 'above 100 m2 | 90 EUR']));
    there.write('paid.bareme', rules(['up to 100 m2 | 10 EUR', 'above 100 m2 | 90 EUR']));
    const { out } = await there.bareme(['diff', 'free.bareme', 'paid.bareme', '--format', 'json']);
    expect(JSON.parse(out).increases[0]).toMatchObject({ kind: 'from nothing', old: '0' });
  });

  it('fails where increases are not excluded, and prices a book by both', async () => {
    const raised = rules(['up to 100 m2 | 50 EUR', 'up to 2 000 m2 | 90 EUR', 'above 2 000 m2 | 121 EUR']);
    expect((await compared(raised, '--fail-on', 'increase')).status).toBe(1);
    there.write('book.csv', 'office,area,member,billed\nn,50,no,50\nn,3000,yes,1\ns,5000,no,2\n');
    const { out, status } = await compared(raised, '--facts', 'book.csv', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(out).book).toMatchObject({
      cases: 3,
      more: 2,
      same: 1,
      old: '278',
      new: '279.9',
      difference: '1.9',
      movers: [{ case: 3, old: '120', new: '121' }, { case: 2 }],
    });
  });
});

describe('bareme diff of revisions of git', () => {
  const repository = folder();
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
      cwd: repository.path,
      encoding: 'utf8',
    });
  const asked = async (...words: string[]) => repository.bareme(['diff', ...words, '--format', 'json']);

  it('reads rules and modules as they were, by a name on either side or two at once', async () => {
    git('init', '--quiet');
    const using = (price: string) => {
      repository.write(
        'rulesets/hall/tariff.txt',
        'As printed: 10 %, 10 000, 100 m2, 50, 55, 60 or 90 EUR.\n',
      );
      repository.write('rulesets/shared/prices.bareme', `module prices "Prices"\nvalue base = ${price}\n`);
      repository.write(
        'rulesets/hall/hall.bareme',
        rules(['up to 100 m2 | base', 'above 100 m2 | 90 EUR'])
          .replace('currency', 'source "tariff.txt" in English\ncurrency')
          .replace('fact area', 'use "../shared/prices.bareme"\nfact area'),
      );
      git('add', '.');
    };
    using('50 EUR');
    git('commit', '--quiet', '-m', 'first');
    git('tag', 'v1');
    using('55 EUR');
    git('commit', '--quiet', '-m', 'second');
    using('60 EUR');
    const before = git('status', '--porcelain');
    for (const [words, by] of [
      [['v1:rulesets/hall', 'hall'], '20'],
      [['v1:hall', 'HEAD:rulesets/hall/hall.bareme'], '10'],
      [['hall', '--git', 'v1..HEAD'], '10'],
      [['hall', '--git', 'v1'], '20'],
    ] as const) {
      const { out, err } = await asked(...words);
      expect(err).toBe('');
      expect(JSON.parse(out).increases[0]).toMatchObject({ kind: 'percent', by });
    }
    expect(git('status', '--porcelain')).toBe(before);
    // The report goes onto none of them as they are now, also where both sides are read as they were.
    repository.write('rulesets/hall/tariff.txt', 'The fee as it is now.\n');
    const { path } = repository;
    for (const name of ['shared/prices.bareme', 'hall/hall.bareme', 'hall/tariff.txt']) {
      const file = join(path, 'rulesets', name);
      const held = readFileSync(file, 'utf8');
      symlinkSync(file, join(path, 'linked.txt'));
      for (const out of [file, 'linked.txt']) {
        const { err, status } = await repository.bareme(['diff', 'v1:hall', 'HEAD:hall', '--out', out]);
        expect(err).toContain('E011');
        expect(status).toBe(2);
        expect(readFileSync(file, 'utf8')).toBe(held);
      }
      rmSync(join(path, 'linked.txt'));
    }
  });

  it('says what is missing: a revision, a file at it, a repository, git itself', async () => {
    const codes = async (...words: string[]) => (await repository.bareme(['diff', ...words])).err;
    expect(await codes('v9:hall', 'hall')).toContain('there is no revision `v9`');
    expect(await codes('v1:halls', 'hall')).toContain('there is no `halls` at `v1`');
    expect(await codes('--', '--upload-pack=x:hall', 'hall')).toContain('E026');
    expect((await there.bareme(['diff', 'v1:old', 'old'])).err).toContain('belongs to no repository');
    const without = await repository.bareme(['diff', 'v1:hall', 'hall'], '', { PATH: '/nowhere' });
    expect(without.err).toContain('`git` does not start');
    expect((await repository.bareme(['diff', 'hall'])).status).toBe(2);
    expect((await repository.bareme(['diff', 'hall', 'hall', '--git', 'v1'])).status).toBe(2);
  });
});
