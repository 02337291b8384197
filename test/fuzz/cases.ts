// One text per number: soup of words, real rules cut, mixed, broken and swollen. The same seed and number give the same text.

import { type Random, randomFrom } from '../../compiler/4-analyse/cases/random.js';
import { contextualKeywords } from '../../grammar/words/contextual-keywords.js';
import { reservedKeywords, wordsOf } from '../../grammar/words/keywords.js';
import { declarationKeywords, lineKeywords } from '../../grammar/words/line-keywords.js';

export interface FuzzCase {
  readonly kind: string;
  readonly text: string;
}

const words = [declarationKeywords, lineKeywords, reservedKeywords, contextualKeywords].flatMap((keywords) =>
  Object.values(keywords).flatMap((each) => [...wordsOf(each, 'en'), ...wordsOf(each, 'fr')]),
);
const signs = [
  '\n',
  '\n',
  '\n  ',
  '\n  | ',
  ' | ',
  '(',
  ')',
  ';',
  ',',
  '=',
  ':',
  '%',
  '+',
  '-',
  '*',
  '/',
  '"',
];
const quoted = ['"text"', '« été »', '"a" "b"', '"', '«', '»', '# note'];
const literals = [
  '0',
  '1',
  '13 000',
  '1,500',
  '2.50 %',
  '0.000000000001 EUR',
  '2024-02-29',
  '2024-2-31',
  '0000-00-00',
  '9999-12-31',
  '1 800 XPF/day/block',
  '2 000 m2',
  '-5',
  '50 %',
  '12 EUR',
  '3 KWD',
  '24 months',
];
const someNames = [
  'area',
  'fee',
  'x',
  'rate',
  'total',
  'regime',
  'reduced',
  'count',
  'a',
  'b',
  'EUR',
  'm2',
  'prix',
];
const odd = [
  '\u0000',
  '\ufeff',
  '\u200b',
  '\u2028',
  '\u2029',
  '\r',
  '\r\n',
  '\t',
  '\u00a0',
  '\u202f',
  '\u0301',
  '\ud800',
  '\udc00',
  '\u{1f600}',
  '\u{1f468}\u200d\u{1f469}',
  '٣',
  '²',
  '½',
  'İ',
  'ß',
  'Ａ',
  '\u202e',
  '’',
  '–',
  '€',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u001b[31m',
];

/** Whole texts to start from: rulesets, gallery, constructs of the reference. */
export interface Corpus {
  readonly texts: readonly string[];
}

type Maker = (random: Random, corpus: Corpus) => string;

const number = (random: Random, limit: number): number => Number(random.below(BigInt(Math.max(1, limit))));
/** What one of the makers makes; the others do not run. */
function oneOf<T>(random: Random, ways: readonly (() => T)[]): T {
  return random.pick<() => T>(ways)();
}
const word = (random: Random): string =>
  random.pick(
    random.pick([
      words,
      words,
      signs,
      signs,
      literals,
      someNames,
      quoted,
      random.chance(10) ? odd : someNames,
    ]),
  );

/** Its head, and some declarations in a row: small enough to be fast, whole enough to reach every phase. */
function excerpt(random: Random, { texts }: Corpus): string {
  const text = random.pick(texts);
  if (random.chance(3)) return text;
  const blocks = text.split(/\n(?=\p{L})/u);
  const head = blocks.slice(0, 7).join('\n');
  const from = number(random, blocks.length);
  return `${head}\n${blocks.slice(from, from + 1 + number(random, 14)).join('\n')}\n`;
}

function edited(random: Random, text: string, put: () => string): string {
  let current = text;
  for (let edits = 1 + number(random, 4); edits > 0; edits--) {
    const start = number(random, current.length + 1);
    const length = random.chance(50) ? number(random, 12) : 0;
    current = current.slice(0, start) + put() + current.slice(start + length);
  }
  return current;
}

const digits = (random: Random): string => {
  const size = random.pick([1, 5, 30, 59, 60, 61, 400, 20_000]);
  return String(number(random, 9) + 1).repeat(size);
};

const hugeNumber = (random: Random): string =>
  oneOf<string>(random, [
    () => digits(random),
    () => `${digits(random)}.${digits(random)}`,
    () => `0.${'0'.repeat(number(random, 58))}1`,
    () => `${'9 999'.repeat(1 + number(random, 3))}`,
    () => `1${' 000'.repeat(number(random, 25))}`,
    () => '-1',
    () => '0',
    () => '99999-99-99',
  ]);

const nests = [
  '(',
  'lower of (',
  'not ',
  '- ',
  'year of ',
  'sum of ',
  'part of ',
  '(a when b, otherwise ',
  'x(',
  '1 + (',
];

const makers: Readonly<Record<string, Maker>> = {
  soup: (random) =>
    Array.from({ length: 1 + number(random, 80) }, () => word(random)).join(random.pick([' ', ' ', ''])),
  'soup of lines': (random) =>
    Array.from({ length: 1 + number(random, 12) }, () =>
      [
        random.pick([...Object.values(declarationKeywords)].flatMap((each) => wordsOf(each, 'en'))),
        random.pick(someNames),
        ...Array.from({ length: number(random, 12) }, () => word(random)),
      ].join(' '),
    ).join('\n'),
  truncated: (random, corpus) => {
    const text = excerpt(random, corpus);
    return text.slice(0, number(random, text.length + 1));
  },
  'beginning missing': (random, corpus) => {
    const text = excerpt(random, corpus);
    return text.slice(number(random, text.length + 1));
  },
  edited: (random, corpus) => edited(random, excerpt(random, corpus), () => word(random)),
  'words exchanged': (random, corpus) => {
    const parts = excerpt(random, corpus).split(/(\s+)/);
    for (let swaps = 1 + number(random, 3); swaps > 0; swaps--) {
      const [left, right] = [number(random, parts.length), number(random, parts.length)];
      const kept = parts[left] ?? '';
      parts[left] = parts[right] ?? '';
      parts[right] = kept;
    }
    return parts.join('');
  },
  'lines mixed': (random, corpus) => {
    const lines = `${excerpt(random, corpus)}\n${excerpt(random, corpus)}`.split('\n');
    for (let moves = 1 + number(random, 6); moves > 0; moves--) {
      const [line = ''] = lines.splice(number(random, lines.length), 1);
      for (let copies = number(random, 3); copies > 0; copies--)
        lines.splice(number(random, lines.length), 0, line);
    }
    return lines.join('\n');
  },
  'names exchanged': (random, corpus) => {
    const text = excerpt(random, corpus);
    const found = [...new Set(text.match(/\p{L}[\p{L}\d_]{2,}/gu) ?? [])];
    const [from, to] = [
      found[number(random, found.length)] ?? 'x',
      found[number(random, found.length)] ?? 'y',
    ];
    return random.chance(50) ? text.replaceAll(from, to) : text.replace(from, to);
  },
  numbers: (random, corpus) =>
    excerpt(random, corpus).replace(/\d[\d ]*(?:[.,]\d+)?/g, (written) =>
      random.chance(15) ? hugeNumber(random) : written,
    ),
  unicode: (random, corpus) => edited(random, excerpt(random, corpus), () => random.pick(odd)),
  deep: (random) => {
    const nest = random.pick(nests);
    const depth = random.pick([10, 49, 51, 300, 5_000]);
    const close = nest.includes('(') ? ')'.repeat(depth) : '';
    const place = random.pick([
      'value x = ',
      'amount x = 1 EUR\n  plus ',
      'check ',
      'fact a : number, needed when ',
    ]);
    return `tariff t "T"\ncurrency EUR\n${place}${nest.repeat(depth)}a${random.chance(50) ? close : ''}\n`;
  },
  chained: (random) => {
    const count = random.chance(2) ? 400 : random.pick([3, 12, 50]);
    const link = random.pick([
      (index: number) => `value v${index} = v${index + 1} + 1`,
      (index: number) => `value v${index + 1} = v${index} * v${index}`,
      (index: number) => `function f${index + 1}(x in number) = f${index}(f${index}(x))`,
      (index: number) => `value v${index + 1} = (v${index} with a ${index})`,
      (index: number) =>
        `value v${index + 1} = v${index} when v${index} is above ${index}, otherwise v${index} / 3`,
      (index: number) => `section "${index}"\nfact f${index} : m2, from ${index} to 9`,
    ]);
    const lines = Array.from({ length: count }, (_, index) => link(index));
    return `tariff t "T"\ncurrency EUR\nfact a : number, whole, from 0 to 9\nvalue v0 = a\nfunction f0(x in number) = x\n${lines.join('\n')}\n`;
  },
};

/** Rare and long. */
function large(random: Random, corpus: Corpus): string {
  const size = random.pick([50_000, 200_000, 1_000_000]);
  const block = oneOf(random, [
    () => `${excerpt(random, corpus)}\n`,
    () => `${word(random)} `,
    () => `value v${number(random, 100)} = 1 + ${word(random)}\n`,
    () => '  | up to 5 | 3 EUR |\n',
    () => random.pick(odd),
    () => '"',
    () => '(',
  ]);
  return block.repeat(Math.ceil(size / Math.max(1, block.length))).slice(0, size);
}

/** The text of a number. One in two thousand is large, one in two hundred thousand has ten megabytes. */
export function fuzzCase(seed: number, index: number, corpus: Corpus): FuzzCase {
  const random = randomFrom(Math.imul(seed, 0x9e3779b1) + Math.imul(index, 0x85ebca6b));
  if (index % 200_000 === 199_999) {
    const block = oneOf(random, [() => `${excerpt(random, corpus)}\n`, () => 'value v = 1 EUR\n', () => 'x']);
    return { kind: 'ten megabytes', text: block.repeat(Math.ceil(10_000_000 / block.length)) };
  }
  if (index % 2_000 === 1_999) return { kind: 'large', text: large(random, corpus) };
  const kind = random.pick(Object.keys(makers));
  const maker = makers[kind];
  if (maker === undefined) throw new RangeError(kind);
  return { kind, text: maker(random, corpus) };
}
