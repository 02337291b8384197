// What documents leave to the reader, and lines that say when nothing is owed: each answer says what to write.

import { describe, expect, it } from 'vitest';
import { areAnswered, areMended, errorsOf, type Open, type Sure } from './everyday-lines.js';

const english = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact price : EUR, from 0 to 100
fact mass : kg, whole, from 0 to 100
fact stay : hours, whole, from 0 to 1 000
fact opened : date, from 2025-01-01 to 2026-12-31
fact closed : date, from 2025-01-01 to 2026-12-31
fact member : yes/no
fact code : text
list kids "Kids", up to 9
fact age of kids : years, whole, from 0 to 25
`;
const french = `tarif demo "Démo"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée prix : EUR, de 0 à 100
donnée masse : kg, entier, de 0 à 100
donnée sejour : heures, entier, de 0 à 1 000
donnée ouverture : date, de 2025-01-01 à 2026-12-31
donnée fermeture : date, de 2025-01-01 à 2026-12-31
donnée adherent : oui/non
donnée code : texte
liste enfants "Enfants", jusqu'à 9
donnée age de enfants : ans, entier, de 0 à 25
`;
const byCode = (cell: string) =>
  `table t by code\n  | code | r |\n  | ${cell} | 1 EUR |\n  | the rest | 2 EUR |`;
const parCode = (cell: string) =>
  `tableau t selon code\n  | c | t |\n  | ${cell} | 1 EUR |\n  | le reste | 2 EUR |`;

const sure: readonly Sure[] = [
  [byCode('starting with "33"'), '| begins with "33"', english],
  [byCode('starts with "33"'), '| begins with "33"', english],
  [parCode('débutant par "33"'), '| commence par "33"', french],
  ['value open = number of days between opened and closed', '= days from opened to closed', english],
  ['value open = nights between opened and closed', '= nights from opened to closed', english],
  [
    'valeur ouvert = nombre de jours entre ouverture et fermeture',
    '= jours de ouverture à fermeture',
    french,
  ],
  ['valeur ouvert = jours entre ouverture et fermeture', '= jours de ouverture à fermeture', french],
  ['amount due = price when member, 2 EUR otherwise', 'when member, otherwise 2 EUR', english],
  ['montant du_ = prix si adherent, 2 EUR sinon', 'si adherent, sinon 2 EUR', french],
  ['amount due = 2 EUR per started hour in stay after 2 hours', 'in (part of stay above 2 hours)', english],
  [
    'montant du_ = 2 EUR par tranche entamée de 1 heure dans sejour après 2 heures',
    'dans (part de sejour au-delà de 2 heures)',
    french,
  ],
];

const open: readonly Open[] = [
  ['amount due = 12 EUR per 100 kg per started 24 hours in stay', '* (B / 100 kg)`', english],
  ['montant du_ = 12 EUR par 100 kg par tranche entamée de 24 heures dans sejour', '(B / 100 kg)`', french],
  ['amount due = 5 EUR per 100 kg', '`5 EUR per 100 kg in NAME`', english],
  [
    'table t by mass\n  | kg | e |\n  | up to 5 kg | 5 EUR per 100 kg |\n  | the rest | 2 EUR |',
    '`5 EUR per 100 kg in NAME`',
    english,
  ],
  [
    "tableau t selon masse\n  | kg | e |\n  | jusqu'à 5 kg | 5 EUR par 100 kg |\n  | le reste | 2 EUR |",
    '`5 EUR par 100 kg dans NOM`',
    french,
  ],
  [
    'tableau t de enfants selon position\n  | r | e |\n  | 1er enfant | 1 EUR |\n  | le reste | 2 EUR |',
    'the number `1`',
    french,
  ],
];

/** The one error of lines, and what its help says in both languages. */
const helped: readonly (readonly [string, string, string, string, string])[] = [
  ...['nil when member', 'no charge when member', 'not due when member', 'free when member'].map(
    (line) => [`amount due = price\n  ${line}`, 'E101', 'due when not', 'dû quand non', english] as const,
  ),
  ...['nul si adherent', 'nulle si adherent', 'non dû si adherent', 'gratuit si adherent'].map(
    (line) => [`montant du_ = prix\n  ${line}`, 'E101', 'due when not', 'dû quand non', french] as const,
  ),
  ['amount due = price\n  50 EUR when member', 'E101', '`plus 50 EUR when', '`plus 50 EUR quand', english],
  [
    byCode('others').replace('  | the rest | 2 EUR |', '  | "1" | 2 EUR |'),
    'E405',
    '`begins with "33"`',
    '`commence par "33"`',
    english,
  ],
  [
    'table t of kids by rank\n  | r | e |\n  | 1 | 1 EUR |\n  | the rest | 2 EUR |',
    'E201',
    '`position`',
    '`position`',
    english,
  ],
  [
    'tableau t de enfants selon rang\n  | r | e |\n  | 1 | 1 EUR |\n  | le reste | 2 EUR |',
    'E201',
    '`position`',
    '`position`',
    french,
  ],
  [
    'table t by mass\n  | kg | one | two |\n  | up to 5 kg | 1 EUR | 2 EUR |\n  | the rest | 2 EUR | 3 EUR |',
    'E414',
    'as rate',
    'comme taux',
    english,
  ],
];

describe('what documents leave to the reader', () => {
  areMended(sure);
  areAnswered(open);

  it.each(helped)('%s is answered with what to write', (written, code, en, fr, head) => {
    const errors = errorsOf(`${head}${written}\n`);
    expect([...new Set(errors.map((error) => error.code))]).toEqual([code]);
    expect(errors[0]!.help?.en).toContain(en);
    expect(errors[0]!.help?.fr).toContain(fr);
    // What resembles a keyword may mean its opposite: nothing is changed by itself.
    expect(errors[0]!.fix).toBeUndefined();
  });

  it('leaves the first of a month what it is', () => {
    const day = 'réponse fete = ouverture est 1er mai ou ouverture est à partir du 1er novembre au 31 mars';
    expect(errorsOf(`${french}${day.replace('à partir du', 'de')}\n`)).toEqual([]);
  });
});
