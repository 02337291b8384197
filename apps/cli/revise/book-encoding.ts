// How a book is written: UTF-8, or the code page in which spreadsheets on Windows still save texts, which is said.

import { extname, resolve } from 'node:path';
import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import { requireFile } from '../input/open-facts.js';
import { isUnicode, recoded } from '../input/windows-1252.js';
import type { Session } from '../process/session.js';

export interface BookEncoding {
  readonly recode?: typeof recoded;
}

/** Throws a Stop where there is no such file. Digits are the same in every code page: only words could be others. */
export async function bookEncoding({ host }: Session, path: string, locale: Locale): Promise<BookEncoding> {
  // A workbook says itself how it is written.
  if (path === '-' || /^\.xls[xm]$/i.test(extname(path))) return {};
  const file = resolve(host.cwd, path);
  requireFile(file, path);
  if (await isUnicode(file)) return {};
  host.err(
    {
      en: `${path}: it is no UTF-8; read as Windows-1252\n`,
      fr: `${path} : ce n'est pas de l'UTF-8 ; lu comme du Windows-1252\n`,
    }[locale],
  );
  return { recode: recoded };
}
