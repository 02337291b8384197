// The checked tariff: every declaration typed, units and currencies reconciled, quotes and numbers collected;
// names, functions, `with` and versions still stand as written. Phase 3 instantiates them into the model.

import type { Allowance } from '../../diagnostics/settle.js';
import type { Rational, RoundingMode } from '../../runtime/exact/rational.js';
import type { SourceFile, Span } from '../../source.js';
import type { CallOf, CommonNode, ItemValues, Typed } from './expression.js';
import type {
  Currency,
  Domain,
  Example,
  ExpectedValue,
  ListOf,
  Match,
  NumberUse,
  Place,
  Quote,
  Reading,
  Section,
  SourceDocument,
  UnitInfo,
  Version,
} from './parts.js';
import type { Type } from './types.js';

export type { Example, ExpectedValue, Place };

export interface CheckedTariff {
  readonly name: string;
  readonly label: string;
  readonly language: 'en' | 'fr';
  readonly files: readonly string[];
  /** The text of every file that took part, so that definitions are quoted as written. */
  readonly texts: readonly SourceFile[];
  readonly documents: readonly SourceDocument[];
  readonly currency: Currency | undefined;
  readonly currencies: readonly Currency[];
  readonly units: readonly UnitInfo[];
  /** In order of time; always at least one. */
  readonly versions: readonly Version[];
  readonly dating: { readonly kind: 'none' } | { readonly kind: 'fact' | 'on'; readonly fact: string };
  readonly sections: readonly Section[];
  readonly facts: readonly CheckedFact[];
  readonly lists: readonly CheckedList[];
  readonly readings: readonly Reading[];
  /**
   * Every named thing that has a value, in the order of the file. A name may stand several times: once per version
   * that (re)states it; `versions` (indices) then says for which periods; a version that restates nothing inherits the
   * statement before it. INVARIANT: each version index occurs in at most one statement of a name.
   */
  readonly statements: readonly Statement[];
  /** Undefined: no `results` line, all amounts and answers that belong to no list are results. */
  readonly results:
    | readonly {
        readonly name: string;
        readonly span: Span;
        /** Of what is shown, in the unit of the value. */
        readonly rounding?: { readonly mode: RoundingMode; readonly step: Rational; readonly span: Span };
      }[]
    | undefined;
  readonly notices: readonly {
    readonly text: string;
    readonly when: CheckedExpression | undefined;
    readonly place: Place;
  }[];
  readonly requirements: readonly {
    readonly condition: CheckedExpression;
    readonly message: string;
    readonly list: string | undefined;
    /** The fact whose own type says it. */
    readonly fact?: string;
    readonly span: Span;
  }[];
  readonly properties: readonly CheckedProperty[];
  readonly examples: readonly Example[];
  readonly notModelled: readonly { readonly text: string; readonly because: string; readonly span: Span }[];
  readonly quotes: readonly Quote[];
  readonly numbers: readonly NumberUse[];
  /** Lines `allow CODE because "…"`: whoever hands diagnostics to people leaves out those with the code within `span`. */
  readonly allowed: readonly Allowance[];
}

export interface CheckedFact {
  readonly name: string;
  readonly label: string;
  readonly type: Type;
  readonly list: string | undefined;
  readonly domain: Domain | undefined;
  readonly presence:
    | { readonly kind: 'always' | 'optional' }
    | { readonly kind: 'when'; readonly condition: CheckedExpression }
    | { readonly kind: 'default'; readonly value: CheckedExpression };
  readonly synthetic: boolean;
  readonly place: Place;
}

