// The ruleset that a workbook was made from: named on the command line, else found by what its cover says.

import { basename, dirname, join, resolve } from 'node:path';
import { originOf } from '../../../compiler/6-emit/workbook/read/origin.js';
import { readWorkbook, type WorkbookFile } from '../../../compiler/6-emit/workbook/read/workbook-file.js';
import { notAWorkbook } from '../../../compiler/diagnostics/catalogue/outside/edited-workbooks.js';
import { readBytes } from '../process/read-text.js';
import type { Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { nowhere, Stop } from '../process/stop.js';
import { findRuleset } from './find-ruleset.js';

export interface GivenWorkbook {
  /** As the user knows it. */
  readonly shown: string;
  readonly bytes: Uint8Array;
  readonly file: WorkbookFile;
}

/** Throws a Stop for what cannot be read as a workbook. */
export async function readGivenWorkbook(path: string, { host, outputs }: Session): Promise<GivenWorkbook> {
  const absolute = resolve(host.cwd, path);
  const shown = shownPath(absolute, host.cwd);
  outputs.protect(absolute);
  const bytes = readBytes(absolute, shown);
  const file = await readWorkbook(bytes);
  if (file === undefined) throw new Stop(notAWorkbook(nowhere, { path: shown }));
  return { shown, bytes, file };
}

/** What `compiledRuleset` takes; undefined when nothing of the name on the cover is found. */
export function rulesetOf({ shown, file }: GivenWorkbook, cwd: string): string | undefined {
  const name = originOf(file)?.name;
  if (name === undefined) return undefined;
  const dashed = name.replaceAll('_', '-');
  const beside = dirname(resolve(cwd, shown));
  const candidates = [
    dashed,
    name,
    join(beside, `${dashed}.bareme`),
    join(beside, `${name}.bareme`),
    basename(beside),
  ];
  return candidates.find((candidate) => isFound(candidate, cwd));
}

function isFound(candidate: string, cwd: string): boolean {
  try {
    findRuleset(candidate, cwd);
    return true;
  } catch (error) {
    if (error instanceof Stop) return false;
    throw error;
  }
}
