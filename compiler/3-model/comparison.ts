// What a model says beside its rules when it lays two tariffs side by side: which of its results and definitions belong together.

export interface Comparison {
  /** What the two are called, before and after. */
  readonly sides: readonly [before: string, after: string];
  readonly results: readonly ComparedResult[];
  /** What changed by meaning, in the order of the rules. */
  readonly changes: readonly ComparedChange[];
  /** Definitions with a value of their own on each side, in the order of the calculation. */
  readonly steps: readonly ComparedStep[];
}

/** One result on both sides, each by the name of a result of the model. */
export interface ComparedResult {
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Of amounts that both sides have; after less before. */
  readonly difference: string | undefined;
}

export interface ComparedChange {
  /** What it is in words: `rule`, `row`. */
  readonly kind: string;
  readonly sign: '+' | '-' | '~';
  readonly label: string;
  readonly was: string | undefined;
  readonly is: string | undefined;
  /** By the result that is a difference, the one that is this change's share in it. Rows of one table have one, told with the first. */
  readonly effects: ReadonlyMap<string, string>;
}

export interface ComparedStep {
  readonly label: string;
  /** Ids of definitions. */
  readonly before: string;
  readonly after: string;
}
