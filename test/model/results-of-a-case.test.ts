// A result that a case does not have is absent, not nought, and asks for nothing: in every entry.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { type Evaluator, evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';

const head = (language: 'en' | 'fr') =>
  language === 'en'
    ? [
        'tariff t "T"',
        'currency EUR',
        'rounding each amount half up to 0.01 EUR',
        'dated by day',
        'fact day : date, from 2024-01-01 to 2026-12-31',
        'fact kind : one of parcel | pallet',
        'fact kg : kg, whole, from 1 to 100',
        'fact count_now : number, whole, from 1 to 100',
      ]
    : [
        'tarif t "T"',
        'monnaie EUR',
        'arrondi de chaque montant au plus proche à 0,01 EUR',
        'daté par day',
        'donnée day : date, de 2024-01-01 à 2026-12-31',
        "donnée kind : l'un de parcel | pallet",
        'donnée kg : kg, entier, de 1 à 100',
        'donnée count_now : nombre, entier, de 1 à 100',
      ];

interface Kind {
  readonly lines: readonly string[];
  /** Whether a case of the year and kind has the result `x`, and what it is for 7. */
  readonly has: (year: number, kind: 'parcel' | 'pallet') => boolean;
  readonly value: string | boolean;
}

const versions = [2024, 2025, 2026];
const version = (year: number) => `version "${year}" valid from ${year}-01-01 to ${year}-12-31`;

/** The declaration of `x` in some versions only. */
const inVersions = (line: string, years: readonly number[], value: Kind['value']): Kind => ({
  lines: [
    'amount base = 1 EUR/kg * kg',
    ...versions.flatMap((year, index) => [
      version(year),
      ...(years.includes(year) && !years.includes(versions[index - 1] ?? 0) ? [line] : []),
      ...(!years.includes(year) && years.includes(versions[index - 1] ?? 0) ? ['removed x'] : []),
    ]),
    'section "R" "Results"',
    'results base, x',
  ],
  has: (year) => years.includes(year),
  value,
});

const inSection = (line: string, value: Kind['value']): Kind => ({
  lines: [
    'section "P" "Pallets" applies when kind is pallet',
    line,
    'section "B" "Base"',
    'amount base = 1 EUR/kg * kg',
    'results base, x',
    version(2024),
    version(2025),
    version(2026),
  ],
  has: (_, kind) => kind === 'pallet',
  value,
});

const kinds: Readonly<Record<string, Kind>> = {
  'an amount of the first version': inVersions('amount x = 5 EUR * count_now', [2024], '35.00'),
  'an amount of the last version': inVersions('amount x = 5 EUR * count_now', [2026], '35.00'),
  'an amount of two versions': inVersions('amount x = 5 EUR * count_now', [2025, 2026], '35.00'),
  'a value of a version in the middle': inVersions('value x = 2 * count_now', [2025], '14'),
  'an answer of some versions': inVersions('answer x = count_now is above 3', [2024, 2025], true),
  'a value of a section that may not apply': inSection('value x = 2 * count_now', '14'),
  'an answer of a section that may not apply': inSection('answer x = count_now is above 3', true),
};

const dayOf = (iso: string): number => Date.parse(iso) / 86_400_000;

function batchOf(evaluator: Evaluator, year: number, kind: string) {
  const { outputs, refused } = evaluator.evaluateBatch(
    {
      day: [dayOf(`${year}-06-01`)],
      kind: [['parcel', 'pallet'].indexOf(kind)],
      kg: [3],
      count_now: [7],
    },
    1,
  );
  return { base: outputs.base?.[0], x: outputs.x?.[0], refused: refused.size };
}

describe.each(Object.entries(kinds))('%s', (_, kind) => {
  const model = modelOfText(`${[...head('en'), ...kind.lines].join('\n')}\n`);
  const cases = versions.flatMap((year) =>
    (['parcel', 'pallet'] as const).map((sort) => ({ year, sort, has: kind.has(year, sort) })),
  );

  it('is there where it exists, and absent elsewhere', async () => {
    const interpreter = new Interpreter(model);
    const source = await sourceOf(model);
    expect(source).toContain('readonly x?: ');
    expect(source).toContain('readonly base: Amount;');
    const evaluator = evaluatorOf(source);
    for (const { year, sort, has } of cases) {
      const whole = { day: `${year}-06-01`, kind: sort, kg: 3, count_now: 7 };
      const { count_now: _count, ...bare } = whole;
      for (const run of [
        (facts: object, options?: object) => evaluate(interpreter, facts, options),
        (facts: object, options?: object) => evaluator.evaluateUnknown(facts, options),
      ]) {
        const outputs = (facts: object, options?: object) => {
          const outcome = run(facts, options);
          return outcome.ok ? outcome.outputs : outcome.errors.map(({ code, path }) => `${code} ${path}`);
        };
        const right = has ? { base: '3.00', x: kind.value } : { base: '3.00' };
        expect([year, sort, outputs(whole)]).toEqual([year, sort, right]);
        expect([year, sort, outputs(bare)]).toEqual([year, sort, has ? ['missing_fact count_now'] : right]);
        expect(outputs(whole, { results: ['x'] })).toEqual(has ? { x: kind.value } : {});
        expect(outputs(bare, { results: ['base'] })).toEqual({ base: '3.00' });
      }
      const { base, x, refused } = batchOf(evaluator, year, sort);
      expect([base, refused]).toEqual([300, 0]);
      expect([year, sort, x === undefined || Number.isNaN(x)]).toEqual([year, sort, !has]);
    }
  });

  it('says so in a workbook', async () => {
    const [file] = await emitWorkbook(model, provenance, () => {});
    expect(file && typeof file.content !== 'string' && (await lintWorkbook(file.content))).toEqual([]);
    const image = workbookImage(model, provenance);
    const rig = createRig(model, image);
    const place = image.layout.placeOf(outputKey('x'));
    const base = image.layout.placeOf(outputKey('base'));
    for (const { year, sort, has } of cases) {
      const given = caseOf({ day: `${year}-06-01`, kind: sort, kg: 3, ...(has ? { count_now: 7 } : {}) });
      expect([year, sort, rig.againstInterpreter(given)]).toEqual([year, sort, []]);
      const shown = (at: typeof place) =>
        rig
          .expectations(given)
          .find(({ row, column, sheet }) =>
            at === undefined
              ? false
              : row === at.row && column === at.column && sheet === image.layout.sheets[at.sheet]?.title,
          )?.value;
      expect(shown(base)).toBe(3);
      expect([year, sort, typeof shown(place) === 'string']).toEqual([year, sort, !has]);
    }
  });
});

it('says the same in French', () => {
  const lines = [
    ...head('fr'),
    'section "P" "Palettes" s\'applique quand kind est pallet',
    'valeur x = 2 * count_now',
    'section "B" "Base"',
    'montant base = 1 EUR/kg * kg',
    'résultats base, x',
    '',
  ];
  const model = modelOfText(lines.join('\n'));
  const outcome = evaluate(model, { day: '2024-01-02', kind: 'parcel', kg: 3 });
  expect(outcome.ok && outcome.outputs).toEqual({ base: '3.00' });
});
