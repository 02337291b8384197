// More kinds of random rule files: products, squares and ratios, of numbers on both sides of zero, of days in their year or month, of
// sums over items. Two factors that are known better together than each are where a proof was once wrong.

import type { Random } from '../../compiler/4-analyse/cases/random.js';
import { rounded, whole } from './newer-kinds.js';
import { begun, condition, formula, type Names, plain, type Writing } from './random-formulas.js';

/** Two of them multiplied, one by itself, one over what is not below it, with roundings and limits on the way. */
function productsOf(random: Random, parts: () => string, divisors: () => string): Names['around'] {
  return [
    () => `(${parts()} * ${parts()})`,
    (inner) => `(${parts()} * ${inner()})`,
    () => {
      const part = parts();
      return `(${part} * ${part})`;
    },
    () => {
      const part = parts();
      return `((${part} - ${whole(random)}) * (${part} + ${random.pick(['1', '0.5', '(-2)', '(-1)'])}))`;
    },
    () => `(${parts()} / ${divisors()})`,
    (inner) => `(${inner()} / ${divisors()})`,
    () => `(${parts()} * (${parts()} / ${divisors()}))`,
    () => `((${parts()} / ${divisors()}) * (${parts()} / ${divisors()}))`,
    () => `((${parts()} / ${divisors()}, ${rounded(random)}) * ${parts()})`,
    () => `((${parts()} * ${parts()} / 3, ${rounded(random)}) - ${parts()} * ${parts()} / 3)`,
    () => {
      const most = divisors();
      return `((lower of (${parts()}; ${most})) / ${most})`;
    },
    () => `(${parts()} / (higher of (${parts()}; ${divisors()})))`,
  ];
}

/** Of numbers on both sides of zero. */
export function withProducts(random: Random): Writing {
  const low = random.pick(['-3', '-2', '0', '0', '1']);
  const names = ['x', 'x', 'y', '(x - 2)', '(3 - y)', '(x + y)', '(y - x)', 'm', 'a', 'a', 'b', 'z'];
  const outside = plain(['x', 'y', 'a', 'b', 'z'], ['g', 'a is above b', 'x is above y']);
  const made = begun(random, { outside, rising: ['x', 'x', 'y', 'g'] });
  const parts = () => random.pick(names);
  // Of one sign, of the other, and now and then of both: cases that it is zero in are refused.
  const divisors = () =>
    random.pick(['m', 'm', '3', '(y + 1)', '(x * x + 1)', '(x - 5)', '(y - 4)', '(x - 1.5)', '(m * m)', 'x']);
  const first = plain(['x', 'y', 'm'], ['g']);
  first.around.push(...productsOf(random, () => random.pick(['x', 'y', '(x - 1)', 'm']), divisors));
  made.lines.push(
    `fact x : number, from ${low} to 4, in steps of ${random.pick(['1', '1', '0.5'])}`,
    'fact y : number, whole, from 0 to 3',
    'fact g : yes/no',
    `value m = ${random.pick(['2', '(y + 1)', '(2 when g, otherwise 4)', '(y + 2.5)', '5'])}`,
    `value a = ${formula(made, first, 1)}`,
    `value b = ${formula(made, first, 1)}`,
    `value z = ${random.pick(first.around)(() => 'x')}`,
  );
  outside.around.push(...productsOf(random, parts, divisors));
  made.compared.push('(a * b)', '(b * b)', '(x * a)', '(m * z)', '(z * z)', '(LAST * a)', '(LAST with y 0)');
  return made;
}

