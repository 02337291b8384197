// A cell's text → the values that a row stands for: `jusqu'à 10 m²`, `11 – 30`, `> 8 000`, `5 et plus`, `le reste`.

import { parseDecimal, type Rational } from '../../runtime/exact/rational.js';
import { type DecimalSign, digits, readDigits } from './amounts.js';

export interface Limit {
  readonly value: Rational;
  readonly inclusive: boolean;
  /** Words of a unit beside the number. */
  readonly words: string;
}

export interface Band {
  readonly kind: 'band' | 'exactly' | 'rest';
  readonly lower: Limit | undefined;
  readonly upper: Limit | undefined;
  readonly twoWays: boolean;
}

const number = `(?:${digits})`;
/** A currency before, a unit behind: no digits but those of m2. */
const around = String.raw`(?:[^\d<>≤≥=]*?(?:(?<=m)[23])?)`;
const one = (name: string) => String.raw`(?<b${name}>[€$£]?)\s*(?<${name}>${number})(?<w${name}>${around})`;

const upTo = String.raw`(?:jusqu['’](?:à|au|aux)|au plus|max(?:imum|i)?\.?|≤|<=|=<|n['’]excédant pas|ne dépassant pas|pas plus de|inférieure?s? ou éga(?:le?s?|ux) (?:à|au)|up to|not exceeding|not over|no more than|at most|less than or equal to|or less than|bis(?: zu)?)`;
const below = `(?:(?:de )?moins de|inférieure?s? (?:à|au)|strictement inférieure?s? (?:à|au)|en dessous de|au-dessous de|<|below|under|less than|fewer than|unter)`;
const above = `(?:(?:de )?plus de|au[- ]delà d[eu]|supérieure?s? (?:à|au)|strictement supérieure?s? (?:à|au)|au[- ]dessus de|>|above|over|more than|exceeding|beyond|über)`;
const from = String.raw`(?:à partir de|à compter de|dès|au moins|min(?:imum|i)?\.?|≥|>=|supérieure?s? ou éga(?:le?s?|ux) (?:à|au)|from|at least|starting at|not less than|no less than|ab)`;
const orMore = String.raw`(?:\+|et plus|ou plus|et au[- ]delà|et au[- ]dessus|and more|and over|and above|or more|or over|or above|and up|et \+)`;
const orLess = `(?:et moins|ou moins|et en dessous|and less|and under|or less|or under|or below)`;
const to = String.raw`(?:à|au|jusqu['’](?:à|au)|-|–|—|−|\.\.+|…|to|until|through|up to|bis|et|and)`;
const toUpper = `(?:(?:et |and |mais |but )?(?:${upTo}|(?:pas|not) (?:plus de|over|more than)|à|to|-|–|—))`;

interface Form {
  readonly pattern: RegExp;
  readonly lower?: boolean;
  readonly upper?: boolean;
}

const form = (source: string, ends: Omit<Form, 'pattern'>): Form => ({
  pattern: new RegExp(`^${source}$`, 'iu'),
  ...ends,
});

/** `l` and `u` are the numbers; `lower` and `upper` say which ends there are, true where the end is included. */
const forms: readonly Form[] = [
  form(String.raw`\[\s*${one('l')}\s*[;,–-]\s*${one('u')}\s*\]`, { lower: true, upper: true }),
  form(String.raw`\[\s*${one('l')}\s*[;,–-]\s*${one('u')}\s*\[`, { lower: true, upper: false }),
  form(String.raw`\]\s*${one('l')}\s*[;,–-]\s*${one('u')}\s*\]`, { lower: false, upper: true }),
  form(String.raw`\]\s*${one('l')}\s*[;,–-]\s*${one('u')}\s*\[`, { lower: false, upper: false }),
  form(String.raw`${above}\s*${one('l')}\s*(?:et |and |mais |but |,\s*)?${below}\s*${one('u')}`, {
    lower: false,
    upper: false,
  }),
  form(String.raw`${above}\s*${one('l')}\s*,?\s*${toUpper}\s*${one('u')}`, { lower: false, upper: true }),
  form(
    String.raw`(?:de|d['’]|${from})\s*${one('l')}\s*(?:et |and |mais |but |,\s*|à |to )?${below}\s*${one('u')}`,
    { lower: true, upper: false },
  ),
  form(
    String.raw`(?:de |du |d['’]|from |entre |between |von |${from})?\s*${one('l')}\s*${to}\s*${one('u')}`,
    {
      lower: true,
      upper: true,
    },
  ),
  form(String.raw`(?:de |du |from |${from})?\s*${one('l')}\s*${orMore}`, { lower: true }),
  form(String.raw`${one('u')}\s*${orLess}`, { upper: true }),
  form(String.raw`${upTo}\s*${one('u')}`, { upper: true }),
  form(String.raw`${below}\s*${one('u')}`, { upper: false }),
  form(String.raw`${from}\s*${one('l')}`, { lower: true }),
  form(String.raw`${above}\s*${one('l')}`, { lower: false }),
];

