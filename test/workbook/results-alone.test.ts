// Each result of a workbook stands on what it comes to itself in the case: facts are left out of random cases, and a result is
// shown exactly where the evaluator gives it alone.

import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import type { CellValue } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { beyondCombinations } from '../../compiler/6-emit/workbook/plan/combined-items.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { compile } from '../../compiler/pipeline.js';
import { sequence } from '../rig/draw.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { randomTariff } from '../second/random-tariffs.js';
import { type Input, without } from './leave-out.js';

interface Tally {
  shown: number;
  withheld: number;
}

function differences(model: Model, count: number, seed: number, tally: Tally): readonly string[] {
  const rig = createRig(model, workbookImage(model, provenance));
  const next = sequence(seed);
  return boundaryCases(model, { seed, count }).flatMap(({ input }) => {
    const given = caseOf(without(input as Input, next));
    const { shown, withheld } = rig.counts(given);
    tally.shown += shown;
    tally.withheld += withheld;
    return rig.againstInterpreter(given).map((line) => `${JSON.stringify(given.facts)} ${line}`);
  });
}

const head = (name: string): string =>
  `tariff ${name} "${name}"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n`;

const tariffs: readonly (readonly [string, string])[] = [
  [
    'sections that apply, rows that are taken, guards, requirements, facts that are needed when',
    `${head('post')}fact kind : one of letter | parcel | pallet
fact weight : kg, to 0.5, from 0 to 30
fact pallets : items, whole, from 1 to 20
fact insured : yes/no
fact worth : EUR, from 0 to 5 000
fact zone : one of near | far
fact gift : yes/no, optional
fact wrapping : items, whole, from 0 to 9, needed when insured
require worth is at most 4 000 EUR or zone is near "goods worth more than 4 000 EUR stay near"
require weight is below 25 kg "too heavy"
table price by weight
  | weight      | price |
  | up to 10 kg | 5 EUR |
  | above 10 kg | 9 EUR |
section "A" "Letters" applies when kind is letter
amount letters = 1 EUR
value stamps = 2 items
section "B" "Parcels" applies when kind is parcel
amount parcels = price
  times 2 when zone is far
section "C" "Others"
amount freight by kind
  | letter | 0 EUR |
  | parcel | 1 EUR |
  | pallet | 40 EUR/item * pallets |
amount insurance = 1 % * worth when insured, otherwise 0 EUR
amount paper = 2 EUR/item * wrapping when insured, otherwise 0 EUR
amount ribbon = 1 EUR when (gift or no), otherwise 0 EUR
amount share = worth / (pallets - 1 items) * 1 item
amount total = letters + parcels + freight + insurance
results letters, stamps, parcels, freight, insurance, paper, ribbon, share, total
`,
  ],
  [
    'lists of which an item lacks a fact, and what comes before',
    `${head('works')}list works, up to 6
fact minutes of works : minutes, whole, from 1 to 90
fact live of works : yes/no
fact seats of works : items, whole, from 1 to 500
fact member : yes/no
fact base : EUR, from 0 to 100
amount fee of works = 2 EUR/minute * minutes
  times 2 when live
amount hall of works = 1 EUR/item * seats when live, otherwise 0 EUR
amount longest = (highest fee over works, otherwise 0 EUR)
amount first = fee of item 1 of works
amount halls = sum of hall over works
amount entry = base when member, otherwise 3 EUR
value many = count of works
results fee, hall, longest, first, halls, entry, many
`,
  ],
  [
    'versions, a date, a table on a date',
    `${head('dated')}dated by day
fact day : date, from 2023-06-01 to 2026-06-01
fact visits : items, whole, from 0 to 30
fact guests : items, whole, from 0 to 30
fact rate : percent, to 0.5, from 0 to 60
amount visit = 3 EUR/item * visits
amount flat = 4 EUR
amount guest = 1 EUR/item * guests + rate * 10 EUR
amount old_fee = 2 EUR/item * guests
results visit, flat, guest, price, due
version "2024" valid from 2024-01-01 to 2024-12-31
value price = 2 EUR/item * 1 item
amount due = price * 3
version "2025" valid from 2025-01-01 to 2025-12-31
amount due = 3 EUR/item * visits
`,
  ],
];

describe.each(tariffs)('%s', (_name, text) => {
  it('show a result exactly where it is given alone', () => {
    const tally: Tally = { shown: 0, withheld: 0 };
    expect(differences(modelFrom(text), 60, 3, tally)).toEqual([]);
    expect(Math.min(tally.shown, tally.withheld)).toBeGreaterThan(20);
  });
});

describe.each([1, 2])('random tariffs %i', (part) => {
  it('show a result exactly where it is given alone', () => {
    const tally: Tally = { shown: 0, withheld: 0 };
    let books = 0;
    for (let seed = 7000 + 40 * part; books < 8; seed++) {
      const { model } = compile({ path: 'drawn.bareme', text: randomTariff(seed, 0).text });
      if (model === undefined) continue;
      if (beyondCombinations(model) !== undefined) continue;
      books += 1;
      expect({ seed, wrong: differences(model, 8, seed, tally) }).toEqual({ seed, wrong: [] });
    }
    expect(Math.min(tally.shown, tally.withheld)).toBeGreaterThan(0);
  });
});

it('withholds only what a refused figure stands behind', () => {
  const model = modelFrom(`${head('figures')}fact seats : items, whole, from 1 to 500
fact rooms : items, whole, from 1 to 50
scale base on EUR
  | part           | rate |
  | up to 100 EUR  | 10 % |
  | then the rest  | 20 % |
scale raised = base, every rate plus 1 point
amount a = 3 EUR/item * seats
amount b = 7 EUR/item * rooms
amount c = raised(5 EUR/item * rooms)
amount both = a + b
results a, b, c, both
`);
  const { layout, plan } = workbookImage(model, provenance);
  const { words } = plan.bench;
  const facts = new Map<string, CellValue>([
    ['input:seats', { n: 2n, d: 1n }],
    ['input:rooms', { n: 3n, d: 1n }],
  ]);
  const said = (refused: RegExp): readonly unknown[] => {
    const cell = layout.sheets
      .flatMap(({ cells }) => cells)
      .find(({ unlocked, keys }) => unlocked && keys.some((key) => refused.test(key)));
    const values = calculate(layout, new Map([...facts, [cell?.keys[0] ?? '', undefined]]));
    return ['a', 'b', 'c', 'both'].map((name) => {
      const value = values.valueOf(outputKey(name));
      return typeof value === 'object' ? Number(value.n) / Number(value.d) : value;
    });
  };
  const withheld = words.checkParameters;
  expect(said(/^none/)).toEqual([6, 21, 1.65, 27]);
  expect(said(/^par:p_a/)).toEqual([withheld, 21, 1.65, withheld]);
  expect(said(/^par:p_b/)).toEqual([6, withheld, 1.65, withheld]);
  // What another scale is made from is one figure with it.
  expect(said(/^par:.*rate/)).toEqual([6, 21, withheld, 27]);
});
