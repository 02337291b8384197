// Which language a file's keywords are in: said by `language`, or that of most declarations.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import type { RawLine } from './lexer.js';
import { declarationAt, plainWord } from './phrases.js';

/** English where nothing tells. */
export function localeOf(lines: readonly RawLine[]): Locale {
  const votes = { en: 0, fr: 0 };
  let first: Locale | undefined;
  for (const line of lines) {
    if (line.isRow) continue;
    const english = declarationAt(line.tokens, 'en');
    const french = declarationAt(line.tokens, 'fr');
    if (english?.value === 'language' || french?.value === 'language') {
      const named = plainWord(line.tokens[1]?.image ?? '');
      if (named === 'English' || named === 'anglais') return 'en';
      if (named === 'French' || named === 'français') return 'fr';
    }
    if ((english === undefined) === (french === undefined)) continue;
    const vote = english ? 'en' : 'fr';
    first ??= vote;
    votes[vote]++;
  }
  if (votes.en === votes.fr) return first ?? 'en';
  return votes.en > votes.fr ? 'en' : 'fr';
}
