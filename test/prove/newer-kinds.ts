// More kinds of random rule files: what items take over from those before them, averages and shares, versions built on the one
// before.

import type { Random } from '../../compiler/4-analyse/cases/random.js';
import { begun, condition, type Names, plain, type Writing } from './random-formulas.js';

export const modes = ['half up', 'half down', 'half even', 'up', 'down'];
export const rounded = (random: Random, unit = ''): string =>
  `rounded ${random.pick(modes)} to ${random.pick(['1', '0.5', '2'])}${unit}`;
export const whole = (random: Random): string => random.pick(['0', '1', '2', '3']);

/** Values of an item that go on from those of the items before it. */
export function withWhatIsCarried(random: Random): Writing {
  const few = random.chance(50);
  const outside = plain(['x']);
  const own = plain(['w', 'w', 'x', 'position'], ['w is above x']);
  const items = plain(['w', 'c', 'c', 'x'], ['w is above x', 'c is above w']);
  const made = begun(random, { outside, rising: ['w', 'w', 'x'], items });
  const start = random.pick(['0', '1', 'x', '2']);
  const before = `(c of the item before, otherwise ${start})`;
  const some = () => (random.chance(40) ? ` where ${condition(made, own, 0)}` : '');
  const share = random.pick(['0.5', '2', '0.8']);
  made.lines.push(
    `fact x : number, whole, from 0 to ${few ? 1 : 2}`,
    `list all "All", up to ${few ? 3 : 2}`,
    `fact w of all : number, whole, from 0 to ${few ? 2 : 3}`,
    `value c of all = ${random.pick([
      `${before} + w`,
      `(lower of (${before} + w; ${random.pick(['3', '2 + x', '1'])}))`,
      `(higher of (${before} - w; ${random.pick(['0', '-1'])}))`,
      `((${before} * ${share}), ${rounded(random)}) + w`,
      `(${before} when ${condition(made, own, 0)}, otherwise w)`,
      `(sum of c over all before this one${some()}) + ${random.pick(['w', '1', 'x'])}`,
      `(running total of c before this one) * ${share} + w`,
      `(count of all before this one where c is up to ${whole(random)}) + w`,
      `(the last c over all before this one where w is above 0, otherwise ${start}) + 1`,
      `(higher of (w; (highest c over all before this one, otherwise ${start})))`,
    ])}`,
  );
  const back = random.pick([
    `(sum of w over all before this one${some()})`,
    '(running total of w before this one)',
    `(count of all before this one${some()})`,
    `(highest w over all before this one${some()}, otherwise 0)`,
    `(lowest w over all before this one${some()}, otherwise 2)`,
    `(the last w over all before this one${some()}, otherwise 1)`,
    '(w of the item before, otherwise 1)',
  ]);
  made.lines.push(`value v of all = ${random.pick([back, `(${back} + c)`, `(lower of (${back}; w))`])}`);
  items.numbers.push('v', 'v');
  const of = () => random.pick(['c', 'c', 'v', 'w']);
  outside.around.push(
    () => `(sum of ${of()} over all${some()})`,
    () => `(the last ${of()} over all, otherwise ${whole(random)})`,
    () => `(${random.pick(['highest', 'lowest'])} ${of()} over all, otherwise ${whole(random)})`,
  );
  made.lines.push(`value s = ${random.pick(outside.around)(() => 'x')}`);
  outside.numbers.push('s', 's', 's');
  return made;
}

