import { describe, expect, it } from 'vitest';
import type { CheckedExpression } from '../../compiler/2-check/types/checked.js';
import {
  amount,
  answer,
  atLeast,
  build,
  fact,
  formula,
  input,
  is,
  minus,
  name,
  number,
  plainNumber,
  plus,
  span,
  sum,
  times,
  under,
  value,
} from './hand-made.js';

const list = {
  name: 'skiers',
  label: 'Skiers',
  capacity: 5,
  presence: { kind: 'always' as const },
  section: undefined,
  span: span(),
};
const age = input('age', { list: 'skiers', type: plainNumber });
const own = fact('age', plainNumber);
const price = amount('price', formula(times(own, number(1)), atLeast(number(10))), { list: 'skiers' });
const skiers = (...ages: (number | string)[]) => ({ skiers: ages.map((of) => ({ age: of })) });
const node = (of: object, type = plainNumber): CheckedExpression =>
  ({ ...of, type, span: span() }) as CheckedExpression;

describe('a list', () => {
  it('has one value per item, in order', () => {
    const { run } = build({ lists: [list], facts: [age], statements: [price] });
    expect(answer(run(skiers(5, 30, 12), { results: ['price'] }))).toEqual({
      price: ['10.00', '30.00', '12.00'],
    });
    expect(answer(run(skiers(), { results: ['price'] }))).toEqual({ price: [] });
  });

  it('is summed, counted and compared, with conditions', () => {
    const old = is(own, 'from', number(18, plainNumber));
    const over = (
      operation: 'count' | 'highest' | 'lowest',
      of: CheckedExpression | undefined,
      where?: CheckedExpression,
    ) => node({ kind: 'aggregate', operation, list: 'skiers', of, where });
    const { run } = build({
      lists: [list],
      facts: [age],
      statements: [
        price,
        amount('group', sum('skiers', name('price'))),
        amount('adults', sum('skiers', name('price'), old)),
        value('many', over('count', undefined, old)),
        value('most', over('highest', name('price'))),
        value('least', over('lowest', minus(name('price'), number(1)))),
      ],
    });
    const names = ['group', 'adults', 'many', 'most', 'least'];
    expect(answer(run(skiers(5, 30, 20), { results: names }))).toEqual({
      group: '60.00',
      adults: '50.00',
      many: '2',
      most: '30',
      least: '9',
    });
    expect(answer(run(skiers(), { results: ['group', 'many'] }))).toEqual({ group: '0.00', many: '0' });
    expect(answer(run(skiers(), { results: ['most'] }))).toEqual(['no_item most']);
  });

  it('gives the place of an item, its rank and what came before it', () => {
    const { run } = build({
      lists: [list],
      facts: [age],
      statements: [
        value('place', node({ kind: 'position', list: 'skiers' }), { list: 'skiers' }),
        value('rank', node({ kind: 'rank', list: 'skiers', of: own }), { list: 'skiers' }),
        value('upto', node({ kind: 'running-total', list: 'skiers', of: own, inclusive: true }), {
          list: 'skiers',
        }),
        value(
          'before',
          node({
            kind: 'running-total',
            list: 'skiers',
            of: times(own, number(2, plainNumber)),
            inclusive: false,
          }),
          { list: 'skiers' },
        ),
        value('second', node({ kind: 'item', list: 'skiers', index: number(2, plainNumber), of: own })),
      ],
    });
    const names = ['place', 'rank', 'upto', 'before'];
    expect(answer(run(skiers(3, 9, 9, 1), { results: names }))).toEqual({
      place: ['1', '2', '3', '4'],
      rank: ['3', '1', '2', '4'],
      upto: ['3', '12', '21', '22'],
      before: ['0', '6', '24', '42'],
    });
    expect(answer(run(skiers(3, 9), { results: ['second'] }))).toEqual({ second: '9' });
    expect(answer(run(skiers(3), { results: ['second'] }))).toEqual(['no_item second']);
  });

  it('may be longer than nothing but not than its capacity; every mistake of an item has its path', () => {
    const { run } = build({ lists: [list], facts: [age], statements: [amount('group', sum('skiers', own))] });
    expect(answer(run(skiers(1, 2, 3, 4, 5, 6)))).toEqual(['too_many_items skiers']);
    expect(answer(run({ skiers: [{}, { age: 'x' }, { age: 1, height: 2 }] }))).toEqual([
      'wrong_type skiers[1].age',
      'unknown_fact skiers[2].height',
      'missing_fact skiers[0].age',
    ]);
    expect(answer(run({}))).toEqual(['missing_fact skiers']);
  });

  it('compares an item with the whole of the list', () => {
    const { run } = build({
      lists: [list],
      facts: [age],
      statements: [value('share', times(own, sum('skiers', own)), { list: 'skiers' })],
    });
    expect(answer(run(skiers(1, 2), { results: ['share'] }))).toEqual({ share: ['3', '6'] });
  });

  it('is made again under other facts of its items', () => {
    const older = { of: 'fact' as const, name: 'age', value: plus(own, number(1, plainNumber)) };
    const { run, codes } = build({
      lists: [list],
      facts: [age],
      statements: [
        price,
        amount('next', under(name('price'), older), { list: 'skiers' }),
        amount(
          'adults',
          under(sum('skiers', name('price')), { of: 'fact', name: 'age', value: number(20, plainNumber) }),
        ),
      ],
    });
    expect(codes).toEqual([]);
    expect(answer(run(skiers(9, 10), { results: ['next', 'adults'] }))).toEqual({
      next: ['10.00', '11.00'],
      adults: '40.00',
    });
  });

  it('is summed anew for each item whose value replaces one of all', () => {
    const { codes, run } = build({
      lists: [list],
      facts: [age],
      statements: [
        price,
        amount('group', sum('skiers', name('price'))),
        amount(
          'odd',
          under(name('group'), { of: 'fact', name: 'age', value: plus(own, number(1, plainNumber)) }),
          { list: 'skiers' },
        ),
      ],
    });
    expect(codes).toEqual([]);
    // Each item's own age replaces that of all: as many times as there are items.
    expect(answer(run(skiers(19, 29), { results: ['odd'] }))).toEqual({ odd: ['40.00', '60.00'] });
  });
});
