// What documents leave to the reader: `starting with "33"`, `days between A and B`, `2 EUR otherwise`, `12 EUR per 100 t per started
// 24 hours`, and a price per so much in a cell.

import type { IToken } from 'chevrotain';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import { Comma, concepts, DateLiteral, Equals, NumberLiteral, Percent } from '../../words/tokens.js';
import { advised, is, type Phrase, said } from './spot.js';

const isUnit = (token: IToken | undefined): boolean =>
  token !== undefined && (canBeName(token) || is(token, Percent));

const begins = /^(?:starts?|starting|beginning|débute|débutant|commençant|commencant)$/i;

/** `starting with "33"`, `débutant par "33"`. */
const startingWith: Phrase = (spot, token) => {
  const next = spot.tokens[spot.index + 1];
  if (!begins.test(token.image) || next === undefined || !/^(?:with|by|par|avec)$/i.test(next.image))
    return undefined;
  return said(spot, next, wordOf('beginsWith', spot.reader.locale));
};

const lengths = [
  [/^(?:days?|jours?)$/i, 'daysFrom'],
  [/^(?:nights?|nuits?)$/i, 'nightsFrom'],
  [/^(?:hours?|heures?)$/i, 'hoursFrom'],
  [/^(?:minutes?)$/i, 'minutesFrom'],
] as const;

/** `days between A and B`, `nombre de jours entre A et B`. */
const between: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const counted = /^(?:number of|nombre de|number|nombre)$/i.test(token.image);
  const isOf = (each: IToken | undefined): boolean => each !== undefined && /^(?:of|de)$/i.test(each.image);
  const at = counted ? (isOf(tokens[index + 1]) ? index + 2 : index + 1) : index;
  const [unit, word, from, joint, to] = tokens.slice(at);
  const length = lengths.find(([written]) => written.test(unit?.image ?? ''))?.[1];
  const isDay = (each: IToken | undefined): each is IToken =>
    each !== undefined && (canBeName(each) || is(each, DateLiteral));
  if (length === undefined || !is(word, concepts.between) || !isDay(from) || !is(joint, concepts.and))
    return undefined;
  if (!isDay(to)) return undefined;
  const { locale } = reader;
  return said(spot, to, `${wordOf(length, locale)} ${from.image} ${wordOf('to', locale)} ${to.image}`);
};

/** `A when C, 2 EUR otherwise`. */
const otherwiseBehind: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const before = tokens[index - 1];
  if (before === undefined || !is(before, Comma) || is(token, concepts.otherwise)) return undefined;
  const end = tokens.findIndex((each, at) => at > index && is(each, concepts.otherwise));
  const isBranch = tokens.slice(0, index).some((each) => is(each, concepts.when));
  if (!isBranch || end !== tokens.length - 1) return undefined;
  const between = tokens.slice(index, end);
  if (between.some((each) => is(each, Comma) || is(each, concepts.when))) return undefined;
  const value = reader.text.slice(token.startOffset, endOf(between.at(-1)!));
  return said(spot, tokens[end]!, `${tokens[end]!.image} ${value}`);
};

const isPer = (token: IToken | undefined): boolean =>
  token !== undefined &&
  (is(token, concepts.per) ||
    token.image === 'par' ||
    [concepts.perStarted, concepts.perFull].some((each) => is(token, each)));

/** `12 EUR per 100 t per started 24 hours in stay`: two prices in one. */
const perTwice: Phrase = (spot, token) => {
  const { tokens, index, reader } = spot;
  const [unit, per, width, of, again] = tokens.slice(index + 1);
  if (!is(token, NumberLiteral) || !isUnit(unit) || !isPer(per) || !is(width, NumberLiteral))
    return undefined;
  if (of === undefined || !isUnit(of) || !isPer(again)) return undefined;
  const once = reader.text.slice(token.startOffset, endOf(unit!));
  const length = reader.text.slice(width!.startOffset, endOf(of));
  return advised(spot, again!, {
    en: `one of the two as a product: \`(${once} ${again!.image} … in A) * (B / ${length})\`, or \`* (started blocks of ${length} in B)\` where the one begun counts whole`,
    fr: `l'un des deux comme un produit : \`(${once} ${again!.image} … dans A) * (B / ${length})\`, ou \`* (tranches entamées de ${length} dans B)\` si celle qui est entamée compte entière`,
  });
};

/** `303 EUR per 100 kg` in a cell of a table or a formula: of what? */
const perWithoutOf: Phrase = (spot, token) => {
  const { tokens, index, reader, place } = spot;
  const [unit, per, width, of, more] = tokens.slice(index + 1);
  const isFormula =
    place.form === 'cell' || place.form === 'byRow' || tokens.some((each) => is(each, Equals));
  if (!isFormula || !is(token, NumberLiteral) || !isUnit(unit) || !isPer(per)) return undefined;
  if (!is(width, NumberLiteral) || of === undefined || !isUnit(of) || more !== undefined) return undefined;
  const price = reader.text.slice(token.startOffset, endOf(of));
  const { locale } = reader;
  const [name, into] = [{ en: 'NAME', fr: 'NOM' }[locale], { en: 'in', fr: 'dans' }[locale]];
  return advised(spot, of, {
    en: `\`${price} ${into} ${name}\`, with the name of what is counted`,
    fr: `\`${price} ${into} ${name}\`, avec le nom de ce qui est compté`,
  });
};

export const phrasesSaidShortly: readonly Phrase[] = [
  startingWith,
  between,
  otherwiseBehind,
  perTwice,
  perWithoutOf,
];
