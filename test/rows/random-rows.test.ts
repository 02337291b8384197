// Rows in any order and in any words, with `the rest` anywhere, against the bands that they were written from.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelFrom, provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { byWeight, drawing, drawnFile, fileOf, heaviest, type Language, zones } from './row-tables.js';

const cases = Array.from({ length: heaviest + 1 }, (_, weight) =>
  zones.map((zone) => ({ weight, zone })),
).flat();
const languages: readonly Language[] = ['en', 'fr'];

describe.each(languages)('rows of a file in %s', (language) => {
  it('take what their words say, whatever their order, in interpreter and evaluator', async () => {
    for (let seed = 1; seed <= 12; seed++) {
      const { text, declared } = drawnFile(seed, language);
      const model = modelOfText(text);
      const interpreter = new Interpreter(model);
      const evaluator = seed <= 3 ? evaluatorOf(await sourceOf(model)) : undefined;
      const wrong = cases.flatMap((given): readonly object[] => {
        const outcome = evaluate(interpreter, given);
        if (!outcome.ok) return [{ given, outcome }];
        const own = declared.filter(
          ({ name, truth }) => Number(outcome.outputs[name]) !== truth(given.weight, given.zone),
        );
        const compiled = evaluator?.evaluateUnknown(given);
        const parted = compiled && JSON.stringify(compiled) !== JSON.stringify(outcome) ? [compiled] : [];
        return [
          ...own.map(({ name, lines }) => ({ given, name, lines, shown: outcome.outputs[name] })),
          ...parted,
        ];
      });
      expect(wrong.slice(0, 2), `seed ${seed}\n${text}`).toEqual([]);
    }
  });

  it('take the same in the workbook', async () => {
    const { text } = drawnFile(40, language);
    const model = modelFrom(text);
    const [file] = await emitWorkbook(model, provenance, () => {});
    const rig = createRig(model, workbookImage(model, provenance));
    const engine = await openInIronCalc(file?.content as Uint8Array);
    const wrong = cases
      .filter((_, index) => index % 4 === 0)
      .flatMap((given) => {
        const one = caseOf(given);
        engine.set(rig.settings(one));
        return rig.againstInterpreter(one);
      });
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

describe('rows that leave something out', () => {
  const codesOf = (text: string): readonly string[] =>
    compile({ path: 'test.bareme', text })
      .diagnostics.filter(({ severity }) => severity === 'error')
      .map(({ code }) => code);

  it('are told of by E601, in a table, an amount, a value and a function alike', () => {
    const draw = drawing(7);
    let tried = 0;
    for (let seed = 0; seed < 200; seed++) {
      const declared = byWeight(draw, 'one', 'en');
      const rows = declared.lines.filter(
        (line) => /^ {2}\| .*EUR \|$/.test(line) && !line.includes('| kg |'),
      );
      const bounded = rows.every((row) => /above \d|from \d+ to/.test(row) || /up to|first/.test(row));
      // A band taken away from the middle leaves a hole where no other row reaches over it.
      const middle = rows.find((row) => /\| (from \d+ to|above)/.test(row));
      if (rows.some((row) => row.includes('the rest')) || !bounded || middle === undefined) continue;
      if (rows.some((row) => /then|next/.test(row))) continue;
      tried += 1;
      const lines = declared.lines.filter((line) => line !== middle);
      expect(codesOf(fileOf('en', [{ ...declared, lines }])), lines.join('\n')).toContain('E601');
    }
    expect(tried).toBeGreaterThan(5);
  });
});
