// Whatever is done to a cell that may be filled in, the workbook shows the right amount or none. In the exact engine here; in
// LibreOffice, on every ruleset of the repository, in `npm run rig:vandal`.

import { describe, expect, it } from 'vitest';
import { nearestFloat } from '../../compiler/6-emit/wording/nearest-float.js';
import type { CellValue } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { FormulaError } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { attacksOn, attacksOnRows } from '../rig/attacks-on-cells.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { createOracle, isShown, type Shown, verdict } from '../rig/vandal.js';
import { isTruth } from '../rig/vandal-case.js';

const head = (name: string) => `tariff ${name} "${name}"
currency EUR
rounding each amount half up to 0.01 EUR
`;

const tariffs: readonly (readonly [string, string])[] = [
  [
    'a list of which every fact has a default',
    `${head('guests')}list guests, up to 5
fact child of guests : yes/no, default no
fact nights of guests : nights, whole, from 1 to 30, default 1 night
amount tax of guests = 1 EUR/night * nights when not child, otherwise 0 EUR
amount total = sum of tax over guests
`,
  ],
  [
    'tables, scales, figures, percentages, dates, readings and options',
    `${head('all')}fact visits "Visits" : items, whole, from 1 to 1 000
fact rate "Rate" : percent, to 0.1, from 0 to 60
fact day "Day" : date, from 2024-01-01 to 2026-12-31
fact kind "Kind" : one of town "Town" | country "Country"
fact guided "Guided" : yes/no
reading begun "Begun group"
  | option | because |
  | group  | "it says groups" |
  | share  | "it says each" |
  chosen group
table price "Price" by visits
  | visits            | price        |
  | 1 to 10 items     | 3 EUR/item   |
  | 11 to 100 items   | 2.50 EUR/item |
  | 101 to 1 000 items | 2 EUR/item   |
table base "Base" by kind
  | kind    | base |
  | town    | 100 EUR |
  | country | 50 EUR |
scale s on EUR
  | part            | rate |
  | up to 100 EUR   | 10 % |
  | then up to 500 EUR | 20 % |
  | then the rest   | 30 % |
amount fee "Fee" = price * visits
  times 90 % when guided
  at least 5 EUR when begun is group
amount by_fee by fee
  | up to 100 EUR | 12 EUR |
  | up to 300 EUR | 8 % * fee, at least 20 EUR, at most 90 EUR |
  | above 300 EUR | 100 EUR |
amount due = s(fee) + rate * base
amount late = 5 EUR when day is above 2025-06-30, otherwise 0 EUR
amount free = 100 % * fee
`,
  ],
  [
    'one number in several cells, a limit that is like a figure of its row, defaults of facts',
    `${head('shared')}fact used "Used" : kWh, whole, from 0 to 1 000
fact season "Season" : one of summer "Summer" | other "Other"
scale energy on kWh across season
  | rate         | Summer as summer | Other as other   |
  | 0 EUR/kWh    | up to 10 kWh     | up to 20 kWh     |
  | 0.20 EUR/kWh | then up to 300 kWh | then up to 200 kWh |
  | 0.30 EUR/kWh | then the rest    | then the rest    |
fact share "Share" : percent, to 0.01, from 1.20 to 5, default 4.50 %
fact days "Days" : days, whole, from 5 to 20, default 10 days
scale relief on EUR
  | part             | rate |
  | up to 20 EUR     | 0 %  |
  | then up to 90 EUR | 20 % |
  | then the rest    | 90 % |
amount charge = energy(used)
amount due = relief(charge)
amount levy = share * charge
amount stay = 3 EUR/day * days
`,
  ],
  [
    'a scale made from one that has a band at nought, a table of noughts and ones beside formulas',
    `${head('derived')}results base_tax, raised_tax, fee

fact price "Price" : EUR, from 0 to 1 000
fact kind "Kind" : one of town "Town" | country "Country" | sea "Sea"
scale base on EUR
  | part           | rate |
  | up to 100 EUR  | 0 %  |
  | then the rest  | 10 % |
scale raised = base, every rate plus 1 point
amount base_tax = base(price)
amount raised_tax = raised(price)
amount fee by kind
  | town    | 0 EUR |
  | country | 1 EUR |
  | sea     | 2 % * price |

example "in the country"
  given price = 250 EUR, kind = country
  expect raised_tax = 17.50 EUR
`,
  ],
  [
    'values carried from row to row, times of day, a median',
    `${head('stays')}results counter, owed, free, middle, mean, night, total

fact opening "Opening" : EUR, from 0 to 100
list stays "Stays", up to 6
fact cost of stays "Cost" : EUR, from 0 to 50
fact entered of stays "Entered" : time, default 08:00
fact kind of stays "Kind" : one of car "Car" | bike "Bike"
value night of stays "Night" = 1 item when entered is from 20:00 or entered is below 06:00, otherwise 0 items
amount counter of stays "Counter" = (counter of the item before, otherwise opening) + cost
  times 50 % when kind is bike
amount owed "Owed" = the last counter over stays, otherwise opening
amount free of stays "Free" = (sum of cost over stays before this one where kind is car)
amount middle "Middle" = median of cost over stays
amount mean "Mean" = average of cost over stays
amount total "Total" = owed + (sum of free over stays)

example "three stays"
  given opening = 5 EUR
  given stays
  | cost  | entered | kind |
  | 4 EUR | 21:30   | car  |
  | 8 EUR | 07:00   | bike |
  | 2 EUR | 09:00   | car  |
  expect owed = 10.50 EUR
`,
  ],
];

