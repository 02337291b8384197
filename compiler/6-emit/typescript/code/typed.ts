// Code that only TypeScript wants.

import { atom, Code, codeOf, joinedBy, js, type Line } from './code.js';
import { beginsType, endsType } from './marks.js';
import { runtimeType } from './runtime-names.js';

/** Types, assertions and the like. Must not be nested. */
export const typed = (line: Line): Code => js`${atom(beginsType)}${codeOf(line)}${atom(endsType)}`;

/** A type by its name. */
export const typeNamed = (name: string): Code => runtimeType.get(name) ?? atom(name);

/** `: type` of a variable or a parameter; `[]` may follow. */
export const annotation = (type: string, array: '' | '[]' = ''): Code =>
  typed(js`: ${typeNamed(type)}${atom(array)}`);

/** A line that is a type, or a part of one, altogether. */
class TypeLine extends Code {
  readonly declared: Code;

  constructor(line: Line) {
    const marked = typed(line);
    super(marked.text, marked.parts);
    this.declared = codeOf(line);
  }
}

export const typedLines = (lines: readonly Line[]): readonly Code[] =>
  lines.map((line) => new TypeLine(line));

/** The declarations of types among lines of a file. */
export const typeLinesOf = (lines: readonly Line[]): readonly Code[] =>
  lines.flatMap((line) => (line instanceof TypeLine ? [line.declared] : []));

/** Lines of a file as one piece. */
export const fileOf = (lines: readonly Line[]): Code => joinedBy('\n', lines);
