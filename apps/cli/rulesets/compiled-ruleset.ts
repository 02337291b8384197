// A ruleset by the name that a command was given, compiled without errors, or its errors on standard error.

import type { Model } from '../../../compiler/3-model/model.js';
import { notATariff } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { closingLine, localeFor, printDiagnostics, type Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import { type AskedOfCompiler, type LoadedRuleset, loadRuleset } from './load-ruleset.js';
import { protectFilesOf } from './protected-files.js';

export interface CompiledRuleset extends LoadedRuleset {
  readonly model: Model;
}

/** A ruleset, compiled or not; no output of the command may be any of its files. */
export function readRuleset(session: Session, wanted: string, options?: AskedOfCompiler): LoadedRuleset {
  const ruleset = loadRuleset(wanted, session.host.cwd, undefined, options);
  protectFilesOf(session, ruleset.path, ruleset.madeOf);
  return ruleset;
}

/** The same of several: all are read before anything is made of the first, so that no output lands on what is read later. */
export const compiledRulesets = (
  session: Session,
  wanted: readonly string[],
): readonly (CompiledRuleset | undefined)[] => wanted.map((name) => compiledRuleset(session, name));

/** A ruleset that compiles, or undefined after its errors were printed. */
export function compiledRuleset(
  session: Session,
  wanted: string,
  options?: AskedOfCompiler,
): CompiledRuleset | undefined {
  const ruleset = readRuleset(session, wanted, options);
  const { compilation, shown, textOf } = ruleset;
  if (compilation.model !== undefined) return { ...ruleset, model: compilation.model };
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  const locale = localeFor(session, compilation.locale);
  if (errors.length === 0) throw new Stop(notATariff(nowhere, { path: shown }));
  printDiagnostics(session, errors, locale, textOf);
  session.host.err(`\n${closingLine(errors, locale)}`);
  return undefined;
}
