// A cell that is cut and pasted over another takes its formulas along. Whatever is typed after it, the workbook shows what its
// cells say, or nothing. As LibreOffice and as Excel keep formulas, in the exact engine; in LibreOffice itself in `npm run rig:vandal`.

import { expect, it } from 'vitest';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import { type CellValue, FormulaError } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import type { Attack } from '../rig/attacks-on-cells.js';
import { afterMove } from '../rig/cut-and-paste.js';
import { drawn, sequence } from '../rig/draw.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { createOracle, isShown, type Shown, verdict } from '../rig/vandal.js';
import type { Held } from '../rig/vandal-case.js';

const text = `tariff cut "Cut"
currency EUR
rounding each amount half up to 0.01 EUR

results fee, tax, total

fact visits "Visits" : items, whole, from 0 to 1 000
fact day "Day" : date, from 2024-01-01 to 2026-12-31
fact kind "Kind" : one of town "Town" | country "Country"
fact guided "Guided" : yes/no
fact share "Share" : percent, to 0.01, from 0 to 5, default 4.50 %
fact extra "Extra" : items, whole, from 0 to 9, default 0 items
list guests "Guests", up to 4
fact nights of guests "Nights" : nights, whole, from 0 to 30, default 2 nights
fact child of guests "Child" : yes/no, default no
reading begun "Begun group"
  | option | because |
  | group  | "it says groups" |
  | share  | "it says each" |
  chosen group
table price "Price" by visits
  | visits             | price         |
  | 0 to 10 items      | 3 EUR/item    |
  | 11 to 100 items    | 2.50 EUR/item |
  | 101 to 1 000 items | 2 EUR/item    |
table base "Base" by kind
  | kind    | base    |
  | town    | 100 EUR |
  | country | 50 EUR  |
amount fee "Fee" = price * (visits + extra)
  times 90 % when guided
  at least 5 EUR when begun is group
amount late = 5 EUR when day is above 2025-06-30, otherwise 0 EUR
amount night of guests "Night" = 1 EUR/night * nights when not child, otherwise 0 EUR
amount tax "Tax" = (sum of night over guests) + share * base
amount total "Total" = fee + tax + late

example "two guests"
  given visits = 7 items, day = 2025-01-01, kind = town, guided = no
  given guests
  | nights | child |
  | 3 nights | no    |
  | 1 night | yes   |
  expect total = 28.50 EUR
`;

const model = modelFrom(text);
const image = workbookImage(model, provenance);
const { words } = image.plan.bench;
const messages = new Set([words.checkInputs, words.checkParameters, words.noValue, words.noSuchResult]);
const oracle = createOracle(
  { textOf: () => text, modelWith: (textOf) => modelFrom(textOf('test.bareme')) },
  model,
  image,
);
const cells = [...oracle.delivered.keys()].filter((key) => !key.startsWith('sign:'));
const pairs = cells.flatMap((from) =>
  [...oracle.delivered.keys()].flatMap((to) => (to === from ? [] : [[from, to] as const])),
);

const inEngine = (held: Held): CellValue =>
  typeof held === 'object' && 'formula' in held ? undefined : held;

it.each(['LibreOffice', 'Excel'] as const)('never shows a wrong amount in %s', (program) => {
  const wrong: string[] = [];
  const counts = { right: 0, withheld: 0 };
  const next = sequence(7);
  const kinds = ([from, to]: readonly [string, string]) =>
    [from, to].map((key) => /^[^:]*/.exec(key)?.[0]).join(' ');
  for (const [from, to] of drawn(pairs, 80, next, kinds)) {
    const layout = afterMove(image, from, to, program);
    const pasted: Attack = { key: to, what: 'text', value: oracle.delivered.get(from) };
    for (const typed of [undefined, oracle.delivered.get(from), rational(2)]) {
      const attacks = [pasted, { key: from, what: 'text', value: typed } satisfies Attack];
      const values = calculate(layout, new Map(attacks.map(({ key, value }) => [key, inEngine(value)])));
      const shown = oracle.results.map((key) => shownAt(() => values.valueOf(key)));
      if (shown.every((value) => !isShown(messages, value))) {
        counts.withheld += 1;
        continue;
      }
      const expected = oracle.expected(...attacks);
      oracle.results.forEach((key, place) => {
        const name = /out:([^\t]*)/.exec(key)?.[1] ?? '';
        const found = verdict({ model, messages }, name, expected?.get(key), shown[place]);
        if (found !== 'wrong') counts[found] += 1;
        else
          wrong.push(
            `${from} over ${to}, then ${String(typed)}: ${key} shows ${String(shown[place])} instead of ${String(expected?.get(key))}`,
          );
      });
    }
  }
  expect(wrong).toEqual([]);
  expect(counts.right).toBeGreaterThan(20);
  expect(counts.withheld).toBeGreaterThan(20);
});

function shownAt(read: () => CellValue): Shown {
  try {
    const value = read();
    return typeof value === 'object' ? nearestFloat(value) : value;
  } catch (error) {
    if (error instanceof FormulaError) return { error: error.message };
    throw error;
  }
}
