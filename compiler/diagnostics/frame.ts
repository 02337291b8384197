// The lines of a rule file around the places of a diagnostic, with what is meant underlined.

import { lineStarts, positionAt, type Span } from '../source.js';
import { displayWidth, padStart, printable } from './display.js';

/** One place to underline; the main one with carets, the others with tildes. */
export interface Mark {
  readonly span: Span;
  readonly main: boolean;
  readonly label: string;
}

/** Colours a piece of text for a terminal; the plain style returns it as it is. */
export interface Style {
  readonly main: (text: string) => string;
  readonly other: (text: string) => string;
  readonly faint: (text: string) => string;
}

/** The text of a file by its path; undefined for places that lie in no file. */
export type TextOf = (path: string) => string | undefined;

/** Columns of source shown at most; a longer line is cut around what is underlined. */
const widest = 110;

interface PlacedMark {
  readonly mark: Mark;
  readonly line: number;
  /** Offsets within the line. */
  readonly from: number;
  readonly to: number;
  readonly lineText: string;
  readonly goesOn: boolean;
}

function place(mark: Mark, text: string, starts: readonly number[]): PlacedMark {
  const start = Math.min(Math.max(mark.span.start, 0), text.length);
  const { line, column } = positionAt(starts, start);
  const lineStart = starts[line - 1] ?? 0;
  const lineText = text.slice(lineStart, starts[line] ?? text.length).replace(/[\r\n]+$/, '');
  const end = Math.min(Math.max(mark.span.end, start), text.length);
  const goesOn = text.slice(lineStart + lineText.length, end).trim() !== '';
  const from = Math.min(column - 1, lineText.length);
  return {
    mark,
    line,
    from,
    to: Math.min(Math.max(end - lineStart, from), lineText.length),
    lineText,
    goesOn,
  };
}

/** The part of a long line that holds the offsets from `from` to `to`, with signs where it is cut. */
function cut(line: string, from: number, to: number): { readonly text: string; readonly offset: number } {
  if (displayWidth(line) <= widest) return { text: line, offset: 0 };
  const room = Math.max(0, widest - Math.min(to - from, widest));
  let start = Math.max(0, Math.min(from - Math.floor(room / 2), line.length - widest));
  let end = Math.min(line.length, start + widest);
  // Never between the halves of one character.
  if (isLowSurrogate(line, start)) start--;
  if (isLowSurrogate(line, end)) end++;
  return {
    text: `${start > 0 ? '…' : ''}${line.slice(start, end)}${end < line.length ? '…' : ''}`,
    offset: start - (start > 0 ? 1 : 0),
  };
}

const isLowSurrogate = (text: string, index: number): boolean => {
  const code = text.charCodeAt(index);
  return code >= 0xdc00 && code <= 0xdfff;
};

/** The frame of the marks that lie in one file, its lines in order; empty when its text is not known. */
export function codeFrame(path: string, marks: readonly Mark[], textOf: TextOf, style: Style): string[] {
  const text = textOf(path);
  if (text === undefined) return [];
  const starts = lineStarts(text);
  const placed = marks.map((mark) => place(mark, text, starts));
  const lines = [...new Set(placed.map(({ line }) => line))].sort((a, b) => a - b);
  const gutter = String(lines.at(-1) ?? 1).length;
  const bar = style.faint(`${' '.repeat(gutter)} |`);
  const output = [bar];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (before !== undefined && line > before + 1) output.push(style.faint('...'));
    const here = placed
      .filter((candidate) => candidate.line === line)
      .sort((a, b) => Number(b.mark.main) - Number(a.mark.main));
    const first = here[0];
    if (first === undefined) return;
    const shown = cut(first.lineText, first.from, first.to);
    output.push(`${style.faint(`${padStart(String(line), gutter)} |`)} ${printable(shown.text)}`.trimEnd());
    for (const { mark, from, to, goesOn } of here) {
      const at = displayWidth(printable(shown.text.slice(0, Math.max(0, from - shown.offset))));
      const marked = shown.text.slice(Math.max(0, from - shown.offset), Math.max(0, to - shown.offset));
      const width = Math.max(1, displayWidth(printable(marked)));
      const paint = mark.main ? style.main : style.other;
      const underline = `${(mark.main ? '^' : '~').repeat(width)}${goesOn ? ' …' : ''}`;
      output.push(`${bar} ${' '.repeat(at)}${paint(`${underline} ${printable(mark.label)}`.trimEnd())}`);
    }
  });
  return output;
}

/** Line and column of a place, one-based; undefined when the text is not known. */
export function positionOf(
  span: Span,
  textOf: TextOf,
): { readonly line: number; readonly column: number } | undefined {
  const text = textOf(span.file);
  return text === undefined ? undefined : positionAt(lineStarts(text), Math.min(span.start, text.length));
}
