// What a picture shows, exactly and before it is drawn: the curve of an amount over a quantity, or bars over choices.

import type { Rational } from '../../3-model/model.js';

/** filled: the end belongs to the piece · hollow: it does not · none: the curve goes on, or leaves the picture. */
export type Mark = 'filled' | 'hollow' | 'none';

export interface End {
  readonly at: Rational;
  readonly value: Rational;
  readonly mark: Mark;
}

/** A straight part of a line; a single point where both ends are the same. */
export interface Piece {
  readonly from: End;
  readonly to: End;
}

export interface Line {
  /** Empty where there is only one. */
  readonly label: string;
  /** From left to right; what lies between them has no value. */
  readonly pieces: readonly Piece[];
}

/** Per cent stand as 47 for 47 %, dates as days since 1970-01-01. */
export interface Axis {
  readonly title: string;
  /** Empty for plain numbers. */
  readonly unit: string;
  readonly kind: 'number' | 'date';
}

interface Heading {
  /** Letters, digits and dashes: the name of a file. */
  readonly name: string;
  /** The declared table, scale or output that is drawn. */
  readonly of: string;
  readonly title: string;
  /** Number and title of the section; empty where there is none. */
  readonly clause: string;
  /** What is held fixed, in words; empty for tables and scales. */
  readonly note: string;
  readonly language: 'en' | 'fr';
}

export interface Curve extends Heading {
  readonly kind: 'curve';
  readonly x: Axis & { readonly from: Rational; readonly to: Rational; readonly marks: readonly Rational[] };
  readonly y: Axis;
  readonly lines: readonly Line[];
}

export interface Bars extends Heading {
  readonly kind: 'bars';
  readonly y: Axis;
  /** One bar per group and category. */
  readonly groups: readonly {
    readonly label: string;
    readonly bars: readonly { readonly category: string; readonly value: Rational }[];
  }[];
}

export type Picture = Curve | Bars;
