// Random rule files of what was built last, each where it meets the others: lists that a case may lack, values carried over
// items that a condition chooses, averages and medians, longest prefixes, holidays, times of day, options in a row, points,
// roundings under a condition inside lists, and versions that build on the one before.

import { type Made, Maker, numbersCalled } from './carried-maker.js';
import { type Draw, drawFrom, shuffled } from './draw.js';
import { inFrench } from './in-french.js';
import { caseOf, factsOf } from './random-facts.js';
import type { RandomTariff } from './random-tariffs.js';
import { modes } from './random-terms.js';

/** Some of the declarations stated anew from a day on, by the version before or by themselves. */
function inVersions(draw: Draw, made: readonly Made[]): readonly string[] {
  const global = made.filter(({ lines: [first = ''] }) => /^amount n\d+ =/.test(first));
  if (global.length === 0) return [];
  const blocks = [
    ['first', 'from 2024-01-01 to 2024-12-31'],
    ['second', 'from 2025-01-01 to 2025-06-30'],
    ['third', 'from 2025-07-01'],
  ].map(([name, period], index) => [
    `version "${name}" valid ${period}`,
    ...(index === 0 ? [] : global.filter((_, place) => place === 0 || draw.chance(60))).flatMap(
      ({ name: own, lines }) =>
        draw.pick([
          [`amount ${own} = ${own} of the version before * ${draw.pick(['2', '110 %', '0.5'])}`],
          [`amount ${own} = ${own} of the version before`, `  plus ${draw.pick(['5 %', '1 EUR', '10 %'])}`],
          lines.map((line) => line.replace(/\b1 EUR\b/, '1.50 EUR')),
        ]),
    ),
  ]);
  return blocks.flat();
}

export function randomCarried(seed: number, count: number): RandomTariff {
  const draw = drawFrom(seed);
  const facts = factsOf(draw).map((fact) =>
    fact.name === 'day_on'
      ? { ...fact, presence: 'always' as const, line: 'fact day_on : date, from 2024-01-01 to 2025-12-31' }
      : fact,
  );
  const presence = (): string => draw.pick(['', '', ', optional', ', needed when member']);
  const lists = { lines: presence(), goods: presence() };
  const mayLack = new Set(Object.entries(lists).flatMap(([name, said]) => (said === '' ? [] : [name])));
  const maker = new Maker(draw, facts, mayLack);
  const declarations = 3 + draw.below(6);
  for (let made = 0; made < declarations; made++) maker.declaration();
  const versions = draw.chance(35) ? inVersions(draw, maker.made) : [];
  const names = maker.made.map(({ name }) => name);
  const body = maker.made.map(({ lines }) => lines);
  const english = [
    'tariff drawn "Drawn"',
    'currency EUR',
    `rounding each amount ${draw.pick(modes)} to ${draw.pick(['0.01 EUR', '0.05 EUR', '1 EUR'])}`,
    ...(versions.length > 0 ? ['dated by day_on'] : []),
    `list lines, up to 5${lists.lines}`,
    `list goods, up to 4${lists.goods}`,
    ...facts.map(({ line }) => line),
    'fact phone of lines : text',
    'fact at of lines : time',
    'fact at_time : time',
    'fact bore : one of 13, 20 or 25 mm',
    `results ${shuffled(draw, names).join(', ')}`,
    'answer holiday = day_on is one of Sunday, 4 July, 2024-09-07',
    ...(draw.chance(30) ? shuffled(draw, body) : body).flat(),
    ...versions,
    '',
  ].join('\n');
  const time = (): string =>
    `${String(draw.below(24)).padStart(2, '0')}:${String(draw.pick([0, 15, 30, 59])).padStart(2, '0')}`;
  const cases = Array.from({ length: count }, () => {
    const drawn = caseOf(draw, facts);
    const items = (drawn.lines as readonly object[]).map((item) => ({
      ...item,
      phone: draw.pick(numbersCalled),
      at: time(),
    }));
    const given: Record<string, unknown> = {
      ...drawn,
      lines: items,
      at_time: time(),
      bore: draw.pick([13, 20, 25]),
    };
    for (const list of mayLack) if (draw.chance(25)) delete given[list];
    return given;
  });
  return { text: draw.chance(30) ? inFrench(english) : english, cases };
}
