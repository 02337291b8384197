// What is owed, as documents say it shortly: `20 % fees`, `10 EUR per day of stay`, `per hour begun in stay above 30 minutes`, `the
// greater of A or B`, `sum of fee`, and time that is counted `except between 22:00 and 8:00`.

import type { IToken } from 'chevrotain';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import {
  Close,
  Comma,
  CompoundUnit,
  concepts,
  Minus,
  NumberLiteral,
  Percent,
  Plus,
  TimeLiteral,
} from '../../words/tokens.js';
import { excepting } from './days.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

const isUsed = ({ reader }: Spot, token: IToken | undefined): token is IToken =>
  token !== undefined && canBeName(token) && reader.names.has(token.image);
const isUnit = (token: IToken | undefined): boolean =>
  token !== undefined && (canBeName(token) || is(token, CompoundUnit) || is(token, Percent));
const written = ({ reader }: Spot, first: IToken, last: IToken): string =>
  reader.text.slice(first.startOffset, endOf(last));

/** `20 % fees`: of the fees. */
const shareWithoutOf: Phrase = (spot, token) => {
  const [percent, name] = spot.tokens.slice(spot.index + 1);
  if (!is(token, NumberLiteral) || percent === undefined || !is(percent, Percent) || !isUsed(spot, name))
    return undefined;
  return said(
    spot,
    name,
    `${written(spot, token, percent)} ${wordOf('of', spot.reader.locale)} ${name.image}`,
  );
};

const counted = [concepts.dayOf, concepts.monthOf, concepts.yearOf];

/** `10 EUR per day of stay`. */
const perDayOf: Phrase = (spot, token) => {
  const [unit, per, time, name] = spot.tokens.slice(spot.index + 1);
  if (!is(token, NumberLiteral) || unit === undefined || !isUnit(unit) || !isUsed(spot, name))
    return undefined;
  const isPer = is(per, concepts.per) || per?.image === 'par';
  if (!isPer || time === undefined || !counted.some((concept) => is(time, concept))) return undefined;
  const [by = ''] = time.image.split(' ');
  return said(spot, name, `${written(spot, token, unit)}/${by} * ${name.image}`);
};

/** `per started hour in stay above 30 minutes`: in the part of it. */
const perBlockOfPart: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const [name, bound, limit, unit] = tokens.slice(index + 1);
  const isBehind = /^(?:after|past|beyond|après|apres|passé)$/i.test(bound?.image ?? '');
  const isBound =
    isBehind ||
    [concepts.above, concepts.upTo, concepts.below, concepts.from].some((concept) => is(bound, concept));
  if (!is(token, concepts.in) || !isUsed(spot, name) || !isBound || limit === undefined) return undefined;
  const isPer = tokens
    .slice(0, index)
    .some(
      (one) =>
        is(one, concepts.per) ||
        is(one, concepts.perStarted) ||
        is(one, concepts.perFull) ||
        one.image === 'par',
    );
  if (!isPer) return undefined;
  const last = is(limit, NumberLiteral) && isUnit(unit) ? unit! : limit;
  const { locale } = reader;
  const cut = isBehind
    ? `${name.image} ${wordOf('above', locale)} ${written(spot, limit, last)}`
    : written(spot, name, last);
  const part = `${wordOf('partOf', locale)} ${cut}`;
  return said(spot, last, `${token.image} (${part})`);
};

/** `the greater of A or B`, `le plus fort de A ou B`. */
const greaterOf: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const higher = /^(?:greater|greatest|larger|largest|bigger|biggest)$/i.test(token.image);
  const lower = /^(?:smaller|smallest|lesser|least|cheaper|cheapest)$/i.test(token.image);
  const of = tokens[index + 1];
  if (!(higher || lower) || !isFree(spot, token) || of === undefined || !is(of, concepts.of))
    return undefined;
  const call = `${wordOf(higher ? 'higherOf' : 'lowerOf', reader.locale)} (A; B)`;
  return advised(spot, of, { en: `\`${call}\``, fr: `\`${call}\`` });
};

