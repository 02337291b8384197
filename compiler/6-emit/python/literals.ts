// Values as Python writes them.

import type { Rational } from '../../runtime/exact/rational.js';

/** A text; nothing in it can end the literal. */
export const text = (value: string): string =>
  JSON.stringify(value).replace(/[\u2028\u2029\u007f-\u009f]/g, escaped);

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

export const truth = (value: boolean): string => (value ? 'True' : 'False');
export const orNone = (value: string | undefined): string => value ?? 'None';
export const fraction = ({ n, d }: Rational): string =>
  d === 1n ? `Fraction(${n})` : `Fraction(${n}, ${d})`;
/** A tuple of one has a comma of its own. */
export const tuple = (items: readonly string[]): string =>
  items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
/** A tuple over several lines. */
export const rows = (items: readonly string[]): string =>
  items.length === 0 ? '()' : `(\n${items.map((item) => `    ${item},\n`).join('')})`;

/** One line of a comment, whatever stands in the text. */
export function comment(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return `# ${line.length > longestComment ? `${line.slice(0, longestComment)}…` : line}`;
}

const longestComment = 110;
