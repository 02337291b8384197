import { describe, expect, it } from 'vitest';
import type { Expression, Model } from '../../compiler/3-model/model.js';
import { type Range, rangesOf } from '../../compiler/4-analyse/ranges.js';
import { formatDecimal, type Rational } from '../../compiler/runtime/exact/rational.js';
import { workingTime } from '../working-time.js';
import {
  above,
  add,
  alternatives,
  and,
  choice,
  dated,
  day,
  definition,
  div,
  e,
  fact,
  flag,
  from,
  is,
  lookup,
  max,
  min,
  model,
  mul,
  neg,
  not,
  number,
  option,
  options,
  or,
  over,
  percent,
  reading,
  readingOf,
  ref,
  round,
  scale,
  scaled,
  span,
  sub,
  table,
  upTo,
  when,
} from './build.js';

const text = (value: Rational | undefined): string =>
  value === undefined ? '?' : (formatDecimal(value) ?? `${value.n}/${value.d}`);
const shown = ({ lo, hi, grid }: Range): string => `${text(lo)} to ${text(hi)} by ${text(grid)}`;

const facts = [
  number('area', 0, 10000),
  number('hours', 0, 168, '0.25'),
  number('delta', -5, 5),
  percent('share', '0', '1', '0.0001'),
  flag('member'),
  choice('regime', ['general', 'reduced', 'other']),
];
const area = fact('area');
const delta = fact('delta');

/** The range of one formula over the facts above. */
function rangeOf(formula: Expression, parts: Partial<Model> = {}): string {
  const made = model({
    facts,
    ...parts,
    definitions: [...(parts.definitions ?? []), definition('x', formula)],
  });
  return shown(rangesOf(made).of('x'));
}

