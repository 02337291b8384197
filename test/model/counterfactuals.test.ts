import { describe, expect, it } from 'vitest';
import {
  amount,
  answer,
  build,
  choiceOf,
  common,
  fact,
  formula,
  input,
  is,
  name,
  not,
  number,
  option,
  plainNumber,
  plus,
  span,
  times,
  under,
  value,
} from './hand-made.js';

const season = choiceOf('season', 'low', 'high');

describe('a counterfactual', () => {
  const statements = [
    {
      ...common('regime'),
      kind: 'choice' as const,
      type: season,
      rows: [
        { option: 'low', label: 'Low', when: undefined, span: span() },
        { option: 'high', label: 'High', when: is(fact('a'), 'above', number(10)), span: span() },
      ],
    },
    value('base', times(fact('a'), number(2, plainNumber))),
    value('factor', formula({ ...whenHigh(), type: plainNumber })),
    amount('fee', times(name('base'), name('factor', plainNumber))),
  ];
  function whenHigh() {
    return {
      kind: 'conditional' as const,
      branches: [
        { when: is(name('regime', season), 'equal', option('high', season)), then: number(3, plainNumber) },
      ],
      otherwise: number(1, plainNumber),
      type: plainNumber,
      span: span(),
    };
  }
  const high = { of: 'choice' as const, name: 'regime', value: option('high', season) };

  it('makes again only what depends on what is replaced, once for equal replacements', () => {
    const { run, ids, model } = build({
      facts: [input('a')],
      statements: [
        ...statements,
        amount('loss', under(name('fee'), high)),
        amount('twice', plus(under(name('fee'), high), under(name('fee'), high))),
      ],
    });
    expect(ids.filter((id) => id.includes('@'))).toEqual(['factor@regime_high', 'fee@regime_high']);
    expect(model.definitions.find(({ id }) => id === 'fee@regime_high')).toMatchObject({
      owner: 'fee',
      final: false,
      counterfactual: 'The regime: high',
    });
    expect(answer(run({ a: 5 }))).toEqual({ fee: '10.00', loss: '30.00', twice: '60.00' });
    expect(answer(run({ a: 11 }))).toEqual({ fee: '66.00', loss: '66.00', twice: '132.00' });
  });

  it('replaces a fact, also by a formula, and nests', () => {
    const { run } = build({
      facts: [input('a'), input('b')],
      statements: [
        ...statements,
        amount('more', under(name('fee'), { of: 'fact', name: 'a', value: plus(fact('a'), fact('b')) })),
        amount('both', under(under(name('more'), { of: 'fact', name: 'b', value: number(1) }), high)),
        amount('fixed', under(name('fee'), { of: 'value', name: 'base', value: number(100) }, high)),
      ],
    });
    expect(answer(run({ a: 5, b: 10 }))).toEqual({
      fee: '10.00',
      more: '90.00',
      both: '36.00',
      fixed: '300.00',
    });
  });

  it('of what does not depend on it is the value itself', () => {
    const { ids } = build({
      facts: [input('a')],
      statements: [...statements, amount('same', under(name('base'), high))],
    });
    expect(ids.filter((id) => id.includes('@'))).toEqual([]);
  });
});

describe('a choice of facts', () => {
  it('with a default stands in for an absent fact, and an explicit zero stays zero', () => {
    const { run } = build({
      facts: [input('a', { presence: { kind: 'default', value: name('standard') } }), input('c')],
      statements: [
        value('standard', times(fact('c'), number(2, plainNumber))),
        amount('fee', plus(fact('a'), number(1))),
      ],
    });
    expect(answer(run({ c: 4 }))).toEqual({ fee: '9.00' });
    expect(answer(run({ c: 4, a: 0 }))).toEqual({ fee: '1.00' });
    expect(not).toBeDefined();
  });
});
