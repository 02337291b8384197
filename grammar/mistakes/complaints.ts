// What is wrong with the signs and numbers of a line before its grammar is looked at; the first complaint counts.

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { badTime } from '../../compiler/diagnostics/catalogue/rules/times.js';
import {
  badNumber,
  hyphenInName,
  strangeCharacter,
  strayParenthesis,
  symbolComparison,
  tightDivision,
  tooDeep,
  tooLong,
  unclosedParenthesis,
  unclosedText,
} from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic, Localized } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { punctuation } from '../../compiler/languages.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { wordsBeforeValues } from '../tree/aggregate-words.js';
import { wordOf } from '../words/keywords.js';
import { endOf } from '../words/lexer.js';
import { complaintOfNumber, dateValue } from '../words/numbers.js';
import { timeValue } from '../words/times.js';
import {
  Close,
  concepts,
  DateLiteral,
  Elided,
  Fraction,
  Minus,
  NumberLiteral,
  Open,
  Other,
  Slash,
  TimeLiteral,
} from '../words/tokens.js';
import { complaintOfClock } from './clocks.js';
import { comparisonWord } from './comparison-word.js';
import { everydayPhraseIn } from './everyday/phrases.js';
import { complaintOfShape, dateInOtherOrder } from './pasted.js';
import type { Place } from './place.js';

const depthLimit = 50;
const operatorLimit = 500;

const both = (text: string): Localized => ({ en: text, fr: text });
const replacements = new Map<string, Localized>([
  ['×', both('`*`')],
  ['·', both('`*`')],
  ['^', { en: '`to the power of`, of a plain number', fr: '`à la puissance`, d’un nombre' }],
  ['÷', { en: '`/` with spaces', fr: '`/` avec des espaces' }],
  ['−', both('`-`')],
  ['–', both('`-`')],
  ['—', both('`-`')],
  ['“', both('`"…"`')],
  ['”', both('`"…"`')],
  ['„', both('`"…"`')],
  ['€', both('`EUR`')],
  ['$', both('`USD`')],
  ['£', both('`GBP`')],
  ['‰', { en: 'per cent, with `%`', fr: 'des pour cent, avec `%`' }],
  ['[', both('`(`')],
  [']', both('`)`')],
  ['{', both('`(`')],
  ['}', both('`)`')],
]);

/** The first thing in these tokens that no grammar could read. */
export function firstComplaint(
  reader: Reader,
  tokens: readonly IToken[],
  place?: Place,
): Diagnostic | undefined {
  const opened: IToken[] = [];
  let operators = 0;
  let nested = 0;
  for (const [index, token] of tokens.entries()) {
    const complaint = complaintOf(reader, tokens, index, place);
    if (complaint) return complaint;
    const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
    if (token.tokenType === Open) {
      opened.push(token);
      if (opened.length > depthLimit) return tooDeep(span, { limit: depthLimit });
    } else if (token.tokenType === Close) {
      if (!opened.pop()) return strayParenthesis(span, {});
    } else if (isOperator(token)) {
      if (++operators > operatorLimit) return tooLong(span, { limit: operatorLimit });
      if (prefixes.some((type) => tokenMatcher(token, type)) && ++nested > prefixLimit) {
        return tooLong(span, { limit: prefixLimit });
      }
    }
  }
  const unclosed = opened.at(-1);
  if (!unclosed) return undefined;
  return unclosedParenthesis(
    spanOf(reader, { start: unclosed.startOffset, end: unclosed.startOffset + 1 }),
    {},
  );
}

// Keywords count as operators do: they nest in the same way.
const isOperator = (token: IToken): boolean => (token.tokenType.CATEGORIES?.length ?? 0) > 0;

// Words that take the value after them without parentheses nest like parentheses.
const prefixes: readonly TokenType[] = [
  concepts.partOf,
  concepts.remainderOf,
  ...wordsBeforeValues.map((word) => concepts[word]),
  concepts.runningTotalOf,
  concepts.rankOf,
  concepts.daysFrom,
  concepts.nightsFrom,
  concepts.minutesFrom,
  concepts.hoursFrom,
  concepts.wholeMonthsFrom,
  concepts.startedMonthsFrom,
  concepts.wholeYearsFrom,
  concepts.days30360From,
  concepts.yearOf,
  concepts.monthOf,
  concepts.dayOf,
  concepts.weekdayOf,
  concepts.daysInMonthOf,
  concepts.daysInYearOf,
  concepts.startOfWeekOf,
  concepts.startOfMonthOf,
  concepts.endOfMonthOf,
  concepts.startOfYearOf,
  concepts.endOfYearOf,
  concepts.toPowerOf,
  concepts.sharedInProportionTo,
];
const prefixLimit = 100;

