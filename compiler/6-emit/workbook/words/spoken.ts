// Labels as sentences say them.

import type { Words } from '../../wording/words.js';

/** A name that stands for a label: `flat_fee (2019)` is read as words. */
export const readable = (label: string): string => label.replace(/(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])/gu, ' ');

/** A label that would run into the sentence around it stands in quotation marks. */
const isPlain = (label: string): boolean => !/^\p{Ll}|[,;:–—=<>≤≥×÷+()?/]| - /u.test(label);

export function spoken({ told }: Words, label: string): string {
  const said = readable(label);
  return isPlain(said) ? said : told.quoted(said);
}
