// The tariff model: the one intermediate form that the interpreter, the analyses and every back end read.
// Names are resolved, functions, counterfactuals and versions instantiated, units checked and turned into
// explicit factors, brackets made total and disjoint. Nothing here has a meaning that a back end may add to.

import type {
  Currency,
  Domain,
  Example,
  ListOf,
  Match,
  NumberUse,
  Quote,
  Reading,
  Section,
  SourceDocument,
  UnitInfo,
  Version,
} from '../2-check/types/parts.js';
import type { Type } from '../2-check/types/types.js';
import type { Rational } from '../runtime/exact/rational.js';
import type { Span } from '../source.js';
import type { Comparison } from './comparison.js';
import type { DefinitionId, Expression, Loop } from './model-expression.js';

export type { CommonNode, ComparisonOperator, DateMeasure, DatePart } from '../2-check/types/expression.js';
export type * from '../2-check/types/parts.js';
export {
  cycleOf,
  isCalendarYear,
  isTime,
  type OptionSet,
  type Type,
  type Unit,
  writtenCycle,
} from '../2-check/types/types.js';
export type { Rational, RoundingMode } from '../runtime/exact/rational.js';
export type * from './comparison.js';
export type * from './model-expression.js';

export interface Model {
  readonly name: string;
  readonly label: string;
  /** Language in which people are addressed: that of the document, else that of the file. */
  readonly language: 'en' | 'fr';
  /** Every file that took part, the main one first. */
  readonly files: readonly string[];
  readonly documents: readonly SourceDocument[];
  readonly currency: Currency | undefined;
  /** All currencies met, with their decimals. */
  readonly currencies: readonly Currency[];
  readonly units: readonly UnitInfo[];
  /** Versions in order of time; one without dates where the file states none. */
  readonly versions: readonly Version[];
  /** Which date decides what is in force; `on` is a synthetic date fact named `on`. */
  readonly dating: { readonly kind: 'none' } | { readonly kind: 'fact' | 'on'; readonly fact: string };
  readonly sections: readonly Section[];
  readonly facts: readonly Fact[];
  readonly lists: readonly List[];
  readonly readings: readonly Reading[];
  readonly tables: readonly Table[];
  readonly scales: readonly Scale[];
  /**
   * INVARIANT: a definition refers only to earlier ones. Whatever names an item (`item`, `items`) names one of the definition's `loops`
   * or one that an operation around it binds.
   */
  readonly definitions: readonly Definition[];
  /** What a run returns, in the order of the file. */
  readonly results: readonly Result[];
  readonly notices: readonly Notice[];
  readonly requirements: readonly Requirement[];
  readonly properties: readonly Property[];
  /** What must hold of rows and bands whose limits depend on facts, where it does not follow from how they are written. */
  readonly claims?: readonly RowClaim[];
  /** The rows of every `by`, as the analyses look for gaps in them. */
  readonly keyedRows?: readonly KeyedRows[];
  readonly examples: readonly Example[];
  /** Points that the document leaves out of the file on purpose, with the reason. */
  readonly notModelled: readonly { readonly text: string; readonly because: string; readonly span: Span }[];
  /** Every quote of the file, for anchoring. */
  readonly quotes: readonly Quote[];
  /** Every number literal of rules, tables and facts' domains, for the ledger of the document's numbers. */
  readonly numbers: readonly NumberUse[];
  /** Of a model that prices a case by two tariffs. */
  readonly comparison?: Comparison;
}

export type List = ListOf<Expression>;

/** An input. Values are exact: percents already divided by 100, dates in days. */
export interface Fact {
  readonly name: string;
  readonly label: string;
  readonly type: Type;
  /** Items of this list carry the fact, one value each. */
  readonly list: string | undefined;
  /** For quantities and dates; in the same scale as values. */
  readonly domain: Domain | undefined;
  readonly presence: Presence;
  /** The date given by `--on`, not declared in the file. */
  readonly synthetic: boolean;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
}

/**
 * `always`: must be given. `when`: must be given when the condition holds, ignored otherwise.
 * `optional`: may be absent; used only where known to be given. `default`: the expression stands in for it.
 * For `default`, expressions refer to the fact by `{ kind: 'fact' }` only inside the definition that carries the
 * fact's own name, whose body is: given fact ? fact : default; all other uses refer to that definition.
 */
export type Presence =
  | { readonly kind: 'always' }
  /** `because`: the condition as the rules write it, where that is short. `inferred`: from what all listed results reach. */
  | {
      readonly kind: 'when';
      readonly condition: Expression;
      readonly because?: string | undefined;
      readonly inferred?: true;
    }
  | { readonly kind: 'optional' }
  | { readonly kind: 'default'; readonly definition: DefinitionId };

/** One printed row or one operation: what an auditor follows one at a time. */
export interface Definition {
  readonly id: DefinitionId;
  /** The declared name whose value this step leads to, e.g. `kiosks_fee`. */
  readonly owner: string;
  /** True on the one definition that is the value of `owner`. */
  readonly final: boolean;
  /** What people see: the declared label on the final step, otherwise what the step does. */
  readonly label: string;
  readonly role: Role;
  /** Computed once per item of this list: that of the last of `loops`. */
  readonly list: string | undefined;
  /**
   * The items that the body speaks of, from the outside in. Mostly none or one; several where a value inside an operation over a
   * list speaks of an item outside too (`where date is earlier than date of this one`): then there is a value for each combination.
   */
  readonly loops: readonly Loop[];
  readonly type: Type;
  readonly body: Expression;
  /** The step as written in the file, e.g. `at least minimum_fee`. */
  readonly formula: string;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
  /** Set when made for `with`: the facts, readings it replaces, in words. */
  readonly counterfactual: string | undefined;
  /** It is in no file: under which condition the results reach something. */
  readonly inferred?: true;
}

