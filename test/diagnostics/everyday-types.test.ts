// Types that people expect: told what to write in their place, and what is told checks clean.

import { expect, it } from 'vitest';
import { compile } from '../../compiler/pipeline.js';

const english = (fact: string, more = '') => `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact bore : ${fact}
${more}
table price by bore
  | bore     | price     |
  | 13       | 1 EUR     |
  | 20 or 25 | 2 EUR     |
  | the rest | not given |
amount due = price
`;
const french = (fact: string, more = '') => `tarif demo "Démo"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée bore : ${fact}
${more}
montant du_prix = 1 EUR quand bore est au-delà de 13, sinon 2 EUR
`;
const told = (text: string) =>
  compile({ path: 'demo.bareme', text }).diagnostics.map(({ code, message }) => ({ code, ...message }));

it.each([
  [english('one of 13 | 20 | 25'), '13, 20, 25', 'en'],
  [french("l'un de 13 | 20 | 25"), '13, 20, 25', 'fr'],
] as const)('one message says what to write: %#', (text, words, locale) => {
  const [first, ...others] = told(text);
  expect(others).toEqual([]);
  expect(first?.code).toBe('E140');
  expect(first?.[locale]).toContain(words);
});

it('what is told can be written', () => {
  expect(told(english('number, whole, from 13 to 25', 'require bore is one of 13, 20, 25 "…"'))).toEqual([]);
  expect(told(french('nombre, entier, de 13 à 25', 'exiger bore est l\'un de 13, 20, 25 "…"'))).toEqual([]);
});

const reading = (heading: string) =>
  told(
    english(
      'one of 13, 20, 25',
      `reading minimum "Minimum"\n  ${heading}\n  | before | 3 EUR | "the one" |\n  | after | 5 EUR | "the other" |\n  chosen before`,
    ),
  );

it.each([
  ['| choice | amount | reason |', '| option | value | because |'],
  ['| Alternative | Amount | Why |', '| option | value | because |'],
])('a heading of a reading in other words: %s', (heading, words) => {
  expect(reading(heading)).toMatchObject([{ code: 'E140', en: expect.stringContaining(words) }]);
  expect(reading(words).filter(({ code }) => code.startsWith('E'))).toEqual([]);
});

const inExample = (line: string) =>
  told(`${english('one of 13, 20, 25', 'list valves, up to 3\nfact size of valves : mm, whole, from 1 to 9')}
amount sizes = 1 EUR * (sum of size over valves) / 1 mm
example "one"
  ${line}
`);

it.each([['given size = 1 mm, 2 mm'], ['given size = 1 mm; 2 mm'], ['given size = 1 mm and 2 mm']])(
  'items of a list in one line of an example: %s',
  (line) => {
    expect(inExample(line)).toMatchObject([{ code: 'E140', en: expect.stringContaining('given LIST') }]);
  },
);

it.each([
  [
    english('one of 13, 20, 25', 'fact fuel : percent, whole, from 0 to 9\namount extra = fuel of price'),
    'fuel * price',
  ],
  [french('nombre, entier, de 1 à 20', 'montant part = bore de du_prix'), 'bore * du_prix'],
])('a share that has a name: %#', (text, words) => {
  expect(told(text)).toMatchObject([{ code: 'E140', en: expect.stringContaining(words) }]);
});
