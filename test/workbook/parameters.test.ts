// Parameters: one number of the document is one cell everywhere, what cannot be taken blocks the results, and the file with it
// fails its audit.

import { describe, expect, it } from 'vitest';
import { auditWorkbook } from '../../compiler/6-emit/workbook/compare/audit-workbook.js';
import type { CellValue } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { certainKey, statusLineKey } from '../../compiler/6-emit/workbook/sheets/parts/status.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { mutated } from '../rig/mutate.js';

const derived = `tariff scales "Derived scale"
currency EUR
rounding each amount half up to 0.01 EUR
fact income : EUR, whole, from 0 to 100 000
scale base on EUR
  | income           | rate |
  | up to 10 000 EUR | 10 % |
  | then the rest    | 20 % |
scale raised = base, every rate plus 1 point
amount tax = base(income)
amount raised_tax = raised(income)
`;

const values = (text: string, changed: readonly (readonly [string, CellValue])[]) =>
  calculate(workbookImage(modelFrom(text), provenance).layout, new Map(changed));
const of = (n: number, d = 1): CellValue => rational(BigInt(n), BigInt(d));

describe('a scale made from another', () => {
  it('reads the rates and limits of the one that the document prints', () => {
    const edited = values(derived, [
      ['input:income', of(20_000)],
      ['par:t_base/1.1/rate', of(15, 100)],
      ['par:t_base/1.1/to', of(12_000)],
    ]);
    expect(edited.valueOf('out:tax')).toEqual(of(3400));
    expect(edited.valueOf('out:raised_tax')).toEqual(of(3600));
  });

  it('reads them where it stands before the other is used', () => {
    const turned = derived.replace('amount tax = base(income)\n', '').concat('amount tax = base(income)\n');
    const edited = values(turned, [
      ['input:income', of(20_000)],
      ['par:t_base/1.1/rate', of(15, 100)],
    ]);
    expect(edited.valueOf('out:raised_tax')).toEqual(of(3700));
  });

  it('locks limits that it has elsewhere, since they would not follow', () => {
    const moved = derived.replace('plus 1 point', 'plus 1 point, every threshold times 1.1');
    const { bench } = workbookImage(modelFrom(moved), provenance).plan;
    const cells = bench.blocks.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    const limit = cells.find((cell) => cell?.kind === 'value' && cell.key === 'par:t_base/1.1/to');
    expect(limit).toMatchObject({ limits: undefined });
  });
});

describe('a place in time', () => {
  const head = 'tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';
  it.each([
    ['a time', 'fact at : time', 'at is from 8:00 to 20:00', '| 8:00 to 20:00 | 2 EUR |', 'at'],
    [
      'a weekday',
      'fact at : date, from 2025-01-01 to 2026-12-31',
      'at is from Saturday to Sunday',
      '| Saturday to Sunday | 2 EUR |',
      'at',
    ],
    [
      'a day of the year',
      'fact at : date, from 2025-01-01 to 2026-12-31',
      'at is from 25 May to 31 May',
      '| 25 May to 31 May | 2 EUR |',
      'at',
    ],
    [
      'a date',
      'fact at : date, from 2025-01-01 to 2026-12-31',
      'at is from 2025-05-25 to 2025-05-31',
      '| 2025-05-25 to 2025-05-31 | 2 EUR |',
      'at',
    ],
    [
      'a calendar year',
      'fact at : calendar year, from 2000 to 2030',
      'at is from 2010 to 2018',
      '| 2010 to 2018 | 2 EUR |',
      'at',
    ],
  ])('that the document prints stays as printed: %s', (_, fact, condition, row, key) => {
    const text = `${head}${fact}
amount fee = 3 EUR when ${condition}, otherwise 5 EUR
table price by ${key}
  | ${key} | price |
  ${row}
  | the rest | 4 EUR |
amount other = price
`;
    const image = workbookImage(modelFrom(text), provenance);
    const figures = image.plan.bench.blocks.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
    const open = figures.flatMap((cell) =>
      cell?.kind === 'value' && cell.limits !== undefined ? [cell.value.n] : [],
    );
    // The prices alone.
    expect(open.toSorted()).toEqual([2n, 3n, 4n, 5n]);
  });
});

describe('a parameter that cannot be taken', () => {
  const rate = 'par:t_base/1.1/rate';
  it.each([
    ['nothing', undefined],
    ['a text', 'abc'],
    ['a negative number', of(-1, 100)],
    ['more than a hundred per cent', of(110, 100)],
    ['more decimals than the rounding allows', of(1, 1_000_000)],
  ])('blocks the results: %s', (_what, value) => {
    const now = values(derived, [
      ['input:income', of(20_000)],
      [rate, value],
    ]);
    expect(now.valueOf('out:tax')).toBe('check the parameters');
    expect(now.valueOf('state:faults')).toContain('TO CORRECT');
  });

  it('fails the audit of a file in which it was deleted', async () => {
    const model = modelFrom(derived);
    const [file] = await emitWorkbook(model, provenance, () => {});
    const emptied = await mutated(file?.content as Uint8Array, 'xl/worksheets/sheet3.xml', (xml) =>
      xml.replace(/<v>0\.1<\/v>/, ''),
    );
    const audit = await auditWorkbook(emptied, model, provenance);
    expect(audit?.differences.map(({ kind }) => kind)).toContain('not-accepted');
  });
});

describe('the state of a workbook', () => {
  it('tells failure apart from what is only to be known', () => {
    const untouched = values(derived, []);
    expect(untouched.valueOf(statusLineKey)).toBe(
      'ok: no fault · certain to the last digit · parameters as printed · readings as delivered',
    );
    const edited = values(derived, [['par:t_base/1.1/rate', of(15, 100)]]);
    expect(edited.valueOf(statusLineKey)).toContain('ok: no fault');
    expect(edited.valueOf(statusLineKey)).toContain('parameters changed: 1');
    expect(edited.valueOf(certainKey)).toEqual(of(1));
  });

  it('counts the readings that were changed, whatever stands between them', () => {
    const read = derived.replace(
      'scale base',
      `reading one "One"
  | option | because |
  | a | "first" |
  | b | "second" |
  chosen a
reading two "Two"
  | option | because |
  | c | "first" |
  | d | "second" |
  chosen c
scale base`,
    );
    const text = `${read}amount extra = 1 EUR when one is a, otherwise 2 EUR
amount more = 1 EUR when two is c, otherwise 2 EUR
`;
    expect(values(text, []).valueOf(statusLineKey)).toContain('readings as delivered');
    expect(values(text, [['reading:two', 'd']]).valueOf(statusLineKey)).toContain('readings changed: 1');
  });
});
