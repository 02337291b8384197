// What a hostile input is in the suite: how it is given, what it gets, and in how much time.

export interface Try {
  /** As the table in docs/hostile-input.md says it. */
  readonly what: string;
  /** What it gets: the code of the refusal, and where; or what it is taken for. */
  readonly got: string;
  readonly run: () => string | Promise<string>;
}

export interface Suite {
  readonly where: string;
  /** Milliseconds that no input may take. */
  readonly bound: number;
  readonly tries: readonly Try[];
}
