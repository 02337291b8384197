// Every construct of the reference in both languages, side by side: one tree for both is what the tests ask for.

import { declarations } from './construct-declarations.js';
import { formulas } from './construct-formulas.js';

/** Name of the construct, in English, in French. */
export const constructs: readonly (readonly [string, string, string])[] = [
  ...declarations,
  ...formulas,
  [
    'dates',
    `value d1 = days from a to b + days from a to b both included + nights from a to b
value d7 = calendar weeks from a to b + calendar months from a to b + calendar years from a to b
value d8 = prorated months from a to b both included + prorated years from a to b + days beyond whole months from a to b both included
value d9 = 1 %/block * n + (x in %/year)
value d2 = whole months from a to b + started months from a to b + whole years from a to b + 30/360 days from a to b
value d3 = year of d + month of d + day of d + weekday of d + days in month of d + days in year of d
value d4 = start of month of d
value d5 = end of month of d
value d6 = start of year of d
value d7 = end of year of d
value d8 = d + 10 days - 3 months
value d9 = date(2024; 2; 29)
answer d10 = d is from 2024-02-29`,
    `valeur d1 = jours de a à b + jours de a à b inclus + nuits de a à b
valeur d7 = semaines civiles de a à b + mois civils de a à b + années civiles de a à b
valeur d8 = mois au prorata de a à b inclus + années au prorata de a à b + jours au-delà des mois entiers de a à b inclus
valeur d9 = 1 %/block * n + (x en %/year)
valeur d2 = mois entiers de a à b + mois entamés de a à b + années entières de a à b + jours 30/360 de a à b
valeur d3 = année de d + mois de d + jour de d + jour de semaine de d + jours du mois de d + jours de l'année de d
valeur d4 = début du mois de d
valeur d5 = fin du mois de d
valeur d6 = début de l'année de d
valeur d7 = fin de l'année de d
valeur d8 = d + 10 days - 3 months
valeur d9 = date(2024; 2; 29)
réponse d10 = d est à partir du 2024-02-29`,
  ],
  [
    'versions',
    `dated by income_date
version "2023" valid from 2023-01-01 to 2023-12-31
value plafond = 43 992 EUR
version "2024" valid from 2024-01-01
version "2025" valid to 2025-12-31
removed old_fee, other_fee
every version`,
    `daté par income_date
version "2023" valable du 2023-01-01 au 2023-12-31
valeur plafond = 43 992 EUR
version "2024" valable à partir du 2024-01-01
version "2025" valable jusqu'au 2025-12-31
supprimé old_fee, other_fee
toutes les versions`,
  ],
  [
    'lists',
    `list skiers "Skieurs", up to 40
fact age of skiers "Âge" : years, whole, from 0 to 120
amount price of skiers "Prix" = age_price(age)
  at least 10 EUR
amount group "Groupe" = sum of price over skiers
  less 10 % when (count of skiers) is from 10
value l1 = highest price over skiers + lowest price over skiers where age is below 12
value l4 = average of price over skiers + median of price over skiers where age is below 12
value l2 = price of item 2 of skiers
value l3 = position + running total of price + running total of price before this one + rank of price
value l5 = price * (1 + 2 %) to the power of position
amount l6 of skiers = group shared in proportion to age
  rounded half up to places decimals`,
    `liste skiers "Skieurs", jusqu'à 40
donnée age de skiers "Âge" : years, entier, de 0 à 120
montant price de skiers "Prix" = age_price(age)
  au moins 10 EUR
montant group "Groupe" = somme de price sur skiers
  moins 10 % quand (nombre de skiers) est à partir de 10
valeur l1 = maximum de price sur skiers + minimum de price sur skiers où age est moins de 12
valeur l4 = moyenne de price sur skiers + médiane de price sur skiers où age est moins de 12
valeur l2 = price de l'élément 2 de skiers
valeur l3 = position + cumul de price + cumul de price avant celui-ci + rang de price
valeur l5 = price * (1 + 2 %) à la puissance position
montant l6 de skiers = group réparti au prorata de age
  arrondi au plus proche à places décimales`,
  ],
  [
    'counterfactuals, notices and checks',
    `value c1 = (total with regime reduced) + (fee with on 2022-01-01) + (total with minimum_order after_hours, area 10 m2)
notice "Ask the office first" when group is from 25 000 EUR
notice "Toujours"
check total never decreases in area, kiosks, weekly_hours
check total never increases in discount
check background_music_fee has no effect of kiosks
check total has no jump above 500 EUR in area
check background_music_fee is at least (minimum_fee * hours_share, rounded half up to 1 XPF) when area is above 0 m2
check "le plus bas" (total with regime reduced) is at most (total with regime general)
not used "70 000 notices" because "no price"
not modelled "Vidéo" because "autre tarif"`,
    `valeur c1 = (total avec regime reduced) + (fee avec on 2022-01-01) + (total avec minimum_order after_hours, area 10 m2)
avis "Ask the office first" quand group est à partir de 25 000 EUR
avis "Toujours"
contrôle total ne diminue jamais avec area, kiosks, weekly_hours
contrôle total n'augmente jamais avec discount
contrôle background_music_fee ne dépend pas de kiosks
contrôle total n'a aucun saut de plus de 500 EUR en area
contrôle background_music_fee est au moins (minimum_fee * hours_share, arrondi au plus proche à 1 XPF) quand area est au-delà de 0 m2
contrôle "le plus bas" (total avec regime reduced) est au plus (total avec regime general)
non utilisé "70 000 notices" parce que "no price"
non modélisé "Vidéo" parce que "autre tarif"`,
  ],
  [
    'examples',
    `example "médiathèque de 1 500 m²"
  | area     | weekly_hours | prior_declaration | background_music_fee |
  | 1 500 m2 | 48 hours     | no                | 180 000 XPF          |
  |          | 0.5 hours    | yes               | 40 EUR, 20 EUR       |
example "famille" with minimum_order after_hours, other some
  given days = 3 days, season = high
  given skiers
  | age      | own_pass |
  | 35 years | no       |
  expect group = 120 EUR
  expect price = 40 EUR, 30 EUR, other = 2024-01-01
example
  given x = "texte"`,
    `exemple "médiathèque de 1 500 m²"
  | area     | weekly_hours | prior_declaration | background_music_fee |
  | 1 500 m2 | 48 hours     | non               | 180 000 XPF          |
  |          | 0,5 hours    | oui               | 40 EUR, 20 EUR       |
exemple "famille" avec minimum_order after_hours, other some
  soit days = 3 days, season = high
  soit skiers
  | age      | own_pass |
  | 35 years | non      |
  attendu group = 120 EUR
  attendu price = 40 EUR, 30 EUR, other = 2024-01-01
exemple
  soit x = "texte"`,
  ],
];
