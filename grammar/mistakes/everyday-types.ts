// Types that people expect beside the language's own: numbers to choose from, calendar years.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../compiler/diagnostics/diagnostic.js';
import { endOf } from '../words/lexer.js';
import { concepts, NumberLiteral } from '../words/tokens.js';
import { advised, is, type Phrase, type Spot, said } from './everyday-spot.js';

export const phrasesOfTypes: readonly Phrase[] = [numbersToChooseFrom, calendarYear];

/** `fact bore : one of 13, 20, 25 mm`. */
function numbersToChooseFrom(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index, place } = spot;
  const first = tokens[index + 1];
  const last = tokens.at(-1);
  if (place.form !== 'fact' || !is(token, concepts.oneOf) || !is(first, NumberLiteral)) return undefined;
  if (first === undefined || last === undefined) return undefined;
  const name = tokens[0]?.image ?? '';
  const options = optionsOfDigits(reader.text.slice(first.startOffset, endOf(last)), name);
  if (options !== undefined) return said({ ...spot, index: index + 1 }, last, options);
  const numbers = reader.text.slice(first.startOffset, endOf(last));
  return advised(spot, last, {
    en: `their unit and range (\`: mm, whole, from 13 to 25\`), and on a line of its own \`require ${name} is one of ${numbers} "…"\``,
    fr: `leur unité et leur étendue (\`: mm, entier, de 13 à 25\`), puis sur une ligne à part \`exiger ${name} est l'un de ${numbers} "…"\``,
  });
}

/** `13mm "13 mm" | 1st`: names begin with a letter, labels with anything. */
function optionsOfDigits(written: string, name: string): string | undefined {
  const parts = written.split('|').map((part) => part.trim());
  const options = parts.map((part) => {
    const found = /^(\d[\p{L}\p{M}\d_-]*)\s*("[^"]*"|«[^»]*»)?(.*)$/u.exec(part);
    if (!found) return part;
    const [, own = '', label, rest = ''] = found;
    return `${name}_${own.replaceAll('-', '_')} ${label ?? `"${own}"`}${rest}`;
  });
  const isOptions =
    parts.length > 1 && parts.every((part) => /^(?:\d[\p{L}_-]|\d+\s*["«]|\p{L})/u.test(part));
  return isOptions ? options.join(' | ') : undefined;
}

/** `: calendar year`, `: année civile`. */
function calendarYear(spot: Spot, token: IToken): Diagnostic | undefined {
  const { tokens, index, place } = spot;
  const next = tokens[index + 1];
  if (place.form !== 'fact' || next === undefined) return undefined;
  if (!/^(?:calendar year|année civile)$/i.test(`${token.image} ${next.image}`)) return undefined;
  return advised(spot, next, {
    en: '`number, whole, from 2000 to 2100`',
    fr: '`nombre, entier, de 2000 à 2100`',
  });
}
