// How documents print what is owed: `2 EUR per m3`, `15 EUR flat`, `forfait de 15 EUR`, the rate that a scale reaches; and rounding
// that does not say in which direction.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { canBeName } from '../../words/phrases.js';
import { CompoundUnit, concepts, NumberLiteral, Percent } from '../../words/tokens.js';
import { advised, is, isFree, type Phrase, type Spot, said } from './spot.js';

export const phrasesOfPrices: readonly Phrase[] = [
  perUnit,
  flatAmount,
  flatOf,
  reachedInScale,
  roundedWithoutMode,
];

const isUnit = (token: IToken | undefined): boolean =>
  token !== undefined && (canBeName(token) || is(token, Percent) || is(token, CompoundUnit));

/** `2 EUR per m3`: a price in the unit `EUR/m3`. */
function perUnit(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const [number, unit, per, divisor, joint] = tokens.slice(index, index + 5);
  if (!is(number, NumberLiteral) || number !== token || unit === undefined || !isUnit(unit)) return undefined;
  if (divisor === undefined || !(is(per, concepts.per) || per?.image === 'par') || !canBeName(divisor))
    return undefined;
  const price = reader.text.slice(token.startOffset, endOf(unit));
  // `per hour in stay`, `per hour or part thereof` are of the language: something else is wrong.
  if (is(joint, concepts.in) || is(joint, concepts.orPart)) return undefined;
  const list = `${divisor.image}s`;
  if (!reader.names.has(list)) return said(spot, divisor, `${price}/${divisor.image}`);
  const count = `(${wordOf('countOf', reader.locale)} ${list})`;
  return advised(spot, divisor, {
    en: `\`${price} * ${count}\` for each item of a list (of some: \`… ${wordOf('where', 'en')} CONDITION)\`, beyond the second: \`(${count} - 2, at least 0)\`), or \`${price}/${divisor.image}\` where that is a unit`,
    fr: `\`${price} * ${count}\` pour chaque élément d'une liste (de certains : \`… ${wordOf('where', 'fr')} CONDITION)\`, au-delà du deuxième : \`(${count} - 2, au moins 0)\`), ou \`${price}/${divisor.image}\` si c'est une unité`,
  });
}

/** `15 EUR flat`: an amount in a table is flat as it stands. */
function flatAmount(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const [number, unit, flat] = tokens.slice(index, index + 3);
  if (!is(number, NumberLiteral) || number !== token || unit === undefined || !isUnit(unit)) return undefined;
  if (flat === undefined || !(isFree(spot, flat) || is(flat, concepts.once))) return undefined;
  if (!/^(?:flat|fixed|once|forfait|forfaitaires?|une fois|fixe)$/i.test(flat.image)) return undefined;
  const amount = reader.text.slice(token.startOffset, endOf(unit));
  const once = `${amount} ${{ en: 'once', fr: 'forfait' }[reader.locale]}`;
  if (is(flat, concepts.once)) return said(spot, flat, amount);
  return advised(spot, flat, {
    en: `\`${amount}\`; in a scale, where it adds to what the bands before owe, \`${once}\``,
    fr: `\`${amount}\` ; dans un barème, où il s'ajoute à ce que doivent les tranches précédentes, \`${once}\``,
  });
}

/** `forfait de 15 EUR`, `flat fee of 15 EUR`. */
function flatOf(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const begins = is(token, concepts.once) || /^(?:flat|fixed|forfait)$/i.test(token.image);
  if (!begins || reader.names.has(token.image)) return undefined;
  const at = tokens.findIndex(
    (each, place) => place > index && place <= index + 3 && is(each, NumberLiteral),
  );
  const [number, unit] = [tokens[at], tokens[at + 1]];
  if (at < 0 || number === undefined || unit === undefined || !isUnit(unit)) return undefined;
  const amount = reader.text.slice(number.startOffset, endOf(unit));
  return advised(spot, unit, {
    en: `\`${amount}\`, in a scale \`${amount} once\``,
    fr: `\`${amount}\`, dans un barème \`${amount} forfait\``,
  });
}

const reached = /^(?:reached|atteinte?|applicable|marginale?|applied|appliquée?)$/i;

/** `limit reached in water(used)`, `taux marginal de eau(usage)`: other words for what a scale reached. */
function reachedInScale(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const next = tokens[index + 1];
  const isReached = reached.test(token.image.replace(/ (?:in|dans)$/i, '')) && !reader.names.has(token.image);
  if (!isReached || index === 0) return undefined;
  const inside = / (?:in|dans)$/i.test(token.image) ? index + 1 : index + 2;
  const scale = tokens[inside];
  if (next === undefined || scale === undefined || !reader.names.has(scale.image)) return undefined;
  const call = `${scale.image}(${tokens[inside + 2]?.image ?? { en: 'usage', fr: 'usage' }[reader.locale]})`;
  const words = (['rateReachedIn', 'onceReachedIn', 'bandReachedIn'] as const).map(
    (concept) => `\`${wordOf(concept, reader.locale)} ${call}\``,
  );
  const close = tokens[inside + 3];
  return advised({ ...spot, index: index - 1 }, close ?? scale, {
    en: `${words.slice(0, 2).join(', ')} or ${words[2]}; a limit is what a table with the same bands gives`,
    fr: `${words.slice(0, 2).join(', ')} ou ${words[2]} ; une limite est ce que donne un tableau avec les mêmes tranches`,
  });
}

/** `rounded to step`, `arrondi à 1 EUR`: in which direction? */
function roundedWithoutMode(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index } = spot;
  const [to, last] = [tokens[index + 1], tokens.at(-1)];
  const isTo = is(to, concepts.to) || /^(?:to|à|au)$/.test(to?.image ?? '');
  if (!is(token, concepts.rounded) || !isTo || last === undefined || index + 2 >= tokens.length)
    return undefined;
  const end = tokens.findIndex((each, place) => place > index && is(each, concepts.when));
  const stop = end < 0 ? last : tokens[end - 1]!;
  const step = reader.text.slice(tokens[index + 2]!.startOffset, endOf(stop));
  const word = token.image;
  const joint = wordOf('to', reader.locale);
  return advised(spot, stop, {
    en: `in which direction: \`${word} half up ${joint} ${step}\`, \`${word} up ${joint} ${step}\` or \`${word} down ${joint} ${step}\``,
    fr: `dans quel sens : \`${word} au plus proche ${joint} ${step}\`, \`${word} vers le haut ${joint} ${step}\` ou \`${word} vers le bas ${joint} ${step}\``,
  });
}
