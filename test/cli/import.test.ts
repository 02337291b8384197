// From a changed parameter cell back to the rule file: the number alone changes, in its own style, and building again gives
// the parameters of the edited workbook.

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { mutated } from '../rig/mutate.js';
import { folder } from './bareme.js';

const there = folder();
const document = `Tarif : 13 000 EUR par site, 2,5 % des recettes, puis 3 %.
Jusqu'à 100 visites : 1,20 EUR ; jusqu'à 1 000 visites : 0,90 EUR ; au-delà : 0,75 EUR. Frais : 15 EUR.
`;
const rules = `tarif entrees "Entrées"
source "entrees.txt" en français
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
utilise "../commun/frais.bareme" en prenant frais

section "1" "Droits"
donnée visites "Visites" : nombre, entier, de 0 à 10 000
donnée recettes "Recettes" : EUR, de 0 à 1 000 000

# Les prix baissent avec le nombre.
tableau prix "Prix" selon visites
  | visites         | prix            |
  | jusqu'à 100     | 1,20 EUR        | # le premier palier
  | jusqu'à 1 000   | 0,90 EUR        |
  | le reste        | 0,75 EUR        |

montant droits "Droits" = prix * visites + 2,5 % * recettes
  au moins 13 000 EUR lorsque recettes est au-delà de 500 000 EUR
  citation "13 000 EUR par site"
montant total "Total" = droits + frais

exemple "cent"
  | visites | recettes | droits     |
  | 100     | 0 EUR    | 120,00 EUR |
`;
const shared = 'module frais "Frais"\nvaleur frais "Frais de dossier" = 15 EUR\n';

const path = 'rulesets/entrees/entrees.bareme';
let bytes: Uint8Array;

const write = (): void => {
  there.write('rulesets/entrees/entrees.txt', document);
  there.write(path, rules);
  there.write('rulesets/commun/frais.bareme', shared);
  there.write('package.json', '{}');
};
const read = (name: string): string => readFileSync(join(there.path, name), 'utf8');

beforeAll(async () => {
  write();
  const { status, err } = await there.bareme(['build', 'entrees', '--out', 'out']);
  expect(status, err).toBe(0);
  bytes = readFileSync(join(there.path, 'out/entrees/workbook.xlsx'));
});

/** Address of the cell on the sheet of parameters that holds a number. */
async function addressOf(id: string, value: number): Promise<string> {
  const cells = [...((await readWorkbook(bytes))?.sheets[2]?.cells.values() ?? [])];
  const row = cells.find((cell) => cell.column === 1 && cell.value === id)?.row;
  return cells.find((cell) => cell.row === row && cell.value === value && !cell.style.locked)?.address ?? id;
}

/** The workbook with cells of the sheet of parameters changed, as `edited.xlsx`. */
async function edit(...changes: readonly (readonly [id: string, from: number, to: number])[]): Promise<void> {
  let content = bytes;
  for (const [id, from, to] of changes) {
    const address = await addressOf(id, from);
    content = await mutated(content, 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(new RegExp(`(<c r="${address}"[^>]*><v>)${from}<`), `$1${to}<`),
    );
  }
  there.write('edited.xlsx', content);
}

