// A source text with its lines, and spans within it: what every diagnostic points at.

/** Half-open range of UTF-16 offsets in one source file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One-based line and column (columns count UTF-16 units). */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A rule file as given to the compiler; the core never reads files itself. */
export interface SourceFile {
  /** Path as the user gave it, with forward slashes; shown in messages. */
  readonly path: string;
  readonly text: string;
}

/** The smallest span that covers both; they must lie in the same file. */
export function joinSpans(first: Span, last: Span): Span {
  return { file: first.file, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}

/** Offsets at which each line of the text begins; lines end with LF, CR LF, or CR alone, as the lexer has it. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const isEnd = code === 10 || (code === 13 && text.charCodeAt(index + 1) !== 10);
    if (isEnd) starts.push(index + 1);
  }
  return starts;
}

/** Line and column of an offset, by binary search in `lineStarts(text)`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}