/** Of the days of a year or month that are left or gone by, in all its days. */
export function withShareOfPeriods(random: Random): Writing {
  const [from, to] = random.pick([
    ['2023-12-24', '2024-01-06'],
    ['2024-02-22', '2024-03-04'],
    ['2023-02-24', '2023-03-03'],
    ['2024-12-27', '2025-01-05'],
    ['2024-04-28', '2024-05-03'],
  ]);
  const two = random.chance(50);
  const dates = two ? ['d', 'd', 'd', 'e'] : ['d'];
  const date = () => random.pick(dates);
  const period = () => random.pick(['year', 'month']);
  const both = () => random.pick(['', '', ' both included']);
  const days = (): string => {
    const [own, length] = [date(), period()];
    return random.pick([
      () => `((days from ${own} to (end of ${length} of ${own})${both()}) / 1 day)`,
      () => `((days from (start of ${length} of ${own}) to ${own}${both()}) / 1 day)`,
      () => `((days from ${own} to (${own} + ${random.pick(['1', '2', '12'])} months)${both()}) / 1 day)`,
      () => `((days from (start of ${length} of ${date()}) to (end of ${length} of ${own})) / 1 day)`,
    ])();
  };
  const all = (): string => `((days in ${period()} of ${date()}) / 1 day)`;
  const names = ['left', 'left', 'gone', 'share', 'share', 'part', 'length', 'x', '(1 - share)'];
  const outside = plain(['x', 'left', 'share', 'part'], ['d is from 2024-01-01', 'share is above part']);
  const made = begun(random, { outside, rising: two ? ['d', 'd', 'e', 'x'] : ['d', 'd', 'x'] });
  // A share has a name of its own, so that it is a product that others have factors in common with.
  const [own, length] = [date(), period()];
  const left = random.pick([
    `((days from ${own} to (end of ${length} of ${own})${both()}) / 1 day)`,
    `((days from (start of ${length} of ${own}) to ${own}${both()}) / 1 day)`,
  ]);
  const whole_ = random.chance(80) ? `((days in ${length} of ${own}) / 1 day)` : all();
  const last = two ? random.pick([to, from]) : to;
  const gone = days();
  const partOf = random.pick(['days', 'left', 'gone']);
  made.lines.push(
    'fact x : number, whole, from 0 to 2',
    `fact d : date, from ${from} to ${to}`,
    ...(two ? [`fact e : date, from ${from} to ${last}`] : []),
    `value left = ${left}`,
    `value length = ${whole_}`,
    `value gone = ${gone}`,
    `value share = left / length`,
    `value part = ${partOf === 'days' ? days() : partOf} / ${random.pick([all(), 'length'])}`,
  );
  outside.around.push(
    ...productsOf(
      random,
      () => random.pick([...names, days()]),
      () => random.pick(['length', 'length', all(), '12', '(x + 1)']),
    ),
    () => `(left * share)`,
    () => `(share * share)`,
    () => `(length * share)`,
    () => `(share * part)`,
    () => `(left * left / length)`,
    () => `((share * x, ${rounded(random)}) - share * x)`,
  );
  made.compared.push('(share * share)', 'share', 'part', 'left', 'length', '(left * share)', '(x * share)');
  return made;
}

/** Of sums, counts and averages over items, and of an item in all of them. */
export function withRatiosOfItems(random: Random): Writing {
  const few = random.chance(50);
  const own = plain(['w', 'w', 'x', 'v'], ['w is above x']);
  const items = plain(['w', 'v', 'ratio', 'ratio', 'x'], ['w is above x', 'ratio is above 0.5']);
  const made = begun(random, { outside: plain(['x']), rising: ['w', 'w', 'x'], items });
  const low = random.pick(['0', '1', '1', '-1']);
  const where_ = () => ` where ${condition(made, plain(['w', 'x'], ['w is above x']), 0)}`;
  const some = random.chance(50) ? where_() : '';
  // Now and then what is counted is not what is summed: other items of the list, or another list.
  const counted = random.pick([
    `count of all${some}`,
    `count of all${some}`,
    `count of all${some}`,
    `count of all${where_()}`,
    'count of all',
    'count of others',
  ]);
  const hasOthers = counted.endsWith('others');
  const before = random.pick(['w', '(w - 1)', '(w * x)', '(w * w)', '(w * 0.5)', '(2 - w)']);
  made.lines.push(
    `fact x : number, whole, from 0 to ${few ? 1 : 2}`,
    `list all "All", up to ${few ? 3 : 2}`,
    `fact w of all : number, whole, from ${low} to ${few ? 2 : 4}`,
    ...(hasOthers ? ['list others "Others", up to 2', 'fact u of others : number, whole, from 0 to 1'] : []),
    `value v of all = ${before}`,
    `value total = sum of w over all${some}`,
    `value number = ${counted}`,
    `value sum = sum of v over all`,
    `value mean = (average of ${random.pick(['w', 'v'])} over all${some}, otherwise ${whole(random)})`,
    `value most = (highest ${random.pick(['w', 'v'])} over all${some}, otherwise ${whole(random)})`,
    `value ratio of all = ${random.pick([
      'w / (higher of (total; 1))',
      'w / (higher of (w; x + 1))',
      'w * w / (x + 1)',
      'v * total',
      'w * w / (higher of (total; 1))',
      'w / (total + 2)',
      'v / (1 + number)',
    ])}`,
  );
  const parts = ['total', 'total', 'number', 'sum', 'mean', 'mean', 'most', 'x', '(total / number)'];
  const { outside } = made;
  outside.numbers.push('total', 'mean', 'number', 'most', 's', 's');
  outside.conditions.push('total is above mean', 'number is above 1');
  const where = () => (random.chance(40) ? ` where ${condition(made, own, 0)}` : '');
  const around = [
    ...productsOf(
      random,
      () => random.pick(parts),
      () =>
        random.pick(['number', 'number', '(number + 1)', '(higher of (1; total))', '(x + 1)', 'total', '3']),
    ),
    () => '(total * total / number)',
    () => '(total / number * number)',
    () => '(mean * number)',
    () => '(mean * mean)',
    () => `(sum of ratio over all${where()})`,
    () => `(sum of (w * ${random.pick(['v', 'w', 'ratio', 'x'])}) over all${where()})`,
    () => `(average of (w * ${random.pick(['v', 'w', 'x'])}) over all${where()}, otherwise 0)`,
  ];
  made.lines.push(`value s = ${random.pick(around)(() => 'x')}`);
  outside.around.push(...around);
  made.compared.push('(mean * number)', 'most', '(total * mean)', '(most * number)', '(most * most)', 'sum');
  return made;
}
