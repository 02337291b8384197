// What the page and its engine say to each other: plain data, offsets, texts in both languages.

import type { Receipt } from '../../../compiler/6-emit/receipt/receipt.js';
import type { Severity } from '../../../compiler/diagnostics/diagnostic.js';
import type { Completion } from '../../../compiler/ide/completion/completion.js';
import type { OutlineEntry } from '../../../compiler/ide/document-outline.js';
import type { SemanticToken } from '../../../compiler/ide/semantic-tokens.js';
import type { Beside } from '../../../compiler/ide/views/beside.js';
import type { ExampleCase } from '../../../compiler/ide/views/cases.js';
import type { Localized } from '../../../compiler/runtime/outcome/localized.js';
import type { Span } from '../../../compiler/source.js';

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

export interface Message {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Localized;
  readonly help: Localized | undefined;
  readonly span: Span;
  readonly actions: readonly {
    readonly title: Localized;
    readonly edits: readonly Edit[];
    readonly preferred: boolean;
  }[];
}

export interface FormFact {
  readonly name: string;
  readonly label: string;
  readonly list: string | undefined;
  readonly kind: 'quantity' | 'yes-no' | 'date' | 'time' | 'text' | 'choice';
  readonly unit: string;
  readonly options: readonly { readonly name: string; readonly label: string }[];
  /** Smallest and greatest value as people write them, where there are any. */
  readonly limits: string;
  readonly section: string;
  readonly needed: 'always' | 'when' | 'optional' | 'default';
  readonly span: Span;
}

export interface FormReading {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly name: string; readonly label: string; readonly because: string }[];
  readonly span: Span;
}

/** Everything about one state of the rules. */
export interface Checked {
  readonly version: number;
  /** Whether all is told: the first messages have no fixes, no examples, and nothing that takes the prover. */
  readonly isWhole: boolean;
  readonly locale: 'en' | 'fr';
  readonly messages: readonly Message[];
  readonly tokens: readonly SemanticToken[];
  readonly outline: readonly OutlineEntry[];
  readonly documents: readonly Beside[];
  readonly examples: readonly ExampleCase[];
  /** `whole`: of this text; `partial`: without what is left out; `none`: those of the last right state stand. */
  readonly amounts: 'whole' | 'partial' | 'none';
  readonly leftOut: readonly string[];
  readonly facts: readonly FormFact[];
  readonly lists: readonly { readonly name: string; readonly label: string }[];
  readonly readings: readonly FormReading[];
  readonly results: readonly { readonly name: string; readonly label: string; readonly span: Span }[];
  readonly checks: readonly { readonly text: string; readonly span: Span }[];
}

export interface CaseAsked {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly locale: 'en' | 'fr';
}

export interface CasePriced {
  readonly results: readonly {
    readonly name: string;
    readonly label: string;
    readonly span: Span;
    /** As people read it; undefined where the case is refused. */
    readonly written: string | undefined;
    readonly refusals: readonly { readonly path: string; readonly message: Localized }[];
  }[];
  /** Of the results that have a value. */
  readonly receipt: Receipt | undefined;
  /** Facts that a result waits for. */
  readonly missing: readonly string[];
}

export interface ReadingPrice {
  readonly reading: string;
  readonly option: string;
  readonly example: string;
  readonly result: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

export interface ProofTold {
  readonly text: string;
  readonly span: Span;
  readonly verdict: string;
  readonly says: string;
  /** Facts of the counterexample, as the form takes them. */
  readonly facts: Readonly<Record<string, unknown>> | undefined;
}

export interface CurveDrawn {
  readonly title: string;
  readonly fact: string;
  readonly unit: string;
  readonly points: readonly {
    readonly x: string;
    readonly y: string;
    readonly at: number;
    readonly value: number;
  }[];
}

/** Requests with their answers. */
export interface Calls {
  readonly files: {
    readonly asked: readonly { readonly path: string; readonly text: string }[];
    readonly told: true;
  };
  readonly check: {
    readonly asked: {
      readonly main: string;
      readonly file: string;
      readonly version: number;
      readonly locale: 'en' | 'fr';
    };
    readonly told: Checked;
  };
  /** Loads what the first messages lack; what is checked from then on has it. */
  readonly loadRest: { readonly asked: Readonly<Record<string, never>>; readonly told: true };
  readonly price: { readonly asked: CaseAsked; readonly told: CasePriced | undefined };
  readonly complete: {
    readonly asked: { readonly file: string; readonly text: string; readonly offset: number };
    readonly told: readonly Completion[];
  };
  readonly hover: {
    readonly asked: { readonly file: string; readonly offset: number; readonly locale: 'en' | 'fr' };
    readonly told: readonly string[];
  };
  readonly define: {
    readonly asked: { readonly file: string; readonly offset: number };
    readonly told: readonly Span[];
  };
  readonly rename: {
    readonly asked: { readonly file: string; readonly offset: number; readonly to: string };
    readonly told: { readonly edits: readonly Edit[] } | { readonly refused: Localized };
  };
  readonly format: { readonly asked: { readonly file: string }; readonly told: string | undefined };
  readonly priceReadings: {
    readonly asked: { readonly locale: 'en' | 'fr' };
    readonly told: readonly ReadingPrice[];
  };
  readonly prove: { readonly asked: { readonly locale: 'en' | 'fr' }; readonly told: readonly ProofTold[] };
  readonly curve: {
    readonly asked: CaseAsked & { readonly result: string; readonly fact: string };
    readonly told: CurveDrawn | undefined;
  };
}

export type CallName = keyof Calls;

export interface Asked<K extends CallName = CallName> {
  readonly id: number;
  readonly call: K;
  readonly asked: Calls[K]['asked'];
}

export interface Told {
  readonly id: number;
  readonly told: unknown;
  /** What should not have happened. */
  readonly failed?: string;
}
