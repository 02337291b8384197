// Formulas in words: sentences in one language, with labels and values in place of names, cells and options.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { stepInWords } from '../../compiler/6-emit/workbook/words/step-in-words.js';
import { constructTariffs } from '../emit-typescript/construct-tariffs.js';
import { modelFrom, modelOf, provenance, root } from '../rig/load-ruleset.js';

/** Words of ours that the other language has none like. */
const foreign = {
  fr: /(?<!\p{L})(the|otherwise|then|highest|lowest|retained|filled|rounded|whichever|at least|at most|up to|times)(?!\p{L})/u,
  en: /(?<!\p{L})(sinon|alors|saisie|retenue?|arrondi|jusqu|au moins|au plus|élément|quand)(?!\p{L})/u,
} as const;

/** All that people read beside formulas, with what authors wrote taken out. */
function sentences(model: Model): readonly (readonly [id: string, said: string])[] {
  const { bench } = workbookImage(model, provenance).plan;
  return bench.steps.map((step) => [step.id, stepInWords(bench, step)]);
}

/** Labels, names of versions and options: their authors chose the language. */
function written(model: Model): readonly string[] {
  const sets = [...model.facts, ...model.definitions].flatMap(({ type }) =>
    type.kind === 'choice' ? type.set.options : [],
  );
  return [
    ...[
      ...model.facts,
      ...model.lists,
      ...model.readings,
      ...model.results,
      ...model.tables,
      ...model.scales,
    ],
    ...model.definitions,
    ...sets,
    ...model.readings.flatMap(({ options }) =>
      options.flatMap(({ name, label }) => [{ label: name }, { label }]),
    ),
    ...model.versions.map(({ name }) => ({ label: name ?? '' })),
    ...model.tables.flatMap(({ columns }) => columns.map(({ heading }) => ({ label: heading }))),
  ]
    .flatMap(({ label }) => [label, label.replaceAll('_', ' ')])
    .filter((label) => label.length > 2)
    .sort((a, b) => b.length - a.length);
}

function faults(model: Model): readonly string[] {
  const own = written(model);
  const names = [...model.facts, ...model.lists, ...model.readings]
    .filter(({ name, label }) => name !== label && name.includes('_'))
    .map(({ name }) => name);
  return sentences(model).flatMap(([id, said]) => {
    const found: string[] = [];
    if (said.trim() === '') found.push('nothing is said');
    if (/\p{L}_\p{L}|(item|step|par|accepted|input):|#REF|\?\d|[“«]\s*[”»]/u.test(said))
      found.push('a name of a cell');
    if (names.some((name) => new RegExp(`(?<![\\p{L}_])${name}(?![\\p{L}_])`, 'u').test(said)))
      found.push('a name');
    if (
      /(?<!\d)(1[89]|20)?\d?[\s\u00a0]\d{3}(?=\s*(?:[)“”«».;,]|$))/u.test(said) &&
      /année|year/iu.test(said)
    )
      found.push('a year in groups');
    if (/\bif [a-z_]+ then\b/.test(said)) found.push('a technical condition');
    if (/\([^();:,]* [+−] [^();:,]*\) [+−] |\([^();:,]* × [^();:,]*\) × /.test(said))
      found.push('brackets around what is read from left to right');
    const ours = own.reduce((text, label) => text.replaceAll(label, '…'), said);
    if (foreign[model.language].test(ours)) found.push('another language');
    return found.map((what) => `${id}: ${what}: ${said}`);
  });
}

describe.each(['English', 'French'])('in %s', (language) => {
  it.each(constructTariffs)('%s', (_name, text) => {
    const lines = text.split('\n').filter((line) => !line.startsWith('source '));
    const [head = '', ...rest] = lines;
    const model = modelFrom([head, `source "Tariff" not held in ${language}`, ...rest].join('\n'));
    expect(model.language).toBe(language === 'French' ? 'fr' : 'en');
    expect(faults(model)).toEqual([]);
  });
});

it.each(['taxe-de-sejour', 'facture-eau', 'epo-renewal-fees', 'us-gas-guzzler-tax', 'ccam-actes-associes'])(
  '%s of the gallery',
  (name) => {
    const path = join(root, 'examples/gallery', name, `${name}.bareme`);
    expect(existsSync(path)).toBe(true);
    expect(faults(modelOf(path))).toEqual([]);
  },
);

/** Every kind of step under an amount, by itself and under a condition, with figures, names and formulas. */
const ruleSteps = [
  'less 20 %',
  'less rate_one and rate_two',
  'at most 10 % * price',
  'at least price / 4',
  'plus 2 EUR/item * visits',
  'times 1 - rate_one',
].flatMap((step) => [step, `${step} when member`, `${step} when price is from 900 EUR`]);

