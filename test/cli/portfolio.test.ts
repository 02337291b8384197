import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../compiler/6-emit/workbook/read/workbook-file.js';
import { folder } from './bareme.js';

const there = folder();
const head = `currency EUR
rounding each amount half up to 0.01 EUR
fact n "Visits" : number, whole, from 0 to 1 000
`;
there.write(
  'rulesets/visits/visits.bareme',
  `tariff visits "Visits"\n${head}amount fee "Fee" = 2.50 EUR * n\n`,
);
there.write(
  'rulesets/trips/trips.bareme',
  `tariff trips "Trips"
currency EUR
rounding each amount half up to 0.01 EUR
list trips "Trips", up to 5
fact km of trips "Distance" : km, whole, from 0 to 1 000
amount fee "Fee" = sum of (0.50 EUR/km * km) over trips
`,
);
there.write('sites.csv', 'site,n\nAmbert,3\nCahors,-1\nDinan,10\n');
const path = join(there.path, 'out/visits/portfolio.xlsx');

describe('bareme build --portfolio', () => {
  it('writes a row for each case, and lists the refused ones with their reason', async () => {
    const words = ['build', 'visits', '--portfolio', 'sites.csv', '--name', 'site', '--out', 'out'];
    const { status, out, err } = await there.bareme(words);
    expect(status).toBe(3);
    expect(out).toBe('out/visits/portfolio.xlsx: 2 establishments\n');
    expect(err).toContain('case 2 (line 3): refused');
    expect(readdirSync(join(there.path, 'out/visits'))).toEqual(['portfolio.xlsx']);
    const file = await readWorkbook(readFileSync(path));
    const said = (name: string) =>
      [...(file?.sheets.find((sheet) => sheet.name === name)?.cells.values() ?? [])].map(
        ({ value }) => value,
      );
    expect(said('Portfolio')).toEqual(expect.arrayContaining(['Ambert', 'Dinan', 7.5, 25, 32.5]));
    expect(said('Refused')).toEqual(expect.arrayContaining(['Cahors', 'out_of_domain', 'n']));
  });

  it('writes the same bytes again', async () => {
    const before = readFileSync(path);
    await there.bareme(['build', 'visits', '--portfolio', 'sites.csv', '--name', 'site', '--out', 'out']);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('says what to do with a tariff that has lists', async () => {
    const { status, err } = await there.bareme([
      ...['build', 'trips', '--portfolio', 'sites.csv', '--out', 'out'],
    ]);
    expect(status).toBe(2);
    expect(err).toContain('error E811: `trips` has the list `trips`');
    expect(err).toContain('bareme run RULESET --facts FILE --format csv');
  });

  it('says so when no case can be priced, and leaves no file behind', async () => {
    const { status, err } = await there.bareme([
      'build',
      'visits',
      '--portfolio',
      'sites.csv',
      '--out',
      'none',
    ]);
    expect(status).toBe(2);
    expect(err).toContain('error E812: all 3 cases of `sites.csv` are refused');
    expect(existsSync(join(there.path, 'none/visits/portfolio.xlsx'))).toBe(false);
  });

  it('takes the name and the date of a portfolio only with one', async () => {
    const { status, err } = await there.bareme(['build', 'visits', '--name', 'site', '--out', 'out']);
    expect(status).toBe(2);
    expect(err).toContain('go with `--portfolio FILE`');
  });
});
