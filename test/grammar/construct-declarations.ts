// Constructs of the head of a file, of its facts and sections, in both languages.

/** Name of the construct, in English, in French. */
export const declarations: readonly (readonly [string, string, string])[] = [
  [
    'units and conversions',
    `unit device, devices "appareil"
unit quintal, quintals = 100 kg
conversion 1 000 XPF = 8.38 EUR
conversion 1 000 XPF = 8.38 EUR from 2002-01-01 to 2010-12-31`,
    `unité device, devices "appareil"
unité quintal, quintals = 100 kg
conversion 1 000 XPF = 8,38 EUR
conversion 1 000 XPF = 8,38 EUR du 2002-01-01 au 2010-12-31`,
  ],
  [
    'the head of a file',
    `tariff sacem "Sacem Polynésie – établissements culturels"
source "sacem-polynesie-2018.txt" in French
source "Barème, 3e édition" not held
currency XPF
currency KWD with 3 decimals
valid from 2018-01-01 to 2018-12-31
rounding each amount half up to 1 XPF
rounding no amount
use "../shared/devices.bareme" taking device_fee, hours_share
use "all.bareme"
results group, price
module shared "Commun"`,
    `tarif sacem "Sacem Polynésie – établissements culturels"
source "sacem-polynesie-2018.txt" en français
source "Barème, 3e édition" non détenu
monnaie XPF
monnaie KWD avec 3 décimales
valable du 2018-01-01 au 2018-12-31
arrondi de chaque montant au plus proche à 1 XPF
arrondi d'aucun montant
utilise "../shared/devices.bareme" en prenant device_fee, hours_share
utilise "all.bareme"
résultats group, price
module shared "Commun"`,
  ],
  [
    'facts',
    `fact area "Superficie sonorisée" : m2, whole, from 0 to 100 000
fact weekly_hours "Heures par semaine" : hours, to 0.25, from 0 to 168
fact protected_share : percent, to 0.01, from 0 to 100, needed when programme_submitted
fact season "Saison" : one of low "Basse" | high "Haute" | s24 "24 h" coded "24", default low
fact rate "Taux propre" : percent, to 0.01, from 0 to 100, default standard_rate
fact arrival "Arrivée" : date, from 2020-01-01 to 2030-12-31
fact destination "Destination" : like origin
fact pass_number : text, optional
fact member : yes/no
fact count_fact : number, whole, from 0 to 9
fact rows : one of
  | low "Basse" | high "Haute" |
  | s24 coded "24" |
  , default low
require return_date is from loan_date "returned before it was lent"
require of skiers age is from 3`,
    `donnée area "Superficie sonorisée" : m2, entier, de 0 à 100 000
donnée weekly_hours "Heures par semaine" : hours, au pas de 0,25, de 0 à 168
donnée protected_share : pourcentage, au pas de 0,01, de 0 à 100, nécessaire quand programme_submitted
donnée season "Saison" : parmi low "Basse" | high "Haute" | s24 "24 h" codé "24", par défaut low
donnée rate "Taux propre" : pourcentage, au pas de 0,01, de 0 à 100, par défaut standard_rate
donnée arrival "Arrivée" : date, de 2020-01-01 à 2030-12-31
donnée destination "Destination" : comme origin
donnée pass_number : texte, facultatif
donnée member : oui/non
donnée count_fact : nombre, entier, de 0 à 9
donnée rows : parmi
  | low "Basse" | high "Haute" |
  | s24 codé "24" |
  , par défaut low
exiger return_date est à partir de loan_date "returned before it was lent"
exiger de skiers age est à partir de 3`,
  ],
  [
    'sections and quotes',
    `section "2.1" "Bornes multimédia interactives"
section "DEFINITIONS"
section our heading "Facts"
section "C" "Night" applies when stay is night
value x = 3
  quote "une phrase"
  quote « une autre "phrase" »
  allow W601 because "le document le dit"`,
    `section "2.1" "Bornes multimédia interactives"
section "DEFINITIONS"
section notre titre "Facts"
section "C" "Night" s'applique quand stay est night
valeur x = 3
  citation "une phrase"
  citation « une autre "phrase" »
  admettre W601 parce que "le document le dit"`,
  ],
];
