// Items compared with one another: a row for each combination of them, on a sheet of its own.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { inputKey } from '../../compiler/6-emit/workbook/book/input-keys.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { itemCell } from '../../compiler/6-emit/workbook/formula/instantiate.js';
import type { CellValue } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { itemOutputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { stepInWords } from '../../compiler/6-emit/workbook/words/step-in-words.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { answerOf, isAlike, type Told } from '../second/agree.js';
import { Second } from '../second/second.js';

const head = (most: string) => `tariff grants "Grants"
currency EUR
rounding each amount half up to 0.01 EUR
list grants "Grants", up to ${most}
fact left of grants "Left" : EUR, to 0.01, from 0 to 1 000
fact on_day of grants "Day" : date, from 2020-01-01 to 2030-12-31
fact kind of grants "Kind" : one of plain | special
fact share of grants "Share" : number, whole, from 1 to 9, optional
list prices "Prices", up to 5, optional
fact code of prices "Code" : number, whole, from 1 to 9
fact price of prices "Price" : EUR, from 0 to 50
scale stepped "Stepped" on EUR
  | part | rate |
  | up to 10 EUR | 5 % |
  | the rest | 10 % |
reading own(x in EUR) "Own"
  | option | value | because |
  | summed | sum of left over grants where left is below x | "said so" |
  | lone | x | "may be" |
  chosen summed
table band on EUR
  | x | v |
  | up to 25 EUR | sum of left over grants where left is up to 25 EUR |
  | then the rest | 3 EUR |
function later(day in date) = count of grants where on_day is later than day
`;

/** What is compared, how, and over which list. */
const values = {
  'a sum': 'sum of left over grants where left is below left of this one',
  'two conditions':
    'sum of left over grants where kind is kind of this one and on_day is earlier than on_day of this one',
  'a count': '1 EUR * (count of grants where not (kind is kind of this one))',
  'the highest where there is one':
    '(highest left over grants where left is below left of this one, otherwise 1 EUR)',
  'the lowest difference': 'higher of (lowest (left - left of this one) over grants; -500 EUR) + 500 EUR',
  'an average': 'average of (left / 3) over grants where kind is kind of this one',
  'a median': 'median of left over grants where kind is kind of this one',
  'items before': 'sum of left over grants before this one where kind is kind of this one',
  'the last before':
    '(the last left over grants before this one where kind is kind of this one, otherwise 0 EUR)',
  'a sum in a sum': 'sum of (count of grants where left is up to left of this one) * left over grants',
  'another list': '(sum of price over prices where price is below left, otherwise 2 EUR)',
  'another list by two facts':
    '(sum of price over prices where code is share or price is below left, otherwise 2 EUR)',
  'a rank': '1 EUR * (count of grants where rank of left is below rank of left of this one)',
  'a rank of differences': '1 EUR * (sum of (rank of left) over grants where left is up to left of this one)',
  'a row of a table': 'sum of band(left / 2) over grants where position is up to position of this one',
  'a scale': 'sum of stepped(left + left of this one) over grants where kind is kind of this one',
  'a function of a date': '1 EUR * later(on_day)',
  'a reading with a parameter': 'own(left / 2)',
  'an item by its place':
    'left of item 1 of grants + (sum of left over grants where left is above left of this one)',
  'a rounding of both': 'sum of (left * left of this one / 7 EUR, rounded half even to 0.05 EUR) over grants',
  'what may be missing':
    'sum of left over grants where share is given and (share is 3, otherwise no) or left is above left of this one',
} as const;

const cases: readonly Readonly<Record<string, unknown>>[] = [
  { grants: [] },
  { grants: [{ left: 5, on_day: '2024-01-05', kind: 'plain' }] },
  {
    grants: [
      { left: '10.50', on_day: '2024-01-05', kind: 'plain', share: 3 },
      { left: 20, on_day: '2024-02-05', kind: 'special' },
      { left: '7.25', on_day: '2024-01-02', kind: 'plain', share: 2 },
      { left: 20, on_day: '2024-02-09', kind: 'plain', share: 3 },
    ],
    prices: [
      { code: 2, price: '4.50' },
      { code: 3, price: 7 },
      { code: 2, price: 1 },
    ],
  },
];

describe('a value for which items are compared', () => {
  it.each(Object.entries(values))('is in the workbook what it is elsewhere: %s', (_, value) => {
    const text = `${head('4')}amount r of grants = ${value}\nresults r\n`;
    const model = modelFrom(text);
    const rig = createRig(model, workbookImage(model, provenance));
    const second = new Second({ path: 't.bareme', text });
    for (const facts of cases) {
      const outcome = evaluate(new Interpreter(model), facts);
      expect([facts, isAlike(answerOf(second, facts), outcome as Told, undefined)]).toEqual([facts, true]);
      expect([facts, rig.againstInterpreter(caseOf(facts))]).toEqual([facts, []]);
    }
  });
});

describe('the rows of combinations', () => {
  const model = modelFrom(`${head('4')}amount r of grants = ${values['a sum']}\nresults r\n`);
  const { plan, layout } = workbookImage(model, provenance);
  const fact = (name: string) => model.facts.find((each) => each.name === name)!;
  const filled = (left: readonly (number | undefined)[]) => {
    const changed = new Map<string, CellValue>(
      left.flatMap((value, index): readonly (readonly [string, CellValue])[] =>
        value === undefined
          ? ['left', 'on_day', 'kind'].map(
              (name) => [itemCell(inputKey(fact(name)), index + 1), undefined] as const,
            )
          : [
              [itemCell(inputKey(fact('left')), index + 1), { n: BigInt(value), d: 1n }] as const,
              [itemCell(inputKey(fact('on_day')), index + 1), { n: 45_000n, d: 1n }] as const,
              [itemCell(inputKey(fact('kind')), index + 1), 'plain'] as const,
            ],
      ),
    );
    const values = calculate(layout, changed);
    return left.map((_, index) => values.valueOf(itemCell(itemOutputKey('grants', 'r'), index + 1)));
  };
  const euros = (n: number) => ({ n: BigInt(n), d: 1n });

  it('count nothing for a blank row between others', () => {
    expect(filled([30, undefined, 10, 20])).toEqual([euros(30), '', euros(0), euros(10)]);
  });

  it('withhold every amount for an input that is refused', () => {
    expect(filled([30, 10, 5000, 20])).toEqual(['', '', '', '']);
  });

  it('pass the checklist, and say in words what they compare', async () => {
    const [file] = await emitWorkbook(model, provenance, () => {});
    expect(await lintWorkbook(file?.content as Uint8Array)).toEqual([]);
    const said = plan.bench.steps
      .filter(({ list }) => list === 'grants×grants')
      .map((step) => stepInWords(plan.bench, step));
    expect(said).toEqual([
      'Present, on the row of Grants (A)',
      'Present, on the row of Grants (B)',
      '1 if every item of this row is filled in, otherwise 0',
      'Left, on the row of Grants (B)',
      'Left, on the row of Grants (A)',
      '1 if “Left – Grants (B)” < “Left – Grants (A)”, otherwise 0',
    ]);
  });

  it('are in French for French rules', () => {
    const french = modelFrom(`tarif lots "Lots"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
liste lots "Lots", jusqu'à 3
donnée reste de lots "Reste" : EUR, de 0 à 100
liste prix "Prix", jusqu'à 2
donnée seuil de prix "Seuil" : EUR, de 0 à 100
montant r de lots = somme de reste sur lots où reste est moins de reste de celui-ci
montant s de lots = somme de seuil sur prix où seuil est au plus reste
résultats r, s
`);
    const { bench } = workbookImage(french, provenance).plan;
    const said = (list: string) =>
      bench.steps
        .filter((step) => step.list === list)
        .map((step) => stepInWords(bench, step).replaceAll('\u00a0', ' '));
    expect(said('lots×lots')).toEqual(
      expect.arrayContaining([
        '1 si chaque élément de cette ligne est rempli, sinon 0',
        'Reste, sur la ligne de Lots (B)',
        '1 si « Reste – Lots (B) » < « Reste – Lots (A) », sinon 0',
      ]),
    );
    expect(said('lots×prix')).toContain('1 si « Seuil – Prix » ≤ « Reste – Lots », sinon 0');
  });

  it('are so few that a book can hold them, and lists keep as many items', () => {
    const kept = (most: string, other: string) => {
      const lists =
        modelFrom(`${head(most).replace('up to 5, optional', `up to ${other}, optional`)}amount r of grants = (sum of price over prices where price is below left, otherwise 0 EUR)
results r
`);
      const { bench } = workbookImage(lists, provenance).plan;
      const said = bench.limitations.flatMap((each) => (each.kind === 'capacity' ? [each.what] : []));
      return [bench.capacities.get('grants'), bench.capacities.get('prices'), said];
    };
    expect(kept('10', '10')).toEqual([10, 10, []]);
    expect(kept('10', '600')).toEqual([10, 500, ['Prices']]);
    expect(kept('40', '300')).toEqual([40, 125, ['Prices']]);
  });
});

describe('a total of quotients, each by a figure of its item', () => {
  const model = modelFrom(`tariff ties "Ties"
currency EUR
rounding each amount half up to 0.01 EUR
list shares "Shares", up to 4
fact part of shares "Part" : EUR, to 0.01, from 0 to 1 000
fact heads of shares "Heads" : number, whole, from 1 to 1 000
amount fee = sum of (part / heads) over shares
results fee
`);

  it('is said not to be certain where no digit tells it from a tie', () => {
    // A ten-millionth of a cent below the tie: 3.62 / 997 + 6.71 / 991 + 4.52 / 983.
    const facts = caseOf({
      shares: [
        { part: '3.62', heads: 997 },
        { part: '6.71', heads: 991 },
        { part: '4.52', heads: 983 },
      ],
    });
    const rig = createRig(model, workbookImage(model, provenance));
    expect(rig.isCertain(facts)).toBe(false);
    const usual = caseOf({ shares: [{ part: '3.62', heads: 7 }] });
    expect([rig.isCertain(usual), rig.againstInterpreter(usual)]).toEqual([true, []]);
  });
});
