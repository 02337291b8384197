// What a proof leaves behind: parts of the domain, the rules that close them and what each was applied to. Nothing in it is believed:
// the checker computes every part and every sum itself, and asks of the certificate only which way to go.

export interface Certificate {
  readonly questions: readonly CertifiedQuestion[];
}

/** All pairs of cases of one kind; `about` tells kinds apart where the fact that moves is one of few values. */
export interface CertifiedQuestion {
  readonly about: string;
  readonly part: CertifiedPart;
}

export type CertifiedPart =
  /** No case. */
  | { readonly kind: 'none' }
  /** A step for each thing to be shown. */
  | { readonly kind: 'closed'; readonly lemmas: readonly Lemma[]; readonly steps: readonly Step[] }
  | {
      readonly kind: 'split';
      readonly lemmas: readonly Lemma[];
      readonly on: Test;
      /** Where the test holds, and where it does not. */
      readonly parts: readonly [CertifiedPart, CertifiedPart];
    };

/** A question about one fact: what it is compared with, `sign` · fact + `number` above or equal to zero. */
export interface Test {
  readonly kind: 'fact' | 'given' | 'is' | 'positive' | 'zero';
  readonly fact: string;
  readonly item: number | undefined;
  readonly side: 'A' | 'B' | undefined;
  readonly option?: string;
  readonly sign?: string;
  readonly number?: string;
}

/** A value goes up, or down, from case A to case B. */
export interface Lemma {
  readonly of: string;
  readonly way: 'up' | 'down';
  readonly step: Step;
}

export type RuleOfSums =
  | 'range'
  | 'known'
  | 'empty'
  | 'pairs'
  | 'rows'
  | 'extreme'
  | 'on-step'
  | 'two-roundings'
  | 'rounding'
  | 'ends';

/** Settled, each of several, the one that is left when the others fail, above zero, zero from both sides, the opposite cannot be. */
export type RuleOfTruths = 'settled' | 'each' | 'left' | 'above' | 'both' | 'opposite';

export type RuleName = RuleOfSums | RuleOfTruths;

export interface Step {
  readonly rule: RuleName;
  /** The value that the rule is applied to, by name. */
  readonly at?: string;
  /** The other rounding. */
  readonly beside?: string;
  /** Terms that are left out as pairs: the values of case A, and how much of them. */
  readonly pairs?: readonly Dropped[];
  readonly then?: readonly Step[];
  /** Which row, operand or part of its rule the step is for. */
  readonly for?: string;
}

export type Dropped =
  | { readonly kind: 'term'; readonly atoms: readonly string[] }
  | { readonly kind: 'factor'; readonly atom: string }
  /** A term below zero and one above it, of which the first is never more than the second; whole: with their numbers. */
  | {
      readonly kind: 'alike';
      readonly isWhole?: boolean;
      readonly lower: readonly string[];
      readonly upper: readonly string[];
    };
