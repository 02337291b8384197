// Slips at the place where a rule stopped that have one sensible correction, each with its own sentence.

import { type IToken, tokenMatcher } from 'chevrotain';
import { missingWord } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import {
  argumentsByComma,
  hyphenInName,
  labelWithoutQuotes,
  nameOfWords,
  strangeCharacter,
  symbolComparison,
  tightDivision,
} from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Diagnostic, Fix } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { isPipe, isStepStart } from '../lines/statements.js';
import { wordOf } from '../words/keywords.js';
import { endOf } from '../words/lexer.js';
import { canBeName } from '../words/phrases.js';
import {
  Close,
  Colon,
  Comma,
  CompoundUnit,
  concepts,
  Equals,
  Minus,
  Name,
  NumberLiteral,
  Open,
  Other,
  Percent,
  Quoted,
  Semicolon,
} from '../words/tokens.js';
import { type Form, formOf } from './forms.js';

/** Where a rule stopped: what it looked for, if that was one thing, and among which tokens. */
export interface Stop {
  readonly reader: Reader;
  /** Name of the token looked for; empty where there were several. */
  readonly wanted: string;
  /** All was understood up to here, and the rule was complete. */
  readonly complete: boolean;
  readonly tokens: readonly IToken[];
  readonly index: number;
  readonly form: Form;
  /** The first token is the name that is declared. */
  readonly declares: boolean;
}

type Slip = (stop: Stop, token: IToken) => Diagnostic | undefined;

const slips: readonly Slip[] = [
  wordsInName,
  otherSign,
  missingComma,
  needlessWord,
  missingIs,
  missingQuotes,
  missingBar,
  commaBetweenArguments,
  equalsSign,
  hyphenAfterName,
  divisionWithoutSpaces,
  timesAsLetter,
  endOfLine,
];

/** The first slip that it is. */
export function slipAt(stop: Stop): Diagnostic | undefined {
  const token = stop.tokens[stop.index];
  if (!token) return undefined;
  for (const slip of slips) {
    const found = slip(stop, token);
    if (found) return found;
  }
  return undefined;
}

const spanAt = (reader: Reader, first: IToken, last: IToken = first) =>
  spanOf(reader, { start: first.startOffset, end: endOf(last) });

/** Writes a sign before a token: right behind the token before it for a comma. */
function inserted({ reader, tokens, index }: Stop, sign: string): { readonly fix: Fix } {
  const token = tokens[index]!;
  const before = tokens[index - 1];
  const close = sign === ',' && before !== undefined;
  const place = close ? endOf(before) : token.startOffset;
  const span = spanOf(reader, { start: place, end: place });
  const title = { en: `write \`${sign}\``, fr: `écrire \`${sign}\`` };
  return { fix: { title, edits: [{ span, text: close ? sign : `${sign} ` }] } };
}

const missing = (stop: Stop, sign: string, form: Form = stop.form): Diagnostic => {
  const { reader, tokens, index } = stop;
  const token = tokens[index]!;
  const span = spanAt(reader, token);
  const parameters = {
    missing: sign,
    before: reader.text.slice(span.start, span.end),
    form: formOf(form, reader.locale),
  };
  return missingWord(span, parameters, inserted(stop, sign));
};

/** `fact family quotient "Family quotient"`, `fact club Club : yes/no`. */
function wordsInName({ reader, tokens, index, declares, wanted }: Stop): Diagnostic | undefined {
  const [name, second] = tokens;
  if (!declares || index !== 1 || !name || !second || second.tokenType !== Name || wanted === 'Open')
    return undefined;
  let end = 1;
  while (tokens[end]?.tokenType === Name) end++;
  const [last, after] = [tokens[end - 1]!, tokens[end]];
  if (after && tokenMatcher(after, Quoted)) {
    const span = spanAt(reader, name, last);
    const written = reader.text.slice(span.start, span.end);
    const instead = tokens
      .slice(0, end)
      .map(({ image }) => image)
      .join('_');
    return nameOfWords(span, { written, instead }, replacing(span, instead));
  }
  if (after?.tokenType !== Colon && after?.tokenType !== Equals) return undefined;
  const span = spanAt(reader, second, last);
  const instead = `"${reader.text.slice(span.start, span.end)}"`;
  return labelWithoutQuotes(span, { instead }, replacing(span, instead));
}

