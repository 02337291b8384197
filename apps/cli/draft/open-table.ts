// The file that a draft is made from → grids: a workbook's sheets, or the one table of a text.

import { extname, resolve } from 'node:path';
import { readWorkbook } from '../../../compiler/6-emit/workbook/read/workbook-file.js';
import { notAWorkbook } from '../../../compiler/diagnostics/catalogue/outside/edited-workbooks.js';
import type { Localized } from '../../../compiler/diagnostics/diagnostic.js';
import type { Grid } from '../../../compiler/draft/grid.js';
import { gridOfText } from '../../../compiler/draft/sheets/grid-of-text.js';
import { gridsOfWorkbook } from '../../../compiler/draft/sheets/grids-of-workbook.js';
import { windows1252 } from '../input/windows-1252.js';
import { decodeUtf8, readBytes } from '../process/read-text.js';
import type { Session } from '../process/session.js';
import { shownPath } from '../process/shown-path.js';
import { nowhere, Stop } from '../process/stop.js';

export interface OpenedTable {
  readonly grids: readonly Grid[];
  readonly shown: string;
  /** What had to be taken for granted to read it at all. */
  readonly remark: Localized | undefined;
}

/** Throws a Stop where the file is no workbook and no text. */
export async function openTable(path: string, { host, outputs }: Session): Promise<OpenedTable> {
  const file = resolve(host.cwd, path);
  const shown = shownPath(file, host.cwd);
  const bytes = readBytes(file, shown);
  outputs.protect(file);
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (isZip || ['.xlsx', '.xlsm', '.xls', '.ods'].includes(extname(file).toLowerCase())) {
    const workbook = isZip ? await readWorkbook(bytes) : undefined;
    if (workbook === undefined) throw new Stop(notAWorkbook(nowhere, { path: shown }));
    return { grids: gridsOfWorkbook(workbook), shown, remark: undefined };
  }
  const { text, remark } = textOf(bytes);
  return { grids: [gridOfText(text)], shown, remark };
}

/** Spreadsheets still write texts in the code page of Windows: what is no UTF-8 is read as that, and said to be. */
function textOf(bytes: Uint8Array): { readonly text: string; readonly remark: Localized | undefined } {
  const [one, two] = bytes;
  if (one === 0xff && two === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), remark: undefined };
  if (one === 0xfe && two === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), remark: undefined };
  const text = decodeUtf8(bytes);
  if (text !== undefined) return { text, remark: undefined };
  return {
    text: windows1252(bytes),
    remark: {
      en: 'it is no UTF-8; read as Windows-1252',
      fr: "ce n'est pas de l'UTF-8 ; lu comme du Windows-1252",
    },
  };
}
