// Books of another system with a known slip: it is named, first, and what is not a slip is not explained.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { amountsOf, type Bill, canonical } from '../../compiler/revise/books/bill.js';
import { reconcileBook } from '../../compiler/revise/books/reconcile-book.js';
import { whyBilled } from '../../compiler/revise/books/why-billed.js';
import { billOf, type Case, casesFrom, cut, type Legacy, model, printedPrice, up } from './water.js';

const water = model();
const results = water.results.filter(({ name }) => name === 'total');
const interpreter = new Interpreter(water);
const cents = (amount: number): string => canonical((amount / 100).toFixed(2));

function billed(facts: Case, number: number, amount: number, columns: Bill['columns'] = {}): Bill {
  const priced = amountsOf(evaluate(interpreter, facts), results);
  if (priced === undefined) throw new Error('refused');
  return { number, facts: { ...facts }, columns, priced, billed: [cents(amount)] };
}

const reconciled = (bills: readonly Bill[]) =>
  reconcileBook(water, results, {
    bills: async function* () {
      yield* bills;
    },
    prepare: async (rules) => {
      const prepared = new Interpreter(rules);
      return (facts) => amountsOf(evaluate(prepared, facts), results);
    },
  });

/** Slips that change few bills are looked for in many cases: those that they change, and some that they do not. */
const bookOf = (legacy: Legacy, seed = 11, count = 200): readonly Bill[] =>
  (legacy.floating === true
    ? casesFrom(seed, 6000).filter(
        (facts, index) => index % 60 === 0 || billOf(facts) !== billOf(facts, legacy),
      )
    : casesFrom(seed, count)
  ).map((facts, index) => billed(facts, index + 1, billOf(facts, legacy)));

describe('a book of another system', () => {
  it('without a slip is equal, and is explained by nothing', async () => {
    const found = await reconciled(bookOf({}));
    expect(found).toMatchObject({ cases: 200, equal: 200, different: 0, unexplained: 0, explanations: [] });
  });

  const slips: readonly (readonly [string, Legacy, Readonly<Record<string, unknown>>])[] = [
    [
      'reads the minimum otherwise',
      { minimumAfter: true },
      { kind: 'reading', names: { reading: 'minimum_order', option: 'after_it' } },
    ],
    ['rounds every amount down', { round: cut }, { kind: 'rounding' }],
    ['rounds every amount up', { round: up }, { kind: 'rounding' }],
    [
      'counts 200 m3 in the last row',
      { price: (usage) => (usage < 200 ? printedPrice(usage) : 211) },
      { kind: 'boundary', names: { table: 'price', limit: '200' } },
    ],
    ['leaves out the reduction', { reduction: 0 }, {}],
    ['reduces twice', { reductionTwice: true }, { kind: 'step', change: 'twice' }],
    ['has another minimum', { minimum: 3370 }, { kind: 'constant', names: { was: '35.55', is: '33.7' } }],
    ['has last year’s rent', { rent: 712 }, { kind: 'constant', names: { was: '7.35', is: '7.12' } }],
    ['leaves the rent out of the base of VAT', { vatBase: 'fee' }, { kind: 'term', change: 'left out' }],
    ['computes in binary floating point', { floating: true }, { kind: 'arithmetic' }],
  ];
  it.each(slips)('that %s is explained whole by that, first', async (_, legacy, expected) => {
    const found = await reconciled(bookOf(legacy));
    expect(found.different).toBeGreaterThan(0);
    expect(found.unexplained).toBe(0);
    const [first] = found.explanations;
    expect(first?.explains).toBe(found.different);
    const named = [first?.tally, ...(first?.alike ?? [])].map((tally) => tally?.hypothesis);
    expect(named).toContainEqual(expect.objectContaining(asContained(expected)));
  });

  it('is told the office in which alone the slip happens', async () => {
    const bills = casesFrom(5, 150).map((facts, index) => {
      const office = ['north', 'south', 'east'][index % 3] ?? '';
      return billed(facts, index + 1, billOf(facts, office === 'south' ? { minimumAfter: true } : {}), {
        office,
      });
    });
    const { explanations, unexplained } = await reconciled(bills);
    expect(explanations[0]?.tally.hypothesis.kind).toBe('reading');
    expect(explanations[0]?.where).toEqual({ column: 'office', values: ['south'] });
    expect(unexplained).toBe(0);
  });

  it('whose bills were changed by hand is explained by nothing', async () => {
    const bills = casesFrom(23, 150).map((facts, index) => {
      const right = billOf(facts);
      return billed(
        facts,
        index + 1,
        index % 19 === 0 ? Math.round(right * (0.8 + (index % 7) / 17)) + 3 : right,
      );
    });
    const found = await reconciled(bills);
    expect(found.different).toBeGreaterThan(5);
    expect(found.explanations.map(({ tally }) => tally.hypothesis.says.en)).toEqual([]);
    expect(found.unexplained).toBe(found.different);
  });

  it('says which readings no bill of it tells apart', async () => {
    const large = casesFrom(3, 40).map((facts) => ({ ...facts, usage: facts.usage + 60 }));
    const found = await reconciled(large.map((facts, index) => billed(facts, index + 1, billOf(facts))));
    expect(found.silent.map(({ id }) => id)).toContain('reading/minimum_order/after_it');
  });
});

describe('one bill', () => {
  it('is given every slip that fits exactly, the plainest first', () => {
    const facts = { usage: 20, meters: 1, social: true };
    const bill = billed(facts, 1, billOf(facts, { minimumAfter: true }));
    const { fitting } = whyBilled(water, results, bill);
    expect(fitting[0]).toMatchObject({ kind: 'reading', names: { reading: 'minimum_order' } });
    for (const { does } of fitting) {
      if (does.kind !== 'rules') continue;
      const edited = does.edit(water);
      expect(edited === undefined ? undefined : amountsOf(evaluate(edited, facts), results)).toEqual(
        bill.billed,
      );
    }
  });
});

function asContained(expected: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null ? expect.objectContaining(value) : value,
    ]),
  );
}