export type CheckedList = ListOf<CheckedExpression>;
export type Statement = {
  readonly name: string;
  readonly label: string;
  /** Indices into `versions`. */
  readonly versions: readonly number[];
  readonly list: string | undefined;
  readonly place: Place;
} & (
  | {
      readonly kind: 'amount' | 'value' | 'answer';
      readonly type: Type;
      readonly formula: CheckedFormula;
      /** `due when`, together with the `applies when` of its section. Not due is zero (no, for an answer). */
      readonly due: CheckedExpression | undefined;
      /** `applies when` of its section, for a value or answer: where it does not apply, there is none as a result. */
      readonly applies: CheckedExpression | undefined;
      /** The file's rounding, for an amount whose own last step neither rounds nor says `not rounded`. */
      readonly rounding:
        | {
            readonly mode: RoundingMode;
            readonly step: Rational;
            /** The roundings at the end of its own steps, each with a condition: where one holds, it is the last rounding. */
            readonly tail: readonly CheckedStep[];
            /** `not rounded when …`: where it holds, nothing is rounded at the end. */
            readonly unless?: { readonly when: CheckedExpression; readonly text: string } | undefined;
          }
        | undefined;
    }
  | {
      readonly kind: 'choice';
      readonly type: Type;
      readonly rows: readonly {
        readonly option: string;
        readonly label: string;
        readonly when: CheckedExpression | undefined;
        readonly span: Span;
      }[];
      /** What gives its options, where they go by keys. */ readonly by?: CheckedFormula;
    }
  | {
      readonly kind: 'function';
      readonly type: Type;
      readonly parameters: readonly CheckedParameter[];
      readonly formula: CheckedFormula;
    }
  /** A reading with values: a function when it has parameters. Switches stand in `readings` alone. */
  | {
      readonly kind: 'reading-value';
      readonly type: Type;
      readonly parameters: readonly CheckedParameter[];
      readonly options: readonly {
        readonly option: string;
        readonly label: string;
        readonly value: CheckedExpression;
      }[];
    }
  /** Each of `columns` is a name of its own; a table that gives one value has one column of its own name. */
  | CheckedTable
  | CheckedScale
);

export interface CheckedParameter {
  readonly name: string;
  readonly label: string;
  readonly type: Type;
}

export interface CheckedTable {
  readonly kind: 'table';
  /** `by` and `across` keys carry their expression; an `on` key takes the next argument of a call. */
  readonly keys: readonly {
    readonly heading: string;
    readonly type: Type;
    readonly value: CheckedExpression | undefined;
    readonly across: boolean;
  }[];
  readonly columns: readonly {
    readonly heading: string;
    readonly name: string;
    readonly label: string;
    readonly type: Type;
  }[];
  /** Across columns are expanded: one row per printed row and option. Bands are already disjoint (closest bound wins). */
  readonly rows: readonly {
    readonly matches: readonly Match[];
    readonly cells: readonly CheckedExpression[];
    readonly printedRow: number;
    readonly printedColumn: number | undefined;
    readonly printed: readonly string[];
    readonly span: Span;
    /** In a table that is read from the top: what must hold of the keys; undefined for the last row, which takes the rest. */
    readonly when?: CheckedExpression | undefined;
    /** In such a table: the row's keys as written, the option of the across choice. */
    readonly label?: string;
    readonly option?: string | undefined;
  }[];
  /** Read from the top, as limits depend on facts: the name of each key in the rows' conditions, and what must be proved. */
  readonly fromTop?: { readonly keys: readonly string[]; readonly claims: readonly Claim[] };
}

/** What must hold for every input, so that exactly one row takes each case. */
export interface Claim {
  readonly condition: CheckedExpression;
  readonly problem: 'gap' | 'overlap' | 'order';
  readonly span: Span;
}

/** The rows of `by` whose limits are known: what each takes of the keys. */
export interface KeyedRows {
  readonly subjects: readonly CheckedExpression[];
  readonly rows: readonly { readonly matches: readonly Match[]; readonly span: Span }[];
  readonly span: Span;
}

export interface CheckedScale {
  readonly kind: 'scale';
  readonly inputType: Type;
  readonly resultType: Type;
  readonly across: CheckedExpression | undefined;
  /** The scale that `every rate plus …` was said of. */
  readonly madeFrom?: string;
  readonly variants: readonly {
    readonly option: string | undefined;
    readonly bands: readonly CheckedBand[];
  }[];
}

export interface CheckedBand {
  readonly from: Rational;
  readonly to: Rational | undefined;
  readonly reachedAtFrom: boolean;
  readonly once: CheckedExpression | undefined;
  readonly rate: CheckedExpression | undefined;
  readonly started: { readonly width: Rational; readonly amount: CheckedExpression } | undefined;
  readonly printed: readonly string[];
  /** The cell that says which values it takes. */
  readonly words: string;
  readonly span: Span;
  /** Limits that depend on facts, in place of `from` and `to`; all bands of a scale have them, or none. */
  readonly moving?: BandLimits;
}

export interface BandLimits {
  readonly from: CheckedExpression;
  readonly to: CheckedExpression | undefined;
}

