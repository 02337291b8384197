// What every command starts from: the host, the language asked for, and how diagnostics reach people.

import type { Diagnostic, Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { TextOf } from '../../../compiler/diagnostics/frame.js';
import { renderText, summarize } from '../../../compiler/diagnostics/render.js';
import { colorOn, type Host, localeOf } from './host.js';
import type { OutputFiles } from './output-files.js';

export interface Session {
  readonly host: Host;
  /** Of `--lang`; undefined leaves it to the file. */
  readonly lang: Locale | undefined;
  /** What the command writes; it knows what the command reads, and keeps the two apart. */
  readonly outputs: OutputFiles;
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
  const { host } = session;
  const told = host.quiet === true ? diagnostics.filter(({ severity }) => severity === 'error') : diagnostics;
  if (told.length === 0) return;
  const color = colorOn(host, host.errIsTerminal);
  host.err(renderText(told, { locale, textOf, color }));
}

/** What was done or is well, on standard output: nothing that `--quiet` leaves. */
export async function confirm({ host }: Pick<Session, 'host'>, text: string): Promise<void> {
  if (host.quiet !== true) await host.out(text);
}

/** The last line of a report with errors or warnings: how many, and where more is said. */
export function closingLine(diagnostics: readonly Diagnostic[], locale: Locale): string {
  const code = diagnostics.find(({ severity }) => severity !== 'info')?.code ?? '';
  const more = { en: 'to learn more:', fr: 'pour en savoir plus :' }[locale];
  return `${summarize(diagnostics, locale)} (${more} bareme explain ${code})\n`;
}
