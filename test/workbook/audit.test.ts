// An audit names each thing that somebody can change in a workbook, and nothing that only another program writes otherwise.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { type Audit, auditWorkbook } from '../../compiler/6-emit/workbook/compare/audit-workbook.js';
import { emitWorkbook } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { readWorkbook, type WorkbookFile } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { mutated } from '../rig/mutate.js';

const tariff = `tariff museum "Museum"
currency EUR
rounding each amount half up to 0.01 EUR
section "1" "Visits"
fact visits "Visits" : items, whole, from 0 to 1 000
fact guided "Guided" : yes/no
reading begun "Begun group"
  | option | because |
  | group  | "it says groups" |
  | share  | "it says each" |
  chosen group
table price "Price" by visits
  | visits            | price        |
  | up to 10 items    | 3 EUR/item   |
  | up to 100 items | 2.50 EUR/item |
  | the rest     | 2 EUR/item   |
amount fee "Fee" = price * visits
  times 90 % when guided
  at least 5 EUR when begun is group
`;

const sheets = ['Cover', 'Inputs', 'Parameters', 'Calculation', 'Result', 'Checks', 'Readings', 'Log'];
const part = (sheet: string): string => `xl/worksheets/sheet${sheets.indexOf(sheet) + 1}.xml`;

let model: Model;
let bytes: Uint8Array;
let file: WorkbookFile;

beforeAll(async () => {
  model = modelFrom(tariff);
  const [emitted] = await emitWorkbook(model, provenance, () => {});
  bytes = emitted?.content as Uint8Array;
  file = (await readWorkbook(bytes)) as WorkbookFile;
});

const audited = async (content: Uint8Array): Promise<Audit> =>
  (await auditWorkbook(content, model, provenance)) as Audit;

/** Address of the value cell in the row of an id. */
function cellOf(sheet: string, id: string, column = 'C'): string {
  const cells = [...(file.sheets.find(({ name }) => name === sheet)?.cells.values() ?? [])];
  const row = cells.find(({ column: at, value }) => at === 1 && value === id)?.row;
  if (row === undefined) throw new Error(`no row ${id}`);
  return `${column}${row}`;
}

const inCell = (sheet: string, address: string, change: (cell: string) => string): Promise<Uint8Array> =>
  mutated(bytes, part(sheet), (xml) =>
    xml.replace(new RegExp(`<c r="${address}"[^>]*?(?:/>|>.*?</c>)`), (cell) => change(cell)),
  );

const kindsOf = ({ differences }: Audit): readonly string[] =>
  differences.map(({ kind, cell, id }) => `${kind} ${cell ?? id ?? ''}`);

describe('an audit of a workbook that nobody changed', () => {
  it('finds nothing, and says that the rules are the very same', async () => {
    const audit = await audited(bytes);
    expect(audit).toMatchObject({
      sameRules: true,
      resaved: false,
      findings: [],
      entries: [],
      differences: [],
    });
    expect(audit.values.compared).toBeGreaterThan(30);
    expect(audit.origin).toEqual({
      name: 'museum',
      ruleHash: provenance.ruleHash,
      compilerVersion: provenance.compilerVersion,
    });
  });

  it('says so when the rules have changed since', async () => {
    const audit = await auditWorkbook(bytes, model, { ...provenance, ruleHash: 'f'.repeat(64) });
    expect(audit?.sameRules).toBe(false);
    expect(audit?.differences).toEqual([]);
  });

  it('is no audit when the file is no workbook', async () => {
    expect(await auditWorkbook(new TextEncoder().encode('visits'), model, provenance)).toBeUndefined();
  });
});

