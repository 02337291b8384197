import { describe, expect, it } from 'vitest';
import { billOf, type Case, casesFrom, type Legacy, rules } from '../revise/water.js';
import { folder } from './bareme.js';

const there = folder();
there.write('rulesets/water/water.bareme', rules);

const csv = (cases: readonly Case[], legacy: Legacy): string =>
  [
    'account;usage;meters;social;paid',
    ...cases.map(
      ({ usage, meters, social }, index) =>
        `A${index};${usage};${meters};${social ? 'yes' : 'no'};${(billOf({ usage, meters, social }, legacy) / 100).toFixed(2).replace('.', ',')}`,
    ),
    '',
  ].join('\n');

describe('bareme reconcile', () => {
  const ask = (book: string, ...more: string[]) =>
    there.bareme(['reconcile', 'water', '--facts', book, '--billed', 'total=paid', ...more]);

  it('names the slip first, with what it explains and breaks, as data', async () => {
    there.write('book.csv', csv(casesFrom(11, 200), { minimumAfter: true }));
    const { status, out } = await ask('book.csv', '--format', 'json');
    const found = JSON.parse(out);
    expect(found).toMatchObject({ cases: 200, refused: 0, unexplained: 0 });
    expect(found.equal + found.different).toBe(200);
    expect(found.explanations[0]).toMatchObject({
      hypothesis: { kind: 'reading', reading: 'minimum_order', option: 'after_it' },
      explains: found.different,
      breaks: 0,
    });
    expect(found.explanations[0].amount).toMatch(/^\d+\.\d+$/);
    expect(status).toBe(0);
  });

  it('ends with 1 where something is left, and says it in the language of the reader', async () => {
    const cases = casesFrom(11, 40);
    there.write('odd.csv', csv(cases, {}).replace(/(A7;[^\n]*);[^;\n]+\n/, '$1;77,77\n'));
    const { status, out } = await ask('odd.csv', '--lang', 'fr');
    expect(status).toBe(1);
    expect(out).toContain('40 cas : 39 égaux, 1 différents, 0 refusés');
    expect(out).toContain('facturé 77,77\u00a0EUR');
  });

  it('counts what cannot be compared apart, with its line, and ends with 3', async () => {
    there.write('bad.csv', 'usage,meters,social,paid\n10,1,no,12.50\n10,1,no,"1,234"\n10,0,no,5.00\n');
    const { status, out, err } = await ask('bad.csv', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ cases: 3, refused: 2 });
    expect(err).toContain('line 3');
    expect(err).toContain('`paid` holds `1,234`, which could be 1234 or 1.234');
    expect(status).toBe(3);
  });

  it('says once which columns are not there, and takes others for them', async () => {
    const named = csv(casesFrom(11, 30), {}).replace('usage;', 'Usage (m3);').replace('paid', 'Facturé');
    there.write('named.csv', named);
    const lost = await ask('named.csv');
    expect(lost.status).toBe(2);
    expect(lost.err).toContain('the book has no column `paid`. It has `account`, `Usage (m3)`');
    expect(lost.err.match(/error/g)).toHaveLength(1);
    const billed = ['reconcile', 'water', '--facts', 'named.csv', '--billed', 'total=Facturé'];
    const factless = await there.bareme(billed);
    expect(factless.status).toBe(2);
    expect(factless.err).toContain('`--columns "usage=Usage (m3)"`');
    expect((await there.bareme([...billed, '--columns', 'usage=Usage (m3)'])).status).toBe(0);
    expect((await there.bareme([...billed, '--columns', 'use=Usage (m3)'])).status).toBe(2);
    expect((await there.bareme([...billed, '--columns', 'usage=Other'])).err).toContain('no column `Other`');
  });

  it('reads what Excel saves: the code page of Windows, grouped numbers, columns of nothing', async () => {
    const text = csv(casesFrom(11, 30), {})
      .split('\n')
      .map((line) => (line === '' ? '' : `${line};;`))
      .join('\r\n')
      .replace('account', 'Numéro')
      .replaceAll(
        /;(\d+,\d\d);;/g,
        (_, amount: string) => `;${amount.replace(/^(\d+)(\d{3},)/, '$1\u00a0$2')} \u0080;;`,
      );
    there.write('excel.csv', Buffer.from(text, 'latin1'));
    const { status, out, err } = await ask('excel.csv', '--format', 'json');
    expect(err).toBe('excel.csv: it is no UTF-8; read as Windows-1252\n');
    expect(JSON.parse(out)).toMatchObject({ cases: 30, equal: 30, refused: 0 });
    expect(status).toBe(0);
    there.write('filled.csv', 'usage,meters,social,paid,\n10,1,no,12.50,\n10,1,no,12.50,beside\n');
    expect(JSON.parse((await ask('filled.csv', '--format', 'json')).out)).toMatchObject({ cases: 2 });
  });

  it('refuses results that it does not know, and books that cannot be read twice', async () => {
    expect(
      (await there.bareme(['reconcile', 'water', '--facts', 'book.csv', '--billed', 'sum=paid'])).status,
    ).toBe(2);
    expect((await ask('-')).status).toBe(2);
  });
});

