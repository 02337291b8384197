// Every point of the checklist can fail: each is broken in the written XML, and its own rule says so.

import { beforeAll, describe, expect, it } from 'vitest';
import { emitWorkbook } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook, rules } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { mutated, withPart } from '../rig/mutate.js';

const tariff = `tariff museum "Museum"
currency EUR
valid from 2024-01-01 to 2024-12-31
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
  | then up to 100 items | 2.50 EUR/item |
  | then the rest     | 2 EUR/item   |
amount fee "Fee" = price * visits
  times 90 % when guided
  at least 5 EUR when begun is group
amount extra "Extra" = 2 EUR when visits is above 50 items, otherwise 1 EUR
example "ten"
  | visits   | guided | fee       |
  | 10 items | no     | 30.00 EUR |
`;

let bytes: Uint8Array;
/** Addresses of cells by what stands in them. */
let find: (
  sheet: string,
  test: (cell: { readonly formula: string | undefined; readonly value: unknown }) => boolean,
) => string;

const order = ['Cover', 'Inputs', 'Parameters', 'Calculation', 'Result', 'Checks', 'Readings', 'Log'];
const part = (sheet: string): string => `xl/worksheets/sheet${order.indexOf(sheet) + 1}.xml`;
const strings = 'xl/sharedStrings.xml';
const book = 'xl/workbook.xml';

beforeAll(async () => {
  const [file] = await emitWorkbook(modelFrom(tariff), provenance, () => {});
  bytes = file?.content as Uint8Array;
  const read = await readWorkbook(bytes);
  find = (sheet, test) => {
    const cells = [...(read?.sheets.find(({ name }) => name === sheet)?.cells.values() ?? [])];
    return cells.find(test)?.address ?? 'none';
  };
});

const pointsOf = async (content: Uint8Array): Promise<ReadonlySet<number>> =>
  new Set((await lintWorkbook(content)).map(({ point }) => point));

/** Replaces the formula of a step on the calculation. */
const withFormula = (formula: string): Promise<Uint8Array> => {
  const address = find('Calculation', ({ formula: own }) => own?.startsWith('ROUND(ROUND(') ?? false);
  const pattern = new RegExp(`(<c r="${address}"[^>]*>)<f>[^<]*</f>`);
  return mutated(bytes, part('Calculation'), (xml) => xml.replace(pattern, `$1<f>${formula}</f>`));
};

const withoutText = (text: string | RegExp): Promise<Uint8Array> =>
  mutated(bytes, strings, (xml) => xml.replace(text, ''));

