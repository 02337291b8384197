// Random rule files about what goes round: tables over the whole day, week and year, in windows of any cut; conditions on
// windows, written out or between facts; times as values.

import { type Draw, drawFrom, shuffled } from './draw.js';
import type { RandomTariff } from './random-tariffs.js';

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (minutes: number): string => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const minute = (draw: Draw): number =>
  draw.pick([0, 30, 60 * draw.below(24), draw.below(1440), 15 * draw.below(96)]);

/** A circle of so many places cut at some of them: from each cut to the next, round the end. */
function cuts(draw: Draw, places: number): readonly (readonly [from: number, to: number])[] {
  const at = [...new Set(Array.from({ length: 2 + draw.below(3) }, () => draw.below(places)))].sort(
    (a, b) => a - b,
  );
  return at.map((from, index) => [from, at[index + 1] ?? at[0] ?? 0]);
}

const window = (draw: Draw, from: string, to: string): string =>
  draw.pick([`${from} to ${to}`, `from ${from} to ${to}`, `between ${from} and ${to}`, `${from}–${to}`]);

/** Key cells that take every value once; some in one cell with `or`, one perhaps as the rest. */
function rowsOf(draw: Draw, cells: readonly string[]): readonly string[] {
  const [first, second, ...others] = shuffled(draw, cells);
  if (second === undefined) return ['the rest'];
  const joined = draw.chance(30) ? [`${first} or ${second}`, ...others] : [first ?? '', second, ...others];
  return draw.chance(30) && joined.length > 1 ? [...joined.slice(1), 'the rest'] : joined;
}

function timeCells(draw: Draw): readonly string[] {
  let pieces = cuts(draw, 1440);
  if (pieces.length < 2)
    pieces = [
      [0, 720],
      [720, 0],
    ];
  return pieces.map(([from, to]) =>
    window(draw, clock(from), to === 0 ? draw.pick(['0:00', '24:00']) : clock(to)),
  );
}

function weekdayCells(draw: Draw): readonly string[] {
  const pieces = cuts(draw, 7);
  if (pieces.length < 2) return weekdays;
  return pieces.map(([from, to]) => {
    const [first, last] = [weekdays[from] ?? '', weekdays[(to + 6) % 7] ?? ''];
    return first === last ? first : window(draw, first, last);
  });
}

const places = months.flatMap((month, index) =>
  Array.from({ length: lengths[index] ?? 0 }, (_, day) => `${day + 1} ${month}`),
);

function yearCells(draw: Draw): readonly string[] {
  const byMonth = draw.chance(50);
  const [count, names] = byMonth ? [12, months] : [366, places];
  const pieces = cuts(draw, count);
  if (pieces.length < 2) return ['January to June', '1 July to 31 December'];
  return pieces.map(([from, to]) => {
    const [first, last] = [names[from] ?? '', names[(to + count - 1) % count] ?? ''];
    return first === last ? first : window(draw, first, last);
  });
}

function condition(draw: Draw): string {
  const time = draw.pick(['begun', 'ended', 'ended']);
  const [a, b] = [minute(draw), minute(draw)];
  const other = a === b ? (b + 1) % 1440 : b;
  const day = () => draw.pick([...weekdays, ...months, draw.pick(places)]);
  const weekday = () => draw.pick(weekdays);
  const forms = [
    () => `${time} is ${window(draw, clock(a), clock(other)).replace(/^(?=\d)/, 'from ')}`,
    () =>
      `${time} is ${draw.pick(['from', 'up to', 'above', 'below', 'later than', 'at least'])} ${clock(a)}`,
    () => `${time} is from ${clock(a)} ${draw.pick(['below', 'up to'])} ${clock(other)}`,
    () => `${time} is between begun and ${clock(a)}`,
    () => `${time} is ${draw.pick(['above', 'up to', 'not'])} begun`,
    () => `held is ${draw.pick(['', 'not '])}${day()}`,
    () => `held is one of ${weekday()}, ${weekday()}`,
    () => `held is from ${weekday()} to ${weekday()}`,
    () => `held is from ${draw.pick(places)} to ${draw.pick(places)}`,
    () => `held is between ${draw.pick(months)} and ${draw.pick(months)}`,
    () => `held is ${draw.pick(['from', 'up to', 'later than', 'earlier than'])} ${draw.pick(places)}`,
  ];
  return draw.pick(forms)().replace('is from from', 'is from').replace(/–/g, ' to ');
}

const later = (draw: Draw, name: string): string =>
  `${name} ${draw.pick(['', '', '+ 1 day ', '+ 3 weeks '])}`;

/** Windows of the day that do not overlap, the last perhaps over midnight. */
function windows(draw: Draw): string {
  const at = [...new Set(Array.from({ length: 4 }, () => minute(draw)))].sort((a, b) => a - b);
  const [a = 0, b = 1, c, d] = at;
  const pair = (from: number, to: number) => `${clock(from)} and ${clock(to)}`;
  if (at.length < 2) return '8:00 and 20:00';
  if (c === undefined || d === undefined || draw.chance(40)) return draw.chance(50) ? pair(a, b) : pair(b, a);
  const [first, second] = draw.chance(50) ? [pair(a, b), pair(c, d)] : [pair(b, c), pair(d, a)];
  return `${first} or ${draw.pick(['', 'between '])}${second}`;
}

