// Test support: a rule file into its model, and the generated evaluator into a module that can be called.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { factShapesOf } from '../../compiler/3-model/fact-shapes.js';
import type { Model, Result } from '../../compiler/3-model/model.js';
import { emitTypeScript } from '../../compiler/6-emit/typescript/emit-typescript.js';
import { type Compilation, compile } from '../../compiler/pipeline.js';
import type { FactValues } from '../../compiler/runtime/facts/facts.js';
import { scaledCase } from '../../compiler/runtime/facts/scaled-facts.js';
import * as runtime from '../../compiler/runtime/index.js';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** What a generated evaluator exports, as tests call it. */
export interface Evaluator {
  readonly ruleset: { readonly name: string; readonly ruleHash: string; readonly compilerVersion: string };
  readonly evaluateUnknown: (facts: unknown, options?: object) => runtime.Outcome;
  readonly evaluateUnchecked: (facts: object) => Record<string, unknown>;
  readonly evaluateBatch: (
    columns: object,
    rows: number,
    asked?: unknown,
  ) => {
    readonly outputs: Record<string, ArrayLike<unknown>>;
    readonly refused: ReadonlyMap<number, readonly runtime.CaseError[]>;
    readonly notices: ReadonlyMap<number, readonly string[]>;
  };
}

const fileOf = (path: string) => ({ path, text: readFileSync(path, 'utf8') });

const kept = ['rulesets', join('examples', 'gallery')].map((folder) => join(projectRoot, folder));

// Many files of tests look at the same tariffs from another side. A model does not change, and what was found out about
// it is kept with it: each is compiled once for all files that one process runs.
const byFile = new Map<string, Model>();
const byText = new Map<string, Model>();

/** The model of a rule file on disk; throws with its diagnostics. */
export function modelOfFile(path: string): Model {
  const known = byFile.get(path);
  if (known !== undefined) return known;
  const model = modelIn(
    compile(fileOf(path), {
      load(wanted, from) {
        const file = join(dirname(from), wanted);
        return existsSync(file) ? fileOf(file) : undefined;
      },
    }),
  );
  if (kept.some((folder) => path.startsWith(folder))) byFile.set(path, model);
  return model;
}

/** The model of a text; throws with its diagnostics. */
export function modelOfText(text: string, path = 'test.bareme'): Model {
  const key = `${path}\n${text}`;
  const model = byText.get(key) ?? modelIn(compile({ path, text }));
  byText.set(key, model);
  return model;
}

function modelIn({ model, diagnostics }: Compilation): Model {
  if (model !== undefined) return model;
  throw new Error(diagnostics.map(({ code, message }) => `${code} ${message.en}`).join('\n'));
}

/** Every rule file of the rulesets and the gallery that is a tariff, by name. */
export function tariffFiles(): readonly { readonly name: string; readonly path: string }[] {
  return ['rulesets', join('examples', 'gallery')].flatMap((folder) => {
    const root = join(projectRoot, folder);
    if (!existsSync(root)) return [];
    return readdirSync(root)
      .sort()
      .map((name) => ({ name, path: join(root, name, `${name}.bareme`) }))
      .filter(({ path }) => existsSync(path));
  });
}

const sources = new WeakMap<Model, Promise<string>>();

/** The generated evaluator of a model, as text. */
export function sourceOf(model: Model): Promise<string> {
  const source = sources.get(model) ?? emittedSource(model);
  sources.set(model, source);
  return source;
}

async function emittedSource(model: Model): Promise<string> {
  const files = await emitTypeScript(
    model,
    { compilerVersion: '0.0.0', ruleHash: 'test', documentHashes: {} },
    (diagnostic) => {
      throw new Error(diagnostic.message.en);
    },
  );
  const [file] = files;
  if (typeof file?.content !== 'string') throw new Error('no evaluator was emitted');
  return file.content;
}

/** A case that was read, in whole steps, with stand-ins for what is not needed. */
export const scaledFacts = (model: Model, facts: FactValues): Record<string, unknown> =>
  scaledCase(factShapesOf(model), facts, true);

/** Scaled cases as columns: NaN for what was not given. */
export function columnsOf(model: Model, cases: readonly Record<string, unknown>[]): object {
  const columns: Record<string, unknown> = {};
  const names = [...model.facts.filter((fact) => fact.list === undefined), ...model.lists].map(
    ({ name }) => name,
  );
  for (const name of names) columns[name] = cases.map((facts) => facts[name] ?? Number.NaN);
  return columns;
}

/** Steps of a result, by the unit that its comment states, as the result is written. */
export function writtenSteps(result: Result, unit: string, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => writtenSteps(result, unit, item));
  const { type } = result;
  if (type.kind === 'choice') return type.set.options[Number(value)]?.name;
  if (type.kind === 'date') return runtime.isoFromDays(Number(value));
  if (typeof value === 'number' || typeof value === 'bigint') {
    const places = /\.(\d+)/.exec(unit)?.[1]?.length ?? 0;
    return runtime.decimalText(value, places, result.decimals);
  }
  if (typeof value === 'object' && value !== null && 'n' in value) {
    return runtime.writeQuantity(
      value as runtime.Rational,
      type.kind === 'quantity' && type.percent,
      result.decimals,
    );
  }
  return value;
}

/** What one step of a result is, as the generated file says. */
export function unitOfResult(source: string, name: string): string {
  const outputs = /export interface ValueColumns \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  const before = outputs.split(`readonly ${name}: `)[0] ?? '';
  return /in steps of ([^*]*?) \*\/\s*$/.exec(before)?.[1] ?? '';
}

/** Runs a generated evaluator, its types taken away, on the sources of the runtime. */
export function evaluatorOf(source: string): Evaluator {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'es2022' });
  const module: { exports: unknown } = { exports: {} };
  new Function('require', 'module', code)((name: string) => {
    if (name !== 'bareme/runtime') throw new Error(`the evaluator imports ${name}`);
    return runtime;
  }, module);
  return module.exports as Evaluator;
}
