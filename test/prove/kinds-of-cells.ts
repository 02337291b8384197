// More kinds of random rule files: times of day and seasons, guarded steps and alternatives, cells that say how they count.

import type { Random } from '../../compiler/4-analyse/cases/random.js';
import { modes, rounded, whole } from './newer-kinds.js';
import { begun, condition, constants, formula, type Names, plain, type Writing } from './random-formulas.js';

/** Windows of the day, of the week and of the year, holidays, minutes between two times. */
export function withTimes(random: Random): Writing {
  const isByDay = random.chance(50);
  const [from, to] = random.pick([
    ['2024-12-21', '2025-01-07'],
    ['2024-02-24', '2024-03-04'],
    ['2024-10-25', '2024-11-06'],
  ]);
  const hour = () => random.pick(['0:00', '4:00', '6:00', '8:00', '12:00', '20:00', '24:00']);
  const windows = [
    `t is between ${random.pick(['4:00', '8:00'])} and ${random.pick(['12:00', '20:00'])}`,
    `t is between ${random.pick(['16:00', '20:00'])} and ${random.pick(['4:00', '8:00'])}`,
    `t is up to ${random.pick(['8:00', '12:00'])}`,
    `t is from ${random.pick(['8:00', '12:00'])}`,
  ];
  const days = [
    'd is from Saturday to Sunday',
    'd is from Friday to Monday',
    'd is Sunday or feast',
    '(d is December or d is January)',
    'd is from 1 November to 29 February',
    'd is 25 December',
    'feast',
  ];
  const outside: Names = {
    numbers: [
      'x',
      'by_time',
      'by_time',
      ...(isByDay ? ['by_day', 'by_day'] : ['((u - t) / 60 minutes)', '((u - t) / 60 minutes)']),
    ],
    conditions: isByDay ? [...windows, ...days, ...days] : [...windows, 't is below u', 'u is t'],
    around: isByDay
      ? []
      : [() => `(((lower of (t; u)) - (higher of (${hour().replace('24', '20')}; t))) / 60 minutes)`],
  };
  const made = begun(random, { outside, rising: isByDay ? ['d', 't', 'x'] : ['t', 'u', 'x'] });
  const cell = () => random.pick([...constants, 'x']);
  made.lines.push(
    'fact x : number, whole, from 0 to 2',
    `fact t : time, to ${random.pick(['240', '360'])} minutes`,
    isByDay ? `fact d : date, from ${from} to ${to}` : 'fact u : time, to 240 minutes',
    ...(isByDay
      ? [
          `answer feast = d is one of ${random.pick(['1 January, 2024-12-26', '29 February', '1 November, 2025-01-02, 25 December'])}`,
        ]
      : []),
    'table by_time by t',
    '  | t | by_time |',
    ...random.pick([
      [`  | 8:00 to 20:00 | ${cell()} |`, `  | 20:00 to 8:00 | ${cell()} |`],
      [`  | 4:00 to 8:00 or 16:00 to 20:00 | ${cell()} |`, `  | the rest | ${cell()} |`],
      [`  | up to 8:00 | ${cell()} |`, `  | then up to 16:00 | ${cell()} |`, `  | the rest | ${cell()} |`],
    ]),
  );
  if (isByDay) {
    made.lines.push(
      'table by_day by d',
      '  | d | by_day |',
      ...random.pick([
        [`  | 1 November to 31 December | ${cell()} |`, `  | 1 January to 31 October | ${cell()} |`],
        [`  | Saturday or Sunday | ${cell()} |`, `  | Monday to Friday | ${cell()} |`],
        [`  | December to February | ${cell()} |`, `  | the rest | ${cell()} |`],
      ]),
    );
    made.compared.push(`(LAST with d ${from})`);
  } else if (random.chance(30)) made.lines.push('require t is up to u "no"');
  made.compared.push('(LAST with t 8:00)', '(LAST with x 0)');
  return made;
}

