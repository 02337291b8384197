// The syntax tree: what a rule file says, as written, before names mean anything.
// One node per construct of grammar/README.md; every node has its span, nothing is dropped or reordered.

import type { Rational, RoundingMode } from '../compiler/runtime/rational.js';
import type { Span } from '../compiler/source.js';

export interface Name {
  readonly text: string;
  readonly span: Span;
}

/** A quoted string, without its quotes. */
export interface Text {
  readonly text: string;
  readonly span: Span;
}

export interface RuleFile {
  readonly path: string;
  /** The text it was read from; later phases quote definitions as written. */
  readonly text: string;
  readonly locale: 'en' | 'fr';
  readonly declarations: readonly Declaration[];
  readonly comments: readonly Text[];
  readonly span: Span;
}

export type Declaration = DeclarationBase &
  (
    | { readonly kind: 'tariff' | 'module'; readonly name: Name; readonly label: Text | undefined }
    | { readonly kind: 'language'; readonly language: 'en' | 'fr' }
    /** `use "x.bareme" taking a, b`; undefined takes everything. */
    | { readonly kind: 'use'; readonly path: Text; readonly taking: readonly Name[] | undefined }
    | {
        readonly kind: 'source';
        readonly document: Text;
        readonly held: boolean;
        readonly language: 'en' | 'fr' | undefined;
      }
    | { readonly kind: 'currency'; readonly code: Name; readonly decimals: number | undefined }
    | {
        readonly kind: 'unit';
        readonly names: readonly Name[];
        readonly label: Text | undefined;
        readonly equals: Quantity | undefined;
      }
    /** `conversion 1 000 XPF = 8.38 EUR [from … to …]` */
    | {
        readonly kind: 'conversion';
        readonly left: Quantity;
        readonly right: Quantity;
        readonly period: Period | undefined;
      }
    | { readonly kind: 'valid'; readonly period: Period }
    /** `version "2024" valid from … to …`: all that follows belongs to it, until the next. */
    | { readonly kind: 'version'; readonly name: Text; readonly period: Period }
    | { readonly kind: 'removed'; readonly names: readonly Name[] }
    | { readonly kind: 'dated-by'; readonly fact: Name }
    /** `rounding each amount …`; undefined is `rounding no amount`. */
    | { readonly kind: 'rounding'; readonly rule: RoundingRule | undefined }
    | { readonly kind: 'results'; readonly names: readonly Name[] }
    | {
        readonly kind: 'section';
        readonly ours: boolean;
        readonly number: Text | undefined;
        readonly title: Text | undefined;
        readonly applies: Expr | undefined;
      }
    | FactDeclaration
    | {
        readonly kind: 'list';
        readonly name: Name;
        readonly label: Text | undefined;
        readonly capacity: Expr | undefined;
      }
    | {
        readonly kind: 'require';
        readonly condition: Expr;
        readonly message: Text | undefined;
        readonly list: Name | undefined;
      }
    | {
        readonly kind: 'choice';
        readonly name: Name;
        readonly label: Text | undefined;
        readonly list: Name | undefined;
        readonly rows: readonly ChoiceRow[];
      }
    | TableDeclaration
    | ScaleDeclaration
    | ReadingDeclaration
    | {
        readonly kind: 'function';
        readonly name: Name;
        readonly label: Text | undefined;
        readonly parameters: readonly Parameter[];
        readonly formula: Formula;
      }
    | {
        readonly kind: 'amount' | 'value' | 'answer';
        readonly name: Name;
        readonly label: Text | undefined;
        readonly list: Name | undefined;
        readonly formula: Formula;
        readonly due: Expr | undefined;
      }
    | { readonly kind: 'notice'; readonly text: Text; readonly when: Expr | undefined }
    | CheckDeclaration
    | ExampleDeclaration
    /** A number or passage of the document for which there is no rule, and why. */
    | { readonly kind: 'not-used'; readonly text: Text; readonly because: Text | undefined }
    | { readonly kind: 'not-modelled'; readonly text: Text; readonly because: Text | undefined }
    /** What could not be understood; its diagnostics are already reported. Later phases skip it. */
    | {
        readonly kind: 'broken' /** The declared name, where it could be read: uses of it are not reported. */;
        readonly name: Name | undefined;
      }
  );

