import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
const table = `Location de salles 2026;;;
Surface (m²);Prix HT (€);;
;Plein;Associations;
jusqu'à 100;120,00;90,00;
101 – 300;1 250,50;-;
301 et plus;2 000,00*;1,500;
* 10 € de frais de dossier en plus;;;
`;
there.write('salles.csv', table);

interface Told {
  readonly rules: string;
  readonly cells: readonly { readonly cell: string; readonly as: string; readonly says?: string }[];
  readonly against?: { readonly equal: number; readonly unexplained: number };
}

describe('bareme draft', () => {
  it('writes rules that compile and price, with each doubtful cell marked where it counts', async () => {
    const { status, out, err } = await there.bareme(['draft', 'salles.csv']);
    expect(status).toBe(0);
    await expect(`${out}${'-'.repeat(80)}\n${err}`).toMatchFileSnapshot('../fixtures/drafts/salles.txt');
  });

  it('accounts for every cell as data, each once, the doubtful ones with the reason', async () => {
    const { out } = await there.bareme(['draft', 'salles.csv', '--format', 'json', '--lang', 'en']);
    const { cells, rules } = JSON.parse(out) as Told;
    expect(cells.map(({ cell, as }) => `${cell} ${as}`)).toEqual([
      'A1 heading',
      'A2 heading',
      'B2 doubtful',
      'B3 heading',
      'C3 heading',
      'A4 used',
      'B4 used',
      'C4 used',
      'A5 used',
      'B5 used',
      'C5 doubtful',
      'A6 used',
      'B6 doubtful',
      'C6 used',
      'A7 doubtful',
    ]);
    expect(cells.every(({ as, says }) => (as === 'doubtful') === (says !== undefined))).toBe(true);
    expect(rules).toContain('tariff location_de_salles_2026');
    expect(rules).toContain('# TO CHECK C5: `-` is no amount');
  });

  it('writes to a file that is not there, in the canonical form, and never over one that is', async () => {
    const first = await there.bareme(['draft', 'salles.csv', '--out', 'out/salles.bareme']);
    expect(first.status).toBe(0);
    expect(first.out).toContain('out/salles.bareme');
    expect((await there.bareme(['format', 'out/salles.bareme', '--check'])).status).toBe(0);
    expect((await there.bareme(['check', 'out/salles.bareme'])).status).toBe(0);
    expect((await there.bareme(['draft', 'salles.csv', '--out', 'out/salles.bareme'])).status).toBe(2);
  });

  it('takes the names of a book, tries the rules on its bills, and explains what is otherwise', async () => {
    const bills = [50, 100, 101, 200, 250, 300, 90, 20].map((surface) => {
      // The other system counts 100 in the second band.
      const price = surface < 100 ? 120 : 1250.5;
      return `${surface};Plein;${price.toFixed(2).replace('.', ',')}`;
    });
    there.write('book.csv', `Surface;Prix_HT;paid\n${bills.join('\n')}\n`);
    const asked = ['draft', 'salles.csv', '--against', 'book.csv', '--billed', 'total=paid'];
    const { out, status } = await there.bareme([...asked, '--format', 'json']);
    const { rules, against } = JSON.parse(out) as Told;
    expect(rules).toContain('donnée Surface "Surface" : m2');
    expect(against).toMatchObject({ cases: 8, equal: 7, refused: 0, different: 1 });
    expect(status).toBe(1);
  });

  it('reads what spreadsheets of Windows write, and says so', async () => {
    const bytes = Uint8Array.from(
      [...table.replace('²', '2')].map((letter) =>
        letter === '–' ? 0x96 : letter === '€' ? 0x80 : (letter.codePointAt(0) ?? 0),
      ),
    );
    there.write('windows.csv', bytes);
    const { status, err, out } = await there.bareme(['draft', 'windows.csv', '--lang', 'fr']);
    expect(status).toBe(0);
    expect(err).toContain('Windows-1252');
    expect(out).toContain("| jusqu'à 100 m2");
    expect(out).toContain('1 250,50 EUR');
  });

  it('says what it cannot draft from', async () => {
    there.write('texts.csv', 'only words\nno table\n');
    expect((await there.bareme(['draft', 'texts.csv'])).status).toBe(1);
    expect((await there.bareme(['draft', 'nothing.csv'])).status).toBe(2);
    there.write('broken.xlsx', 'PK no zip');
    const broken = await there.bareme(['draft', 'broken.xlsx']);
    expect(broken.status).toBe(2);
    expect(broken.err).toContain('E021');
    expect((await there.bareme(['draft', 'salles.csv', '--billed', 'total=paid'])).status).toBe(2);
  });
});
