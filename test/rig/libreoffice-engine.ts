// LibreOffice as an engine: one soffice process behind libreoffice.py.

import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './load-ruleset.js';
import type { EngineValue, Setting } from './rig.js';

const script = join(root, 'test/rig/libreoffice.py');

export type Range = readonly [sheet: string, range: string];
type Rows = readonly (readonly EngineValue[])[];

export interface LibreOffice {
  /** Opens a file and recalculates it, unless its stored values are to be seen. */
  readonly open: (path: string, recalculate?: boolean) => Promise<Readonly<Record<string, string>>>;
  /**
   * For each case in turn: sets the cells that are not so already, recalculates what depends on them and reads ranges, row
   * by row. Only what is set here counts as known. `typed`: recalculates for each cell as it is set, as where a person types;
   * `hard`: recalculates everything, as Ctrl-Shift-F9 does.
   */
  readonly run: (
    cases: readonly (readonly Setting[])[],
    ranges: readonly Range[],
    how?: { readonly typed?: boolean; readonly hard?: boolean },
  ) => Promise<readonly (readonly Rows[])[]>;
  /** Cuts a cell and pastes it over another: formulas follow it, and what was there is lost to them. */
  readonly move: (from: Range, to: Range) => Promise<void>;
  /** Writes the workbook as LibreOffice does. */
  readonly save: (path: string) => Promise<void>;
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
  const set = new Map<string, Setting['value']>();
  const shown = new Map<string, Rows>();
  const changes = (settings: readonly Setting[]) =>
    settings.flatMap(({ sheet, address, value }) => {
      const at = `${sheet}!${address}`;
      if (set.has(at) && set.get(at) === value) return [];
      set.set(at, value);
      return [[sheet, address, value]];
    });
  return {
    async open(path, recalculate = true) {
      set.clear();
      shown.clear();
      const { names } = await ask({ open: path, recalculate });
      return names as Readonly<Record<string, string>>;
    },
    async run(cases, ranges, { typed = false, hard = false } = {}) {
      const { values } = await ask({ cases: cases.map(changes), read: ranges, typed, hard });
      return (values as readonly (readonly (Rows | null)[])[]).map((found) =>
        found.map((rows, index) => {
          const at = ranges[index]?.join('!') ?? '';
          if (rows !== null) shown.set(at, rows);
          return shown.get(at) ?? [];
        }),
      );
    },
    async move(from, to) {
      await ask({ move: [...from, ...to] });
    },
    async save(path) {
      await ask({ save: path });
    },
    async close() {
      stdin.write(`${JSON.stringify({ close: true })}\n`);
      stdin.end();
      await new Promise((done) => child.once('exit', done));
    },
  };
}
