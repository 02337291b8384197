// Constructs that compute: formulas, conditions, tables, scales, alternatives, functions, in both languages.

/** Name of the construct, in English, in French. */
export const formulas: readonly (readonly [string, string, string])[] = [
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
];
