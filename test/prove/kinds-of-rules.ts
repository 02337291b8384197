// The kinds of random rule files: lists, dates and versions, scales, other readings and options, facts that may be missing.
// Their domains are small enough that every case can be tried.

import type { Random } from '../../compiler/4-analyse/cases/random.js';
import { withCells, withSteps, withTimes } from './kinds-of-cells.js';
import { withProducts, withRatiosOfItems, withShareOfPeriods } from './kinds-of-products.js';
import { withShares, withVersionsBefore, withWhatIsCarried } from './newer-kinds.js';
import { begun, condition, constants, formula, type Names, plain, type Writing } from './random-formulas.js';

/** A list of few items, with sums, counts, extremes, places, ranks and running totals. */
function withLists(random: Random): Writing {
  const few = random.chance(50);
  const flagged = !few && random.chance(60);
  const items = plain(
    [
      'w',
      'w',
      'x',
      'position',
      '(running total of w)',
      '(running total of w before this one)',
      '(rank of w)',
      `(w when (rank of w) is up to ${random.pick(['1', '2'])}, otherwise (w * ${random.pick(['0.5', '0', '2'])}))`,
    ],
    flagged ? ['f'] : [],
  );
  const inChecks = plain(['w', 'w', 'x'], flagged ? ['f'] : []);
  const made = begun(random, { outside: plain(['x']), rising: ['w', 'w', 'x'], items: inChecks });
  made.lines.push(
    `fact x : number, whole, from 0 to ${few ? 2 : 3}`,
    `list all "All", up to ${few ? 3 : 2}`,
    `fact w of all : number, whole, from 0 to ${few || flagged ? 2 : 4}`,
    ...(flagged ? ['fact f of all : yes/no'] : []),
  );
  if (random.chance(20)) made.lines.push(`require of all w is at most ${random.pick(['x', '1', '2'])} "no"`);
  made.lines.push('value place of all = rank of w');
  const count = 1 + Number(random.below(2n));
  for (let index = 0; index < count; index++) {
    made.lines.push(`value v${index} of all = ${formula(made, items, 2)}`);
    items.numbers.push(`v${index}`);
    inChecks.numbers.push(`v${index}`, `v${index}`);
  }
  const of = () => random.pick(items.numbers.filter((name) => /^[vw]\d?$/.test(name)));
  const where = () => (random.chance(40) ? ` where ${condition(made, items, 0)}` : '');
  made.outside.around.push(
    () => `(sum of ${of()} over all${where()})`,
    () => `(sum of ${of()} over all)`,
    () => `(count of all${where()})`,
    () => `(${random.pick(['highest', 'lowest'])} ${of()} over all${where()})`,
    () => `(place of item ${random.pick(['1', '2'])} of all)`,
    () => `(${of()} of item ${random.pick(['1', '2', '(x + 1)'])} of all)`,
  );
  // Something is summed in every file.
  made.lines.push(`value s = ${random.pick(made.outside.around)(() => 'x')}`);
  made.outside.numbers.push('s', 's');
  return made;
}

