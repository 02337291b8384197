// The sheet of sensitivity: what it says the result is at a place is what the evaluator gives there, and between the present value
// and the next place nothing changes but evenly.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { type Fact, isTime, type Model } from '../../compiler/3-model/model.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { type CellValue, serialOffset } from '../../compiler/6-emit/workbook/formula/value-from-formula.js';
import type { WorkbookImage } from '../../compiler/6-emit/workbook/layout/workbook-image.js';
import { mainResults } from '../../compiler/6-emit/workbook/plan/main-results.js';
import { shownAtKey } from '../../compiler/6-emit/workbook/sensitivity/sensitivity-sheet.js';
import { studyOf } from '../../compiler/6-emit/workbook/sensitivity/study.js';
import { isoFromDays } from '../../compiler/runtime/exact/calendar.js';
import { formatDecimal, type Rational, rational } from '../../compiler/runtime/exact/rational.js';
import { clockOfDay } from '../rig/clock.js';
import { drawnCases } from '../rig/drawn-cases.js';
import { deliveredRules, modelFrom, modelOf, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig, type RigCase } from '../rig/rig.js';

const isNumber = (value: CellValue): value is Rational => typeof value === 'object';

interface Told {
  readonly fact: Fact;
  readonly tried: string;
  /** As a case gives it; undefined where nothing is tried. */
  readonly value: string | boolean | undefined;
  readonly result: CellValue;
}

function sheetOf(model: Model) {
  const image = workbookImage(model, provenance);
  const study = studyOf(image.plan, mainResults(model), image.layout);
  if (study === undefined) throw new Error('no study');
  const rig = createRig(model, image);
  const told = (given: RigCase): readonly Told[] => {
    const values = rig.calculation(given);
    return study.moved.flatMap((one) =>
      one.tried.map((tried): Told => {
        const { fact } = one;
        const at = image.layout.placeOf(shownAtKey(one, tried, 'value'));
        const shown = at && values.valueAt(at);
        const written = (): string | boolean | undefined => {
          if (fact.type.kind === 'yes-no') return tried === 'yes';
          if (fact.type.kind === 'choice') return tried;
          if (!isNumber(shown)) return undefined;
          if (fact.type.kind === 'date') return isoFromDays(Number(shown.n) - serialOffset);
          return isTime(fact.type) ? clockOfDay(shown) : formatDecimal(percentOf(fact, shown));
        };
        return { fact, tried, value: written(), result: values.valueOf(shownAtKey(one, tried, 'result')) };
      }),
    );
  };
  return { image, study, rig, told };
}

/** Cases give 15 for 15 %. */
const percentOf = ({ type }: Fact, value: Rational): Rational =>
  type.kind === 'quantity' && type.percent ? rational(value.n * 100n, value.d) : value;

/** What the evaluator gives for the case with one fact changed, as a cell shows it. */
function outcomeAt(
  { study }: ReturnType<typeof sheetOf>,
  interpreter: Interpreter,
  { facts, readings }: RigCase,
  name: string,
  value: string | boolean,
): string | undefined {
  const answer = evaluate(
    interpreter,
    { ...facts, [name]: value },
    { readings, results: [study.result.name] },
  );
  const output = answer.ok ? answer.outputs[study.result.name] : undefined;
  return typeof output === 'string' ? output : undefined;
}

function expectTrue(sheet: ReturnType<typeof sheetOf>, interpreter: Interpreter, given: RigCase): number {
  let compared = 0;
  for (const { fact, tried, value, result } of sheet.told(given)) {
    if (value === undefined || given.facts[fact.name] === undefined) continue;
    const wanted = outcomeAt(sheet, interpreter, given, fact.name, value);
    const got = isNumber(result) ? formatDecimal(result, sheet.study.result.decimals) : undefined;
    // A case that is refused as a whole is not shown, even where the result alone could be.
    if (got === undefined && !evaluate(interpreter, { ...given.facts, [fact.name]: value }, given).ok)
      continue;
    expect(`${fact.name} ${tried} ${String(value)}: ${got}`).toBe(
      `${fact.name} ${tried} ${String(value)}: ${wanted}`,
    );
    compared += 1;
  }
  return compared;
}