describe('bareme why', () => {
  it('takes a row of a book, with what was billed in it', async () => {
    there.write('rows.csv', csv(casesFrom(11, 12), { rent: 712 }));
    const asked = ['why', 'water', '--facts', 'rows.csv', '--billed', 'total=paid', '--case'];
    const { status, out } = await there.bareme([...asked, '7', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ cases: 1, different: 1 });
    expect([0, 1]).toContain(status);
    expect((await there.bareme([...asked, '13'])).err).toContain('holds no case 13');
    expect((await there.bareme([...asked, 'x'])).status).toBe(2);
  });

  it('lists what gives exactly the amount, with the receipt under the first', async () => {
    const facts = { usage: 20, meters: 1, social: true };
    there.write('case.json', JSON.stringify(facts));
    const amount = (billOf(facts, { minimumAfter: true }) / 100).toFixed(2);
    const json = await there.bareme([
      'why',
      'water',
      '--facts',
      'case.json',
      '--billed',
      amount,
      '--format',
      'json',
    ]);
    expect(JSON.parse(json.out).explanations[0]).toMatchObject({
      hypothesis: { kind: 'reading', option: 'after_it' },
      explains: 1,
    });
    const text = await there.bareme(['why', 'water', '--facts', 'case.json', '--billed', amount]);
    expect(text.out).toContain('one bill does not tell which');
    expect(text.out).toContain(amount);
    expect(text.status).toBe(0);
  });

  it('shows each slip beside the tariff on a page that stands alone, in both languages', async () => {
    const facts = { usage: 20, meters: 1, social: true };
    there.write('case.json', JSON.stringify(facts));
    const billed = (billOf(facts, { minimumAfter: true }) / 100).toFixed(2);
    const asked = ['why', 'water', '--facts', 'case.json', '--billed', billed, '--format', 'html'];
    const [en, fr] = await Promise.all([there.bareme(asked), there.bareme([...asked, '--lang', 'fr'])]);
    for (const { out, status } of [en, fr]) {
      expect(status).toBe(0);
      expect(out).toMatch(/^<!doctype html>/);
      expect(out).not.toMatch(/<script|https?:|undefined|\[object/);
    }
    expect(en.out).toContain('one bill does not tell which');
    expect(en.out).toContain('The lines that differ');
    expect(fr.out).toContain('une seule facture ne dit pas lequel');
    expect(fr.out).toContain('Les lignes qui diffèrent');
  });

  it('shows no receipt under a slip that is made behind the rules', async () => {
    const facts = { usage: 20, meters: 1, social: true };
    there.write('case.json', JSON.stringify(facts));
    const withVat = ((billOf(facts) * 1.2) / 100).toFixed(2);
    const { out } = await there.bareme([
      ...['why', 'water', '--facts', 'case.json', '--billed', withVat, '--lang', 'en'],
    ]);
    expect(out).toContain('no line of a receipt shows it');
  });

  it('ends with 0 for a right bill, 1 for one that nothing gives', async () => {
    const facts = { usage: 20, meters: 1, social: true };
    there.write('case.json', JSON.stringify(facts));
    const right = (billOf(facts) / 100).toFixed(2);
    expect((await there.bareme(['why', 'water', '--facts', 'case.json', '--billed', right])).status).toBe(0);
    expect(
      (await there.bareme(['why', 'water', '--facts', 'case.json', '--billed', '98765.43'])).status,
    ).toBe(1);
  });
});
