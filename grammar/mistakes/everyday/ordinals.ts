// `from the third child`, `2nd item of lines`, `le 3e enfant`: a place in a list is a number.

import type { IToken } from 'chevrotain';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import { concepts, NumberLiteral } from '../../words/tokens.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

const inWords: readonly RegExp[] = [
  /^(?:(?:the |on the )?first|(?:(?:le|la|les|sur les) )?premi(?:er|ère|ers|ères))$/i,
  /^(?:second|seconde?|deuxième)$/i,
  /^(?:third|troisième)$/i,
  /^(?:fourth|quatrième)$/i,
  /^(?:fifth|cinquième)$/i,
  /^(?:sixth|sixième)$/i,
];
const suffix = /^(?:st|nd|rd|th|e|er|ère|ème|eme|ième|nde?)$/;

interface Ordinal {
  readonly place: string;
  readonly last: IToken;
  /** The index behind it. */
  readonly next: number;
}

/** The ordinal that begins at an index. */
function ordinalAt(spot: Spot, at: number): Ordinal | undefined {
  const { tokens } = spot;
  const [token, behind] = [tokens[at], tokens[at + 1]];
  if (token === undefined) return undefined;
  if (is(token, NumberLiteral) && behind !== undefined && suffix.test(behind.image)) {
    return endOf(token) === behind.startOffset
      ? { place: token.image, last: behind, next: at + 2 }
      : undefined;
  }
  const place = inWords.findIndex((word) => word.test(token.image)) + 1;
  const counts = place === 1 ? !is(behind, NumberLiteral) : isFree(spot, token);
  return place > 0 && counts ? { place: `${place}`, last: token, next: at + 1 } : undefined;
}

const isThe = (token: IToken | undefined): boolean =>
  token !== undefined && /^(?:the|le|la|les|of the|du|de la|au|à la)$/i.test(token.image);

/** `fee of the 2nd item of lines` is `fee of item 2 of lines`; else what it means is told. */
const ordinal: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const isOf = is(token, concepts.of) || /^(?:of the|of|du|de la|de)$/i.test(token.image);
  const start = isOf || isThe(token) ? index + (isOf && isThe(tokens[index + 1]) ? 2 : 1) : index;
  const found = ordinalAt(spot, start);
  if (found === undefined) return undefined;
  const noun = tokens[found.next];
  const hasNoun = noun !== undefined && canBeName(noun) && !reader.names.has(noun.image);
  const list = hasNoun && is(tokens[found.next + 1], concepts.of) ? tokens[found.next + 2] : undefined;
  const { locale } = reader;
  if (isOf && list !== undefined && reader.names.has(list.image)) {
    const [item, of] = [wordOf('ofItem', locale), wordOf('of', locale)];
    return said(spot, list, `${item} ${found.place} ${of} ${list.image}`);
  }
  // A word alone, such as `first`, has uses of its own.
  if (!hasNoun && !is(tokens[start], NumberLiteral)) return undefined;
  return advised({ ...spot, index: start }, hasNoun ? noun : found.last, {
    en: `the number \`${found.place}\`: the place of an item in its list is \`position\` (\`position is from ${found.place}\`, \`table … by position\` with \`| ${found.place} |\`), and one item is \`X of item ${found.place} of LIST\``,
    fr: `le nombre \`${found.place}\` : le rang d'un élément dans sa liste est \`position\` (\`position est à partir de ${found.place}\`, \`tableau … selon position\` avec \`| ${found.place} |\`), et un seul élément est \`X de l'élément ${found.place} de LISTE\``,
  });
};

export const phrasesOfOrdinals: readonly Phrase[] = [ordinal];
