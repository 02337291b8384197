// Kinds of claims that have to be decided: what is shown of a plain fact is shown of a sum, a count or an extreme over items too;
// bands and caps bound the value of their row; scales derived from one another; limits by date; roundings under a condition.

import { describe, expect, it } from 'vitest';
import { proofOf } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

function statuses(lines: readonly string[], checks: readonly string[]): readonly string[] {
  const head = ['tariff made "Made"', 'currency EUR', 'rounding no amount'];
  const made = modelOf([...head, ...lines, ...checks.map((check) => `check ${check}`), ''].join('\n'));
  return made.properties.map((property) => `${proofOf(made, property).status}: ${property.text}`);
}
const proved = (checks: readonly string[]): readonly string[] => checks.map((check) => `proved: ${check}`);

const derived = [
  'value net = t - ((0.05 * t), rounded half up to 1)',
  'value fee = (lower of (t * 2; 500 + t))',
  'value cap = (t when t is up to 300, otherwise 300)',
  'value band = (t * 3 when t is up to 300, otherwise 900 + (t - 300) * 2)',
];
const claims = (moving: string): readonly string[] => [
  `net never decreases in ${moving}`,
  `fee never decreases in ${moving}`,
  `band never decreases in ${moving}`,
  'net is at most t',
  'cap is at most t',
  'band is at most t * 3',
  'net is at least cap - 15',
  'fee - net is at least 0',
];
const totals: Readonly<Record<string, string>> = {
  'a sum': 'sum of w over all',
  'a sum of some': 'sum of w over all where w is above 3',
  'a sum of products': 'sum of ((w * y), rounded half up to 1) over all',
  'the highest': 'highest w over all',
  'a count': 'count of all where w is above 3',
};

describe('what is shown of a plain fact', () => {
  it('is shown', () => {
    const lines = ['fact t : number, whole, from 0 to 2000', ...derived];
    expect(statuses(lines, claims('t'))).toEqual(proved(claims('t')));
  });

  for (const [name, total] of Object.entries(totals)) {
    it.each([3, 40])(`is shown of ${name} over %i items`, (most) => {
      const lines = [
        `list all "All", up to ${most}`,
        'fact w of all : number, whole, from 0 to 1000',
        'fact y : number, whole, from 0 to 9',
        `value t = ${total}`,
        ...derived,
      ];
      expect(statuses(lines, claims('w'))).toEqual(proved(claims('w')));
    });
  }
});

