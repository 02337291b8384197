// The phases in order: text → syntax → names → types → model → checks. Pure: files come in through the options.

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
import { reportNotInForce } from './4-analyse/checks/in-force-on.js';
import { nothingToAllow } from './diagnostics/catalogue/rules/allowances.js';
import { tooMuchText } from './diagnostics/catalogue/rules/limits.js';
import type { Diagnostic, Locale, Report } from './diagnostics/diagnostic.js';
import { type Allowance, type Levels, settle } from './diagnostics/settle.js';
import { withSureFixes } from './diagnostics/sure-fixes.js';
import { toldOnce } from './diagnostics/told-once.js';
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

/** Compiles a rule file with the modules it uses. Never throws for what a file says; same input, same result. */
export function compile(source: SourceFile, options: CompileOptions = {}): Compilation {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => found.push(diagnostic);
  const files: SourceFile[] = [source];
  const documents: SourceFile[] = [];
  const limits: Limits = { ...usualLimits, ...options.limits };
  let characters = 0;
  const withinLimit = (file: SourceFile): SourceFile => {
    characters += file.text.length;
    const limit = limits.characters;
    if (characters <= limit) return file;
    report(tooMuchText({ file: file.path, start: 0, end: 0 }, { characters, limit }));
    return { ...file, text: '' };
  };
  const load = (path: string, from: string): RuleFile | undefined => {
    const file = options.load?.(path, from);
    if (file === undefined) return undefined;
    if (!files.some((known) => known.path === file.path)) files.push(file);
    return parse(withinLimit(file), report);
  };

  const read = (name: string, from: string): SourceFile | undefined => {
    const document = options.document?.(name, from);
    if (document !== undefined && !documents.some(({ path }) => path === document.path))
      documents.push(document);
    return document;
  };

  const syntax = parse(withinLimit(source), report);
  const resolved = resolve(syntax, load, report);
  const checked = check(resolved, report, limits.comparisons);
  if (options.document !== undefined) checkQuotes(checked, read, report);
  const isBroken = () => hasError(settle(found, checked.allowed));
  const model = isBroken() ? undefined : modelWithin(checked, limits.steps, report);
  if (model !== undefined && !isBroken() && !resolved.isModule) {
    reportUnused(checked, report);
    reportGivenForOne(checked, documents, report);
    analyse(model, report);
    if (options.on !== undefined) reportNotInForce(model, options.on, report);
  }
  // What rules and document do not share is known when every rule is: a number of a broken line is not unused.
  if (!isBroken()) {
    if (options.document !== undefined) checkNumbers(checked, read, report);
    checkBoundaries(checked, documents, report);
  }
  if (model !== undefined && !isBroken() && !resolved.isModule) {
    reportIdle(found, checked.allowed, { path: source.path, documents: allHeld(checked, documents) }, report);
  }

  const tooLong = found.filter(({ code }) => code === tooMuchText.entry.code);
  const settled = settle(tooLong.length > 0 ? tooLong.slice(0, 1) : found, checked.allowed, options.levels);
  const told = toldOnce(
    settled,
    checked.statements.map(({ place }) => place.span),
  );
  const diagnostics = withSureFixes(told, files, (changed) => mistakesIn(source, options, changed));
  return {
    model: hasError(diagnostics) || resolved.isModule ? undefined : model,
    diagnostics,
    found: settled,
    limits,
    resolved,
    files,
    documents,
    syntax,
    checked,
    locale: syntax.locale,
  };
}

/** What the first phases say of the files with some texts changed: enough to know whether a fix helps. */
function mistakesIn(
  source: SourceFile,
  { load, levels, limits }: CompileOptions,
  changed: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report: Report = (diagnostic) => found.push(diagnostic);
  const now = (file: SourceFile): SourceFile => ({ ...file, text: changed.get(file.path) ?? file.text });
  const modules = (path: string, from: string): RuleFile | undefined => {
    const file = load?.(path, from);
    return file && parse(now(file), report);
  };
  const most = limits?.comparisons ?? usualLimits.comparisons;
  const checked = check(resolve(parse(now(source), report), modules, report), report, most);
  return toldOnce(
    settle(found, checked.allowed, levels),
    checked.statements.map(({ place }) => place.span),
  );
}

const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** Whether every document was there to be compared with. */
const allHeld = ({ documents }: CheckedTariff, read: readonly SourceFile[]): boolean =>
  documents.length > 0 && documents.length === read.length;

/** Allowances of the main file that silence nothing; a module may silence for another file that uses it. */
function reportIdle(
  found: readonly Diagnostic[],
  allowed: readonly Allowance[],
  { path, documents }: { readonly path: string; readonly documents: boolean },
  report: Report,
): void {
  const used = new Set<Allowance>();
  settle(found, allowed, undefined, (allowance) => used.add(allowance));
  for (const allowance of allowed) {
    const looked = /^[EW]9/.test(allowance.code) ? documents : /^[EW][2-6]/.test(allowance.code);
    if (looked && !used.has(allowance) && allowance.place.file === path)
      report(nothingToAllow(allowance.place, { code: allowance.code }));
  }
}
