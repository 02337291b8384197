// Token types: what stands in a text before it means anything, one type per concept of the language, and one per
// written keyword, whose categories are the concepts that it can stand for.

import { createToken, Lexer, type TokenType } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { contextualKeywords } from './contextual-keywords.js';
import { type Concept, reservedKeywords, wordsOf } from './keywords.js';

// Letters with accents, also as separate combining marks; `/…/u` patterns match nothing in Chevrotain.
const letter = 'A-Za-z\\u00aa\\u00b5\\u00ba\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u02af\\u0370-\\u1fff_';
const word = `[${letter}][${letter}0-9\\u0300-\\u036f\\u00b2\\u00b3]*`;
const groupSpace = '[ \\u00a0\\u202f\\u2009_]';
const digits = `(?:\\d{1,3}(?:${groupSpace}\\d{3})+(?!\\d)|\\d+)`;

// The lexer tries patterns by the first character; everything else there is falls to `Other`. Above 255 it looks at blocks of 255
// characters, so that some of each are enough.
const anyCharacter = [
  ...Array.from({ length: 0x100 }, (_, code) => code),
  ...Array.from({ length: 0xff00 / 0x40 }, (_, block) => 0x100 + block * 0x40),
];

const Space = createToken({
  name: 'Space',
  pattern: /[ \t\v\f\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff]+/,
  group: Lexer.SKIPPED,
});
const Comment = createToken({ name: 'Comment', pattern: /#[^\r\n]*/, group: 'comments' });
/** Ends a line that had no `|`. */
export const LineEnd = createToken({ name: 'LineEnd', pattern: /\r\n|\r|\n/, line_breaks: true });
/** After a first `|` on a line quotes do not reach over the next one: `15"` is common in headings. */
export const FirstPipe = createToken({ name: 'FirstPipe', pattern: /\|/, push_mode: 'row' });
export const RowEnd = createToken({
  name: 'RowEnd',
  pattern: /\r\n|\r|\n/,
  line_breaks: true,
  pop_mode: true,
});
export const Pipe = createToken({ name: 'Pipe', pattern: /\|/ });
// Without another `«`: a line of them would else be looked through from each to its end.
export const Quoted = createToken({ name: 'Quoted', pattern: /"[^"\r\n]*"|«[^«»\r\n]*»/ });
const QuotedInRow = createToken({
  name: 'QuotedInRow',
  pattern: /"[^"\r\n|]*"|«[^«»\r\n|]*»/,
  categories: [Quoted],
});
export const DateLiteral = createToken({
  name: 'DateLiteral',
  pattern: /\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4}/,
});
/** `8:30`; in French files `8 h 30` becomes one. */
export const TimeLiteral = createToken({ name: 'TimeLiteral', pattern: /\d{1,2}:\d{2}(?![\d:])/ });
export const NumberLiteral = createToken({
  name: 'NumberLiteral',
  pattern: new RegExp(`${digits}(?:[.,]\\d+)*`),
});
/** `5/9`, without spaces. */
export const Fraction = createToken({
  name: 'Fraction',
  pattern: /\d+\/\d+(?![\d/.,])/,
  categories: [NumberLiteral],
});
/** `XPF/day/block`, without spaces. */
export const CompoundUnit = createToken({
  name: 'CompoundUnit',
  pattern: new RegExp(`${word}(?:/${word})+`),
});
/** `%/block`: percent for each unit, without spaces. */
export const PercentPer = createToken({
  name: 'PercentPer',
  pattern: new RegExp(`%(?:/${word})+`),
});
/** `d'`, `jusqu'`: a word cut short before the next. */
export const Elided = createToken({
  name: 'Elided',
  pattern: new RegExp(`${word}['\\u2019\\u02bc](?=[${letter}])`),
});
export const Name = createToken({ name: 'Name', pattern: new RegExp(word) });

const mark = (name: string, pattern: RegExp, ...categories: TokenType[]) =>
  createToken({ name, pattern, categories });

export const AdditiveOperator = createToken({ name: 'AdditiveOperator', pattern: Lexer.NA });
export const MultiplicativeOperator = createToken({ name: 'MultiplicativeOperator', pattern: Lexer.NA });
export const Plus = mark('Plus', /\+/, AdditiveOperator);
export const Minus = mark('Minus', /-/, AdditiveOperator);
const Star = mark('Star', /\*/, MultiplicativeOperator);
export const Slash = mark('Slash', /\//, MultiplicativeOperator);
export const Open = mark('Open', /\(/);
export const Close = mark('Close', /\)/);
export const Semicolon = mark('Semicolon', /;/);
export const Comma = mark('Comma', /,/);
export const Equals = mark('Equals', /=/);
export const Colon = mark('Colon', /:/);
export const Percent = mark('Percent', /%/);
/** Any other character; an error wherever a meaning is looked for, fine in headings and labels. */
export const Other = createToken({
  name: 'Other',
  pattern: /[\ud800-\udbff][\udc00-\udfff]|[^\r\n]/,
  start_chars_hint: anyCharacter,
  line_breaks: false,
});

const anywhere = [
  Space,
  Comment,
  DateLiteral,
  TimeLiteral,
  Fraction,
  NumberLiteral,
  CompoundUnit,
  PercentPer,
  Elided,
  Name,
  Plus,
  Minus,
  Star,
  Slash,
  Open,
  Close,
  Semicolon,
  Comma,
  Equals,
  Colon,
  Percent,
];

export const rawModes = {
  defaultMode: 'line',
  modes: {
    line: [LineEnd, Quoted, FirstPipe, ...anywhere, Other],
    row: [RowEnd, QuotedInRow, Pipe, ...anywhere, Other],
  },
};

/** One token type per concept: what the grammar rules are written in. */
export const concepts = Object.fromEntries(
  [...Object.keys(reservedKeywords), ...Object.keys(contextualKeywords)].map((concept) => [
    concept,
    createToken({ name: concept, pattern: Lexer.NA }),
  ]),
) as Readonly<Record<Concept, TokenType>>;

/** A written keyword of one language with the type of its token. */
export interface KeywordToken {
  readonly phrase: string;
  readonly type: TokenType;
}

function keywordTokens(locale: Locale): readonly KeywordToken[] {
  const meanings = new Map<string, { readonly categories: TokenType[]; reserved: boolean }>();
  const collect = (keywords: Readonly<Record<string, Parameters<typeof wordsOf>[0]>>, reserved: boolean) => {
    for (const [concept, words] of Object.entries(keywords)) {
      for (const phrase of wordsOf(words, locale)) {
        const meaning = meanings.get(phrase) ?? { categories: [], reserved: false };
        meaning.categories.push(concepts[concept as Concept]);
        meaning.reserved ||= reserved;
        meanings.set(phrase, meaning);
      }
    }
  };
  collect(reservedKeywords, true);
  collect(contextualKeywords, false);
  return [...meanings].map(([phrase, { categories, reserved }]) => {
    const isName = !reserved && !phrase.includes(' ');
    const type: TokenType = {
      name: `${locale}:${phrase}`,
      PATTERN: Lexer.NA,
      CATEGORIES: isName ? [...categories, Name] : categories,
    };
    return { phrase, type };
  });
}

export const keywordsByLocale: Readonly<Record<Locale, readonly KeywordToken[]>> = {
  en: keywordTokens('en'),
  fr: keywordTokens('fr'),
};

// `createToken` would go through all keywords of a category anew for each of some hundreds; a lexer takes up all of its types at once.
new Lexer(
  Object.values(keywordsByLocale).flatMap((keywords) => keywords.map(({ type }) => type)),
  { positionTracking: 'onlyOffset', skipValidations: true },
);

/** All types that the grammar names; written keywords are met as their concepts. */
export const vocabulary: readonly TokenType[] = [
  ...new Set([...rawModes.modes.line, ...rawModes.modes.row]),
  AdditiveOperator,
  MultiplicativeOperator,
  ...Object.values(concepts),
];