/** Dates near the turns of months and years, their parts, times between them, shifts, and values by version. */
function withDates(random: Random): Writing {
  const [from, to] = random.pick([
    ['2024-02-20', '2024-03-10'],
    ['2023-12-22', '2024-01-08'],
    ['2023-02-25', '2023-03-04'],
    ['2024-04-28', '2024-06-02'],
  ]);
  const middle = random.pick(
    ['2024-03-01', '2024-01-01', '2023-03-01', '2024-05-31'].filter(
      (day) => day > (from ?? '') && day < (to ?? ''),
    ),
  );
  const measures = [
    'days from A to B',
    'whole months from A to B',
    'started months from A to B',
    'calendar weeks from A to B',
    'calendar months from A to B',
    'days beyond whole months from A to B',
    'prorated months from A to B',
    '30/360 days from A to B',
  ];
  const unitOf = (measure: string): string =>
    measure.includes('weeks')
      ? 'week'
      : / months? (from|both)/.test(measure) && !/^days/.test(measure)
        ? 'month'
        : 'day';
  const between = (): string => {
    const measure = random.pick(measures);
    const [a, b] = random.chance(70) ? ['d', 'e'] : ['d', '2024-06-15'];
    const words = measure.replace('A', a ?? '').replace('B', b ?? '');
    return `((${words}) / 1 ${unitOf(measure)})`;
  };
  // Of the year or month that is left, or gone by; now and then of another one.
  const shares = (['year', 'month'] as const).flatMap((period) => [
    `((days from d to (end of ${period} of d) both included) / (days in ${period} of d))`,
    `((days from (start of ${period} of d) to d) / (days in ${period} of ${random.pick(['d', 'e'])}))`,
    `((days from (start of ${period} of d) to d both included) / (days in year of d))`,
  ]);
  const within = (): string =>
    random.pick([
      '((days from (start of month of d) to d) / 1 day)',
      '((days from d to (end of month of d)) / 1 day)',
      '((days from d to (d + 1 month)) / 1 day)',
      '((days from (d - 1 month) to e) / 1 day)',
      '((days from d to (start of year of e)) / 1 day)',
      '((days in month of d) / 1 day)',
      ...shares,
    ]);
  const outside: Names = {
    numbers: [
      'x',
      '(day of d)',
      '(month of d)',
      '(weekday of d)',
      '(year of d - 2023)',
      '((days in month of d) / 1 day)',
      '((days from (start of month of d) to d) / 1 day)',
      'price',
      'price',
    ],
    conditions: [`d is from ${middle}`, 'd is up to e', 'd is e', `e is above ${middle}`],
    around: [between, within],
  };
  const made = begun(random, { outside, rising: ['d', 'd', 'e', 'x'], head: ['dated by d'] });
  made.lines.push(
    'fact x : number, whole, from 0 to 2',
    `fact d : date, from ${from} to ${to}`,
    `fact e : date, from ${middle} to ${to}`,
  );
  if (random.chance(25)) made.lines.push('require d is up to e "no"');
  // The version in the middle is in force for one day, which a proof is easily a day off.
  made.tail.push(
    `version "1" valid from ${from} to ${dayAfter(middle, -1)}`,
    `value price = ${random.pick(['1', '2', 'x', '(x * 2)'])}`,
    `version "2" valid from ${middle} to ${middle}`,
    `value price = ${random.pick(['4', '0', '(x + 1)', '(2 when d is e, otherwise 1)'])}`,
    `version "3" valid from ${dayAfter(middle, 1)}`,
    `value price = ${random.pick(['1', '2', 'x'])}`,
  );
  made.compared.push(`(LAST with d ${middle})`, `(LAST with d e)`, `(price with d ${from})`);
  return made;
}

const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Marginal scales with rates, amounts once and per started block, by option, raised, with limits from facts; whole ones by table. */
function withScales(random: Random): Writing {
  const scale = () => random.pick(['sc', 'sc', 'raised', 'own', 'moving']);
  const outside: Names = {
    numbers: ['x', 'x', 'y', '(3 when x is above 2, otherwise 0)'],
    conditions: ['c is a'],
    around: [
      (inner) => `(${scale()}(${inner()} * 1 EUR) / 1 EUR)`,
      (inner) => `(${scale()}(${inner()} * 1 EUR) / 1 EUR)`,
      (inner) => `tb(${inner()} * 1 EUR)`,
      () => '(tb(x * 1 EUR) * x)',
      // Whole steps held to a limit that is not on them.
      (inner) =>
        `(${random.pick(['lower', 'higher'])} of (${random.pick(['1', '2', '4'])}; (${inner()} * 3)))`,
    ],
  };
  const made = begun(random, { outside, rising: ['x', 'x', 'y', 'c'] });
  const rate = () => random.pick(['0', '0.25', '0.5', '0.3', '1', '0.75']);
  const once = () => random.pick(['', '', '', '1 EUR', '2 EUR']);
  const started = () => random.pick(['', '', '0 EUR', '1 EUR', '0.5 EUR']);
  const options = [rate(), rate(), rate(), rate()];
  made.lines.push(
    'fact x : number, whole, from 0 to 9',
    'fact y : number, whole, from 0 to 3',
    'fact c : one of a | b',
    'scale sc on EUR',
    '  | band | once | rate | per started 2 EUR |',
    `  | up to 2 EUR | ${random.pick(['0 EUR', '1 EUR'])} | ${rate()} | ${random.pick(['0 EUR', '1 EUR'])} |`,
    `  | then up to 5 EUR | ${once()} | ${rate()} | ${started()} |`,
    `  | then the rest | ${once()} | ${rate()} | ${started()} |`,
    `scale raised = sc, every rate ${random.pick(['times 2', 'times 0.5'])}, every threshold times ${random.pick(['2', '1.5', '0.5'])}`,
    'scale own on EUR across c',
    '  | rate | a as a | b as b |',
    `  | ${options[0]} | up to 2 EUR | up to 3 EUR |`,
    `  | ${options[1]} | then up to 6 EUR | then up to 5 EUR |`,
    `  | ${options[2]} | then the rest | then the rest |`,
    'scale moving on EUR',
    '  | band | rate |',
    `  | up to 1 EUR + y * 1 EUR | ${rate()} |`,
    `  | then the rest | ${rate()} |`,
    'table tb on EUR',
    '  | band | value |',
    `  | up to 2 EUR | ${random.pick(constants)} |`,
    `  | then up to 5 EUR | ${random.pick(['1', '2', 'y'])} |`,
    `  | the rest | ${random.pick(['2', '3', '0.5'])} |`,
  );
  made.compared.push('(LAST with c a)', '(LAST with y 0)', '(sc(x * 1 EUR) / 1 EUR)', '(tb(x * 1 EUR) * x)');
  return made;
}

