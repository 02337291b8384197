// The phases in three stages, each settled as it goes: files are read (text → syntax → names), checked (types, quotes) and judged (model →
// what holds for every input). Pure: files come in through the options.

import { parse } from '../grammar/parse.js';
import type { RuleFile } from '../grammar/tree/syntax.js';
import { resolve } from './1-resolve/resolve.js';
import type { Resolved } from './1-resolve/resolved.js';
import { check } from './2-check/check.js';
import { checkNumbers } from './2-check/documents/numbers-of-sources.js';
import { checkBoundaries } from './2-check/documents/quoted-boundaries.js';
import { checkQuotes } from './2-check/documents/sources.js';
import type { CheckedTariff } from './2-check/types/checked.js';
import { reportGivenForOne } from './3-model/given-for-one.js';
import type { Model } from './3-model/model.js';
import { modelWithin } from './3-model/model-from-checked.js';
import { reportUnused } from './3-model/unused-names.js';
import { analyse } from './4-analyse/checks/analyse.js';
import type { ChecksThatProve } from './4-analyse/checks/check.js';
import { reportNotInForce } from './4-analyse/checks/in-force-on.js';
import { nothingToAllow } from './diagnostics/catalogue/rules/allowances.js';
import { tooMuchText } from './diagnostics/catalogue/rules/limits.js';
import type { Diagnostic, Locale, Report } from './diagnostics/diagnostic.js';
import { Findings, type Levels } from './diagnostics/settle.js';
import { withSureFixes } from './diagnostics/sure-fixes.js';
import { toldOnce } from './diagnostics/told-once.js';
import { type Topic, topicOf } from './diagnostics/topics.js';
import { type Limits, usualLimits } from './limits.js';
import type { SourceFile } from './source.js';

export interface CompileOptions {
  /** The file that `use "path"` in the file `from` means; undefined when there is none or it may not be read. */
  readonly load?: (path: string, from: string) => SourceFile | undefined;
  /** The document that `source "name"` in the file `from` means. Without it documents are not looked into at all. */
  readonly document?: (name: string, from: string) => SourceFile | undefined;
  /** How severe messages are, by code, where the project wants it otherwise. */
  readonly levels?: Levels;
  /** How much work the rules may ask for, where it is other than usual: rules of strangers are given less. */
  readonly limits?: Partial<Limits>;
  /** A day (whole days since 1970-01-01) on which the tariff should be in force. */
  readonly on?: number;
  /**
   * Whether only errors are asked for, as where cases are priced: then nothing is spent on what finds warnings alone. The model
   * and the errors are the same.
   */
  readonly onlyErrors?: boolean;
}

export interface Compilation {
  /** Undefined when there is an error, and for a module, which has no results of its own. */
  readonly model: Model | undefined;
  /** Everything found, in all files, silenced ones left out. */
  readonly diagnostics: readonly Diagnostic[];
  /** As found, before what has one cause is told as one: what editors decide by what a mistake puts in doubt. */
  readonly found: readonly Diagnostic[];
  /** Every declaration with its file and section, and what each name stands for. */
  readonly resolved: Resolved;
  /** What the rules were held to. */
  readonly limits: Limits;
  /** Every rule file that took part, the main one first. */
  readonly files: readonly SourceFile[];
  /** Every source document that was read. */
  readonly documents: readonly SourceFile[];
  /** The main file as written. */
  readonly syntax: RuleFile;
  /** The typed tariff, also where there are errors. */
  readonly checked: CheckedTariff;
  /** Language of the file's keywords, in which its diagnostics are said. */
  readonly locale: Locale;
}

/**
 * Compiles a rule file with the modules it uses, as `compile` does; what the checks that prove find is told where they are given.
 * Never throws for what a file says; same input, same result.
 */
export function compileBy(
  proving: ChecksThatProve | undefined,
  source: SourceFile,
  options: CompileOptions,
): Compilation {
  const limits: Limits = { ...usualLimits, ...options.limits };
  const findings = new Findings(options.levels);
  const library = new Library(options.document);
  const read = readFiles(source, options.load, limits, findings.report);
  const checked = checkRules(read, library, limits, findings);
  // A project may take a warning as an error.
  const onlyErrors =
    options.onlyErrors === true && ![...(options.levels?.values() ?? [])].some((level) => level === 'error');
  const model = judge(
    read,
    checked,
    library,
    { source, limits, on: options.on, onlyErrors, proving },
    findings,
  );
  const { settled } = findings;
  const tooLong = settled.find(({ code }) => code === tooMuchText.entry.code);
  const found = tooLong === undefined ? settled : [tooLong];
  const diagnostics = withSureFixes(told(found, checked), read.files, (changed) =>
    mistakesIn(source, { ...options, limits }, changed),
  );
  return {
    model: hasError(diagnostics) ? undefined : model,
    diagnostics,
    found,
    limits,
    resolved: read.resolved,
    files: read.files,
    documents: library.read,
    syntax: read.syntax,
    checked,
    locale: read.syntax.locale,
  };
}

