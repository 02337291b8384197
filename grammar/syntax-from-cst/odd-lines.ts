// Lines below a declaration that are none of its language: misspelt ones, pasted rows, habits of other programs.

import { type IToken, type TokenType, tokenMatcher } from 'chevrotain';
import { headGoesOn } from '../../compiler/diagnostics/catalogue/syntax/everyday.js';
import { saysExempt, unknownLine } from '../../compiler/diagnostics/catalogue/syntax/syntax.js';
import { pastedRows, ruledLine } from '../../compiler/diagnostics/catalogue/syntax/syntax-rows.js';
import { strangeCharacter } from '../../compiler/diagnostics/catalogue/syntax/syntax-signs.js';
import type { Details } from '../../compiler/diagnostics/define.js';
import type { Localized } from '../../compiler/diagnostics/diagnostic.js';
import { replacing } from '../../compiler/diagnostics/replacing.js';
import { type Reader, spanOf } from '../lines/reader.js';
import { isPipe, type Line, type Range, type Row, rangeOf, type Statement } from '../lines/statements.js';
import { endOf } from '../words/lexer.js';
import { misspelledLine } from '../words/spelling.js';
import { Colon, concepts, Minus, Other, Slash } from '../words/tokens.js';

/** A line within a declaration that begins with no known word. */
export function unknown(reader: Reader, line: Line, statement: Statement): void {
  const [first, second] = line.tokens;
  if (!first) return;
  if (headLine(reader, line.tokens, first, statement)) return;
  if (habit(reader, line.tokens, first, second)) return;
  // What resembles `nul si` means the opposite of it.
  const isOpposite = saysExempt(first.image) && !/^(?:not?|non|pas)$/i.test(first.image);
  const misspelled = isOpposite ? undefined : misspelledLine(line.tokens, reader.locale);
  const last = misspelled?.written.at(-1) ?? first;
  const span = spanOf(reader, { start: first.startOffset, end: endOf(last) });
  const meant = misspelled?.meant;
  reader.report(
    unknownLine(span, { word: reader.text.slice(span.start, span.end), meant }, replacing(span, meant)),
  );
}

const inHead = [concepts.gives, concepts.across, concepts.by, concepts.applies];
const attributes = [
  concepts.neededWhen,
  concepts.default,
  concepts.optional,
  concepts.whole,
  concepts.from,
  concepts.rangeFrom,
];

/** `amount fee`, and `by zone` on the line below, which is told of there. */
export const goesOnBelow = ({ head, body: [first] }: Statement): boolean =>
  head.length > 0 &&
  first?.kind === 'line' &&
  first.concept === undefined &&
  first.tokens[0] !== undefined &&
  tokenMatcher(first.tokens[0], concepts.by);

/** `gives price, deposit` on a line of its own, right below the head that it belongs to. */
function headLine(reader: Reader, tokens: readonly IToken[], first: IToken, statement: Statement): boolean {
  const isOne = (types: readonly TokenType[]) => types.some((type) => tokenMatcher(first, type));
  const isAttribute = statement.concept === 'fact' && isOne(attributes);
  const isOfHead = statement.concept !== 'fact' && isOne(inHead);
  const last = statement.head.at(-1);
  if (last === undefined || (!isOfHead && !isAttribute)) return false;
  const range = rangeOf(tokens);
  const gap = spanOf(reader, { start: endOf(last), end: first.startOffset });
  const said = reader.text.slice(gap.start, gap.end);
  const joint = isAttribute ? ', ' : ' ';
  const inOne =
    reader.text.slice(statement.keyword.start, endOf(last)) +
    joint +
    reader.text.slice(range.start, range.end);
  const title = { en: 'write both on one line', fr: 'écrire les deux sur une ligne' };
  // Only where nothing stands between the two.
  const fix = said.trim() === '' ? { fix: { title, edits: [{ span: gap, text: joint }] } } : {};
  const word = first.image;
  const keyword = reader.text.slice(statement.keyword.start, statement.keyword.end);
  reader.report(
    headGoesOn(
      spanOf(reader, { start: first.startOffset, end: endOf(first) }),
      { word, keyword, inOne },
      fix,
    ),
  );
  return true;
}

