// Two tariffs as one model: each side says what it says alone, differences are differences, and shares add up to them – in the
// interpreter and in the workbook, for random rule files whose numbers were changed.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { workbookImage } from '../../compiler/6-emit/workbook/index.js';
import { beyondCombinations } from '../../compiler/6-emit/workbook/plan/combined-items.js';
import { compile } from '../../compiler/pipeline.js';
import { comparedRules } from '../../compiler/revise/compare/compared-rules.js';
import { add, equals, parseDecimal, subtract, zero } from '../../compiler/runtime/exact/rational.js';
import { sequence } from '../rig/draw.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig } from '../rig/rig.js';
import { randomTariff } from '../second/random-tariffs.js';
import { withOtherNumbers } from './edited-numbers.js';

interface Seen {
  cases: number;
  moved: number;
  shares: number;
}

const number = (value: unknown) => parseDecimal(String(value)) ?? zero;

/** What the joint model says otherwise than the two, on cases that both take. */
function differences(
  sides: readonly [Model, Model],
  model: Model,
  seen: Seen,
  count: number,
  seed: number,
): readonly string[] {
  const [before, after] = sides.map((side) => new Interpreter(side));
  const joint = new Interpreter(model);
  const { comparison } = model;
  if (before === undefined || after === undefined || comparison === undefined)
    throw new Error('no comparison');
  const rig = createRig(model, workbookImage(model, provenance));
  return boundaryCases(model, { seed, count }).flatMap(({ input }) => {
    const [was, is, both] = [before, after, joint].map((one) => evaluate(one, input));
    const given = caseOf(input);
    const wrong = [...rig.againstInterpreter(given)];
    if (was?.ok && is?.ok && both?.ok) {
      seen.cases += 1;
      for (const line of comparison.results) {
        const name = sides[0].results.find(({ label, listed }) => listed && label === line.label)?.name ?? '';
        const [old, renewed] = [line.before, line.after].map((one) => both.outputs[one ?? '']);
        if (JSON.stringify(old) !== JSON.stringify(was.outputs[name]))
          wrong.push(`${name} before: ${JSON.stringify(old)}`);
        if (JSON.stringify(renewed) !== JSON.stringify(is.outputs[name]))
          wrong.push(`${name} after: ${JSON.stringify(renewed)}`);
        if (line.difference === undefined || Array.isArray(old) || old === undefined || renewed === undefined)
          continue;
        const difference = number(both.outputs[line.difference]);
        if (!equals(difference, subtract(number(renewed), number(old)))) wrong.push(`${name}: no difference`);
        if (difference.n !== 0n) seen.moved += 1;
        const shares = comparison.changes.flatMap(({ effects }) => effects.get(line.difference ?? '') ?? []);
        if (shares.length === 0) continue;
        seen.shares += 1;
        const sum = shares.map((one) => number(both.outputs[one])).reduce(add, zero);
        if (!equals(sum, difference)) wrong.push(`${name}: shares do not add up`);
      }
    } else if (both?.ok) wrong.push('only the joint rules take the case');
    return wrong.map((line) => `${JSON.stringify(input)} ${line}`);
  });
}

describe.each([1, 2])('random tariffs with other numbers, part %i', (part) => {
  it('are priced as each of them alone', () => {
    const seen: Seen = { cases: 0, moved: 0, shares: 0 };
    let books = 0;
    for (let seed = 9000 + 100 * part; books < 9; seed++) {
      const { text } = randomTariff(seed, 0);
      const draw = sequence(seed);
      const sides = [text, withOtherNumbers(text, 3, (below) => Math.floor(draw() * below))].map(
        (one) => compile({ path: 'drawn.bareme', text: one }).model,
      );
      const [before, after] = sides;
      if (before === undefined || after === undefined) continue;
      if ([before, after].some((side) => beyondCombinations(side) !== undefined)) continue;
      const model = comparedRules([
        { name: 'old', model: before },
        { name: 'new', model: after },
      ]);
      if (!('definitions' in model)) throw new Error(JSON.stringify(model));
      books += 1;
      expect({ seed, wrong: differences([before, after], model, seen, 10, seed) }).toEqual({
        seed,
        wrong: [],
      });
    }
    expect(Math.min(seen.cases, seen.moved, seen.shares)).toBeGreaterThan(3);
  });
});
