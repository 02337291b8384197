import { describe, expect, it } from 'vitest';
import { boundariesOf } from '../../compiler/2-check/documents/boundary-words.js';
import { checkText } from './compile-text.js';

describe('the words around a number', () => {
  it.each([
    ['jusqu’à 10 heures', 'lower'],
    ['au-delà de 45 heures', 'lower'],
    ['inférieure ou égale à 2 000 m2', 'lower'],
    ['est supérieure à 5 %', 'lower'],
    ['10 enfants et moins', 'lower'],
    ['not more than 3 days', 'lower'],
    ['à partir de 70 %', 'upper'],
    ['supérieure ou égale à 2 001 m2', 'upper'],
    ['moins de 18 ans', 'upper'],
    ['18 years or more', 'upper'],
    ['at least 5 EUR', 'upper'],
    ['un minimum de 13 000 F', undefined],
    ['pour 3 jours', undefined],
  ])('count it to a side: %s', (text, side) => {
    expect(boundariesOf(text).map((boundary) => boundary.side)).toEqual(side === undefined ? [] : [side]);
  });

  it('count the ends of a range to the range', () => {
    expect(boundariesOf('de 11 à 30 %').map(({ side }) => side)).toEqual(['upper', 'lower']);
  });
});

describe('a boundary', () => {
  const rules = (limit: string, quote = '') => `tariff demo "Demo"
currency EUR
source "doc.txt" in French
rounding each amount half up to 0.01 EUR
fact share "Share" : percent, to 0.01, from 0 to 100
fact revenue "Revenue" : EUR, from 0 to 1 000 000
table rate by share
  | Share    | Rate   |
  | ${limit} | 2.50 % |
  | the rest | 2.00 % |
${quote}amount fee "Fee" = rate * revenue
`;
  const codes = (limit: string, document: string, quote = '') =>
    checkText(rules(limit, quote), { 'doc.txt': document }).codes;

  it('is held to the document where that says one thing of the number', () => {
    expect(codes('above 70 %', 'à partir de 70 % : 2,50 %, sinon 2,00 %')).toEqual(['W907']);
    expect(codes('from 70 %', 'à partir de 70 % : 2,50 %, sinon 2,00 %')).toEqual([]);
    expect(codes('above 70 %', 'au-delà de 70 % : 2,50 %, sinon 2,00 %')).toEqual([]);
  });

  it('is left alone where the document says both, or counts something else', () => {
    expect(codes('above 70 %', 'à partir de 70 % ou au-delà de 70 % : 2,50 %, sinon 2,00 %')).toEqual([]);
    expect(codes('above 70 %', 'à partir de 70 places ; 70 % : 2,50 %, sinon 2,00 %')).not.toContain('W907');
  });

  it('is held to the quote below it first', () => {
    const document = 'jusqu’à 70 % : 2,00 %. À partir de 70 % : 2,50 %.';
    expect(codes('above 70 %', document, '  quote "À partir de 70 % : 2,50 %"\n')).toEqual(['W907']);
  });
});

describe('a number that the document has not', () => {
  const rules = (rate: string) => `tariff demo "Demo"
currency EUR
source "doc.txt" in French
rounding each amount half up to 0.01 EUR
fact revenue "Revenue" : EUR, from 0 to 1 000 000
value rate = ${rate}
amount fee "Fee" = rate * revenue
`;
  it.each([
    ['a fraction for a percentage', '0.40', '0,40 %', '0,40 %'],
    ['a hundredth for a percentage', '0.004', '0,40 %', '0,40 %'],
    ['a percentage of a percentage', '0.40 %', '40 %', '40 %'],
    ['a digit', '12.30 %', '12,20 %', '12,20 %'],
    ['two digits exchanged', '21.20 %', '12,20 %', '12,20 %'],
    ['two digits behind a zero exchanged', '0.54 %', '0,45 %', '0,45 %'],
  ])('is told with what it has: %s', (_, written, printed, said) => {
    const { diagnostics } = checkText(rules(written), {
      'doc.txt': `Le taux est de ${printed} des recettes.`,
    });
    const found = diagnostics.find(({ code }) => code === 'W905');
    expect(found?.help?.en).toContain(`the document has \`${said}\`, line 1`);
  });
});