describe.each(['English', 'French'])('a step that has no label, in %s', (language) => {
  it.each(ruleSteps)('is not called by its rule as the file writes it: %s', (step) => {
    const model = modelFrom(`tariff steps "Halle"
source "Tariff" not held in ${language}
currency EUR
rounding each amount half up to 0.01 EUR
fact price "Prix" : EUR, from 0 to 1 000
fact visits "Visites" : items, whole, from 0 to 9
fact member "Adhérent" : yes/no
fact rate_one "Taux" : percent, to 1, from 0 to 20
fact rate_two "Autre taux" : percent, to 1, from 0 to 20
amount fee "Redevance" = price
  ${step}
`);
    const { bench } = workbookImage(model, provenance).plan;
    const texts = bench.steps.flatMap((one) => [one.label, stepInWords(bench, one)]);
    const ofRules =
      {
        French: /_|\*|\b(less|rate one|rate two|visits|member|price)\b/,
        English: /_|\*|\b(rate one|rate two|visits|member|price)\b/,
      }[language] ?? /./;
    expect(texts.filter((text) => ofRules.test(text))).toEqual([]);
    expect(texts.join('\n')).toContain('Prix');
  });
});

describe.each(['English', 'French'])('an amount that another takes before rounding, in %s', (language) => {
  const model = modelFrom(`tariff sums "Halle"
source "Tariff" not held in ${language}
currency EUR
rounding each amount half up to 0.01 EUR
fact visits "Visites" : items, whole, from 0 to 9
fact share "Part" : percent, to 1, from 0 to 100
amount entry "Redevance" = 1.25 EUR/item * visits
  times share
amount rent "Loyer" = 3.10 EUR/item * visits
  times share
  due when visits is above 2 items
amount extra "Supplément" = 1 EUR/item * visits
amount total "Somme" = entry + rent + extra when visits is above 5 items, otherwise (entry + rent + extra) before rounding
`);

  it('is called by its name, not by the last thing that is done to it', () => {
    const { bench } = workbookImage(model, provenance).plan;
    const before = { English: '– before rounding', French: '– avant arrondi' }[language] ?? '';
    const total = bench.steps.find(({ id }) => id === 'total/1');
    const said = total && stepInWords(bench, total);
    for (const name of ['Redevance', 'Loyer', 'Supplément']) expect(said).toContain(`${name} ${before}`);
    expect(said).not.toContain('Part');
    expect(bench.steps.map(({ label }) => label)).toContain(`Loyer ${before}`);
    expect(faults(model)).toEqual([]);
  });
});

describe('figures', () => {
  const model = modelFrom(`tariff words "Fee by price"
currency EUR
rounding each amount half up to 0.01 EUR
fact price "Price" : EUR, from 0 to 100 000
fact built "Built in" : number, whole, from 1950 to 2030
fact area "Heated area" : m2, whole, from 1 to 500, default 20 m2
reading begun "Begun day"
  | option     | because |
  | whole_day  | "it says days" |
  | share_only | "it says hours" |
  chosen whole_day
amount fee "Fee" by price
  | up to 100 EUR | 12 EUR |
  | above 100 EUR | 8 % * price, at least 20 EUR, at most 90 EUR |
amount late "Late" = 5 EUR when built is above 1990 and begun is whole_day, otherwise 1.50 EUR
amount heat "Heating" = 0.25 EUR/m2 * area
`);
  const said = new Map(sentences(model));

  it('are told with their role, value and unit', () => {
    expect(said.get('fee/above_100_EUR/1')).toBe('8 % × Price');
    expect(said.get('fee/above_100_EUR/2')).toBe('the highest of: “above 100 EUR, base”; minimum 20 EUR');
    expect(said.get('fee/above_100_EUR')).toContain('maximum 90 EUR');
    expect(said.get('fee/1?1')).toBe('1 if Price ≤ limit 100 EUR, otherwise 0');
    expect(said.get('fee/1?2')).toBe('1 if none of the others is retained, otherwise 0');
    expect(said.get('fee')).toBe('“Fee, what applies”, rounded half up to 0.01 EUR');
  });

  it('that are years stand without groups, options without underscores, defaults with their unit', () => {
    expect([...said.values()].join('\n')).toMatch(/Built in > limit 1990 and Begun day = “whole day”/);
    expect([...said.values()].join('\n')).toMatch(/otherwise 1\.50 EUR/);
    expect([...said.values()].join('\n')).toMatch(/otherwise 20 m²/);
  });

  it('speak of what is retained only where there are alternatives', () => {
    const sums = modelFrom(`tariff sums "Sums"
currency EUR
rounding each amount half up to 0.01 EUR
fact price "Price" : EUR, from 0 to 100
amount total "Total" = sum of
  | Basic | 2 * price |
  | Extra | price     |
`);
    const told = new Map(sentences(sums));
    expect(told.get('total')).not.toMatch(/retained/);
    expect([...told.values()].filter((each) => each.includes('total of'))).toEqual([
      'the total of: Basic; Extra',
    ]);
  });
});