const rest =
  /^(?:le reste|au[- ]delà|le surplus|autres?|the rest|the remainder|beyond|thereafter|others?|all others?|tous les autres)$/iu;

/** Undefined where the text names no limit: a plain number is none. */
export function readBand(text: string, decimal: DecimalSign | undefined): Band | undefined {
  const shown = text.replace(/[\s\u00a0\u202f\u2009]+/gu, ' ').trim();
  if (rest.test(shown)) {
    return { kind: 'rest', lower: undefined, upper: undefined, twoWays: false };
  }
  for (const { pattern, lower, upper } of forms) {
    const groups = pattern.exec(shown)?.groups;
    if (groups === undefined) continue;
    let [twoWays, failed] = [false, false];
    const wordsOf = (name: 'l' | 'u'): string =>
      `${groups[`b${name}`] ?? ''} ${groups[`w${name}`] ?? ''}`.replace(/[,;]/g, ' ').trim();
    const limit = (name: 'l' | 'u', inclusive: boolean | undefined): Limit | undefined => {
      if (inclusive === undefined) return undefined;
      const read = readDigits((groups[name] ?? '').replace(/[.,]$/, ''), decimal);
      const value = read && parseDecimal(read.plain);
      if (read === undefined || value === undefined) {
        failed = true;
        return undefined;
      }
      twoWays ||= read.twoWays;
      // A unit written once serves both limits.
      return { value, inclusive, words: wordsOf(name) || wordsOf('u') || wordsOf('l') };
    };
    const ends = { lower: limit('l', lower), upper: limit('u', upper) };
    if (!failed) return { kind: 'band', ...ends, twoWays };
  }
  return undefined;
}

/** What the heading of a column of plain numbers says they are. */
export type LimitRole = 'from' | 'to' | 'above' | 'below';

const roles: readonly (readonly [LimitRole, RegExp])[] = [
  ['above', /^(?:plus de|au[- ]delà de|supérieure? à|>|above|over|more than|exceeding)(?:\s|$)/iu],
  ['below', /^(?:moins de|inférieure? à|<|below|under|less than)(?:\s|$)/iu],
  [
    'from',
    /^(?:de|du|dès|à partir de|min(?:imum|i|\.)?|début|borne inférieure|limite inférieure|from|start|lower(?: limit| bound)?|≥|>=|von|ab)(?:\s|$|\()/iu,
  ],
  [
    'to',
    /^(?:à|au|jusqu['’](?:à|au)|max(?:imum|i|\.)?|fin|borne supérieure|limite supérieure|plafond|to|up to|until|end|upper(?: limit| bound)?|≤|<=|bis)(?:\s|$|\()/iu,
  ],
];

/** Of the last word of a heading as well: `Poids jusqu'à`. */
export function limitRole(heading: string): LimitRole | undefined {
  if (/\d/.test(heading)) return undefined;
  const shown = heading.replace(/\s+/gu, ' ').trim();
  for (const [role, pattern] of roles) if (pattern.test(shown)) return role;
  const tail = /\s(jusqu['’](?:à|au)|à partir de|up to|from|max(?:imum)?\.?|min(?:imum)?\.?|bis)\s*$/iu.exec(
    shown,
  )?.[1];
  return tail === undefined ? undefined : limitRole(tail);
}

/** The heading without the words that say that it is a limit. */
export const withoutRole = (heading: string): string => {
  const shown = heading.replace(/\s+/gu, ' ').trim();
  const tail = shown.replace(
    /\s(?:jusqu['’](?:à|au)|à partir de|up to|from|max(?:imum)?\.?|min(?:imum)?\.?|bis)\s*$/iu,
    '',
  );
  let rest = tail;
  for (const [, pattern] of roles) rest = rest.replace(pattern, '').trim();
  return rest;
};