describe.each(tariffs)('%s', (_name, text) => {
  it('never shows a wrong amount', () => {
    const model = modelFrom(text);
    const image = workbookImage(model, provenance);
    const { layout, plan } = image;
    const { words } = plan.bench;
    const oracle = createOracle(
      { textOf: () => text, modelWith: (textOf) => modelFrom(textOf('test.bareme')) },
      model,
      image,
    );
    const messages = new Set([words.checkInputs, words.checkParameters, words.noValue, words.noSuchResult]);
    const counts = { right: 0, withheld: 0, wrong: 0 };
    const wrong: string[] = [];
    const overly: string[] = [];
    const single = attacksOn(image).map((attack) => [attack]);
    for (const attacks of [...single, ...attacksOnRows(image)]) {
      const [attack] = attacks;
      if (attack === undefined) continue;
      const changed = new Map<string, CellValue>();
      let isError = false;
      for (const { key, value } of attacks) {
        if (isTruth(value)) changed.set(key, true);
        // The exact engine has no error values.
        else if (typeof value === 'object' && 'formula' in value) isError = true;
        else changed.set(key, value);
      }
      if (isError) continue;
      const values = calculate(layout, changed);
      const shown = (key: string): Shown => shownAt(() => values.valueOf(key));
      // What is withheld cannot be wrong: no need to compile the edited rules.
      const withheld = oracle.results.every((key) => !isShown(messages, shown(key)));
      if (withheld && attack.key.startsWith('par:')) continue;
      const expected = oracle.expected(...attacks);
      for (const key of oracle.results) {
        const name = /out:([^\t]*)/.exec(key)?.[1] ?? '';
        const found = verdict(
          { model, messages },
          name,
          expected?.get(key),
          shownAt(() => values.valueOf(key)),
        );
        counts[found] += 1;
        const told = `${attack.key} ${attack.what}: ${key} shows ${String(shownAt(() => values.valueOf(key)))} instead of ${String(expected?.get(key))}`;
        if (found === 'wrong') wrong.push(told);
        // An input that the rules take is taken; a parameter may be held to closer limits.
        if (found === 'withheld' && /^(input|item):/.test(attack.key)) overly.push(told);
      }
    }
    expect(wrong).toEqual([]);
    expect(overly).toEqual([]);
    expect(counts.right).toBeGreaterThan(20);
  });
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
