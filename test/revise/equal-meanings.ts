// Pairs of tariffs that mean the same and are written differently: name → rules of the one, rules of the other.

const head = (facts: string) => `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
${facts}
results total
`;

export const plainFacts = `fact area "Area" : m2, whole, from 0 to 5 000
fact weight "Weight" : kg, to 0.5, from 0 to 100
fact member "Member" : yes/no
fact zone "Zone" : one of near | far | out
fact day "Day" : date, from 2024-01-01 to 2025-12-31
fact base "Base" : EUR, from 0 to 1 000
fact at "At" : time`;

const listFacts = `${plainFacts}
list lines "Lines", up to 4
fact cost of lines : EUR, from 0 to 60
fact urgent of lines : yes/no`;

const pairs: Readonly<Record<string, readonly [string, string]>> = {
  'a helper renamed': [
    'value k = area * 2 EUR/m2\namount total = k + base',
    'value helper = area * 2 EUR/m2\namount total = helper + base',
  ],
  'a helper split': [
    'amount total = area * 2 EUR/m2 + base + 3 EUR',
    'value a = area * 2 EUR/m2\nvalue b = base + 3 EUR\namount total = a + b',
  ],
  'a percentage and a fraction': ['amount total = 20 % * base', 'amount total = 0.2 * base'],
  'a quotient for a percentage': ['amount total = 20 % * base', 'amount total = base / 5'],
  'plus per cent and times': ['amount total = base\n  plus 10 %', 'amount total = base * 1.1'],
  'less per cent and times': ['amount total = base\n  less 25 %', 'amount total = base * 75 %'],
  'least of and at most': [
    'amount total = lower of (base; 100 EUR)',
    'amount total = base\n  at most 100 EUR',
  ],
  'higher of and at least': [
    'amount total = higher of\n  | a | base |\n  | b | 50 EUR |',
    'amount total = base\n  at least 50 EUR',
  ],
  'a cap as a condition': [
    'amount total = base\n  at most 100 EUR',
    'amount total = 100 EUR when base is above 100 EUR, otherwise base',
  ],
  'rows in another order': [
    'table p by zone\n  | zone | p |\n  | near | 1 EUR |\n  | far | 2 EUR |\n  | out | 3 EUR |\namount total = p',
    'table p by zone\n  | zone | p |\n  | out | 3 EUR |\n  | near | 1 EUR |\n  | far | 2 EUR |\namount total = p',
  ],
  'a table and conditions': [
    'table p by zone\n  | zone | p |\n  | near | 1 EUR |\n  | far | 2 EUR |\n  | out | 3 EUR |\namount total = p',
    'amount total = 1 EUR when zone is near, 2 EUR when zone is far, otherwise 3 EUR',
  ],
  'options in a row': [
    'amount total by zone\n  | near | 1 EUR |\n  | far | 2 EUR |\n  | out | 2 EUR |',
    'amount total by zone\n  | near | 1 EUR |\n  | far, out | 2 EUR |',
  ],
  'the rest': [
    'amount total by zone\n  | near | 1 EUR |\n  | far | 2 EUR |\n  | out | 2 EUR |',
    'amount total by zone\n  | near | 1 EUR |\n  | the rest | 2 EUR |',
  ],
  'limits in other words': [
    'table p by area\n  | area | p |\n  | up to 100 m2 | 5 EUR |\n  | above 100 m2 | 7 EUR |\namount total = p',
    'table p by area\n  | area | p |\n  | below 101 m2 | 5 EUR |\n  | from 101 m2 | 7 EUR |\namount total = p',
  ],
  'a band split in two': [
    'table p by area\n  | area | p |\n  | up to 100 m2 | 5 EUR |\n  | above 100 m2 | 7 EUR |\namount total = p',
    'table p by area\n  | area | p |\n  | up to 50 m2 | 5 EUR |\n  | then up to 100 m2 | 5 EUR |\n  | then the rest | 7 EUR |\namount total = p',
  ],
  'a scale and parts': [
    'scale s on m2\n  | part | rate |\n  | up to 100 m2 | 2 EUR/m2 |\n  | then the rest | 1 EUR/m2 |\namount total = s(area)',
    'amount total = 2 EUR/m2 * (part of area up to 100 m2) + 1 EUR/m2 * (part of area above 100 m2)',
  ],
  'a scale and a table': [
    'scale s on m2\n  | part | rate |\n  | up to 100 m2 | 2 EUR/m2 |\n  | then the rest | 1 EUR/m2 |\namount total = s(area)',
    'amount total = 2 EUR/m2 * area when area is up to 100 m2, otherwise 200 EUR + 1 EUR/m2 * (area - 100 m2)',
  ],
  'terms in another order': [
    'amount total = base + area * 2 EUR/m2',
    'amount total = area * 2 EUR/m2 + base',
  ],
  'factored out': [
    'amount total = 3 * base + 3 * area * 1 EUR/m2',
    'amount total = 3 * (base + area * 1 EUR/m2)',
  ],
  'not and turned': [
    'amount total = 5 EUR when not member, otherwise base',
    'amount total = base when member, otherwise 5 EUR',
  ],
  'and as nested conditions': [
    'amount total = 5 EUR when member and zone is near, otherwise base',
    'amount total = (5 EUR when zone is near, otherwise base) when member, otherwise base',
  ],
  'due and a condition': [
    'amount total = base\n  due when member',
    'amount total = base when member, otherwise 0 EUR',
  ],
  'a sum of rows and a sum': [
    'amount total = sum of\n  | a | base |\n  | b | 5 EUR | when member |',
    'amount total = base\n  plus 5 EUR when member',
  ],
  'blocks of other words': [
    'amount total = 2 EUR per started 10 m2 in area',
    'amount total = 2 EUR/block * (started blocks of 10 m2 in area)',
  ],
  'blocks and a rounding': [
    'amount total = 2 EUR per started 10 m2 in area',
    'value n = area / 10 m2\n  rounded up to 1\namount total = 2 EUR * n',
  ],
  'weekdays one by one': [
    'amount total = 5 EUR when day is from Saturday to Sunday, otherwise base',
    'amount total = 5 EUR when day is Saturday or day is Sunday, otherwise base',
  ],
  'holidays named': [
    'answer free = day is one of 1 May, 25 December\namount total = 0 EUR when free, otherwise base',
    'amount total = 0 EUR when day is 1 May or day is 25 December, otherwise base',
  ],
  'times in two windows': [
    'amount total = 5 EUR when at is from 22:00 to 6:00, otherwise base',
    'amount total = 5 EUR when at is from 22:00 or at is below 6:00, otherwise base',
  ],
  'a function and its body': [
    'function f(x in EUR) = x * 2 + 1 EUR\namount total = f(base)',
    'amount total = base * 2 + 1 EUR',
  ],
  'a table for an amount by': [
    'table p by zone\n  | zone | p |\n  | near | 1 EUR |\n  | the rest | 3 EUR |\namount total = p',
    'amount total by zone\n  | near | 1 EUR |\n  | the rest | 3 EUR |',
  ],
  'rounded twice to the same': [
    'amount total = base * 33 %',
    'amount total = base * 33 %\n  rounded half up to 0.01 EUR',
  ],
  'a range and two comparisons': [
    'amount total = 5 EUR when area is from 10 m2 to 20 m2, otherwise base',
    'amount total = 5 EUR when area is at least 10 m2 and area is at most 20 m2, otherwise base',
  ],
  'points and per cent': [
    'value r = 5 %\n  plus 2 points\namount total = r * base',
    'amount total = 7 % * base',
  ],
  'minimum in another place': [
    'amount total = base * 2\n  at least 50 EUR',
    'amount total = (base, at least 25 EUR) * 2',
  ],
  'a total of a list in other words': [
    'amount total = sum of cost over lines where urgent',
    'amount each of lines = cost\n  due when urgent\namount total = sum of each over lines',
  ],
  'a running total and a sum': [
    'amount each of lines = running total of cost\namount total = highest each over lines, otherwise 0 EUR',
    'amount total = sum of cost over lines',
  ],
  'a count': [
    'amount total = (count of lines where urgent) * 2 EUR',
    'amount total = sum of 2 EUR over lines where urgent',
  ],
  'a carried balance and a sum': [
    'amount left of lines = (left of the item before, otherwise base) + cost\namount total = the last left over lines, otherwise base',
    'amount total = base + (sum of cost over lines)',
  ],
  'an average': [
    'amount total = average of cost over lines, otherwise 0 EUR',
    'value n = count of lines\namount total = 0 EUR when n is 0, otherwise (sum of cost over lines) / n',
  ],
};

export const equalMeanings = Object.entries(pairs).map(([name, [one, other]]) => {
  const facts = /\blines\b/.test(one) ? listFacts : plainFacts;
  return [name, head(facts) + one, head(facts) + other] as const;
});
