import { expect, it } from 'vitest';
import { compile } from '../../compiler/pipeline.js';

const document = 'Le prix du repas est de 4,20 €. Les familles hors commune acquittent 8,10 €.';
const compileWith = (lastLine: string) =>
  compile(
    {
      path: 'cantine.bareme',
      text: `tarif cantine "Cantine"
source "reglement.txt"
devise EUR
arrondi de chaque montant au plus proche à 0,01 EUR
unité repas
donnée pris "Repas" : repas, entier, de 0 à 23
montant total "Total" = 4,20 EUR/repas * pris
${lastLine}
`,
    },
    { document: () => ({ path: 'reglement.txt', text: document }) },
  ).diagnostics.map(({ code }) => code);

it('calls a number of the document unused in a file that is read whole, and not beside the line that was to use it', () => {
  expect(compileWith('')).toEqual(['W904']);
  expect(compileWith('  au plus 8,10 EUR')).toEqual([]);
  expect(compileWith('  plafonné 8,10 EUR')).toEqual(['E101']);
});
