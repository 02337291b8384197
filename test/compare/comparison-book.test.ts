// The workbook of two tariffs: it passes the checklist, its sheet says both sides, the difference and what it is made of, in both
// languages; versions of one file, options of a reading; recalculated in this process.

import { describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { columnsOf } from '../../compiler/6-emit/workbook/portfolio/portfolio-sheet.js';
import { writePortfolio } from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';
import { comparedRules } from '../../compiler/revise/compare/compared-rules.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { portfolioCases } from '../rig/portfolio-cases.js';
import { caseOf, createRig, difference } from '../rig/rig.js';
import { comparedBooks, hall, joint } from './compared-books.js';

describe.each(comparedBooks)('%s', (_name, make) => {
  it('are one workbook that passes the checklist and calculates as exact arithmetic and the interpreter have it', async () => {
    const model = make();
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    const rig = createRig(model, workbookImage(model, provenance));
    const engine = await openInIronCalc(file?.content as Uint8Array);
    const wrong = boundaryCases(model, { seed: 5, count: 25 }).flatMap(({ input }) => {
      const given = caseOf(input);
      engine.set(rig.settings(given));
      const cells = rig
        .expectations(given)
        .flatMap((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)) ?? []);
      return [...rig.againstInterpreter(given), ...cells];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(codes.filter((code) => code === 'W801' || code === 'W802')).toEqual([]);
    expect(await lintWorkbook(file?.content as Uint8Array)).toEqual([]);
  });
});

it('says what the difference is made of, in the language of the rules', () => {
  const model = joint(hall(2, 50, 80), hall(3, 60, 80));
  const { layout } = workbookImage(model, provenance);
  const sheet = layout.sheets.find(({ kind }) => kind === 'comparison');
  const texts = sheet?.cells.flatMap(({ content }) => (content.kind === 'text' ? [content.value] : []));
  expect(texts).toEqual(
    expect.arrayContaining(['2024', '2025', 'Écart', '~ règle Droits', 'De quoi l’écart est fait : Total']),
  );
  expect(model.results.map(({ name, label }) => `${name}: ${label}`)).toEqual([
    'total_avant: Total (2024)',
    'total_apres: Total (2025)',
    'total_ecart: Total – écart',
    'total_effet_1: Total – effet de Droits',
    'droits_avant: Droits (2024)',
    'droits_apres: Droits (2025)',
    'droits_ecart: Droits – écart',
    'droits_effet_1: Droits – effet de Droits',
  ]);
});

it('tells in each row of a portfolio the difference of each result and what each rule has in it', async () => {
  const model = joint(hall(2, 50, 80), hall(3, 60, 80));
  const cases = portfolioCases(model, 12);
  const plan = await writePortfolio(model, { cases, refused: [], on: undefined }, provenance, () => {});
  expect(columnsOf(plan).results.map(({ label }) => label)).toEqual([
    'Total (2024)',
    'Total (2025)',
    'Total – écart',
    'Total – effet de Droits',
    'Droits (2024)',
    'Droits (2025)',
    'Droits – écart',
    'Droits – effet de Droits',
  ]);
  const amount = (outputs: Readonly<Record<string, unknown>>, name: string): number => Number(outputs[name]);
  for (const { outputs } of cases) {
    expect(amount(outputs, 'total_ecart')).toBeCloseTo(
      amount(outputs, 'total_apres') - amount(outputs, 'total_avant'),
      6,
    );
    expect(outputs.total_effet_1).toBe(outputs.total_ecart);
  }
  expect(new Set(cases.map(({ outputs }) => outputs.total_ecart)).size).toBeGreaterThan(2);
});

it('tells why two cannot stand side by side', () => {
  const fact = (declared: string) =>
    modelFrom(`tariff a "A"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${declared}\n`);
  const one = fact('fact n : number, whole, from 0 to 9\namount fee = 2 EUR * n');
  const sides = (after: Model) =>
    comparedRules([
      { name: 'old', model: one },
      { name: 'new', model: after },
    ]);
  expect(sides(fact('fact n : kg, whole, from 0 to 9\namount fee = 2 EUR/kg * n'))).toMatchObject({
    kind: 'fact',
    fact: { why: 'kind' },
  });
  expect(sides(fact('fact n : number, whole, from 20 to 29\namount fee = 2 EUR * n'))).toMatchObject({
    kind: 'fact',
    fact: { why: 'domain' },
  });
  expect(sides(fact('fact n : number, whole, from 0 to 9\namount other = 2 EUR * n'))).toEqual({
    kind: 'results',
  });
});
