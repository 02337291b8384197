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

/**
 * Compares every formula cell of every case, in each engine (or, shared out, each case in one of them), with exact
 * arithmetic; and that with the interpreter.
 */
export async function compareCases(
  engines: readonly LibreOffice[],
  rig: Rig,
  cases: readonly RigCase[],
  say: (text: string) => void,
  sharedOut = false,
): Promise<Tally> {
  const tally: Tally = { passed: 0, failed: 0, uncertain: 0 };
  const [first] = cases;
  if (first === undefined) return tally;
  const { ranges, at } = formulaRanges(rig.expectations(first));
  const fail = (text: string): void => {
    tally.failed += 1;
    if (tally.failed <= mostTold) say(`  ${text}`);
  };
  const exactly = (one: RigCase) => {
    for (const wrong of rig.againstInterpreter(one)) fail(`interpreter: ${wrong}`);
    const certain = rig.isCertain(one);
    if (!certain) tally.uncertain += 1;
    return { one, certain, cells: rig.expectations(one) };
  };
  const step = sharedOut ? batch * engines.length : batch;
  for (let start = 0; start < cases.length; start += step) {
    const lots = sharedOut
      ? engines.map((_, index) => cases.slice(start + index * batch, start + (index + 1) * batch))
      : [cases.slice(start, start + batch)];
    const asked = engines.map((engine, index) =>
      engine.run((lots[sharedOut ? index : 0] ?? []).map(rig.settings), ranges),
    );
    // Lets the requests go out before the exact values are worked out.
    await new Promise((done) => setImmediate(done));
    const expected = lots.map((lot) => lot.map(exactly));
    const answers = await Promise.all(asked);
    answers.forEach((read, engine) => {
      expected[sharedOut ? engine : 0]?.forEach(({ one, certain, cells }, index) => {
        let edge: ReadonlySet<string> | undefined;
        const wrong = cells.flatMap((cell) => {
          const found = difference(cell, at(read[index] ?? [], cell));
          if (found === undefined) return [];
          edge ??= rig.onTheEdge(one);
          return edge.has(`${cell.sheet}!${cell.address}`) ? [] : [found];
        });
        tally.passed += cells.length - wrong.length;
        if (wrong[0] !== undefined && certain) {
          fail(`${wrong[0]} for ${JSON.stringify(one.facts).slice(0, 200)}`);
        }
      });
    });
  }
  return tally;
}