/** Amounts with steps under conditions, the last of them a rounding or not; alternatives and their labels; texts by how they begin. */
export function withSteps(random: Random): Writing {
  const outside: Names = {
    numbers: ['x', 'y', '(a / 1 EUR)', '(a / 1 EUR)', '(b / 1 EUR)'],
    conditions: ['g', 'late', 'label is "one"', 'code begins with "A"', 'code is "A1"'],
    around: [
      () => '((plain before rounding) / 1 EUR)',
      (inner) => `((lower of (${inner()}; 3)) * 20 %)`,
      () => '((1 + x * 50 %) to the power of y)',
      () => '(remainder of x in blocks of 2)',
      (inner) => `((1 EUR per ${random.pick(['started', 'full'])} 2 in (${inner()})) / 1 EUR)`,
      () => 'duty',
    ],
  };
  const made = begun(random, {
    outside,
    rising: ['x', 'x', 'y', 'g'],
    rounding: `rounding each amount ${random.pick(modes)} to ${random.pick(['1', '0.5'])} EUR`,
  });
  const names = plain(['x', 'x', 'y', '2', '0.5'], ['g', 'late']);
  const money = () => `(${formula(made, names, 1)}) * 1 EUR`;
  const when = (share = 60) => (random.chance(share) ? ` when ${condition(made, names, 0)}` : '');
  const step = () =>
    `  ${random.pick([
      () => `at least (${money()})${when()}`,
      () => `at most (${money()})${when()}`,
      () => `times ${random.pick(['0.8', '50 %', '1.25', 'y'])}${when()}`,
      () => `plus (${money()})${when()}`,
      () => `less 10 % and 5 %${when()}`,
      () => `plus 20 %${when()}`,
      () => `${rounded(random, ' EUR')}${when(80)}`,
    ])()}`;
  const steps = () => [...Array(1 + Number(random.below(3n)))].map(step);
  const guardedRounding = random.chance(60) ? [`  ${rounded(random, ' EUR')}${when(90)}`] : [];
  const due = random.chance(25) ? [`  due when ${condition(made, names, 0)}`] : [];
  const row = (label: string, end: string) => `  | ${label} | ${money()} |${end === '' ? '' : ` ${end} |`}`;
  made.lines.push(
    'fact x : number, whole, from 0 to 4',
    'fact y : number, whole, from 0 to 2',
    'fact g : yes/no',
    `fact code : text`,
    `answer late = ${condition(made, plain(['x', 'y'], ['g']), 0)}`,
    `amount plain = ${money()}`,
    `amount a = ${money()}`,
    ...steps(),
    ...guardedRounding,
    ...due,
    ...random.pick([
      [
        'amount b = first of',
        row('one', `when ${condition(made, names, 0)}`),
        row('two', `when ${condition(made, names, 0)}`),
        row('three', 'otherwise'),
      ],
      ['amount b = first of', row('three', 'otherwise'), row('one', `when ${condition(made, names, 0)}`)],
      [`amount b = ${random.pick(['lower', 'higher'])} of`, row('one', ''), row('two', ''), row('three', '')],
      [
        `amount b = ${random.pick(['lower', 'higher', 'sum'])} of`,
        row('one', `when ${condition(made, names, 0)}`),
        row('two', `when ${condition(made, names, 0)}`),
        row('three', 'otherwise'),
      ],
    ]),
    ...(random.chance(50) ? [step()] : []),
  );
  if (!made.lines.some((line) => line.startsWith('amount b = sum')))
    made.lines.push('value label = retained in b');
  else outside.conditions.splice(2, 1);
  made.lines.push(
    'table duty by code',
    '  | code | rate |',
    `  | "A1" or "B" | ${random.pick(constants)} |`,
    `  | begins with "A" | ${random.pick(['x', '2', '1'])} |`,
    `  | begins with "A1" | ${random.pick(['y', '3', '0.5'])} |`,
    `  | the rest | ${random.pick(['x', '0', '4'])} |`,
  );
  made.compared.push(
    '(LAST with g no)',
    '(LAST with x 1)',
    '(LAST with code "A1")',
    '(LAST with code "A1", x y)',
  );
  return made;
}

/** Scales and tables whose cells say how they count, changed by points; options in rows; rows by option and band. */
export function withCells(random: Random): Writing {
  const scale = () => random.pick(['sc', 'sc', 'more', 'wider']);
  const outside: Names = {
    numbers: ['x', 'x', 'y', '(share * 2)'],
    conditions: ['c is a', 'c is one of b, e'],
    around: [
      (inner) => `(${scale()}((${inner()} * 1 item), at least 0 items) / 1 EUR)`,
      (inner) => `(${scale()}(x * 1 item) / 1 EUR * ${inner()})`,
      () => '(tb / 1 EUR)',
      () => '(tb / 1 EUR)',
      (inner) => `(part of (${inner()}) above 1 up to 3)`,
    ],
  };
  const made = begun(random, { outside, rising: ['x', 'x', 'y', 'c'] });
  const cell = () =>
    random.pick([
      `${random.pick(['0', '1', '2'])} EUR once`,
      `${random.pick(['0', '1', '0.5'])} EUR/item`,
      `${random.pick(['1', '3'])} EUR per 2 items`,
      `${random.pick(['1', '2'])} EUR per started 2 items`,
    ]);
  const limit = random.pick(['3', '3', '(2 + y)']);
  made.lines.push(
    'fact x : number, whole, from 0 to 7',
    'fact y : number, whole, from 0 to 2',
    'fact c : one of',
    '  | a "A" | b "B" |',
    '  | e "E" |',
    'scale sc on items',
    '  | items | price |',
    `  | up to 1 item | ${whole(random)} EUR once |`,
    `  | then up to ${limit === '3' ? '3 items' : '2 items + y * 1 item'} | ${cell()} |`,
    `  | the rest | ${random.pick(['0', '1', '0.5'])} EUR/item |`,
    `scale more = sc, every rate ${random.pick(['times 2', 'times 0.5'])}`,
    `scale wider = sc, every threshold times ${random.pick(['2', '1.5', '0.5'])}`,
    `value share = 10 % when c is a, 10 % + y * 1 point when c is b, otherwise 20 %`,
    'table tb by c, x',
    '  | c | x | tb |',
    `  | a or b | up to 2 | ${random.pick(['x', '1', 'y'])} * 1 EUR |`,
    `  |        | then up to 5 | ${random.pick(['2', 'y'])} * 1 EUR |`,
    `  | e | up to 3 | ${random.pick(['1', '4'])} EUR |`,
    `  | the rest | the rest | ${random.pick(['x', '3', '0'])} * 1 EUR |`,
  );
  made.compared.push(
    '(LAST with c a)',
    '(LAST with c e, y 0)',
    '(LAST with y 0)',
    '(sc(x * 1 item) / 1 EUR)',
  );
  return made;
}