/** How much of a stay lies there. */
function within(draw: Draw): string {
  const weekday = () => draw.pick(weekdays);
  const [x, y] = draw.pick([
    [draw.pick(places), draw.pick(places)],
    [draw.pick(months), draw.pick(months)],
    [weekday(), weekday()],
    ['2023-07-01', '2024-02-29'],
  ]);
  const both = draw.pick(['', ' both included']);
  return draw.pick([
    () => `minutes from begun to ended between ${windows(draw)}`,
    () => `(hours from begun to ended between ${windows(draw)}) * 60 minutes/hour`,
    () => `minutes from held + begun to (${later(draw, 'until')}) + ended between ${windows(draw)}`,
    () =>
      `minutes from held + begun to until + ended between ${windows(draw)} on ${weekday()} to ${weekday()}`,
    () => `minutes from held + begun to until + ended between ${windows(draw)} on ${draw.pick(places)}`,
    () => `minutes from held + begun to until + ended`,
    () => `(days from held to until${both} between ${x} and ${y}) * 1 minute/day`,
    () => `(nights from held to until between ${x} and ${y}) * 1 minute/night`,
    () =>
      `(days from held to until between 2023-02-01 and 2023-05-31 or between 2024-02-28 and 2024-03-01) * 1 minute/day`,
  ])();
}

export function randomTimes(seed: number, count: number): RandomTariff {
  const draw = drawFrom(seed);
  const tables = Array.from({ length: 3 }, (_, index) => {
    const [key, cells] = draw.pick([
      ['begun', timeCells(draw)],
      ['ended', timeCells(draw)],
      ['held', weekdayCells(draw)],
      ['held', yearCells(draw)],
    ] as const);
    const rows = rowsOf(draw, cells);
    return draw.chance(50)
      ? [
          `table t${index} by ${key}`,
          '  | key | price |',
          ...rows.map((cell, at) => `  | ${cell} | ${at + 1} EUR |`),
        ]
      : [`amount t${index} by ${key}`, ...rows.map((cell, at) => `  | ${cell} | ${at + 1} EUR |`)];
  }).flat();
  const [step, from] = draw.pick([
    ['', ''],
    [', to 15 minutes', ''],
    [', to 30 minutes', ', from 6:00 to 24:00'],
  ] as const);
  const lines = [
    'tariff drawn "Times"',
    'currency EUR',
    'rounding each amount half up to 0.01 EUR',
    'list calls, up to 4',
    'fact begun : time',
    `fact ended : time${step}${from}, default 18:00`,
    'fact held : date, from 2023-01-01 to 2025-12-31',
    'fact until : date, from 2023-01-01 to 2026-12-31',
    'fact at of calls : time, optional',
    ...tables,
    `answer c0 = ${condition(draw)}`,
    `answer c1 = ${condition(draw)}`,
    `value v0 = ${draw.pick(['lower', 'higher'])} of (begun; ended, at least ${clock(minute(draw))})`,
    `value v1 = ${draw.pick(['highest', 'lowest'])} at over calls where at is given, otherwise ${clock(minute(draw))}`,
    `value v2 = (begun when ${condition(draw)}, otherwise ended) - ${draw.pick(['begun', '12:00'])}`,
    `value w0 = ${within(draw)}`,
    `value w1 = ${within(draw)}`,
    `amount a0 = v2 * 0.60 EUR/hour`,
    `amount a1 = (count of calls where at is given and (at, otherwise 0:00) is from ${clock(minute(draw))} to 23:59) * 1 EUR`,
    'results t0, t1, t2, c0, c1, v0, v1, v2, w0, w1, a0, a1',
  ];
  const time = (grid: number, least: number): string => {
    const value = Math.max(least, draw.below(1440 / grid) * grid);
    const text = clock(value);
    return draw.chance(80) ? text.padStart(5, '0') : text;
  };
  const [grid, least] = { '': [1, 0], ', to 15 minutes': [15, 0], ', to 30 minutes': [30, 360] }[step] as [
    number,
    number,
  ];
  const oneDay = (days: number) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10);
  const oneCase = (held = draw.below(1096)): Record<string, unknown> => ({
    begun: draw.chance(4) ? draw.pick(['24:00', '8:60', '8h30', 510]) : time(1, 0),
    ...(draw.chance(70) ? { ended: time(grid, least) } : {}),
    held: oneDay(held),
    until: oneDay(
      Math.max(0, held + draw.pick([draw.below(3), draw.below(20), draw.below(364), -draw.below(9)])),
    ),
    calls: Array.from({ length: draw.below(4) }, () => (draw.chance(80) ? { at: time(1, 0) } : {})),
  });
  return {
    text: `${lines.join('\n')}\n`,
    cases: Array.from({ length: count }, () => oneCase()),
  } as RandomTariff;
}
