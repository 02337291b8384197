// The phases in order: text → syntax → names → types → model → checks. Pure: files come in through the options.

import { parse } from '../grammar/index.js';
import type { RuleFile } from '../grammar/syntax.js';
import { resolve } from './1-resolve/index.js';
import type { CheckedTariff } from './2-check/checked.js';
import { check } from './2-check/index.js';
import { checkSources } from './2-check/sources.js';
import { modelFromChecked } from './3-model/index.js';
import type { Model } from './3-model/model.js';
import { analyse } from './4-analyse/checks/index.js';
import type { Diagnostic, Locale, Report } from './diagnostics/diagnostic.js';
import type { SourceFile, Span } from './source.js';

export interface CompileOptions {
  /** The file that `use "path"` in the file `from` means; undefined when there is none or it may not be read. */
  readonly load?: (path: string, from: string) => SourceFile | undefined;
  /** The document that `source "name"` in the file `from` means. Without it documents are not looked into at all. */
  readonly document?: (name: string, from: string) => SourceFile | undefined;
}

export interface Compilation {
  /** Undefined when there is an error, and for a module, which has no results of its own. */
  readonly model: Model | undefined;
  /** Everything found, in all files, silenced ones left out. */
  readonly diagnostics: readonly Diagnostic[];
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
  const load = (path: string, from: string): RuleFile | undefined => {
    const file = options.load?.(path, from);
    if (file === undefined) return undefined;
    if (!files.some((known) => known.path === file.path)) files.push(file);
    return parse(file, report);
  };

  const read = (name: string, from: string): SourceFile | undefined => {
    const document = options.document?.(name, from);
    if (document !== undefined && !documents.some(({ path }) => path === document.path))
      documents.push(document);
    return document;
  };

  const syntax = parse(source, report);
  const resolved = resolve(syntax, load, report);
  const checked = check(resolved, report);
  if (options.document !== undefined) checkSources(checked, read, report);
  const model = hasError(found) ? undefined : modelFromChecked(checked, report);
  if (model !== undefined && !hasError(found)) analyse(model, report);

  const diagnostics = found.filter((diagnostic) => !isAllowed(diagnostic, checked.allowed));
  return {
    model: hasError(diagnostics) ? undefined : model,
    diagnostics,
    files,
    documents,
    syntax,
    checked,
    locale: syntax.locale,
  };
}

export const hasError = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error');

/** `allow CODE because "…"` silences warnings, and those errors without which a model still has one meaning. */
function isAllowed(
  { code, severity, span }: Diagnostic,
  allowed: readonly { readonly code: string; readonly span: Span }[],
): boolean {
  if (severity === 'error' && !/^E[679]/.test(code)) return false;
  return allowed.some(
    (line) =>
      line.code === code &&
      line.span.file === span.file &&
      line.span.start <= span.start &&
      span.start <= line.span.end,
  );
}
