// A tariff in the engines that price many cases: a query in DuckDB and SQLite, the Python module; against the evaluator.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../compiler/3-model/model.js';
import { lowerModel } from '../../compiler/5-lower/lower.js';
import { emitPython } from '../../compiler/6-emit/python/emit-python.js';
import { dialects } from '../../compiler/6-emit/sql/dialects/all.js';
import { limitsOf } from '../../compiler/6-emit/sql/limits.js';
import { provenance } from '../rig/load-ruleset.js';
import { differing } from '../sql/answers.js';
import { engines } from '../sql/engines.js';
import { biasedRows, expectedOf, type Row } from '../sql/rows.js';
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
  const rows = biasedRows(model, lowered.program, asked);
  const answers = answersOfModule(model, rows);
  const differences = differing(lowered.program, rows, expectedOf(model, rows), answers);
  if (differences.length > 0) found.push({ dialect: 'python', differences });
  return found;
}

function answersOfModule(model: Model, rows: readonly Row[]): readonly Readonly<Record<string, unknown>>[] {
  const [file] = emitPython(model, provenance, {}, ({ message }) => {
    throw new Error(message.en);
  });
  const folder = mkdtempSync(join(tmpdir(), 'drawn-'));
  const module = join(folder, 'evaluator.py');
  writeFileSync(module, file?.content ?? '');
  const input = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const ran = spawnSync('python3', [module], { input, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return ran.stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line, index) => {
      const { outputs = {}, notices = [], errors = [] } = JSON.parse(line);
      const [first] = errors;
      const refusal = { refusal_code: first?.code ?? null, refusal_path: first?.path ?? null };
      const nothing = first ? Object.fromEntries(model.results.map(({ name }) => [name, null])) : {};
      return { case_id: index, ...nothing, ...outputs, notices: notices.join('\n'), ...refusal };
    });
}