/**
 * formula: the first line of a declaration · alternative: one row of `lower of` … · retained: the alternative kept ·
 * step: `at least`, `times` … · rounding · due: the `due when` gate · condition: a named or gating yes/no ·
 * argument: a function's parameter at one call · default: a fact or what stands in for it · total: an aggregate over a list.
 */
export type Role =
  | 'formula'
  | 'alternative'
  | 'retained'
  | 'step'
  | 'rounding'
  | 'due'
  | 'condition'
  | 'argument'
  | 'default'
  | 'total';

/** A table as the document prints it. INVARIANT: for every key in the declared domain exactly one row matches, or a diagnostic said otherwise. */
export interface Table {
  readonly id: string;
  /** The declared table; clones made for `with` and versions share it. */
  readonly origin: string;
  readonly label: string;
  readonly keys: readonly TableKey[];
  readonly columns: readonly TableColumn[];
  /** The items that cells speak of. */
  readonly loops: readonly Loop[];
  readonly rows: readonly TableRow[];
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
  readonly version: string | undefined;
}

export interface TableKey {
  readonly heading: string;
  readonly type: Type;
}

export interface TableColumn {
  readonly heading: string;
  /** Name of the value (`gives`); the table's own where it gives one. An `across` choice is a last key, its columns expanded into rows. */
  readonly name: string;
  readonly type: Type;
}

export interface TableRow {
  /** One per key. */
  readonly matches: readonly Match[];
  /** One per column. */
  readonly cells: readonly Expression[];
  /** Index of the printed row it stems from (rows are expanded over `across` options). */
  readonly printedRow: number;
  readonly printedColumn: number | undefined;
  /** Cells as written, for people. */
  readonly printed: readonly string[];
  readonly span: Span;
}

/** A cumulative scale: the sum over the bands reached of once + rate × part in band + amount per started block of the part. */
export interface Scale {
  readonly id: string;
  readonly origin: string;
  readonly label: string;
  readonly inputType: Type;
  readonly resultType: Type;
  /** The items that rates and amounts speak of. */
  readonly loops: readonly Loop[];
  /** One variant without option, or one per option of the choice that selects it. */
  readonly variants: readonly { readonly option: string | undefined; readonly bands: readonly ScaleBand[] }[];
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
  readonly version: string | undefined;
}

/** Bands follow one another from zero; the part in band is min(input, to) − from, never below zero. */
export interface ScaleBand {
  readonly from: Rational;
  readonly to: Rational | undefined;
  /** Whether an input equal to `from` already reaches the band (matters for `once`). */
  readonly reachedAtFrom: boolean;
  /** Owed once when the band is reached. */
  readonly once: Expression | undefined;
  readonly rate: Expression | undefined;
  readonly started: { readonly width: Rational; readonly amount: Expression } | undefined;
  readonly printed: readonly string[];
  readonly span: Span;
}

export interface Result {
  /** The declared name: key of the output. */
  readonly name: string;
  readonly label: string;
  readonly definition: DefinitionId;
  /** Amounts are written with the currency's decimals. */
  readonly kind: 'amount' | 'answer' | 'value';
  readonly type: Type;
  /** Decimals that are always written (currency), more where the value needs them. */
  readonly decimals: number;
  /** One value per item. */
  readonly list: string | undefined;
  /** A yes/no definition: where it is no, the case has no such result. Undefined where every case has it. */
  readonly exists?: DefinitionId;
  /** False for amounts that exist but were not listed in `results`; examples may still ask for them. */
  readonly listed: boolean;
}

export interface Notice {
  readonly id: string;
  readonly text: string;
  readonly when: Expression | undefined;
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
}

/** A joint condition on facts; a case that breaks it is refused (`requirement_failed`), and proofs assume it. */
export interface Requirement {
  readonly condition: Expression;
  /** As the file states it, where `condition` binds only cases that reach all of its facts. */
  readonly stated?: Expression;
  readonly message: string;
  readonly list: string | undefined;
  /** The fact whose own type says it: the refusal names it. */
  readonly fact?: string;
  readonly span: Span;
  /** Set on the one that says that the tariff is in force on the case's date: a case that breaks it is refused as `not_in_force`. */
  readonly inForce?: InForceOn;
}

/** The date that decides, and the periods in which something is in force, in order of time. */
export interface InForceOn {
  readonly date: Expression;
  readonly fact: string;
  readonly periods: readonly Pick<Version, 'name' | 'from' | 'to'>[];
}

/** Must hold for every input, of every item where it speaks of one. */
export interface RowClaim {
  readonly owner: string;
  readonly problem: 'gap' | 'overlap' | 'order';
  readonly condition: Expression;
  readonly span: Span;
}

/** Rows chosen by keys, one use of them each: what a case that no row takes is refused for. */
export interface KeyedRows {
  readonly owner: string;
  readonly keys: readonly Expression[];
  readonly rows: readonly { readonly matches: readonly Match[]; readonly span: Span }[];
  readonly span: Span;
}

/** What the file declares to hold for every input of the domain, under the chosen readings. */
export type Property = {
  readonly id: string;
  /** As written. */
  readonly text: string;
  readonly when: Expression | undefined;
  readonly section: string | undefined;
  readonly span: Span;
} & (
  | {
      readonly kind: 'monotone';
      readonly direction: 'never-decreases' | 'never-increases' | 'no-effect';
      readonly subject: Expression;
      readonly fact: string;
    }
  | { readonly kind: 'always'; readonly condition: Expression }
  | {
      readonly kind: 'no-jump';
      readonly subject: Expression;
      readonly fact: string;
      readonly limit: Rational;
    }
);
