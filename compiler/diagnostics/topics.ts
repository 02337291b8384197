// What the hundreds of the codes are about, and what follows from that for all of them.

export interface Topic {
  /** Whether rules with errors of it still have one meaning, so that a project may allow them or take them less severely. */
  readonly keepsMeaning: boolean;
  /** When every mistake of it has been looked for: with the rules alone, or only with their documents; never, where nothing is kept. */
  readonly isLookedFor: 'with rules' | 'with documents' | 'elsewhere';
}

const inRules: Topic = { keepsMeaning: false, isLookedFor: 'with rules' };
const outside: Topic = { keepsMeaning: false, isLookedFor: 'elsewhere' };

const topics: Readonly<Record<string, Topic>> = {
  /** The command line and its files. */
  0: outside,
  /** Lines and words: a file that is not read whole allows nothing yet. */
  1: outside,
  /** Names, modules, versions. */
  2: inRules,
  /** Types and units. */
  3: inRules,
  /** Declarations: tables, quantities, scales, times. */
  4: inRules,
  /** The model, its limits and its examples. */
  5: inRules,
  /** What holds for every input. */
  6: { keepsMeaning: true, isLookedFor: 'with rules' },
  /** What is made of the rules: workbooks, queries, programs. */
  8: outside,
  /** The documents that rules are taken from. */
  9: { keepsMeaning: true, isLookedFor: 'with documents' },
};

export const topicOf = (code: string): Topic => topics[code.slice(1, 2)] ?? outside;

/** Whether it can be allowed, or told otherwise than usual: warnings, notes, and those errors with which rules have one meaning. */
export const isAdjustable = (code: string): boolean => !code.startsWith('E') || topicOf(code).keepsMeaning;