describe('what only another program writes otherwise', () => {
  const rewritten: readonly (readonly [string, string, (formula: string) => string])[] = [
    [
      'blanks, capitals and needless parentheses',
      'Calculation',
      (formula) => formula.replace(/<f>IF\((.*)\)<\/f>/, '<f> ( if( $1 ) )</f>'),
    ],
    [
      'addresses with dollars',
      'Calculation',
      (formula) =>
        formula.includes('HYPERLINK') ? formula : formula.replace(/\bC(\d+)\b/g, (_, row) => `$C$${row}`),
    ],
    ['TRUE() for TRUE', 'Inputs', (formula) => formula.replace('TRUE', 'TRUE()')],
    ['numbers with an exponent', 'Calculation', (formula) => formula.replace(/,1,0\)/, ',1E0,0)')],
  ];
  it.each(rewritten)('%s', async (_what, sheet, change) => {
    const changed = await mutated(bytes, part(sheet), (xml) => xml.replace(/<f>.*?<\/f>/g, change));
    expect(kindsOf(await audited(changed))).toEqual([]);
  });

  it('names in place of what they point at, and shared formulas', async () => {
    const address = cellOf('Calculation', 'in_visits');
    const formula = file.sheets[3]?.cells.get(address)?.formula ?? '';
    const place = file.names.find(({ name }) => name === 'in_visits')?.refers ?? '';
    const spelled = formula.replace('in_visits', place);
    expect(spelled).not.toBe(formula);
    const changed = await inCell('Calculation', address, (cell) =>
      cell.replace(/<f>.*<\/f>/, `<f t="shared" ref="${address}" si="0">${spelled}</f>`),
    );
    expect(kindsOf(await audited(changed))).toEqual([]);
  });

  it('lists from other sheets in the extension of Excel', async () => {
    const changed = await mutated(bytes, part('Readings'), (xml) => {
      const own = /<dataValidations.*?<\/dataValidations>/.exec(xml)?.[0] ?? '';
      const moved = own
        .replace(/<(\/?)dataValidation/g, '<$1x14:dataValidation')
        .replace(/<formula1>(.*?)<\/formula1>/g, '<x14:formula1><xm:f>$1</xm:f></x14:formula1>')
        .replace(
          /(sqref)="([^"]*)"([^>]*)>(.*?)<\/x14:dataValidation>/g,
          '$3>$4<xm:sqref>$2</xm:sqref></x14:dataValidation>',
        );
      return xml.replace(own, '').replace('</worksheet>', `<extLst><ext>${moved}</ext></extLst></worksheet>`);
    });
    expect(kindsOf(await audited(changed))).toEqual([]);
  });
});

describe('what may be filled in', () => {
  it('is listed with what it was, and every stored value is held to it', async () => {
    const visits = cellOf('Inputs', 'in_visits');
    const changed = await inCell('Inputs', visits, (cell) => cell.replace(/<v>.*<\/v>|\/>$/, '<v>7</v>'));
    const { entries, differences } = await audited(changed);
    expect(entries).toMatchObject([{ kind: 'input', cell: visits, label: 'Visits', now: '7' }]);
    // The file was not recalculated after the change.
    expect(differences.length).toBeGreaterThan(0);
    expect(new Set(differences.map(({ kind }) => kind))).toEqual(new Set(['value']));
  });

  it('is refused where the cell would not accept it', async () => {
    const price = cellOf('Parameters', 't_price/1', 'G');
    const changed = await inCell('Parameters', price, (cell) => cell.replace('<v>3</v>', '<v>3.00001</v>'));
    const { entries, differences } = await audited(changed);
    expect(entries).toMatchObject([
      { kind: 'parameter', cell: price, clause: '1', before: '3', now: '3.00001' },
    ]);
    expect(differences[0]).toMatchObject({ kind: 'not-accepted', cell: price, found: '3.00001' });
  });
});

