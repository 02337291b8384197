// What people write who know the documents and the spreadsheets better than the language: each is told its wording.

import type { Kinds } from './mistake.js';

export const everydayPhrases: Kinds = {
  'everyday phrases': [
    [
      'of for a product of a number',
      'piscine',
      'valeur part_sociale',
      'avis "Aide" quand quotient est au-delà de 0,5 du quotient\nvaleur part_sociale',
    ],
    [
      'the part above, of what is not said',
      'piscine',
      '= 15 % * quotient',
      '= 15 % de la part au-delà de 10 EUR',
    ],
    [
      'half of',
      'piscine',
      'valeur part_sociale',
      'avis "Aide" quand quotient est au-delà de la moitié du quotient\nvaleur part_sociale',
    ],
    [
      'a third of',
      'piscine',
      'valeur part_sociale',
      'avis "Aide" quand quotient est au-delà de un tiers du quotient\nvaleur part_sociale',
    ],
    ['per cent in words', 'piscine', '= 15 % * quotient', '= 15 pour cent * quotient'],
    ['per cent in words, in English', 'hall', '= 80 % when', '= 80 per cent when'],
    ['percent as a word, in English', 'hall', '= 80 % when', '= 80 percent when'],
    ['the difference between', 'piscine', '= 15 % * quotient', '= différence entre quotient et 10 EUR'],
    [
      'max as spreadsheets have it',
      'piscine',
      'valeur part_sociale',
      'avis "Aide" quand quotient est au-delà de max(tarif_annuel, tarif_annuel)\nvaleur part_sociale',
    ],
    [
      'min as spreadsheets have it',
      'piscine',
      'valeur part_sociale',
      'avis "Aide" quand quotient est au-delà de min(tarif_annuel; tarif_annuel)\nvaleur part_sociale',
    ],
    ['abs as spreadsheets have it', 'piscine', '= 15 % * quotient', '= abs(quotient - 10 EUR, 2)'],
    ['to for up to', 'hall', '| up to 100 m2', '| to 100 m2   '],
    ['above alone', 'hall', '| above 100 m2 |', '| above        |'],
    ['beyond', 'hall', '| above 100 m2 |', '| beyond 100 m2 |'],
    ['beyond alone', 'hall', '| above 100 m2 |', '| beyond       |'],
    ['passé for au-delà', 'piscine', '| 65 ans et plus ', '| depuis 65 ans '],
    [
      'before a date',
      'hall',
      'fact association',
      'fact booked : date, from 2026-01-01 to 2026-12-31, default 2026-12-31\nnotice "Early" when booked is before 2026-03-01\nfact association',
    ],
    ['until', 'hall', 'when association, otherwise', 'when days is until 5 days, otherwise'],
    ['since', 'hall', 'fact association', 'notice "Long" when days is since 50 days\nfact association'],
    [
      'in, where only the last factor is converted',
      'hall',
      'fact association',
      'fact height : m, to 0.1, from 0 to 9, default 1 m\nnotice "Large" when area * height in m3 is above 0 m3\nfact association',
    ],
    [
      'what the head says, on a line of its own',
      'piscine',
      'selon âge, en colonnes selon saison',
      'selon âge\n  en colonnes selon saison',
    ],
    ['gives on a line of its own', 'hall', 'by area\n', 'by area\n  gives rate "Rate"\n'],
    ['an option that is a word of the language', 'piscine', 'parmi hiver "Hiver" |', 'parmi en "Hiver" |'],
    ['a fact that is a word of the language', 'piscine', 'donnée habitant "', 'donnée entier "'],
    [
      'an option that is a word of the language, in English',
      'hall',
      'fact association',
      'fact side : one of in | out, optional\nnotice "Side" when side is given\nfact association',
    ],
    ['two years with a hyphen', 'piscine', '| de 16 à 64 ans |', '| 16-64 ans      |'],
  ],
};
