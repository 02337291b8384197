// The words of the language as a TextMate grammar: what an editor, or a page that shows code, colours before anything is
// parsed. Written from the list of words alone, so that a new word is coloured on the day that it is one.

import { contextualKeywords, type Words } from '../../grammar/words/contextual-keywords.js';
import { reservedKeywords } from '../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';

interface Pattern {
  readonly match?: string;
  readonly name?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly captures?: Readonly<Record<string, { readonly name: string }>>;
  readonly beginCaptures?: Readonly<Record<string, { readonly name: string }>>;
  readonly patterns?: readonly Pattern[];
}

export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly Pattern[];
}

/** By what the lexer tells apart; the names are those that colour themes know. */
export const scopes = {
  comment: 'comment.line.number-sign.bareme',
  text: 'string.quoted.double.bareme',
  date: 'constant.other.date.bareme',
  number: 'constant.numeric.bareme',
  unit: 'support.type.unit.bareme',
  bar: 'punctuation.separator.row.bareme',
  declaration: 'keyword.control.declaration.bareme',
  keyword: 'keyword.other.bareme',
  operator: 'keyword.operator.bareme',
} as const;

const letter = '\\p{L}_';
const inWord = '\\p{L}\\p{M}\\p{N}_';
const word = `[${letter}][${inWord}]*`;
const groupSpace = '[ \\x{00a0}\\x{202f}\\x{2009}_]';
const digits = `(?:\\d{1,3}(?:${groupSpace}\\d{3})+(?!\\d)|\\d+)`;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Any of the words, the longest first; spaces and apostrophes as people type them. */
function anyOf(words: readonly string[]): string {
  const sorted = [...new Set(words)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const written = sorted.map((one) =>
    escaped(one).replaceAll(' ', '[ \\t\\x{00a0}\\x{202f}]+').replaceAll("'", "['\\x{2019}\\x{02bc}]"),
  );
  return `(?<![${inWord}])(?:${written.join('|')})(?![${inWord}])`;
}

const wordsIn = (...tables: readonly Readonly<Record<string, Words>>[]) =>
  tables.flatMap((table) => Object.values(table).flatMap(([english, french]) => [...english, ...french]));

const plain = (match: string, name: string): Pattern => ({ match, name });

export function textMateGrammar(): TextMateGrammar {
  const comment = plain('#.*$', scopes.comment);
  const values = [
    plain('(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}-\\d{1,2}-\\d{4})', scopes.date),
    plain('\\d{1,2}:\\d{2}(?![\\d:])|\\d{1,2} ?h(?: ?\\d{2})?(?![\\p{L}\\p{N}])', scopes.date),
    plain('\\d+/\\d+(?![\\d/.,])', scopes.number),
    plain(`${digits}(?:[.,]\\d+)*`, scopes.number),
    plain(`${word}(?:/${word})+|%(?:/${word})*`, scopes.unit),
  ];
  const keywords = plain(anyOf(wordsIn(reservedKeywords, contextualKeywords)), scopes.keyword);
  const operators = plain('[-+*/=]', scopes.operator);
  // A name is taken whole: no part of it is a number or a keyword.
  const name: Pattern = { match: word };
  const line = (text: string) => [comment, plain(text, scopes.text), ...values, keywords, operators, name];
  return {
    name: 'bareme',
    scopeName: 'source.bareme',
    fileTypes: ['bareme'],
    patterns: [
      {
        match: `^[ \\t\\x{00a0}\\x{202f}\\x{feff}]*(${anyOf(wordsIn(declarationKeywords, lineKeywords))})`,
        captures: { '1': { name: scopes.declaration } },
      },
      // From its first bar on, a line is cells: a quote does not reach over the next bar.
      {
        begin: '\\|',
        beginCaptures: { '0': { name: scopes.bar } },
        end: '$',
        patterns: [plain('\\|', scopes.bar), ...line('"[^"|]*"|«[^«»|]*»')],
      },
      ...line('"[^"]*"|«[^«»]*»'),
    ],
  };
}
