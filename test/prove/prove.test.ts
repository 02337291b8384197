import { describe, expect, it } from 'vitest';
import type { Definition, Expression, Model, Property } from '../../compiler/3-model/model.js';
import { type Proof, prove } from '../../compiler/4-analyse/prover/prove.js';
import {
  above,
  add,
  alternatives,
  always,
  definition,
  div,
  fact,
  flag,
  is,
  isNot,
  lookup,
  max,
  min,
  model,
  mul,
  neverDecreases,
  number,
  option,
  over,
  percent,
  reading,
  readingOf,
  ref,
  round,
  span,
  sub,
  table,
  upTo,
  when,
} from '../analyse/build.js';

const area = fact('area');
const weighted = (...cells: [string, string, string]) =>
  table(
    'weighted',
    ['<=2000', area],
    ['>2000 <=4000', cells[0]],
    ['>4000 <=8000', cells[1]],
    ['>8000', cells[2]],
  );
const facts = [
  number('area', 0, 100000),
  number('kiosks', 0, 10000),
  number('days', 0, 366),
  number('hours', 0, 168, '0.25'),
  percent('share', '0', '1', '0.0001'),
  flag('member'),
];

function proofOf(property: Property, definitions: readonly Definition[], parts: Partial<Model> = {}): Proof {
  const [proof] = prove(model({ facts, ...parts, definitions, properties: [property] }), { tests: 200 });
  if (!proof) throw new Error('no proof');
  return proof;
}

const fee = (
  cells: [string, string, string],
  minimum: string,
): { defs: Definition[]; parts: Partial<Model> } => ({
  defs: [
    definition('fee/1', mul(lookup('weighted', [area]), '0.8')),
    definition('fee/2', max(ref('fee/1'), minimum), { role: 'step', formula: `at least ${minimum}` }),
    definition('fee', round(ref('fee/2'), '0.01'), { role: 'rounding' }),
  ],
  parts: { tables: [weighted(...cells)] },
});

describe('a proof', () => {
  it('covers every input of the domain, with tables, minima and rounding', () => {
    const { defs, parts } = fee(['2000', '2500', '3000'], '90.89');
    expect(proofOf(neverDecreases(ref('fee'), 'area'), defs, parts).status).toBe('proved');
    expect(proofOf(always(upTo(ref('fee'), 2400)), defs, parts).status).toBe('proved');
  });

  it('follows started blocks and the lower of two amounts', () => {
    const blocks = round(div(fact('kiosks'), 100), 1, 'up');
    const defs = [
      definition(
        'fee',
        round(
          alternatives('lower', mul(mul(blocks, fact('days')), '12.2'), mul(fact('kiosks'), '156.38')),
          '0.01',
        ),
      ),
    ];
    for (const name of ['kiosks', 'days']) {
      expect(proofOf(neverDecreases(ref('fee'), name), defs).status).toBe('proved');
    }
  });

  it('follows a reduction that is itself rounded', () => {
    const defs = [
      definition('subtotal', round(mul(area, '1.37'))),
      definition(
        'reduction',
        when(fact('member', { kind: 'yes-no' }), round(mul(ref('subtotal'), fact('share'))), 0),
      ),
      definition('total', sub(ref('subtotal'), ref('reduction'))),
    ];
    expect(proofOf(neverDecreases(ref('total'), 'area'), defs).status).toBe('proved');
    expect(proofOf(always(upTo(ref('total'), ref('subtotal'))), defs).status).toBe('proved');
  });

  it('goes stage by stage where a reduction melts away with the amount it is taken from', () => {
    const defs = [
      definition('gross/1', mul(area, '1.37')),
      definition('gross', round(ref('gross/1')), { role: 'rounding' }),
      definition('relief/1', max(sub(873, mul(ref('gross'), '0.4525')), 0)),
      definition('relief', round(min(ref('relief/1'), ref('gross')))),
      definition('net', sub(ref('gross'), ref('relief'))),
    ];
    const proof = proofOf(neverDecreases(ref('net'), 'area'), defs);
    expect(proof.status).toBe('proved');
    expect(proof.boxes).toBeLessThan(100);
  });

  it('does not go over a stage at which there is no value', () => {
    // 1 / (doubled - 5) falls at each step of `doubled` but the one at 5, which the fact steps over.
    const defs = [
      definition('doubled', round(mul(fact('small'), 2))),
      definition('rate', div(1, sub(ref('doubled'), 5))),
      definition('moved', add(ref('rate'), mul(fact('small'), 0))),
    ];
    const parts: Partial<Model> = { facts: [number('small', 0, 10)] };
    const falls = { ...neverDecreases(ref('moved'), 'small'), direction: 'never-increases' } as Property;
    const proof = proofOf(falls, defs, parts);
    expect(proof.status).toBe('false');
    expect(proof.counterexample?.before.values).toEqual({ small: { n: 2n, d: 1n } });
  });

  it('follows a division by a fact', () => {
    const defs = [definition('rate', div(area, add(fact('kiosks'), 1)))];
    expect(proofOf(neverDecreases(ref('rate'), 'area'), defs).status).toBe('proved');
    const falls: Property = {
      ...neverDecreases(ref('rate'), 'kiosks'),
      direction: 'never-increases',
    } as Property;
    expect(proofOf(falls, defs).status).toBe('proved');
  });

  it('follows sums over a list of any length while one item changes', () => {
    const parts: Partial<Model> = {
      facts: [...facts, number('age', 0, 120, 1, { list: 'skiers' })],
      lists: [
        {
          name: 'skiers',
          label: 'skiers',
          capacity: 40,
          presence: { kind: 'always' as const },
          section: undefined,
          span,
        },
      ],
    };
    const price = definition('price', max(mul(fact('age', undefined, 'skiers'), '0.5'), 10), {
      list: 'skiers',
    });
    const group = definition('group', over('sum', 'skiers', ref('price', undefined, 'skiers')));
    expect(proofOf(neverDecreases(ref('group'), 'age'), [price, group], parts).status).toBe('proved');
    const oldest = definition('oldest', over('highest', 'skiers', ref('price', undefined, 'skiers')));
    expect(proofOf(neverDecreases(ref('oldest'), 'age'), [price, oldest], parts).status).toBe('proved');
    const child = definition('price', when(upTo(fact('age', undefined, 'skiers'), 12), 20, 15), {
      list: 'skiers',
    });
    const proof = proofOf(neverDecreases(ref('group'), 'age'), [child, group], parts);
    expect(proof.status).toBe('false');
    expect(proof.counterexample?.before.lists.skiers).toEqual([{ age: { n: 12n, d: 1n } }]);
  });
});

