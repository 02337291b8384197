// How documents speak of other items, of other versions and of the time of day: one message each, and where one thing only can be
// meant its fix is right.

import { describe, expect, it } from 'vitest';
import { areAnswered, areMended, errorsOf, type Open, type Sure } from './everyday-lines.js';

const english = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
dated by on_day
fact on_day : date, from 2025-01-01 to 2026-12-31
list months "Months", up to 12
fact used of months : EUR, from 0 to 100
fact at_minute of months : minutes, whole, from 0 to 1 439
version "2025" valid from 2025-01-01 to 2025-12-31
amount fee of months = used
version "2026" valid from 2026-01-01 to 2026-12-31
`;
const french = `tarif demo "Démo"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
daté par jour_du
donnée jour_du : date, de 2025-01-01 à 2026-12-31
liste mois_ "Mois", jusqu'à 12
donnée use de mois_ : EUR, de 0 à 100
donnée minute_ de mois_ : minutes, entier, de 0 à 1 439
version "2025" valable du 2025-01-01 au 2025-12-31
montant prix de mois_ = use
version "2026" valable du 2026-01-01 au 2026-12-31
`;

/** What is written, and what its fix writes. */
const sure: readonly Sure[] = [
  [
    'amount fee of months = used + (used of the previous month, otherwise 0 EUR)',
    'used of the item before',
    english,
  ],
  [
    'amount fee of months = (fee of the preceding row, otherwise 0 EUR) + used',
    'fee of the item before',
    english,
  ],
  ['amount fee of months = used + fee of the previous version', 'fee of the version before', english],
  [
    'amount fee of months = (used of the last item of months, otherwise 0 EUR)',
    'the last used over months',
    english,
  ],
  [
    'amount fee of months = (used of the first item of months, otherwise 0 EUR)',
    'used of item 1 of months',
    english,
  ],
  ['amount fee of months = sum of used over months before this row', 'over months before this one', english],
  ['amount fee of months = used + cumulative used', 'running total of used', english],
  [
    'montant prix de mois_ = use + (use du mois précédent, sinon 0 EUR)',
    "use de l'élément précédent",
    french,
  ],
  ['montant prix de mois_ = (use du dernier mois de mois_, sinon 0 EUR)', 'le dernier use sur mois_', french],
  [
    'montant prix de mois_ = (use du premier mois de mois_, sinon 0 EUR)',
    "use de l'élément 1 de mois_",
    french,
  ],
  ['montant prix de mois_ = somme de use sur mois_ avant cette ligne', 'sur mois_ avant celui-ci', french],
  ['montant prix de mois_ = use + use cumulé', 'cumul de use', french],
  [
    'amount fee of months = (used of the 2nd item of months, otherwise 0 EUR)',
    'used of item 2 of months',
    english,
  ],
  [
    'montant prix de mois_ = (use du troisième élément de mois_, sinon 0 EUR)',
    "use de l'élément 3 de mois_",
    french,
  ],
  ['answer weekend = on_day is Saturday to Sunday', 'on_day is from Saturday to Sunday', english],
  [
    'answer winter = on_day is not 1 November to 31 March',
    'on_day is not from 1 November to 31 March',
    english,
  ],
  ['answer some of months = used is 2 EUR to 5 EUR', 'used is from 2 EUR to 5 EUR', english],
  ['réponse chome = jour_du est samedi à dimanche', 'jour_du est de samedi à dimanche', french],
  ['réponse peu de mois_ = use est 2 EUR à 5 EUR', 'use est de 2 EUR à 5 EUR', french],
];

/** What may mean several things, or is no fix within the line, and what the message speaks of. */
const open: readonly Open[] = [
  ['amount fee of months = used + previous used', '`used of the version before`', english],
  ['montant prix de mois_ = use + use précédent', "`use de l'élément précédent`", french],
  [
    'amount fee of months = used when position is from the third month, otherwise 0 EUR',
    '`position is from 3`',
    english,
  ],
  [
    'montant prix de mois_ = use quand position est à partir du 3e mois, sinon 0 EUR',
    '`position is from 3`',
    french,
  ],
  [
    'value rung of months = limit reached in fees(used)',
    '`band reached in fees',
    `${english}scale fees on EUR\n| EUR | as rate |\n| the rest | 5 % |\n`,
  ],
];

describe('other items, other versions, the time of day', () => {
  areMended(sure);
  areAnswered(open);

  it('an ordinal that reads as a number with a unit, or as words, is told to be a number', () => {
    const table = (cell: string) =>
      errorsOf(
        `${english}table rise of months by position\n| rank | rise |\n| ${cell} | 2 EUR |\n| the rest | 0 EUR |\n`,
      );
    expect(table('2nd')).toMatchObject([
      { code: 'E301', help: { en: expect.stringContaining('`position`') } },
    ]);
    expect(table('the second month')).toMatchObject([
      { code: 'E405', help: { en: expect.stringContaining('`position`') } },
    ]);
  });

  it('of a type for moments and of a keyword as first option is told what to write', () => {
    const [time] = errorsOf(`${english}fact asked : datetime\n`);
    expect(time).toMatchObject({ code: 'E301', help: { en: expect.stringContaining('`time`') } });
    const [option] = errorsOf(`${english}fact kind : one of whole | part\n`);
    expect(option).toMatchObject({ code: 'E116', help: { en: expect.stringContaining('`entire` is free') } });
  });
});