const breaks: readonly (readonly [point: number, how: string, make: () => Promise<Uint8Array>])[] = [
  [1, 'the hash of the rules is gone', () => withoutText(/[0-9a-f]{64}/)],
  [
    2,
    'the sheet of results has another name',
    () => mutated(bytes, book, (xml) => xml.replace('name="Result"', 'name="Outcome"')),
  ],
  [
    3,
    'a formula stands in another column',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/<c r="C(\d+)"([^>]*)><f>/, '<c r="K$1"$2><f>'),
      ),
  ],
  [
    4,
    'a row has a second formula',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/<c r="D([6-9]|[1-9]\d)"[^>]*><v>\d+<\/v><\/c>/, '<c r="D$1"><f>1+1</f><v>2</v></c>'),
      ),
  ],
  [
    5,
    'a label is gone',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/<c r="B([6-9]|\d\d)"([^>]*) t="s"><v>\d+<\/v><\/c>/, '<c r="B$1"$2/>'),
      ),
  ],
  [6, 'a step refers to one below it', () => withFormula('C999')],
  [7, 'a figure stands in a formula', () => withFormula('C6*0.85')],
  [9, 'a formula is too long', () => withFormula(Array.from({ length: 61 }, () => 'C6').join('+'))],
  [10, 'a function is not portable', () => withFormula('XLOOKUP(C6,C6,C6)')],
  [11, 'an IF stands in an IF', () => withFormula('IF(C6=1,IF(C6=0,1,0),0)')],
  [12, 'a formula changes by itself', () => withFormula('TODAY()')],
  [13, 'an error is swallowed', () => withFormula('IFERROR(C6,0)')],
  [14, 'a formula reads another file', () => withFormula('[1]Sheet1!A1')],
  [15, 'there is a macro', () => withPart(bytes, 'xl/vbaProject.bin', 'x')],
  [
    16,
    'a formula depends on itself',
    () => withFormula(find('Calculation', ({ formula }) => formula?.startsWith('ROUND(ROUND(') ?? false)),
  ],
  [
    17,
    'a sheet is hidden',
    () =>
      mutated(bytes, book, (xml) =>
        xml
          .replace('name="Log"', 'name="Log" state="hidden"')
          .replace('state="visible" state="hidden"', 'state="hidden"')
          .replace(/(name="Log" state="hidden"[^>]*) state="visible"/, '$1'),
      ),
  ],
  [
    18,
    'cells are merged',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'),
      ),
  ],
  [
    19,
    'a cell shows an error value',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(
          /<c r="(C\d+)"([^>]*)><f>([^<]*)<\/f><v>[^<]*<\/v>/,
          '<c r="$1" t="e"><f>$3</f><v>#REF!</v>',
        ),
      ),
  ],
  [20, 'the legend is gone', () => withoutText('>Legend<')],
  [
    21,
    'a number is typed into the calculation',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/<c r="(C\d+)"([^>]*)><f>[^<]*<\/f>/, '<c r="$1"$2>'),
      ),
  ],
  [
    22,
    'a sheet is not protected',
    () => mutated(bytes, part('Checks'), (xml) => xml.replace(/<sheetProtection[^>]*\/>/, '')),
  ],
  [
    23,
    'inputs are not validated',
    () =>
      mutated(bytes, part('Inputs'), (xml) => xml.replace(/<dataValidations[\s\S]*<\/dataValidations>/, '')),
  ],
  [
    25,
    'the master check is not on the result sheet',
    () => mutated(bytes, part('Result'), (xml) => xml.replace(/<f>Checks![^<]*<\/f>/g, '<f>1</f>')),
  ],
  [
    26,
    'a name looks like a cell',
    () => mutated(bytes, book, (xml) => xml.replace('name="in_visits"', 'name="TAX2015"')),
  ],
  [
    27,
    'a name has no address on the sheet of names',
    () =>
      mutated(bytes, book, (xml) =>
        xml.replace(
          /(<definedName name="in_visits"[^>]*>[^<]*\$)(\d+)/,
          (_all, start: string, row: string) => `${start}${Number(row) + 1}`,
        ),
      ),
  ],
  [29, 'a rounding has no guard', () => withFormula('ROUND(100*C6*C7,0)/100')],
  [29, 'a rounding to a step has no guard', () => withFormula('ROUND(C6*C7/C8,0)*C8')],
  [29, 'a rounding is held to something else', () => withFormula('ROUND(C6/C8,0)*C8=C7')],
  [30, 'a reading has no options', () => withoutText('>reading_begun/2<')],
  [31, 'the change log is gone', () => withoutText('>change/1<')],
  [32, 'validity and currency are not shown', () => withoutText(/>Validity: [^<]*</)],
  [
    33,
    'an amount shows no cents',
    () =>
      mutated(bytes, 'xl/styles.xml', (xml) =>
        xml.replaceAll('#,##0.00"', '#,##0"').replaceAll('numFmtId="4"', 'numFmtId="3"'),
      ),
  ],
  [
    34,
    'a stored value is gone',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/(<c r="C\d+"[^>]*><f>[^<]*<\/f>)<v>[^<]*<\/v>/, '$1'),
      ),
  ],
  [
    35,
    'headings are not frozen',
    () => mutated(bytes, part('Inputs'), (xml) => xml.replace(/<pane[^>]*\/>/, '')),
  ],
  [
    36,
    'a link leads nowhere',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/(HYPERLINK\((?:"|&quot;)#(?:'|&apos;)[^!]*![A-Z]+)\d+/, '$1999'),
      ),
  ],
  [37, 'the archive is in another order', () => withPart(bytes, 'a.xml', '<a/>')],
  [
    38,
    'the test vectors are gone',
    () => mutated(bytes, strings, (xml) => xml.replaceAll(/>example\/\d+\/out_\d+</g, '><')),
  ],
  [39, 'the sign convention is gone', () => withoutText(/>Amounts due are positive[^<]*</)],
  [
    40,
    'a formula is not said in words',
    () =>
      mutated(bytes, part('Calculation'), (xml) =>
        xml.replace(/<c r="E([6-9]|\d\d)"([^>]*) t="s"><v>\d+<\/v><\/c>/, '<c r="E$1"$2/>'),
      ),
  ],
];

describe('the checklist', () => {
  it('is green on the workbook as written', async () => {
    expect(await lintWorkbook(bytes)).toEqual([]);
  });

  it('has a rule for each of the forty points', () => {
    expect(rules.map(({ point }) => point).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, index) => index + 1),
    );
  });

  it.each(breaks)('notices point %i: %s', async (point, _how, make) => {
    expect(await pointsOf(await make())).toContain(point);
  });

  it('notices points 24: brackets that overlap', async () => {
    const address = find('Parameters', ({ value }) => value === 100);
    const changed = await mutated(bytes, part('Parameters'), (xml) =>
      xml.replace(new RegExp(`(<c r="${address}"[^>]*>)<v>100</v>`), '$1<v>5000</v>'),
    );
    expect(await pointsOf(changed)).toContain(24);
  });

  it('notices point 8: the same calculated twice on the way', async () => {
    const read = await readWorkbook(bytes);
    const sheet = read?.sheets.find(({ name }) => name === 'Calculation');
    const part2 = [...(sheet?.cells.values() ?? [])].find(
      ({ formula, row }) =>
        formula !== undefined &&
        String(sheet?.cells.get(`A${row}`)?.value).includes('#') &&
        /[(=]/.test(formula),
    );
    const other = [...(sheet?.cells.values() ?? [])].find(
      ({ row, formula }) =>
        row > (part2?.row ?? 0) &&
        formula !== undefined &&
        String(sheet?.cells.get(`A${row}`)?.value).includes('#'),
    );
    const changed = await mutated(bytes, part('Calculation'), (xml) =>
      xml.replace(
        new RegExp(`(<c r="${other?.address}"[^>]*>)<f>[^<]*</f>`),
        `$1<f>${part2?.formula?.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</f>`,
      ),
    );
    expect(await pointsOf(changed)).toContain(8);
  });

  it('notices point 28: a rounding without its clause', async () => {
    const address = find('Calculation', ({ formula }) => formula?.startsWith('ROUND(ROUND(') ?? false);
    const row = address.replace(/^[A-Z]+/, '');
    const changed = await mutated(bytes, part('Calculation'), (xml) =>
      xml.replace(new RegExp(`<c r="F${row}"([^>]*) t="s"><v>\\d+</v></c>`), `<c r="F${row}"$1/>`),
    );
    expect(await pointsOf(changed)).toContain(28);
  });

  it('says of what is no workbook that it is none', async () => {
    const [only] = await lintWorkbook(new Uint8Array([1, 2, 3]));
    expect(only?.message.en).toBe('this is no xlsx workbook');
  });
});
