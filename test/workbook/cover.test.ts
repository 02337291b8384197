// What a person sees first, and that every sheet prints on pages that can be read.

import { describe, expect, it } from 'vitest';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { cell } from '../../compiler/6-emit/workbook/formula/formula.js';
import { calculate } from '../../compiler/6-emit/workbook/layout/calculate.js';
import { mainResults } from '../../compiler/6-emit/workbook/plan/main-results.js';
import { outputKey } from '../../compiler/6-emit/workbook/sheets/parts/keys.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import { deliveredRules, modelFrom, modelOf, provenance } from '../rig/load-ruleset.js';

/** The language of a workbook is that of its document. */
const tariff = (language: 'English' | 'French', example: boolean) => `tariff t "Halls"
source "Halls 2024" not held in ${language}
valid from 2024-01-01 to 2024-12-31
currency EUR
rounding each amount half up to 0.01 EUR

fact area "Area" : m2, whole, from 1 to 1000

value rate = 2 EUR/m2
amount base "Base" = rate * area
amount tax "Tax" = 20 % * base
amount total "Total" = base + tax
${example ? '\nexample "hall"\n  | area  | total     |\n  | 10 m2 | 24.00 EUR |\n' : ''}`;

const first = 20;

function coverOf(text: string) {
  const image = workbookImage(modelFrom(text), provenance);
  const { layout, plan } = image;
  const [cover] = layout.sheets;
  const shown = (changed = new Map()) => {
    const values = calculate(layout, changed);
    return (cover?.cells ?? [])
      .filter(({ row }) => row <= first)
      .map(({ row, column }) => values.valueAt({ sheet: 0, row, column }));
  };
  return { layout, plan, cover, shown };
}

describe.each(['English', 'French'] as const)('the cover in %s', (language) => {
  it('shows document, period, whose data, the amount and its state, three steps and a place to sign', () => {
    const { cover, plan, shown } = coverOf(tariff(language, true));
    const { words } = plan.bench;
    const texts = shown().filter((value) => typeof value === 'string');
    for (const wanted of [
      words.document,
      words.validity,
      words.cover.dataExample,
      words.cover.preparedBy,
      words.cover.reviewedBy,
    ])
      expect(texts).toContain(wanted);
    expect(texts.filter((text) => text.includes('2024-12-31'))).not.toEqual([]);
    expect(texts.filter((text) => text.startsWith(words.stateFine))).toHaveLength(1);
    for (const step of [1, 2, 3]) expect(texts).toContain(words.cover.stepNumber(step));
    expect(shown()).toContainEqual(rational(24));
    expect(cover?.cells.filter(({ unlocked }) => unlocked)).toHaveLength(4);
  });

  it('says that the data are the user’s as soon as one input is changed', () => {
    const { plan, shown } = coverOf(tariff(language, true));
    const { words } = plan.bench;
    const own = shown(new Map([['input:area', rational(11)]]));
    expect(own).toContain(words.cover.dataOwn);
    expect(own).not.toContain(words.cover.dataExample);
    expect(own).toContainEqual(rational(264n, 10n));
    expect(coverOf(tariff(language, false)).shown()).toContain(words.cover.dataNone);
  });
});

it('shows the amounts that go into no other', () => {
  const model = modelFrom(tariff('English', true));
  expect(mainResults(model).map(({ name }) => name)).toEqual(['total']);
  const { cover } = coverOf(tariff('English', true));
  const formulas = cover?.cells.flatMap(({ content }) =>
    content.kind === 'formula' ? [content.formula] : [],
  );
  expect(formulas).toContainEqual(cell(outputKey('total')));
  expect(formulas).not.toContainEqual(cell(outputKey('base')));
});

/** Characters of ten points that fit between the margins of A4, and how small they may be printed. */
const fits = { upright: 100, across: 150 };
const smallest = 0.55;

it.each(deliveredRules().filter((_path, index) => index % 8 === 0))(
  '%s prints on pages that can be read',
  (path) => {
    const { layout } = workbookImage(modelOf(path), provenance);
    for (const { title, widths, printed, landscape, pagesWide = 1 } of layout.sheets) {
      const width = widths.slice(0, printed).reduce((sum, each) => sum + each, 0) / pagesWide;
      const scale = (landscape ? fits.across : fits.upright) / width;
      expect({ title, scale: Math.min(scale, smallest) }).toEqual({ title, scale: smallest });
    }
  },
);
