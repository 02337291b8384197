// The syntax tree: what a rule file says, as written, before names mean anything.
// One node per construct of grammar/README.md; every node has its span, nothing is dropped or reordered.

import type { Span } from '../../compiler/source.js';
import type { DeclarationConcept } from '../words/keywords.js';
import type {
  Band,
  Cell,
  DateLiteral,
  Expr,
  Formula,
  FormulaBase,
  Name,
  OptionSyntax,
  Quantity,
  RoundingRule,
  Text,
  TypeSyntax,
} from './syntax-expressions.js';

export type * from './syntax-expressions.js';

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
    /** `every version`: what follows belongs to all of them again, as what stands before the first. */
    | { readonly kind: 'every-version' }
    | { readonly kind: 'dated-by'; readonly fact: Name }
    /** `rounding each amount …`; undefined is `rounding no amount`. */
    | { readonly kind: 'rounding'; readonly rule: RoundingRule | undefined }
    | {
        readonly kind: 'results';
        readonly names: readonly {
          readonly name: Name;
          /** How it is shown; the value itself stays exact. */
          readonly rounding: RoundingRule | undefined;
        }[];
      }
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
        readonly optional: boolean;
        readonly neededWhen: Expr | undefined;
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
        /** `choice period by begun`: the same rows, chosen by keys; their conditions are then undefined. */
        readonly by: (FormulaBase & { readonly kind: 'by' }) | undefined;
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
        /** What it would have declared; undefined where it begins with no keyword. */
        readonly concept?: DeclarationConcept | undefined;
        readonly name: Name | undefined;
        /** Other names that it may have declared: values of a table. */
        readonly perhaps?: readonly string[];
        /** It declares a name that could not be read. */
        readonly nameless?: boolean;
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

export interface Period {
  readonly from: DateLiteral | undefined;
  readonly to: DateLiteral | undefined;
  readonly span: Span;
}

export interface ChoiceRow {
  readonly option: OptionSyntax;
  /** Undefined is `otherwise`, and so it is where the options go by keys. */
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
  /** How people call the option. */
  readonly label: Text | undefined;
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

// Groups of declarations, named where a question leaves them alone: a new declaration is a type error there.
export type HeadKind =
  | 'tariff'
  | 'module'
  | 'language'
  | 'use'
  | 'source'
  | 'currency'
  | 'unit'
  | 'conversion'
  | 'valid'
  | 'version'
  | 'removed'
  | 'every-version'
  | 'dated-by';
export type PaperKind = 'results' | 'section' | 'notice' | 'not-used' | 'not-modelled';
export type PropertyKind = 'check' | 'example';
