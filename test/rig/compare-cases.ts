// Many cases through engines at once: while they recalculate one batch, the exact values of it are worked out here.

import { formulaRanges } from './formula-ranges.js';
import type { LibreOffice } from './libreoffice-engine.js';
import { difference, type Rig, type RigCase } from './rig.js';

export interface Tally {
  passed: number;
  failed: number;
  /** Cases for which the workbook says itself that a decision is not certain. */
  uncertain: number;
}

const batch = 25;
const mostTold = 10;

/** Compares every formula cell of every case, in each engine, with exact arithmetic; and that with the interpreter. */
export async function compareCases(
  engines: readonly LibreOffice[],
  rig: Rig,
  cases: readonly RigCase[],
  say: (text: string) => void,
): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, uncertain: 0 };
  const [first] = cases;
  if (first === undefined) return tally;
  const { ranges, at } = formulaRanges(rig.expectations(first));
  const fail = (text: string): void => {
    tally.failed += 1;
    if (tally.failed <= mostTold) say(`  ${text}`);
  };
  for (let start = 0; start < cases.length; start += batch) {
    const given = cases.slice(start, start + batch);
    const settings = given.map(rig.settings);
    const asked = engines.map((engine) => engine.run(settings, ranges));
    // Lets the requests go out before the exact values are worked out.
    await new Promise((done) => setImmediate(done));
    const expected = given.map((one) => {
      for (const wrong of rig.againstInterpreter(one)) fail(`interpreter: ${wrong}`);
      const certain = rig.isCertain(one);
      if (!certain) tally.uncertain += 1;
      return { one, certain, cells: rig.expectations(one) };
    });
    for (const read of await Promise.all(asked)) {
      expected.forEach(({ one, certain, cells }, index) => {
        const shown = read[index] ?? [];
        let wrong: string | undefined;
        let right = 0;
        for (const cell of cells) {
          const found = difference(cell, at(shown, cell));
          if (found === undefined) right += 1;
          else wrong ??= `${found} for ${JSON.stringify(one.facts).slice(0, 200)}`;
        }
        tally.passed += right;
        if (wrong !== undefined && certain) fail(wrong);
      });
    }
  }
  return tally;
}
