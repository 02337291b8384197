// Every construct of the reference in both languages, side by side: one tree for both is what the tests ask for.

/** Name of the construct, in English, in French. */
export const constructs: readonly (readonly [string, string, string])[] = [
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
  [
    'formulas and steps',
    `value share_retained = protected_share when programme_submitted, otherwise 100 %
amount background_music_fee "Sonorisation" = rate_per_m2 * weighted_area
  at least minimum_fee when minimum_order is before_hours
  times hours_share
  at most 3 EUR, divided by 2
  plus 20 %
  plus 10 % and 5 %
  less 10 % and 5 %
  rounded half up to 1 EUR
  rounded half down to 1 EUR
  rounded half even to 1 EUR
  rounded up to 1 EUR
  rounded down to 0.05 EUR
  not rounded
  due when area is above 0 m2
answer exceeds "Dépasse" = total is from 25 000 EUR
value parts = part of usage above 100 kWh + part of income above 10 000 EUR up to 20 000 EUR + part of usage up to 100 kWh
value blocks = started blocks of 100 devices in kiosks + full blocks of width in n + exact blocks of (2 * w) in n
value rest = remainder of 17 items in blocks of 5 items
value extremes = lower of (a; b) + higher of (a; b; c)
value absent = not given
value steps = (2 % * item_value, at least 1 EUR, rounded down to 1 EUR)
value negative = -a - -5 * (b - 2 points)
value conversions = price in EUR`,
    `valeur share_retained = protected_share quand programme_submitted, sinon 100 %
montant background_music_fee "Sonorisation" = rate_per_m2 * weighted_area
  au moins minimum_fee quand minimum_order est before_hours
  fois hours_share
  au plus 3 EUR, divisé par 2
  plus 20 %
  plus 10 % et 5 %
  moins 10 % et 5 %
  arrondi au plus proche à 1 EUR
  arrondi demi vers le bas à 1 EUR
  arrondi demi au pair à 1 EUR
  arrondi vers le haut à 1 EUR
  arrondi par défaut à 0,05 EUR
  non arrondi
  dû quand area est au-delà de 0 m2
réponse exceeds "Dépasse" = total est à partir de 25 000 EUR
valeur parts = part d'usage au-delà de 100 kWh + part de income au-delà de 10 000 EUR jusqu'à 20 000 EUR + part d’usage jusqu’à 100 kWh
valeur blocks = tranches entamées de 100 devices dans kiosks + tranches entières de width dans n + tranches exactes de (2 * w) dans n
valeur rest = reste de 17 items en tranches de 5 items
valeur extremes = le moindre de (a; b) + le plus élevé de (a; b; c)
valeur absent = non donné
valeur steps = (2 % * item_value, au moins 1 EUR, arrondi vers le bas à 1 EUR)
valeur negative = -a - -5 * (b - 2 points)
valeur conversions = price en EUR`,
  ],
  [
    'conditions and boundaries',
    `answer a1 = area is above 0 m2 and share is up to 50 % or not (x is from 3 to 5)
answer a2 = regime is reduced and regime is not general and kind is one of film, game
answer a3 = price is given or other is not given
answer a4 = fee is at least other and fee is at most other
answer a5 = x is below 50 % and x is from 50 below 70 % and x is above 50 up to 70 % and x is above 50 below 70 %
answer a6 = x is between 11 and 30 %
answer a7 = x is yes or x is no and not y
answer a8 = kind is not one of film, game`,
    `réponse a1 = area est au-delà de 0 m2 et share est jusqu'à 50 % ou non (x est de 3 à 5)
réponse a2 = regime est reduced et regime n'est pas general et kind est parmi film, game
réponse a3 = price est donné ou other n'est pas donné
réponse a4 = fee est au moins other et fee est au plus other
réponse a5 = x est moins de 50 % et x est à partir de 50, moins de 70 % et x est au-delà de 50 jusqu'à 70 % et x est plus de 50 moins de 70 %
réponse a6 = x est entre 11 et 30 %
réponse a7 = x est oui ou x est non et non y
réponse a8 = kind n'est pas parmi film, game`,
  ],
  [
    'tables',
    `table weighted_area by area
  | SURFACE SONORISEE      | SURFACE PONDEREE A RETENIR |
  | up to 2 000 m2         | area                       |
  | from 2 001 to 4 000 m2 | 2 000 m2                   |
  | above 8 000 m2         | 3 000 m2                   |
  | the rest               | not given                  |
table audioguide_rate "Taux" by share_retained, across regime
  | Répertoire protégé    | TARIF GENERAL as general | TARIF REDUIT as reduced |
  | above 70 %            | 2.50 %                   | 2.00 %                  |
  | then up to 90 %       | 2.50 %                   | 2.00 %                  |
  | then the rest         | 2.00 %                   | 1.60 %                  |
table hours_share on hours
  | ouverture hebdomadaire | du tarif |
  | up to 10 hours         | 25 %     |
  | the rest               | 100 %    |
table prices of skiers by age_band, kind, across season gives ticket "Ticket", locker "Locker"
  | Âge | Genre | Prix (été, €) as ticket for low in EUR | Prix in EUR as locker for high |
  | junior or senior | yes | 5 | 2 % * price, at least 1 EUR |
table two on kg, km
  | Poids in kg | Distance in km | Prix |
  | 5           | up to 3        | 4 EUR |`,
    `tableau weighted_area selon area
  | SURFACE SONORISEE      | SURFACE PONDEREE A RETENIR |
  | Jusqu'à 2 000 m2       | area                       |
  | de 2 001 à 4 000 m2    | 2 000 m2                   |
  | plus de 8 000 m2       | 3 000 m2                   |
  | le reste               | non donné                  |
tableau audioguide_rate "Taux" selon share_retained, en colonnes selon regime
  | Répertoire protégé    | TARIF GENERAL comme general | TARIF REDUIT comme reduced |
  | au-delà de 70 %       | 2,50 %                   | 2,00 %                  |
  | puis jusqu’à 90 %     | 2,50 %                   | 2,00 %                  |
  | puis le reste         | 2,00 %                   | 1,60 %                  |
tableau hours_share sur hours
  | ouverture hebdomadaire | du tarif |
  | jusqu'à 10 hours       | 25 %     |
  | le reste               | 100 %    |
tableau prices de skiers par age_band, kind, en colonnes season donne ticket "Ticket", locker "Locker"
  | Âge | Genre | Prix (été, €) comme ticket pour low en EUR | Prix en EUR comme locker pour high |
  | junior ou senior | oui | 5 | 2 % * price, au moins 1 EUR |
tableau two sur kg, km
  | Poids en kg | Distance en km | Prix |
  | 5           | jusqu'à 3      | 4 EUR |`,
  ],
  [
    'scales',
    `scale income_tax "Impôt" on EUR
  | fraction                    | taux as rate |
  | up to 11 294 EUR            | 0 %          |
  | then the rest               | 30 %         |
scale locker_fee on days
  | days              | once  | per day | per started 7 days |
  | up to 1 day       | 4 EUR |         |                    |
  | then up to 7 days |       | 2 EUR   |                    |
  | then the rest     |       |         | 9 EUR              |
scale federal_tax on USD across filing_status
  | rate | Single as single      | Married filing jointly as joint |
  | 10 % | up to 11 600 USD      | up to 23 200 USD      |
  | 22 % | then the rest         | then the rest         |
scale raised_tax = income_tax, every rate plus 1 point, every threshold times 1.1, every once less 5 %`,
    `barème income_tax "Impôt" sur EUR
  | fraction                    | taux comme taux |
  | jusqu'à 11 294 EUR          | 0 %          |
  | puis le reste               | 30 %         |
barème locker_fee sur days
  | days              | une fois | par day | par tranche entamée de 7 days |
  | jusqu'à 1 day     | 4 EUR |         |                    |
  | puis jusqu'à 7 days |       | 2 EUR   |                    |
  | puis le reste     |       |         | 9 EUR              |
barème federal_tax sur USD en colonnes selon filing_status
  | taux | Single comme single      | Married filing jointly comme joint |
  | 10 % | jusqu'à 11 600 USD      | jusqu'à 23 200 USD      |
  | 22 % | puis le reste         | puis le reste         |
barème raised_tax = income_tax, chaque taux plus 1 point, chaque seuil fois 1,1, chaque forfait moins 5 %`,
  ],
  [
    'alternatives',
    `amount kiosks_fee "Bornes" = lower of
  | par jour d'ouverture | per_day * opening_days * blocks |
  | par appareil         | per_device * kiosks             |
  times hours_share
amount most = higher of
  | a * 2 |
  | b * 3 | when c is from 5 |
amount all = sum of
  | L'un (été) – 15" | a |
  | Autre            | b |
amount fine "Fine" by item
  | book         | 0.30 EUR/day * days_late         |
  | film or game | 5 EUR                            |
  | the rest     | 2 % * item_value, at least 1 EUR |
  at most 10 EUR
amount fee = first of
  | students | 2 EUR | when is_student |
  | others   | 5 EUR | otherwise       |
value label = retained in kiosks_fee
choice regime of skiers "Régime"
  | general "Tarif général" | otherwise |
  | reduced "Tarif réduit"  | prior_declaration and contract_within_15_days |`,
    `montant kiosks_fee "Bornes" = le moindre de
  | par jour d'ouverture | per_day * opening_days * blocks |
  | par appareil         | per_device * kiosks             |
  fois hours_share
montant most = le plus élevé de
  | a * 2 |
  | b * 3 | quand c est à partir de 5 |
montant all = somme de
  | L'un (été) – 15" | a |
  | Autre            | b |
montant fine "Fine" selon item
  | book         | 0,30 EUR/day * days_late         |
  | film ou game | 5 EUR                            |
  | le reste     | 2 % * item_value, au moins 1 EUR |
  au plus 10 EUR
montant fee = le premier de
  | students | 2 EUR | quand is_student |
  | others   | 5 EUR | sinon       |
valeur label = retenu dans kiosks_fee
choix regime de skiers "Régime"
  | general "Tarif général" | sinon |
  | reduced "Tarif réduit"  | prior_declaration et contract_within_15_days |`,
  ],
  [
    'functions and readings',
    `function device_fee(count in devices; per_day in XPF/day/block; share in percent; kind like item) = lower of
  | par jour d'ouverture | per_day * opening_days * (started blocks of 100 devices in count) |
  | par appareil         | per_device * count |
  times hours_share(weekly_hours)
value used = device_fee(kiosks; 1 800 XPF/day/block; 23 700 XPF/device) + rate_per_m2 for reduced
reading reduced_minimum "Minimum en tarif réduit : non précisé"
  | option     | value                  | because                             |
  | as_area    | 13 000 XPF * 100 / 120 | "seul rapport du §1 : 100 pour 120" |
  | as_general | 13 000 XPF             | "le minimum n'est pas réduit"       |
  chosen as_area
reading minimum_order "Minimum avant ou après la durée"
  | option       | because                        |
  | before_hours | "le §3 abat le forfait du §1"  |
  | after_hours  | "« ne sauraient être inférieurs »" |
  chosen before_hours
reading blocks(count in devices) "Tranche entamée"
  | started | started blocks of 100 devices in count | "par tranche" |
  chosen started`,
    `fonction device_fee(count en devices; per_day en XPF/day/block; share en pourcentage; kind comme item) = le moindre de
  | par jour d'ouverture | per_day * opening_days * (tranches entamées de 100 devices dans count) |
  | par appareil         | per_device * count |
  fois hours_share(weekly_hours)
valeur used = device_fee(kiosks; 1 800 XPF/day/block; 23 700 XPF/device) + rate_per_m2 pour reduced
lecture reduced_minimum "Minimum en tarif réduit : non précisé"
  | option     | valeur                 | motif                               |
  | as_area    | 13 000 XPF * 100 / 120 | "seul rapport du §1 : 100 pour 120" |
  | as_general | 13 000 XPF             | "le minimum n'est pas réduit"       |
  retenu as_area
lecture minimum_order "Minimum avant ou après la durée"
  | option       | motif                          |
  | before_hours | "le §3 abat le forfait du §1"  |
  | after_hours  | "« ne sauraient être inférieurs »" |
  retenu before_hours
lecture blocks(count en devices) "Tranche entamée"
  | started | tranches entamées de 100 devices dans count | "par tranche" |
  retenu started`,
  ],
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
removed old_fee, other_fee`,
    `daté par income_date
version "2023" valable du 2023-01-01 au 2023-12-31
valeur plafond = 43 992 EUR
version "2024" valable à partir du 2024-01-01
version "2025" valable jusqu'au 2025-12-31
supprimé old_fee, other_fee`,
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
value l3 = position + running total of price + running total of price before this one + rank of price`,
    `liste skiers "Skieurs", jusqu'à 40
donnée age de skiers "Âge" : years, entier, de 0 à 120
montant price de skiers "Prix" = age_price(age)
  au moins 10 EUR
montant group "Groupe" = somme de price sur skiers
  moins 10 % quand (nombre de skiers) est à partir de 10
valeur l1 = maximum de price sur skiers + minimum de price sur skiers où age est moins de 12
valeur l4 = moyenne de price sur skiers + médiane de price sur skiers où age est moins de 12
valeur l2 = price de l'élément 2 de skiers
valeur l3 = position + cumul de price + cumul de price avant celui-ci + rang de price`,
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
