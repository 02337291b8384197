// Where the results of a run go: standard output, or the file of `--out`, whose name says its form.

import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { badChoice } from '../../../compiler/diagnostics/catalogue/outside/cli.js';
import type { Session } from '../process/session.js';
import { nowhere, Stop } from '../process/stop.js';
import type { PricedTable } from './priced-by-query.js';

export type RunFormat = 'table' | 'json' | 'ndjson' | 'csv';

export interface RunOutput {
  readonly text: (text: string) => Promise<void>;
  /** Keeps everything under its name; of a table in Parquet, writes it first. */
  readonly close: (priced: PricedTable | undefined) => Promise<void>;
  readonly drop: () => void;
  /** Parquet: what is written is the table itself. */
  readonly isTable: boolean;
}

const formats: Readonly<Record<string, RunFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
};

export const isParquetFile = (out: string | undefined): boolean =>
  out !== undefined && extname(out).toLowerCase() === '.parquet';

/** As the name of the file says. Throws a Stop for a name that says no form. */
export function formatOf(out: string | undefined, asked: RunFormat): RunFormat {
  if (out === undefined) return asked;
  const format = isParquetFile(out) ? 'csv' : formats[extname(out).toLowerCase()];
  if (format !== undefined) return format;
  const known = [...Object.keys(formats), '.parquet'].join(', ');
  throw new Stop(
    badChoice(nowhere, {
      message: {
        en: `\`--out ${out}\` does not say what to write; its name ends in one of ${known}`,
        fr: `\`--out ${out}\` ne dit pas quoi écrire ; le nom finit par ${known}`,
      },
    }),
  );
}

/** Once the files that are read are known. Throws a Stop for a name onto one of them. */
export function runOutput({ host, outputs }: Session, out: string | undefined): RunOutput {
  if (out === undefined) return { text: host.out, close: async () => {}, drop() {}, isTable: false };
  const isTable = isParquetFile(out);
  const file = outputs.open(out);
  return {
    isTable,
    text: async (text) => {
      if (!isTable) file.write(text);
    },
    async close(priced) {
      if (isTable) await saveTable(priced, file.write);
      file.close();
    },
    drop: file.drop,
  };
}

/** DuckDB writes to a folder of its own: what stands under the name that was asked for is whole or not there. */
async function saveTable(
  priced: PricedTable | undefined,
  write: (content: Uint8Array) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bareme-'));
  try {
    const path = join(folder, 'priced.parquet');
    await priced?.save(path);
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 20 })) write(piece);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