/** The rule files that take part, and what their names stand for. */
interface ReadFiles {
  readonly syntax: RuleFile;
  readonly resolved: Resolved;
  /** The main one first. */
  readonly files: readonly SourceFile[];
}

/** First stage: the file and the modules that it uses, as long as they are not too long together. */
function readFiles(
  source: SourceFile,
  load: CompileOptions['load'],
  { characters: limit }: Limits,
  report: Report,
): ReadFiles {
  const files: SourceFile[] = [source];
  let characters = 0;
  const parsed = (file: SourceFile): RuleFile => {
    characters += file.text.length;
    if (characters <= limit) return parse(file, report);
    report(tooMuchText({ file: file.path, start: 0, end: 0 }, { characters, limit }));
    return parse({ ...file, text: '' }, report);
  };
  const module = (path: string, from: string): RuleFile | undefined => {
    const file = load?.(path, from);
    if (file === undefined) return undefined;
    if (!files.some((known) => known.path === file.path)) files.push(file);
    return parsed(file);
  };
  const syntax = parsed(source);
  return { syntax, resolved: resolve(syntax, module, report), files };
}

/** Second stage: types, and quotes against the documents. What is allowed is known from here on. */
function checkRules(
  { resolved }: ReadFiles,
  { documentOf }: Library,
  { comparisons }: Limits,
  findings: Findings,
): CheckedTariff {
  const checked = check(resolved, findings.report, comparisons);
  if (documentOf !== undefined) checkQuotes(checked, documentOf, findings.report);
  findings.allow(checked.allowed);
  return checked;
}

/** Third stage: what holds for every input, as far as the rules mean something. Undefined where they do not, and for a module. */
function judge(
  { resolved }: ReadFiles,
  checked: CheckedTariff,
  { documentOf, read }: Library,
  {
    source,
    limits,
    on,
    onlyErrors,
    proving,
  }: {
    readonly source: SourceFile;
    readonly limits: Limits;
    readonly on: number | undefined;
    readonly onlyErrors: boolean;
    readonly proving: ChecksThatProve | undefined;
  },
  findings: Findings,
): Model | undefined {
  const { report } = findings;
  const built = findings.isBroken ? undefined : modelWithin(checked, limits.steps, report);
  const model = resolved.isModule ? undefined : built;
  if (model !== undefined && !findings.isBroken) {
    if (!onlyErrors) {
      reportUnused(checked, report);
      reportGivenForOne(checked, read, report);
    }
    analyse(model, report, proving);
    if (on !== undefined) reportNotInForce(model, on, report);
  }
  // What rules and document do not share is known when every rule is: a number of a broken line is not unused.
  if (!findings.isBroken && !onlyErrors) {
    if (documentOf !== undefined) checkNumbers(checked, documentOf, report);
    checkBoundaries(checked, read, report);
  }
  if (model !== undefined && !findings.isBroken && !onlyErrors) reportIdle(source, checked, read, findings);
  return model;
}

/** The documents that the rules name, as far as there are any, and those that were looked into. */
class Library {
  readonly read: SourceFile[] = [];
  /** Undefined where documents are not looked into at all. */
  readonly documentOf: CompileOptions['document'];

  constructor(document: CompileOptions['document']) {
    this.documentOf =
      document &&
      ((name, from) => {
        const found = document(name, from);
        if (found !== undefined && !this.read.some(({ path }) => path === found.path)) this.read.push(found);
        return found;
      });
  }
}

/** What the first phases say of the files with some texts changed: enough to know whether a fix helps. */
function mistakesIn(
  source: SourceFile,
  { load, levels, limits }: Pick<CompileOptions, 'load' | 'levels'> & { readonly limits: Limits },
  changed: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const findings = new Findings(levels);
  const now = (file: SourceFile): SourceFile => ({ ...file, text: changed.get(file.path) ?? file.text });
  const changedModule = (path: string, from: string): SourceFile | undefined => {
    const file = load?.(path, from);
    return file && now(file);
  };
  const read = readFiles(now(source), changedModule, limits, findings.report);
  const checked = checkRules(read, new Library(undefined), limits, findings);
  return told(findings.settled, checked);
}

const told = (settled: readonly Diagnostic[], { statements }: CheckedTariff): readonly Diagnostic[] =>
  toldOnce(
    settled,
    statements.map(({ place }) => place.span),
  );

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** Allowances of the main file that silence nothing; a module may silence for another file that uses it. */
function reportIdle(
  { path }: SourceFile,
  { allowed, documents }: CheckedTariff,
  read: readonly SourceFile[],
  { used, report }: Findings,
): void {
  const looked: Readonly<Record<Topic['isLookedFor'], boolean>> = {
    'with rules': true,
    'with documents': documents.length > 0 && documents.length === read.length,
    elsewhere: false,
  };
  for (const { code, place } of allowed.filter((allowance) => !used.has(allowance))) {
    // What notes tell may hang on what was not asked this time.
    if (!code.startsWith('I') && looked[topicOf(code).isLookedFor] && place.file === path)
      report(nothingToAllow(place, { code }));
  }
}
