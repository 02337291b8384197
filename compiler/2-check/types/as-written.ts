// Parts of the rule files as they are written, on one line.

import type { RuleFile } from '../../../grammar/tree/syntax.js';
import type { Span } from '../../source.js';

/** Slices of the files: white space folded, comments left out. */
export function sourceText(files: readonly RuleFile[]): (span: Span) => string {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  return ({ file, start, end }) => {
    const slice = (texts.get(file) ?? '').slice(start, end);
    return slice.split('\n').map(withoutComment).join(' ').replace(/\s+/g, ' ').trim();
  };
}

/** A `#` inside quotes begins no comment. */
function withoutComment(line: string): string {
  let quote: string | undefined;
  for (const [index, character] of [...line].entries()) {
    if (quote !== undefined) {
      if (character === quote) quote = undefined;
    } else if (character === '"') quote = '"';
    else if (character === '«') quote = '»';
    else if (character === '#') return [...line].slice(0, index).join('');
  }
  return line;
}
