// Pieces of a file that hold whole cases: plain data, so that each can be read apart from the others, in another thread too.

import type { IncomingCase } from './incoming-case.js';

/** How a table is written. */
export interface Dialect {
  readonly delimiter: string;
  /** What ends rows; what is left of `\r\n` is a space around the last cell. */
  readonly newline: '\n' | '\r';
}

/** What a column of a table is. */
export interface Column {
  /** No column is called as what every object has. */
  readonly safe: boolean;
  /** As it stands in the file. */
  readonly heading: string;
  readonly name: string;
  /** What an earlier run wrote beside a refused case. */
  readonly isReason: boolean;
  /** Names the case, and goes with its results. */
  readonly isKey: boolean;
  readonly yesNo: boolean;
  /** A comma stands before the decimals, as where rows are separated by semicolons. */
  readonly decimalComma: boolean;
  readonly known: boolean;
  /** Undefined for a fact of the case itself. */
  readonly item: { readonly list: string; readonly index: number } | undefined;
}

/** Whole rows, the heading left aside. */
export interface TablePiece {
  readonly kind: 'table';
  readonly text: string;
  readonly dialect: Dialect;
  readonly columns: readonly Column[];
}

/** Whole lines. */
export interface LinesPiece {
  readonly kind: 'lines';
  readonly bytes: Uint8Array;
  /** The line before them was too long to be kept. */
  readonly afterTooLong: boolean;
  /** Names of the facts. */
  readonly known: ReadonlySet<string>;
  readonly keys: readonly string[];
}

export type Piece = TablePiece | LinesPiece;

/** Where a case stands: its number, and its line. Both count from one. */
export interface Place {
  readonly number: number;
  readonly line: number;
}

/** The cases of one piece, each read when it is asked for. */
export interface PieceCases {
  readonly cases: Iterable<IncomingCase>;
  /** Where the next piece begins, once all cases were read. */
  readonly end: () => Place;
}
