// What is carried from item to item: evaluator and workbook against the interpreter, the interpreter against sums made by hand.

import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { disagreements, stepDisagreements } from '../emit-typescript/agreement.js';
import { brokenCases } from '../emit-typescript/broken-cases.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference } from '../rig/rig.js';
import { carriedTariffs } from './carried-tariffs.js';

describe.each(carriedTariffs)('%s', (_name, text) => {
  it('is the same in the evaluator', async () => {
    const model = modelOfText(text);
    const interpreter = new Interpreter(model);
    const cases = boundaryCases(model, { seed: 7, count: 120 });
    const source = await sourceOf(model);
    const evaluator = evaluatorOf(source);
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
    for (const { name } of model.results) {
      expect(disagreements(interpreter, evaluator, cases.slice(0, 30), { results: [name] })).toEqual([]);
    }
    expect(stepDisagreements(interpreter, evaluator, source, cases)).toEqual([]);
    const broken = brokenCases(
      cases.slice(0, 20).map(({ input }) => input),
      5,
    ).map((input) => ({ input }));
    expect(disagreements(interpreter, evaluator, broken)).toEqual([]);
  });

  it('is the same in the workbook', async () => {
    const model = modelFrom(text);
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    expect(codes.filter((code) => code !== 'W806')).toEqual([]);
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
    expect(await lintWorkbook(file?.content as Uint8Array)).toEqual([]);
  });
});
