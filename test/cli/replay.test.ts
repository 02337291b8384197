// Records of a run are priced again: what differs is found, wherever it is, and why is said.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sealed } from '../../apps/cli/audit-records/seal.js';
import { folder } from './bareme.js';

const rules = `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
fact hours "Hours" : hours, to 0.25, from 0 to 100
fact code "Code" : text, optional
reading share "Share"
  | option | value | because |
  | half   | 50 %  | "usual" |
  | most   | 80 %  | "others" |
  chosen half
value rate "Rate" = 2.10 EUR/hour
value extra "Extra" = 5 EUR
amount fee "Fee" = rate * hours * share
amount deposit "Deposit" = extra
amount total "Total" = fee + deposit
notice "Long" when hours is above 50 hours
`;
const there = folder();
there.write('rulesets/hall/hall.bareme', rules);
there.write('cases.csv', 'id,hours,code\na,1.5,0012\nb,200,\nc,60,x\nd,1,x,y\n');
const read = (name: string) => readFileSync(join(there.path, name), 'utf8');
const run = (...more: string[]) =>
  there.bareme([
    'run',
    'hall',
    '--facts',
    'cases.csv',
    '--key',
    'id',
    '--format',
    'csv',
    '--records',
    'r.ndjson',
    ...more,
  ]);
const replay = (...more: string[]) => there.bareme(['replay', ...more]);

describe('bareme replay', () => {
  it('finds that nothing differs, whatever the case, and under the options of the run', async () => {
    expect((await run('--reading', 'share=most', '--results', 'total')).status).toBe(3);
    const lines = read('r.ndjson').trimEnd().split('\n');
    const first = JSON.parse(lines[0] ?? '');
    expect(first.case).toEqual({ number: 1, line: 2, key: { id: 'a' } });
    expect(first.facts).toEqual({ hours: '1.5', code: '0012' });
    expect(first.options).toEqual({ readings: { share: 'most' }, results: ['total'] });
    expect(first.outcome.outputs).toEqual({ total: '7.52' });
    expect(first.receipt).toContain('7.52');
    const { status, out } = await replay('r.ndjson');
    expect([status, out]).toEqual([0, `${lines.length} records: ${lines.length} the same, 0 different\n`]);
    expect((await replay('r.ndjson', '--lang', 'fr')).out).toContain('identique');
    const piped = await there.bareme(['replay', '-'], read('r.ndjson').replaceAll('\n', '\r\n'));
    expect(piped.status).toBe(0);
  });

  it('says which value made the difference when the rules change', async () => {
    await run();
    there.write('rulesets/hall/hall.bareme', rules.replace('2.10', '2.20'));
    const { status, out } = await replay('r.ndjson');
    there.write('rulesets/hall/hall.bareme', rules);
    expect(status).toBe(1);
    expect(out).toContain('case 1 ({"id":"a"})\n  fee: 1.58 → 1.65\n  total: 6.58 → 6.65\n');
    expect(out).toContain('  because rate: 2.1 → 2.2\n  the rules are others than those of the record\n');
    expect(out).not.toContain('because fee');
  });

  it('says whether rules are to blame that refuse what was priced, and the other way', async () => {
    await run();
    there.write('rulesets/strict.bareme', rules.replace('from 0 to 100', 'from 2 to 300'));
    const { status, out } = await replay('r.ndjson', '--rules', 'rulesets/strict.bareme', '--format', 'json');
    expect(status).toBe(1);
    const found = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(found[0]).toMatchObject({
      status: 'different',
      differences: [{ what: 'outcome', now: 'out_of_domain (hours)' }],
    });
    expect(found[1]).toMatchObject({
      status: 'different',
      differences: [{ what: 'outcome', recorded: 'out_of_domain (hours)' }],
    });
    expect(found[0].changed).toEqual({ rules: true, documents: [], version: false, record: false });
  });

  it('finds every change of an outcome, told from one that bareme made', async () => {
    await run();
    const [line = ''] = read('r.ndjson').split('\n');
    for (const name of ['fee', 'deposit', 'total']) {
      const altered = line.replace(new RegExp(`("outputs":\\{.*?"${name}":")\\d`), '$19');
      expect(altered).not.toBe(line);
      there.write('altered.ndjson', altered);
      const told = await replay('altered.ndjson');
      expect([told.status, told.out]).toEqual([1, expect.stringContaining(`  ${name}: 9`)]);
      expect(told.out).toContain('the record was changed after it was written');
      const { sha256: _, ...content } = JSON.parse(altered);
      there.write('forged.ndjson', sealed(JSON.stringify(content)));
      const forged = await replay('forged.ndjson');
      expect([forged.status, forged.out]).toEqual([1, expect.stringContaining('this is a defect')]);
    }
    there.write('altered.ndjson', line.replace('"number":1', '"number":7'));
    expect((await replay('altered.ndjson')).out).toContain('case 7');
    expect((await replay('altered.ndjson')).status).toBe(1);
  });

  it('takes the record of a program, and says that another version of bareme kept it', async () => {
    await run();
    const [line = ''] = read('r.ndjson').split('\n');
    const { sha256: _, ruleset: _named, ...content } = JSON.parse(line);
    const old = { ...content, evaluator: { kind: 'generated', compiler: '0.0.9', sha256: null } };
    old.outcome.outputs.fee = '1.57';
    there.write('program.ndjson', `${JSON.stringify(old)}\n`);
    expect((await replay('program.ndjson')).status).toBe(2);
    const { status, out } = await replay('program.ndjson', '--rules', 'hall');
    expect([status, out]).toEqual([1, expect.stringContaining('0.0.9')]);
  });

  it.each([
    '{"facts": {}}',
    '[]',
    '5',
    'text',
    '{"format":"bareme-record/1"}',
    '{"format":"bareme-record/2","facts":{}}',
    '{',
  ])('says that %s is no record, and goes on', async (text) => {
    await run();
    there.write('mixed.ndjson', `${text}\n${read('r.ndjson')}`);
    const { status, out } = await replay('mixed.ndjson');
    expect(status).toBe(1);
    expect(out).toMatch(/^line 1: /);
    expect(out).toMatch(/0 different, 1 that cannot be read\n$/);
  });

  it('is never written onto an input, nor beside threads', async () => {
    const onto = await there.bareme(['run', 'hall', '--facts', 'cases.csv', '--records', 'cases.csv']);
    expect([onto.status, onto.err]).toEqual([2, expect.stringContaining('E011')]);
    const startThread = () => {
      throw new Error('no thread');
    };
    const threads = await there.bareme(
      [
        'run',
        'hall',
        '--facts',
        'cases.csv',
        '--key',
        'id',
        '--format',
        'csv',
        '--records',
        'r.ndjson',
        '--threads',
        '2',
      ],
      '',
      {},
      { startThread },
    );
    expect([threads.status, threads.err]).toEqual([2, expect.stringContaining('--threads')]);
    expect((await replay('nowhere.ndjson')).status).toBe(2);
    expect((await replay('rulesets')).status).toBe(2);
  });
});