const totals = [concepts.sumOf, concepts.averageOf, concepts.medianOf];

/** `sum of fee`: over which list? */
const sumWithoutList: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  const [name, next] = [tokens[index + 1], tokens[index + 2]];
  if (!totals.some((total) => is(token, total)) || !isUsed(spot, name)) return undefined;
  if (next !== undefined && !is(next, Close) && !is(next, Comma)) return undefined;
  const over = wordOf('overList', reader.locale);
  const text = written(spot, token, name);
  return advised(spot, name, { en: `\`${text} ${over} LIST\``, fr: `\`${text} ${over} LISTE\`` });
};

/** `days from A to B, both included`. */
const includedAfterComma: Phrase = (spot, token) => {
  const next = spot.tokens[spot.index + 1];
  return is(token, Comma) && next !== undefined && is(next, concepts.bothIncluded)
    ? said(spot, next, ` ${next.image}`)
    : undefined;
};

/** `minutes from A to B except between 22:00 and 8:00`: between 8:00 and 22:00. */
const exceptBetween: Phrase = (spot, token) => {
  const { reader, tokens, index } = spot;
  if (!excepting.test(token.image)) return undefined;
  const at =
    index + (is(tokens[index + 1], concepts.between) || is(tokens[index + 1], concepts.from) ? 2 : 1);
  const [from, joint, to] = tokens.slice(at);
  if (!is(from, TimeLiteral) || joint === undefined || !is(to, TimeLiteral)) return undefined;
  const { locale } = reader;
  const [first, last] = [written(spot, to!, to!), written(spot, from!, from!)];
  return said(spot, to!, `${wordOf('between', locale)} ${first} ${wordOf('and', locale)} ${last}`);
};

/** `days from due + 3 months to filed`: a date that is reckoned stands in parentheses. */
const shiftedDate: Phrase = (spot, token) => {
  const [name, sign, number, unit] = spot.tokens.slice(spot.index + 1);
  const isMeasure = /(?: from| de)$/i.test(token.image) && spot.tokens[spot.index] === token;
  if (!isMeasure || !isUsed(spot, name) || sign === undefined || unit === undefined) return undefined;
  if (!(is(sign, Plus) || is(sign, Minus)) || !is(number, NumberLiteral) || !canBeName(unit))
    return undefined;
  return said(spot, unit, `${token.image} (${written(spot, name, unit)})`);
};

/** `started days from A to B`, `jours entamés de A à B`. */
const startedDays: Phrase = (spot, token) => {
  const { tokens, index } = spot;
  const begun = /^(?:started|commenced|begun|entamée?s?|commencée?s?)$/i;
  const day = /^(?:days?|jours?|journées?|days from|jours de)$/i;
  const next = tokens[index + 1];
  if (
    next === undefined ||
    !((begun.test(token.image) && day.test(next.image)) || (day.test(token.image) && begun.test(next.image)))
  )
    return undefined;
  return advised(spot, next, {
    en: '`days from A to B both included`, each day on the calendar that is touched, or `started blocks of 1 440 minutes in (minutes from A to B)`, each 24 hours begun',
    fr: '`jours de A à B inclus`, chaque jour du calendrier touché, ou `tranches entamées de 1 440 minutes dans (minutes de A à B)`, chaque période de 24 heures commencée',
  });
};

/** `under 21 completed years`, `moins de 21 ans révolus`: whole years are whole as they are given. */
const completedYears: Phrase = (spot, token) => {
  const [unit, word] = spot.tokens.slice(spot.index + 1);
  if (!is(token, NumberLiteral) || unit === undefined || word === undefined || !canBeName(unit))
    return undefined;
  if (!/^(?:révolue?s?|accomplis?|completed|complete)$/i.test(word.image)) return undefined;
  return said(spot, word, written(spot, token, unit));
};

export const phrasesOfOwed: readonly Phrase[] = [
  shareWithoutOf,
  perDayOf,
  perBlockOfPart,
  greaterOf,
  sumWithoutList,
  includedAfterComma,
  exceptBetween,
  shiftedDate,
  startedDays,
  completedYears,
];
