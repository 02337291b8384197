// A workbook with parameters edited at the ends of what their cells accept gives what the evaluator of the edited rules
// gives, step by step; the edited rules come from the import, so the round trip is held at the same time.

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { editedRules } from '../rig/edited-rules.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference } from '../rig/rig.js';

const names = ['amf-sacem-2015', 'sacem-polynesie-2018', 'philharmonie-a-la-demande'];

describe.each(names)('the workbook of %s with edited parameters', (name) => {
  const path = join(root, 'rulesets', name, `${name}.bareme`);

  it.each([1, 2])('recalculates to what the edited rules say (%i)', async (seed) => {
    const model = modelOf(path);
    const image = workbookImage(model, provenance);
    const [file] = await emitWorkbook(model, provenance, () => {});
    const edited = editedRules(path, model, image, seed);
    expect(edited.values.size).toBeGreaterThan(2);
    const rig = createRig(model, image);
    const engine = await openInIronCalc(file?.content as Uint8Array);
    let certain = 0;
    const wrong = boundaryCases(edited.model, { seed, count: 20 }).flatMap(({ input }) => {
      const given = { ...caseOf(input), edited };
      engine.set(rig.settings(given));
      const exact = rig.againstInterpreter(given);
      // Where the workbook says itself that it is not certain, an engine may round otherwise.
      if (!rig.isCertain(given)) return exact;
      certain += 1;
      return [
        ...exact,
        ...rig
          .expectations(given)
          .flatMap((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)) ?? []),
      ];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(certain).toBeGreaterThan(5);
  });
});
