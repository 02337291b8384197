// Where in a line a turn of phrase is looked for, and how it is answered.

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { everydayPhrase } from '../../../compiler/diagnostics/catalogue/syntax/everyday.js';
import type { Diagnostic, Localized } from '../../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../../compiler/diagnostics/replacing.js';
import { type Reader, spanOf } from '../../lines/reader.js';
import { endOf } from '../../words/lexer.js';
import { Name } from '../../words/tokens.js';
import type { Place } from '../place.js';

export interface Spot {
  readonly reader: Reader;
  readonly tokens: readonly IToken[];
  readonly index: number;
  readonly place: Place;
}

export type Phrase = (spot: Spot, token: IToken) => Diagnostic | undefined;

const same = (text: string): Localized => ({ en: `\`${text}\``, fr: `\`${text}\`` });
export const is = (token: IToken | undefined, type: TokenType): boolean =>
  token !== undefined && tokenMatcher(token, type);
export const isFree = ({ reader }: Spot, token: IToken): boolean =>
  token.tokenType === Name && !reader.names.has(token.image);

/** `text` in place of the tokens from the spot to the last; sure to be meant. */
export function said({ reader, tokens, index }: Spot, last: IToken, text: string): Diagnostic {
  const span = spanOf(reader, { start: tokens[index]!.startOffset, end: endOf(last) });
  const written = reader.text.slice(span.start, span.end);
  return everydayPhrase(span, { written, instead: same(text) }, replacing(span, text));
}

/** Where more than one thing may be meant. */
export function advised({ reader, tokens, index }: Spot, last: IToken, instead: Localized): Diagnostic {
  const span = spanOf(reader, { start: tokens[index]!.startOffset, end: endOf(last) });
  return everydayPhrase(span, { written: reader.text.slice(span.start, span.end), instead });
}
