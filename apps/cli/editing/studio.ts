// bareme studio: the page where rules are written beside their document, served to this machine alone.

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emitJsonSchema } from '../../../compiler/6-emit/json-schema/emit-json-schema.js';
import { emitTypeScript } from '../../../compiler/6-emit/typescript/emit-typescript.js';
import { badChoice, fileNotFound } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { Folder } from '../../studio/server/folder.js';
import { startStudio } from '../../studio/server/studio-server.js';
import { workbookBackend } from '../output/workbook-backend.js';
import { localeOf } from '../process/host.js';
import type { Session } from '../process/session.js';
import { type ExitStatus, exit, nowhere, Stop } from '../process/stop.js';
import { compilerVersion } from '../process/version.js';
import { projectRoot } from '../rulesets/find-ruleset.js';
import { loadRuleset } from '../rulesets/load-ruleset.js';

export interface StudioOptions {
  readonly port?: string;
  /** False with `--no-open`. */
  readonly open?: boolean;
}

/** Prints its address, with the key to the files, and serves until it is ended. */
export async function studio(
  { host, lang }: Session,
  wanted: string | undefined,
  { port: asked = '0', open = true }: StudioOptions,
  ended: Promise<unknown> = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]),
): Promise<ExitStatus> {
  const folder = resolve(host.cwd, wanted ?? '.');
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Stop(fileNotFound(nowhere, { path: wanted ?? folder }));
  const port = /^\d{1,5}$/.test(asked) ? Number(asked) : Number.NaN;
  if (!(port <= 65_535)) throw new Stop(badChoice(nowhere, { message: portMessage(asked) }));
  const token = randomBytes(32).toString('base64url');
  const { server, port: own } = await startStudio(
    {
      folder: new Folder(folder, projectRoot(join(folder, 'x.bareme'))),
      token,
      asset,
      version: compilerVersion(),
      build: (path, output) => built(host.cwd, resolve(folder, path), output),
    },
    port,
  ).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE' || error.code === 'EACCES')
      throw new Stop(badChoice(nowhere, { message: takenMessage(asked) }));
    throw error;
  });
  const locale = lang ?? localeOf(host.env);
  const address = `http://127.0.0.1:${own}/#token=${token}&lang=${locale}`;
  await host.out(`${address}\n`);
  if (open) openBrowser(address);
  await ended;
  server.closeAllConnections();
  server.close();
  return exit.ok;
}

const portMessage = (asked: string) => ({
  en: `\`--port\` is a number from 0 to 65535, not \`${asked}\``,
  fr: `\`--port\` est un nombre de 0 à 65535, pas \`${asked}\``,
});
const takenMessage = (asked: string) => ({
  en: `port \`${asked}\` cannot be had: leave \`--port\` out to take a free one`,
  fr: `le port \`${asked}\` n'est pas libre : sans \`--port\`, un port libre est pris`,
});

/** Beside the bundle of the command line; in a tree that is run from its sources, where the build puts it. */
const places = ['../studio/', '../../../dist/studio/'].map((place) => new URL(place, import.meta.url));

const names: ReadonlySet<string> = new Set(['index.html', 'page.js', 'worker.js', 'style.css', 'icon.svg']);

function asset(name: string): Uint8Array | undefined {
  if (!names.has(name) && !/^chunk-[A-Z0-9]+\.js$/.test(name)) return undefined;
  const found = places.map((place) => new URL(name, place)).find((file) => existsSync(file));
  return found && readFileSync(found);
}

/** The same bytes as `bareme build --no-prove` writes: nobody waits for proofs; undefined where the rules have errors. */
async function built(cwd: string, path: string, output: string): Promise<Uint8Array | undefined> {
  const { compilation, provenance } = loadRuleset(path, cwd);
  const { model } = compilation;
  const backends = {
    'workbook.xlsx': workbookBackend,
    'evaluator.ts': () => emitTypeScript,
    'facts.schema.json': () => emitJsonSchema,
  };
  if (model === undefined || !(output in backends)) return undefined;
  const backend = await backends[output as keyof typeof backends]();
  const files = await backend(model, provenance, () => undefined);
  const content = files.find(({ name }) => name === output)?.content;
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

/** Whether a browser opens is not ours to know: the address stands on the screen. */
function openBrowser(address: string): void {
  const [command, ...words] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address.replaceAll('&', '^&')]
        : ['xdg-open', address];
  if (command === undefined) return;
  const child = spawn(command, words, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
