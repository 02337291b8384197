// Times of day as written: `8:30`, in French files also `8 h 30` and `20 h`; and the first of a month, `1er`.

import type { IToken } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { dayMeant, dayNamed } from './calendar-words.js';
import { endOf } from './lexer.js';
import { Name, NumberLiteral, TimeLiteral } from './tokens.js';

/** Minutes since midnight, up to 1 440 for 24:00; undefined where no clock shows it. */
export function timeValue(written: string): number | undefined {
  const [, hours = '', minutes = '0'] = /^(\d{1,2})\s*[:h]\s*(\d{2})?$/.exec(written) ?? [];
  if (hours === '') return undefined;
  const value = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && value <= 1440 ? value : undefined;
}

const touches = (a: IToken, b: IToken | undefined): b is IToken =>
  b !== undefined && endOf(a) === b.startOffset;

/** `1er enfant` is the first in a list, `1er mai` a day. */
const isNoMonth = (token: IToken | undefined, locale: Locale): boolean =>
  token?.tokenType === Name &&
  dayNamed(token.image, locale)?.kind !== 'month' &&
  dayMeant(token.image, locale) === undefined;

/** `h` and `er` beside digits. */
const hasWordsInNumbers = { en: false, fr: true } as const satisfies Readonly<Record<Locale, boolean>>;

/** In French files `8 h 30`, `8h30`, `20 h` are one time and `1er` is a number; nothing in English ones. */
export function withTimes(tokens: readonly IToken[], locale: Locale): readonly IToken[] {
  if (!hasWordsInNumbers[locale] || !tokens.some(({ tokenType }) => tokenType === Name)) return tokens;
  const read: IToken[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const [token, word, after] = [tokens[index]!, tokens[index + 1], tokens[index + 2]];
    const short = token.tokenType === NumberLiteral && /^\d{1,2}$/.test(token.image);
    if (!short || word?.tokenType !== Name) {
      read.push(token);
    } else if (
      token.image === '1' &&
      word.image === 'er' &&
      touches(token, word) &&
      !isNoMonth(after, locale)
    ) {
      read.push({ ...token, endOffset: endOf(word) - 1 });
      index++;
    } else if (/^h(?:\d{2})?$/.test(word.image)) {
      const minutes =
        word.image === 'h' && after?.tokenType === NumberLiteral && /^\d{2}$/.test(after.image)
          ? after
          : undefined;
      const image = `${token.image}${word.image}${minutes?.image ?? ''}`;
      read.push({
        ...token,
        image,
        endOffset: endOf(minutes ?? word) - 1,
        tokenType: TimeLiteral,
        tokenTypeIdx: TimeLiteral.tokenTypeIdx!,
      });
      index += minutes === undefined ? 1 : 2;
    } else {
      read.push(token);
    }
  }
  return read;
}
