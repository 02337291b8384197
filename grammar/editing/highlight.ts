// Every word of a text with what it is to a reader: keywords by the language of their declaration, numbers, texts, names.

import type { IToken } from 'chevrotain';
import type { Range } from '../lines/statements.js';
import { groupStatements, isPipe } from '../lines/statements.js';
import { endOf, readLines } from '../words/lexer.js';
import { localeOf } from '../words/locale.js';
import { canBeName, findKeywords, isKeyword } from '../words/phrases.js';
import {
  AdditiveOperator,
  CompoundUnit,
  DateLiteral,
  Equals,
  MultiplicativeOperator,
  NumberLiteral,
  Percent,
  PercentPer,
  Quoted,
  TimeLiteral,
} from '../words/tokens.js';

export type WordKind =
  /** Begins a declaration or a line of one. */
  'declaration' | 'keyword' | 'name' | 'number' | 'date' | 'text' | 'unit' | 'operator' | 'bar' | 'comment';

export interface HighlightedWord extends Range {
  readonly kind: WordKind;
}

/** In the order of the text, without overlap; signs that mean nothing by themselves are left out. */
export function highlight(text: string): readonly HighlightedWord[] {
  const { lines, comments } = readLines(text);
  const { statements } = groupStatements(lines, localeOf(lines));
  const words: HighlightedWord[] = comments.map((comment) => wordOf(comment, 'comment'));
  const add = (tokens: readonly IToken[]) => {
    for (const token of tokens) {
      const kind = kindOf(token);
      if (kind !== undefined) words.push(wordOf(token, kind));
    }
  };
  for (const { concept, keyword, head, body, locale } of statements) {
    if (concept !== undefined) words.push({ ...keyword, kind: 'declaration' });
    add(head);
    for (const item of body) {
      if (item.kind === 'line') {
        if (item.keyword !== undefined) words.push({ ...item.keyword, kind: 'declaration' });
        add(item.tokens);
      } else {
        item.kind satisfies 'row';
        for (const cell of cut(item.tokens)) add(findKeywords(cell, locale, { capital: true }));
      }
    }
  }
  return words.sort((a, b) => a.start - b.start);
}

/** The tokens of each cell, and each bar on its own. */
function cut(tokens: readonly IToken[]): readonly (readonly IToken[])[] {
  const parts: IToken[][] = [[]];
  for (const token of tokens) {
    if (isPipe(token)) parts.push([token], []);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

const wordOf = (token: IToken, kind: WordKind): HighlightedWord => ({
  start: token.startOffset,
  end: endOf(token),
  kind,
});

function kindOf(token: IToken): WordKind | undefined {
  const { tokenType } = token;
  const has = (type: unknown) => tokenType === type || tokenType.CATEGORIES?.some((one) => one === type);
  if (has(Quoted)) return 'text';
  if (has(NumberLiteral)) return 'number';
  if (has(DateLiteral) || has(TimeLiteral)) return 'date';
  if (has(CompoundUnit) || has(Percent) || has(PercentPer)) return 'unit';
  if (isPipe(token)) return 'bar';
  if (has(AdditiveOperator) || has(MultiplicativeOperator) || has(Equals)) return 'operator';
  if (isKeyword(token)) return 'keyword';
  return canBeName(token) ? 'name' : undefined;
}