const ends = new Set(['fin', 'finsi', 'end', 'endif', 'done', 'stop']);

/** True where a habit of other programs was told: a bullet, `// comment`, an `end`. */
function habit(
  reader: Reader,
  tokens: readonly IToken[],
  first: IToken,
  second: IToken | undefined,
): boolean {
  if (ends.has(first.image.toLowerCase()) && second === undefined) {
    const range = rangeOf(tokens);
    const help = {
      en: 'delete the line: a declaration ends where the next one begins',
      fr: 'supprimez la ligne : une déclaration finit où commence la suivante',
    };
    const details = { help, ...deleting(reader, range) };
    reader.report(unknownLine(spanOf(reader, range), { word: first.image, meant: undefined }, details));
    return true;
  }
  if (first.tokenType === Slash && second?.tokenType === Slash) {
    const span = spanOf(reader, { start: first.startOffset, end: endOf(second) });
    const instead = { en: '`#` before a comment', fr: '`#` devant un commentaire' };
    reader.report(strangeCharacter(span, { character: '//', instead }, replacing(span, '#')));
    return true;
  }
  if (first.tokenType === Other && second !== undefined && /^[•◦▪■●○·*→➢✓–—]$/u.test(first.image)) {
    const span = spanOf(reader, { start: first.startOffset, end: endOf(first) });
    const edit = { span: { ...span, end: second.startOffset }, text: '' };
    const fix = { title: { en: 'delete it', fr: "l'effacer" }, edits: [edit] };
    const instead = {
      en: 'the line without it',
      fr: 'la ligne sans lui',
    };
    reader.report(strangeCharacter(span, { character: first.image, instead }, { fix }));
    return true;
  }
  return false;
}

const deleteTitle: Localized = { en: 'delete the line', fr: 'supprimer la ligne' };

/** Takes the whole line out of the file. */
function deleting(reader: Reader, { start, end }: Range): Details {
  const from = reader.text.lastIndexOf('\n', start - 1) + 1;
  const next = reader.text.indexOf('\n', end);
  const span = spanOf(reader, { start: from, end: next < 0 ? reader.text.length : next + 1 });
  return { fix: { title: deleteTitle, edits: [{ span, text: '' }] } };
}

/** `|---|:--:|`. */
export const isRuled = ({ tokens }: Row): boolean => {
  const inner = tokens.filter((token) => !isPipe(token));
  const isDash = (token: IToken) =>
    tokenMatcher(token, Minus) || token.tokenType === Colon || /^[-–—─]$/.test(token.image);
  return inner.length > 2 && inner.every(isDash);
};

export function reportRuled(reader: Reader, { tokens }: Row): void {
  const range = rangeOf(tokens);
  reader.report(ruledLine(spanOf(reader, range), {}, deleting(reader, range)));
}

/** Cells parted by tabs, as a spreadsheet copies them. */
export function isPasted(reader: Reader, { tokens }: Line): boolean {
  const { start, end } = rangeOf(tokens);
  return reader.text.slice(start, end).includes('\t');
}

export function reportPasted(reader: Reader, lines: readonly Line[]): void {
  const ranges = lines.map(({ tokens }) => rangeOf(tokens));
  const [first] = ranges;
  if (!first) return;
  const edits = ranges.map((range) => {
    const text = reader.text.slice(range.start, range.end).replace(/[ \u00a0]*\t[ \u00a0]*/g, ' | ');
    return { span: spanOf(reader, range), text: `| ${text} |` };
  });
  const title = { en: 'write them as rows', fr: 'les écrire en rangées' };
  reader.report(pastedRows(spanOf(reader, first), {}, { fix: { title, edits } }));
}