function complaintOf(
  reader: Reader,
  tokens: readonly IToken[],
  index: number,
  place: Place | undefined,
): Diagnostic | undefined {
  const token = tokens[index]!;
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  const shape =
    complaintOfShape(reader, tokens, index) ??
    complaintOfClock(reader, tokens, index) ??
    hyphenatedName(reader, tokens, index);
  if (shape) return shape;
  switch (token.tokenType) {
    case Other: {
      const isDash = place !== undefined && /^[–—]$/.test(token.image);
      const phrase = isDash ? everydayPhraseIn(reader, tokens, place) : undefined;
      return phrase ?? complaintOfCharacter(reader, tokens, index, place);
    }
    case NumberLiteral: {
      const next = tokens[index + 1];
      if (next?.tokenType === NumberLiteral) {
        const whole = spanOf(reader, { start: token.startOffset, end: endOf(next) });
        const written = reader.text.slice(whole.start, whole.end);
        const digits = written.replace(/\D/g, '');
        const instead = /^[\d\s_]*$/.test(written) ? digits.replace(/\B(?=(\d{3})+$)/g, ' ') : undefined;
        return badNumber(whole, { written, instead }, replacing(whole, instead));
      }
      return complaintOfNumber(token.image, span, reader.locale);
    }
    case Fraction:
      return complaintOfNumber(token.image, span, reader.locale);
    case DateLiteral:
      return dateValue(token.image) === undefined
        ? dateInOtherOrder(token.image, span, reader.locale)
        : undefined;
    case TimeLiteral:
      return timeValue(token.image) === undefined
        ? badTime(span, { written: token.image, instead: undefined })
        : undefined;
    case Elided: {
      const name = tokens[index + 1]?.image ?? '';
      const instead = { en: `the name alone: \`${name}\``, fr: `le nom seul : \`${name}\`` };
      return strangeCharacter(span, { character: token.image, instead });
    }
    case Slash:
      return complaintOfSlash(reader, tokens, index);
    default:
      return undefined;
  }
}

/** `part-of-fee` where `part_of_fee` is a name of the file. */
function hyphenatedName(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const [first, hyphen] = [tokens[index]!, tokens[index + 1]];
  if (hyphen?.tokenType !== Minus || endOf(first) !== hyphen.startOffset) return undefined;
  const written = /^[\p{L}_][\p{L}\p{M}\d_]*(?:-[\p{L}_][\p{L}\p{M}\d_]*)+/u.exec(
    reader.text.slice(first.startOffset, first.startOffset + 200),
  )?.[0];
  const instead = written?.replaceAll('-', '_');
  if (written === undefined || instead === undefined || !reader.names.has(instead)) return undefined;
  const span = spanOf(reader, { start: first.startOffset, end: first.startOffset + written.length });
  return hyphenInName(span, { written, instead }, replacing(span, instead));
}

function complaintOfSlash(reader: Reader, tokens: readonly IToken[], index: number): Diagnostic | undefined {
  const [before, slash, after] = [tokens[index - 1], tokens[index]!, tokens[index + 1]];
  if (!before || !after || before.tokenType === Close || after.tokenType === Open) return undefined;
  if (after.tokenType === Fraction) {
    const whole = spanOf(reader, { start: before.startOffset, end: endOf(after) });
    const written = reader.text.slice(whole.start, whole.end);
    if (/^\d{1,4}\/\d{1,2}\/\d{1,4}$/.test(written)) return dateInOtherOrder(written, whole, reader.locale);
  }
  const isTight = endOf(before) === slash.startOffset && after.startOffset === endOf(slash);
  if (!isTight) return undefined;
  const span = spanOf(reader, { start: before.startOffset, end: endOf(after) });
  const written = reader.text.slice(span.start, span.end);
  const apart = `${before.image} / ${after.image}`;
  return tightDivision(
    span,
    { written, apart },
    {
      fix: {
        title: { en: 'write spaces around `/`', fr: 'écrire des espaces autour de `/`' },
        edits: [{ span, text: apart }],
      },
    },
  );
}

function complaintOfCharacter(
  reader: Reader,
  tokens: readonly IToken[],
  index: number,
  place: Place | undefined,
): Diagnostic {
  const token = tokens[index]!;
  const span = spanOf(reader, { start: token.startOffset, end: endOf(token) });
  if (token.image === '"') {
    // A quote or a reason takes the rest of its line; a label in a formula may end anywhere.
    const [line = '', next = ''] = reader.text.slice(span.start).split('\n', 2);
    const lineEnd = span.start + line.trimEnd().length;
    const end = spanOf(reader, { start: lineEnd, end: lineEnd });
    const title = { en: 'close it at the end of the line', fr: 'le fermer à la fin de la ligne' };
    const goesOn = (next.split('"').length - 1) % 2 === 1;
    const closed = index === 0 && place?.form === 'quote' && !goesOn;
    return unclosedText(
      span,
      { quote: '"' },
      closed ? { fix: { title, edits: [{ span: end, text: '"' }] } } : {},
    );
  }
  if (token.image === '«') return unclosedText(span, { quote: '»' });
  const next = tokens[index + 1];
  if (token.image === '.' && next?.tokenType === NumberLiteral && next.startOffset === endOf(token)) {
    const whole = { ...span, end: endOf(next) };
    const instead = `0${punctuation[reader.locale].decimal}${next.image}`;
    return badNumber(whole, { written: `.${next.image}`, instead }, replacing(whole, instead));
  }
  const withEquals = next?.image === '=' && next.startOffset === endOf(token);
  const comparison = comparisonWord(reader.locale, withEquals ? `${token.image}=` : token.image);
  if (comparison !== undefined) {
    const wide = { ...span, end: withEquals ? endOf(next) : span.end };
    const written = reader.text.slice(wide.start, wide.end);
    const is = `${wordOf('is', reader.locale)} `;
    const saidAlready = reader.text.slice(0, wide.start).trimEnd().endsWith(` ${is.trim()}`);
    const isCell = index === 0 && (place?.form === 'cell' || place?.form === 'byRow');
    const instead =
      (saidAlready || isCell) && comparison.startsWith(is) ? comparison.slice(is.length) : comparison;
    return symbolComparison(wide, { written, instead }, replacing(wide, instead));
  }
  const instead = replacements.get(token.image);
  const fix = instead && /^`([^…`]+)`$/.exec(instead.en)?.[1];
  return strangeCharacter(
    span,
    { character: token.image, instead },
    fix === undefined
      ? {}
      : {
          cause: token.image,
          fix: {
            title: { en: `write \`${fix}\``, fr: `écrire \`${fix}\`` },
            edits: [{ span, text: fix }],
          },
        },
  );
}
