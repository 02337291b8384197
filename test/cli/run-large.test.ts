// A long run goes over to the generated evaluator on its way: nobody may see where.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { compile } from '../../compiler/index.js';
import { folder } from './bareme.js';

const rules = `tariff pool "Pool"
source "Pool rules" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
fact price "Price" : EUR, from 0 to 100
fact member "Member" : yes/no
fact note "Note" : text, optional
reading share "Share of members"
  | option | value | because |
  | half   | 50 %  | "the usual" |
  | most   | 80 %  | "other pools" |
  chosen half
require visits is not 999 "999 is no number of visits"
amount visits_fee "Visits fee" = price * visits
  times share when member
amount third "A third" = visits_fee / 3
answer busy "Busy" = visits is from 10
value message "Message" = (note or "none")
results visits_fee, third, busy, message
`;

const { model } = compile({ path: 'pool.bareme', text: rules });
if (model === undefined) throw new Error('the rules of this test do not compile');
const interpreter = new Interpreter(model);
const there = folder();
there.write('rulesets/pool/pool.bareme', rules);

const count = 3000;
/** Every seventh case has something wrong, each time something else. */
const cells = Array.from({ length: count }, (_, index) => {
  const wrong = index % 7 === 3 ? ((index / 7) % 6) | 0 : -1;
  return {
    visits: wrong === 0 ? '1001' : wrong === 1 ? 'many' : wrong === 2 ? '999' : String((index * 37) % 998),
    price: wrong === 3 ? '' : wrong === 4 ? '3.333' : `${index % 100}.${String(index % 97).padStart(2, '0')}`,
    member: wrong === 5 ? 'perhaps' : index % 3 === 0 ? 'oui' : 'false',
    note: index % 5 === 0 ? `note ${index}` : '',
  };
});
const table = ['visits,price,member,note', ...cells.map((row) => Object.values(row).join(','))].join('\n');
const factsOf = (row: (typeof cells)[number]) => ({
  visits: row.visits,
  ...(row.price !== '' && { price: row.price }),
  member: row.member === 'oui' ? true : row.member === 'false' ? false : row.member,
  ...(row.note !== '' && { note: row.note }),
});
const expected = (options: Parameters<typeof evaluate>[2] = {}) =>
  cells.map((row) => {
    const outcome = evaluate(interpreter, factsOf(row), options);
    if (outcome.ok) return outcome.outputs;
    const [first] = outcome.errors;
    return { error: { code: first?.code, message: first?.message.en, path: first?.path } };
  });
const lines = (text: string): unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('a run over many cases', () => {
  it('answers each row as the interpreter does, refused ones too, in order', async () => {
    there.write('cases.csv', table);
    const { out, status } = await there.bareme(['run', 'pool', '--facts', 'cases.csv', '--format', 'ndjson']);
    expect(lines(out)).toEqual(expected());
    expect(status).toBe(3);
  });

  it('answers as the interpreter does under other readings and for some results', async () => {
    there.write('cases.csv', table);
    const words = ['run', 'pool', '--facts', 'cases.csv', '--format', 'ndjson'];
    const other = await there.bareme([...words, '--reading', 'share=most', '--results', 'third,busy']);
    expect(lines(other.out)).toEqual(expected({ readings: { share: 'most' }, results: ['third', 'busy'] }));
  });

  it('gives the same rows from lines of JSON as from a table', async () => {
    there.write('cases.csv', table);
    there.write('cases.ndjson', cells.map((row) => JSON.stringify(factsOf(row))).join('\n'));
    const fromTable = await there.bareme(['run', 'pool', '--facts', 'cases.csv', '--format', 'csv']);
    const fromLines = await there.bareme(['run', 'pool', '--facts', 'cases.ndjson', '--format', 'csv']);
    expect(fromLines.out).toBe(fromTable.out);
    expect(fromTable.out.split('\n').length).toBe(count + 2);
  });

  it('reads rows the same before and after the first quoted cell', async () => {
    const quoted = cells.map((row, index) =>
      Object.values(row)
        .map((cell) => (index > 1500 ? `"${cell}"` : cell))
        .join(','),
    );
    there.write('cases.csv', table);
    there.write('quoted.csv', ['visits,price,member,note', ...quoted].join('\r\n'));
    const plain = await there.bareme(['run', 'pool', '--facts', 'cases.csv', '--format', 'csv']);
    const mixed = await there.bareme(['run', 'pool', '--facts', 'quoted.csv', '--format', 'csv']);
    expect(mixed.out).toBe(plain.out);
    expect(mixed.err).toBe(plain.err);
  });

  it('leaves refused cases out and keeps them with their reasons, to be corrected and run again', async () => {
    there.write('cases.csv', table);
    const words = ['--format', 'csv', '--skip-refused', '--rejects', 'rejects.csv'];
    const first = await there.bareme(['run', 'pool', '--facts', 'cases.csv', ...words]);
    const refused = expected().filter((result) => 'error' in result).length;
    expect(first.out.split('\n').length).toBe(count - refused + 2);
    const rejects = readFileSync(join(there.path, 'rejects.csv'), 'utf8');
    const [heading, one] = rejects.split('\n');
    expect(heading).toBe('visits,price,member,note,error_code,error_path,error_message');
    expect(one).toMatch(/^1001,3\.03,oui,,out_of_domain,visits,/);
    expect(rejects.trimEnd().split('\n').length).toBe(refused + 1);

    // Uncorrected they are refused for the same reasons, and the columns of reasons are no facts.
    const again = ['run', 'pool', '--facts', 'rejects.csv', '--format', 'csv', '--rejects', 'rejects-2.csv'];
    await there.bareme(again);
    expect(readFileSync(join(there.path, 'rejects-2.csv'), 'utf8')).toBe(rejects);

    there.write('corrected.csv', rejects.replace(/^1001,/gm, '100,'));
    const corrected = await there.bareme([
      'run',
      'pool',
      '--facts',
      'corrected.csv',
      '--format',
      'ndjson',
      '--skip-refused',
    ]);
    expect(lines(corrected.out).length).toBe(cells.filter(({ visits }) => visits === '1001').length);
  });

  it('keeps refused lines of JSON with every digit', async () => {
    const text =
      '{"visits":2,"price":"1","member":false}\n{"visits":12345678901234567890.10,"price":3,"member":false}\n{"visits":\n[1]\n';
    there.write('lines.ndjson', text);
    const words = [
      'run',
      'pool',
      '--facts',
      'lines.ndjson',
      '--format',
      'ndjson',
      '--rejects',
      'rejects.ndjson',
    ];
    await there.bareme(words);
    const kept = readFileSync(join(there.path, 'rejects.ndjson'), 'utf8').trimEnd().split('\n');
    expect(kept.length).toBe(3);
    expect(kept[0]).toMatch(
      /^\{"visits":12345678901234567890\.10,"price":3,"member":false,"error_code":"out_of_domain",/,
    );
    expect(kept[1]).toContain('"unread_case":"{\\"visits\\":"');
    there.write('again.ndjson', (kept[0] ?? '').replace('12345678901234567890.10', '4'));
    const again = await there.bareme(['run', 'pool', '--facts', 'again.ndjson', '--format', 'ndjson']);
    expect(lines(again.out)).toEqual([{ visits_fee: '12.00', third: '4.00', busy: false, message: 'none' }]);
  });
});