export interface DeclarationBase {
  /** From the keyword to the last token. */
  readonly span: Span;
  /** Lines `quote "…"` that follow the declaration. */
  readonly quotes: readonly Text[];
  /** Lines `allow CODE because "…"`: silences a check here, with the reason. */
  readonly allowed: readonly { readonly code: Name; readonly because: Text | undefined }[];
}

export interface FactDeclaration extends DeclarationBase {
  readonly kind: 'fact';
  readonly name: Name;
  readonly label: Text | undefined;
  readonly list: Name | undefined;
  readonly type: TypeSyntax | undefined;
  readonly whole: boolean;
  /** `to 0.25`: the step. */
  readonly step: Expr | undefined;
  readonly range: Band | undefined;
  readonly optional: boolean;
  readonly neededWhen: Expr | undefined;
  readonly default: Expr | undefined;
}

export type TypeSyntax = { readonly span: Span } & (
  | { readonly kind: 'unit'; readonly unit: UnitSyntax }
  | { readonly kind: 'percent' | 'number' | 'yes-no' | 'date' | 'text' }
  | { readonly kind: 'one-of'; readonly options: readonly OptionSyntax[] }
  /** The type and options of another fact or choice. */
  | { readonly kind: 'like'; readonly name: Name }
);

export interface OptionSyntax {
  readonly name: Name;
  readonly label: Text | undefined;
  readonly code: Text | undefined;
}

/** `EUR/m2`, `XPF/day/block`: the first name over the others. */
export interface UnitSyntax {
  readonly names: readonly Name[];
  readonly span: Span;
}

/** A number with its unit, as in a conversion. */
export interface Quantity {
  readonly value: Rational;
  readonly unit: UnitSyntax | undefined;
  readonly span: Span;
}

export interface Period {
  readonly from: DateLiteral | undefined;
  readonly to: DateLiteral | undefined;
  readonly span: Span;
}

/** Whole days since 1970-01-01. */
export interface DateLiteral {
  readonly value: number;
  readonly span: Span;
}

export interface RoundingRule {
  readonly mode: RoundingMode;
  readonly step: Expr;
  readonly span: Span;
}

export interface ChoiceRow {
  readonly option: OptionSyntax;
  /** Undefined is `otherwise`. */
  readonly when: Expr | undefined;
  readonly span: Span;
}

export interface Parameter {
  readonly name: Name;
  readonly type: TypeSyntax;
}

/** `table NAME by a, b, across c gives x, y` or `table NAME on UNIT`. */
export interface TableDeclaration extends DeclarationBase {
  readonly kind: 'table';
  readonly name: Name;
  readonly label: Text | undefined;
  readonly list: Name | undefined;
  readonly keys: readonly TableKeySyntax[];
  readonly gives: readonly { readonly name: Name; readonly label: Text | undefined }[];
  readonly header: TableRowSyntax | undefined;
  readonly rows: readonly TableRowSyntax[];
}

export type TableKeySyntax =
  | { readonly kind: 'by'; readonly value: Expr; readonly span: Span }
  /** The key is an argument: the table is used as a function of it. */
  | { readonly kind: 'on'; readonly type: TypeSyntax; readonly span: Span }
  | { readonly kind: 'across'; readonly value: Expr; readonly span: Span };

export interface TableRowSyntax {
  readonly cells: readonly Cell[];
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
    }
  | { readonly kind: 'expression'; readonly expression: Expr }
  | { readonly kind: 'band'; readonly band: Band }
  /** `film or game` */
  | { readonly kind: 'names'; readonly names: readonly Name[] }
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
  | { readonly kind: 'per'; readonly unit: UnitSyntax }
  | { readonly kind: 'per-started'; readonly width: Quantity }
);

/** `up to X`, `above X`, `from X`, `below X`, `from X to Y`, `above X up to Y`, `from X below Y`, `then up to X`. */
export interface Band {
  readonly lower: Limit | undefined;
  readonly upper: Limit | undefined;
  /** `then …`: begins where the row before ends. */
  readonly then: boolean;
  readonly span: Span;
}

export interface Limit {
  readonly value: Expr;
  readonly inclusive: boolean;
}

export interface ScaleDeclaration extends DeclarationBase {
  readonly kind: 'scale';
  readonly name: Name;
  readonly label: Text | undefined;
  readonly on: TypeSyntax | undefined;
  readonly across: Expr | undefined;
  readonly header: TableRowSyntax | undefined;
  readonly rows: readonly TableRowSyntax[];
  /** `scale s = t, every rate plus 1 point, every threshold times 1.1` */
  readonly from: Name | undefined;
  readonly changes: readonly {
    readonly of: 'rate' | 'threshold' | 'once';
    readonly operation: 'plus' | 'less' | 'times';
    readonly by: Expr;
    readonly span: Span;
  }[];
}

