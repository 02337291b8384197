// What a place of the grammar looks at before it goes on: questions of single tokens.

import { EOF, type IToken, tokenMatcher } from 'chevrotain';
import {
  Close,
  Comma,
  concepts as c,
  DateLiteral,
  NumberLiteral,
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
