// What a receipt says: a bill of one case, in which every number can be followed to its clause.

import type { DefinitionId } from '../../3-model/model.js';
import type { InForce } from '../../runtime/outcome/case-record.js';
import type { Span } from '../../source.js';
import type { Provenance } from '../backend.js';
import type { Locale } from './written.js';

export interface Receipt {
  readonly locale: Locale;
  readonly tariff: {
    readonly name: string;
    readonly label: string;
    readonly documents: readonly { readonly name: string; readonly sha256: string | undefined }[];
  };
  /** What was given, in the order of the file. */
  readonly facts: readonly ReceiptFact[];
  /** Every result, in the order of the file; one entry per item for a result of a list. */
  readonly entries: readonly ReceiptEntry[];
  /** What the document leaves open and this case depends on. */
  readonly readings: readonly ReceiptReading[];
  /** The period and version that priced the case; null for an end that is open, undefined where nothing is dated. */
  readonly inForce: InForce | undefined;
  readonly notices: readonly { readonly text: string; readonly clause: Clause | undefined }[];
  /** True when every sum equals its parts as they are shown; a receipt that does not tie is a defect. */
  readonly ties: boolean;
  readonly provenance: Provenance;
}

export interface ReceiptFact {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly item: ReceiptItem | undefined;
}

/** Which item of which list; positions count from 1. */
export interface ReceiptItem {
  readonly list: string;
  readonly label: string;
  readonly position: number;
}

/** The place in the document. */
export interface Clause {
  /** As printed, possibly empty. */
  readonly number: string;
  readonly title: string;
  /** The sentence of the document. */
  readonly quote: string | undefined;
  readonly document: string | undefined;
  /** The quote, or the heading of the section, in the rule file. */
  readonly span: Span | undefined;
}

export interface ReceiptEntry {
  readonly name: string;
  /** The step that is its value. */
  readonly definition: DefinitionId;
  /** Its declaration in the rule file. */
  readonly span: Span;
  readonly label: string;
  readonly kind: 'amount' | 'answer' | 'value';
  readonly item: ReceiptItem | undefined;
  readonly clause: Clause | undefined;
  /** As a run prints it: decimal text, yes/no, name, date. */
  readonly value: string | boolean;
  /** For people, with unit. */
  readonly written: string;
  /** False for what is zero because it is not due; `dueWhen` is then the condition as written. */
  readonly due: boolean;
  readonly dueWhen: string | undefined;
  /** How the value comes about, each step after those that it uses. */
  readonly steps: readonly ReceiptStep[];
  /** For what adds other values. */
  readonly sum: ReceiptSum | undefined;
}

export interface ReceiptStep {
  /** The definition of the model that it tells. */
  readonly definition: DefinitionId;
  /** Where it is written in the rule file. */
  readonly span: Span;
  /** The declared name whose value this step leads to. */
  readonly owner: string;
  readonly label: string;
  /** True where the step is the value of its owner. */
  readonly final: boolean;
  readonly item: ReceiptItem | undefined;
  /** As written in the rule file. */
  readonly formula: string;
  /** The formula with the numbers of the case put in. */
  readonly numbers: string;
  readonly written: string;
  /** Of the declaration, told once, at its value. */
  readonly clause: Clause | undefined;
  /** The rows of tables and bands of scales that applied. */
  readonly rows: readonly ReceiptRow[];
  /** All alternatives that counted, and which was retained. */
  readonly alternatives: readonly {
    readonly label: string;
    readonly written: string;
    readonly retained: boolean;
  }[];
  /** The exact value before, where the step rounds it. */
  readonly rounding: { readonly exact: string; readonly changes: boolean } | undefined;
  /** The option in force, where a reading decides the value. */
  readonly reading: { readonly name: string; readonly option: string } | undefined;
  /** What a counterfactual replaces, in words. */
  readonly counterfactual: string | undefined;
}

export interface ReceiptRow {
  readonly table: string;
  readonly headings: readonly string[];
  /** As printed. */
  readonly cells: readonly string[];
  /** Index of the cell that was taken, where the row gives several values. */
  readonly taken: number | undefined;
  /** What a band of a scale adds, with its numbers: `10 % × 11 000.00 EUR = 1 100.00 EUR`. */
  readonly numbers: string | undefined;
  readonly clause: Clause | undefined;
  /** The row in the rule file. */
  readonly span: Span;
}

/** Parts with their sign; their sum is what the entry adds, before the steps that follow. */
export interface ReceiptSum {
  readonly parts: readonly {
    readonly name: string;
    readonly label: string;
    readonly item: ReceiptItem | undefined;
    readonly subtracted: boolean;
    readonly written: string;
  }[];
  readonly written: string;
  /** The sum of the parts as shown is the sum as shown. */
  readonly ties: boolean;
}

export interface ReceiptReading {
  readonly name: string;
  readonly label: string;
  readonly option: string;
  readonly optionLabel: string;
  readonly because: string;
  /** False when the caller chose another option than the file. */
  readonly asChosen: boolean;
  readonly clause: Clause | undefined;
}
