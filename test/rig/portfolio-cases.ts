// Cases that the rules take, as rows of a portfolio.

import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import type { PortfolioCase } from '../../compiler/6-emit/workbook/portfolio/write-portfolio.js';

/** At most `count` of them, fewer where the rules take few; the same ones every time. */
export function portfolioCases(model: Model, count: number): readonly PortfolioCase[] {
  const interpreter = new Interpreter(model);
  const found: PortfolioCase[] = [];
  for (let seed = 1; found.length < count && seed < 100; seed++) {
    for (const { input } of boundaryCases(model, { seed, count })) {
      const outcome = evaluate(interpreter, input);
      if (outcome.ok && found.length < count)
        found.push({ name: `${found.length + 1}`, facts: input, outputs: outcome.outputs });
    }
  }
  return found;
}
