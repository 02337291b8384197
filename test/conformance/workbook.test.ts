// The shared cases of every ruleset through the written workbook, recalculated by an engine in this process: every
// formula cell against exact arithmetic, every result against the expected one.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { type IronCalc, openInIronCalc } from '../rig/ironcalc-engine.js';
import { modelOf, provenance, root } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference, type Rig, type RigCase } from '../rig/rig.js';

const folder = join(root, 'rulesets');
const rulesets = readdirSync(folder)
  .filter((name) => existsSync(join(folder, name, `${name}.bareme`)))
  .sort();

interface Case {
  readonly facts: Record<string, unknown>;
  readonly expected: Record<string, string | boolean>;
}

const casesOf = (name: string): readonly Case[] =>
  readFileSync(join(folder, name, 'cases.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);

describe.each(rulesets)('the workbook of %s', (name) => {
  let model: Model;
  let rig: Rig;
  let engine: IronCalc;

  beforeAll(async () => {
    model = modelOf(join(folder, name, `${name}.bareme`));
    rig = createRig(model, workbookImage(model, provenance));
    const [file] = await emitWorkbook(model, provenance, () => {});
    engine = await openInIronCalc(file?.content as Uint8Array);
  });

  const wrongCells = (given: RigCase): readonly string[] => {
    engine.set(rig.settings(given));
    return rig
      .expectations(given)
      .flatMap((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)) ?? []);
  };

  it('shows the expected results of every shared case, to the last digit', () => {
    const cases = casesOf(name);
    expect(cases.length).toBeGreaterThan(0);
    const { layout } = workbookImage(model, provenance);
    const wrong: string[] = [];
    for (const [index, { facts, expected }] of cases.entries()) {
      engine.set(rig.settings(caseOf(facts)));
      for (const [result, value] of Object.entries(expected)) {
        const place = layout.placeOf(`out:${result}`);
        const shown = place && engine.read(layout.sheets[place.sheet]?.title ?? '', place.row, place.column);
        // A yes/no result is a cell with 1 or 0, shown as a word.
        const wanted = Number(value);
        if (shown !== wanted)
          wrong.push(`case ${index + 1}, ${result}: ${String(shown)}, not ${String(value)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('shows every step of the shared cases as exact arithmetic has it', () => {
    const wrong = casesOf(name).flatMap(({ facts }) => {
      const given = caseOf(facts);
      return [...rig.againstInterpreter(given), ...wrongCells(given)];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });

  it('agrees at thresholds, blocks and points of rounding, under other readings too', () => {
    const wrong = boundaryCases(model, { seed: 11, count: 40 }).flatMap(({ input }, index) => {
      const reading = model.readings[index % Math.max(1, model.readings.length)];
      const option =
        index % 2 === 0 ? undefined : reading?.options[1 + (index % Math.max(1, reading.options.length - 1))];
      const readings = reading && option ? { [reading.name]: option.name } : {};
      const given = caseOf(input, readings);
      return [...rig.againstInterpreter(given), ...wrongCells(given)];
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  });
});
