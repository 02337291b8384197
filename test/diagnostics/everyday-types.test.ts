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