/** Counts only where `when` holds; in the last row of `first of` undefined is `otherwise`. */
export interface FormulaRow {
  readonly label: string;
  readonly value: CheckedExpression;
  readonly when: CheckedExpression | undefined;
  readonly text: string;
  readonly span: Span;
}

export interface CheckedFormula {
  readonly base:
    | { readonly kind: 'expression'; readonly expression: CheckedExpression; readonly text: string }
    | {
        readonly kind: 'alternatives';
        readonly rule: 'lower' | 'higher' | 'sum';
        readonly items: readonly FormulaRow[];
      }
    /** `first of` and `by`: conditions in order, already made disjoint for `by` but where `claims` must be proved. */
    | {
        readonly kind: 'first';
        readonly claims?: readonly Claim[];
        readonly keyed?: KeyedRows;
        readonly items: readonly FormulaRow[];
      };
  readonly steps: readonly CheckedStep[];
  readonly type: Type;
  readonly span: Span;
}

/** `value` is what the step does to the value so far, which it refers to by the node `{ kind: 'so-far' }`. */
export interface CheckedStep {
  readonly kind: 'at-least' | 'at-most' | 'times' | 'divided-by' | 'plus' | 'less' | 'rounded';
  readonly value: CheckedExpression;
  readonly when: CheckedExpression | undefined;
  readonly type: Type;
  /** As written. */
  readonly text: string;
  readonly span: Span;
}

export type CheckedExpression = Typed & (CheckedNode | CommonNode<CheckedLanguage>);

/** A name of a list speaks of the innermost item of its list around it, unless `of this one` says otherwise. */
export interface CheckedLanguage {
  readonly expression: CheckedExpression;
  readonly item: unknown;
  readonly loop: unknown;
}

export type CheckedNode =
  /** A statement's value (value, amount, answer, choice, reading value, table column) or, inside a function, a parameter. */
  | { readonly kind: 'name'; readonly name: string }
  /** A call of a function, a reading with parameters, a table with `on` keys, or a scale (one argument). */
  | ({ readonly kind: 'call' } & CallOf<CheckedExpression>)
  /** A table's value with its across key set to an option. */
  | ({ readonly kind: 'for'; readonly option: string } & CallOf<CheckedExpression>)
  /** The value under replaced facts (by name), choices, readings or version date; as the version before has it, it may go back to itself. */
  | {
      readonly kind: 'with';
      readonly value: CheckedExpression;
      readonly replacements: readonly {
        readonly name: string;
        readonly of: 'fact' | 'choice' | 'reading' | 'value';
        readonly value: CheckedExpression;
      }[];
      readonly text: string;
      readonly isVersionBefore?: true;
    }
  /** Of the values of items: the sum by their number, or the one in the middle. No item refuses the case (`no_item`). */
  | ({ readonly kind: 'middle'; readonly operation: 'average' | 'median' } & ItemValues<CheckedExpression>)
  /** Of the item that the declaration speaks of, not of the one that an operation over a list looks at. */
  | { readonly kind: 'this-one'; readonly of: CheckedExpression }
  /** A formula in parentheses. */
  | { readonly kind: 'formula'; readonly formula: CheckedFormula }
  | { readonly kind: 'so-far' }
  /** `instead` where something that the value needs is absent; `(discount or 0 %)` says it of a fact alone. */
  | {
      readonly kind: 'otherwise';
      readonly value: CheckedExpression;
      readonly instead: CheckedExpression;
      readonly word: 'otherwise' | 'or';
    }
  /** Label of the alternative retained by a named amount or value. */
  | { readonly kind: 'retained'; readonly name: string }
  /** A named amount as it is before the file's rule rounds it. */
  | { readonly kind: 'before-rounding'; readonly name: string };

export type CheckedProperty = {
  /** Its label, else as written. Of items of a list it speaks by a sum or a count over them. */
  readonly text: string;
  readonly when: CheckedExpression | undefined;
  readonly place: Place;
} & (
  | ({
      readonly kind: 'monotone';
      readonly direction: 'never-decreases' | 'never-increases' | 'no-effect';
    } & InFacts)
  | { readonly kind: 'always'; readonly condition: CheckedExpression }
  | ({ readonly kind: 'no-jump'; readonly limit: Rational } & InFacts)
);

interface InFacts {
  readonly subject: CheckedExpression;
  readonly facts: readonly string[];
}
