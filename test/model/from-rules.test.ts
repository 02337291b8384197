// Rule files as people write them, through all phases to their answers.

import { describe, expect, it } from 'vitest';
import { type EvaluateOptions, evaluate, trace } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { compile } from '../../compiler/pipeline.js';
import { answer } from './hand-made.js';

function modelOf(rules: string): Model {
  const { model, diagnostics } = compile({ path: 'rules.bareme', text: rules });
  if (model === undefined)
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
  return model;
}
const codesOf = (rules: string) =>
  compile({ path: 'rules.bareme', text: rules })
    .diagnostics.map(({ code }) => code)
    .filter((code) => code.startsWith('E'));
function asker(rules: string) {
  const interpreter = new Interpreter(modelOf(rules));
  return (facts: unknown, options: EvaluateOptions = {}) => answer(evaluate(interpreter, facts, options));
}
const head = (rest: string) => `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
${rest}
`;

describe('a tariff', () => {
  it('with a reading that takes an argument, a function and a table on hours', () => {
    const ask = asker(
      head(`unit device, devices
fact count : devices, whole, from 0 to 1 000
fact opening : hours, to 0.25, from 0 to 168
reading blocks(n in devices) "Started or exact"
  | option  | value                              | because |
  | started | started blocks of 100 devices in n | "a"     |
  | exact   | exact blocks of 100 devices in n   | "b"     |
  chosen started
table share on hours
  | hours          | share |
  | up to 10 hours | 25 %  |
  | the rest       | 100 % |
function fee(n in devices; per_block in EUR/block; per_device in EUR/device) = lower of
  | per block  | per_block * blocks(n) |
  | per device | per_device * n        |
  times share(opening)
amount small = fee(count; 30 EUR/block; 1 EUR/device)
amount cheapest = lower of
  | small | small  |
  | ten   | 10 EUR |
amount double = fee(count * 2; 30 EUR/block; 1 EUR/device)
value which = retained in cheapest`),
    );
    const results = ['small', 'double', 'which'];
    expect(ask({ count: 101, opening: 40 }, { results })).toEqual({
      small: '60.00',
      double: '90.00',
      which: 'ten',
    });
    expect(ask({ count: 101, opening: 10 }, { results })).toEqual({
      small: '15.00',
      double: '22.50',
      which: 'ten',
    });
    expect(ask({ count: 10, opening: 40 }, { results })).toEqual({
      small: '10.00',
      double: '20.00',
      which: 'small',
    });
    expect(ask({ count: 150, opening: 40 }, { results: ['small'], readings: { blocks: 'exact' } })).toEqual({
      small: '45.00',
    });
  });

  it('with scales, also per option and made from others', () => {
    const ask = asker(
      head(`fact income : EUR, from 0 to 1 000 000
fact status : one of single "Single" | joint "Joint"
scale tax on EUR across status
  | rate | Single as single  | Joint as joint    |
  | 10 % | up to 1 000 EUR   | up to 2 000 EUR   |
  | 20 % | then the rest     | then the rest     |
scale flat on EUR
  | part              | once  | rate |
  | up to 100 EUR     | 4 EUR |      |
  | then the rest     |       | 50 % |
scale raised = flat, every rate plus 10 points
amount owed = tax(income)
amount other = tax(income) for joint
amount plain = flat(income)
amount more = raised(income)`).replace('tax(income) for joint', '(owed with status joint)'),
    );
    expect(ask({ income: 1500, status: 'single' })).toEqual({
      owed: '200.00',
      other: '150.00',
      plain: '704.00',
      more: '844.00',
    });
    expect(ask({ income: '0.01', status: 'joint' })).toEqual({
      owed: '0.00',
      other: '0.00',
      plain: '4.00',
      more: '4.00',
    });
  });

  it('with versions, holes and another date', () => {
    const ask = asker(
      head(`dated by arrival
fact arrival : date, from 2020-01-01 to 2030-12-31
fact nights_stayed : nights, whole, from 0 to 100
amount tax = levy * nights_stayed
amount before = (tax with arrival 2020-06-01)
amount difference = tax - before
version "2020" valid from 2020-01-01 to 2020-12-31
value levy = 2 EUR/night
version "2022" valid from 2022-01-01
value levy = 2.50 EUR/night`),
    );
    expect(ask({ arrival: '2023-01-01', nights_stayed: 3 })).toEqual({
      tax: '7.50',
      before: '6.00',
      difference: '1.50',
    });
    expect(ask({ arrival: '2020-12-31', nights_stayed: 3 })).toEqual({
      tax: '6.00',
      before: '6.00',
      difference: '0.00',
    });
    expect(ask({ arrival: '2021-06-01', nights_stayed: 3 }, { results: ['tax'] })).toEqual([
      'not_in_force arrival',
    ]);
    expect(ask({ nights_stayed: 3 }, { results: ['before'] })).toEqual({ before: '6.00' });
  });

  it('with a list of people, a family price and what each pays', () => {
    const ask = asker(
      head(`list skiers "Skiers", up to 10
fact age of skiers "Age" : years, whole, from 0 to 120
fact own_pass of skiers "Own pass" : yes/no, default no
table age_price on years
  | age              | price  |
  | up to 11 years   | 20 EUR |
  | then the rest    | 35 EUR |
amount price of skiers "Price" = age_price(age)
  less 10 % when rank of age is from 3
  at least 10 EUR
  due when not own_pass
amount group "Group" = sum of price over skiers
  less 10 % when (count of skiers) is from 4
value children = count of skiers where age is up to 11 years
value oldest = highest age over skiers
amount second = price of item 2 of skiers
amount so_far of skiers = running total of price
results group, price, children, oldest, so_far`),
    );
    const skiers = [{ age: 40 }, { age: 8 }, { age: 41 }, { age: 30, own_pass: true }];
    expect(ask({ skiers })).toEqual({
      group: '79.20',
      price: ['35.00', '18.00', '35.00', '0.00'],
      children: '1',
      oldest: '41',
      so_far: ['35.00', '53.00', '88.00', '88.00'],
    });
    expect(ask({ skiers: [] }, { results: ['group'] })).toEqual({ group: '0.00' });
    expect(ask({ skiers: [] })).toEqual(['no_item oldest']);
    expect(ask({ skiers: [{ age: 3 }] }, { results: ['second'] })).toEqual(['no_item second']);
  });

  it('with optional facts, defaults and sections that apply at times', () => {
    const ask = asker(
      head(`fact stay : one of day | night
fact tip : EUR, from 0 to 100, optional
fact rate : EUR, from 0 to 100, default standard
value standard = 5 EUR
amount basic = rate
  plus tip when tip is given
amount kind = (tip or 3 EUR)
section "C" "Night" applies when stay is night
amount extra = 10 EUR`),
    );
    expect(ask({ stay: 'day' })).toEqual({ basic: '5.00', kind: '3.00', extra: '0.00' });
    expect(ask({ stay: 'night', tip: 0, rate: 0 })).toEqual({ basic: '0.00', kind: '0.00', extra: '10.00' });
  });

  it('under other readings by `with`, beside the chosen one', () => {
    const ask = asker(
      head(`fact area : m2, whole, from 0 to 1 000
reading order "Minimum before or after"
  | option | because |
  | before | "x"     |
  | after  | "y"     |
  chosen before
amount fee = 2 EUR/m2 * area
  at least 100 EUR when order is before
  times 50 %
  at least 100 EUR when order is after
amount other = (fee with order after)
amount both = (fee with order after, area 200 m2)`),
    );
    expect(ask({ area: 10 })).toEqual({ fee: '50.00', other: '100.00', both: '200.00' });
    expect(ask({ area: 10 }, { readings: { order: 'after' } })).toEqual({
      fee: '100.00',
      other: '100.00',
      both: '200.00',
    });
  });

  it('that uses a fact where it may be missing does not compile', () => {
    const rules = (use: string) =>
      head(`fact sent : yes/no
fact share : percent, to 1, from 0 to 100, needed when sent
amount fee = 10 EUR * ${use}`);
    expect(codesOf(rules('share'))).toEqual(['E503']);
    expect(codesOf(rules('(share when sent, otherwise 100 %)'))).toEqual([]);
    expect(codesOf(rules('(share when not sent, otherwise 100 %)'))).toEqual(['E503']);
  });

  it('that goes round in a circle does not compile', () => {
    expect(codesOf(head('value a = b + 1 EUR\nvalue b = a\nvalue c = a'))).toEqual(['E212']);
    expect(
      codesOf(head('function f(x in EUR) = g(x)\nfunction g(x in EUR) = f(x)\namount a = f(1 EUR)')),
    ).toEqual(['E212']);
  });

  it('traces what it computed', () => {
    const model = modelOf(
      head(`fact area : m2, whole, from 0 to 100
table rate by area
  | area        | rate     |
  | up to 10 m2 | 1 EUR/m2 |
  | the rest    | 2 EUR/m2 |
amount fee = lower of
  | by area | rate * area |
  | at most | 50 EUR      |`),
    );
    const { values, taken } = trace(model, { area: 30 });
    expect(values.get('rate')).toEqual({ n: 2n, d: 1n });
    expect(taken.get('rate')).toEqual({ kind: 'row', row: 1 });
    expect(taken.get('fee/1')).toEqual({ kind: 'branch', branch: 1 });
  });
});

