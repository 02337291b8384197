// CSV as spreadsheets write it, and what names a case beside its results.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const there = folder();
mkdirSync(join(there.path, 'shop'));
there.write(
  'shop/shop.bareme',
  `tariff shop "Shop"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, to 0.5, from 0 to 1 000
fact open "Open" : yes/no
fact note "Note" : text, optional
amount fee "Fee" = 2 EUR/m2 * area
  times 50 % when open is no
`,
);
const run = async (name: string, content: string | Uint8Array, ...more: readonly string[]) => {
  there.write(name, content);
  return there.bareme(['run', 'shop', '--facts', name, '--format', 'csv', ...more]);
};
const fees = ({ out }: { readonly out: string }) =>
  out
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',')[0]);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const bigEndian = (text: string) => utf16(text).swap16();

const comma = 'area;open;note\n12,5;1;a\n3;0;"b;c"\n';
const spreadsheets: Readonly<Record<string, string | Uint8Array>> = {
  'semicolons and a decimal comma': comma,
  'a line that says the separator': `sep=;\n${comma}`,
  'the same with line ends of two characters': `sep=;\r\n${comma.replaceAll('\n', '\r\n')}`,
  'another separator than the heading has most of': 'sep=|\narea|open|note\n12.5|TRUE|a;;;,\n3|FALSE|b\n',
  'UTF-16': utf16(comma),
  'UTF-16, the other way round': bigEndian(`sep=;\r\n${comma}`),
  'UTF-16 without its mark': utf16(comma).subarray(2),
  'UTF-16 without its mark, the other way round': bigEndian(comma).subarray(2),
  'UTF-16 with tabs': utf16(comma.replaceAll('"b;c"', 'b').replaceAll(';', '\t')),
  'UTF-8 with a mark': `\ufeff${comma}`,
  'VRAI and FAUX': comma.replace(';1;', ';VRAI;').replace(';0;', ';FAUX;'),
  'rows of nothing at the end': `${comma};;\n ; ;\n`,
  'rows of nothing with quotes': `${comma};"";\n`,
  'a heading of two line ends and rows of one': comma.replace('\n', '\r\n'),
  'a heading of one line end and rows of two': comma.replaceAll('\n', '\r\n').replace('\r\n', '\n'),
  'quotes at the end of rows of two': comma.replaceAll('\n', '\r\n'),
  'line ends of old': comma.replaceAll('\n', '\r'),
};

describe('CSV as spreadsheets write it', () => {
  it.each(Object.entries(spreadsheets))('%s', async (_, content) => {
    const told = await run('facts.csv', content);
    expect(told.err).toBe('');
    expect({ status: told.status, fees: fees(told) }).toEqual({ status: 0, fees: ['25.00', '3.00'] });
  });

  it('is read from standard input and from files of any name, when the format is said', async () => {
    for (const words of [
      ['--facts', '-'],
      ['--facts', 'facts.data'],
    ]) {
      there.write('facts.data', comma);
      const told = await there.bareme(
        ['run', 'shop', ...words, '--facts-format', 'csv', '--format', 'csv'],
        comma,
      );
      expect({ err: told.err, fees: fees(told) }).toEqual({ err: '', fees: ['25.00', '3.00'] });
    }
    const json = await there.bareme(
      ['run', 'shop', '--facts', '-', '--facts-format', 'json', '--format', 'csv'],
      '[\n{"area": 1, "open": true}\n]',
    );
    expect(fees(json)).toEqual(['2.00']);
  });

  it('reads spaces between groups of three digits: they are no decimals', async () => {
    // Beyond the limit of the fact: the number was read.
    const { out } = await run('facts.csv', 'area;open;note\r\n1\u202f234,50;1;\r\n');
    expect(out).toContain('not 1234.5');
  });

  it('keeps refusing what could mean two things, with its line', async () => {
    for (const [cells, code] of [
      ['1.234,50;1;', 'wrong_type'],
      ['12 34,50;1;', 'wrong_type'],
      ['1 2;1;', 'wrong_type'],
      ['1,2,3;1;', 'wrong_type'],
      ['1;2;', 'wrong_type'],
      ['1;x;', 'wrong_type'],
    ]) {
      const { out, err, status } = await run('facts.csv', `sep=;\r\narea;open;note\r\n${cells}\r\n`);
      expect(status, cells).toBe(3);
      expect(out, cells).toContain(code);
      expect(err, cells).toContain('(line 3)');
    }
    // Where commas separate cells, a comma in quotes is no decimal sign.
    expect((await run('facts.csv', 'area,open,note\n"12,5",1,\n')).out).toContain('wrong_type');
  });
});

