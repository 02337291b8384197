// The file of facts that a command names into its cases.

import { createReadStream, statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import {
  badChoice,
  badFactsFile,
  fileNotFound,
  unreadableFile,
} from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import { isMissing } from '../process/read-text.js';
import type { Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import { type CaseSource, type IncomingCase, sourceOf } from './case-source.js';
import { csvCases } from './csv.js';
import type { CsvFacts } from './csv-heading.js';
import { BadCsv } from './csv-rows.js';
import { jsonCases, ndjsonCases, streamedCases } from './ndjson.js';
import { NotUtf8 } from './text-stream.js';

/** How cases are written, where neither the name of a file nor its first line says it. */
export const factsFormats = ['json', 'ndjson', 'csv', 'xlsx'] as const;
export type FactsFormat = (typeof factsFormats)[number];

export interface FactsOptions {
  /** Of `--facts-format`. */
  readonly factsFormat?: FactsFormat;
  /** Of `--sheet`: the sheet of a workbook that holds the cases. */
  readonly sheet?: string;
}

/**
 * Opens `-` (standard input), `.json`, `.ndjson`, `.jsonl`, `.csv`, `.tsv` or `.xlsx`, or any file whose format is said. Throws a Stop
 * when the file as a whole cannot be used.
 */
export async function openFacts(
  path: string,
  { host, outputs }: Pick<Session, 'host' | 'outputs'>,
  facts: CsvFacts,
  {
    factsFormat,
    sheet,
    progress,
    recode,
  }: FactsOptions & { readonly progress?: Watcher; readonly recode?: Recode } = {},
): Promise<CaseSource> {
  if (path === '-') {
    if (sheet !== undefined && factsFormat !== 'xlsx') throw noSheets();
    if (factsFormat === undefined) return guarded(await streamedCases(host.stdin, facts), path);
    return casesIn(host.stdin, factsFormat, facts, path, sheet);
  }
  const file = resolve(host.cwd, path);
  requireFile(file, path);
  outputs.protect(file);
  if (isParquet(path, factsFormat)) throw new Stop(badFactsFile(nowhere, { path, reason: onlyRun }));
  const format = factsFormat ?? formats[extname(path).toLowerCase()];
  if (format === undefined) {
    throw new Stop(
      badFactsFile(nowhere, {
        path,
        reason: { en: 'the kind of file is not known', fr: "ce genre de fichier n'est pas connu" },
      }),
    );
  }
  if (sheet !== undefined && format !== 'xlsx') throw noSheets();
  const bytes = watched(file, progress);
  return casesIn(recode === undefined ? bytes : recode(bytes), format, facts, path, sheet);
}

export const noSheets = (): Stop =>
  new Stop(
    badChoice(nowhere, {
      message: {
        en: '`--sheet` goes with facts in a workbook, `.xlsx`',
        fr: '`--sheet` va avec des données dans un classeur, `.xlsx`',
      },
    }),
  );

/** Makes UTF-8 of what is written otherwise. */
type Recode = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>;

/** Whether a file is Parquet by its name, where nothing else was said. */
export const isParquet = (path: string, factsFormat: FactsFormat | undefined): boolean =>
  factsFormat === undefined && extname(path).toLowerCase() === '.parquet';

const onlyRun = {
  en: 'Parquet is read by `bareme run` alone',
  fr: 'Parquet est lu par `bareme run` seulement',
};

type Watcher = (read: number, of: number) => void;

const formats: Readonly<Record<string, FactsFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.xlsx': 'xlsx',
  '.xlsm': 'xlsx',
};

async function casesIn(
  bytes: AsyncIterable<Uint8Array>,
  format: FactsFormat,
  facts: CsvFacts,
  path: string,
  sheet: string | undefined,
): Promise<CaseSource> {
  switch (format) {
    case 'json':
      return jsonCases(await wholeOf(bytes), facts);
    case 'ndjson':
      return guarded(ndjsonCases(bytes, facts), path);
    case 'csv':
      return guarded(csvCases(bytes, facts), path);
    case 'xlsx': {
      const { sheetCases } = await import('./sheet-cases.js');
      const cases = sheetCases(await wholeOf(bytes), facts, sheet);
      return cases.catch((error: unknown) => Promise.reject(asStop(error, path)));
    }
    default:
      return format satisfies never;
  }
}

async function wholeOf(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Bytes that are read at a time. */
const pieceSize = 1 << 17;

/** A file, opened when its first piece is asked for; tells how much of it has been handed on. */
async function* watched(path: string, progress: Watcher | undefined): AsyncGenerator<Uint8Array> {
  const of = statSync(path).size;
  let read = 0;
  const file: AsyncIterable<Uint8Array> = createReadStream(path, { highWaterMark: pieceSize });
  for await (const piece of file) {
    yield piece;
    read += piece.length;
    progress?.(read, of);
  }
}

/** Throws a Stop for what is no file that can be read. */
export function requireFile(file: string, shown: string): void {
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

/** What goes wrong with a file as a whole, even in the middle of it, as what is said of it; any other error as it is. */
function asStop(error: unknown, path: string): unknown {
  if (error instanceof BadCsv) return new Stop(badFactsFile(nowhere, { path, reason: error.reason }));
  if (error instanceof NotUtf8) return new Stop(badFactsFile(nowhere, { path, reason: NotUtf8.reason }));
  if (isSystemError(error)) return new Stop(unreadableFile(nowhere, { path, reason: 'denied' }));
  return error;
}

function guarded(source: CaseSource, path: string): CaseSource {
  // A batch is read when its cases are asked for: what is wrong may be found then.
  function* cases(batch: Iterable<IncomingCase>) {
    try {
      yield* batch;
    } catch (error) {
      throw asStop(error, path);
    }
  }
  async function* each<T>(all: AsyncIterable<T>): AsyncGenerator<T> {
    try {
      yield* all;
    } catch (error) {
      throw asStop(error, path);
    }
  }
  async function* batches() {
    for await (const batch of each(source.batches)) yield cases(batch);
  }
  return {
    ...sourceOf(source.shape, batches()),
    pieces: source.pieces && {
      ...source.pieces,
      all: each(source.pieces.all),
      stopFor: (error) => asStop(error, path),
    },
    heading: source.heading,
    keys: source.keys,
  };
}

const isSystemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && typeof error.syscall === 'string';
