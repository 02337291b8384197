// "Did you mean …?": the known word that a mistyped one most probably means.

import { closest } from '../runtime/closest.js';

/** The closest of the candidates, or undefined when none is close; accents, case and `_` count for nothing. */
export const suggest = (word: string, candidates: Iterable<string>): string | undefined =>
  closest(word, [...candidates]);
