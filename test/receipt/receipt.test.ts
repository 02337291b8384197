import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRuleset } from '../../apps/cli/rulesets/load-ruleset.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import {
  type Receipt,
  receiptOf,
  receiptPage,
  receiptText,
} from '../../compiler/6-emit/receipt/receipt-of-case.js';
import { compile } from '../../compiler/pipeline.js';
import { holdsTogether } from './reckon-again.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const provenance = { compilerVersion: '1.2.3', ruleHash: 'abc', documentHashes: { 'pool.txt': 'def' } };

function modelOf(text: string): Model {
  const { model, diagnostics } = compile({ path: 'test.bareme', text });
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return model;
}

function told(model: Model | Interpreter, facts: unknown, more: object = {}): Receipt {
  const receipt = receiptOf(model, facts, { provenance, ...more });
  if (!receipt.ok) throw new Error(receipt.errors.map(({ message }) => message.en).join('\n'));
  return receipt.receipt;
}

describe('receipts of the three documents', () => {
  for (const name of ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande']) {
    const { compilation } = loadRuleset(name, root);
    const lines = readFileSync(`${root}/rulesets/${name}/cases.ndjson`, 'utf8').trim().split('\n');
    const cases = lines.map(
      (line) => JSON.parse(line) as { facts: unknown; expected: Record<string, string | boolean> },
    );

    it(`tie, say every result, and reckon with the numbers that they show: ${name}`, () => {
      if (compilation.model === undefined) throw new Error('the ruleset does not compile');
      const interpreter = new Interpreter(compilation.model);
      let reckoned = 0;
      for (const { facts, expected } of cases) {
        const receipt = told(interpreter, facts);
        expect(Object.fromEntries(receipt.entries.map((entry) => [entry.name, entry.value]))).toMatchObject(
          expected,
        );
        reckoned += holdsTogether(receipt);
      }
      expect(reckoned).toBeGreaterThan(2 * cases.length);
    });
  }

  const others = ['examples/gallery', 'examples'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`)
      .map((name) => `${folder}/${name}`)
      .filter((path) => existsSync(`${root}/${path}/${path.split('/').at(-1)}.bareme`)),
  );
  it.each(others)('tie for the examples of %s', (path) => {
    const { model } = loadRuleset(path, root).compilation;
    if (model === undefined) throw new Error('the ruleset does not compile');
    const interpreter = new Interpreter(model);
    expect(model.examples.length).toBeGreaterThan(0);
    for (const { facts, readings, expected } of model.examples) {
      const receipt = told(interpreter, facts, { readings, results: expected.map(({ result }) => result) });
      expect(receipt.entries.length).toBeGreaterThan(0);
      holdsTogether(receipt);
    }
  });

  it('read like a bill, from the facts to the total', () => {
    const { compilation } = loadRuleset('sacem-polynesie-2018', root);
    const { facts } = JSON.parse(
      readFileSync(`${root}/rulesets/sacem-polynesie-2018/cases.ndjson`, 'utf8').split('\n')[0] ?? '',
    );
    if (compilation.model === undefined) throw new Error('the ruleset does not compile');
    const text = receiptText(told(compilation.model, facts));
    expect(text).toMatchSnapshot();
  });
});

const pool = modelOf(`tariff pool "Pool"
source "pool.txt" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visits" : number, whole, from 0 to 1 000
fact price "Price" : EUR, from 0 to 100
fact kind "Kind" : one of adult "Adult" | child "Child"
section "1" "Visits"
table share by kind
  | kind  | share |
  | adult | 100 % |
  | child | 33 %  |
  quote "children pay a third"
amount visits_fee "Visits fee" = lower of
  | by visit | price * visits * share |
  | season   | 50 EUR |
  at least 1 EUR when visits is above 3
  due when visits is above 0
section "2" "Extras"
scale locker on number
  | visits         | rate     |
  | up to 10       | 2 EUR    |
  | then the rest  | 1 EUR    |
reading extra "Extra"
  | option | value | because |
  | none   | 0 EUR | "not said" |
  | some   | 1.555 EUR | "said elsewhere" |
  chosen none
amount lockers "Lockers" = locker(visits) + extra
section our heading "Total"
amount total "Total" = visits_fee + lockers - 0.50 EUR
answer much "Much" = total is from 20 EUR
notice "Come again" when visits is from 2
`);

describe('a receipt', () => {
  const facts = { visits: 12, price: '3.33', kind: 'child' };
  const receipt = told(pool, facts);
  const entry = (name: string, of = receipt) => of.entries.find((one) => one.name === name);

  it('shows the row that applied and the alternative retained', () => {
    const steps = entry('visits_fee')?.steps ?? [];
    expect(steps.flatMap(({ rows }) => rows)).toMatchObject([{ table: 'share', cells: ['child', '33 %'] }]);
    expect(steps.flatMap(({ alternatives }) => alternatives)).toEqual([
      { label: 'by visit', written: '13.1868\u00a0EUR', retained: true },
      { label: 'season', written: '50.00\u00a0EUR', retained: false },
    ]);
    expect(steps.find(({ label }) => label === 'by visit')?.numbers).toBe('3.33\u00a0EUR × 12 × 33\u00a0%');
  });

  it('shows the exact value before a rounding that changes it', () => {
    const rounded = entry('visits_fee')?.steps.find(({ rounding }) => rounding?.changes);
    expect(rounded).toMatchObject({ written: '13.19\u00a0EUR', rounding: { exact: '13.1868\u00a0EUR' } });
  });

  it('cites the clause of each amount, and the quote', () => {
    expect(entry('visits_fee')?.clause).toMatchObject({ number: '1', title: 'Visits' });
    expect(entry('visits_fee')?.steps.find(({ label }) => label === 'share')?.clause?.quote).toBe(
      'children pay a third',
    );
  });

  it('adds up the parts of a total, with their signs', () => {
    expect(entry('total')?.sum).toEqual({
      parts: [
        {
          name: 'visits_fee',
          label: 'Visits fee',
          item: undefined,
          subtracted: false,
          written: '13.19\u00a0EUR',
        },
        { name: 'lockers', label: 'Lockers', item: undefined, subtracted: false, written: '22.00\u00a0EUR' },
        { name: '', label: '0.50\u00a0EUR', item: undefined, subtracted: true, written: '0.50\u00a0EUR' },
      ],
      written: '34.69\u00a0EUR',
      ties: true,
    });
  });

  it('says what is not due, and when it would be', () => {
    const free = told(pool, { ...facts, visits: 0 });
    expect(entry('visits_fee', free)).toMatchObject({
      due: false,
      dueWhen: 'visits is above 0',
      written: '0.00\u00a0EUR',
      steps: [],
    });
    expect(receiptText(free)).toMatch(/Visits fee +\(not due\) 0\.00/);
  });

  it('names the readings that the case used, with the reason, and one that the caller chose', () => {
    expect(receipt.readings).toMatchObject([
      { name: 'extra', option: 'none', because: 'not said', asChosen: true },
    ]);
    const other = told(pool, facts, { readings: { extra: 'some' } });
    expect(other.readings).toMatchObject([{ name: 'extra', option: 'some', asChosen: false }]);
    expect(receiptText(other)).toContain('(chosen for this run)');
    expect(entry('lockers', other)?.value).toBe('23.56');
  });

  it('shows only steps that apply', () => {
    const few = told(pool, { ...facts, visits: 2 });
    expect(entry('visits_fee', few)?.steps.some(({ formula }) => formula.startsWith('at least'))).toBe(false);
    expect(entry('visits_fee')?.steps.some(({ formula }) => formula.startsWith('at least'))).toBe(true);
  });

  it('lists the bands of a scale that the case reached', () => {
    const rows = (of: Receipt) =>
      entry('lockers', of)?.steps.flatMap((step) => step.rows.map(({ cells }) => cells[0]));
    expect(rows(receipt)).toEqual(['up to 10', 'then the rest']);
    expect(entry('lockers')?.steps.flatMap((step) => step.rows.map((row) => row.numbers))).toEqual([
      '2.00\u00a0EUR × 10 = 20.00\u00a0EUR',
      '1.00\u00a0EUR × 2 = 2.00\u00a0EUR',
    ]);
    expect(rows(told(pool, { ...facts, visits: 10 }))).toEqual(['up to 10']);
  });

  it('speaks the language that is asked for', () => {
    const french = told(pool, facts, { locale: 'fr' });
    expect(receiptText(french)).toContain('CE QUI A ÉTÉ DONNÉ');
    expect(entry('total', french)?.written).toBe('34,69\u00a0EUR');
    expect(entry('much', french)?.written).toBe('oui');
  });

  it('echoes what it was made from', () => {
    expect(receiptText(receipt)).toContain('bareme 1.2.3');
    expect(receiptText(receipt)).toContain('SHA-256 abc');
    expect(receiptText(receipt)).toContain('pool.txt (SHA-256 def)');
    expect(JSON.parse(JSON.stringify(receipt)).provenance).toEqual(provenance);
  });

  it('is refused with the case', () => {
    expect(receiptOf(pool, { visits: 1 }, { provenance })).toMatchObject({
      ok: false,
      errors: expect.any(Array),
    });
  });

  it('makes a page that escapes what people wrote', () => {
    const odd = modelOf(`tariff odd "<script>alert(1)</script> & co"
source "x" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
fact note "Note <b>" : text
fact n "N" : number, whole, from 0 to 9
amount fee "Fee" = 1 EUR * n
value said "Said" = note
results fee, said
`);
    const page = receiptPage([told(odd, { note: '"><img src=x onerror=alert(1)>', n: 1 })], 'en');
    expect(page).not.toMatch(/<script|<img|<b>"/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; co');
    expect(page).toContain('&quot;&gt;&lt;img');
  });
});

describe('a receipt of a list', () => {
  const model = modelOf(`tariff ski "Ski"
source "x" not held in English
currency EUR
rounding each amount half up to 0.01 EUR
list skiers "Skier", up to 40
fact age of skiers "Age" : years, whole, from 0 to 120
table day by age
  | age           | price |
  | below 12 years | 10 EUR |
  | from 12 years | 20.5 EUR |
amount pass of skiers "Pass" = day
amount group "Group" = sum of pass over skiers
  less 10 % when (count of skiers) is from 3
results group, pass
`);

  it('has an entry for each item, and a total that adds them', () => {
    const receipt = told(model, { skiers: [{ age: 8 }, { age: 40 }, { age: 12 }] });
    expect(receipt.ties).toBe(true);
    expect(receipt.entries.map(({ name, item, value }) => [name, item?.position, value])).toEqual(
      expect.arrayContaining([
        ['pass', 1, '10.00'],
        ['pass', 2, '20.50'],
        ['pass', 3, '20.50'],
        ['group', undefined, '45.90'],
      ]),
    );
    expect(receipt.facts.map(({ item, value }) => [item?.position, value])).toEqual([
      [1, '8\u00a0years'],
      [2, '40\u00a0years'],
      [3, '12\u00a0years'],
    ]);
    const text = receiptText(receipt);
    expect(text).toContain('Pass (Skier 2)');
    expect(text).toContain('| from 12 years | 20.5 EUR |');
  });

  it('is short for an empty list', () => {
    const receipt = told(model, { skiers: [] });
    expect(receipt.entries.map(({ name, value }) => [name, value])).toEqual([['group', '0.00']]);
  });
});
