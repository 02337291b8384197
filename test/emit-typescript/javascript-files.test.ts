// The evaluator as JavaScript files: the same answers, types of their own, nothing imported where they stand alone, and a
// runtime that is another is refused by name.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runtimeTexts } from '../../apps/cli/output/backends/runtime-texts.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { resultsSchema } from '../../compiler/6-emit/json-schema/results-schema.js';
import { javaScriptBackend, type RuntimeTexts } from '../../compiler/6-emit/typescript/emit-javascript.js';
import { evaluate, Interpreter } from '../../compiler/index.js';
import { madeFor, protocol, RuntimeMismatch } from '../../compiler/runtime/index.js';
import { disagreements } from './agreement.js';
import {
  type Evaluator,
  evaluatorOf,
  modelOfFile,
  modelOfText,
  projectRoot,
  sourceOf,
  tariffFiles,
} from './compile-evaluator.js';
import { constructTariffs } from './construct-tariffs.js';

const folder = mkdtempSync(join(tmpdir(), 'bareme-js-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');

const provenance = { compilerVersion: '0', ruleHash: 'test', documentHashes: {} };
let texts: RuntimeTexts;
beforeAll(async () => {
  texts = await runtimeTexts();
});

const models = [
  ...tariffFiles()
    .filter((_, place) => place % 8 === 0)
    .map(({ name, path }) => [name, modelOfFile(path)] as const),
  ...[...constructTariffs]
    .filter((_, place) => place % 6 === 0)
    .map(([name, text]) => [name.replace(/\W+/g, '-'), modelOfText(text)] as const),
];

async function written(name: string, model: ReturnType<typeof modelOfText>, alone: RuntimeTexts | undefined) {
  const files = await javaScriptBackend(alone)(model, provenance, () => {});
  expect(await javaScriptBackend(alone)(model, provenance, () => {})).toEqual(files);
  mkdirSync(join(folder, name), { recursive: true });
  for (const file of files) writeFileSync(join(folder, name, file.name), file.content);
  return { path: join(folder, name, 'evaluator.js'), code: String(files[0]?.content) };
}

/** What a strict compiler says of a program, of its declarations too. */
function problemsOf(files: readonly string[], paths: Record<string, string[]> = {}): readonly string[] {
  const program = ts.createProgram(files, {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
    lib: ['lib.es2023.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    paths,
  });
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

const uses = `import { evaluate, evaluateBatch, evaluateUnchecked, evaluateUnknown, options, ruleset, type Facts } from './evaluator.js';
declare const facts: Facts;
const outcome = evaluate({ ...facts, area: '12.5', kiosks: 3n });
export const fee: string | undefined = outcome.ok ? outcome.outputs.total : outcome.errors[0]?.message.fr;
export const cents: typeof evaluateUnchecked extends (facts: never) => infer R ? R : never = evaluateUnchecked({} as never);
export const column: Float64Array = evaluateBatch({} as never, 3).outputs.kiosks_fee;
export const ofPart: ArrayLike<number> = evaluateBatch({}, 3, { results: ['weighted_area'] }).outputs.weighted_area;
export const first: 'started' = options.blocks_of_100[0];
export const name: 'amf_sacem_2015' = ruleset.name;
const some = evaluate({ area: 12, weekly_hours: 40 }, { results: ['weighted_area'], record: true });
export const weighted: string | undefined = some.ok ? some.outputs.weighted_area : undefined;
export const kept: string | null | undefined = some.record?.rules.sha256;
export const since: string | null | undefined = some.ok ? some.inForce?.from : undefined;
declare class Exact { readonly #digits: string; constructor(text: string); toFixed(): string; toString(): string; plus(other: Exact): Exact }
const objects = evaluate(facts, { amounts: Exact, on: '2015-06-01' });
export const sum: Exact | undefined = objects.ok ? objects.outputs.total.plus(objects.outputs.kiosks_fee) : undefined;
const one = evaluate({ area: new Exact('12'), weekly_hours: 40 }, { results: ['weighted_area'], amounts: Exact });
export const area: Exact | undefined = one.ok ? one.outputs.weighted_area : undefined;
const unknown = evaluateUnknown(facts, { amounts: Exact });
export const perhaps: Exact | undefined = unknown.ok ? unknown.outputs.total : undefined;
// @ts-expect-error texts, without the option
export const text: Exact | undefined = outcome.ok ? outcome.outputs.total : undefined;
// @ts-expect-error no texts, with it
export const object: string | undefined = objects.ok ? objects.outputs.total : undefined;
// @ts-expect-error a class that may not be there says nothing of what comes
evaluate(facts, {} as { readonly on: string; readonly amounts?: typeof Exact });
// @ts-expect-error no class
evaluate(facts, { amounts: 'decimal' });
// @ts-expect-error a batch is in whole steps
evaluateBatch({}, 3, { results: ['weighted_area'], amounts: Exact });
// @ts-expect-error a fact that does not exist
evaluate({ ...facts, areas: 3 });
// @ts-expect-error an option that the reading does not have
evaluate(facts, { readings: { minimum_order: 'before' } });
// @ts-expect-error a result that does not exist
evaluate(facts, { results: ['totals'] });
// @ts-expect-error a value that is there only when it is asked for
outcome.ok && outcome.outputs.weighted_area;
`;

describe('evaluators as JavaScript', () => {
  it.each(models)('stand alone and answer as the interpreter does: %s', async (name, model) => {
    const { path, code } = await written(name, model, texts);
    // In a realm that has nothing but the language.
    expect(() => new Script(code.replace(/^export /gm, '')).runInNewContext({})).not.toThrow();
    const evaluator = (await import(pathToFileURL(path).href)) as Evaluator;
    const interpreter = new Interpreter(model);
    const cases = boundaryCases(model, { seed: 9, count: 25 });
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
    expect(disagreements(interpreter, evaluator, [{ input: { nothing: 1 } }])).toEqual([]);
    const code2 = (await written(`${name}-on-runtime`, model, undefined)).code;
    expect([...code2.matchAll(/ from '([^']+)'/g)].map(([, from]) => from)).toEqual(['bareme/runtime']);
  });

  it('can be required and imported, in any folder', async () => {
    const model = modelOfFile(tariffFiles().find(({ name }) => name === 'amf-sacem-2015')?.path ?? '');
    const { path } = await written('amf', model, texts);
    const say = 'console.log(evaluateUnknown({}).errors.length > 0, ruleset.name)';
    const run = (words: readonly string[]) =>
      execFileSync(process.execPath, ['--no-warnings', ...words], { cwd: tmpdir(), encoding: 'utf8' }).trim();
    expect(run(['-e', `const { evaluateUnknown, ruleset } = require(${JSON.stringify(path)}); ${say}`])).toBe(
      'true amf_sacem_2015',
    );
    const imported = `import { evaluateUnknown, ruleset } from ${JSON.stringify(pathToFileURL(path).href)}; ${say}`;
    expect(run(['--input-type=module', '-e', imported])).toBe('true amf_sacem_2015');
  });

  it('have types that a strict compiler takes, with the package and without it', {
    timeout: 60_000,
  }, async () => {
    const model = modelOfFile(tariffFiles().find(({ name }) => name === 'amf-sacem-2015')?.path ?? '');
    await written('typed-alone', model, texts);
    await written('typed', model, undefined);
    for (const name of ['typed-alone', 'typed']) writeFileSync(join(folder, name, 'uses.ts'), uses);
    expect(problemsOf([join(folder, 'typed-alone/uses.ts')])).toEqual([]);
    const runtime = { 'bareme/runtime': [join(projectRoot, 'compiler/runtime/index.ts')] };
    expect(problemsOf([join(folder, 'typed/uses.ts')], runtime)).toEqual([]);
  });

  it('refuse a runtime of another protocol by name, as they are loaded', async () => {
    for (const wanted of [protocol + 1, 99, 0, -1, 1.5, Number.NaN]) {
      expect(() => madeFor(wanted, '9.9.9')).toThrow(RuntimeMismatch);
      expect(() => madeFor(wanted, '9.9.9')).toThrow(/bareme 9\.9\.9/);
    }
    expect(() => madeFor(protocol, '9.9.9')).not.toThrow();
    const source = await sourceOf(models[0]?.[1] ?? modelOfText(''));
    expect(source).toContain(`madeFor(${protocol}, `);
    expect(() => evaluatorOf(source.replace(`madeFor(${protocol}, `, 'madeFor(7, '))).toThrow(/protocol 7/);
  });

  it.each(models)('give what the schema of results says: %s', (_, model) => {
    const validate = new Ajv2020({ strict: false, formats: { date: true } }).compile(resultsSchema(model));
    const interpreter = new Interpreter(model);
    for (const { input } of boundaryCases(model, { seed: 3, count: 25 })) {
      const outcome = evaluate(interpreter, input);
      if (!outcome.ok) continue;
      expect([validate(outcome.outputs), validate.errors]).toEqual([true, null]);
      expect(validate({ ...outcome.outputs, no_result: '1' })).toBe(false);
      for (const name of Object.keys(outcome.outputs)) {
        expect(validate({ ...outcome.outputs, [name]: 1.5 })).toBe(false);
      }
    }
  });
});
