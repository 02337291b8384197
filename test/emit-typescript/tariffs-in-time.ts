// Small tariffs of dates and versions, among those that use every construct.

/** Name and rule file. */
export const tariffsInTime: readonly (readonly [name: string, text: string])[] = [
  [
    'dates and their parts',
    `tariff days
currency EUR
rounding each amount half up to 0.01 EUR
fact a : date, from 1999-12-01 to 2028-03-31
fact b : date, from 1999-12-01 to 2028-03-31
fact months : months, whole, from -30 to 30
value apart = days from a to b
value inclusive = days from a to b both included
value nights = nights from a to b
value whole_months = whole months from a to b
value started_months = started months from a to b
value years = whole years from a to b
value thirty = 30/360 days from a to b
value y = year of a
value m = month of a
value d = day of a
value w = weekday of a
value dim = days in month of a
value diy = days in year of a
value som = start of month of a
value eom = end of month of a
value soy = start of year of a
value eoy = end of year of a
value later = a + months
value much_later = a + 100 days
value fixed = date(2024; 2; 29)
answer leap = fixed is b
amount rent = 1 200 EUR * (days from a to end of month of a both included) / days in month of a
table price by a
  | date                          | price |
  | up to 2009-12-31              | 1 EUR |
  | from 2010-01-01 to 2019-12-31 | 2 EUR |
  | the rest                      | 3 EUR |
results apart, inclusive, nights, whole_months, started_months, years, thirty, y, m, d, w, dim, diy, som, eom, soy, eoy, later, much_later, fixed, leap, rent, price`,
  ],
  [
    'versions with a hole',
    `tariff dated
currency EUR
rounding each amount half up to 0.01 EUR
dated by bought
fact bought : date, from 2019-01-01 to 2026-12-31
fact count_of : items, whole, from 0 to 1 000
amount total = unit_price * count_of
amount fixed = 3 EUR
version "one" valid from 2020-01-01 to 2021-12-31
value unit_price = 2.50 EUR/item
version "two" valid from 2022-01-01 to 2023-06-30
value unit_price = 2.75 EUR/item
version "three" valid from 2024-01-01
value unit_price = 3.05 EUR/item when count_of is below 100 items, otherwise 2.95 EUR/item
results total, fixed`,
  ],
  [
    'versions by a date beside the facts',
    `tariff on_date
currency EUR
rounding each amount half up to 0.01 EUR
fact people : persons, whole, from 0 to 50
version "old" valid from 2020-01-01 to 2021-12-31
amount fee = 5 EUR/person * people
version "new" valid from 2022-06-01
amount fee = 6 EUR/person * people
  less 10 % when people is from 10 persons`,
  ],
];
