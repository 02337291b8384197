// What a mistake of the tests is: one change of a good ruleset.

/** What it is, the ruleset, what stands there, what is written in its place. */
export type Mistake = readonly [what: string, ruleset: string, from: string, to: string];
export type Kinds = Readonly<Record<string, readonly Mistake[]>>;