describe('what names a case', () => {
  const table = 'id,area,open,shop\n=A1,1,true,"Ambert, centre"\n-007,-1,true,Cahors\n+33,2,false,Dinan\n';

  it('goes with its results, before them and as it came', async () => {
    const { out, err, status } = await run('facts.csv', table, '--key', 'id,shop');
    expect(status).toBe(3);
    expect(out.split('\n').slice(0, 2)).toEqual([
      'id,shop,fee,error_code,error_path,error_message',
      '=A1,"Ambert, centre",2.00,,,',
    ]);
    expect(out).toContain('\n-007,Cahors,,out_of_domain,area,');
    expect(out).toContain('\n+33,Dinan,2.00,,,\n');
    expect(err).toContain('case 2 (line 3)');
    const again = await run('facts.csv', table, '--key', 'id', '--key', 'shop');
    expect(again.out).toBe(out);
    expect((await run('facts.csv', table, '--pass-through')).out).toBe(out);
  });

  it('stands in rejects, and in each form of results', async () => {
    await run('facts.csv', table, '--key', 'id', '--key', 'shop', '--rejects', 'rejects.csv');
    expect(readFileSync(join(there.path, 'rejects.csv'), 'utf8')).toMatch(
      /^id,area,open,shop,error_code.*\n-007,-1,true,Cahors,out_of_domain/,
    );
    const lines = (
      await there.bareme(['run', 'shop', '--facts', 'facts.csv', '--format', 'ndjson', '--pass-through'])
    ).out.split('\n');
    expect(lines[0]).toBe('{"id":"=A1","shop":"Ambert, centre","fee":"2.00"}');
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ id: '-007', error: { code: 'out_of_domain' } });
    const json = JSON.parse(
      (await there.bareme(['run', 'shop', '--facts', 'facts.csv', '--format', 'json', '--key', 'id'])).out,
    );
    expect(json).toHaveLength(3);
    const table2 = await there.bareme([
      'run',
      'shop',
      '--facts',
      'facts.csv',
      '--key',
      'id,shop',
      '--format',
      'table',
    ]);
    expect(table2.out).toContain('Dinan');
  });

  it('is taken out of lines and values of JSON, digits kept, and comes back with rejects', async () => {
    const cases =
      '{"id": 12345678901234567890, "area": 1, "open": true}\n{"area": 2, "open": true}\n{"id": {"a": 1}, "area": -1, "open": true}\n';
    there.write('facts.ndjson', cases);
    const words = ['run', 'shop', '--key', 'id', '--format', 'ndjson'];
    const { out } = await there.bareme([...words, '--facts', 'facts.ndjson', '--rejects', 'rejects.ndjson']);
    const [one, two, three] = out.split('\n');
    expect([one, two]).toEqual(['{"id":12345678901234567890,"fee":"2.00"}', '{"id":null,"fee":"4.00"}']);
    expect(three).toContain('{"id":{"a":1},"error"');
    expect(readFileSync(join(there.path, 'rejects.ndjson'), 'utf8')).toContain(
      '{"id":{"a":1},"area":-1,"open":true,"error_code"',
    );
    expect((await there.bareme([...words, '--facts', '-'], cases)).out).toBe(out);
    there.write('facts.json', `[${cases.trim().split('\n').join(',')}]`);
    expect((await there.bareme([...words, '--facts', 'facts.json'])).out).toBe(out);
  });

  it('may be a fact, which stays one; a name that is none, or that of a result, is told', async () => {
    expect((await run('facts.csv', 'area,open\n1,1\n', '--key', 'area')).out).toContain('\n1,2.00,');
    for (const [words, told] of [
      [['--key', 'no'], 'there is no column `no`'],
      [['--key', 'area', '--key', 'area'], 'twice'],
      [['--key', ','], 'names no column'],
    ] as const) {
      const { status, err } = await run('facts.csv', 'area,open\n1,1\n', ...words);
      expect({ status, told: err.includes(told) }, err).toEqual({ status: 2, told: true });
    }
    const taken = await run('facts.csv', 'area,open,fee\n1,1,5\n', '--key', 'fee');
    expect({ status: taken.status, told: taken.err.includes('name of a result') }).toEqual({
      status: 2,
      told: true,
    });
    // Without a key a column that is no fact is refused, row by row, as ever.
    expect((await run('facts.csv', 'area,open,id\n1,1,5\n')).out).toContain('unknown_fact');
  });
});
