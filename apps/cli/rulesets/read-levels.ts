// The severities that a project sets, from the `package.json` nearest to a rule file.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { entryOf } from '../../../compiler/diagnostics/catalogue/entries.js';
import { badSetting } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Level, Levels } from '../../../compiler/diagnostics/settle.js';
import { isAdjustable } from '../../../compiler/diagnostics/topics.js';
import { sha256 } from '../process/hashes.js';
import { readTextFile } from '../process/read-text.js';
import { shownPath } from '../process/shown-path.js';
import { nowhere, Stop } from '../process/stop.js';

const levels: ReadonlySet<unknown> = new Set<Level>(['error', 'warning', 'info', 'off']);
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface Settings {
  readonly levels: Levels;
  /** Of the bytes that they were read from; undefined where there is no file. */
  readonly sha256: string | undefined;
}

/** The file that holds the settings of a project. */
export const settingsFile = (folder: string): string => join(folder, 'package.json');

/** Throws a Stop that names the file where it sets something that there is not. */
export function readSettings(folder: string, cwd: string): Settings {
  const file = settingsFile(folder);
  if (!existsSync(file)) return { levels: new Map(), sha256: undefined };
  const path = shownPath(file, cwd);
  const { text, bytes } = readTextFile(file, path);
  return { levels: levelsFrom(text, path), sha256: sha256(bytes) };
}

function levelsFrom(text: string, path: string): Levels {
  const stop = (problem: Parameters<typeof badSetting>[1]['problem'], code = ''): never => {
    throw new Stop(badSetting(nowhere, { path, problem, code }));
  };
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return stop('no-json');
  }
  const own = isObject(content) ? content.bareme : undefined;
  if (own === undefined) return new Map();
  if (!isObject(own) || Object.keys(own).some((key) => key !== 'severities')) return stop('shape');
  const { severities = {} } = own;
  if (!isObject(severities)) return stop('shape');
  return new Map(
    Object.entries(severities).map(([written, level]): [string, Level] => {
      const code = written.toUpperCase();
      if (entryOf(code) === undefined) return stop('unknown-code', written);
      if (!isLevel(level)) return stop('level', code);
      if (!isAdjustable(code)) return stop('fixed', code);
      return [code, level];
    }),
  );
}

const isLevel = (value: unknown): value is Level => levels.has(value);
