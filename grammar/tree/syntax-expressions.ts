// The syntax tree of expressions, formulas and cells: what stands within a declaration.

import type { Rational, RoundingMode } from '../../compiler/runtime/exact/rational.js';
import type { Span } from '../../compiler/source.js';

export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A quoted string, without its quotes. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

export type TypeSyntax = { readonly span: Span } & (
  | { readonly kind: 'unit'; readonly unit: UnitSyntax }
  | { readonly kind: 'percent' | 'number' | 'yes-no' | 'date' | 'time' | 'calendar-year' | 'text' }
  | { readonly kind: 'one-of'; readonly options: readonly OptionSyntax[] }
  /** `one of 13, 20, 25 mm`: each with its unit. */
  | { readonly kind: 'one-of-numbers'; readonly values: readonly NumberSyntax[] }
  /** The type and options of another fact or choice. */
  | { readonly kind: 'like'; readonly name: Name }
);

export interface OptionSyntax {
  readonly name: Name;
  readonly label: Text | undefined;
  readonly code: Text | undefined;
}

/** `EUR/m2`, `XPF/day/block`: the first name over the others; `%/block`: percent over all of them. */
export interface UnitSyntax {
  readonly names: readonly Name[];
  readonly percent?: true;
  readonly span: Span;
}

/** A number with its unit, as in a conversion. */
export interface Quantity {
  readonly value: Rational;
  readonly unit: UnitSyntax | undefined;
  readonly span: Span;
}

export type NumberSyntax = Expr & { readonly kind: 'number' };

/** Whole days since 1970-01-01. */
export interface DateLiteral {
  readonly value: number;
  readonly span: Span;
}

export interface RoundingRule {
  readonly mode: RoundingMode;
  readonly step: Expr;
  /** `to places decimals`: the step is so many decimals, which is a value. */
  readonly decimals?: true;
  readonly span: Span;
}

/** A cell as written, and every way in which it can be read; the checker knows which one its column wants. */
export interface Cell {
  /** Trimmed text as written; headings and labels are only this. */
  readonly text: string;
  readonly span: Span;
  readonly content: CellContent;
}

export type CellContent =
  | { readonly kind: 'empty' }
  /** `TEXT as NAME for OPTION in UNIT`; `kinds` for scales: once, rate, per UNIT, per started N UNIT. */
  | {
      readonly kind: 'heading';
      readonly text: string;
      readonly as: HeadingRole | undefined;
      readonly option: Name | undefined;
      readonly unit: UnitSyntax | { readonly percent: true; readonly span: Span } | undefined;
      /** What the words before `as` and `in` say where they are a boundary or a value: a column for a band. */
      readonly key: CellContent | undefined;
    }
  | { readonly kind: 'expression'; readonly expression: Expr }
  | { readonly kind: 'band'; readonly band: Band }
  /** `6:00 to 16:00 or 21:00 to 24:00` */
  | { readonly kind: 'any-of'; readonly parts: readonly CellContent[] }
  /** `film or game` */
  | { readonly kind: 'names'; readonly names: readonly Name[] }
  /** `begins with "33"` */
  | { readonly kind: 'prefixes'; readonly prefixes: readonly string[] }
  | { readonly kind: 'rest' }
  | { readonly kind: 'otherwise' }
  | { readonly kind: 'not-given' }
  /** A list of values: `40 EUR, 20 EUR` in an example. */
  | { readonly kind: 'values'; readonly values: readonly Expr[] }
  /** Free words that are no formula: a label. */
  | { readonly kind: 'words' }
  | { readonly kind: 'broken' };

export type HeadingRole = { readonly span: Span } & (
  | { readonly kind: 'name'; readonly name: Name }
  | { readonly kind: 'once' | 'rate' }
  /** `per 100 CHF`: owed for so many units. */
  | { readonly kind: 'per'; readonly unit: UnitSyntax; readonly count: Rational }
  | { readonly kind: 'per-started'; readonly width: Quantity }
  /** Widths that change by row, and what is owed for each started block of the width in its row. */
  | { readonly kind: 'block' | 'per-started-block' }
);