describe('a generated file of many rules', () => {
  it('becomes a model quickly', () => {
    const count = 2000;
    const rules = head(
      `fact area : m2, whole, from 0 to 1 000
fact sent : yes/no
fact share : percent, to 1, from 0 to 100, needed when sent
${Array.from({ length: count }, (_, index) => `amount a${index} = ${index === 0 ? '1 EUR/m2 * area' : `a${index - 1}`}\n  times (share when sent, otherwise 100 %)\n  at least 1 EUR when area is above ${index % 100} m2`).join('\n')}`,
    );
    const { checked } = compile({ path: 'rules.bareme', text: rules });
    expect(checked.statements).toHaveLength(count);
    const ask = asker(rules);
    expect(ask({ area: 500, sent: false }, { results: [`a${count - 1}`] })).toEqual({
      [`a${count - 1}`]: '500.00',
    });
  });
});

describe('`not rounded` with a condition', () => {
  it.each(['not rounded when plain', 'rounded up to 5 EUR when x is above 50 EUR\n  not rounded when plain'])(
    '%s',
    (steps) => {
      const ask = asker(`tariff t "T"
currency EUR
rounding each amount half up to 1 EUR
fact x : EUR, from 0 to 90
fact plain : yes/no
amount fee = x * 1.5
  ${steps}
results fee`);
      expect(ask({ x: 0.5, plain: true })).toEqual({ fee: '0.75' });
      expect(ask({ x: 0.5, plain: false })).toEqual({ fee: '1.00' });
      expect(ask({ x: 60.2, plain: true })).toEqual({ fee: '90.30' });
      expect(ask({ x: 60.2, plain: false })).toEqual({ fee: steps.includes('5 EUR') ? '95.00' : '90.00' });
    },
  );

  it('depends on what its condition depends on', () => {
    const rules = `tariff t "T"
currency EUR
rounding each amount half up to 1 EUR
fact x : EUR, from 0 to 9
amount a = x * 1.11
  not rounded when b is above 3 EUR
value b = a + 1 EUR
results a`;
    expect(codesOf(rules)).toEqual(['E212']);
  });
});
