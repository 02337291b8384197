// What every command starts from: the host, the language asked for, and how diagnostics reach people.

import type { Model } from '../3-model/model.js';
import { notATariff } from '../diagnostics/catalogue/cli.js';
import type { Diagnostic, Locale } from '../diagnostics/diagnostic.js';
import type { TextOf } from '../diagnostics/frame.js';
import { renderText, summarize } from '../diagnostics/render.js';
import { colorOn, type Host, localeOf } from './host.js';
import { type LoadedRuleset, loadRuleset } from './load-ruleset.js';
import { nowhere, Stop } from './stop.js';

export interface Session {
  readonly host: Host;
  /** Of `--lang`; undefined leaves it to the file. */
  readonly lang: Locale | undefined;
}

export interface CompiledRuleset extends LoadedRuleset {
  readonly model: Model;
}

/** The language in which people are addressed: asked for, else that of what it is about, else that of the terminal. */
export const localeFor = (session: Session, of: Locale | undefined): Locale =>
  session.lang ?? of ?? localeOf(session.host.env);

/** Writes diagnostics with their code frames to standard error. */
export function printDiagnostics(
  session: Session,
  diagnostics: readonly Diagnostic[],
  locale: Locale,
  textOf: TextOf,
): void {
  if (diagnostics.length === 0) return;
  const color = colorOn(session.host, session.host.errIsTerminal);
  session.host.err(renderText(diagnostics, { locale, textOf, color }));
}

/** The last line of a report with errors or warnings: how many, and where more is said. */
export function closingLine(diagnostics: readonly Diagnostic[], locale: Locale): string {
  const code = diagnostics.find(({ severity }) => severity !== 'info')?.code ?? '';
  const more =
    locale === 'fr'
      ? `pour en savoir plus : bareme explain ${code}`
      : `to learn more: bareme explain ${code}`;
  return `${summarize(diagnostics, locale)} (${more})\n`;
}

/** A ruleset that compiles, or undefined after its errors were printed. */
export function compiledRuleset(session: Session, wanted: string): CompiledRuleset | undefined {
  const ruleset = loadRuleset(wanted, session.host.cwd);
  const { compilation, shown, textOf } = ruleset;
  if (compilation.model !== undefined) return { ...ruleset, model: compilation.model };
  const errors = compilation.diagnostics.filter(({ severity }) => severity === 'error');
  const locale = localeFor(session, compilation.locale);
  if (errors.length === 0) throw new Stop(notATariff(nowhere, { path: shown }));
  printDiagnostics(session, errors, locale, textOf);
  session.host.err(`\n${closingLine(errors, locale)}`);
  return undefined;
}