/** A choice found from conditions, a reading, and the same formulas under other ones. */
function withWorlds(random: Random): Writing {
  const outside: Names = {
    numbers: ['x', 'y', 'base', 'base'],
    conditions: ['regime is low', 'order is late', 'g'],
    around: [
      () => `(base with regime ${random.pick(['low', 'high'])})`,
      () => `(base with order ${random.pick(['late', 'early'])})`,
      () => `(base with ${random.pick(['x 2', 'x y', 'y 0', 'g yes', 'g no, x 1'])})`,
    ],
  };
  const made = begun(random, { outside, rising: ['x', 'x', 'y', 'g'] });
  const first = begun(random, { outside: plain(['x', 'y'], ['regime is low', 'order is late', 'g']) });
  made.lines.push(
    'fact x : number, whole, from 0 to 6',
    'fact y : number, whole, from 0 to 4',
    'fact g : yes/no',
    'choice regime "Regime"',
    `  | low | ${condition(begun(random, { outside: plain(['x', 'y'], ['g']) }), plain(['x', 'y'], ['g']), 1)} |`,
    '  | high | otherwise |',
    'reading order "Order"',
    '  | late | "so" |',
    '  | early | "so" |',
    `  chosen ${random.pick(['late', 'early'])}`,
    `value base = ${formula(first, first.outside, 2)}`,
  );
  if (random.chance(20)) made.lines.push('require x is at least y "no"');
  made.compared.push(
    ...['regime low', 'regime high', 'order late', 'order early', 'x 0', 'y x', 'g yes, y 1'].map(
      (world) => `(LAST with ${world})`,
    ),
  );
  return made;
}

/** Facts that are optional, have a default, or are needed only under a condition. */
function withMissing(random: Random): Writing {
  const outside: Names = {
    numbers: ['x', '(o or 1)', 'p', '(n when g, otherwise x)', '(o when o is given, otherwise x)'],
    conditions: ['g', 'o is given', 'p is above x'],
    around: [],
  };
  const made = begun(random, { outside, rising: ['x', 'o', 'p', 'n', 'g'] });
  made.lines.push(
    'fact x : number, whole, from 0 to 3',
    'fact g : yes/no',
    'fact o : number, whole, from 0 to 3, optional',
    `fact p : number, whole, from 0 to 3, default ${random.pick(['x', '2', '(3 - x)'])}`,
    'fact n : number, whole, from 0 to 3, needed when g',
  );
  made.compared.push('(LAST with x 1)', '(LAST with g no)', '(LAST with g yes, n 2)');
  return made;
}

export const writers = {
  'with lists': withLists,
  'with dates and versions': withDates,
  'with scales': withScales,
  'under other readings, options and facts': withWorlds,
  'with facts that may be missing': withMissing,
  'with what is carried, in lists': withWhatIsCarried,
  'with shares and averages, in lists': withShares,
  'with times and seasons': withTimes,
  'with steps, labels and texts': withSteps,
  'with versions on the one before': withVersionsBefore,
  'with cells that count': withCells,
  'with products': withProducts,
  'with shares of periods': withShareOfPeriods,
  'with ratios of items': withRatiosOfItems,
} as const;

export type KindOfRules = keyof typeof writers;
export const kindsOfRules = Object.keys(writers) as readonly KindOfRules[];
