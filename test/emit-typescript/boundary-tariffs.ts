// Small tariffs whose boundaries, blocks and fractions are written as public documents write them.

/** Name and rule file. */
export const boundaryTariffs: readonly (readonly [name: string, text: string])[] = [
  [
    'bands in the headings of a table, of numbers, of dates, and in a list',
    `tariff bands_across
currency EUR
rounding each amount half up to 0.01 EUR
unit hp
fact d : km, whole, from 0 to 50 000
fact power : hp, whole, from 1 to 20
fact day : date, from 2020-01-01 to 2024-12-31
fact kind : one of a | b
list rooms, up to 3
fact size of rooms : m2, whole, from 0 to 500
table mileage by power, across d
  | power         | d up to 5 000 km | from 5 001 to 20 000 km  | above 20 000 km  |
  | 3 hp or less  | d * 0.529 EUR/km | d * 0.316 EUR/km + 5 EUR | d * 0.370 EUR/km |
  | 4 to 6 hp     | d * 0.606 EUR/km | d * 0.340 EUR/km + 9 EUR | d * 0.407 EUR/km |
  | 7 hp and over | d * 0.697 EUR/km | d * 0.394 EUR/km + 9 EUR | d * 0.470 EUR/km |
table yearly by kind, across day
  | kind | up to 2021-12-31 in EUR | from 2022-01-01 in EUR |
  | a    | 10                      | 12                     |
  | b    | 20.50                   | 21.75                  |
table fee of rooms by kind, across size
  | kind | 10 m2 | the rest | from 100 m2 |
  | a    | 1 EUR | 2 EUR    | 3 EUR       |
  | b    | 4 EUR | 5 EUR    | 6 EUR       |
amount fees = sum of fee over rooms
amount total = mileage + yearly + fees
results mileage, yearly, fee, total`,
  ],
  [
    'scales as they are printed: first, next, thereafter, not over, from the next value on',
    `tariff printed_scales
currency EUR
rounding each amount half up to 0.01 EUR
fact x : EUR, to 0.5, from 0 to 100 000
fact stay : days, to 0.5, from 0 to 30
scale legal on EUR
  | If x is                          | rate |
  | not over 11 600 EUR              | 10 % |
  | over 11 600 but not over 47 150 EUR | 12 % |
  | exceeding 47 150 EUR             | 22 % |
scale integer on EUR
  | x                         | rate |
  | 0 to 18 200 EUR           | 0 %  |
  | 18 201 – 45 000 EUR       | 16 % |
  | from 45 001 EUR           | 30 % |
scale shared on EUR
  | x                              | rate |
  | between 0 and 8 072 EUR        | 5 %  |
  | between 8 072 and 12 109 EUR   | 10 % |
  | above 12 109 EUR               | 15 % |
scale demurrage on days
  | days         | per day |
  | first 5 days | 60 EUR  |
  | next 5 days  | 95 EUR  |
  | next day     | 7 EUR   |
  | thereafter   | 150 EUR |
amount one = legal(x)
amount two = integer(x, at most 60 000 EUR)
amount three = shared(x)
scale court_fee on EUR
  | value                 | once  | for each started amount of as block | more as per started block | per 100 EUR |
  | up to 500 EUR         | 38 EUR |           |         |          |
  | then up to 2 000 EUR  |        | 500 EUR   | 20 EUR  |          |
  | then up to 10 000 EUR |        | 1 000 EUR | 21 EUR  |          |
  | then the rest         |        |           |         | 0.77 EUR |
amount four = demurrage(stay)
amount five = court_fee(x)
results one, two, three, four, five`,
  ],
  [
    'amounts per started and per full block, and fractions',
    `tariff per_block
currency EUR
rounding each amount half up to 0.01 EUR
unit mile, miles = 1.609344 km
fact distance : miles, to 0.01, from 0 to 50
fact income : EUR, whole, from 0 to 100 000
fact age : years, whole, from 0 to 120
amount fare = 3 EUR
  plus 0.70 EUR per started 1/5 mile in distance
amount charge = 1 % per full 200 EUR in (part of income above 60 000 EUR) * income
  at most 2/3 * income
fact early : months, whole, from 0 to 60
scale reduction on months
  | months early    | per month |
  | first 36 months | 5/9 %     |
  | thereafter      | 5/12 %    |
amount reduced = fare
  less reduction(early)
answer senior = age is 65 years or more
answer teen = age is from 13 years and below 20 years
results fare, charge, reduced, senior, teen`,
  ],
];
