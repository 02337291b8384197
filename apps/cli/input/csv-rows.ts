// Text as it arrives into pieces of whole rows, so that each piece can be read on its own, and the cells of rows with quotes.

import Papa from 'papaparse';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import type { Dialect } from './piece.js';

/** Thrown when the heading or the quoting is such that no row can be trusted. */
export class BadCsv extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

/** Characters beyond which a row is no row. */
const longestRow = 10_000_000;

/** Pieces that begin and end with rows, also where line ends stand in quotes. The dialect is seen from the heading. */
export async function* piecesOfRows(
  texts: AsyncIterable<string>,
): AsyncGenerator<{ readonly text: string; readonly dialect: Dialect; readonly from: number }> {
  let dialect: Dialect | undefined;
  let from = 1;
  let rest = '';
  const begin = (): Dialect => {
    const said = separatorLine.exec(rest);
    if (said !== null) {
      rest = rest.slice(said[0].length);
      from = 2;
    }
    return headingDialect(rest, said?.[1]);
  };
  for await (const text of texts) {
    rest += text;
    if (dialect === undefined) {
      // The heading is whole when something follows its line end, which may be of two characters.
      if (!headingIsWhole.test(rest) && rest.length <= longestRow) continue;
      dialect = begin();
    }
    const end = endOfRows(rest, dialect);
    if (end > 0) yield { text: rest.slice(0, end), dialect, from };
    else if (rest.length > longestRow) throw new BadCsv(rest.includes('"') ? badQuotes : tooLong);
    rest = rest.slice(end);
  }
  if (dialect === undefined || rest !== '') {
    dialect ??= begin();
    yield { text: rest, dialect, from };
  }
}

/** The first line of a file may say what separates its cells: spreadsheets read and write it. */
const separatorLine = /^sep=([^\r\n"])[ \t]*(?:\r\n|\n|\r)/i;
/** Something follows the line end of the heading, the line on separators left aside. */
const headingIsWhole = /^(?:sep=[^\r\n]*(?:\r\n|\n|\r(?!\n)))?[^\r\n]+[\r\n]./is;

function headingDialect(text: string, said: string | undefined): Dialect {
  if (text.trim() === '') throw new BadCsv({ en: 'it is empty', fr: 'il est vide' });
  const newline = /\r\n|\n|\r/.exec(text)?.[0];
  const heading = newline === undefined ? text : text.slice(0, text.indexOf(newline));
  const unquoted = heading.replace(/"[^"]*"/g, '');
  const count = (sign: string) => unquoted.split(sign).length - 1;
  const delimiter =
    said ?? [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return { delimiter, newline: newline === '\r' ? '\r' : '\n' };
}

/** Behind the last line end that ends a row; 0 where there is none. */
function endOfRows(text: string, dialect: Dialect): number {
  const { newline } = dialect;
  let end = 0;
  for (let at = 0; ; ) {
    const quote = openingQuote(text, at, dialect);
    const unquoted = text.slice(at, quote < 0 ? text.length : quote);
    const last = unquoted.lastIndexOf(newline);
    if (last >= 0) end = at + last + newline.length;
    if (quote < 0) return end;
    at = behindQuoted(text, quote + 1, dialect);
    if (at < 0) return end;
  }
}

/** Behind the first row, its line end included. */
export function endOfFirstRow(text: string, dialect: Dialect): number {
  const { newline } = dialect;
  for (let at = 0; at >= 0; ) {
    const end = text.indexOf(newline, at);
    const quote = openingQuote(text, at, dialect);
    if (end >= 0 && (quote < 0 || end < quote)) return end + newline.length;
    if (quote < 0) break;
    at = behindQuoted(text, quote + 1, dialect);
  }
  return text.length;
}

/** A quote opens where a cell begins; within a cell it is a sign as any other. */
function openingQuote(text: string, from: number, { delimiter, newline }: Dialect): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    if (at === 0 || text[at - 1] === delimiter || text.endsWith(newline, at)) return at;
  }
  return -1;
}

/** Where the quoted cell that was opened before `from` is followed by a delimiter or a line end, spaces left aside; -1 while it is not. */
function behindQuoted(text: string, from: number, { delimiter, newline }: Dialect): number {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    if (text[quote + 1] === '"') {
      quote++;
      continue;
    }
    for (let at = quote + 1; at < text.length; at++) {
      if (text[at] === delimiter || text.startsWith(newline, at)) return at;
      if (text[at]?.trim() !== '') break;
    }
  }
  return -1;
}

/** Rows of cells as they stand, blank lines as one blank cell. The text ends with a row. */
export function rowsOf(text: string, dialect: Dialect): readonly (readonly string[])[] {
  const { data, errors } = Papa.parse<string[]>(text, { ...dialect, skipEmptyLines: false });
  if (errors.some(({ type }) => type === 'Quotes')) throw new BadCsv(badQuotes);
  // Behind the last line end the parser sees one more row, of nothing.
  return text.endsWith(dialect.newline) ? data.slice(0, -1) : data;
}

const tooLong: Localized = { en: 'a row is too long', fr: 'une ligne est trop longue' };

const badQuotes: Localized = {
  en: 'a quoted cell is not closed as CSV asks (a quote within one is written twice)',
  fr: "une cellule entre guillemets n'est pas fermée comme CSV le demande (un guillemet à l'intérieur s'écrit deux fois)",
};
