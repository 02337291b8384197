// Text into rows of cells, at the pace of the reader. Lines without quotes are split at once; from the first quote on the
// parser reads them.

import { Readable } from 'node:stream';
import Papa from 'papaparse';
import type { Localized } from '../../runtime/localized.js';

/** Thrown when the heading or the quoting is such that no row can be trusted. */
export class BadCsv extends Error {
  constructor(readonly reason: Localized) {
    super(reason.en);
  }
}

/** Rows of cells as they stand, blank lines as one blank cell. The delimiter (`,`, `;` or tab) and line ends are seen from the heading. */
export async function* csvRows(pieces: AsyncIterator<string>): AsyncGenerator<Iterable<readonly string[]>> {
  const first = await firstLine(pieces);
  if (first.trim() === '') throw new BadCsv({ en: 'it is empty', fr: 'il est vide' });
  const dialect = dialectOf(first);
  const { delimiter, newline } = dialect;
  let rest = '';
  for (let text: string | undefined = first; text !== undefined; ) {
    if (text.includes('"')) {
      yield* parsedRows(startingWith(rest + text, pieces), dialect);
      return;
    }
    const end = text.lastIndexOf(newline);
    // A line end of two characters may be cut in the middle: the rest then ends with its first half.
    const all: string = rest + text;
    const whole = rest === '' ? end : all.lastIndexOf(newline);
    if (whole < 0) {
      rest = all;
      if (rest.length > longestRow) throw new BadCsv(tooLong);
    } else {
      yield splitRows(all, whole, dialect);
      rest = all.slice(whole + newline.length);
    }
    const next = await pieces.next();
    text = next.done === true ? undefined : next.value;
  }
  if (rest !== '') yield [rest.split(delimiter)];
}

/** One after the other, so that the cells of a row are gone before the next is looked at. */
function* splitRows(text: string, end: number, { delimiter, newline }: Dialect): Generator<string[]> {
  for (let at = 0; at <= end; ) {
    const next = text.indexOf(newline, at);
    yield text.slice(at, next).split(delimiter);
    at = next + newline.length;
  }
}

/** Characters beyond which a row is no row. */
const longestRow = 10_000_000;

const tooLong: Localized = { en: 'a row is too long', fr: 'une ligne est trop longue' };

/** Enough text to hold the whole heading. */
async function firstLine(pieces: AsyncIterator<string>): Promise<string> {
  let text = '';
  while (!/[\r\n]./s.test(text)) {
    const next = await pieces.next();
    if (next.done === true) return text;
    text += next.value;
    if (text.length > 1_000_000) break;
  }
  return text;
}

async function* startingWith(first: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

interface Dialect {
  readonly delimiter: string;
  readonly newline: '\r\n' | '\n' | '\r';
}

function dialectOf(text: string): Dialect {
  const newline = /\r\n|\n|\r/.exec(text)?.[0];
  const heading = newline === undefined ? text : text.slice(0, text.indexOf(newline));
  const unquoted = heading.replace(/"[^"]*"/g, '');
  const count = (sign: string) => unquoted.split(sign).length - 1;
  const delimiter = [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
  return { delimiter, newline: newline === '\r\n' || newline === '\r' ? newline : '\n' };
}

/** Rows with quotes: the parser waits while a piece is looked at. */
async function* parsedRows(
  text: AsyncIterable<string>,
  dialect: Dialect,
): AsyncGenerator<readonly string[][]> {
  const stream = Readable.from(text, { objectMode: false, encoding: 'utf8' });
  const arrived: Papa.ParseResult<string[]>[] = [];
  let parser: Papa.Parser | undefined;
  let wake = () => {};
  let ended = false;
  let failure: unknown;
  let withoutRow = 0;
  const finish = (error?: unknown) => {
    ended = true;
    failure ??= error;
    wake();
  };
  stream.once('error', finish);
  Papa.parse<string[]>(stream, {
    ...dialect,
    skipEmptyLines: false,
    chunk(result, source) {
      source.pause();
      parser = source;
      arrived.push(result);
      withoutRow = result.data.length > 0 ? 0 : withoutRow + 1;
      wake();
    },
    complete: () => finish(),
    error: finish,
  });
  for (;;) {
    const piece = arrived.shift();
    if (piece !== undefined) {
      // Of a row that the end of a piece cuts the parser complains too early; it is read again with the next piece.
      const rows = piece.data.length;
      const broken = piece.errors.find(({ type, row }) => type === 'Quotes' && (row ?? 0) < rows);
      if (broken !== undefined || withoutRow > mostPiecesOfARow) throw new BadCsv(badQuotes);
      yield piece.data;
      parser?.resume();
    } else if (failure !== undefined) {
      throw failure;
    } else if (ended) {
      return;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** A row that goes on for more pieces of the file than this (some megabytes) is a quote that is never closed. */
const mostPiecesOfARow = 30;

const badQuotes: Localized = {
  en: 'a quoted cell is not closed as CSV asks (a quote within one is written twice)',
  fr: "une cellule entre guillemets n'est pas fermée comme CSV le demande (un guillemet à l'intérieur s'écrit deux fois)",
};