/**
 * `up to X`, `above X`, `from X`, `below X`, `from X to Y`, `above X up to Y`, `from X below Y`, `then up to X`,
 * `X or more`, `the first X`, `the next X`.
 */
export interface Band {
  readonly lower: Limit | undefined;
  readonly upper: Limit | undefined;
  /** `then …`: begins where the row before ends. */
  readonly then: boolean;
  /** `the next X`: the upper limit counts from the end of the row before; `then` holds too. */
  readonly next: boolean;
  /** Written with `to` or `between … and`: from a time to another the second does not count. */
  readonly range?: true;
  /** `both included`: it does. */
  readonly bothIncluded?: true;
  readonly span: Span;
}

/** `day_in + time_in`, or one of both. */
export interface InstantSyntax {
  readonly first: Expr;
  readonly second: Expr | undefined;
}

export type ReachedPart = 'rate' | 'once' | 'band';

export interface Limit {
  readonly value: Expr;
  readonly inclusive: boolean;
}

/** What follows `=`: one infix expression or alternatives, then steps, each on everything above it. */
export interface Formula {
  readonly base: FormulaBase;
  readonly steps: readonly Step[];
  readonly span: Span;
}

export type FormulaBase =
  | { readonly kind: 'expression'; readonly expression: Expr }
  | {
      readonly kind: 'alternatives';
      readonly rule: 'lower' | 'higher' | 'sum' | 'first';
      readonly rows: readonly AlternativeRow[];
      readonly span: Span;
    }
  /** Rows chosen by the values of `keys`: bands, options, the rest; a cell for each. */
  | {
      readonly kind: 'by';
      readonly keys: readonly Expr[];
      readonly rows: readonly {
        readonly matches: readonly Cell[];
        readonly value: Expr;
        readonly formula: Formula;
        readonly span: Span;
      }[];
      readonly span: Span;
    };

export interface AlternativeRow {
  readonly label: string | undefined;
  readonly value: Expr;
  /** The row counts only then; undefined for a row that always counts, and for one that says `otherwise`. */
  readonly when: Expr | undefined;
  /** The row counts only where no other does. */
  readonly otherwise: boolean;
  readonly span: Span;
}

export type Step = {
  readonly when: Expr | undefined;
  readonly span: Span /** As written. */;
  readonly text: string;
} & (
  | { readonly kind: 'at-least' | 'at-most' | 'times' | 'divided-by' | 'plus'; readonly value: Expr }
  /** Several values are parallel: each on the same base. */
  | { readonly kind: 'less'; readonly values: readonly Expr[] }
  | { readonly kind: 'plus-each'; readonly values: readonly Expr[] }
  | { readonly kind: 'rounded'; readonly rule: RoundingRule }
  | { readonly kind: 'not-rounded' }
);

