// Signs of comparison, in the words of the language.

import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { wordOf } from '../words/keywords.js';

/** `is above` for `>`; undefined of what is no sign of comparison. */
export function comparisonWord(locale: Locale, sign: string): string | undefined {
  const word = (concept: 'is' | 'isNot' | 'above' | 'below' | 'from' | 'upTo') => wordOf(concept, locale);
  switch (sign) {
    case '>':
      return `${word('is')} ${word('above')}`;
    case '<':
      return `${word('is')} ${word('below')}`;
    case '>=':
    case '≥':
      return `${word('is')} ${word('from')}`;
    case '<=':
    case '≤':
      return `${word('is')} ${word('upTo')}`;
    case '!=':
    case '≠':
      return word('isNot');
    default:
      return undefined;
  }
}
