// Tariffs in which something is carried from item to item, one for each way of saying it.

const head = (name: string) => `tariff ${name} "${name}"
currency EUR
rounding each amount half up to 0.01 EUR
`;

export const carriedTariffs: readonly (readonly [string, string])[] = [
  [
    'a running total of itself before the item',
    `${head('wallet')}list months "Months", up to 6
fact topped_up of months : EUR, from 0 to 10 000
fact usage of months : EUR, from 0 to 10 000
amount drawn of months = lower of (usage; running total of topped_up - running total of drawn before this one)
amount invoiced of months = usage - drawn
results invoiced
`,
  ],
  [
    'a balance, a total with a condition, the last and the highest before the item',
    `${head('balance')}list months "Months", up to 6
fact topped_up of months : EUR, from 0 to 100
fact usage of months : EUR, from 0 to 100
amount drawn of months = lower of (usage; (balance of the item before, otherwise 0 EUR) + topped_up)
amount balance of months = (balance of the item before, otherwise 0 EUR) + topped_up - drawn
amount spent of months = sum of drawn over months before this one where drawn is above 20 EUR
value uses of months = count of months before this one where usage is above 0 EUR
amount latest of months = the last drawn over months before this one where drawn is below 30 EUR, otherwise 7 EUR
amount best of months = highest drawn over months before this one, otherwise 0 EUR
amount least of months = lowest drawn over months before this one where drawn is above 1 EUR, otherwise 3 EUR
amount left = the last balance over months, otherwise 0 EUR
amount low_at = the last balance over months where drawn is below 10 EUR, otherwise 5 EUR
results drawn, balance, spent, uses, latest, best, least, left, low_at
`,
  ],
  [
    'yes or no, an option and a date of the item before',
    `${head('transfer')}list rides "Rides", up to 6
fact boarded of rides : date, from 2024-01-01 to 2024-01-20
fact zone of rides : one of inner | outer
answer paid of rides = boarded is later than (the last boarded over rides before this one where paid) + 2 days, otherwise yes
choice kind of rides
  | first | not (paid of the item before, otherwise no) |
  | again | otherwise |
value since of rides = boarded when paid, otherwise since of the item before
value zone_changes of rides = (zone_changes of the item before, otherwise 0) + (1 when zone is not (zone of the item before, otherwise zone), otherwise 0)
amount fare of rides = (2.10 EUR when zone is inner, otherwise 3.30 EUR)
  less 50 % when kind is again
  at most 6 EUR - (sum of fare over rides before this one)
  at least 0 EUR
  due when paid
answer same_kind of rides = kind is (kind of the item before, otherwise again)
results paid, fare, since, zone_changes, same_kind
`,
  ],
  [
    'a scale, a table and a function on what was used before',
    `${head('steps')}list meters "Meters", up to 5
fact used of meters : kWh, whole, from 0 to 300
scale price on kWh
  | up to 100 kWh      | 0.10 EUR |
  | then up to 250 kWh | 0.20 EUR |
  | then the rest      | 0.30 EUR |
`
      .replace('scale price on kWh\n', 'scale price on kWh\n  | usage | per kWh |\n')
      .concat(`value before_it of meters = (after_it of the item before, otherwise 0 kWh)
value after_it of meters = before_it + used
amount fee of meters = price(after_it) - price(before_it)
table level of meters by before_it
  | used before   | share |
  | up to 100 kWh | 100 % |
  | the rest      | 80 %  |
function part(amount_ in EUR; share_ in percent) = amount_ * share_
amount due_now of meters = part(fee; level)
  at least (due_now of the item before, otherwise 1 EUR) * 50 %
amount total = sum of due_now over meters
results fee, due_now, total
`),
  ],
  [
    'two values that go back to each other',
    `${head('pair')}list years "Years", up to 5
fact index of years : number, to 0.1, from 90 to 110
amount rent of years = (cap of the item before, otherwise 500 EUR) * index / 100
amount cap of years = higher of (rent; (rent of the item before, otherwise 480 EUR))
  less 1 %
results rent, cap
`,
  ],
  [
    'en français',
    `tarif report "Report"
monnaie EUR
arrondi de chaque montant au plus proche à 0,01 EUR
liste mois_ "Mois", jusqu'à 5
donnée acquis de mois_ : EUR, de -1 000 à 1 000
montant verse de mois_ = (cumul de acquis) - cumul de verse avant celui-ci
  au moins 0 EUR
montant solde de mois_ = (solde de l'élément précédent, sinon 10 EUR) + acquis - verse
montant dernier de mois_ = le dernier verse sur mois_ avant celui-ci où verse est plus de 5 EUR, sinon 0 EUR
montant pleins = somme de verse sur mois_ où verse est plus de (verse de l'élément précédent, sinon 0 EUR)
résultats verse, solde, dernier, pleins
`,
  ],
];
