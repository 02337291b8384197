// `of this one`: the item that the declaration speaks of, beside the one that a sum looks at; names of an item further out.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';

const head = 'tariff items "Items"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n';
const tete = 'tarif elements "Éléments"\nmonnaie EUR\narrondi de chaque montant au plus proche à 0,01 EUR\n';

const modelOf = (text: string) => {
  const { model, diagnostics } = compile({ path: 'items.bareme', text });
  expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message.en)).toEqual(
    [],
  );
  if (model === undefined) throw new Error('there is no model');
  return model;
};

async function answers(text: string, facts: object): Promise<unknown> {
  const model = modelOf(text);
  const outcome = evaluate(new Interpreter(model), facts);
  const generated = evaluatorOf(await sourceOf(model)).evaluateUnknown(facts, {});
  expect(JSON.stringify(generated)).toBe(JSON.stringify(outcome));
  const rig = createRig(model, workbookImage(model, provenance));
  expect(rig.againstInterpreter(caseOf(facts))).toEqual([]);
  return outcome.ok ? outcome.outputs : outcome.errors;
}

const grants = `${head}list grants "Grants", up to 20
fact left of grants : EUR, from 0 to 1 000
fact on_day of grants : date, from 2020-01-01 to 2030-12-31
`;
const three = {
  grants: [
    { left: 100, on_day: '2024-02-01' },
    { left: 50, on_day: '2024-01-10' },
    { left: 30, on_day: '2024-01-20' },
  ],
};

describe('of this one', () => {
  it.each([
    [
      'a condition',
      'amount r of grants = sum of left over grants where left is below left of this one',
      ['80.00', '30.00', '0.00'],
    ],
    [
      'the value summed',
      'amount r of grants = highest (left - left of this one) over grants',
      ['0.00', '50.00', '70.00'],
    ],
    [
      'a date',
      'value r of grants = count of grants where on_day is earlier than on_day of this one',
      ['2', '0', '1'],
    ],
    [
      'a calculation',
      'value r of grants = count of grants where start of month of on_day is start of month of (on_day of this one)',
      ['1', '2', '2'],
    ],
    [
      'a place',
      'amount r of grants = sum of left over grants where position is below position of this one',
      ['0.00', '100.00', '150.00'],
    ],
    [
      'what a fact is beside',
      'amount r of grants = sum of left over grants where left is up to left of this one and left is not left of this one',
      ['80.00', '30.00', '0.00'],
    ],
    [
      'a value by a name',
      'amount half of grants = left / 2\namount r of grants = sum of left over grants where left is up to half of this one',
      ['80.00', '0.00', '0.00'],
    ],
    [
      'two sums, one in the other',
      'amount r of grants = sum of (count of grants where left is up to left of this one) * left over grants',
      ['540.00', '360.00', '180.00'],
    ],
  ])('stands in %s', async (_, line, expected) => {
    expect(await answers(`${grants}${line}\nresults r\n`, three)).toEqual({ r: expected });
  });

  it('is said in French', async () => {
    const text = `${tete}liste lots "Lots", jusqu'à 20
donnée reste de lots : EUR, de 0 à 1 000
montant r de lots = somme de reste sur lots où reste est moins de reste de celui-ci
montant s de lots = somme de reste sur lots où reste est moins de reste de celle-ci
résultats r, s
`;
    const facts = { lots: [{ reste: 100 }, { reste: 50 }, { reste: 30 }] };
    const right = ['80.00', '30.00', '0.00'];
    expect(await answers(text, facts)).toEqual({ r: right, s: right });
  });

  it('is kept under a replacement that differs per item', async () => {
    const text = `${grants}fact ceiling : EUR, from 0 to 1 000
amount capped of grants = left
  at most ceiling
amount all = sum of capped over grants
amount r of grants = (all with ceiling left)
results r
`;
    expect(await answers(text, { ...three, ceiling: 1 })).toEqual({ r: ['180.00', '130.00', '90.00'] });
  });
});

describe('a name that begins a phrase of the language', () => {
  it.each(['month', 'day', 'year', 'count', 'rank', 'sum'])(
    'is a name before `of this one`: %s',
    async (name) => {
      const text = `${head}list m "M", up to 5
fact ${name} of m : number, whole, from 0 to 10
value r of m = count of m where ${name} is below ${name} of this one
results r
`;
      expect(await answers(text, { m: [{ [name]: 3 }, { [name]: 1 }] })).toEqual({ r: ['1', '0'] });
    },
  );
});

describe('the name of an item further out', () => {
  it('is that item’s, in a sum over another list', async () => {
    const text = `${head}list prices "Price list", up to 10
fact item of prices : number, whole, from 1 to 1 000
fact price of prices : EUR, from 0 to 1 000
list lines "Lines", up to 10
fact ordered of lines : number, whole, from 1 to 1 000
fact quantity of lines : number, whole, from 0 to 1 000
amount line of lines = (sum of price over prices where item is ordered) * quantity
amount all = sum of line over lines
results line, all
`;
    const facts = {
      prices: [
        { item: 7, price: '2.50' },
        { item: 9, price: 4 },
      ],
      lines: [
        { ordered: 9, quantity: 3 },
        { ordered: 7, quantity: 10 },
      ],
    };
    expect(await answers(text, facts)).toEqual({ line: ['12.00', '25.00'], all: '37.00' });
  });

  it('goes through functions called for each item', async () => {
    const text = `${head}list readings "Readings", up to 40
fact on_day of readings : date, from 2025-01-01 to 2026-12-31
fact power of readings : kW, to 0.1, from 0 to 5 000
function peak_in(m in date) = highest power over readings where start of month of on_day is m
function earliest_in(m in date) = lowest position over readings where start of month of on_day is m
value month_begun of readings = start of month of on_day
answer first_of_month of readings = position is earliest_in(month_begun)
amount total = 10 EUR/kW * sum of peak_in(month_begun) over readings where first_of_month
results total
`;
    const readings = [
      { on_day: '2025-01-10', power: 50 },
      { on_day: '2025-01-20', power: 80 },
      { on_day: '2025-02-03', power: 60 },
      { on_day: '2025-02-20', power: '10' },
    ];
    expect(await answers(text, { readings })).toEqual({ total: '1400.00' });
  });
});

describe('a workbook', () => {
  it('is left out with a message where what is carried along a list compares its items', async () => {
    const model = modelOf(
      `${grants}amount used of grants = lower of (left; 90 EUR - (sum of used over grants before this one where on_day is on_day of this one))\nresults used\n`,
    );
    const said: string[] = [];
    const files = await emitWorkbook(model, provenance, ({ code }) => said.push(code));
    expect({ said, files }).toEqual({ said: ['W807'], files: [] });
  });

  it.each([
    'lowest spent over grants before this one, otherwise 9 EUR',
    'sum of spent over grants before this one',
  ])('nor a total over another list of what is carried: %s', async (handed) => {
    const model = modelOf(
      `${grants}list parts, up to 3\nfact size of parts : number, whole, from 0 to 3\namount spent of grants = lower of (left; sum of (${handed}) over parts)\n  at least 1 EUR\nresults spent\n`,
    );
    const said: string[] = [];
    const files = await emitWorkbook(model, provenance, ({ code }) => said.push(code));
    expect({ said, files }).toEqual({ said: ['W807'], files: [] });
  });
});
