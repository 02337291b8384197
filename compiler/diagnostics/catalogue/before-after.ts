// One line that is wrong and the same line right, for `bareme explain`: every pair is compiled by the tests, in both languages.

import type { Localized } from '../diagnostic.js';

/** What was written, and what to write instead. */
export interface BeforeAfter {
  readonly before: Localized;
  readonly after: Localized;
}

type Lines = readonly [beforeEn: string, afterEn: string, beforeFr: string, afterFr: string];

const lines: Readonly<Record<string, Lines>> = {
  E101: [
    'amout fee "Fee" = 5 EUR/m2 * area',
    'amount fee "Fee" = 5 EUR/m2 * area',
    'montan droit "Droit" = 5 EUR/m2 * surface',
    'montant droit "Droit" = 5 EUR/m2 * surface',
  ],
  E102: [
    'montant fee "Fee" = 5 EUR',
    'amount fee "Fee" = 5 EUR',
    'amount droit "Droit" = 5 EUR',
    'montant droit "Droit" = 5 EUR',
  ],
  E103: [
    'amount fee "Fee" = 5 € + price',
    'amount fee "Fee" = 5 EUR + price',
    'montant droit "Droit" = 5 € + prix',
    'montant droit "Droit" = 5 EUR + prix',
  ],
  E104: [
    'amount fee "Fee = 5 EUR',
    'amount fee "Fee" = 5 EUR',
    'montant droit "Droit = 5 EUR',
    'montant droit "Droit" = 5 EUR',
  ],
  E105: [
    'amount fee "Fee" = 1,500 EUR',
    'amount fee "Fee" = 1 500 EUR',
    'montant droit "Droit" = 1.500 EUR',
    'montant droit "Droit" = 1 500 EUR',
  ],
  E106: [
    'amount fee "Fee" = 2,50 EUR',
    'amount fee "Fee" = 2.50 EUR',
    'montant droit "Droit" = 1\'250 EUR',
    'montant droit "Droit" = 1 250 EUR',
  ],
  E108: ['valid from 31/12/2024', 'valid from 2024-12-31', 'valable du 31/12/2024', 'valable du 2024-12-31'],
  E109: [
    'value a = price/area',
    'value a = price / area',
    'valeur a = prix/surface',
    'valeur a = prix / surface',
  ],
  E110: [
    'amount fee "Fee" = price as agreed',
    'amount fee "Fee" = price',
    'montant droit "Droit" = prix comme convenu',
    'montant droit "Droit" = prix',
  ],
  E111: [
    'amount fee "Fee" = price +',
    'amount fee "Fee" = price + 5 EUR',
    'montant droit "Droit" = prix +',
    'montant droit "Droit" = prix + 5 EUR',
  ],
  E112: [
    'amount fee "Fee" 5 EUR',
    'amount fee "Fee" = 5 EUR',
    'montant droit "Droit" 5 EUR',
    'montant droit "Droit" = 5 EUR',
  ],
  E113: [
    'amount fee "Fee" = price * / 2',
    'amount fee "Fee" = price / 2',
    'montant droit "Droit" = prix * / 2',
    'montant droit "Droit" = prix / 2',
  ],
  E114: [
    'amount fee "Fee" = 2 * (price + 5 EUR',
    'amount fee "Fee" = 2 * (price + 5 EUR)',
    'montant droit "Droit" = 2 * (prix + 5 EUR',
    'montant droit "Droit" = 2 * (prix + 5 EUR)',
  ],
  E115: [
    'amount fee "Fee" = price + 5 EUR)',
    'amount fee "Fee" = price + 5 EUR',
    'montant droit "Droit" = prix + 5 EUR)',
    'montant droit "Droit" = prix + 5 EUR',
  ],
  E116: [
    'value when = 5 EUR',
    'value price_then = 5 EUR',
    'valeur sinon = 5 EUR',
    'valeur prix_sinon = 5 EUR',
  ],
  E117: [
    'amount 2fee "Fee" = 5 EUR',
    'amount fee_2 "Fee" = 5 EUR',
    'montant 2droit "Droit" = 5 EUR',
    'montant droit_2 "Droit" = 5 EUR',
  ],
  E118: [
    'amount fee "Fee" = 5 EUR wen member, otherwise 8 EUR',
    'amount fee "Fee" = 5 EUR when member, otherwise 8 EUR',
    'montant droit "Droit" = 5 EUR qand membre, sinon 8 EUR',
    'montant droit "Droit" = 5 EUR quand membre, sinon 8 EUR',
  ],
  E119: [
    'amount fee "Fee" = 5 EUR quand member, otherwise 8 EUR',
    'amount fee "Fee" = 5 EUR when member, otherwise 8 EUR',
    'montant droit "Droit" = 5 EUR when membre, sinon 8 EUR',
    'montant droit "Droit" = 5 EUR quand membre, sinon 8 EUR',
  ],
  E130: [
    'answer large "Large" = area >= 500 m2',
    'answer large "Large" = area is from 500 m2',
    'réponse grand "Grand" = surface >= 500 m2',
    'réponse grand "Grand" = surface est à partir de 500 m2',
  ],
  E132: [
    'amount fee "Fee" = lower of (price, 5 EUR)',
    'amount fee "Fee" = lower of (price; 5 EUR)',
    'montant droit "Droit" = le moindre de (prix, 5 EUR)',
    'montant droit "Droit" = le moindre de (prix; 5 EUR)',
  ],
  E133: [
    'value half-price = price / 2',
    'value half_price = price / 2',
    'valeur demi-prix = prix / 2',
    'valeur demi_prix = prix / 2',
  ],
  E135: [
    'value half price "Half" = price / 2',
    'value half_price "Half" = price / 2',
    'valeur prix réduit "Réduit" = prix / 2',
    'valeur prix_réduit "Réduit" = prix / 2',
  ],
  E136: [
    'fact club Club : yes/no',
    'fact club "Club" : yes/no',
    'donnée club Club : oui/non',
    'donnée club "Club" : oui/non',
  ],
  E201: [
    'amount fee "Fee" = 5 EUR/m2 * aera',
    'amount fee "Fee" = 5 EUR/m2 * area',
    'montant droit "Droit" = 5 EUR/m2 * surfase',
    'montant droit "Droit" = 5 EUR/m2 * surface',
  ],
  E202: [
    'value a = 5 EUR\nvalue a = 6 EUR',
    'value a = 5 EUR\nvalue b = 6 EUR',
    'valeur a = 5 EUR\nvaleur a = 6 EUR',
    'valeur a = 5 EUR\nvaleur b = 6 EUR',
  ],
  E210: [
    'answer cheap "Cheap" = season is lwo',
    'answer cheap "Cheap" = season is low',
    'réponse creuse "Creuse" = saison est base',
    'réponse creuse "Creuse" = saison est basse',
  ],
  E212: [
    'value a = b + 1 EUR\nvalue b = a * 2',
    'value a = 5 EUR\nvalue b = a * 2',
    'valeur a = b + 1 EUR\nvaleur b = a * 2',
    'valeur a = 5 EUR\nvaleur b = a * 2',
  ],
  E301: ['value a = 5 metters', 'value a = 5 m', 'valeur a = 5 mettres', 'valeur a = 5 m'],
  E302: [
    'value a = area + days',
    'value a = area + 20 m2',
    'valeur a = surface + jours_ouverts',
    'valeur a = surface + 20 m2',
  ],
  E303: [
    'value a = price + 5 USD',
    'value a = price + 5 EUR',
    'valeur a = prix + 5 USD',
    'valeur a = prix + 5 EUR',
  ],
  E304: ['value a = price + 5', 'value a = price + 5 EUR', 'valeur a = prix + 5', 'valeur a = prix + 5 EUR'],
  E305: [
    'amount fee "Fee" = 5 EUR when area, otherwise 0 EUR',
    'amount fee "Fee" = 5 EUR when area is above 0 m2, otherwise 0 EUR',
    'montant droit "Droit" = 5 EUR quand surface, sinon 0 EUR',
    'montant droit "Droit" = 5 EUR quand surface est au-delà de 0 m2, sinon 0 EUR',
  ],
  E306: [
    'value a = 50 %\n  less 20 %',
    'value a = 50 %\n  less 20 points',
    'valeur a = 50 %\n  moins 20 %',
    'valeur a = 50 %\n  moins 20 points',
  ],
  E307: [
    'amount fee "Fee" = 5 EUR/m2',
    'amount fee "Fee" = 5 EUR/m2 * area',
    'montant droit "Droit" = 5 EUR/m2',
    'montant droit "Droit" = 5 EUR/m2 * surface',
  ],
  E316: [
    'amount fee "Fee" = 5 EUR when member',
    'amount fee "Fee" = 5 EUR when member, otherwise 8 EUR',
    'montant droit "Droit" = 5 EUR quand membre',
    'montant droit "Droit" = 5 EUR quand membre, sinon 8 EUR',
  ],
  E330: [
    'fact visits "Visits" : number, whole',
    'fact visits "Visits" : number, whole, from 0 to 1 000',
    'donnée visites "Visites" : nombre, entier',
    'donnée visites "Visites" : nombre, entier, de 0 à 1 000',
  ],
  E331: [
    'fact visits "Visits" : number, from 0 to 1 000',
    'fact visits "Visits" : number, whole, from 0 to 1 000',
    'donnée visites "Visites" : nombre, de 0 à 1 000',
    'donnée visites "Visites" : nombre, entier, de 0 à 1 000',
  ],
  E404: [
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | 5 EUR | 6 EUR |\n  | the rest | 8 EUR |',
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | 5 EUR |\n  | the rest | 8 EUR |',
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | 5 EUR | 6 EUR |\n  | le reste | 8 EUR |",
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | 5 EUR |\n  | le reste | 8 EUR |",
  ],
  E406: [
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | 5 EUR |\n  | from 10 m2 | 8 EUR |',
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | 5 EUR |\n  | above 10 m2 | 8 EUR |',
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | 5 EUR |\n  | à partir de 10 m2 | 8 EUR |",
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | 5 EUR |\n  | au-delà de 10 m2 | 8 EUR |",
  ],
  E413: [
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | |\n  | the rest | 8 EUR |',
    'table rate by area\n  | Area | Rate |\n  | up to 10 m2 | 0 EUR |\n  | the rest | 8 EUR |',
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | |\n  | le reste | 8 EUR |",
    "tableau taux selon surface\n  | Surface | Taux |\n  | jusqu'à 10 m2 | 0 EUR |\n  | le reste | 8 EUR |",
  ],
};

/** Undefined where a sentence says it, or the explanation has an example of its own. */
export function beforeAfterOf(code: string): BeforeAfter | undefined {
  const found = lines[code];
  if (found === undefined) return undefined;
  const [beforeEn, afterEn, beforeFr, afterFr] = found;
  return { before: { en: beforeEn, fr: beforeFr }, after: { en: afterEn, fr: afterFr } };
}

/** The codes that have a pair. */
export const codesWithExample: readonly string[] = Object.keys(lines);
