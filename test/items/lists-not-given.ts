// Tariffs in which a list may be missing: every operation over it × every way in which it may be missing × every guard, with cases.

export const operations = {
  sum: 'sum of price over extras',
  'sum where': 'sum of price over extras where counts',
  count: '1 EUR * (count of extras)',
  'count where': '1 EUR * (count of extras where counts)',
  highest: 'highest price over extras',
  lowest: 'lowest price over extras where counts',
  average: 'average of price over extras',
  median: 'median of price over extras',
  item: 'price of item 2 of extras',
  'the last': 'the last price over extras',
  'a value of items': 'sum of own over extras',
  'a function': 'summed(2)',
  'a value': 'named',
} as const;

/** How the list may be missing, and the condition under which it is there. */
export const presences = {
  optional: { said: ', optional', there: 'extras is given' },
  'needed when': { said: ', needed when with_extras', there: 'with_extras' },
} as const;

export const guards = {
  otherwise: (value: string) => `(${value}, otherwise 99 EUR)`,
  'a condition': (value: string, there: string) =>
    `((${value}, otherwise 7 EUR) when ${there}, otherwise 99 EUR)`,
} as const;

export const tariff = (value: string, said: string, results = 'total, doubled'): string => `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact with_extras : yes/no
list extras "Extras", up to 4${said}
fact price of extras : EUR, from 0 to 100
fact counts of extras : yes/no
value own of extras = price * 2 + (1 EUR * (count of extras))
function summed(times_so in number) = times_so * (sum of price over extras)
value named = (sum of price over extras, otherwise 3 EUR)
amount total = ${value}
amount doubled of extras = price * 2
results ${results}
`;

const lists = [
  undefined,
  [],
  [{ price: 3, counts: true }],
  [
    { price: '1.50', counts: false },
    { price: 4, counts: true },
    { price: 2, counts: true },
  ],
];
export const cases = [true, false].flatMap((with_extras) =>
  lists.map((extras) => ({ with_extras, ...(extras === undefined ? {} : { extras }) })),
);
