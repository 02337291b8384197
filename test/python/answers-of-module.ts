// Test support: what the Python module of a tariff answers, in the columns that queries answer with.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Model } from '../../compiler/3-model/model.js';
import { emitPython } from '../../compiler/6-emit/python/emit-python.js';
import { provenance } from '../rig/load-ruleset.js';
import type { Row } from '../sql/rows.js';

export const hasPython: boolean = spawnSync('python3', ['--version']).status === 0;

export function answersOfModule(
  model: Model,
  rows: readonly Row[],
): readonly Readonly<Record<string, unknown>>[] {
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
