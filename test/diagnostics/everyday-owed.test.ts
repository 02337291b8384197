// How documents say shortly what is owed: one message each, and where one thing only can be meant its fix is right.

import { describe, expect, it } from 'vitest';
import { areAnswered, areMended, errorsOf, type Open, type Sure } from './everyday-lines.js';

const english = `tariff demo "Demo"
currency EUR
rounding each amount half up to 0.01 EUR
fact fees : EUR, from 0 to 100
fact stay : minutes, whole, from 0 to 1 439
fact nights_spent : days, whole, from 0 to 30
fact arrived : date, from 2025-01-01 to 2026-12-31
fact left : date, from 2025-01-01 to 2026-12-31
fact came : time
fact went : time
list guests "Guests", up to 9
fact age of guests : years, whole, from 0 to 120
amount paid of guests = 1 EUR
`;
const french = `tarif demo "Démo"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
donnée frais_dus : EUR, de 0 à 100
donnée sejour : minutes, entier, de 0 à 1 439
donnée jours_passes : jours, entier, de 0 à 30
donnée arrivee : date, de 2025-01-01 à 2026-12-31
donnée depart : date, de 2025-01-01 à 2026-12-31
donnée entree : heure du jour
donnée sortie : heure du jour
liste enfants "Enfants", jusqu'à 9
donnée age de enfants : ans, entier, de 0 à 25
`;

const sure: readonly Sure[] = [
  ['amount due = 20 % fees', '20 % of fees', english],
  ['montant du_ = 20 % frais_dus', '20 % de frais_dus', french],
  ['amount due = 10 EUR per day of nights_spent', '10 EUR/day * nights_spent', english],
  ['montant du_ = 10 EUR par jour de jours_passes', '10 EUR/jour * jours_passes', french],
  [
    'amount due = 2 EUR per hour or part thereof in stay above 30 minutes',
    'in (part of stay above 30 minutes)',
    english,
  ],
  [
    'amount due = 0.10 EUR per minute in stay up to 30 minutes',
    'in (part of stay up to 30 minutes)',
    english,
  ],
  [
    'montant du_ = 1,20 EUR par heure entamée dans sejour au-delà de 30 minutes',
    'dans (part de sejour au-delà de 30 minutes)',
    french,
  ],
  ['value spent = days from arrived to left, both included', 'to left both included', english],
  ['valeur passe = jours de arrivee à depart, inclus', 'à depart inclus', french],
  ['value late = days from arrived + 3 months to left', 'days from (arrived + 3 months) to left', english],
  ['valeur retard = jours de arrivee + 3 mois à depart', 'jours de (arrivee + 3 mois) à depart', french],
  [
    'value idle = minutes from came to went except between 22:00 and 8:00',
    'went between 8:00 and 22:00',
    english,
  ],
  ['valeur jour_ = minutes de entree à sortie sauf entre 22 h et 8 h', 'sortie entre 8 h et 22 h', french],
  ['amount due = fees increased by 5 %', 'fees, plus 5 %', english],
  ['amount due = fees minus 5 %', 'fees, less 5 %', english],
  ['montant du_ = frais_dus majoré de 10 %', 'frais_dus, plus 10 %', french],
  ['montant du_ = frais_dus diminué de 10 EUR', 'frais_dus, moins 10 EUR', french],
  [
    'answer odd = stay is less than 5 minutes or more than 60 minutes',
    'or stay is more than 60 minutes',
    english,
  ],
  [
    'réponse rare = sejour est moins de 5 minutes ou plus de 60 minutes',
    'ou sejour est plus de 60 minutes',
    french,
  ],
  ['answer fair = stay is between 2 and 3 minutes inclusive', 'between 2 and 3 minutes', english],
  ['amount due "Due" of guests = 1 EUR', 'due of guests "Due"', english],
  ['montant du_ "Dû" de enfants = 1 EUR', 'du_ de enfants "Dû"', french],
  ['réponse jeune de enfants = age est moins de 21 ans révolus', 'moins de 21 ans', french],
];

/** What may mean several things. */
const open: readonly Open[] = [
  ['amount due = greater of 5 EUR or fees', '`higher of (A; B)`', english],
  ['amount due = sum of paid', '`sum of paid over LIST`', english],
  ['value spent = started days from arrived to left', '`days from A to B both included`', english],
  ['valeur passe = jours entamés de arrivee à depart', '`days from A to B both included`', french],
  ['amount due = 5 EUR unless stay is 0 minutes', '`when not`', english],
  ['montant du_ = 5 EUR sauf si sejour est 0 minutes', '`quand non`', french],
  ['amount due = fees only when stay is up to 5 minutes', '`due when CONDITION`', english],
  ['montant du_ = 100 EUR + 20 EUR par enfant', '`20 EUR * (nombre de enfants)`', french],
];

describe('what is owed, in short', () => {
  areMended(sure);
  areAnswered(open);

  it('a line that grants an exemption is told to say when the amount is due', () => {
    expect(errorsOf(`${english}amount due = fees\n  free when stay is up to 30 minutes\n`)).toMatchObject([
      { code: 'E101', help: { en: expect.stringContaining('`due when not CONDITION`') } },
    ]);
  });

  it('thousands of a price with its sign are parted by spaces', () => {
    const [error, another] = errorsOf(`${english}amount due = fees\n  at most £125,000\n`);
    expect(another).toBeUndefined();
    expect(error).toMatchObject({ code: 'E106', message: { en: expect.stringContaining('125 000 GBP') } });
  });
});
