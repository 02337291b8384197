// Conditions as other programs write them: `IF(a > 5; x; y)`, `if a is 5 then x else y`, `x if a else y`, `a ? x : y`.

import { type IToken, tokenMatcher } from 'chevrotain';
import type { Diagnostic } from '../../../compiler/diagnostics/diagnostic.js';
import type { Reader } from '../../lines/reader.js';
import { wordOf } from '../../words/keywords.js';
import { endOf } from '../../words/lexer.js';
import { Close, Colon, Comma, Equals, Open, Semicolon } from '../../words/tokens.js';
import { comparisonWord } from '../comparison-word.js';
import type { Place } from '../place.js';
import { said } from './spot.js';

const ifs = new Set(['if', 'si', 'iif']);
// Words of neither language.
const foreignIf = new Set(['if']);
const foreignElse = new Set(['else']);
const thens = new Set(['then', 'alors', 'donc']);
const elses = new Set(['else', 'sinon', 'otherwise', 'autrement']);

type Tokens = readonly IToken[];
interface Branches {
  readonly condition: Tokens;
  readonly value: Tokens;
  readonly other: Tokens;
}

const isWord = (token: IToken | undefined, words: ReadonlySet<string>): boolean =>
  token !== undefined && words.has(token.image.toLowerCase());

/** A formula that is one such condition as a whole; none that the language reads is one. */
export function branchesIn(reader: Reader, tokens: Tokens, place: Place): Diagnostic | undefined {
  const begin = tokens.findIndex((token) => tokenMatcher(token, Equals)) + 1;
  const isFormula = begin > 0 || place.form === 'cell' || place.form === 'byRow';
  const formula = tokens.slice(begin);
  const last = formula.at(-1);
  if (
    !isFormula ||
    last === undefined ||
    formula.some(({ image }) => reader.names.has(image) && ifs.has(image))
  )
    return undefined;
  const text = inOurWords(reader, formula);
  return text === undefined ? undefined : said({ reader, tokens, index: begin, place }, last, text);
}

/** `x when a, y when b, otherwise z`; undefined where the formula is no such condition. */
function inOurWords(reader: Reader, formula: Tokens): string | undefined {
  const found = asCall(formula) ?? inWords(formula) ?? behindValue(formula) ?? withSigns(formula);
  if (found === undefined || found.condition.length === 0 || found.value.length === 0) return undefined;
  const inner = inOurWords(reader, found.value);
  const value = inner === undefined ? textOf(reader, found.value) : `(${inner})`;
  const first = `${value} ${wordOf('when', reader.locale)} ${conditionText(reader, found.condition)}`;
  if (found.other.length === 0) return first;
  const further = inOurWords(reader, found.other);
  return `${first}, ${further ?? `${wordOf('otherwise', reader.locale)} ${textOf(reader, found.other)}`}`;
}

/** `IF(a; x; y)`, with semicolons or commas. */
function asCall(formula: Tokens): Branches | undefined {
  const [word, open] = formula;
  if (!isWord(word, ifs) || open === undefined || !tokenMatcher(open, Open)) return undefined;
  const inside = formula.slice(2, -1);
  if (!tokenMatcher(formula.at(-1)!, Close) || !isBalanced(inside)) return undefined;
  const parts =
    [Semicolon, Comma]
      .map((sign) => partsOf(inside, (token) => tokenMatcher(token, sign)))
      .find(({ length }) => length > 1) ?? [];
  const [condition, value, other = [], ...more] = parts;
  return condition && value && more.length === 0 ? { condition, value, other } : undefined;
}

/** `if a then x else y`. */
function inWords(formula: Tokens): Branches | undefined {
  if (!isWord(formula[0], ifs)) return undefined;
  const then = placeOf(formula, (token) => isWord(token, thens));
  if (then < 0) return undefined;
  const otherwise = placeOf(formula, (token) => isWord(token, elses));
  const end = otherwise < 0 ? formula.length : otherwise;
  return {
    condition: formula.slice(1, then),
    value: formula.slice(then + 1, end),
    other: formula.slice(end + 1),
  };
}

/** `x if a else y`; with `si` and `sinon` a comma is all that is missing. */
function behindValue(formula: Tokens): Branches | undefined {
  const at = placeOf(formula, (token) => isWord(token, foreignIf));
  const otherwise = placeOf(formula, (token) => isWord(token, foreignElse));
  if (at <= 0 || otherwise <= at) return undefined;
  return {
    value: formula.slice(0, at),
    condition: formula.slice(at + 1, otherwise),
    other: formula.slice(otherwise + 1),
  };
}

/** `a ? x : y`. */
function withSigns(formula: Tokens): Branches | undefined {
  const then = placeOf(formula, ({ image }) => image === '?');
  const otherwise = placeOf(formula, (token) => tokenMatcher(token, Colon));
  if (then <= 0 || otherwise <= then) return undefined;
  return {
    condition: formula.slice(0, then),
    value: formula.slice(then + 1, otherwise),
    other: formula.slice(otherwise + 1),
  };
}

/** How deep in parentheses each token stands. */
function depthsOf(tokens: Tokens): readonly number[] {
  let depth = 0;
  return tokens.map((token) => {
    if (tokenMatcher(token, Open)) depth++;
    if (tokenMatcher(token, Close)) depth--;
    return depth;
  });
}

function isBalanced(tokens: Tokens): boolean {
  const depths = depthsOf(tokens);
  return depths.every((depth) => depth >= 0) && (depths.at(-1) ?? 0) === 0;
}

/** The first that is so outside of parentheses; −1 where none is. */
function placeOf(tokens: Tokens, isSo: (token: IToken) => boolean): number {
  const depths = depthsOf(tokens);
  return tokens.findIndex((token, index) => depths[index] === 0 && isSo(token));
}

function partsOf(tokens: Tokens, separates: (token: IToken) => boolean): readonly Tokens[] {
  const depths = depthsOf(tokens);
  const parts: IToken[][] = [[]];
  for (const [index, token] of tokens.entries()) {
    if (depths[index] === 0 && separates(token)) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** Without the comma that may stand before `else`. */
function textOf(reader: Reader, tokens: Tokens): string {
  const last = tokens.at(-1);
  const whole = last !== undefined && tokenMatcher(last, Comma) ? tokens.slice(0, -1) : tokens;
  const [first, end] = [whole[0], whole.at(-1)];
  return first === undefined || end === undefined ? '' : reader.text.slice(first.startOffset, endOf(end));
}

/** The condition with the language's words for signs. */
function conditionText(reader: Reader, tokens: Tokens): string {
  let text = '';
  let end = tokens[0]?.startOffset ?? 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    const next = tokens[index + 1];
    const isDouble = next?.image === '=' && next.startOffset === endOf(token);
    const sign = isDouble ? `${token.image}=` : token.image;
    const word =
      sign === '=' || sign === '==' ? wordOf('is', reader.locale) : comparisonWord(reader.locale, sign);
    const apart = reader.text.slice(end, token.startOffset);
    if (word === undefined) text += apart + reader.text.slice(token.startOffset, endOf(token));
    else {
      text += `${apart === '' ? ' ' : apart}${word}`;
      if (isDouble) index++;
      const after = tokens[index + 1];
      if (after !== undefined && after.startOffset === endOf(tokens[index]!)) text += ' ';
    }
    end = endOf(tokens[index]!);
  }
  return text;
}
