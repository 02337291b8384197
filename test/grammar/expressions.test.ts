import { describe, expect, it } from 'vitest';
import { read } from './read.js';
import { formulaShape } from './shape.js';

/** How `value x = TEXT` is grouped. */
function grouped(text: string): string {
  const { tree, mistakes } = read(`value x = ${text}`);
  const [declaration] = tree.declarations;
  if (declaration?.kind !== 'value') return mistakes.map(({ message }) => message.en).join('; ');
  return formulaShape(declaration.formula);
}

describe('expressions', () => {
  it.each([
    ['a + b * c - d / e', '(- (+ a (* b c)) (/ d e))'],
    ['a - b - c', '(- (- a b) c)'],
    ['(a - b) * -c', '(* (- a b) (negate c))'],
    ['not a and b or c', '(or (and (not a) b) c)'],
    ['not a is b', '(not (is a b))'],
    ['a + 1 is above b * 2 and c', '(and (is (+ a 1) (> (* b 2))) c)'],
    ['x or 5 EUR', '(or x 5:EUR)'],
    ['(x or 5 EUR) * 2', '(* (or x 5:EUR) 2)'],
    ['a when b', '(when (b a))'],
    ['a when b, c when d and e, otherwise f + g', '(when (b a) ((and d e) c) else (+ f g))'],
    ['a when b otherwise c', '(when (b a) else c)'],
    ['rate(a; b + c) for reduced', '(for (rate() a (+ b c)) reduced)'],
    ['price * 2 in EUR', '(* price (in 2 :EUR))'],
    [
      '13 000 XPF * rate for reduced / rate for general',
      '(/ (* 13000:XPF (for rate reduced)) (for rate general))',
    ],
    ['1 800 XPF/day/block', '1800:XPF/day/block'],
    ['5 EUR / m2', '(/ 5:EUR m2)'],
    ['part of usage above 100 kWh * 2', '(* (part usage (> 100:kWh)) 2)'],
    ['2 * part of f(x) above a up to b + 1', '(+ (* 2 (part (f() x) (> a <= b))) 1)'],
    ['part of (a + b) up to 3 EUR', '(part (+ a b) (<= 3:EUR))'],
    ['per_day * started blocks of 100 devices in n * 2', '(* (* per_day (blocks started 100:devices n)) 2)'],
    ['a + 5 EUR per started 60 minutes in n * 2', '(+ a (* (* 5:EUR (blocks started 60:minutes n)) 2))'],
    ['1 % per full w in (n - 1)', '(* 1% (blocks full w (- n 1)))'],
    ['5/9 % * n', '(* (/ 5% 9) n)'],
    ['a is 65 years or more and b', '(and (is a (>= 65:years)) b)'],
    ['a is above 5 and below 10', '(is a (> 5 < 10))'],
    ['f(x, at most 5 EUR; y)', '(f() (steps (x (at-most 5:EUR))) y)'],
    ['full blocks of (2 * w) in (n + 1)', '(blocks full (* 2 w) (+ n 1))'],
    ['remainder of n in blocks of 5 items', '(remainder 5:items n)'],
    ['lower of (a; b when c, otherwise d)', '(lower a (when (c b) else d))'],
    ['sum of price * 2 over skiers - 1', '(- (sum (* price 2) over skiers) 1)'],
    ['count of skiers where age is below 12 and x', '(count over skiers where (and (is age (< 12)) x))'],
    ['(count of skiers) is from 10', '(is (count over skiers) (>= 10))'],
    ['price of item 2 of skiers + 1', '(+ (item price 2 skiers) 1)'],
    ['price of item position of skiers', '(item price position skiers)'],
    ['running total of price before this one + rank of price', '(+ (running price before) (rank price))'],
    ['retained in fee', '(retained fee)'],
    ['days from a to b + 1 day', '(+ (days a b) 1:day)'],
    ['days from a to b both included', '(days-inclusive a b)'],
    ['30/360 days from a to (b + 1 day)', '(days-30-360 a (+ b 1:day))'],
    ['year of d + 1', '(+ (year d) 1)'],
    ['start of week of date(2024; 2; 29)', '(start-of-week (date-of 2024 2 29))'],
    ['start of month of date(2024; 2; 29)', '(start-of-month (date-of 2024 2 29))'],
    ['2024-02-29 + 1 year', '(+ @19782 1:year)'],
    [
      '(a, at least 5 EUR when b, rounded half up to 1 EUR)',
      '(steps (a (at-least 5:EUR when b) (rounded half-up 1:EUR)))',
    ],
    ['(total with regime reduced, area 10 m2 + b)', '(with total regime=reduced area=(+ 10:m2 b))'],
    ['total_date is 2024-01-01', '(is total_date @19723)'],
    ['a is not one of b, c and d', '(and (is-not a (one-of b c)) d)'],
    [
      '5 when kind is one of film, game, 6 when other, otherwise 7',
      '(when ((is kind (one-of film game)) 5) (other 6) else 7)',
    ],
    ['a is one of (b, c)', '(is a (one-of b c))'],
    ['a is at least b and a is at most c', '(and (is a (>= b)) (is a (<= c)))'],
    ['a is given and b is not given', '(and (is a given) (is-not b given))'],
    ['a is not above 5', '(is-not a (> 5))'],
    ['a is from 11 to 30 %', '(is a (>= 11% <= 30%))'],
    ['a is between 1 and 3 kg and b', '(and (is a (>= 1:kg <= 3:kg)) b)'],
    ['a is "A" or a is yes', '(or (is a "A") (is a yes))'],
    ['5 %+2 points', '(+ 5% 2pt)'],
    ['-3 - -2', '(- (negate 3) (negate 2))'],
    ['not given', 'not-given'],
    ['month + year + rate + date + on', '(+ (+ (+ (+ month year) rate) date) on)'],
  ])('groups `%s`', (text, expected) => {
    expect(grouped(text)).toBe(expected);
  });

  it('lets a guard stand on its step and not on the step’s value', () => {
    expect(
      grouped(
        'a\n  at least b + 1 when c or d\n  less 10 % and 5 % when e\n  times 2, rounded up to 5 EUR when f',
      ),
    ).toBe('(a (at-least (+ b 1) when (or c d)) (less 10% 5% when e) (times 2) (rounded up 5:EUR when f))');
  });

  it.each([
    ['a when b, at least 5 EUR', '((when (b a)) (at-least 5:EUR))'],
    ['(a when b, at least 5 EUR)', '(steps ((when (b a)) (at-least 5:EUR)))'],
    ['a when b is from 5, otherwise 6', '(when ((is b (>= 5)) a) else 6)'],
    ['a when b is above 5, c when d', '(when ((is b (> 5)) a) (d c))'],
    ['(part of a above 5, at most 7)', '(steps ((part a (> 5)) (at-most 7)))'],
    ['a is from 50, below 70 %', '(is a (>= 50% < 70%))'],
    ['a when b is from 50, below 70 %, at most 3', '((when ((is b (>= 50% < 70%)) a)) (at-most 3))'],
  ])('tells what follows a comma in `%s`', (text, expected) => {
    expect(grouped(text)).toBe(expected);
  });

  it('reads steps behind a choice on the same line', () => {
    expect(grouped('a when b, otherwise c, at least 5 EUR')).toBe('((when (b a) else c) (at-least 5:EUR))');
  });
});