describe('what is said of every item of a list', () => {
  const parts: Partial<Model> = {
    facts: [...facts, number('weight', 0, 1000, 1, { list: 'parcels' })],
    lists: [
      {
        name: 'parcels',
        label: 'parcels',
        capacity: 40,
        presence: { kind: 'always' as const },
        section: undefined,
        span,
      },
    ],
  };
  const price = definition('price', max(mul(fact('weight', undefined, 'parcels'), '0.5'), 10), {
    list: 'parcels',
  });
  const none = (where: Expression) =>
    definition('broken', over('count', 'parcels', undefined, where), { role: 'total' });

  it('is shown for any one of them', () => {
    const proof = proofOf(
      always(is(ref('broken'), 0)),
      [price, none(above(ref('price', undefined, 'parcels'), 500))],
      parts,
    );
    expect(proof.status).toBe('proved');
    expect(proof.boxes).toBe(1);
  });

  it('is refuted by one item', () => {
    const proof = proofOf(
      always(is(ref('broken'), 0)),
      [price, none(above(ref('price', undefined, 'parcels'), 499))],
      parts,
    );
    expect(proof.status).toBe('false');
    expect(proof.counterexample?.before.lists.parcels).toEqual([{ weight: { n: 999n, d: 1n } }]);
  });
});

describe('a counterexample', () => {
  it('is the simplest one, and names the row that causes it', () => {
    const { defs, parts } = fee(['2000', '1500', '3000'], '90.89');
    const proof = proofOf(neverDecreases(ref('fee'), 'area'), defs, parts);
    expect(proof.status).toBe('false');
    expect(proof.counterexample?.before.values).toEqual({ area: { n: 4000n, d: 1n } });
    expect(proof.counterexample?.values).toEqual([
      { n: 1600n, d: 1n },
      { n: 1200n, d: 1n },
    ]);
    expect(proof.cause?.definition).toBe('fee/1');
  });

  it('names the step that falls below a limit, and both amounts', () => {
    const defs = [
      definition('fee/1', mul(area, 2), { formula: 'area * 2' }),
      definition('fee/2', max(ref('fee/1'), 100), { role: 'step', formula: 'at least 100' }),
      definition('fee/3', mul(ref('fee/2'), '0.25'), { role: 'step', formula: 'times 25 %' }),
      definition('fee', round(ref('fee/3')), { role: 'rounding' }),
    ];
    const proof = proofOf(always(above(ref('fee'), 99)), defs);
    expect(proof.status).toBe('false');
    expect(proof.cause?.formula).toBe('times 25 %');
    expect(proof.counterexample?.before.values).toEqual({ area: { n: 0n, d: 1n } });
  });

  it('says which other reading makes the property true', () => {
    const after = is(reading('order'), option('after'));
    const defs = [
      definition('fee/1', max(mul(area, 2), 100)),
      definition('fee/2', mul(ref('fee/1'), '0.25')),
      definition('fee', when(after, max(ref('fee/2'), 100), ref('fee/2'))),
    ];
    const parts = { readings: [readingOf('order', 'before', 'before', 'after')] };
    const proof = proofOf(always(above(ref('fee'), 99)), defs, parts);
    expect(proof.status).toBe('false');
    expect(proof.holdsWith).toEqual([{ reading: 'order', option: 'after' }]);
  });
});

describe('the prover', () => {
  it('says undecided, and how many cases it tried, when its budget is spent', () => {
    // The root of two is no fraction, which no halving of the domain can find out.
    const square = (name: string): Expression => mul(fact(name), fact(name));
    const never = isNot(square('area'), mul(2, square('kiosks')));
    const made = model({
      facts,
      definitions: [definition('side', area)],
      properties: [always(never, above(area, 0))],
    });
    const [proof] = prove(made, { boxes: 40, tests: 50 });
    expect(proof?.status).toBe('undecided');
    expect(proof?.boxes).toBe(40);
    expect(proof?.tested).toBeGreaterThanOrEqual(20);
    expect(proof?.counterexample).toBeUndefined();
  });

  it('gives the same answers every time', () => {
    const { defs, parts } = fee(['2000', '1500', '3000'], '90.89');
    const run = () => proofOf(neverDecreases(ref('fee'), 'area'), defs, parts);
    expect(run()).toEqual(run());
  });
});
