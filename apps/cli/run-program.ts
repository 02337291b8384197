// One command from its words to its exit status; whatever goes wrong ends in a message, never in a stack trace.

import { CommanderError } from 'commander';
import { renderText } from '../../compiler/diagnostics/render.js';
import { isLocale } from '../../compiler/languages.js';
import { colorOn, type Host, localeOf } from './process/host.js';
import { type ExitStatus, exit, Stop } from './process/stop.js';
import { programFor } from './program.js';

/** Runs `bareme WORDS…`. Never throws. */
export async function runProgram(words: readonly string[], host: Host): Promise<ExitStatus> {
  let status: ExitStatus = exit.ok;
  try {
    const locale = languageAsked(words) ?? localeOf(host.env);
    const told = (reached: ExitStatus) => {
      status = reached;
    };
    const program = programFor(host, told, locale);
    await program.parseAsync(words.map(asOut), { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exit.ok : exit.usage;
    if (error instanceof Stop) return stopped(error, words, host);
    return internalError(error, host);
  }
}

/** `--output` is taken for `--out`, as other tools call it. */
const asOut = (word: string): string => word.replace(/^--output(?==|$)/, '--out');

/** Says why a command ended before its time. */
export function stopped({ diagnostic, status }: Stop, words: readonly string[], host: Host): ExitStatus {
  const locale = languageAsked(words) ?? localeOf(host.env);
  const color = colorOn(host, host.errIsTerminal);
  host.err(renderText([diagnostic], { locale, textOf: () => undefined, color }));
  return status;
}

/** The last one counts: that of the command behind that of the program. */
function languageAsked(words: readonly string[]) {
  const values = words.flatMap((word, at) =>
    word === '--lang' ? (words[at + 1] ?? []) : word.startsWith('--lang=') ? word.slice(7) : [],
  );
  return values.filter((value) => isLocale(value)).at(-1);
}

/** For what should not have happened: says so, and how to see more. */
export function internalError(error: unknown, host: Pick<Host, 'env' | 'err'>): ExitStatus {
  const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
  const first = message.split('\n')[0]?.slice(0, 300) ?? '';
  const says = {
    en: `internal error: ${first}\nThis is a defect of bareme, not of your files. BAREME_DEBUG=1 shows the details to add to a report.\n`,
    fr: `erreur interne : ${first}\nC'est un défaut de bareme, pas de vos fichiers. BAREME_DEBUG=1 montre le détail à joindre à un signalement.\n`,
  };
  host.err(says[localeOf(host.env)]);
  if ((host.env.BAREME_DEBUG ?? '') !== '') host.err(`${stack ?? ''}\n`);
  return exit.internal;
}
