// How documents and spreadsheets speak of other items of a list, of other versions and of the time of day: what to write in their place.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import {
  Comma,
  concepts,
  DateLiteral,
  Equals,
  NumberLiteral,
  Semicolon,
  TimeLiteral,
} from '../../words/tokens.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

const earlier = /^(?:previous|preceding|prior|précédente?|antérieure?)$/i;
const cumulative = /^(?:cumulative|cumulated|accumulated|cumulée?s?)$/i;
const lastOne = /^(?:last|dernier|dernière)$/i;
const firstOne = /^(?:(?:the )?first|premier|première)$/i;
const anItem =
  /^(?:item|row|line|entry|element|position|élément|ligne|article|rang|month|year|day|week|quarter|period|mois|année|an|jour|semaine|trimestre|période)$/i;

const isWord = (token: IToken | undefined, pattern: RegExp): boolean =>
  token !== undefined && pattern.test(token.image);
const isUsed = ({ reader }: Spot, token: IToken | undefined): boolean =>
  token !== undefined && canBeName(token) && reader.names.has(token.image);

/** `of the previous row`, `du mois précédent`, `of the previous version`. */
const ofThePrevious: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  if (!isOf(token)) return undefined;
  const isThe = tokens[index + 1]?.image === 'the' ? 1 : 0;
  const [first, second] = [tokens[index + 1 + isThe], tokens[index + 2 + isThe]];
  if (first === undefined || second === undefined) return undefined;
  const noun = isWord(first, earlier) ? second : isWord(second, earlier) ? first : undefined;
  if (noun === undefined) return undefined;
  const concept = /^version$/i.test(noun.image) ? 'ofVersionBefore' : 'ofItemBefore';
  return said(spot, second, wordOf(concept, reader.locale));
};

/** `of`, `from`, with its article or without. */
const isOf = (token: IToken): boolean =>
  is(token, concepts.of) || is(token, concepts.from) || /^(?:of|from|de|du|des)(?: |$)/i.test(token.image);

/** `previous balance`, `solde précédent`: of the item, or of the version, before. */
const thePrevious: Phrase = (spot, token) => {
  const next = spot.tokens[spot.index + 1];
  if (next === undefined) return undefined;
  if (isWord(token, earlier) && isFree(spot, token) && isUsed(spot, next))
    return either(spot, next, next.image);
  return isUsed(spot, token) && isWord(next, earlier) && isFree(spot, next)
    ? either(spot, next, token.image)
    : undefined;
};

function either(spot: Spot, last: IToken, name: string): Diagnostic {
  const { locale } = spot.reader;
  const item = `\`${name} ${wordOf('ofItemBefore', locale)}\``;
  const version = `\`${name} ${wordOf('ofVersionBefore', locale)}\``;
  return advised(spot, last, {
    en: `${item}, or, of versions, ${version}`,
    fr: `${item} ou, pour des versions, ${version}`,
  });
}

/** `balance of the last item of months`, `solde du premier mois de mois`. */
const ofTheLast: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  if (!isUsed(spot, token) || tokens[index + 1] === undefined || !isOf(tokens[index + 1]!)) return undefined;
  const isThe = tokens[index + 2]?.image === 'the' ? 1 : 0;
  const [which, noun, ...behind] = tokens.slice(index + 2 + isThe);
  // `month of`, `mois de` are one word of the language.
  const isJoined = noun !== undefined && / (?:of|de)$/i.test(noun.image);
  const [of, list] = isJoined ? [noun, behind[0]] : behind;
  if (which === undefined || noun === undefined || of === undefined || !(isJoined || isOf(of)))
    return undefined;
  if (!anItem.test(noun.image.replace(/ (?:of|de)$/i, ''))) return undefined;
  if (list === undefined || !isUsed(spot, list)) return undefined;
  const { locale } = reader;
  if (isWord(which, lastOne) || is(which, concepts.theLast)) {
    return said(
      spot,
      list,
      `${wordOf('theLast', locale)} ${token.image} ${wordOf('overList', locale)} ${list.image}`,
    );
  }
  if (!isWord(which, firstOne)) return undefined;
  return said(
    spot,
    list,
    `${token.image} ${wordOf('ofItem', locale)} 1 ${wordOf('of', locale)} ${list.image}`,
  );
};

/** `before this row`, `avant cette ligne`. */
const beforeThis: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  if (!/^(?:before|avant)$/i.test(token.image) || !isFree(spot, token)) return undefined;
  const [this_, noun] = [tokens[index + 1], tokens[index + 2]];
  if (!isWord(this_, /^(?:this|ce|cet|cette)$/i) || !isWord(noun, anItem)) return undefined;
  return said(spot, noun!, wordOf('beforeThisOne', reader.locale));
};

/** `cumulative usage`, `usage cumulé`. */
const runningTotal: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const next = tokens[index + 1];
  if (next === undefined) return undefined;
  const total = wordOf('runningTotalOf', reader.locale);
  if (isWord(token, cumulative) && isFree(spot, token) && isUsed(spot, next)) {
    return said(spot, next, `${total} ${next.image}`);
  }
  return isUsed(spot, token) && isWord(next, cumulative) && isFree(spot, next)
    ? said(spot, next, `${total} ${token.image}`)
    : undefined;
};

/** `given price = 10 EUR, 20 EUR` in an example: items are rows. */
const itemsInALine: Phrase = (spot, token) => {
  const { reader, tokens, index, place } = spot;
  const [name, equals, next] = [tokens[0], tokens[1], tokens[index + 1]];
  if (place.form !== 'given' || index < 3 || name === undefined || !is(equals, Equals)) return undefined;
  const joins = [Comma, Semicolon, concepts.and].some((type) => is(token, type));
  if (!joins || next === undefined || is(tokens[index + 2], Equals)) return undefined;
  const isValue =
    is(next, NumberLiteral) || is(next, DateLiteral) || is(next, TimeLiteral) || canBeName(next);
  if (!isValue) return undefined;
  const first = reader.text.slice(tokens[2]!.startOffset, endOf(tokens[index - 1]!));
  const word = { en: 'given', fr: 'soit' }[reader.locale];
  return advised({ ...spot, index: 0 }, tokens.at(-1)!, {
    en: `\`${word} LIST\` with rows below it, the items of the list: \`| ${name.image} |\`, \`| ${first} |\``,
    fr: `\`${word} LISTE\` avec des rangées dessous, les éléments de la liste : \`| ${name.image} |\`, \`| ${first} |\``,
  });
};

export const phrasesOfItems: readonly Phrase[] = [
  itemsInALine,
  ofTheLast,
  ofThePrevious,
  thePrevious,
  beforeThis,
  runningTotal,
];
