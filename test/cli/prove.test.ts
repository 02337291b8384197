import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder } from './bareme.js';

const rules = `tariff hall "Hall"
currency EUR
rounding each amount half up to 0.01 EUR
results fee
section "1" "Rates"
fact hours "Hours" : hours, whole, from 0 to 100
fact member "Member" : yes/no
reading minimum_order "Minimum before or after the share"
  | option | because         |
  | early  | "of the tariff" |
  | late   | "in any case"   |
  chosen early
table share by hours
  | hours          | share |
  | up to 10 hours | 25 %  |
  | the rest       | 100 % |
amount fee "Fee" = 2 EUR/hour * hours
  at least 20 EUR when minimum_order is early
  times share
  at least 20 EUR when minimum_order is late
check fee never decreases in hours
check "the minimum holds" fee is at least 20 EUR
`;

describe('bareme prove', () => {
  const work = folder();
  work.write('hall.bareme', rules);

  it('names the case with its domain, both amounts, the step and its clause, the reading, and the reading that helps', async () => {
    const { status, out } = await work.bareme(['prove', 'hall.bareme']);
    expect(status).toBe(1);
    expect(out).toContain('proved  fee never decreases in hours [hours] (hall.bareme:21)');
    expect(out.slice(out.indexOf('FALSE'))).toBe(
      [
        'FALSE  the minimum holds (hall.bareme:22)',
        '  counterexample:',
        '    zero or no: hours',
        '    compared: 5.00\u00a0EUR with 20.00\u00a0EUR',
        '  because of times share: 5.00\u00a0EUR (hall.bareme:19)',
        '    row of share: | up to 10 hours | 25 % |',
        '    § 1 Rates',
        '  under the reading minimum_order = early',
        '  holds with the reading minimum_order = late',
        '1 proved, 1 false, 0 undecided, 0 skipped',
        '',
      ].join('\n'),
    );
  });

  it('says the same in JSON', async () => {
    const { status, out } = await work.bareme(['prove', 'hall.bareme', '--format', 'json']);
    expect(status).toBe(1);
    const { properties, ...counts } = JSON.parse(out);
    expect(counts).toEqual({ proved: 1, false: 1, undecided: 0, skipped: 0 });
    const [first, second] = properties;
    expect(first).toMatchObject({
      property: 'fee never decreases in hours',
      fact: 'hours',
      status: 'proved',
    });
    expect(second).toMatchObject({
      ruleset: 'hall',
      property: 'the minimum holds',
      status: 'false',
      counterexample: { facts: { hours: '0' } },
      cause: { formula: 'times share', section: '1 Rates', values: ['5'] },
      readings: { minimum_order: 'early' },
      holdsWith: [{ reading: 'minimum_order', option: 'late' }],
    });
    for (const { boxes, ms } of properties) {
      expect(boxes).toBeGreaterThanOrEqual(0);
      expect(ms).toBeGreaterThanOrEqual(0);
    }
  });

  it('offers what holds and is not declared, in the words of the file', async () => {
    work.write('open.bareme', rules.replace('check fee never decreases in hours\n', ''));
    const found = await work.bareme(['prove', 'open.bareme', '--discover']);
    expect(found).toMatchObject({ status: 0, out: 'check fee never decreases in hours\n' });
    expect((await work.bareme(['prove', 'hall.bareme', '--discover'])).out).toBe('nothing more to declare\n');
    // What is offered can be pasted.
    work.write('pasted.bareme', rules.replace('check fee never decreases in hours\n', found.out));
    expect((await work.bareme(['prove', 'pasted.bareme'])).out).toContain(
      'proved  fee never decreases in hours',
    );
  });

  it('shows the largest jump, where it is, by which row, and that no step does more', async () => {
    const { status, out } = await work.bareme(['prove', 'hall.bareme', '--cliffs']);
    expect(status).toBe(0);
    expect(out.replaceAll('\u00a0', ' ')).toBe(
      [
        'fee, hours 10 hours → 11 hours: 17.00 EUR (5.00 EUR → 22.00 EUR; proved: no step does more)',
        '  by share(hours), § 1 Rates',
        '    share: | up to 10 hours | 25 % |',
        '    share: | the rest | 100 % |',
        '  bareme draw hall fee --over hours --facts …',
        '',
      ].join('\n'),
    );
  });

  it('writes a suite of property tests beside the evaluator', async () => {
    const { status, out } = await work.bareme(['prove', 'hall.bareme', '--tests', 'suite']);
    expect(status).toBe(0);
    expect(out).toContain('suite/hall: evaluator.ts, checks.ts, checks.cases.ts, checks.test.ts');
    const read = () => readFileSync(join(work.path, 'suite/hall/checks.test.ts'), 'utf8');
    const suite = read();
    expect(suite).toContain('test("fee never decreases in hours [hours]"');
    expect(suite).toContain("hours: steps('1', 0n, 100n, [0n, 1n, 9n, 10n, 11n");
    expect(suite).toContain("import { test } from 'node:test'");
    await work.bareme(['prove', 'hall.bareme', '--tests', 'suite', '--runner', 'vitest']);
    expect(read()).toContain("import { test } from 'vitest'");
  });

  it('refuses a budget that is none', async () => {
    const { status, err } = await work.bareme(['prove', 'hall.bareme', '--budget', 'lots']);
    expect(status).toBe(2);
    expect(err).toContain('`--budget lots` is no whole number from 1');
  });
});