describe('ranges', () => {
  it('come from the declared domain and step', () => {
    expect(rangeOf(area)).toBe('0 to 10000 by 1');
    expect(rangeOf(fact('share'))).toBe('0 to 1 by 0.0001');
  });

  it('follow sums, differences and products exactly', () => {
    expect(rangeOf(add(area, fact('hours')))).toBe('0 to 10168 by 0.25');
    expect(rangeOf(sub(area, '0.1'))).toBe('-0.1 to 9999.9 by 0.1');
    expect(rangeOf(mul(area, '0.81'))).toBe('0 to 8100 by 0.81');
    expect(rangeOf(mul(delta, neg(area)))).toBe('-50000 to 50000 by 1');
    expect(rangeOf(mul(delta, delta))).toBe('-25 to 25 by 1');
  });

  it('keep a grid through a division by a constant, and lose it through a division by a fact', () => {
    expect(rangeOf(div(area, '3.05'))).toBe('0 to 200000/61 by 20/61');
    expect(rangeOf(div(mul(area, 12), fact('hours')))).toBe('0 to 480000 by ?');
    expect(rangeOf(div(100, delta))).toBe('-100 to 100 by ?');
  });

  it('round to the step, and leave what already lies on it', () => {
    expect(rangeOf(round(mul(area, '0.333'), '0.05'))).toBe('0 to 3330 by 0.05');
    expect(rangeOf(round(mul(area, 10)))).toBe('0 to 100000 by 10');
    expect(rangeOf(round(div(area, 100), 1, 'up'))).toBe('0 to 100 by 1');
  });

  it('keep the limits of lower of and higher of', () => {
    expect(rangeOf(max(area, 500))).toBe('500 to 10000 by 1');
    expect(rangeOf(min(area, mul(delta, 7)))).toBe('-35 to 35 by 1');
    expect(rangeOf(alternatives('lower', mul(area, 20), 3000))).toBe('0 to 3000 by 20');
    expect(rangeOf(alternatives('sum', area, area))).toBe('0 to 20000 by 1');
    expect(rangeOf(max(add(area, '0.5'), '0.25'))).toBe('0.5 to 10000.5 by 0.5');
  });

  it('narrow the key of a table inside the cells of its rows', () => {
    const weighted = table(
      'weighted',
      ['<=2000', fact('area')],
      ['>2000 <=4000', 2000],
      ['>4000', div(1000000, area)],
    );
    expect(rangeOf(lookup('weighted', [area]), { tables: [weighted] })).toBe('0 to 2000 by ?');
    const made = model({
      facts,
      tables: [weighted],
      definitions: [definition('x', lookup('weighted', [area]))],
    });
    const ranges = rangesOf(made);
    const cell = weighted.rows[0]?.cells[0] as Expression;
    expect(shown(ranges.ofExpression(cell))).toBe('0 to 2000 by 1');
    expect(shown(ranges.ofExpression(area))).toBe('0 to 10000 by 1');
  });

  it('narrow the key through an argument and through constant factors', () => {
    const per100 = table('per100', ['<=20', area], ['>20', 0]);
    const parts = { tables: [per100], definitions: [definition('call/count', area, { role: 'argument' })] };
    expect(rangeOf(lookup('per100', [div(area, 100)]), parts)).toBe('0 to 2000 by 1');
    expect(rangeOf(lookup('per100', [ref('call/count')]), parts)).toBe('0 to 20 by 1');
  });

  it('skip rows that no value of the key reaches', () => {
    const rates = table('rates', [options('general'), 120], [options('reduced', 'other'), 100]);
    const regime = fact('regime');
    expect(rangeOf(lookup('rates', [regime]), { tables: [rates] })).toBe('100 to 120 by 20');
    const reduced = when(is(regime, option('general')), 1, lookup('rates', [regime]));
    expect(rangeOf(reduced, { tables: [rates] })).toBe('1 to 100 by 1');
  });

  it('narrow by conditions on facts and definitions', () => {
    expect(rangeOf(when(above(area, 0), div(1, area), 0))).toBe('0 to 1 by ?');
    expect(rangeOf(when(and(from(area, 10), upTo(area, 20)), area, 15))).toBe('10 to 20 by 1');
    expect(rangeOf(when(not(above(area, 7)), area, 7))).toBe('0 to 7 by 1');
    expect(rangeOf(when(or(upTo(area, 3), is(area, 9)), area, 0))).toBe('0 to 9 by 1');
    const doubled = { definitions: [definition('double', mul(area, 2))] };
    expect(rangeOf(when(upTo(ref('double'), 11), ref('double'), 0), doubled)).toBe('0 to 10 by 2');
  });

  it('cover every option of a reading, or only the chosen one', () => {
    const parts = {
      facts,
      readings: [readingOf('order', 'before', 'before', 'after')],
      definitions: [definition('x', when(is(reading('order'), option('before')), 10, 25))],
    };
    expect(shown(rangesOf(model(parts)).of('x'))).toBe('10 to 25 by 5');
    expect(shown(rangesOf(model(parts), { readings: 'chosen' }).of('x'))).toBe('10 to 10 by 10');
  });

  it('bound scales band by band', () => {
    const tax = scale('tax', { to: 1000, rate: 0 }, { to: 5000, rate: '0.1' }, { rate: '0.3', once: 7 });
    expect(rangeOf(scaled('tax', area), { scales: [tax] })).toBe('0 to 1907 by 0.1');
    expect(rangeOf(scaled('tax', min(area, 3000)), { scales: [tax] })).toBe('0 to 200 by 0.1');
  });

  it('bound sums, counts and extremes over lists by their capacity', () => {
    const parts = {
      facts: [...facts, number('age', 3, 90, 1, { list: 'skiers' })],
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
    expect(rangeOf(over('sum', 'skiers', mul(fact('age'), 2)), parts)).toBe('0 to 7200 by 2');
    expect(rangeOf(over('sum', 'skiers', mul(fact('age'), -2)), parts)).toBe('-7200 to 0 by 2');
    expect(rangeOf(over('count', 'skiers'), parts)).toBe('0 to 40 by 1');
    expect(rangeOf(over('count', 'skiers', undefined, above(fact('age'), 90)), parts)).toBe('0 to 0 by 1');
    expect(rangeOf(over('highest', 'skiers', fact('age'), upTo(fact('age'), 12)), parts)).toBe(
      '3 to 12 by 1',
    );
  });

  it('know the calendar', () => {
    const parts = { facts: [dated('start', 19723, 19723 + 365)] };
    const start = fact('start');
    const date = (part: 'year' | 'end-of-year' | 'days-in-year' | 'month'): Expression => ({
      kind: 'date-part',
      part,
      date: start,
      type: e(1).type,
      span,
    });
    expect(rangeOf(date('year'), parts)).toBe('2024 to 2024 by 2024');
    expect(rangeOf(date('days-in-year'), parts)).toBe('366 to 366 by 366');
    expect(rangeOf(date('month'), parts)).toBe('1 to 12 by 1');
    const rest: Expression = {
      kind: 'date-between',
      measure: 'days-inclusive',
      from: start,
      to: date('end-of-year'),
      type: e(1).type,
      span,
    };
    expect(rangeOf(rest, parts)).toBe('1 to 366 by 1');
    expect(rangeOf(when(upTo(start, day(19730)), start, day(19730)), parts)).toBe('19723 to 19730 by 1');
  });

  it('say nothing of what never has a value', () => {
    const missing: Expression = { kind: 'not-given', what: 'the rate', type: e(1).type, span };
    expect(rangeOf(when(above(area, 5), missing, area))).toBe('0 to 5 by 1');
    expect(rangeOf(mul(area, missing))).toBe('0 to 0 by 1');
    expect(rangeOf(div(1, sub(area, area)))).toBe('-1 to 1 by ?');
    expect(rangeOf(div(1, 0))).toBe('0 to 0 by 1');
  });

  /** The ranges of a chain of so many definitions, and the working time that they took. */
  const chained = (length: number, body: (before: Expression, index: number) => Expression) => {
    const weighted = table('weighted', ['<=2000', area], ['>2000', 2000]);
    const definitions = [definition('d0', area)];
    for (let index = 1; index < length; index++)
      definitions.push(definition(`d${index}`, body(ref(`d${index - 1}`), index)));
    const made = model({ facts, tables: [weighted], definitions });
    const started = workingTime();
    const last = rangesOf(made).of(`d${length - 1}`);
    return { last, spent: workingTime() - started };
  };
  // Four times as many take some four times as long; where each looked at all before it, sixteen times.
  const inProportion = (body: (before: Expression, index: number) => Expression) => {
    chained(2500, body);
    const few = Math.max(20, chained(2500, body).spent);
    const { last, spent } = chained(10000, body);
    expect(spent / few).toBeLessThan(9);
    return last;
  };

  it('are found for ten thousand definitions in proportion to their number', () => {
    const last = inProportion((before, index) => {
      if (index % 3 === 0) return round(mul(before, '1.001'), '0.01');
      if (index % 3 === 1) return add(lookup('weighted', [area]), mul(before, '0.5'));
      return when(and(above(before, 10), not(above(area, 900))), sub(before, 1), before);
    });
    expect(last.hi).toBeDefined();
  });

  it('stay linear where numbers grow without end', () => {
    const last = inProportion((before) => mul(before, '1.0000001'));
    expect(last.lo).toEqual({ n: 0n, d: 1n });
    expect(last.hi).toBeDefined();
  });

  it('take time in proportion to deeply nested conditions', () => {
    let condition: Expression = above(area, 1);
    for (let depth = 0; depth < 60; depth++) {
      condition = depth % 2 === 0 ? and(condition, above(area, depth)) : or(not(condition), is(area, depth));
    }
    expect(rangeOf(when(condition, area, 0))).toBe('0 to 10000 by 1');
  });
});
