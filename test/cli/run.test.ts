import { describe, expect, it } from 'vitest';
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
amount visits_fee "Visits fee" = price * visits
  times share when member
amount third "A third" = visits_fee / 3
answer busy "Busy" = visits is from 10
value message "Message" = (note or "none")
results visits_fee, third, busy, message
notice "Ask for a season ticket" when visits is above 100
`;

const there = folder();
there.write('rulesets/pool/pool.bareme', rules);
const facts = (visits: number | string, price: string, member = false) =>
  `{"visits": ${visits}, "price": ${price}, "member": ${member}}`;

describe('bareme run', () => {
  it('prints one line per case, amounts with the decimals of the currency', async () => {
    there.write('cases.ndjson', `${facts(3, '"9.5"')}\n\n${facts(20, '10', true)}\n`);
    const { status, out, err } = await there.bareme([
      'run',
      'pool',
      '--facts',
      'cases.ndjson',
      '--format',
      'ndjson',
    ]);
    expect(out).toBe(
      '{"visits_fee":"28.50","third":"9.50","busy":false,"message":"none"}\n' +
        '{"visits_fee":"100.00","third":"33.33","busy":true,"message":"none"}\n',
    );
    expect(err).toBe('');
    expect(status).toBe(0);
  });

  it('prints a refusal in the place of its case, goes on, and ends with status 3', async () => {
    there.write(
      'mixed.ndjson',
      [
        facts(1, '1'),
        '{"visits": 1',
        facts(1.5, '1'),
        facts(1, '1').replace('price', 'prize'),
        '[]',
        facts(2, '1'),
      ].join('\n'),
    );
    const { status, out, err } = await there.bareme([
      'run',
      'pool',
      '--facts',
      'mixed.ndjson',
      '--format',
      'ndjson',
    ]);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map((line) => line.error?.code ?? line.visits_fee)).toEqual([
      '1.00',
      'invalid_json',
      'off_step',
      expect.stringMatching(/unknown_fact|missing_fact/),
      'wrong_type',
      '2.00',
    ]);
    expect(lines[2].error).toEqual({ code: 'off_step', message: expect.any(String), path: 'visits' });
    expect(status).toBe(3);
    expect(err).toMatch(/case 2 \(line 2\): refused: this is no JSON/);
    expect(err).toContain('4 of 6 cases refused');
  });

  it('leaves refused cases out when asked to, and still says so', async () => {
    const { status, out, err } = await there.bareme([
      'run',
      'pool',
      '--facts',
      'mixed.ndjson',
      '--format',
      'ndjson',
      '--skip-refused',
    ]);
    expect(out.trimEnd().split('\n')).toHaveLength(2);
    expect(err).toContain('4 of 6 cases refused');
    expect(status).toBe(3);
  });

  it('reads numbers exactly, whatever a double would make of them', async () => {
    const { out } = await there.bareme(
      ['run', 'pool', '--facts', '-', '--format', 'ndjson'],
      `${facts(3, '0.1')}\n${facts(1, '0.10000000000000000001')}\n${facts(1, '100.0000000000000000')}\n`,
    );
    expect(
      out
        .split('\n')
        .slice(0, 3)
        .map((line) => JSON.parse(line).visits_fee ?? JSON.parse(line).error.code),
    ).toEqual(['0.30', 'off_step', '100.00']);
  });

  it('takes standard input as lines, as one value over several lines, or as a list', async () => {
    const run = (input: string) => there.bareme(['run', 'pool', '--facts', '-', '--format', 'json'], input);
    const fee = (out: string) => JSON.parse(out);
    expect(fee((await run(`${facts(1, '1')}\n${facts(2, '1')}\n`)).out)).toHaveLength(2);
    expect(fee((await run(facts(1, '1'))).out).outputs.visits_fee).toBe('1.00');
    expect(
      fee((await run(JSON.stringify(JSON.parse(facts(1, '1')), undefined, 2))).out).outputs.visits_fee,
    ).toBe('1.00');
    expect(fee((await run(`[\n${facts(1, '1')},\n${facts(2, '1')}]`)).out)).toHaveLength(2);
    expect(fee((await run('')).out)).toEqual([]);
    const broken = await run(`{"visits": 1\n${facts(2, '1')}\n`);
    expect(fee(broken.out).map((one: { error?: unknown }) => one.error !== undefined)).toEqual([true, false]);
  });

  it('reads CSV and writes CSV', async () => {
    there.write('cases.csv', 'visits;price;member;note\n3;9.50;oui;=1+1\n4;x;non;\n1;1.00;FALSE;\n');
    const { status, out } = await there.bareme(['run', 'pool', '--facts', 'cases.csv', '--format', 'csv']);
    const [heading, first, second, third] = out.split('\n');
    expect(heading).toBe('visits_fee,third,busy,message,error_code,error_path,error_message');
    expect(first).toBe("14.25,4.75,false,'=1+1,,,");
    expect(second).toMatch(/^,,,,wrong_type,price,/);
    expect(third).toBe('1.00,0.33,false,none,,,');
    expect(status).toBe(3);
  });

  it('shows a table to people, in the language of the document or the one asked for', async () => {
    there.write('one.json', facts(2000, '1').replace('2000', '200'));
    const english = await there.bareme(['run', 'pool', '--facts', 'one.json']);
    expect(english.out).toMatch(/Visits fee +200\.00\u00a0EUR\n/);
    expect(english.out).toContain('! Ask for a season ticket');
    const french = await there.bareme(['run', 'pool', '--facts', 'one.json', '--lang', 'fr']);
    expect(french.out).toMatch(/Visits fee +200,00\u00a0EUR\n/);
    there.write('two.json', `[${facts(1, '1')}, {}]`);
    const many = await there.bareme(['run', 'pool', '--facts', 'two.json']);
    expect(many.out).toMatch(/case +visits_fee/);
    expect(many.out).toMatch(/1 +1\.00\u00a0EUR/);
    expect(many.out).toMatch(/2 +refused: /);
  });

  it('takes another reading, and only the results that are asked for', async () => {
    there.write('member.json', facts(10, '1', true));
    const run = (...more: string[]) =>
      there.bareme(['run', 'pool', '--facts', 'member.json', '--format', 'ndjson', ...more]);
    expect((await run('--reading', 'share=most')).out).toContain('"visits_fee":"8.00"');
    expect((await run('--results', 'busy')).out).toBe('{"busy":true}\n');
    there.write('visits.json', '{"visits": 3}');
    const few = await there.bareme([
      'run',
      'pool',
      '--facts',
      'visits.json',
      '--format',
      'ndjson',
      '--results',
      'busy',
    ]);
    expect(few).toMatchObject({ status: 0, out: '{"busy":false}\n' });
  });

  it('ends with status 2 for what the command itself gets wrong, with a message and no trace', async () => {
    const wrong: readonly (readonly string[])[] = [
      ['run', 'pool', '--facts', 'one.json', '--reading', 'shares=half'],
      ['run', 'pool', '--facts', 'one.json', '--reading', 'share=all'],
      ['run', 'pool', '--facts', 'one.json', '--reading', 'share'],
      ['run', 'pool', '--facts', 'one.json', '--results', 'visit_fee'],
      ['run', 'pool', '--facts', 'one.json', '--on', '2024-02-30'],
      ['run', 'pool', '--facts', 'nowhere.json'],
      ['run', 'pool', '--facts', 'rulesets'],
      ['run', 'pool', '--facts', 'facts.xml'],
      ['run', 'pol', '--facts', 'one.json'],
      ['run', 'pool'],
      ['run', 'pool', '--facts', 'one.json', '--format', 'yaml'],
      ['runs'],
      ['run', 'pool', 'more', '--facts', 'one.json'],
    ];
    there.write('facts.xml', '<facts/>');
    for (const words of wrong) {
      const { status, out, err } = await there.bareme(words);
      expect(status, words.join(' ')).toBe(2);
      expect(out, words.join(' ')).toBe('');
      expect(err, words.join(' ')).not.toBe('');
      expect(err).not.toMatch(/\n {4}at /);
    }
    expect((await there.bareme(['run', 'pol', '--facts', 'one.json'])).err).toContain('did you mean `pool`?');
    const french = await there.bareme(['run', 'pool', '--facts', 'one.json', '--results', 'visit_fee'], '', {
      LANG: 'fr_FR.UTF-8',
    });
    expect(french.err).toContain('vouliez-vous dire `visits_fee` ?');
  });

  it('ends with status 1 and the errors with their places when the rules have any', async () => {
    there.write(
      'bad/bad.bareme',
      rules.replace('price * visits', 'price * visitors').replace('tariff pool', 'tariff bad'),
    );
    const { status, out, err } = await there.bareme(['run', 'bad', '--facts', 'one.json']);
    expect(status).toBe(1);
    expect(out).toBe('');
    expect(err).toMatch(/error E2\d\d: .*visitors[\s\S]*--> bad\/bad\.bareme:14:\d+/);
  });

  it('says what an unexpected failure is without a trace, unless the trace is asked for', async () => {
    const { internalError } = await import('../../apps/cli/run-program.js');
    let said = '';
    const err = (text: string) => {
      said += text;
    };
    expect(internalError(new TypeError('boom'), { env: {}, err })).toBe(70);
    expect(said).toContain('internal error: boom');
    expect(said).not.toMatch(/\n {4}at /);
    internalError(new TypeError('boom'), { env: { BAREME_DEBUG: '1' }, err });
    expect(said).toMatch(/\n {4}at /);
  });
});