describe('bareme import', () => {
  it('prints a patch that git applies, and that changes nothing but the numbers', async () => {
    write();
    await edit(['t_prix/1', 1.2, 1.3], ['t_prix/1', 100, 250], ['p_droits_3', 13000, 14500]);
    const { status, out, err } = await there.bareme(['import', 'edited.xlsx', '--lang', 'en']);
    expect(status, err).toBe(0);
    there.write('change.patch', out);
    execFileSync('git', ['apply', 'change.patch'], { cwd: there.path });
    expect(read(path)).toBe(
      rules
        .replace("| jusqu'à 100     | 1,20 EUR        |", "| jusqu'à 250     | 1,30 EUR        |")
        .replace('au moins 13 000 EUR', 'au moins 14 500 EUR'),
    );
    expect(err).toContain('13 000 → 14 500');
    expect(err).toMatch(/line 20 quotes the old number: « 13 000 EUR par site »/);
    expect(err).toMatch(/1 example of the rules no longer hold/);
  });

  it('makes rules whose workbook holds the parameters of the edited one', async () => {
    write();
    await edit(['t_prix/2', 1000, 2000], ['p_droits', 0.025, 0.03], ['p_frais', 15, 17.5]);
    const written = await there.bareme(['import', 'edited.xlsx', '--write']);
    expect(written.status, written.err).toBe(0);
    expect(read(path)).toContain("| jusqu'à 2 000   | 0,90 EUR        |");
    expect(read(path)).toContain('+ 3,0 % * recettes');
    expect(read('rulesets/commun/frais.bareme')).toBe(shared.replace('15 EUR', '17,5 EUR'));
    const edited = await readWorkbook(readFileSync(join(there.path, 'edited.xlsx')));
    await there.bareme(['build', 'entrees', '--out', 'again']);
    const again = await readWorkbook(readFileSync(join(there.path, 'again/entrees/workbook.xlsx')));
    const parametersOf = (file: typeof edited) =>
      [...(file?.sheets[2]?.cells.values() ?? [])].filter(({ style, formula }) => !style.locked && !formula);
    expect(parametersOf(again).map(({ address, value }) => [address, value])).toEqual(
      parametersOf(edited).map(({ address, value }) => [address, value]),
    );
    const audit = await there.bareme(['audit', 'again/entrees/workbook.xlsx', '--format', 'json']);
    expect(JSON.parse(audit.out)).toMatchObject({ differences: [], changes: [], checklist: [] });
    // Nothing is left to import.
    const { status, out } = await there.bareme(['import', 'again/entrees/workbook.xlsx']);
    expect([status, out]).toEqual([0, '']);
  });

  it('takes numbers over and refuses all else by name, and then writes nothing', async () => {
    write();
    await edit(['t_prix/1', 1.2, 1.3]);
    const mixed = await mutated(
      readFileSync(join(there.path, 'edited.xlsx')),
      'xl/worksheets/sheet4.xml',
      (xml) => xml.replace(/<f>ROUND\(ROUND/, '<f>ROUNDUP(ROUND'),
    );
    there.write('edited.xlsx', mixed);
    const printed = await there.bareme(['import', 'edited.xlsx']);
    expect(printed.status).toBe(1);
    expect(printed.out).toContain("+  | jusqu'à 100     | 1,30 EUR        | # le premier palier");
    expect(printed.err).toMatch(/Refusé[^\n]*\n {2}Calcul!C\d+ {2}la formule n’est pas la même: =ROUNDUP/);
    const written = await there.bareme(['import', 'edited.xlsx', '--write', '--lang', 'en']);
    expect(written.status).toBe(1);
    expect(written.err).toContain('nothing was written');
    expect(read(path)).toBe(rules);
  });

  it('refuses a value outside of what the cell accepts', async () => {
    write();
    await edit(['p_droits', 0.025, 0.7]);
    const { status, out, err } = await there.bareme(['import', 'edited.xlsx', '--lang', 'en']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/the cell does not accept what was filled in: 0\.7/);
  });

  it('refuses an edit after which the rules would have errors, and shows them', async () => {
    write();
    await edit(['t_prix/1', 100, 1000]);
    const { status, out, err } = await there.bareme(['import', 'edited.xlsx', '--lang', 'en']);
    expect([status, out]).toEqual([1, '']);
    expect(err).toMatch(/error E\d+/);
    expect(err).toContain('Refused: the edited rules have errors');
  });

  it('says when the workbook is of another version, and compares all the same', async () => {
    write();
    writeFileSync(join(there.path, path), rules.replace('# Les prix baissent', '# Les prix diminuent'));
    await edit(['t_prix/1', 1.2, 1.3]);
    const { status, out, err } = await there.bareme(['import', 'edited.xlsx', '--lang', 'en']);
    expect(status, err).toBe(0);
    expect(err).toContain('W023');
    expect(out).toContain('1,30 EUR');
  });

  it('asks for the rules where the cover does not lead to them', async () => {
    there.write('elsewhere/edited.xlsx', bytes);
    const lost = folder();
    lost.write('w.xlsx', bytes);
    const { status, err } = await lost.bareme(['import', 'w.xlsx']);
    expect(status).toBe(2);
    expect(err).toContain('E022');
    const audit = await lost.bareme(['audit', 'w.xlsx']);
    expect(audit.status).toBe(1);
    expect(audit.out).toContain('40 points, nothing found');
    lost.write('notes.xlsx', 'not a zip');
    expect((await lost.bareme(['audit', 'notes.xlsx'])).err).toContain('E021');
  });
});