export type Expr = { readonly span: Span } & (
  | {
      readonly kind: 'number';
      readonly value: Rational;
      readonly unit: UnitSyntax | undefined;
      readonly percent: 'percent' | 'points' | undefined;
    }
  | { readonly kind: 'date'; readonly value: number }
  /** Minutes since midnight; 1 440 for 24:00. */
  | { readonly kind: 'time'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: Name; readonly arguments: readonly Expr[] }
  /** `rate for reduced`: the table's across key set to an option. */
  | { readonly kind: 'for'; readonly table: Expr; readonly option: Name }
  | {
      readonly kind: 'binary';
      readonly operator: '+' | '-' | '*' | '/' | 'and' | 'or';
      readonly left: Expr;
      readonly right: Expr;
      readonly operatorSpan: Span;
    }
  | { readonly kind: 'negate' | 'not'; readonly operand: Expr }
  /** `X is above A`, `X is reduced`, `X is not given`, `X is one of a, b`. */
  | { readonly kind: 'is'; readonly subject: Expr; readonly not: boolean; readonly test: IsTest }
  /** `A, otherwise B`: B where something that A needs is absent. */
  | { readonly kind: 'otherwise'; readonly value: Expr; readonly instead: Expr }
  | {
      readonly kind: 'when';
      readonly branches: readonly { readonly value: Expr; readonly when: Expr }[];
      readonly otherwise: Expr | undefined;
    }
  /** Parenthesised formula with steps after commas. */
  | { readonly kind: 'steps'; readonly formula: Formula }
  | { readonly kind: 'in'; readonly value: Expr; readonly unit: UnitSyntax }
  | {
      readonly kind: 'with';
      readonly value: Expr;
      readonly replacements: readonly { readonly name: Name; readonly value: Expr }[];
    }
  | {
      readonly kind: 'blocks';
      readonly rounding: 'started' | 'full' | 'exact';
      /** `per started …`: a plain number of blocks, which multiplies an amount. */
      readonly plain: boolean;
      readonly width: Expr;
      readonly count: Expr;
    }
  | { readonly kind: 'remainder'; readonly width: Expr; readonly count: Expr }
  | { readonly kind: 'part'; readonly value: Expr; readonly band: Band }
  | { readonly kind: 'extreme'; readonly rule: 'lower' | 'higher'; readonly values: readonly Expr[] }
  | {
      readonly kind: 'aggregate';
      readonly operation: 'sum' | 'count' | 'average' | 'median' | 'highest' | 'lowest' | 'last';
      readonly of: Expr | undefined;
      readonly list: Name;
      /** `over LIST before this one`: over the items before the one that the declaration speaks of. */
      readonly before: boolean;
      readonly where: Expr | undefined;
    }
  | { readonly kind: 'item'; readonly of: Expr; readonly index: Expr; readonly list: Name }
  /** `date of this one`: of the item that the declaration speaks of, inside an operation over a list. */
  | { readonly kind: 'this-one'; readonly of: Expr }
  /** `balance of the item before`. */
  | { readonly kind: 'item-before'; readonly of: Expr }
  /** `deduction of the version before`. */
  | { readonly kind: 'version-before'; readonly of: Expr }
  | { readonly kind: 'position' }
  | { readonly kind: 'running-total'; readonly of: Expr; readonly inclusive: boolean }
  | { readonly kind: 'rank'; readonly of: Expr }
  | { readonly kind: 'retained'; readonly name: Name }
  /** `rate reached in tiers(usage)`: what the band says that takes the value. */
  | { readonly kind: 'reached'; readonly what: ReachedPart; readonly call: Expr }
  /** `(fee + rent) before rounding`: every amount named in it as it is before the file's rule rounds it. */
  | { readonly kind: 'before-rounding'; readonly of: Expr }
  /** `(1 + 2 %) to the power of years` */
  | { readonly kind: 'power'; readonly base: Expr; readonly exponent: Expr }
  /** `total shared in proportion to weight`: parts that add up. */
  | { readonly kind: 'shared'; readonly of: Expr; readonly weight: Expr }
  | { readonly kind: 'date-part'; readonly part: string; readonly date: Expr }
  | {
      readonly kind: 'date-between';
      readonly measure: string;
      readonly from: Expr;
      readonly to: Expr;
      readonly bothIncluded: boolean;
    }
  /** `minutes from A to B between 8:00 and 20:00 on Monday to Friday`: how much of the time lies there; no window is all of the day. */
  | {
      readonly kind: 'time-within';
      readonly measure: string;
      readonly from: InstantSyntax;
      readonly to: InstantSyntax;
      readonly bothIncluded: boolean;
      readonly windows: readonly Band[];
      readonly days: Band | undefined;
    }
  | { readonly kind: 'date-of'; readonly year: Expr; readonly month: Expr; readonly day: Expr }
  | { readonly kind: 'not-given' }
  | { readonly kind: 'broken' }
);

export type IsTest =
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'value'; readonly value: Expr }
  | { readonly kind: 'names'; readonly names: readonly Name[] }
  /** `begins with "33" or "34"` */
  | { readonly kind: 'prefixes'; readonly prefixes: readonly string[] }
  /** `is one of 2020, 2021` */
  | { readonly kind: 'values'; readonly values: readonly Expr[] }
  | { readonly kind: 'given' };