/** `=` for `:`, or `:` for `=`; a sign left out before what it announces. */
function otherSign(stop: Stop, token: IToken): Diagnostic | undefined {
  const { reader, wanted, form, tokens, index } = stop;
  const isDefinition = wanted === 'Equals' || (wanted === '' && token.tokenType === Colon && stop.declares);
  const sign = wanted === 'Colon' ? ':' : isDefinition ? '=' : undefined;
  if (sign === undefined) return undefined;
  if (token.tokenType === Equals || token.tokenType === Colon) {
    const span = spanAt(reader, token);
    const parameters = { missing: sign, before: token.image, form: formOf(form, reader.locale) };
    return missingWord(span, { ...parameters, inPlace: true }, replacing(span, sign));
  }
  const follows =
    index > 0 && tokens.slice(index).some((each) => each.tokenType === { ':': Colon, '=': Equals }[sign]);
  return follows ? undefined : missing(stop, sign);
}

const attributeStarts = [
  concepts.whole,
  concepts.optional,
  concepts.default,
  concepts.neededWhen,
  concepts.stepOf,
  concepts.taking,
];

/** What could follow a comma stands without one. */
function missingComma(stop: Stop, token: IToken): Diagnostic | undefined {
  if (!stop.complete || stop.index === 0) return undefined;
  const isPart = isStepStart(token) || attributeStarts.some((type) => tokenMatcher(token, type));
  return isPart ? missing(stop, ',') : undefined;
}

const boundaries = [
  concepts.above,
  concepts.below,
  concepts.from,
  concepts.upTo,
  concepts.between,
  concepts.atLeast,
  concepts.atMost,
];
const conditional = [concepts.when, concepts.dueWhen, concepts.neededWhen, concepts.applies, concepts.where];
const conditions = new Set<Form>(['answer', 'require', 'condition', 'check']);

/** `is strictly above 3 days`. */
function needlessWord({ reader, tokens, index }: Stop, token: IToken): Diagnostic | undefined {
  const [is, word] = [tokens[index - 2], tokens[index - 1]];
  const follows = is && (tokenMatcher(is, concepts.is) || tokenMatcher(is, concepts.isNot));
  if (!follows || word?.tokenType !== Name || reader.names.has(word.image)) return undefined;
  if (!boundaries.some((type) => tokenMatcher(token, type))) return undefined;
  const span = spanAt(reader, word);
  const edit = { span: { ...span, end: token.startOffset }, text: '' };
  const instead = {
    en: `\`${is.image} ${token.image}\` without it`,
    fr: `\`${is.image} ${token.image}\` sans lui`,
  };
  const fix = { title: { en: 'delete it', fr: "l'effacer" }, edits: [edit] };
  return strangeCharacter(span, { character: word.image, instead }, { fix });
}

/** `when days above 3 days`. */
function missingIs(stop: Stop, token: IToken): Diagnostic | undefined {
  const { reader, tokens, index, form } = stop;
  const before = tokens[index - 1];
  if (!before || !boundaries.some((type) => tokenMatcher(token, type))) return undefined;
  if (!canBeName(before) && before.tokenType !== Close) return undefined;
  const isCondition =
    conditions.has(form) ||
    tokens.slice(0, index).some((each) => conditional.some((type) => tokenMatcher(each, type)));
  return isCondition ? missing(stop, wordOf('is', reader.locale), 'comparison') : undefined;
}

