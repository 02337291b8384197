// A value that is changed or guarded in the words of a sentence: `fee increased by 5 %`, `fee unless member`, `fee only when late`; a
// boundary that goes on without its subject, `is below 5 EUR or above 10 EUR`; a label that stands before its list.

import type { IToken } from 'chevrotain';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import { concepts, NumberLiteral, Quoted } from '../../words/tokens.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

const isUsed = ({ reader }: Spot, token: IToken | undefined): token is IToken =>
  token !== undefined && canBeName(token) && reader.names.has(token.image);

const more = /^(?:increased|raised|augmented|plus|majorée?s?|augmentée?s?)$/i;
const fewer = /^(?:minus|reduced|decreased|lowered|discounted|diminuée?s?|minorée?s?|réduite?s?)$/i;
const by = /^(?:by|of|de|d')$/i;

/** `fee increased by 5 %`, `fee minus 5 %`, `prix majoré de 10 %`. */
const changed: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const concept = more.test(token.image) ? 'plus' : fewer.test(token.image) ? 'less' : undefined;
  const before = tokens[index - 1];
  if (concept === undefined || before === undefined || index < 2 || !isFree(spot, token)) return undefined;
  const next = tokens[index + 1];
  const joins = next !== undefined && (by.test(next.image) || is(next, concepts.by) || is(next, concepts.of));
  const value = joins ? tokens[index + 2] : next;
  if (!is(value, NumberLiteral) && !isUsed(spot, value)) return undefined;
  const text = `${reader.text.slice(before.startOffset, endOf(before))}, ${wordOf(concept, reader.locale)}`;
  return said({ ...spot, index: index - 1 }, joins ? next : token, text);
};

/** `fee unless member`, `prix sauf si membre`. */
const unless: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const next = tokens[index + 1];
  const isUnless = /^unless$/i.test(token.image);
  const isSauf = /^(?:sauf|excepté)$/i.test(token.image) && next !== undefined && is(next, concepts.when);
  if (index === 0 || !(isUnless || isSauf)) return undefined;
  const text = `${wordOf('when', reader.locale)} ${wordOf('not', reader.locale)}`;
  return said(spot, isSauf ? next : token, text);
};

/** `fee only when late`, `prix seulement si retard`. */
const onlyWhen: Phrase = (spot, token) => {
  const next = spot.tokens[spot.index + 1];
  if (spot.index === 0 || !/^(?:only|seulement|uniquement)$/i.test(token.image)) return undefined;
  if (next === undefined || !(is(next, concepts.when) || /^if$/i.test(next.image))) return undefined;
  return advised(spot, next, {
    en: '`due when CONDITION` on a line of its own, for an amount that is nothing otherwise, or `A when CONDITION, otherwise B`',
    fr: '`dû quand CONDITION` sur sa propre ligne, pour un montant nul sinon, ou `A quand CONDITION, sinon B`',
  });
};

const bounds = [concepts.above, concepts.below, concepts.upTo, concepts.atLeast, concepts.atMost];

/** `p is below 5 EUR or above 10 EUR`: the subject stands with each boundary. */
const boundAlone: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const next = tokens[index + 1];
  if (!(is(token, concepts.or) || is(token, concepts.and)) || !bounds.some((bound) => is(next, bound)))
    return undefined;
  const at = tokens.findLastIndex((each, place) => place < index && is(each, concepts.is));
  const subject = tokens[at - 1];
  if (at < 1 || !isUsed(spot, subject)) return undefined;
  return said(spot, token, `${token.image} ${subject.image} ${wordOf('is', reader.locale)}`);
};

/** `amount rent "Rent" of years`: the list stands behind the name. */
const labelBeforeList: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const [of, list] = tokens.slice(index + 1);
  if (index !== 1 || !is(token, Quoted) || of === undefined || !is(of, concepts.of) || !isUsed(spot, list))
    return undefined;
  return said(spot, list, `${wordOf('of', reader.locale)} ${list.image} ${token.image}`);
};

export const phrasesOfChanges: readonly Phrase[] = [labelBeforeList, changed, unless, onlyWhen, boundAlone];
