// Numbers to choose from, and options whose names are numbers.

import type { IToken } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import { endOf } from '../../words/lexer.js';
import { concepts, NumberLiteral } from '../../words/tokens.js';
import { is, type Phrase, type Spot, said } from './spot.js';

export const phrasesOfTypes: readonly Phrase[] = [numbersToChooseFrom];

/** `one of 1 | 2 | 3`, where numbers are parted by commas; `one of 13mm "13 mm" | 20mm "20 mm"`, where options are names. */
function numbersToChooseFrom(spot: Spot, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index, place } = spot;
  const first = tokens[index + 1];
  const last = tokens.at(-1);
  if (place.form !== 'fact' || !is(token, concepts.oneOf) || !is(first, NumberLiteral)) return undefined;
  if (first === undefined || last === undefined) return undefined;
  const written = reader.text.slice(first.startOffset, endOf(last));
  const instead = optionsOfDigits(written, tokens[0]?.image ?? '') ?? numbersOfOptions(written);
  return instead === undefined ? undefined : said({ ...spot, index: index + 1 }, last, instead);
}

/** `1 | 2 | 3 mm` is `1, 2, 3 mm`. */
function numbersOfOptions(written: string): string | undefined {
  const parts = written.split('|').map((part) => part.trim());
  const isNumbers = parts.length > 1 && parts.every((part) => /^\d[\d .,]*(?:\p{L}*\d?|%)$/u.test(part));
  return isNumbers ? parts.join(', ') : undefined;
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
    parts.length > 1 && parts.every((part) => /^(?:\d+[\p{L}_-]|\d+\s*["«]|\p{L})/u.test(part));
  return isOptions ? options.join(' | ') : undefined;
}
