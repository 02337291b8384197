// Turns of phrase of documents and of other programs, in a line that no rule could read: what to write in their place.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import type { Reader } from '../../lines/reader.js';
import { boundaryMeant, callMeant, halves, perCent } from '../../words/everyday-meanings.js';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import {
  Close,
  concepts,
  DateLiteral,
  Equals,
  NumberLiteral,
  Open,
  Percent,
  TimeLiteral,
} from '../../words/tokens.js';
import type { Place } from '../place.js';
import { phrasesOfChanges } from './changes.js';
import { phrasesOfDays } from './days.js';
import { phrasesOfItems } from './items.js';
import { phrasesOfOrdinals } from './ordinals.js';
import { phrasesOfOwed } from './owed.js';
import { phrasesOfPrices } from './prices.js';
import { phrasesSaidShortly } from './shortly.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';
import { phrasesOfTypes } from './types.js';

const phrases: readonly Phrase[] = [
  limitAlone,
  boundary,
  toAtTheBeginning,
  windowWithoutFrom,
  namelessPart,
  shareOf,
  namedShareOf,
  partInWords,
  perCentInWords,
  differenceBetween,
  call,
  ...phrasesOfDays,
  ...phrasesOfChanges,
  ...phrasesOfOwed,
  ...phrasesOfPrices,
  ...phrasesOfItems,
  ...phrasesOfOrdinals,
  ...phrasesOfTypes,
  ...phrasesSaidShortly,
];

/** The first such phrase of a line. */
export function everydayPhraseIn(
  reader: Reader,
  tokens: readonly IToken[],
  place: Place,
): Diagnostic | undefined {
  for (const [index, token] of tokens.entries()) {
    for (const phrase of phrases) {
      const found = phrase({ reader, tokens, index, place }, token);
      if (found) return found;
    }
  }
  return undefined;
}

const isCell = ({ place }: Spot): boolean => place.form === 'cell' || place.form === 'byRow';
const beginsLimit = (token: IToken | undefined): boolean =>
  token !== undefined &&
  ([NumberLiteral, DateLiteral, TimeLiteral, Open].some((type) => is(token, type)) || canBeName(token));

/** `above` alone in a cell: all that no other row takes. */
function limitAlone(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  if (index !== 0 || tokens.length !== 1 || !isCell(spot)) return undefined;
  return is(token, concepts.above) ? said(spot, token, wordOf('rest', reader.locale)) : undefined;
}

/** `before 2020-01-01`, `beyond 250 kWh`, `since 2018-01-01`, where a boundary is. */
function boundary(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const before = tokens[index - 1];
  const placed =
    before === undefined
      ? isCell(spot)
      : [concepts.is, concepts.isNot, concepts.and, concepts.or].some((type) => is(before, type));
  if (!placed || !isFree(spot, token)) return undefined;
  const next = tokens[index + 1];
  if (!beginsLimit(next)) return undefined;
  const meant = boundaryMeant(
    token.image,
    reader.locale,
    next?.tokenType === DateLiteral || !is(next, NumberLiteral),
  );
  if (meant === undefined) return undefined;
  return typeof meant === 'string' ? said(spot, token, meant) : advised(spot, token, meant);
}

/** `to 250 kWh` at the beginning of a cell. */
function toAtTheBeginning(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  if (index !== 0 || !isCell(spot) || !is(token, concepts.to) || !beginsLimit(tokens[1])) return undefined;
  return said(spot, token, wordOf('upTo', reader.locale));
}

/** `day is Saturday to Sunday`, `n is 2 to 5`, where a condition wants `from`. */
function windowWithoutFrom(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  if (!is(token, concepts.to)) return undefined;
  const start = tokens.findLastIndex(
    (each, place) => place < index && (is(each, concepts.is) || is(each, concepts.isNot)),
  );
  const [first, last] = [tokens[start + 1], tokens[index - 1]];
  // A limit is a number with its unit, a day with its month, a name.
  if (start < 0 || index - start > 4 || first === undefined || last === undefined) return undefined;
  if (!beginsLimit(first) || !beginsLimit(tokens[index + 1])) return undefined;
  const limit = reader.text.slice(first.startOffset, endOf(last));
  return said({ ...spot, index: start + 1 }, last, `${{ en: 'from', fr: 'de' }[reader.locale]} ${limit}`);
}

/** `0.3 of income`: a product; of a percentage and a fraction `of` says so by itself. */
function shareOf(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  if (!is(token, concepts.of) || next === undefined || !(canBeName(next) || next.tokenType === Open))
    return undefined;
  if (before === undefined || !is(before, NumberLiteral) || before.image.includes('/')) return undefined;
  const share = reader.text.slice(before.startOffset, endOf(before));
  return said({ ...spot, index: index - 1 }, token, `${share} *`);
}

/** `10 % of the excess over 4 000 EUR`: of what, the words do not say. */
function namelessPart(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const start = is(token, concepts.article) || token.image === 'the' ? 1 : 0;
  const [word, bound, limit] = tokens.slice(index + start);
  if (word === undefined || !canBeName(word) || reader.names.has(word.image)) return undefined;
  if (!partWords[reader.locale].includes(word.image.toLowerCase())) return undefined;
  if (!boundWords.some((type) => is(bound, type)) || !beginsLimit(limit)) return undefined;
  const last = operandEnd(tokens, index + start + 2);
  const [name, part] = [{ en: 'NAME', fr: 'NOM' }[reader.locale], wordOf('partOf', reader.locale)];
  const meant = `${part} ${name} ${reader.text.slice(bound!.startOffset, endOf(last))}`;
  return advised({ ...spot, index }, last, {
    en: `\`${meant}\`, with the name of what is cut`,
    fr: `\`${meant}\`, avec le nom de ce qui est partagé`,
  });
}

