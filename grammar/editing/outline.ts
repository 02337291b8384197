// A text as its declarations and their lines, whatever is wrong in them: what an editor works on while a line is half written.

import type { IToken } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { beginsWithName } from '../lines/names-in-file.js';
import { groupStatements, isPipe, type Range, rangeOf, type Statement } from '../lines/statements.js';
import type { DeclarationConcept, LineConcept } from '../words/keywords.js';
import { endOf, readLines } from '../words/lexer.js';
import { localeOf } from '../words/locale.js';
import { canBeName } from '../words/phrases.js';
import { Quoted } from '../words/tokens.js';

/** A piece of the text with where it stands. */
export interface Piece extends Range {
  readonly text: string;
}

export interface FileOutline {
  /** Language of most keywords. */
  readonly locale: Locale;
  readonly statements: readonly OutlinedStatement[];
  readonly comments: readonly Range[];
}

export interface OutlinedStatement extends Range {
  /** Undefined where the line begins with no keyword. */
  readonly concept: DeclarationConcept | undefined;
  readonly locale: Locale;
  readonly keyword: Range;
  /** What is declared, where the declaration begins with a name that is there. */
  readonly name: Piece | undefined;
  /** The first text in quotes of its first line, without the quotes. */
  readonly label: Piece | undefined;
  readonly body: readonly OutlinedItem[];
}

export type OutlinedItem = Range &
  (
    | { readonly kind: 'row'; readonly cells: readonly Piece[] }
    | { readonly kind: 'line'; readonly concept: LineConcept | undefined }
  );

/** Every declaration of a text in its order. Never throws, whatever the text is. */
export function outlineOf(text: string): FileOutline {
  const { lines, comments } = readLines(text);
  const locale = localeOf(lines);
  const { statements } = groupStatements(lines, locale);
  return {
    locale,
    statements: statements.map((statement) => outlined(text, statement)),
    comments: comments.map((comment) => ({ start: comment.startOffset, end: endOf(comment) })),
  };
}

function outlined(text: string, statement: Statement): OutlinedStatement {
  const { concept, locale, keyword, head } = statement;
  const body = statement.body.map((item): OutlinedItem => {
    const range = rangeOf(item.tokens);
    if (item.kind === 'row') return { kind: 'row', ...range, cells: cellsIn(text, item.tokens) };
    const start = item.keyword?.start ?? range.start;
    return { kind: 'line', concept: item.concept, start, end: Math.max(range.end, item.keyword?.end ?? 0) };
  });
  return {
    concept,
    locale,
    keyword,
    name: nameIn(statement),
    label: labelIn(head),
    body,
    start: keyword.start,
    end: body.at(-1)?.end ?? Math.max(keyword.end, rangeOf(head).end),
  };
}

function nameIn({ concept, head }: Statement): Piece | undefined {
  const [first] = head;
  const isNaming =
    concept !== undefined && (beginsWithName(concept) || concept === 'tariff' || concept === 'module');
  return isNaming && first && canBeName(first) ? pieceOf(first) : undefined;
}

function labelIn(head: readonly IToken[]): Piece | undefined {
  const token = head.find(({ tokenType }) => tokenType === Quoted);
  if (token === undefined) return undefined;
  const inner = token.image.slice(1, -1);
  const text = inner.trim();
  const start = token.startOffset + 1 + (inner.length - inner.trimStart().length);
  return { text, start, end: start + text.length };
}

export const pieceOf = (token: IToken): Piece => ({
  text: token.image,
  start: token.startOffset,
  end: endOf(token),
});

/** The cells between the bars of a row, trimmed; an empty one stands where its text would begin. */
function cellsIn(text: string, tokens: readonly IToken[]): readonly Piece[] {
  const bars = tokens.filter(isPipe);
  const opens = tokens[0] !== undefined && isPipe(tokens[0]);
  const edges = [
    ...(opens ? [] : [rangeOf(tokens).start]),
    ...bars.flatMap((bar) => [bar.startOffset, endOf(bar)]),
    rangeOf(tokens).end,
  ].slice(opens ? 1 : 0);
  const cells: Piece[] = [];
  for (let index = 0; index + 1 < edges.length; index += 2) {
    const [from, to] = [edges[index] ?? 0, edges[index + 1] ?? 0];
    const raw = text.slice(from, to);
    const inner = raw.trim();
    // Behind the last bar there is no cell.
    if (inner === '' && index + 2 >= edges.length) break;
    const start = inner === '' ? Math.min(from + 1, to) : from + raw.length - raw.trimStart().length;
    cells.push({ text: inner, start, end: start + inner.length });
  }
  return cells;
}
