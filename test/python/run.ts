// Prices rows of every tariff by its Python module, and compares them with the evaluator, row by row, refusals included:
// `tsx test/python/run.ts [rows [tariff]]`. PYTHON names the interpreter; with TYPES=1 the modules are checked by mypy too.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emitPython } from '../../compiler/6-emit/python/emit-python.js';
import { modelOfFile, tariffFiles } from '../emit-typescript/compile-evaluator.js';
import { differing } from '../sql/answers.js';
import { biasedRows, expectedOf } from '../sql/rows.js';
import { programOf } from '../sql/tariff-in-engine.js';

const [rows = '400', only] = process.argv.slice(2);
const python = process.env.PYTHON ?? 'python3';
const folder = mkdtempSync(join(tmpdir(), 'python-'));

/** The answer of a module, in the columns that queries answer with. */
function answered(line: string, index: number): Readonly<Record<string, unknown>> {
  const { outputs = {}, notices = [], errors = [] } = JSON.parse(line);
  return {
    case_id: index,
    ...outputs,
    notices: notices.join('\n'),
    refusal_code: errors[0]?.code ?? null,
    refusal_path: errors[0]?.path ?? null,
  };
}

let [compared, wrong, built] = [0, 0, 0];
const modules: string[] = [];
for (const { name, path } of tariffFiles().filter((tariff) => only === undefined || tariff.name === only)) {
  const model = modelOfFile(path);
  const refused: string[] = [];
  const provenance = { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} };
  const [file] = emitPython(model, provenance, {}, ({ message }) => refused.push(message.en));
  if (file === undefined) {
    console.log(`${name}: refused: ${refused.join('; ')}`);
    continue;
  }
  const place = join(folder, name.replaceAll('-', '_'));
  mkdirSync(place);
  const module = join(place, 'evaluator.py');
  writeFileSync(module, file.content);
  modules.push(module);
  const program = programOf(model);
  const cases = biasedRows(model, program, { seed: 23, count: Number(rows), percent: 30 });
  const input = cases.map((row) => `${JSON.stringify(row)}\n`).join('');
  const ran = spawnSync(python, [module], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  built++;
  const lines = ran.stdout.split('\n').filter((line) => line !== '');
  const blank = Object.fromEntries(program.outputs.map(({ result }) => [result.name, null]));
  const answers = lines.map((line, index) => ({ ...blank, ...answered(line, index) }));
  const different =
    ran.status === 0 ? differing(program, cases, expectedOf(model, cases), answers) : [ran.stderr];
  compared += cases.length;
  if (different.length === 0) continue;
  wrong++;
  console.log(`${name}: ${JSON.stringify(different).slice(0, 1500)}`);
}
if (process.env.TYPES === '1') {
  for (const module of modules) {
    const { status, stdout } = spawnSync(python, ['-m', 'mypy', '--strict', '--no-error-summary', module], {
      encoding: 'utf8',
    });
    if (status === 0) continue;
    wrong++;
    console.log(stdout);
  }
}
rmSync(folder, { recursive: true });
console.log(`Python: ${built} tariffs, ${compared} rows, ${wrong} differ`);
process.exit(wrong === 0 ? 0 : 1);
