// Times of day as documents print them and the language does not: a.m. and p.m., `20h00` in an English file, noon.

import type { IToken } from 'chevrotain';
import { badTime } from '../../compiler/diagnostics/catalogue/rules/times.js';
import type { Diagnostic, Locale } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { timeValue } from '../words/times.js';
import { concepts, Name, NumberLiteral, TimeLiteral } from '../words/tokens.js';

const ofHalfDay = /^(\d{1,2})(?:[:.h ](\d{2}))?[ \u00a0\u202f]?(?:([ap])\.?[ \u00a0]?m\.?)(?![\p{L}\d_])/iu;
const withLetter = /^(\d{1,2})[ \u00a0\u202f]?[hH][ \u00a0\u202f]?(\d{2})?(?![\p{L}\d_/])/u;
const wordsOfTimes = new Map([
  ['noon', 720],
  ['midnight', 0],
  ['midi', 720],
  ['minuit', 0],
]);

/** What is wrong with a time that begins at the token; undefined where none does. */
export function complaintOfClock(
  reader: Reader,
  tokens: readonly IToken[],
  index: number,
): Diagnostic | undefined {
  const token = tokens[index]!;
  if (token.tokenType === Name) return timeInWords(reader, tokens, index);
  if (token.tokenType !== NumberLiteral && token.tokenType !== TimeLiteral) return undefined;
  const text = reader.text.slice(token.startOffset, token.startOffset + 20);
  // The pattern takes its time; without `am` or `pm` it does not match.
  const half = /[ap]\.?[ \u00a0]?m/i.test(text) ? ofHalfDay.exec(text) : null;
  if (half) {
    const [hours, minutes] = [Number(half[1]), Number(half[2] ?? 0)];
    const isAfternoon = half[3]?.toLowerCase() === 'p';
    const known = hours >= 1 && hours <= 12 && minutes < 60;
    const value = known ? ((hours % 12) + (isAfternoon ? 12 : 0)) * 60 + minutes : undefined;
    return timeInstead(reader, token, half[0], value);
  }
  if (hasLetterTimes[reader.locale] || reader.names.has('h')) return undefined;
  const letter = withLetter.exec(text);
  return letter
    ? timeInstead(reader, token, letter[0], timeValue(`${letter[1]}:${letter[2] ?? '00'}`))
    : undefined;
}

/** Where `8 h 30` is how the language writes a time, and no mistake. */
const hasLetterTimes = { en: false, fr: true } as const satisfies Readonly<Record<Locale, boolean>>;

const timeInWrittenForm = (minutes: number, locale: Locale): string => {
  const [hours, rest] = [Math.floor(minutes / 60), String(minutes % 60).padStart(2, '0')];
  return { en: `${hours}:${rest}`, fr: minutes % 60 === 0 ? `${hours} h` : `${hours} h ${rest}` }[locale];
};

function timeInstead(
  reader: Reader,
  { startOffset }: IToken,
  found: string,
  minutes: number | undefined,
): Diagnostic {
  const written = found.trimEnd();
  const span = spanOf(reader, { start: startOffset, end: startOffset + written.length });
  const instead = minutes === undefined ? undefined : timeInWrittenForm(minutes, reader.locale);
  return badTime(span, { written, instead }, replacing(span, instead));
}

const limits: readonly string[] = ['from', 'to', 'upTo', 'below', 'above', 'between', 'rangeFrom', 'is'];

/** `from noon to 20:00`, where no value of the file is called so. */
function timeInWords(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const token = tokens[index]!;
  const minutes = wordsOfTimes.get(token.image.toLowerCase());
  if (minutes === undefined || reader.names.has(token.image)) return undefined;
  const before = tokens[index - 1]?.tokenType;
  const isLimit =
    before === undefined ||
    before === concepts.to ||
    before.CATEGORIES?.some(({ name }) => limits.includes(name)) === true;
  return isLimit ? timeInstead(reader, token, token.image, minutes) : undefined;
}
