import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { dateOf } from '../../compiler/runtime/exact/calendar.js';
import { compare, divide, isInteger, type Rational } from '../../compiler/runtime/exact/rational.js';
import { workingTime } from '../working-time.js';
import {
  above,
  alternatives,
  choice,
  dated,
  day,
  definition,
  div,
  fact,
  flag,
  from,
  lookup,
  model,
  mul,
  number,
  over,
  percent,
  q,
  ref,
  round,
  span,
  table,
  upTo,
  when,
} from './build.js';

const weighted = table('weighted', ['<=2000', fact('area')], ['>2000 <=4000', 2000], ['>4000', 3000]);
const made: Model = model({
  facts: [
    number('area', 0, 1000000),
    number('kiosks', 0, 10000),
    number('days', 0, 366),
    percent('share', '0', '1', '0.0001'),
    flag('programme'),
    { ...number('protected', 0, 100), presence: { kind: 'when', condition: fact('programme') } },
    { ...number('entry', 0, 1000, '0.01'), presence: { kind: 'optional' } },
    choice('regime', ['general', 'reduced']),
    dated('start', dateOf(2020, 1, 1) ?? 0, dateOf(2030, 12, 31) ?? 0),
    number('age', 0, 120, 1, { list: 'skiers' }),
  ],
  lists: [
    {
      name: 'skiers',
      label: 'skiers',
      capacity: 12,
      presence: { kind: 'always' as const },
      section: undefined,
      span,
    },
  ],
  tables: [weighted],
  definitions: [
    definition('area_fee', round(mul(lookup('weighted', [fact('area')]), '0.81'))),
    definition('blocks', round(div(fact('kiosks'), 100), 1, 'up')),
    definition(
      'fee',
      alternatives('lower', mul(mul(ref('blocks'), fact('days')), 1800), mul(fact('kiosks'), 23700)),
    ),
    definition('rate', when(above(fact('share'), '0.7'), '0.02', '0.016')),
    definition('early', when(upTo(fact('start'), day(dateOf(2024, 6, 30) ?? 0)), 1, 2)),
    definition('ages', over('sum', 'skiers', fact('age'))),
  ],
  requirements: [
    { condition: upTo(fact('days'), 300), message: 'too many days', list: undefined, span },
    { condition: from(fact('age'), 3), message: 'too young', list: 'skiers', span },
  ],
});
const cases = boundaryCases(made, { seed: 7, count: 400 });
const numbersOf = (name: string): Rational[] =>
  cases.map(({ facts }) => facts.values[name]).filter((value) => typeof value === 'object');

describe('boundary cases', () => {
  it('lie on the declared domains and steps', () => {
    for (const fact of made.facts) {
      if (!fact.domain || fact.list !== undefined) continue;
      for (const value of numbersOf(fact.name)) {
        expect(compare(value, fact.domain.from)).toBeGreaterThanOrEqual(0);
        expect(compare(value, fact.domain.to)).toBeLessThanOrEqual(0);
        expect(isInteger(divide(value, fact.domain.step))).toBe(true);
      }
    }
  });

  it('are the same for the same seed, and others for another', () => {
    expect(boundaryCases(made, { seed: 7, count: 20 })).toEqual(cases.slice(0, 20));
    expect(boundaryCases(made, { seed: 8, count: 20 })).not.toEqual(cases.slice(0, 20));
  });

  it('meet every threshold, and one step on either side', () => {
    const met = (name: string, value: string): boolean =>
      numbersOf(name).some((one) => compare(one, q(value)) === 0);
    for (const area of ['0', '1999', '2000', '2001', '3999', '4000', '4001', '1000000']) {
      expect([area, met('area', area)]).toEqual([area, true]);
    }
    for (const share of ['0.6999', '0.7', '0.7001'])
      expect([share, met('share', share)]).toEqual([share, true]);
    for (const count of ['100', '101', '200']) expect([count, met('kiosks', count)]).toEqual([count, true]);
  });

  it('meet days that calendars stumble over', () => {
    const days = new Set(cases.map(({ input }) => String(input.start)));
    expect([...days].some((one) => one.endsWith('-02-29'))).toBe(true);
    expect([...days].some((one) => one.endsWith('-12-31'))).toBe(true);
    expect(days.has('2024-06-30')).toBe(true);
    expect(days.has('2024-07-01')).toBe(true);
  });

  it('meet the crossing of two amounts that depend on several facts', () => {
    const gaps = cases.map(({ facts }) => {
      const kiosks = facts.values.kiosks as Rational;
      const days = facts.values.days as Rational;
      const blocks = (kiosks.n + 99n) / 100n;
      return blocks * days.n * 1800n - kiosks.n * 23700n;
    });
    const close = gaps.filter((gap, index) => {
      const kiosks = cases[index]?.facts.values.kiosks as Rational;
      return kiosks.n > 0n && (gap < 0n ? -gap : gap) <= 1800n * 100n + 23700n && gap !== 0n;
    });
    expect(close.length).toBeGreaterThan(12);
  });

  it('leave out optional facts at times, and most facts that are not needed', () => {
    expect(cases.some(({ input }) => input.entry === undefined)).toBe(true);
    expect(cases.some(({ input }) => input.entry !== undefined)).toBe(true);
    const needless = cases.filter(({ input }) => input.programme === false);
    const absent = needless.filter(({ input }) => input.protected === undefined).length;
    expect(absent).toBeGreaterThan(needless.length / 2);
    expect(absent).toBeLessThan(needless.length);
    expect(cases.every(({ input }) => input.programme === false || input.protected !== undefined)).toBe(true);
  });

  it('hold no item, one, several and as many as the list takes', () => {
    const lengths = new Set(cases.map(({ facts }) => facts.lists.skiers?.length));
    for (const length of [0, 1, 2, 5, 12]) expect([length, lengths.has(length)]).toEqual([length, true]);
  });

  it('keep the requirements where they can', () => {
    const broken = cases.filter(({ facts }) => compare(facts.values.days as Rational, q(300)) > 0);
    expect(broken.length).toBeLessThan(10);
  });

  it('are written as people write them', () => {
    const input = cases.find((one) => one.facts.lists.skiers?.length === 2)?.input ?? {};
    expect(input.start).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(input.regime).toMatch(/^(general|reduced)$/);
    expect(input.skiers).toHaveLength(2);
    const shares = cases.map((one) => Number(one.input.share));
    expect(Math.max(...shares)).toBe(100);
    expect(shares.some((share) => share === 70.01)).toBe(true);
  });

  it('are made at more than a thousand a second', () => {
    const started = workingTime();
    boundaryCases(made, { seed: 1, count: 1000 });
    expect(workingTime() - started).toBeLessThan(4000);
  });
});