const tariff = (language: 'English' | 'French') => `tariff t "Halls"
source "Halls 2024" not held in ${language}
currency EUR
rounding each amount half up to 0.01 EUR
results total

fact area "Area" : m2, whole, from 1 to 400
fact hours "Hours" : hours, whole, from 0 to 100
fact day "Day" : date
fact from_hour "From" : time, default 08:00
fact member "Member" : yes/no
fact kind "Kind" : one of hall "Hall" | field "Field"
fact share "Share" : percent, to 0.5, from 0 to 100

section "1" "Hall"
table price by area
  | area         | price      |
  | up to 50 m2  | 2 EUR/m2   |
  | up to 200 m2 | 1.5 EUR/m2 |
  | above 200 m2 | 1 EUR/m2   |
amount by_area "By area" = price * area
amount flat "Flat" = 260 EUR
amount hall "Hall" = lower of
  | by area | by_area |
  | flat    | flat    |

section "2" "Hours"
value counted "Counted hours" = hours
  rounded up to 4 hours
amount blocks "Blocks" = 3 EUR/hour * counted
amount late "Late" = 7 EUR
  due when from_hour is from 18:00

section "3" "Total"
amount rebate "Rebate" = share * hall
  due when member and day is from 2024-03-01
amount total "Total" = hall + blocks + late - rebate
  at least 20 EUR
`;

const given = (facts: object): RigCase =>
  caseOf({
    area: 60,
    hours: 5,
    day: '2024-02-10',
    from_hour: '09:00',
    member: false,
    kind: 'hall',
    share: 10,
    ...facts,
  });

describe.each(['English', 'French'] as const)('the sheet in %s', (language) => {
  const model = modelFrom(tariff(language));
  const sheet = sheetOf(model);
  const interpreter = new Interpreter(model);

  it('finds the next places, live', () => {
    const places = (one: RigCase) =>
      Object.fromEntries(sheet.told(one).map(({ fact, tried, value }) => [`${fact.name} ${tried}`, value]));
    expect(places(given({}))).toMatchObject({
      'area up': '174',
      'area down': '50',
      'hours up': '9',
      'hours down': '4',
      'from_hour up': '18:00',
      'day up': '2024-03-01',
      'member yes': true,
    });
  });

  it('says what the evaluator gives there', () => {
    let compared = 0;
    for (let area = 1; area < 400; area += 23)
      for (const member of [false, true])
        compared += expectTrue(
          sheet,
          interpreter,
          given({ area, member, hours: area % 20, day: '2024-04-01' }),
        );
    expect(compared).toBeGreaterThan(120);
  });

  it('passes over no place: up to the next one the result changes evenly', () => {
    const at = (name: string, one: RigCase, value: number): number =>
      Number(outcomeAt(sheet, interpreter, one, name, String(value)));
    for (const [name, most] of [
      ['area', 400],
      ['hours', 100],
    ] as const) {
      for (let now = 1; now < most; now += 7) {
        const one = given({ [name]: now });
        const found = (way: string) =>
          sheet.told(one).find(({ fact, tried }) => fact.name === name && tried === way)?.value;
        const up = Number(found('up') ?? most + 1);
        const down = Number(found('down') ?? -1);
        for (let value = Math.max(now, down + 2, 2); value + 1 < up && value + 1 <= most; value++) {
          const bend = at(name, one, value + 1) - 2 * at(name, one, value) + at(name, one, value - 1);
          if (value > now || value - 1 > down)
            expect(Math.abs(bend), `${name} ${now} ${value}`).toBeLessThan(0.011);
        }
      }
    }
  });
});

const some = deliveredRules().filter((path) =>
  /facture-eau|stamp-duty|frais-de-notaire|facture-electricite|parkgebuehren|german-court/.test(path),
);

it.each(some)('%s: says what the evaluator gives, for drawn cases', (path) => {
  const model = modelOf(path);
  const sheet = sheetOf(model);
  const interpreter = new Interpreter(model);
  for (const one of drawnCases(path, model, { seed: 7, count: 12 })) expectTrue(sheet, interpreter, one);
});

it('says on the sheet what it cannot follow', () => {
  const image: WorkbookImage = workbookImage(
    modelFrom(tariff('English').replace('fact member', 'fact note "Note" : text, optional\nfact member')),
    provenance,
  );
  const said = image.layout.sheets
    .find(({ kind }) => kind === 'sensitivity')
    ?.cells.flatMap(({ content }) => (content.kind === 'text' ? [content.value] : []));
  expect(said).toContain('This result does not depend on');
  expect(said).toContain('Note, Kind');
});
