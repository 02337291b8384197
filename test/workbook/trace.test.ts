// The sheet that traces an amount: what is said to have counted for a case is what counted, and it stands there with its clause.

import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { indexOf, usesOf } from '../../compiler/4-analyse/model-index.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import type { CellKey } from '../../compiler/6-emit/workbook/formula/formula.js';
import type { CellValue } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { chosenKey } from '../../compiler/6-emit/workbook/sheets/trace-sheet.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import { deliveredRules, modelFrom, modelOf, provenance } from '../rig/load-ruleset.js';

const tariff = (language: 'English' | 'French') => `tariff t "Halls"
source "Halls 2024" not held in ${language}
currency EUR
rounding each amount half up to 0.01 EUR
results wardrobe, total

fact area "Area" : m2, whole, from 1 to 1000
fact coats "Coats" : persons, whole, from 0 to 1000
fact member "Member" : yes/no

section "1" "Hall"
amount by_area "By area" = 2 EUR/m2 * area
amount flat "Flat" = 300 EUR
amount hall "Hall" = lower of
  | by area | by_area |
  | flat    | flat    |

section "2" "Wardrobe"
amount wardrobe "Wardrobe" = 1 EUR/person * coats

section "3" "Members"
amount rebate "Rebate" = 10 EUR
amount reduction "Reduction" = rebate
  due when member

section "4" "Total"
amount total "Total" = hall + wardrobe - reduction
`;

interface Row {
  readonly label: string;
  readonly value: CellValue;
  readonly clause: string;
}

function traceOf(model: Model) {
  const image = workbookImage(model, provenance);
  const { layout } = image;
  const sheet = layout.sheets.findIndex(({ kind }) => kind === 'trace');
  /** Rows at the head that show something, by the cells that give them a place. */
  const shown = (changed: ReadonlyMap<CellKey, CellValue> = new Map()) => {
    const values = calculate(layout, changed);
    const rowsOf = (part: string): readonly Row[] => {
      const found: Row[] = [];
      for (let place = 1; ; place++) {
        const at = layout.placeOf(`trace:${part}:place:${place}`);
        if (at === undefined) return found;
        const valueAt = (column: number) => values.valueAt({ ...at, column });
        const label = String(valueAt(2));
        if (label !== '') found.push({ label, value: valueAt(3), clause: String(valueAt(6)) });
      }
    };
    return { steps: rowsOf('steps'), inputs: rowsOf('inputs'), values };
  };
  return { image, layout, sheet, shown };
}

const inputs = (
  area: number,
  coats: number,
  member: boolean,
  more: readonly (readonly [CellKey, CellValue])[] = [],
) =>
  new Map<CellKey, CellValue>([
    ['input:area', rational(area)],
    ['input:coats', rational(coats)],
    ['input:member', member],
    ...more,
  ]);

describe.each(['English', 'French'] as const)('a trace in %s', (language) => {
  const { shown } = traceOf(modelFrom(tariff(language)));
  const labels = (rows: readonly Row[]) => rows.map(({ label }) => label);

  it.each([
    // The lower one counts, what is nought does not, nor what no condition lets in.
    [inputs(10, 0, false), ['Total', 'Hall', 'by area', 'By area'], ['Area', 'Member']],
    [inputs(900, 0, false), ['Total', 'Hall', 'flat', 'Flat'], ['Member']],
    [inputs(10, 5, false), ['Total', 'Wardrobe', 'Hall', 'by area', 'By area'], ['Area', 'Coats', 'Member']],
    [
      inputs(900, 5, true),
      ['Total', 'Wardrobe', 'Hall', 'Reduction', 'flat', 'Rebate', 'Flat'],
      ['Coats', 'Member'],
    ],
  ])('%# has what counted for the case', (changed, steps, facts) => {
    const found = shown(changed);
    expect(new Set(labels(found.steps))).toEqual(new Set(steps));
    expect(found.steps[0]?.label).toBe('Total');
    // Whether a reduction is due is asked before its amount is known.
    const expected = facts.filter((fact) => fact !== 'Member' || steps.includes('Reduction'));
    expect(labels(found.inputs)).toEqual(expected);
  });

  it('has the value and the clause of each step', () => {
    const found = shown(inputs(900, 5, true)).steps;
    const row = (label: string) => found.find((one) => one.label === label);
    expect(row('Total')).toMatchObject({ value: rational(295), clause: '4 Total' });
    expect(row('Hall')).toMatchObject({ value: rational(300), clause: '1 Hall' });
    expect(row('Reduction')).toMatchObject({ value: rational(10), clause: '3 Members' });
  });

  it('follows the amount that is chosen, and none that is not there', () => {
    const wardrobe = shown(inputs(10, 5, true, [[chosenKey, 'Wardrobe']]));
    expect(labels(wardrobe.steps)).toEqual(['Wardrobe']);
    expect(labels(wardrobe.inputs)).toEqual(['Coats']);
    expect(shown(inputs(10, 5, true, [[chosenKey, undefined]])).steps).toEqual([]);
    expect(shown(inputs(10, 5, true, [[chosenKey, 'abc']])).steps).toEqual([]);
  });

  it('shows nothing where the amount is not shown', () => {
    expect(shown(inputs(-1, 5, true)).steps).toEqual([]);
  });
});

/** Definitions by those that use them, read off the model and not off formulas. */
function usersIn(model: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const index = indexOf(model);
  const users = new Map<string, Set<string>>();
  for (const { id, body } of model.definitions) {
    for (const used of usesOf(index, body).definitions)
      users.set(used, (users.get(used) ?? new Set()).add(id));
  }
  return users;
}

const some = deliveredRules().filter((path) => /polynesie|philharmonie|facture-eau|stamp-duty/.test(path));

it.each(some)('%s: all that counted goes into the amount through what counted', (path) => {
  const model = modelOf(path);
  const { image, layout, shown } = traceOf(model);
  const { values, steps } = shown();
  const counts = (id: string): boolean | undefined => {
    const key = `live:step:${id}`;
    return layout.placeOf(key) === undefined
      ? undefined
      : values.valueOf(key) === undefined
        ? undefined
        : (values.valueOf(key) as { n: bigint }).n === 1n;
  };
  const users = usersIn(model);
  /** Through steps without a row of their own. */
  const isUsed = (id: string, seen = new Set<string>()): boolean =>
    [...(users.get(id) ?? [])].some((user) => {
      if (seen.has(user)) return false;
      seen.add(user);
      const own = counts(user);
      return own === undefined ? isUsed(user, seen) : own;
    });
  const chosen = values.valueOf(chosenKey);
  const amount = model.results.find(({ label, listed }) => listed && label === chosen);
  expect(steps[0]?.value).toEqual(values.valueOf(outputKey(amount?.name ?? '')));
  const live = image.plan.bench.steps.filter(({ definition }) => counts(definition ?? '') === true);
  expect(live.length).toBeGreaterThan(0);
  for (const { definition = '' } of live)
    expect({ definition, used: definition === amount?.definition || isUsed(definition) }).toEqual({
      definition,
      used: true,
    });
});
