// The table of keywords at the end of README.md, made from keywords.ts so that it cannot fall behind.

import { contextualKeywords } from './contextual-keywords.js';
import { reservedKeywords } from './keywords.js';
import { declarationKeywords, lineKeywords } from './line-keywords.js';

type Keywords = Readonly<Record<string, readonly [readonly string[], readonly string[]]>>;

const groups: readonly (readonly [string, Keywords])[] = [
  ['Special at the beginning of a line, where they begin a declaration', declarationKeywords],
  ['Special at the beginning of a line within a declaration', lineKeywords],
  [
    'Reserved: no name may be one of these words, unless the word is only part of a longer phrase',
    reservedKeywords,
  ],
  ['Special only where they are expected, ordinary names and units elsewhere', contextualKeywords],
];

const listed = (words: readonly string[]): string => words.map((word) => `\`${word}\``).join(', ');

/** The lines below the heading "## Keywords". */
export function keywordTable(): string {
  return groups
    .map(([title, keywords]) => {
      const rows = Object.values(keywords)
        .filter(([english, french]) => english.length > 0 && french.length > 0)
        .map(([english, french]) => [listed(english), listed(french)] as const);
      const width = Math.max('English'.length, ...rows.map(([english]) => english.length));
      const other = Math.max('French'.length, ...rows.map(([, french]) => french.length));
      const line = (english: string, french: string) =>
        `| ${english.padEnd(width)} | ${french.padEnd(other)} |`;
      return [
        `${title}:`,
        '',
        line('English', 'French'),
        line('-'.repeat(width), '-'.repeat(other)),
        ...rows.map(([english, french]) => line(english, french)),
      ].join('\n');
    })
    .join('\n\n');
}
