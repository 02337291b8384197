// bareme build: evaluator, workbook and schema of each ruleset, with a manifest of what they were made from.

import { join, resolve } from 'node:path';
import type { Backend, EmittedFile, RuntimePackage } from '../../../compiler/6-emit/backend.js';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { outputTwice } from '../../../compiler/diagnostics/catalogue/outside/outputs.js';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { isoFromDays } from '../../../compiler/runtime/exact/calendar.js';
import type { FactsOptions } from '../input/open-facts.js';
import { workbookBackend } from '../output/workbook-backend.js';
import { sha256 } from '../process/hashes.js';
import { confirm, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { workingLine } from '../process/working-line.js';
import { checksInManifest } from '../proving/checks-in-manifest.js';
import { enforced } from '../proving/enforced.js';
import { timeOption } from '../proving/time-option.js';
import { type CompiledRuleset, compiledRulesets } from '../rulesets/compiled-ruleset.js';
import { tellOutOfForce } from '../rulesets/out-of-force.js';

export interface BuildOptions extends FactsOptions {
  readonly out: string;
  /** Also a program that checks facts against the schema. */
  readonly validator?: boolean;
  /** The evaluator as JavaScript in place of TypeScript. */
  readonly js?: boolean;
  /** The same with its runtime in the file. */
  readonly standalone?: boolean;
  /** The package that what is built imports its runtime from. */
  readonly runtime?: RuntimePackage;
  readonly portfolio?: string;
  /** Versions, an option of a reading, an edited workbook or other rules: two tariffs side by side. */
  readonly compare?: string;
  readonly name?: string;
  readonly on?: string;
  /** Engines to write queries for, with what goes with them. */
  readonly sql?: string;
  /** A Python module in place of the rest. */
  readonly python?: boolean;
  readonly key?: readonly string[];
  readonly table?: string;
  readonly reading?: readonly string[];
  /** False: nothing is proved, and what is written says so. */
  readonly prove?: boolean;
  /** Longest time for one check, as in `10s` or `500ms`. */
  readonly time?: string;
}

/** Status 1 when a ruleset has an error; the others are built all the same. Same input, same bytes. */
export async function build(
  session: Session,
  wanted: readonly string[],
  options: BuildOptions,
): Promise<ExitStatus> {
  const { portfolio: facts, compare: other } = options;
  if (other !== undefined) {
    const { compare } = await import('./revise/compare.js');
    return compare(session, wanted, { ...options, compare: other });
  }
  if (facts !== undefined) {
    const { portfolio } = await import('./portfolio.js');
    let status: ExitStatus = exit.ok;
    for (const ruleset of compiledRulesets(session, wanted)) {
      const own = ruleset ? await portfolio(session, ruleset, { ...options, portfolio: facts }) : exit.failed;
      if (own > status) status = own;
    }
    return status;
  }
  const { sql } = options;
  if (sql !== undefined) {
    const { sqlBackends } = await import('../output/sql-backends.js');
    return writeEach(session, wanted, await sqlBackends({ ...options, sql }), options.out);
  }
  if (options.python === true) {
    const { pythonBackend } = await import('../output/backends/python-backend.js');
    return writeEach(session, wanted, [pythonBackend(options)], options.out);
  }
  if (options.key !== undefined || options.table !== undefined || options.reading !== undefined) {
    throw new Stop(badChoice(nowhere, { message: onlyForSql }));
  }
  if (options.name !== undefined || options.on !== undefined) {
    throw new Stop(badChoice(nowhere, { message: onlyForPortfolios }));
  }
  if (options.standalone === true && options.validator === true) {
    throw new Stop(badChoice(nowhere, { message: validatorImports }));
  }
  if (options.runtime !== undefined && options.standalone === true) {
    throw new Stop(badChoice(nowhere, { message: runtimeInFile }));
  }
  const on = (backend: Backend): Backend => onRuntime(backend, options.runtime);
  const backends: readonly Backend[] = [
    on(await evaluatorBackend(options)),
    await workbookBackend(),
    (await import('../../../compiler/6-emit/json-schema/emit-json-schema.js')).emitJsonSchema,
    (await import('../../../compiler/6-emit/json-schema/results-schema.js')).emitResultsSchema,
    ...(options.validator === true
      ? [on((await import('../../../compiler/6-emit/json-schema/emit-validator.js')).emitValidator)]
      : []),
  ];
  const time = timeOption(options.time);
  const prepare =
    options.prove === false ? undefined : (ruleset: CompiledRuleset) => enforced(session, ruleset, time);
  return writeEach(session, wanted, backends, options.out, manifest, prepare);
}

/** The evaluator as TypeScript, as JavaScript, or as JavaScript that imports nothing. */
async function evaluatorBackend({ js, standalone }: BuildOptions): Promise<Backend> {
  if (js !== true && standalone !== true) {
    return (await import('../../../compiler/6-emit/typescript/emit-typescript.js')).emitTypeScript;
  }
  const { javaScriptBackend } = await import('../../../compiler/6-emit/typescript/emit-javascript.js');
  if (standalone !== true) return javaScriptBackend();
  const { runtimeTexts } = await import('../output/backends/runtime-texts.js');
  return javaScriptBackend(await runtimeTexts());
}

const onRuntime = (backend: Backend, runtime: RuntimePackage | undefined): Backend =>
  runtime === undefined
    ? backend
    : (model, provenance, report) => backend(model, { ...provenance, runtime }, report);

/** What back ends make of each ruleset into FOLDER/NAME; `more` is a file about the others. */
export async function writeEach(
  session: Session,
  wanted: readonly string[],
  backends: readonly Backend[],
  out: string,
  more?: (ruleset: CompiledRuleset, files: readonly EmittedFile[]) => EmittedFile,
  prepare?: (ruleset: CompiledRuleset) => Promise<CompiledRuleset | undefined>,
): Promise<ExitStatus> {
  const { host, outputs } = session;
  const rulesets = compiledRulesets(session, wanted);
  const folderOf = ({ name }: CompiledRuleset): string => resolve(host.cwd, out, name);
  // Before anything is written: the first of two would stay, and look as if it were all.
  const folders = new Set<string>();
  for (const ruleset of rulesets) {
    const folder = ruleset && folderOf(ruleset);
    if (folder === undefined) continue;
    if (folders.has(folder)) throw new Stop(outputTwice(nowhere, { path: shownPath(folder, host.cwd) }));
    folders.add(folder);
  }
  let failed = false;
  for (const compiled of rulesets) {
    const ruleset = compiled && prepare ? await prepare(compiled) : compiled;
    const files = ruleset && (await emit(session, ruleset, backends));
    if (ruleset === undefined || files === undefined) {
      failed = true;
      continue;
    }
    const folder = folderOf(ruleset);
    const all = more ? [...files, more(ruleset, files)] : files;
    outputs.writeAll(all.map((file) => ({ path: join(folder, file.name), content: file.content })));
    await confirm(session, `${shownPath(folder, host.cwd)}: ${all.map((file) => file.name).join(', ')}\n`);
  }
  return failed ? exit.failed : exit.ok;
}

const onlyForSql = {
  en: '`--key` and `--table` go with `--sql ENGINES`, `--reading` with it or with `--python`; the evaluator takes readings when it runs',
  fr: '`--key` et `--table` vont avec `--sql MOTEURS`, `--reading` avec lui ou avec `--python` ; l’évaluateur prend les lectures à l’exécution',
};

const validatorImports = {
  en: '`--standalone` writes an evaluator that imports nothing, and the program of `--validator` imports `bareme/runtime`: leave one of them out',
  fr: '`--standalone` écrit un évaluateur qui n’importe rien, et le programme de `--validator` importe `bareme/runtime` : retirez l’un des deux',
};

const runtimeInFile = {
  en: '`--standalone` has the runtime in the file, `--runtime` says from which package it comes: leave one of them out',
  fr: '`--standalone` met le moteur dans le fichier, `--runtime` dit de quel paquet il vient : retirez l’un des deux',
};

const onlyForPortfolios = {
  en: '`--name` and `--on` go with `--portfolio FILE`; the workbook of one case has its date among the inputs',
  fr: '`--name` et `--on` vont avec `--portfolio FICHIER` ; le classeur d’un cas a sa date parmi les données',
};

/** Undefined when a back end reports an error: nothing is written then. */
async function emit(
  session: Session,
  { name, model, provenance, textOf }: CompiledRuleset,
  backends: readonly Backend[],
): Promise<readonly EmittedFile[] | undefined> {
  const found: Diagnostic[] = [];
  const files: EmittedFile[] = [];
  const line = workingLine(session.host);
  for (const [done, backend] of backends.entries()) {
    line.show(`${name}  ${done}/${backends.length}`);
    files.push(...(await backend(model, provenance, (diagnostic) => found.push(diagnostic))));
  }
  line.clear();
  const locale = localeFor(session, model.language);
  printDiagnostics(session, found, locale, textOf);
  tellOutOfForce(model, session.host, locale);
  return found.some(({ severity }) => severity === 'error') ? undefined : files;
}

/** What the outputs were made from and what they are, by SHA-256; holds no date and no path outside of the ruleset. */
function manifest(
  { name, model, provenance, ruleFiles }: CompiledRuleset,
  files: readonly EmittedFile[],
): EmittedFile {
  const content = {
    ruleset: name,
    label: model.label,
    compiler: { name: 'bareme', version: provenance.compilerVersion },
    versions: model.versions.map(({ name, from, to }) => ({
      ...(name === undefined ? {} : { name }),
      from: from === undefined ? null : isoFromDays(from),
      to: to === undefined ? null : isoFromDays(to),
    })),
    rules: { sha256: provenance.ruleHash, files: ruleFiles },
    documents: model.documents.map((document) => ({
      name: document.name,
      ...(document.held ? { sha256: provenance.documentHashes[document.name] ?? null } : { held: false }),
    })),
    ...(model.properties.length === 0 ? {} : { checks: checksInManifest(model, provenance) }),
    outputs: files.map((file) => ({ name: file.name, sha256: sha256(file.content) })),
  };
  return { name: 'manifest.json', content: `${JSON.stringify(content, undefined, 2)}\n` };
}
