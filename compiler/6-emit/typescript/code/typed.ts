// Text that only TypeScript wants: marked while code is put together, so that the same code can be plain JavaScript too.

/** Characters that Unicode keeps for programs' own use: no rule file has them in code, and texts and comments lose them. */
const begins = '\ufdd0';
const ends = '\ufdd1';
const marks = /[\ufdd0\ufdd1]/g;
const marked = /\ufdd0[^\ufdd1]*\ufdd1/g;

/** Types, assertions and the like. Must not be nested. */
export const typed = (text: string): string => `${begins}${text}${ends}`;

/** Whole lines of the kind. */
export const typedLines = (lines: readonly string[]): readonly string[] => lines.map(typed);

/** A text of the rules without characters that could be taken for marks. */
export const withoutMarks = (text: string): string => text.replace(marks, '');

/** The lines that are types altogether: declarations, in their order. */
export const typeLinesOf = (code: string): readonly string[] =>
  [...code.matchAll(/^\ufdd0([^\ufdd1]*)\ufdd1$/gm)].map(([, line]) => line ?? '');

/** The text with its types. */
export const asTypeScript = (code: string): string => withoutMarks(code);

export const asJavaScript = (code: string): string => code.replace(marked, '');
