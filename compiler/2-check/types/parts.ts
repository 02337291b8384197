// What a tariff document consists of besides formulas: shared by the checked tree and the model.

import type { Rational } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import type { OptionSet, Unit } from './types.js';

export interface SourceDocument {
  /** File name relative to the rule file when `held`; otherwise the document's title. */
  readonly name: string;
  readonly held: boolean;
  readonly language: 'en' | 'fr';
  readonly span: Span;
}

export interface Currency {
  /** ISO 4217 code. */
  readonly code: string;
  readonly decimals: number;
}

export interface UnitInfo {
  readonly symbol: string;
  readonly singular: string;
  readonly plural: string;
}

export interface Version {
  readonly name: string | undefined;
  /** Whole days since 1970-01-01, both ends included; undefined is open. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly span: Span;
}

export interface Section {
  readonly id: string;
  /** Number as the document prints it ("2.4.1"), possibly empty. */
  readonly number: string;
  readonly title: string;
  /** True when the heading is ours because the document has none. */
  readonly ours: boolean;
  readonly span: Span;
}

/** Values are multiples of `step` counted from zero, between both limits included. */
export interface Domain {
  readonly from: Rational;
  readonly to: Rational;
  readonly step: Rational;
  /** No others but these, rising, where the fact is one of some numbers; a requirement of the file holds cases to them. */
  readonly values?: readonly Rational[];
}

/** `C` is a condition. */
export interface ListOf<C> {
  readonly name: string;
  readonly label: string;
  /** Greatest number of items; a longer list is refused. */
  readonly capacity: number;
  readonly presence: ListPresence<C>;
  readonly section: string | undefined;
  readonly span: Span;
}

/**
 * `always`: must be given, be it without items. `optional`: may be left out; without items it counts as not given. `when`: must be given
 * where the condition holds, and counts as not given elsewhere. `because`, `inferred` as of facts.
 */
export type ListPresence<C> =
  | { readonly kind: 'always' | 'optional' }
  | {
      readonly kind: 'when';
      readonly condition: C;
      readonly because?: string | undefined;
      readonly inferred?: true;
    };

/** A question that the document leaves open, with its options. */
export interface Reading {
  readonly name: string;
  readonly label: string;
  readonly set: OptionSet;
  readonly options: readonly {
    readonly name: string;
    /** The name where the file gives no label. */
    readonly label: string;
    readonly because: string;
    readonly formula: string;
  }[];
  readonly chosen: string;
  readonly section: string | undefined;
  readonly span: Span;
}

export interface Quote {
  readonly text: string;
  /** Name of the document in `documents` it must be found in. */
  readonly document: string | undefined;
  readonly span: Span;
}

export type Match =
  | { readonly kind: 'band'; readonly from: Bound | undefined; readonly to: Bound | undefined }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  | { readonly kind: 'any' };

export interface Bound {
  readonly value: Rational;
  readonly inclusive: boolean;
}

export interface Example {
  readonly label: string;
  /** As JSON-like plain values: decimal strings, booleans, option names, ISO dates, texts, arrays of items. */
  readonly facts: Readonly<Record<string, FactInput>>;
  readonly readings: Readonly<Record<string, string>>;
  /** Expected value per result name, in the same written form as `run` prints; arrays for list results. */
  readonly expected: readonly {
    readonly result: string;
    readonly value: ExpectedValue;
    readonly span: Span;
  }[];
  /** Where each fact is given, by name. */
  readonly places?: Readonly<Record<string, Span>>;
  readonly span: Span;
}

export type FactInput = string | boolean | readonly Readonly<Record<string, string | boolean>>[];

export type ExpectedValue = string | boolean | readonly (string | boolean)[];

/** A number as written in the rules, for the ledger of the document's numbers. `value` is 47 for 47 %. */
export interface NumberUse {
  readonly value: Rational;
  readonly unit: Unit;
  readonly percent: boolean;
  /** `rule` and `table` numbers must come from the document; `domain` numbers (bounds of facts) are ours, `rounding` ones (of the head) may, `date` are years and days. */
  readonly use:
    | 'rule'
    | 'rounding'
    | 'table'
    | 'domain'
    | 'date'
    | 'reading'
    | 'not-used'
    | 'check'
    | 'example';
  /** For `not-used`: why the document's number has no rule. */
  readonly because: string | undefined;
  /** For `not-used`: the words of the document in which it stands. */
  readonly passage?: string;
  readonly span: Span;
}

/** Where a declaration stands in the document. */
export interface Place {
  /** Section id. */
  readonly section: string | undefined;
  readonly quote: Quote | undefined;
  readonly span: Span;
}