/** `because some reason`. */
function missingQuotes({ reader, wanted, tokens }: Stop, token: IToken): Diagnostic | undefined {
  const last = tokens.at(-1)!;
  if (wanted !== 'Quoted' || !canBeName(token)) return undefined;
  const span = spanAt(reader, token, last);
  const text = reader.text.slice(span.start, span.end);
  if (/["\n|]/.test(text)) return undefined;
  return labelWithoutQuotes(span, { instead: `"${text}"` }, replacing(span, `"${text}"`));
}

/** Two values in one cell. */
function missingBar(stop: Stop, token: IToken): Diagnostic | undefined {
  const [number, before] = [stop.tokens[stop.index - 2], stop.tokens[stop.index - 1]];
  if (number?.tokenType !== NumberLiteral) return undefined;
  const isValue =
    before && (canBeName(before) || before.tokenType === Percent || before.tokenType === CompoundUnit);
  if (!isValue || stop.form !== 'cell' || !stop.complete || token.tokenType !== NumberLiteral)
    return undefined;
  return missing(stop, '|');
}

function commaBetweenArguments({ reader, wanted }: Stop, token: IToken): Diagnostic | undefined {
  if (token.tokenType !== Comma || wanted !== 'Close') return undefined;
  const span = spanAt(reader, token);
  return argumentsByComma(span, {}, replacing(span, ';'));
}

function equalsSign({ reader, tokens, index, form }: Stop, token: IToken): Diagnostic | undefined {
  if (token.tokenType !== Equals) return undefined;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const twice =
    before?.tokenType === Equals ? [before, token] : after?.tokenType === Equals ? [token, after] : undefined;
  const isSecond = tokens.slice(0, index).some((earlier) => earlier.tokenType === Equals);
  if (!isSecond && !twice && form !== 'cell' && !conditions.has(form)) return undefined;
  const span = spanAt(reader, twice?.[0] ?? token, twice?.[1] ?? token);
  const instead = wordOf('is', reader.locale);
  return symbolComparison(span, { written: twice ? '==' : '=', instead }, replacing(span, instead));
}

/** `value entry-price = 3`, `one of first-class | second-class`. */
function hyphenAfterName({ reader, tokens, index, form }: Stop, token: IToken): Diagnostic | undefined {
  const [start, before, after] = [tokens[index - 2], tokens[index - 1], tokens[index + 1]];
  const isOption =
    (form === 'fact' || form === 'option' || form === 'oneOf') &&
    (start === undefined || tokenMatcher(start, concepts.oneOf) || isPipe(start));
  if (token.tokenType !== Minus || !before || !after || endOf(before) !== token.startOffset) return undefined;
  if (index !== 1 && !isOption) return undefined;
  const span = spanAt(reader, before, after);
  const written = reader.text.slice(span.start, span.end);
  const instead = written.replace('-', '_');
  if (!isOption) return hyphenInName(span, { written, instead }, replacing(span, instead));
  // Every option of the line, wherever the file says it.
  const names = tokens.flatMap((name, place) => {
    const start_ = tokens[place - 1];
    const begins = start_ === undefined || tokenMatcher(start_, concepts.oneOf) || isPipe(start_);
    const text = begins
      ? hyphenated.exec(reader.text.slice(name.startOffset, name.startOffset + 100))?.[0]
      : undefined;
    return text === undefined ? [] : [text];
  });
  const edits = names.flatMap((name) => placesOf(reader, name));
  const title = { en: `write \`${instead}\``, fr: `écrire \`${instead}\`` };
  return hyphenInName(span, { written, instead }, { fix: { title, edits } });
}

const hyphenated = /^[\p{L}_][\p{L}\p{M}\d_]*(?:-[\p{L}\d_][\p{L}\p{M}\d_]*)+/u;

/** Where a name with hyphens stands in rules, outside texts and comments, with `_` in their place. */
function placesOf(reader: Reader, name: string): Fix['edits'] {
  const found = [...reader.text.matchAll(new RegExp(`(?<![\\p{L}\\d_-])${name}(?![\\p{L}\\d_-])`, 'gu'))];
  return found.flatMap(({ index }) => {
    const line = reader.text.slice(reader.text.lastIndexOf('\n', index) + 1, index);
    const isText = line.split('"').length % 2 === 0 || line.lastIndexOf('«') > line.lastIndexOf('»');
    if (isText || line.includes('#')) return [];
    return [
      { span: spanOf(reader, { start: index, end: index + name.length }), text: name.replaceAll('-', '_') },
    ];
  });
}

function divisionWithoutSpaces({ reader }: Stop, token: IToken): Diagnostic | undefined {
  if (token.tokenType !== CompoundUnit) return undefined;
  const apart = token.image.split('/').join(' / ');
  const span = spanAt(reader, token);
  return tightDivision(span, { written: token.image, apart }, replacing(span, apart));
}

/** `price x entries`. */
function timesAsLetter({ reader, complete, tokens, index }: Stop, token: IToken): Diagnostic | undefined {
  const after = tokens[index + 1];
  if (!complete || !/^[xX]$/.test(token.image) || !after || isKeyword(after)) return undefined;
  const span = spanAt(reader, token);
  const instead = { en: '`*`', fr: '`*`' };
  return strangeCharacter(span, { character: token.image, instead }, replacing(span, '*'));
}

const isKeyword = (token: IToken): boolean =>
  !canBeName(token) && ![NumberLiteral, Open, Quoted].some((type) => tokenMatcher(token, type));

/** Nothing ends a line but its end. */
function endOfLine({ reader, tokens, index }: Stop, token: IToken): Diagnostic | undefined {
  const ends = token.tokenType === Semicolon || (token.tokenType === Other && token.image === '.');
  if (!ends || index === 0 || index !== tokens.length - 1) return undefined;
  const span = spanAt(reader, token);
  const title = { en: 'delete it', fr: "l'effacer" };
  const nothing = { en: 'nothing: a line ends by itself', fr: 'rien : une ligne finit toute seule' };
  return strangeCharacter(
    span,
    { character: token.image, instead: nothing },
    { fix: { title, edits: [{ span, text: '' }] } },
  );
}
