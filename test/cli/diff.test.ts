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

  it('fails where increases are not excluded, and prices a book by both', async () => {
    const raised = rules(['up to 100 m2 | 50 EUR', 'up to 2 000 m2 | 90 EUR', 'above 2 000 m2 | 121 EUR']);
    expect((await compared(raised, '--fail-on', 'increase')).status).toBe(1);
    there.write('book.csv', 'area,member\n50,no\n3000,yes\n5000,no\n');
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
