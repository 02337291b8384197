// How much work rules may ask for before it is said that they are too large: counted in units of work, never by the clock.

/** Each is a number of things looked at or made, so that the same rules are accepted or refused on every machine. */
export interface Limits {
  /** Characters of all rule files together. */
  readonly characters: number;
  /** Steps of the model: functions and `with` are written out for every use, and multiply where they use one another. */
  readonly steps: number;
  /** Comparisons of rows with one another, for each table: what no other row takes is cut out of `the rest`. */
  readonly comparisons: number;
}

/** For people who check rules of their own. */
export const usualLimits: Limits = { characters: 20_000_000, steps: 50_000, comparisons: 20_000_000 };

/** For rules that anybody may send: some seconds at most. */
export const limitsForStrangers: Limits = { characters: 200_000, steps: 4_000, comparisons: 1_000_000 };