/** Averages, medians, shares that add up, items compared with this one, lists that may be missing. */
export function withShares(random: Random): Writing {
  const outside = plain(['x']);
  const items = plain(['w', 'w', 'x', 'v', 'v'], ['w is above x']);
  const own = plain(['w', 'w', 'x'], ['w is above x']);
  const isOptional = random.chance(25);
  const made = begun(random, {
    outside,
    rising: isOptional ? ['x'] : ['w', 'w', 'x'],
    items: isOptional ? undefined : items,
    rounding: `rounding each amount ${random.pick(modes)} to ${random.pick(['1', '0.5'])} EUR`,
  });
  const some = () => (random.chance(35) ? ` where ${condition(made, own, 0)}` : '');
  const or = () => `, otherwise ${whole(random)}`;
  const few = random.chance(50);
  made.lines.push(
    `fact x : number, whole, from 0 to ${few ? 1 : 2}`,
    `list all "All", up to ${few ? 3 : 2}${isOptional ? ', optional' : ''}`,
    `fact w of all : number, whole, from 0 to ${few ? 2 : 4}`,
    `value v of all = ${random.pick([
      `(count of all where w is above w of this one)`,
      `(count of all where w is w of this one and position is below position of this one)`,
      `(sum of w over all where w is up to w of this one)`,
      '(running total of w)',
      ...(isOptional
        ? []
        : [
            'w - (lowest w over all)',
            '(lower of (w; (average of w over all)))',
            '(w when (median of w over all) is above 1, otherwise 0)',
          ]),
    ])}`,
  );
  if (!isOptional) {
    const total = random.pick(['3', 'x', '(x + 1)', '2']);
    const weight = random.pick(['w', '(w + 1)', '(v + 1)']);
    made.lines.push(`amount part of all = ${total} * 1 EUR shared in proportion to ${weight}`);
    items.numbers.push('(part / 1 EUR)');
  }
  const of = () => random.pick(isOptional ? ['w', 'v'] : ['w', 'w', 'v', 'part / 1 EUR']);
  const rest = isOptional ? or : () => '';
  outside.around.push(
    () => `(average of ${of()} over all${some()}${or()})`,
    () => `(median of ${of()} over all${some()}${or()})`,
    () => `(sum of ${of()} over all${some()}${rest()})`,
    () => `(count of all${some()}${rest()})`,
    () => `(highest ${of()} over all${some()}${or()})`,
    () => `(sum of w over all where rank of w is up to 2${rest()})`,
  );
  made.lines.push(`value s = ${random.pick(outside.around)(() => 'x')}`);
  outside.numbers.push('s', 's', 's');
  return made;
}

/** Each version a change of what the one before has, rounded or held to it. */
export function withVersionsBefore(random: Random): Writing {
  const outside: Names = {
    numbers: ['x', 'price', 'price', '(fee / 1 EUR)', '(fee / 1 EUR)'],
    conditions: ['d is from 2024-03-01', 'd is up to 2024-02-28'],
    around: [],
  };
  const made = begun(random, {
    outside,
    rising: ['d', 'd', 'x'],
    head: ['dated by d'],
    rounding: `rounding each amount ${random.pick(modes)} to 1 EUR`,
  });
  made.lines.push(
    'fact x : number, whole, from 0 to 4',
    `fact d : date, from 2024-02-${random.pick(['25', '27'])} to 2024-03-${random.pick(['04', '06'])}`,
  );
  const before = 'price of the version before';
  const next = () =>
    random.pick([
      `((${before}) * ${random.pick(['1.25', '0.5', '1.1', '2'])}, ${rounded(random)})`,
      `(lower of (x * 2; (${before}) + 1))`,
      `(higher of (x; ${before}))`,
      `((${before}) when x is above 1, otherwise ${whole(random)})`,
      `(${before}) + ${whole(random)}`,
    ]);
  const fee = () =>
    random.pick([
      'fee of the version before * 110 %',
      'price * 1.5 EUR\n  at most 120 % * (fee of the version before)',
      `price * 1 EUR\n  rounded ${random.pick(modes)} to 2 EUR when x is above 1`,
    ]);
  const [second, third] = random.pick([
    ['2024-02-29', '2024-03-02'],
    ['2024-03-01', '2024-03-02'],
    ['2024-02-28', '2024-03-03'],
  ]) as [string, string];
  // A hole between versions, now and then.
  const until = (next: string): string => dayAfter(next, random.chance(20) ? -2 : -1);
  made.tail.push(
    `version "1" valid from 2024-01-01 to ${until(second)}`,
    `value price = ${random.pick(['x', '(x * 2)', '2', '(3 - x)'])}`,
    `amount fee = price * ${random.pick(['1', '0.5', '1.5'])} EUR`,
    `version "2" valid from ${second} to ${dayAfter(third, -1)}`,
    `value price = ${next()}`,
    ...(random.chance(60) ? [`amount fee = ${fee()}`] : []),
    `version "3" valid from ${third}`,
    ...(random.chance(70) ? [`value price = ${next()}`] : []),
    ...(random.chance(60) ? [`amount fee = ${fee()}`] : []),
  );
  made.compared.push('(LAST with d 2024-02-28)', '(LAST with d 2024-03-01)', '(LAST with x 1)');
  return made;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
