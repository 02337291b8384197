// A first line that names the tariff by another word than the language has for it: `barème salle "Salle"`, `price list …`.

import { type IToken, tokenMatcher } from 'chevrotain';
import { headWord } from '../../compiler/diagnostics/catalogue/syntax/everyday.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { type Reader, spanOf } from '../lines/reader.js';
import type { Statement } from '../lines/statements.js';
import { wordOf } from '../words/keywords.js';
import { Name, Quoted } from '../words/tokens.js';

/** What begins lines of its own, and needs more than a name and a label there. */
const mistaken: ReadonlySet<Statement['concept']> = new Set([undefined, 'scale', 'table']);

const isNamed = ([name, label, ...rest]: readonly IToken[]): boolean =>
  name !== undefined &&
  label !== undefined &&
  rest.length === 0 &&
  tokenMatcher(name, Name) &&
  tokenMatcher(label, Quoted);

/** The statements with the first read as the head, where it can be nothing else. */
export function withHeadWord(reader: Reader, statements: readonly Statement[]): readonly Statement[] {
  const [first, ...rest] = statements;
  if (first === undefined || !mistaken.has(first.concept) || first.body.length > 0 || !isNamed(first.head)) {
    return statements;
  }
  if (rest.some(({ concept }) => concept === 'tariff' || concept === 'module')) return statements;
  const span = spanOf(reader, first.keyword);
  const instead = wordOf('tariff', reader.locale);
  const word = reader.text.slice(first.keyword.start, first.keyword.end);
  reader.report(headWord(span, { word, instead }, replacing(span, instead)));
  return [{ ...first, concept: 'tariff', locale: reader.locale, meant: undefined }, ...rest];
}
