import { describe, expect, it } from 'vitest';
import type { IncomingCase } from '../../apps/cli/input/case-source.js';
import { csvCases } from '../../apps/cli/input/csv.js';
import { BadCsv } from '../../apps/cli/input/csv-rows.js';
import { lineBytesOf, linesOf, NotUtf8 } from '../../apps/cli/input/text-stream.js';
import { workingTime } from '../working-time.js';

const facts = {
  known: new Set(['area', 'open', 'name', 'age']),
  yesNo: new Set(['open']),
  numbers: new Set(['area', 'age']),
  capacities: new Map([['skiers', 3]]),
};

async function* pieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Uint8Array, size = 1_000_000): Promise<IncomingCase[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const cases: IncomingCase[] = [];
  for await (const incoming of csvCases(pieces(bytes, size), facts).cases) cases.push(incoming);
  return cases;
}
const factsOf = (cases: readonly IncomingCase[]) =>
  cases.map((incoming) =>
    'facts' in incoming ? JSON.parse(JSON.stringify(incoming.facts)) : incoming.error.code,
  );

describe('CSV facts', () => {
  it('are texts by column, and an empty cell is an absent fact', async () => {
    expect(factsOf(await read('area,open,name\n12.5,true,\n,FAUX,x\n'))).toEqual([
      { area: '12.5', open: true },
      { open: false, name: 'x' },
    ]);
  });

  it('may be separated by semicolons or tabs, with any line ends, quotes and a byte order mark', async () => {
    const expected = [{ area: '1', name: 'a;b\nc "d"' }, { area: '2' }];
    for (const end of ['\n', '\r\n', '\r']) {
      const text = `\ufeffarea;name${end}1;"a;b\nc ""d"""${end}2;${end}`;
      expect(factsOf(await read(text))).toEqual(expected);
      for (const size of [1, 2, 3, 7])
        expect(factsOf(await read(text, size)), `pieces of ${size}`).toEqual(expected);
    }
    expect(factsOf(await read('area\tname\n1\tx'))).toEqual([{ area: '1', name: 'x' }]);
  });

  it('number cases and lines, past blank lines and breaks within cells', async () => {
    const cases = await read('area,name\n1,"a\nb"\n\n2,c\n');
    expect(cases.map(({ number, line }) => [number, line])).toEqual([
      [1, 2],
      [2, 5],
    ]);
  });

  it('give items of a list by numbered columns', async () => {
    const cases = await read('area,skiers[0].age,skiers[1].age\n1,30,\n1,,40\n1,,\n');
    expect(factsOf(cases)).toEqual([
      { area: '1', skiers: [{ age: '30' }] },
      { area: '1', skiers: [{}, { age: '40' }] },
      { area: '1', skiers: [] },
    ]);
  });

  it('stay small however far an item column is numbered', async () => {
    const [only] = factsOf(await read('skiers[999999].age\n5\n'));
    expect(only.skiers).toHaveLength(4);
  });

  it('hand on an unknown column in every row, even empty', async () => {
    expect(factsOf(await read('area,arae\n1,\n'))).toEqual([{ area: '1', arae: '' }]);
  });

  it('refuse a row of another length and go on', async () => {
    expect(factsOf(await read('area,name\n1,x,y\n2\n3,z\n'))).toEqual([
      'invalid_json',
      'invalid_json',
      { area: '3', name: 'z' },
    ]);
  });

  it('are not evaluated: a formula is a text', async () => {
    expect(factsOf(await read('area,name\n=1+1,@SUM(A1)\n'))).toEqual([{ area: '=1+1', name: '@SUM(A1)' }]);
  });

  it('leave columns of nothing aside, and keep what stands in one without a name: no fact is called so', async () => {
    expect(factsOf(await read('area,,\n1,,\n'))).toEqual([{ area: '1' }]);
    expect(factsOf(await read('area,\n1,2\n'))).toEqual([{ area: '1', '': '2' }]);
  });

  it('are refused as a whole when the heading or the quoting cannot be trusted', async () => {
    for (const text of [
      '',
      '\n\n',
      'area,area\n1,2\n',
      'area,,name\n1,2,x\n',
      ',,\n1,2,3\n',
      'area\n"1\n2\n',
      'area,name\n"a"b",1\n',
    ]) {
      await expect(read(text), JSON.stringify(text)).rejects.toBeInstanceOf(BadCsv);
    }
    await expect(read(Buffer.from('area,name\n1,\xe9t\xe9\n', 'latin1'))).rejects.toBeInstanceOf(NotUtf8);
  });

  it('give up on a quote that is never closed within some megabytes', async () => {
    const text = `area,name\n1,"${'x\n'.repeat(4_000_000)}`;
    const start = workingTime();
    await expect(read(text, 1 << 18)).rejects.toBeInstanceOf(BadCsv);
    expect(workingTime() - start).toBeLessThan(5000);
  });
});

describe('lines', () => {
  const lines = async (bytes: Uint8Array, size: number) => {
    const found: unknown[] = [];
    let number = 1;
    for await (const piece of lineBytesOf(pieces(bytes, size))) {
      const { lines: read, next } = linesOf(piece, number);
      number = next;
      for (const line of read)
        found.push('text' in line ? [line.number, line.text] : [line.number, line.unread]);
    }
    return found;
  };

  it('come out the same however the bytes arrive, blank ones left out but counted', async () => {
    const bytes = Buffer.from('{"é": 1}\r\n\n  \n日本\nlast');
    for (const size of [1, 2, 3, 5, 100]) {
      expect(await lines(bytes, size)).toEqual([
        [1, '{"é": 1}\r'],
        [4, '日本'],
        [5, 'last'],
      ]);
    }
  });

  it('keep the others when one is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.of(0xff, 0xfe, 10), Buffer.from('b\n')]);
    for (const size of [1, 100]) {
      expect(await lines(bytes, size)).toEqual([
        [1, 'a'],
        [2, 'not-utf-8'],
        [3, 'b'],
      ]);
    }
  });

  it('drop one that is too long without keeping it', async () => {
    const bytes = Buffer.from(`a\n${'x'.repeat(10_500_000)}\nb\n`);
    expect(await lines(bytes, 1 << 16)).toEqual([
      [1, 'a'],
      [2, 'too-long'],
      [3, 'b'],
    ]);
  });
});
