// Small tariffs that together use every construct of the language in ways that are hard for a compiler to integers.

import { boundaryTariffs } from './boundary-tariffs.js';
import { tariffsInTime } from './tariffs-in-time.js';

/** Name and rule file. */
export const constructTariffs: readonly (readonly [name: string, text: string])[] = [
  ...boundaryTariffs,
  [
    'ties under every rounding mode, on both sides of zero',
    `tariff ties
currency EUR
rounding no amount
fact x : EUR, to 0.001, from -2 to 2
value a = x, rounded half up to 0.01 EUR
value b = x
  rounded half down to 0.01 EUR
value c = x
  rounded half even to 0.01 EUR
value d = x
  rounded up to 0.01 EUR
value e = x
  rounded down to 0.01 EUR
value f = x * 0.5
  rounded half even to 0.05 EUR
value g = x * 1 / 3
  rounded half up to 0.01 EUR
value h = x * 7 / 3
  rounded down to 1 EUR
results a, b, c, d, e, f, g, h`,
  ],
  [
    'divisors that are facts, and may be zero',
    `tariff divisors
currency EUR
rounding each amount half up to 0.01 EUR
fact price : EUR, from 0 to 100 000
fact nights : nights, whole, from 0 to 30
fact guests : persons, whole, from 1 to 12
fact offset : persons, whole, from -5 to 5
fact own : yes/no
value per_guest = price / guests
value share = guests / (guests + 3 persons)
amount stay = per_guest * 1 person
  less 10 % when own
amount nightly = price / nights * 1 night
  due when nights is above 0 nights
amount odd = price / offset * 1 person when offset is not 0 persons, otherwise 3 EUR
amount anyway = price / nights * 1 night
amount capped = lower of
  | shared | price * share |
  | half   | price / 2 |
  | guest  | per_guest * 1 person |
answer dear = per_guest is above 100 EUR/person
amount twice = price * share / (guests / 7 persons)
results stay, nightly, odd, anyway, capped, dear, twice`,
  ],
  [
    'amounts beyond what plain numbers hold',
    `tariff large
currency EUR
rounding each amount half up to 0.01 EUR
fact capital : EUR, from 0 to 10 000 000 000 000
fact rate : percent, to 0.0001, from 0 to 100
fact months : months, whole, from 0 to 1 200
fact factor : number, to 0.000001, from 0 to 1 000
amount interest = capital * rate * months / 12 months
amount growth = capital * factor * factor
  at most 50 000 000 000 000 EUR
amount both = lower of
  | interest | interest |
  | growth | growth |
answer more = capital * rate * factor is above growth
amount part = capital * rate / (factor + 1)
results interest, growth, both, more, part`,
  ],
  [
    'what the document does not give',
    `tariff holes
currency EUR
rounding each amount half up to 0.01 EUR
fact size : m2, whole, from 0 to 100
fact kind : one of plain | fine | odd coded "9"
fact wanted : yes/no
table rate by size, across kind
  | size           | plain     | fine      | odd       |
  | up to 10 m2    | 1 EUR/m2  | 2 EUR/m2  | not given |
  | then up to 50 m2 | 3 EUR/m2 | not given | 5 EUR/m2 |
  | then the rest  | 4 EUR/m2  | 6 EUR/m2  | 7 EUR/m2  |
amount fee = rate * size
amount maybe = rate * 2 m2 when wanted, otherwise 1 EUR
amount total = fee + maybe
answer large = wanted and fee is above 10 EUR
notice "large" when large
results fee, maybe, total, large`,
  ],
  [
    'facts that may be missing',
    `tariff optional_facts
currency EUR
rounding each amount half up to 0.01 EUR
fact student : yes/no
fact grant : EUR, from 0 to 1 000, needed when student
fact gift : EUR, from 0 to 500, optional
fact weeks : weeks, whole, from 0 to 52, default 4 weeks
fact rate : percent, to 0.5, from 0 to 50, default standard
fact card : text, optional
fact since : date, from 2020-01-01 to 2025-12-31, needed when card is given
value standard = 20 % when weeks is above 10 weeks, otherwise 10 %
amount base = 100 EUR
  less rate
  less grant when student
  at least 0 EUR
amount present = (gift or 5 EUR) * 2
amount bonus = gift when gift is given and gift is above 100 EUR, otherwise 0 EUR
answer member = card is given and since is from 2022-01-01
amount fee = base + present + bonus
require fee is at most 5 000 EUR "too much"
notice "a member" when member
results base, present, bonus, member, fee`,
  ],
  [
    'items of a list',
    `tariff items
currency EUR
rounding each amount half up to 0.01 EUR
unit parcel, parcels
list goods "Goods", up to 8
fact weight of goods : kg, to 0.1, from 0 to 100
fact worth of goods : EUR, from 0 to 1 000, needed when insured
fact insured of goods : yes/no
fact kind of goods : one of book | glass | other
fact zone : one of near | far
amount postage of goods = 2 EUR/kg * weight
  at least 1.50 EUR
  times 2 when zone is far
amount insurance of goods by kind
  | book         | 1 % * (worth when insured, otherwise 0 EUR) |
  | glass        | 3 % * (worth when insured, otherwise 0 EUR), at least 0.50 EUR |
  | the rest     | 0 EUR |
amount fee of goods = postage + insurance
value place of goods = rank of weight
value so_far of goods = running total of weight
value before of goods = running total of weight before this one
amount step of goods = 1 EUR when position is 2, otherwise 0.25 EUR
amount total = sum of fee over goods
  plus sum of step over goods
value heavy = count of goods where weight is above 30 kg
amount dearest = highest fee over goods
amount lightest = lowest fee over goods where kind is not book
amount second = fee of item 2 of goods
value all_weight = sum of weight over goods where insured
amount average = total / (count of goods)
results fee, place, so_far, before, total, heavy, dearest, lightest, second, all_weight, average`,
  ],
  [
    'scales of every kind',
    `tariff scales
currency EUR
rounding each amount half up to 0.01 EUR
fact income : EUR, from 0 to 500 000
fact stay : days, to 0.5, from 0 to 60
fact status : one of single | joint
fact index : percent, to 0.1, from 50 to 150
scale tax on EUR
  | fraction            | rate as rate |
  | up to 11 294 EUR    | 0 %          |
  | then up to 28 797 EUR | 11 %       |
  | then the rest       | 30.5 %       |
scale locker on days
  | days              | once  | per day | per started 7 days |
  | up to 1 day       | 4 EUR |         |                    |
  | then up to 7 days |       | 2 EUR   |                    |
  | then the rest     |       |         | 9 EUR              |
scale federal on EUR across status
  | rate | Single as single     | Joint as joint       |
  | 10 % | up to 11 600 EUR     | up to 23 200 EUR     |
  | 12 % | then up to 47 150 EUR | then up to 94 300 EUR |
  | 22 % | then the rest        | then the rest        |
scale raised = tax, every rate plus 1 point, every threshold times 1.1
amount a = tax(income)
amount b = locker(stay)
amount c = federal(income)
amount d = raised(income * index)
amount e = tax(income / 3) * 3
amount f = 2 EUR/day * (part of stay above 3 days up to 10 days)
results a, b, c, d, e, f`,
  ],
  ...tariffsInTime,
  [
    'alternatives retained, and what is not due',
    `tariff kept
currency EUR
rounding each amount half up to 0.01 EUR
fact use : kWh, to 0.1, from 0 to 1 000
fact flat : yes/no
fact kind : one of home | shop
function bill(rate in EUR/kWh; base in EUR) = higher of
  | by use | rate * use |
  | base   | base |
amount energy = lower of
  | measured | bill(0.20 EUR/kWh; 15 EUR) |
  | flat     | 120 EUR |
  times 90 % when kind is shop
  due when use is above 0 kWh
amount other = first of
  | shops | bill(0.10 EUR/kWh; 3 EUR) | when kind is shop |
  | flats | 7 EUR | when flat |
  | rest  | energy / 2 | otherwise |
amount several = sum of
  | one | energy |
  | two | other |
value why = retained in energy
value why_other = retained in other
results energy, other, several, why_other
notice "shop" when kind is shop and energy is above 100 EUR`,
  ],
  [
    'readings that change the amounts',
    `tariff read
currency EUR
rounding each amount half up to 0.01 EUR
fact n : items, whole, from 0 to 1 000
reading block(count in items) "Block"
  | option  | value                              | because |
  | started | started blocks of 100 items in count | "a" |
  | exact   | exact blocks of 100 items in count | "b" |
  | full    | full blocks of 100 items in count  | "c" |
  chosen started
reading floor_place "Place of the floor"
  | option | because |
  | before | "a" |
  | after  | "b" |
  | never  | "c" |
  chosen before
reading price "Price"
  | option | value | because |
  | low    | 12 EUR/block | "a" |
  | high   | 12.345 EUR/block | "b" |
  | none   | not given | "c" |
  chosen low
amount fee = price * block(n)
  at least 10 EUR when floor_place is before
  times 75 %
  at least 10 EUR when floor_place is after
amount counter = (fee with floor_place never)
amount ten = (fee with n 10 items, price high)
results fee, counter, ten`,
  ],
  [
    'per cent, points, units and texts',
    `tariff units_of
currency CHF
rounding each amount half up to 0.05 CHF
conversion 1 EUR = 0.95 CHF
fact weight : t, to 0.001, from 0 to 40
fact time : hours, to 0.25, from 0 to 24
fact share : percent, to 0.01, from 0 to 100
fact delta : percent, to 0.01, from -10 to 10
fact abroad : EUR, from 0 to 1 000
fact label : text
value rate = share
  plus 2 points
  at most 100 %
value changed = share + delta
value minutes_used = time in minutes
amount load = 3 CHF/kg * weight
  plus 8.1 %
amount worked = 80 CHF/hour * time
  less 10 % and 5 %
amount exchanged = abroad in CHF
amount per_cent = 1 000 CHF * rate
answer known = label is "known" or label is "it's so"
value shown = label when known, otherwise "other"
value ratio = weight / 1 t
results rate, changed, minutes_used, load, worked, exchanged, per_cent, known, shown, ratio`,
  ],
  [
    'names that mean something to JavaScript',
    `tariff constructor
currency EUR
rounding each amount half up to 0.01 EUR
unit prototype, prototypes
fact default_ : EUR, from 0 to 10
fact class : prototypes, whole, from 0 to 9
fact constructor : yes/no
fact toString : EUR, from 0 to 10
fact été : one of new | delete coded "null" | this
fact facts : EUR, from 0 to 5
fact seen : EUR, from 0 to 5
amount let = default_ + toString + facts + seen
  plus 1 EUR when constructor
amount valueOf = let * 2 when été is delete, otherwise let
answer hasOwnProperty = class is above 3 prototypes
value rational = let + valueOf
results let, valueOf, hasOwnProperty, rational`,
  ],
  [
    'conditions joined in every way',
    `tariff logic
currency EUR
rounding each amount half up to 0.01 EUR
fact a : yes/no
fact b : yes/no
fact x : number, to 0.5, from -3 to 3
fact k : one of p | q | r
choice band "Band"
  | low  | x is below -1 |
  | mid  | x is from -1 to 1 and not a |
  | high | otherwise |
answer one = a and not b or k is one of p, r
answer two = not (a or x is above 0.5) and k is not q
answer three = band is mid or band is low and b
amount fee by band
  | low         | 1 EUR |
  | mid or high | 2 EUR when one, 3 EUR when two, otherwise 4 EUR |
value which = band
results one, two, three, fee, which`,
  ],
];
