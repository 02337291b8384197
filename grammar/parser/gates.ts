// What a place of the grammar looks at before it goes on: questions of single tokens.

import { EOF, type IToken, tokenMatcher } from 'chevrotain';
import { dayNamed } from '../words/calendar-words.js';
import {
  Close,
  Comma,
  concepts as c,
  DateLiteral,
  Name,
  NumberLiteral,
  Percent,
  Quoted,
  Semicolon,
  TimeLiteral,
} from '../words/tokens.js';

const isOne = (token: IToken, types: readonly Parameters<typeof tokenMatcher>[1][]): boolean =>
  types.some((type) => tokenMatcher(token, type));

/** What may stand behind the last of several names: not the `when` of another branch. */
export const endsList = (token: IToken): boolean =>
  isOne(token, [EOF, Comma, Close, Semicolon, c.and, c.or, c.otherwise, Quoted]);

/** A value that is written out. */
export const isLiteral = (token: IToken): boolean =>
  isOne(token, [NumberLiteral, DateLiteral, TimeLiteral, Quoted]);

/** A text in quotes. */
export const isText = (token: IToken): boolean => isOne(token, [Quoted]);

/** `2 EUR when …` begins another branch. */
export const isWhen = (token: IToken): boolean => isOne(token, [c.when]);

export const isName = (token: IToken): boolean => isOne(token, [Name]);

/** `2026-04-06`, `25 December`: the token and the one behind it. */
export const isDay = (token: IToken, next: IToken): boolean =>
  isOne(token, [DateLiteral]) ||
  (isOne(token, [NumberLiteral]) &&
    (['en', 'fr'] as const).some((locale) => dayNamed(next.image, locale) !== undefined));

/** What may stand between two limits: `above 50, up to 70 %`, `over 50 but not over 70 %`. */
export const isJoint = (token: IToken): boolean => isOne(token, [Comma, c.and, c.but]);

/** After a joint only `up to` and `below` go on with a band; `at most` is a step, `otherwise` another branch. */
export const isUpperLimit = (token: IToken): boolean => isOne(token, [c.upTo, c.below]);

/** `5 %`, `1/3`: what `of` may follow, as documents write a product. */
export const endsShare = (before: IToken, last: IToken): boolean =>
  tokenMatcher(last, Percent)
    ? tokenMatcher(before, NumberLiteral)
    : tokenMatcher(last, NumberLiteral) && last.image.includes('/');
