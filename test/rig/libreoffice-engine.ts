// LibreOffice as an engine: one soffice process behind libreoffice.py.

import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EngineValue, Setting } from './rig.js';

const script = fileURLToPath(new URL('./libreoffice.py', import.meta.url));

export interface LibreOffice {
  /** Opens a file and recalculates it, unless its stored values are to be seen. */
  readonly open: (path: string, recalculate?: boolean) => Promise<Readonly<Record<string, string>>>;
  /** Sets cells, recalculates what depends on them and reads ranges, row by row. */
  readonly run: (
    settings: readonly Setting[],
    ranges: readonly (readonly [sheet: string, range: string])[],
  ) => Promise<readonly (readonly (readonly EngineValue[])[])[]>;
  readonly close: () => Promise<void>;
}

/** Starts soffice; `locale` such as `fr-FR` gives it that language and those number formats. */
export function startLibreOffice(locale?: string): LibreOffice {
  const child: ChildProcess = spawn(
    '/usr/bin/python3',
    [script, ...(locale === undefined ? [] : ['--locale', locale])],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  if (child.stdin === null || child.stdout === null) throw new Error('no pipes to the engine');
  const { stdin } = child;
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (request: object): Promise<Readonly<Record<string, unknown>>> => {
    stdin.write(`${JSON.stringify(request)}\n`);
    const line = await lines.next();
    if (line.done === true) throw new Error('the engine has stopped');
    return JSON.parse(line.value) as Readonly<Record<string, unknown>>;
  };
  return {
    async open(path, recalculate = true) {
      const { names } = await ask({ open: path, recalculate });
      return names as Readonly<Record<string, string>>;
    },
    async run(settings, ranges) {
      const { values } = await ask({
        set: settings.map(({ sheet, address, value }) => [sheet, address, value]),
        read: ranges,
      });
      return values as readonly (readonly (readonly EngineValue[])[])[];
    },
    async close() {
      stdin.write(`${JSON.stringify({ close: true })}\n`);
      stdin.end();
      await new Promise((done) => child.once('exit', done));
    },
  };
}