const kinds: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  'bands that bound the value of their row': [
    [
      'fact x : number, whole, from 0 to 9000',
      'table tb on number',
      '  | band | value |',
      '  | up to 2000 | x |',
      '  | then up to 4000 | 2000 |',
      '  | then up to 8000 | 2500 |',
      '  | the rest | 3000 |',
      'value v = tb(x)',
      'value price = (higher of (v * 1.2; 130))',
      'value low = (higher of (v * 1.0; 108))',
    ],
    ['v never decreases in x', 'v is at most x', 'low is at most price', 'v * 2 is at most x + 3000'],
  ],
  'scales derived from one another': [
    [
      'fact x : EUR, from 0 to 9000',
      'scale sc on EUR',
      '  | band | rate |',
      '  | up to 2000 EUR | 10 % |',
      '  | then up to 5000 EUR | 20 % |',
      '  | then the rest | 30 % |',
      'scale raised = sc, every rate times 1.1',
      'scale wide = sc, every threshold times 1.5',
      'value base = sc(x)',
      'value more = raised(x)',
      'value fewer = wide(x)',
      'value base_rounded = (base, rounded half up to 0.01 EUR)',
      'value more_rounded = (more, rounded half up to 0.01 EUR)',
      'value fewer_rounded = (fewer, rounded half up to 0.01 EUR)',
    ],
    [
      'more is at least base',
      'fewer is at most base',
      'more - base never decreases in x',
      'more_rounded is at least base_rounded',
      'fewer_rounded is at most base_rounded',
    ],
  ],
  'limits by date with several facts': [
    [
      'fact d : date, from 2020-01-01 to 2024-12-31',
      'fact x : number, whole, from 0 to 900',
      'fact y : number, whole, from 0 to 9',
      'value limit = (100 when d is below 2022-01-01, 120 when d is below 2023-06-01, otherwise 150)',
      'value fee = (x * 2 when x is up to limit, otherwise limit * 2 + (x - limit))',
      'value capped = (lower of (x * y; limit))',
    ],
    [
      'fee never decreases in x',
      'fee never decreases in d',
      'capped never decreases in d',
      'fee is at most x * 2',
      '(fee, rounded half up to 5) never decreases in d',
    ],
  ],
  'roundings on both sides of a moving limit': [
    [
      'fact x : number, to 0.1, from 0 to 900',
      'fact y : number, whole, from 1 to 9',
      'value lim = ((y * 33.3), rounded half up to 1)',
      'value fee = ((x * 0.7), rounded half up to 1)',
      'value top = ((lim * 0.7), rounded half up to 1)',
      'value due = (fee when x is up to lim, otherwise top)',
      'value both = (lower of (fee; top))',
    ],
    ['due never decreases in x', 'due never decreases in y', 'due is at most fee', 'due is both'],
  ],
  'roundings under a condition': [
    [
      'fact x : EUR, from 0 to 900',
      'fact y : EUR, from 0 to 900',
      'fact n : number, whole, from 0 to 9',
      'fact f : yes/no',
      'value a = x * 0.7',
      'value b = y * 0.33 * n',
      'value first = ((a, rounded half up to 1 EUR) when f, otherwise a)',
      'value second = ((b, rounded half up to 1 EUR) when f, otherwise b)',
      'value total = ((first + second), rounded half up to 1 EUR)',
      'value net = total - ((total * 0.05), rounded half up to 1 EUR)',
    ],
    [
      'total never decreases in x',
      'total never decreases in n',
      'net never decreases in y',
      'net is at most total',
    ],
  ],
  'shares of a year or month, in roundings of their own': [
    [
      'fact d : date, from 2000-01-01 to 2099-12-31',
      'fact r : EUR, from 0 to 1 000 000',
      'fact n : number, whole, from 0 to 1000',
      'fact f : yes/no',
      'value left = (days from d to (end of year of d) both included) / (days in year of d)',
      'value gone = (days from (start of year of d) to d both included) / (days in year of d)',
      'value left_of_month = (days from d to (end of month of d) both included) / (days in month of d)',
      'value share = (left when f, otherwise 1)',
      'value first = ((450 EUR * n * share), rounded half up to 0.01 EUR)',
      'value second = ((r * left_of_month), rounded half up to 0.01 EUR)',
    ],
    [
      'first is at most 450 EUR * n',
      'first + second is at most 450 EUR * n + r',
      'left is 1 when month of d is 1 and day of d is 1',
      'gone is 1 when month of d is 12 and day of d is 31',
      'left_of_month is 1 when day of d is 1',
      '(days from d to (end of month of d) both included) is at most (days in month of d)',
      '(started months from d to (end of year of d)) is 12 months when month of d is 1 and day of d is 1',
    ],
  ],
  'averages and medians between the least and the greatest': [
    [
      'list all "All", up to 40',
      'fact w of all : number, whole, from 3 to 120',
      'fact x : number, whole, from 0 to 120',
      'value mean = (average of w over all)',
      'value of_some = (average of (w * 2) over all where w is above x)',
      'value middle = (median of w over all)',
    ],
    [
      'mean is at most 120',
      'mean is at least 3',
      'of_some is at most 240',
      'middle is at least 3',
      '((mean * 0.5), rounded half up to 1) is at most 60',
      'mean is at most (120 when x is above 5, otherwise 121)',
    ],
  ],
  'the same rule in another regime': [
    [
      'fact x : number, whole, from 0 to 9000',
      'fact h : number, to 0.1, from 0 to 1',
      'fact r : one of general | reduced',
      'value rate = (100 when r is reduced, otherwise 120)',
      'value least = (10833 when r is reduced, otherwise 13000)',
      'value fee = (((higher of (rate * x; least)) * h), rounded half up to 1)',
      'value other = (((rate * 2 * x * h), rounded half up to 1) when x is above 5, otherwise 0)',
      'value total = fee + other',
    ],
    [
      '(fee with r reduced) is at most (fee with r general)',
      '(total with r reduced) is at most (total with r general)',
      '((total / 7, rounded up to 1) with r reduced) is at most ((total / 7, rounded up to 1) with r general)',
    ],
  ],
};

describe('decided is', () => {
  it.each(Object.entries(kinds))('%s', (_, [lines, checks]) => {
    expect(statuses(lines, checks)).toEqual(proved(checks));
  });
});