export interface ReadingDeclaration extends DeclarationBase {
  readonly kind: 'reading';
  readonly name: Name;
  readonly label: Text | undefined;
  readonly parameters: readonly Parameter[];
  readonly header: TableRowSyntax | undefined;
  readonly rows: readonly ReadingRow[];
  readonly chosen: Name | undefined;
}

export interface ReadingRow {
  readonly name: Name;
  /** Undefined in a switch. */
  readonly value: Expr | undefined;
  readonly because: Text | undefined;
  readonly span: Span;
}

export interface CheckDeclaration extends DeclarationBase {
  readonly kind: 'check';
  readonly label: Text | undefined;
  readonly property:
    | {
        readonly kind: 'monotone';
        readonly direction: 'never-decreases' | 'never-increases' | 'no-effect';
        readonly subject: Expr;
        readonly facts: readonly Name[];
      }
    | {
        readonly kind: 'no-jump';
        readonly subject: Expr;
        readonly facts: readonly Name[];
        readonly limit: Expr;
      }
    | { readonly kind: 'always'; readonly condition: Expr }
    | { readonly kind: 'broken' };
  readonly when: Expr | undefined;
}

export interface ExampleDeclaration extends DeclarationBase {
  readonly kind: 'example';
  readonly label: Text | undefined;
  readonly readings: readonly { readonly reading: Name; readonly option: Name }[];
  /** Table form: a header of names, a row per case. */
  readonly header: TableRowSyntax | undefined;
  readonly rows: readonly TableRowSyntax[];
  /** Line form: `given a = 3 m2, b = yes`, `given items` with a table, `expect total = 12 EUR`. */
  readonly given: readonly { readonly name: Name; readonly value: Expr; readonly span: Span }[];
  readonly givenLists: readonly {
    readonly list: Name;
    readonly header: TableRowSyntax | undefined;
    readonly rows: readonly TableRowSyntax[];
    readonly span: Span;
  }[];
  readonly expected: readonly {
    readonly name: Name;
    readonly values: readonly Expr[];
    readonly span: Span;
  }[];
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
  /** Rows chosen by the value of `key`: bands, options, the rest. */
  | {
      readonly kind: 'by';
      readonly key: Expr;
      readonly rows: readonly {
        readonly match: Cell;
        readonly value: Expr;
        readonly formula: Formula;
        readonly span: Span;
      }[];
      readonly span: Span;
    };

export interface AlternativeRow {
  readonly label: string | undefined;
  readonly value: Expr;
  /** `first of`: the condition; undefined is `otherwise`. In `lower of` …: the alternative counts only then. */
  readonly when: Expr | undefined;
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
      readonly width: Expr;
      readonly count: Expr;
    }
  | { readonly kind: 'remainder'; readonly width: Expr; readonly count: Expr }
  | { readonly kind: 'part'; readonly value: Expr; readonly band: Band }
  | { readonly kind: 'extreme'; readonly rule: 'lower' | 'higher'; readonly values: readonly Expr[] }
  | {
      readonly kind: 'aggregate';
      readonly operation: 'sum' | 'count' | 'highest' | 'lowest';
      readonly of: Expr | undefined;
      readonly list: Name;
      readonly where: Expr | undefined;
    }
  | { readonly kind: 'item'; readonly of: Expr; readonly index: Expr; readonly list: Name }
  | { readonly kind: 'position' }
  | { readonly kind: 'running-total'; readonly of: Expr; readonly inclusive: boolean }
  | { readonly kind: 'rank'; readonly of: Expr }
  | { readonly kind: 'retained'; readonly name: Name }
  | { readonly kind: 'date-part'; readonly part: string; readonly date: Expr }
  | { readonly kind: 'date-between'; readonly measure: string; readonly from: Expr; readonly to: Expr }
  | { readonly kind: 'date-of'; readonly year: Expr; readonly month: Expr; readonly day: Expr }
  | { readonly kind: 'not-given' }
  | { readonly kind: 'broken' }
);

export type IsTest =
  | { readonly kind: 'band'; readonly band: Band }
  | { readonly kind: 'value'; readonly value: Expr }
  | { readonly kind: 'names'; readonly names: readonly Name[] }
  | { readonly kind: 'given' };
