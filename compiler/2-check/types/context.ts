// What every part of the checker has at hand: names with their types, units, and the way to check a part of a part.

import type { Expr, Formula, Step } from '../../../grammar/tree/syntax.js';
import type { Resolved } from '../../1-resolve/resolved.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Rational, RoundingMode } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type {
  CheckedExpression,
  CheckedFormula,
  CheckedParameter,
  CheckedStep,
  CheckedTariff,
  Statement,
} from './checked.js';
import type { Currency, NumberUse } from './parts.js';
import type { OptionSet, Type } from './types.js';
import type { UnitTable } from './unit-table.js';

/** What a name stands for. `broken` names were reported already. */
export type Meaning =
  | { readonly kind: 'fact'; readonly type: Type; readonly list: string | undefined }
  /** A reading without values: tested by `is`. */
  | { readonly kind: 'switch'; readonly set: OptionSet }
  | {
      readonly kind: 'value';
      readonly what: ValueKind;
      readonly type: Type;
      readonly list: string | undefined;
      /** Empty for what is used by its bare name. */
      readonly parameters: readonly CheckedParameter[];
      /** Options of the across key of a table or scale. */
      readonly across: OptionSet | undefined;
      /** Options of a reading with values. */
      readonly readingOptions: OptionSet | undefined;
    }
  | { readonly kind: 'list'; readonly mayBeAbsent: boolean }
  /** A table of several values: each has a name of its own. */
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'broken' };

export type ValueKind = 'amount' | 'value' | 'answer' | 'choice' | 'table' | 'scale' | 'function' | 'reading';

/** A declared ratio: one `from` is `factor` of `to`. */
export interface Conversion {
  readonly from: string;
  readonly to: string;
  readonly factor: Rational;
  readonly period: { readonly from: number | undefined; readonly to: number | undefined } | undefined;
}

/** A step that changes the value. */
export type WorkingStep = Exclude<Step, { readonly kind: 'not-rounded' }>;

/** The items that names of lists can speak of, from the one looked at outwards. */
export interface ItemScope {
  list: string | undefined;
  /** A function or a check: it finds its list out from what it uses. */
  readonly open: boolean;
  /** Around an operation over a list. */
  readonly outer?: ItemScope;
}

/** Where an expression stands. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, Type>;
  /** The list whose item is meant; open scopes (functions) find it out from what they use. */
  readonly items: ItemScope;
  readonly use: NumberUse['use'];
  /** What is said to be `not given`, for people. */
  readonly owner: string;
  /** Amounts are taken as they are before the file's rule rounds them; `names` gathers which. */
  readonly exact?: { readonly names: Set<string> };
  /** The right side of a product or quotient, with what stands on its left. */
  readonly factor?: { readonly of: Expr; readonly operator: '*' | '/'; readonly left: CheckedExpression };
}

export interface Context {
  readonly resolved: Resolved;
  readonly report: Report;
  /** How many comparisons of rows a table may need. */
  readonly mostComparisons: number;
  readonly units: UnitTable;
  readonly currency: Currency | undefined;
  readonly dating: CheckedTariff['dating'];
  readonly conversions: readonly Conversion[];
  /** Undefined: nobody declares it. */
  meaning(name: string, at: Span): Meaning | undefined;
  /** Within, names are those of items before: a value may come back to itself. */
  readonly goingBack: <T>(work: () => T) => T;
  /** What was stated of a value; undefined for names that are no statements, or are being worked out. */
  readonly statementsOf: (name: string) => readonly Statement[] | undefined;
  /** Undefined: reported already. `expected` resolves bare options and types `not given`. */
  check(expression: Expr, scope: Scope, expected?: Type): CheckedExpression | undefined;
  formula(formula: Formula, scope: Scope, expected?: Type): CheckedFormula | undefined;
  step(step: WorkingStep, soFar: Type, above: Span, scope: Scope): CheckedStep | undefined;
  /** How amounts in the currency are rounded where nothing else is said; undefined where the file says nothing. */
  amountRule(
    file: string,
    currency: string,
  ): { readonly mode: RoundingMode; readonly step: Rational } | 'none' | undefined;
  note(number: NumberUse): void;
  /** That a unit is met where no number is written in it. */
  noteUnit(symbol: string): void;
  /** The facts, choices and readings that have all the options. */
  readonly ownersOfOptions: (options: readonly string[]) => readonly string[];
  /** Whether to look for the name that was meant by an unknown one: where very many are unknown, for the first of them. */
  maySuggest(): boolean;
  /** The name whose label this is; undefined where there is none, or several. */
  nameOfLabel(label: string): string | undefined;
  /** The source as written, white space folded, comments left out. */
  text(span: Span): string;
  /** Language of the keywords of the file. */
  languageOf(file: string): 'en' | 'fr';
}

/** A scope outside of any function or list. */
export const topScope = (
  use: NumberUse['use'],
  owner: string,
  list: string | undefined = undefined,
): Scope => ({ parameters: new Map(), items: { list, open: false }, use, owner });
