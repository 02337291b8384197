// A tariff in the engines that price many cases: a query in DuckDB and SQLite, the Python module; against the evaluator.

import type { Model } from '../../compiler/3-model/model.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { limitsOf } from '../../compiler/6-emit/sql/limits.js';
import { answersOfModule, hasPython } from '../python/answers-of-module.js';
import { differing } from '../sql/answers.js';
import { engines } from '../sql/engines.js';
import { biasedRows, expectedOf } from '../sql/rows.js';
import { differencesIn, names } from '../sql/tariff-in-engine.js';

/** The first differences by engine; undefined where the tariff is beyond whole numbers, as a query is. */
export async function differencesInEngines(
  model: Model,
  seed: number,
  count: number,
): Promise<readonly object[] | undefined> {
  const lowered = lowerModel(model);
  if (!lowered.ok) return undefined;
  const asked = { seed, count, percent: 10 };
  const found: object[] = [];
  for (const dialect of ['duckdb', 'sqlite'] as const) {
    // What an engine refuses by name it does not price.
    if (limitsOf(model, lowered.program, dialects[dialect], names).length > 0) continue;
    const engine = await engines[dialect]?.();
    if (engine === undefined) throw new Error('no engine');
    const differences = await differencesIn(engine, dialect, model, asked);
    await engine.close();
    if (differences.length > 0) found.push({ dialect, differences });
  }
  if (!hasPython) return found;
  const rows = biasedRows(model, lowered.program, asked);
  const answers = answersOfModule(model, rows);
  const differences = differing(lowered.program, rows, expectedOf(model, rows), answers);
  if (differences.length > 0) found.push({ dialect: 'python', differences });
  return found;
}
