// Labels as sentences say them.

import { readable } from '../../wording/readable.js';
import type { Words } from '../../wording/words.js';

/** A label that would run into the sentence around it stands in quotation marks. */
const isPlain = (label: string): boolean => !/^\p{Ll}|[,;:–—=<>≤≥×÷+()?/]| - /u.test(label);

export function spoken({ told }: Words, label: string): string {
  const said = readable(label);
  return isPlain(said) ? said : told.quoted(said);
}
