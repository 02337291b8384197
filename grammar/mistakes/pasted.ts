// Numbers, dates and texts in the shapes that documents and other programs write them in, with what to write instead.

import type { IToken } from 'chevrotain';
import {
  badDate,
  badNumber,
  strangeCharacter,
} from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic, Locale } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { punctuation } from '../../compiler/languages.js';
import type { Span } from '../../compiler/source.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { endOf } from '../words/lexer.js';
import { dateValue } from '../words/numbers.js';
import { Comma, Name, NumberLiteral, Other } from '../words/tokens.js';

const currencySigns = new Map([
  ['€', 'EUR'],
  ['$', 'USD'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
]);
const dashes = /^[-–—]$/;
const apostrophes = /^['’]$/;

/** What is wrong with the shape of what begins here; undefined where nothing is. */
export function complaintOfShape(
  reader: Reader,
  tokens: readonly IToken[],
  index: number,
): Diagnostic | undefined {
  const token = tokens[index]!;
  if (token.tokenType === NumberLiteral) {
    return (
      dateInWords(reader, tokens, index) ??
      dateWithPoints(reader, token) ??
      numberAsPrinted(reader, tokens, index)
    );
  }
  if (token.tokenType === Name) return dateInWords(reader, tokens, index);
  if (token.tokenType !== Other) return undefined;
  return (
    signBeforeNumber(reader, tokens, index) ?? otherQuotes(reader, tokens, index) ?? ligature(reader, token)
  );
}

const touches = (left: IToken | undefined, right: IToken | undefined): boolean =>
  left !== undefined && right !== undefined && endOf(left) === right.startOffset;

const spanAt = (reader: Reader, first: IToken, last: IToken): Span =>
  spanOf(reader, { start: first.startOffset, end: endOf(last) });

function numberInstead(reader: Reader, first: IToken, last: IToken, instead: string): Diagnostic {
  const span = spanAt(reader, first, last);
  const written = reader.text.slice(span.start, span.end);
  return badNumber(span, { written, instead }, replacing(span, instead));
}

const decimalMark = (locale: Locale): string => punctuation[locale].decimal;
/** Whether the day stands first in a date of figures beyond doubt: English ones are written either way. */
const dayComesFirst = { en: false, fr: true } as const satisfies Readonly<Record<Locale, boolean>>;

/** `1'300'000`, `2€50`, `3,–`, `1 25O`. */
function numberAsPrinted(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const [number, sign, after] = [tokens[index]!, tokens[index + 1], tokens[index + 2]];
  if (!sign) return undefined;
  const isTight = touches(number, sign);
  const currency = currencySigns.get(sign.image);
  if (isTight && apostrophes.test(sign.image) && after?.tokenType === NumberLiteral) {
    const groups = [number.image];
    let end = index;
    while (apostrophes.test(tokens[end + 1]?.image ?? '') && tokens[end + 2]?.tokenType === NumberLiteral) {
      end += 2;
      groups.push(tokens[end]!.image);
    }
    const isGrouped = groups.slice(1).every((group) => /^\d{3}(?:[.,]\d+)?$/.test(group));
    return isGrouped ? numberInstead(reader, number, tokens[end]!, groups.join(' ')) : undefined;
  }
  if (isTight && currency && touches(sign, after) && /^\d{1,2}$/.test(after?.image ?? '')) {
    const instead = `${number.image}${decimalMark(reader.locale)}${after!.image} ${currency}`;
    return numberInstead(reader, number, after!, instead);
  }
  if (isTight && sign.tokenType === Comma && touches(sign, after) && dashes.test(after?.image ?? ''))
    return numberInstead(reader, number, after!, number.image);
  return letterForDigit(reader, tokens, index);
}

/** `1 25O`: a letter that looks like a digit. */
function letterForDigit(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  let end = index;
  while (tokens[end + 1]?.tokenType === NumberLiteral) end++;
  const letters = tokens[end + 1];
  if (!letters || !touches(tokens[end], letters) || !/^[OolI]+$/.test(letters.image)) return undefined;
  const span = spanAt(reader, tokens[index]!, letters);
  const instead = reader.text.slice(span.start, span.end).replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
  const isNumber = /^\d{1,3}(?:[ \u00a0\u202f]\d{3})*$|^\d+$/.test(instead);
  return isNumber ? numberInstead(reader, tokens[index]!, letters, instead) : undefined;
}

/** `€35`. */
function signBeforeNumber(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const [sign, number] = [tokens[index]!, tokens[index + 1]];
  const currency = currencySigns.get(sign.image);
  if (!currency || number?.tokenType !== NumberLiteral) return undefined;
  // `£125,000`: groups of three are parted by spaces.
  const isGrouped = decimalMark(reader.locale) === '.' && /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number.image);
  const figures = isGrouped ? number.image.replaceAll(',', ' ') : number.image;
  return numberInstead(reader, sign, number, `${figures} ${currency}`);
}

const months: Readonly<Record<Locale, string>> = {
  en: 'january february march april may june july august september october november december',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
};
const monthNumbers = new Map(
  Object.values(months).flatMap((names) =>
    names.split(' ').map((name, place): [string, number] => [name, place + 1]),
  ),
);

/** `1er janvier 2024`, `12 March 2018`, `March 12, 2018`. */
function dateInWords(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const text = reader.text.slice(tokens[index]!.startOffset, tokens[index]!.startOffset + 40);
  // The patterns below take their time; without a year neither matches.
  if (!/[ \u00a0\u202f]\d{4}(?!\d)/.test(text)) return undefined;
  const dayFirst =
    /^(\d{1,2})(?:er|st|nd|rd|th)?[ \u00a0\u202f]+(\p{L}{3,9})[ \u00a0\u202f]+(\d{4})(?![\d\p{L}])/u.exec(
      text,
    );
  const monthFirst = dayFirst
    ? undefined
    : /^(\p{L}{3,9})[ \u00a0\u202f]+(\d{1,2})(?:st|nd|rd|th)?,?[ \u00a0\u202f]+(\d{4})(?![\d\p{L}])/u.exec(
        text,
      );
  const match = dayFirst ?? monthFirst;
  const month = monthNumbers.get((dayFirst?.[2] ?? monthFirst?.[1] ?? '').toLowerCase());
  if (!match || month === undefined) return undefined;
  const day = Number(dayFirst?.[1] ?? monthFirst?.[2]);
  const start = tokens[index]!.startOffset;
  const span = spanOf(reader, { start, end: start + match[0].length });
  return dateInstead(span, match[0], Number(match[3]), month, day);
}

/** `01.02.2024`. */
function dateWithPoints(reader: Reader, token: IToken): Diagnostic | undefined {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(token.image);
  if (!match) return undefined;
  const span = spanAt(reader, token, token);
  return dateInstead(span, token.image, Number(match[3]), Number(match[2]), Number(match[1]));
}

function dateInstead(span: Span, written: string, year: number, month: number, day: number): Diagnostic {
  const two = (number: number) => String(number).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}`;
  const instead = dateValue(iso) === undefined ? undefined : iso;
  return badDate(span, { written, instead }, replacing(span, instead));
}

/** `31/12/2024`, `31-12-2024`: in French the day comes first; in English only where it can be nothing else. */
export function dateInOtherOrder(written: string, span: Span, locale: Locale): Diagnostic {
  const match = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(written);
  const [first, second, year] = match ? [Number(match[1]), Number(match[2]), Number(match[3])] : [0, 0, 0];
  if (first > 12 || first === second || (match && dayComesFirst[locale]))
    return dateInstead(span, written, year, second, first);
  if (second > 12) return dateInstead(span, written, year, first, second);
  return badDate(span, { written, instead: undefined });
}

const closing = new Map([
  ['“', '”“'],
  ['”', '”'],
  ['„', '“”'],
  ["'", "'"],
  ['‘', '’'],
  ['’', '’'],
  ['‹', '›'],
]);

/** `“Area”`, `'Area'`. */
function otherQuotes(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const open = tokens[index]!;
  const ends = closing.get(open.image);
  if (ends === undefined) return undefined;
  const line = reader.text.slice(endOf(open)).split(/[\r\n|]/, 1)[0] ?? '';
  const length = [...line].findIndex((character) => ends.includes(character));
  const inner = [...line].slice(0, Math.max(0, length)).join('');
  if (length <= 0 || inner.includes('"')) return undefined;
  const span = spanOf(reader, { start: open.startOffset, end: endOf(open) + inner.length + 1 });
  const instead = `"${inner}"`;
  const words = { en: `\`${instead}\``, fr: `\`${instead}\`` };
  return strangeCharacter(
    span,
    { character: reader.text.slice(span.start, span.end), instead: words },
    replacing(span, instead),
  );
}

/** `ﬁ`, as some documents print `fi`. */
function ligature(reader: Reader, token: IToken): Diagnostic | undefined {
  const letters = token.image.normalize('NFKC');
  if (letters === token.image || !/^[a-zA-Z]+$/.test(letters)) return undefined;
  const span = spanAt(reader, token, token);
  const instead = { en: `the letters \`${letters}\``, fr: `les lettres \`${letters}\`` };
  return strangeCharacter(span, { character: token.image, instead }, replacing(span, letters));
}
