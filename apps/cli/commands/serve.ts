// bareme serve: rulesets over HTTP, until the process is told to stop.

import { unwatchFile, watchFile } from 'node:fs';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { cannotListen, tokenNotSet } from '../../../compiler/diagnostics/catalogue/outside/server.js';
import type { Locale } from '../../../compiler/languages.js';
import { defaultSettings, type LogLevel, type Port, type ServerSettings } from '../../server/port.js';
import { parseFacts } from '../input/json.js';
import { ndjsonCases } from '../input/ndjson.js';
import { NotUtf8 } from '../input/text-stream.js';
import { decodeUtf8 } from '../process/read-text.js';
import { localeFor, type Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { compilerVersion } from '../process/version.js';
import { servedRuleset } from '../serving/served-ruleset.js';

export interface ServeOptions {
  readonly host?: string;
  readonly port?: string;
  /** Name of the variable of the environment that holds the token. */
  readonly tokenEnv?: string;
  readonly log: LogLevel;
  readonly maxBody?: string;
  readonly maxList?: string;
}

/** Prints one line with the URL. Status 1 when a ruleset cannot be served, 2 when the address is taken. */
export async function serve(
  session: Session,
  wanted: readonly string[],
  options: ServeOptions,
): Promise<ExitStatus> {
  const { host } = session;
  const settings = settingsOf(options, session);
  const { startServer } = await import('../../server/server.js');
  const started = await startServer(wanted, portOf(session), settings).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new Stop(cannotListen(nowhere, { host: settings.host, port: settings.port, reason: code }));
  });
  if ('problems' in started) {
    host.err(`${started.problems.join('\n\n')}\n`);
    return exit.failed;
  }
  const open = settings.token === undefined && !isLocal(settings.host);
  if (open) host.err(openToAll(localeFor(session, undefined), settings.host));
  await host.out(`${started.url}\n`);
  await host.untilStopped?.();
  await started.close();
  return exit.ok;
}

function settingsOf(options: ServeOptions, { host }: Session): ServerSettings {
  const { tokenEnv } = options;
  const token = tokenEnv === undefined ? undefined : host.env[tokenEnv];
  if (tokenEnv !== undefined && (token ?? '') === '')
    throw new Stop(tokenNotSet(nowhere, { name: tokenEnv }));
  return {
    ...defaultSettings,
    host: options.host ?? defaultSettings.host,
    port: wholeOption('--port', options.port, 0, 65_535) ?? defaultSettings.port,
    token,
    logLevel: options.log,
    largestBody: wholeOption('--max-body', options.maxBody, 1, 1_000_000_000) ?? defaultSettings.largestBody,
    longestList: wholeOption('--max-list', options.maxList, 1, 1_000_000) ?? defaultSettings.longestList,
  };
}

function wholeOption(name: string, given: string | undefined, from: number, to: number): number | undefined {
  if (given === undefined) return undefined;
  const number = /^\d{1,10}$/.test(given) ? Number(given) : -1;
  if (number >= from && number <= to) return number;
  throw new Stop(
    badChoice(nowhere, {
      message: {
        en: `\`${name} ${given}\` is no whole number from ${from} to ${to}`,
        fr: `\`${name} ${given}\` n'est pas un nombre entier de ${from} à ${to}`,
      },
    }),
  );
}

const isLocal = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

const openToAll = (locale: Locale, host: string): string =>
  ({
    en: `note: ${host} can be reached from other machines, and without --token-env everybody may ask\n`,
    fr: `attention : ${host} est joignable par d'autres machines, et sans --token-env tout le monde peut demander\n`,
  })[locale];

function portOf(session: Session): Port {
  return {
    version: compilerVersion(),
    load: (wanted) => servedRuleset(session, wanted),
    readJson(bytes) {
      const text = decodeUtf8(bytes);
      return text === undefined ? { ok: false, message: NotUtf8.reason, path: '' } : parseFacts(text);
    },
    readLines: (bytes, known) => ndjsonCases(bytes, { known }).batches,
    watch(path, changed) {
      const listener = (now: { readonly mtimeMs: number; readonly size: number }, before: typeof now) => {
        if (now.mtimeMs !== before.mtimeMs || now.size !== before.size) changed();
      };
      // Looking is slower than being told, and right on every disk, also where a file is replaced by another.
      // Many rulesets may hang on one file, each with a listener of its own.
      watchFile(path, { interval: 200, persistent: false }, listener).setMaxListeners(0);
      return () => unwatchFile(path, listener);
    },
    log: (line) => session.host.err(line),
  };
}
