// The file of facts that a command names into its cases.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { badFactsFile, fileNotFound, unreadableFile } from '../../diagnostics/catalogue/cli.js';
import type { Host } from '../host.js';
import { isMissing } from '../read-text.js';
import { nowhere, Stop } from '../stop.js';
import type { CaseSource } from './case-source.js';
import { BadCsv, type CsvFacts, csvCases } from './csv.js';
import { jsonCases, ndjsonCases, streamedCases } from './ndjson.js';
import { NotUtf8 } from './text-stream.js';

/** Opens `-` (standard input), `.json`, `.ndjson`, `.jsonl` or `.csv`. Throws a Stop when the file as a whole cannot be used. */
export async function openFacts(path: string, host: Host, facts: CsvFacts): Promise<CaseSource> {
  if (path === '-') return guarded(await streamedCases(host.stdin), path);
  const file = resolve(host.cwd, path);
  requireFile(file, path);
  switch (extname(path).toLowerCase()) {
    case '.json':
      return jsonCases(readFileSync(file));
    case '.ndjson':
    case '.jsonl':
      return guarded(ndjsonCases(createReadStream(file, { highWaterMark: 1 << 18 })), path);
    case '.csv':
      return guarded(csvCases(createReadStream(file, { highWaterMark: 1 << 18 }), facts), path);
    default:
      throw new Stop(
        badFactsFile(nowhere, {
          path,
          reason: { en: 'the kind of file is not known', fr: "ce genre de fichier n'est pas connu" },
        }),
      );
  }
}

function requireFile(file: string, shown: string): void {
  try {
    if (statSync(file).isDirectory()) {
      throw new Stop(unreadableFile(nowhere, { path: shown, reason: 'folder' }));
    }
  } catch (error) {
    if (error instanceof Stop) throw error;
    throw isMissing(error)
      ? new Stop(fileNotFound(nowhere, { path: shown }))
      : new Stop(unreadableFile(nowhere, { path: shown, reason: 'denied' }));
  }
}

/** What goes wrong with a file as a whole, even in the middle of it, is said as such. */
function guarded(source: CaseSource, path: string): CaseSource {
  async function* cases() {
    try {
      yield* source.cases;
    } catch (error) {
      if (error instanceof BadCsv) throw new Stop(badFactsFile(nowhere, { path, reason: error.reason }));
      if (error instanceof NotUtf8) throw new Stop(badFactsFile(nowhere, { path, reason: NotUtf8.reason }));
      if (isSystemError(error)) throw new Stop(unreadableFile(nowhere, { path, reason: 'denied' }));
      throw error;
    }
  }
  return { shape: source.shape, cases: cases() };
}

const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';
