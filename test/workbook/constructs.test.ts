// Every construct of the language in a workbook: every cell against exact arithmetic, every step against the interpreter.

import { describe, expect, it } from 'vitest';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { certainKey } from '../../compiler/6-emit/workbook/sheets/parts/status.js';
import { constructTariffs } from '../emit-typescript/construct-tariffs.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference } from '../rig/rig.js';

/** Too large for 15 digits: the workbook says so instead of guaranteeing it. */
const tooLarge = 'amounts beyond what plain numbers hold';

describe.each(constructTariffs.filter(([name]) => name !== tooLarge))('%s', (_name, text) => {
  it('is calculated as exact arithmetic and the interpreter have it', async () => {
    const model = modelFrom(text);
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    const rig = createRig(model, workbookImage(model, provenance));
    const engine = await openInIronCalc(file?.content as Uint8Array);
    const wrong = boundaryCases(model, { seed: 5, count: 40 }).flatMap(({ input }) => {
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

describe(tooLarge, () => {
  it('are reported, and whenever a result differs the workbook says that it is not certain', async () => {
    const model = modelFrom(constructTariffs.find(([name]) => name === tooLarge)?.[1] ?? '');
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    expect(codes).toContain('W801');
    const image = workbookImage(model, provenance);
    const rig = createRig(model, image);
    const engine = await openInIronCalc(file?.content as Uint8Array);
    const certain = image.layout.placeOf(certainKey);
    let differing = 0;
    for (const { input } of boundaryCases(model, { seed: 5, count: 150 })) {
      const given = caseOf(input);
      engine.set(rig.settings(given));
      const outputs = rig.expectations(given).filter(({ sheet }) => sheet === 'Result');
      const wrong = outputs.some((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)));
      if (!wrong && rig.againstInterpreter(given).length === 0) continue;
      differing += 1;
      expect(engine.read('Checks', certain?.row ?? 0, certain?.column ?? 0), JSON.stringify(input)).toBe(0);
    }
    expect(differing).toBeGreaterThan(0);
  });
});
