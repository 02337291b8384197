// How documents speak of days and times: `within 20:00–6:00`, a holiday, a working day, the minutes within a window.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import { concepts, DateLiteral, NumberLiteral, TimeLiteral } from '../../words/tokens.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

export const phrasesOfDays: readonly Phrase[] = [minutesWithin, within, kindOfDay];

const isLimit = (token: IToken | undefined): boolean =>
  token !== undefined &&
  ([NumberLiteral, TimeLiteral, DateLiteral].some((type) => is(token, type)) || canBeName(token));
const isDash = (token: IToken | undefined): boolean =>
  token !== undefined && (is(token, concepts.to) || is(token, concepts.and) || /^[-–—]$/.test(token.image));

/** The window that begins at an index: its two limits, and its last token. */
function windowAt({ reader, tokens }: Spot, index: number) {
  const joint = tokens.findIndex((each, place) => place > index && place < index + 4 && isDash(each));
  const [first, beforeJoint, after] = [tokens[index], tokens[joint - 1], tokens[joint + 1]];
  if (joint < 0 || !isLimit(first) || !isLimit(after)) return undefined;
  const unit = tokens[joint + 2];
  const last = is(after, NumberLiteral) && unit !== undefined && canBeName(unit) ? unit : after!;
  const from = reader.text.slice(first!.startOffset, endOf(beforeJoint!));
  const to = reader.text.slice(after!.startOffset, endOf(last));
  const between = { en: `between ${from} and ${to}`, fr: `entre ${from} et ${to}` }[reader.locale];
  return { between, last };
}

const isWithin = (spot: Spot, token: IToken): boolean =>
  (/^(?:within|during|dans|durant|pendant)$/i.test(token.image) && isFree(spot, token)) ||
  is(token, concepts.between) ||
  is(token, concepts.in);

/** `begun is within 20:00–6:00`, `begun is 20:00–6:00`. */
function within(spot: Spot, token: IToken): Diagnostic | undefined {
  const { tokens, index } = spot;
  const before = tokens[index - 1];
  if (!(is(before, concepts.is) || is(before, concepts.isNot))) return undefined;
  const start = isWithin(spot, token) ? index + 1 : index;
  // `is Saturday to Sunday` lacks only its first word, and is told so.
  if (start === index && tokens.some((each, place) => place > index && is(each, concepts.to)))
    return undefined;
  const window = windowAt(spot, start);
  if (window === undefined) return undefined;
  // Both ends of other values count as they are.
  const next = tokens[tokens.indexOf(window.last) + 1];
  const isInclusive = /^(?:inclusive|included|inclus|compris)$/i.test(next?.image ?? '');
  return said(spot, isInclusive ? next! : window.last, window.between);
}

/** Said of a window that does not count. */
export const excepting = /^(?:except|excluding|outside|sauf|hors|excepté)$/i;

/** `minutes of stay within 20:00–8:00`: how much of a stretch of time lies in a window. */
function minutesWithin(spot: Spot, token: IToken): Diagnostic | undefined {
  const { tokens, index } = spot;
  const isTime = /^(?:minutes?|hours?|heures?)(?: of| de)?$/i.test(token.image);
  const at = tokens.findIndex(
    (each, place) => place > index && place < index + 8 && isWithin(spot, each) && !is(each, concepts.in),
  );
  if (!isTime || at < 0 || excepting.test(tokens[at - 1]?.image ?? '')) return undefined;
  const window = windowAt(spot, at + 1);
  if (window === undefined) return undefined;
  return advised(spot, window.last, {
    en: '`minutes from A to B between 20:00 and 8:00`, A and B times or, over several days, `day + time`',
    fr: '`minutes de A à B entre 20 h et 8 h`, A et B des heures ou, sur plusieurs jours, `jour + heure`',
  });
}

const holiday = /^(?:holidays?|férié|fériée|fériés|bank)$/i;
const working = /^(?:working|business|ouvré|ouvrable|week|weekday|workday)$/i;

/** `day is a holiday`, `jour est ouvré`. */
function kindOfDay(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const start = tokens.findLastIndex(
    (each, place) => place < index && (is(each, concepts.is) || is(each, concepts.isNot)),
  );
  if (start < 0 || index - start > 3 || !isFree(spot, token)) return undefined;
  const is_ = wordOf('is', reader.locale);
  const next = tokens[index + 1];
  const last = next && /^(?:days?|jours?|holiday)$/i.test(next.image) ? next : token;
  const at = { ...spot, index: start };
  if (holiday.test(token.image)) {
    return advised(at, last, {
      en: `the days: \`${is_} one of 2026-01-01, 2026-12-25\`, of every year \`${is_} 1 January\``,
      fr: `les jours : \`${is_} l'un de 2026-01-01, 2026-12-25\`, de chaque année \`${is_} 1 janvier\``,
    });
  }
  if (!working.test(token.image)) return undefined;
  return advised(at, last, {
    en: `the days: \`${is_} from Monday to Friday\``,
    fr: `les jours : \`${is_} de lundi à vendredi\``,
  });
}