describe('what is not as the rules generate it', () => {
  const fee = () => cellOf('Calculation', 'fee');
  it('a formula, with both texts', async () => {
    const changed = await inCell('Calculation', fee(), (cell) => cell.replace(/ROUND\(/, 'ROUNDUP('));
    const { differences } = await audited(changed);
    expect(differences).toHaveLength(1);
    expect(differences[0]).toMatchObject({ kind: 'formula', sheet: 'Calculation', cell: fee(), id: 'fee' });
    expect(differences[0]?.generated).toMatch(/^=ROUND\(/);
    expect(differences[0]?.found).toMatch(/^=ROUNDUP\(/);
  });

  it('a number typed over a formula', async () => {
    const changed = await inCell('Calculation', fee(), (cell) => cell.replace(/<f>.*<\/f>/, ''));
    expect(kindsOf(await audited(changed))).toEqual([`formula-replaced ${fee()}`]);
  });

  it('a formula in place of an input', async () => {
    const price = cellOf('Parameters', 't_price/1', 'G');
    const changed = await inCell('Parameters', price, (cell) => cell.replace('<v>', '<f>1+2</f><v>'));
    expect(kindsOf(await audited(changed))).toEqual([`formula-added ${price}`]);
  });

  it('a text, a locked figure', async () => {
    const changed = await mutated(bytes, 'xl/sharedStrings.xml', (xml) =>
      xml.replace('>Visits<', '>Visitors<'),
    );
    const { differences } = await audited(changed);
    expect(differences.length).toBeGreaterThan(0);
    expect(differences.every(({ kind, found }) => kind === 'constant' && found === 'Visitors')).toBe(true);
  });

  it('a stored value that nobody computed', async () => {
    const shown = cellOf('Result', 'out_fee');
    const changed = await inCell('Result', shown, (cell) => cell.replace(/<v>.*<\/v>/, '<v>1234.5</v>'));
    expect(kindsOf(await audited(changed))).toEqual([`value ${shown}`]);
  });

  it('a name, a validation, a lock, the protection of a sheet', async () => {
    const moved = await mutated(bytes, 'xl/workbook.xml', (xml) =>
      xml.replace(
        /(<definedName name="in_visits">Inputs!\$C\$)(\d+)/,
        (_, before: string, row: string) => `${before}${Number(row) + 1}`,
      ),
    );
    expect(kindsOf(await audited(moved))).toContain('name in_visits');
    const loose = await mutated(bytes, part('Inputs'), (xml) => xml.replace('&lt;=1000', '&lt;=9000'));
    expect(kindsOf(await audited(loose))).toEqual([`validation ${cellOf('Inputs', 'in_visits')}`]);
    const advice = await mutated(bytes, part('Inputs'), (xml) =>
      xml.replace('errorStyle="stop"', 'errorStyle="warning"'),
    );
    expect(kindsOf(await audited(advice))).toHaveLength(1);
    const open = await mutated(bytes, part('Log'), (xml) => xml.replace(/<sheetProtection[^>]*\/>/, ''));
    expect(kindsOf(await audited(open))).toEqual(['protection ']);
    const locked = await inCell('Inputs', cellOf('Inputs', 'in_visits'), (cell) =>
      cell.replace(/s="\d+"/, 's="0"'),
    );
    expect(kindsOf(await audited(locked))).toContain(`protection ${cellOf('Inputs', 'in_visits')}`);
  });

  it('a row that was put in, once, and none of those below it', async () => {
    const at = Number(fee().slice(1));
    const down = (row: number): number => (row >= at ? row + 1 : row);
    // What a program does: cells move, and every reference to them moves along.
    const moved = await mutated(bytes, part('Calculation'), (xml) =>
      xml
        .replace(/(<row r=")(\d+)"/g, (_, start: string, row: string) => `${start}${down(Number(row))}"`)
        .replace(/(<c r="[A-Z]+)(\d+)"/g, (_, start: string, row: string) => `${start}${down(Number(row))}"`)
        .replace(/<f>.*?<\/f>/g, (formula) =>
          formula.includes('!') && !formula.includes('Calculation')
            ? formula
            : formula.replace(
                /\b([A-I])(\d+)\b/g,
                (_, column: string, row: string) => `${column}${down(Number(row))}`,
              ),
        )
        .replace(
          new RegExp(`<row r="${at + 1}"`),
          (row) => `<row r="${at}"><c r="B${at}" t="inlineStr"><is><t>our own line</t></is></c></row>${row}`,
        ),
    );
    const others = ['Result', 'Checks'].reduce(
      async (content, sheet) =>
        mutated(await content, part(sheet), (xml) =>
          xml.replace(
            /Calculation!([A-Z])(\d+)(?::([A-Z])(\d+))?/g,
            (_, a: string, row: string, b?: string, last?: string) =>
              `Calculation!${a}${down(Number(row))}${b === undefined ? '' : `:${b}${down(Number(last))}`}`,
          ),
        ),
      Promise.resolve(moved),
    );
    const { differences } = await audited(await others);
    expect(differences.map(({ kind, cell, found }) => [kind, cell, found])).toEqual([
      ['row-added', `A${at}`, 'our own line'],
    ]);
  });
});