const boundWords = [concepts.above, concepts.upTo, concepts.below, concepts.overList];
const partWords = {
  en: ['part', 'portion', 'excess', 'amount', 'value', 'balance'],
  fr: ['part', 'partie', 'fraction', 'tranche', 'portion', 'excédent', 'montant', 'valeur'],
};

/** `fuel of linehaul` in a formula: a product, or, of a list, what an item has. */
function namedShareOf(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const [before, next] = [tokens[index - 1], tokens[index + 1]];
  const isUsed = (each: IToken | undefined) =>
    each !== undefined && canBeName(each) && reader.names.has(each.image);
  if (!is(token, concepts.of) || !isUsed(before) || !isUsed(next)) return undefined;
  if (!tokens.slice(0, index).some((each) => is(each, Equals))) return undefined;
  const [share, of] = [before!.image, next!.image];
  const inList = `${wordOf('sumOf', reader.locale)} ${share} ${wordOf('overList', reader.locale)} ${of}`;
  return advised({ ...spot, index: index - 1 }, next!, {
    en: `\`${share} * ${of}\`, or \`${inList}\` where \`${of}\` is a list`,
    fr: `\`${share} * ${of}\`, ou \`${inList}\` si \`${of}\` est une liste`,
  });
}

/** `half of income`, `la moitié du revenu`. */
function partInWords(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const start = is(token, concepts.article) || ['a', 'the', 'un', 'une'].includes(token.image) ? 1 : 0;
  const word = tokens[index + start];
  if (word === undefined || !canBeName(word) || reader.names.has(word.image)) return undefined;
  const factor = halves(word.image, reader.locale);
  const joint = tokens[index + start + 1];
  if (factor === undefined || joint === undefined) return undefined;
  if (is(joint, concepts.of)) return said(spot, joint, `${factor} *`);
  return word.image.toLowerCase() === 'twice' && canBeName(joint)
    ? said(spot, word, `${factor} *`)
    : undefined;
}

/** `10 per cent`, `10 pour cent`. */
function perCentInWords(spot: Spot, token: IToken): Diagnostic | undefined {
  const { tokens, index } = spot;
  if (index === 0 || !is(tokens[index - 1], NumberLiteral)) return undefined;
  if (perCent(token.image)) return said(spot, token, '%');
  const next = tokens[index + 1];
  return next !== undefined && perCent(`${token.image} ${next.image}`) ? said(spot, next, '%') : undefined;
}

/** `difference between a and b`: which of the two is the larger the words do not say. */
function differenceBetween(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const between = tokens[index + 1];
  if (!/^diff[eé]rence$/i.test(token.image) || !is(between, concepts.between)) return undefined;
  const joint = tokens.findIndex((each, place) => place > index && is(each, concepts.and));
  const [first, second] = [tokens[index + 2], tokens[joint + 1]];
  if (joint < 0 || first === undefined || second === undefined) return undefined;
  const a = reader.text.slice(first.startOffset, endOf(tokens[joint - 1]!));
  const b = reader.text.slice(second.startOffset, endOf(operandEnd(tokens, joint + 1)));
  const higher = wordOf('higherOf', reader.locale);
  const last = operandEnd(tokens, joint + 1);
  return advised(spot, last, {
    en: `\`(${a} - ${b})\`, or \`${higher} (${a} - ${b}; ${b} - ${a})\` where either may be the larger`,
    fr: `\`(${a} - ${b})\`, ou \`${higher} (${a} - ${b} ; ${b} - ${a})\` si l'un ou l'autre peut être le plus grand`,
  });
}

/** The last token of a number, a name, a call or a parenthesis. */
function operandEnd(tokens: readonly IToken[], start: number): IToken {
  const [first, next] = [tokens[start]!, tokens[start + 1]];
  if (is(first, NumberLiteral) && next !== undefined && (canBeName(next) || is(next, Percent))) return next;
  const open = first.tokenType === Open ? start : next?.tokenType === Open ? start + 1 : undefined;
  return open === undefined ? first : (tokens[closing(tokens, open)] ?? first);
}

/** The index of the parenthesis that closes the one at an index; -1 without one. */
function closing(tokens: readonly IToken[], open: number): number {
  let depth = 0;
  for (let index = open; index < tokens.length; index++) {
    if (tokens[index]!.tokenType === Open) depth++;
    if (tokens[index]!.tokenType === Close && --depth === 0) return index;
  }
  return -1;
}

/** `max(a, b)`, `abs(x)`, `round(x; 2)`. */
function call(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const open = is(tokens[index + 1], concepts.of) ? index + 2 : index + 1;
  if (!isFree(spot, token) || tokens[open]?.tokenType !== Open) return undefined;
  const close = closing(tokens, open);
  if (close < 0 || close === open + 1) return undefined;
  const inner = reader.text.slice(tokens[open + 1]!.startOffset, endOf(tokens[close - 1]!));
  const meant = callMeant(token.image, inner, reader.locale);
  if (meant === undefined) return undefined;
  return typeof meant === 'string' ? said(spot, tokens[close]!, meant) : advised(spot, tokens[close]!, meant);
}
