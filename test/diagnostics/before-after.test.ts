// What `bareme explain` shows as wrong is refused with that code, and what it shows as right is not.

import { describe, expect, it } from 'vitest';
import { beforeAfterOf, codesWithExample } from '../../compiler/diagnostics/catalogue/before-after.js';
import { compile } from '../../compiler/pipeline.js';

const heads = {
  en: `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact area "Area" : m2, whole, from 1 to 1 000
fact days "Days" : days, whole, from 0 to 366
fact price "Price" : EUR, from 0 to 1 000
fact member "Member" : yes/no
fact season "Season" : one of low "Low" | high "High"
`,
  fr: `tarif demo "Démo"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée surface "Surface" : m2, entier, de 1 à 1 000
donnée jours_ouverts "Jours" : jours, entier, de 0 à 366
donnée prix "Prix" : EUR, de 0 à 1 000
donnée membre "Membre" : oui/non
donnée saison "Saison" : parmi basse "Basse" | haute "Haute"
`,
};
const errors = (text: string): readonly string[] =>
  compile({ path: 'demo.bareme', text })
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);

describe.each(['en', 'fr'] as const)('an example of an explanation (%s)', (locale) => {
  it.each(codesWithExample)('is wrong before and right after: %s', (code) => {
    const pair = beforeAfterOf(code)!;
    expect(errors(`${heads[locale]}${pair.before[locale]}\n`)).toEqual([code]);
    expect(errors(`${heads[locale]}${pair.after[locale]}\n`)).toEqual([]);
  });
});
