// Every construct of the reference in a rule file of its own: it has no diagnostics, prints to itself, and its examples
// hold in the interpreter, in the generated evaluator and in the workbook.

import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { runExample } from '../../compiler/3-model/examples.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { lintWorkbook } from '../../compiler/6-emit/workbook/lint/lint-workbook.js';
import { renderText } from '../../compiler/diagnostics/render.js';
import { compile } from '../../compiler/pipeline.js';
import { print } from '../../grammar/format/print.js';
import { parse } from '../../grammar/parse.js';
import { disagreements } from '../emit-typescript/agreement.js';
import { evaluatorOf, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference } from '../rig/rig.js';

const folder = fileURLToPath(new URL('../fixtures', import.meta.url));
const rooms = readdirSync(folder).filter((room) => readdirSync(join(folder, room)).includes('good'));
const files = rooms.flatMap((room) =>
  readdirSync(join(folder, room, 'good'))
    .filter((name) => name.endsWith('.bareme'))
    .map((name) => `${room}/good/${name}`),
);
const tariffs = files.filter((path) => !path.endsWith('.module.bareme'));

const fileAt = (path: string) => ({ path, text: readFileSync(path, 'utf8') });
const compiled = (path: string) =>
  compile(fileAt(join(folder, path)), { load: (wanted, from) => fileAt(resolve(from, '..', wanted)) });

describe('the fixtures of what is right', () => {
  it('show every construct of the reference that has fixtures of what is wrong', () => {
    const constructs = readdirSync(folder).filter((room) => readdirSync(join(folder, room)).includes('bad'));
    // These rooms hold mistakes that belong to no single construct.
    const general = ['analysis', 'command-line', 'emit', 'limits', 'model', 'names', 'sources', 'syntax'];
    expect(constructs.filter((room) => !rooms.includes(room) && !general.includes(room))).toEqual([]);
  });
});

describe.each(tariffs)('%s', (path) => {
  const { model, diagnostics } = compiled(path);
  const examples = model?.examples ?? [];

  it('has no mistakes, and examples that the interpreter agrees with', () => {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(renderText(diagnostics, { locale: 'en', textOf: () => text })).toBe('');
    if (model === undefined) throw new Error('there is no model');
    expect(examples.length).toBeGreaterThan(0);
    const interpreter = new Interpreter(model);
    for (const example of examples) {
      const { results } = runExample(interpreter, example);
      expect(
        results.filter(({ passed }) => !passed),
        example.label,
      ).toEqual([]);
    }
  });

  it('is calculated alike by the generated evaluator', async () => {
    if (model === undefined) throw new Error('there is no model');
    const evaluator = evaluatorOf(await sourceOf(model));
    const interpreter = new Interpreter(model);
    for (const { facts, readings } of examples) {
      expect(disagreements(interpreter, evaluator, [{ input: facts }], { readings })).toEqual([]);
    }
    const cases = boundaryCases(model, { seed: 7, count: 60 });
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
  });

  it('is calculated alike by the workbook', async () => {
    if (model === undefined) throw new Error('there is no model');
    const codes: string[] = [];
    const [file] = await emitWorkbook(model, provenance, ({ code }) => codes.push(code));
    const content = file?.content as Uint8Array;
    const rig = createRig(model, workbookImage(model, provenance));
    const engine = await openInIronCalc(content);
    const cases = [
      ...examples.map(({ facts, readings }) => caseOf(facts, readings)),
      ...boundaryCases(model, { seed: 7, count: 12 }).map(({ input }) => caseOf(input)),
    ];
    const wrong = cases.flatMap((given) => {
      engine.set(rig.settings(given));
      const cells = rig
        .expectations(given)
        .flatMap((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)) ?? []);
      return [...rig.againstInterpreter(given), ...cells];
    });
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(codes.filter((code) => code === 'W801' || code === 'W802')).toEqual([]);
    expect(await lintWorkbook(content)).toEqual([]);
  });
});

describe.each(files)('%s', (path) => {
  it('is written as the formatter writes it', () => {
    const file = fileAt(join(folder, path));
    expect(print(parse(file, () => {}))).toBe(file.text);
  });
});
