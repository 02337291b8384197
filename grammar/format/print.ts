// Syntax tree → canonical text: the author's words and order, with canonical spaces, indentation and aligned rows.

import type { IToken } from 'chevrotain';
import type { Locale } from '../../compiler/diagnostics/diagnostic.js';
import { lineStarts, positionAt } from '../../compiler/source.js';
import { groupStatements, type LineRole } from '../lines/statements.js';
import type { RuleFile } from '../tree/syntax.js';
import { endOf, type RawLine, readLines } from '../words/lexer.js';
import { spaced } from '../words/spacing.js';
import { alignedRows } from './print-rows.js';

/** A line of the result; a row is aligned with its neighbours afterwards. */
interface PrintedLine {
  readonly role: LineRole | 'comment' | 'blank';
  readonly text: string;
  readonly row: readonly IToken[] | undefined;
  readonly comment: string | undefined;
}

const indents: Readonly<Record<LineRole, string>> = {
  declaration: '',
  line: '  ',
  row: '  ',
  continuation: '    ',
};

/**
 * The canonical form of a file: `parse(print(tree))` is `tree` apart from spans, and printing twice changes nothing.
 * Words, numbers and texts stay as their author wrote them, and so do line breaks; broken parts too.
 */
export function print(tree: RuleFile): string {
  const lines = linesOf(tree.text, tree.locale);
  const rows = rowTexts(lines, tree.text);
  const printed = lines.map((line, index) => {
    switch (line.role) {
      case 'blank':
        return '';
      case 'comment':
        return `${indentOfNext(lines, index)}${line.comment ?? ''}`;
      case 'row':
        return withComment(`${indents.row}${rows.get(line) ?? ''}`, line.comment);
      default:
        line.role satisfies 'line' | 'declaration' | 'continuation';
        return withComment(`${indents[line.role]}${line.text}`, line.comment);
    }
  });
  return printed.length === 0 ? '' : `${printed.join('\n')}\n`;
}

/** Rows that belong together are aligned together; comments between them do not part them. */
function rowTexts(lines: readonly PrintedLine[], text: string): ReadonlyMap<PrintedLine, string> {
  const texts = new Map<PrintedLine, string>();
  let block: PrintedLine[] = [];
  const close = () => {
    const aligned = alignedRows(
      block.map((line) => line.row ?? []),
      text,
    );
    for (const [index, line] of block.entries()) texts.set(line, aligned[index] ?? '');
    block = [];
  };
  for (const line of lines) {
    if (line.role === 'row') block.push(line);
    else if (
      (line.role satisfies 'line' | 'declaration' | 'continuation' | 'comment' | 'blank') !== 'comment' &&
      line.role !== 'blank'
    )
      close();
  }
  close();
  return texts;
}

const withComment = (text: string, comment: string | undefined): string =>
  comment === undefined ? text : `${text}  ${comment}`;

/** A comment on a line of its own stands as deep as the line that it speaks of. */
function indentOfNext(lines: readonly PrintedLine[], index: number): string {
  const next = lines.slice(index + 1).find((line) => line.role !== 'comment');
  if (!next || next.role === 'blank' || next.role === 'comment') return '';
  return indents[next.role];
}

function linesOf(text: string, locale: Locale): readonly PrintedLine[] {
  const { lines, comments } = readLines(text);
  const { roles, locales } = rolesOf(lines, locale);
  const starts = lineStarts(text);
  const lineOf = (offset: number) => positionAt(starts, offset).line;
  const commentAt = new Map(
    comments.map((comment) => [lineOf(comment.startOffset), comment.image.trimEnd()]),
  );
  const items: { readonly at: number; readonly line: PrintedLine }[] = [];
  for (const [index, line] of lines.entries()) {
    const at = lineOf(line.tokens[0]?.startOffset ?? 0);
    const role = roles[index] ?? 'line';
    const comment = commentAt.get(at);
    commentAt.delete(at);
    items.push({
      at,
      line: {
        role,
        text: role === 'row' ? '' : spaced(line.tokens, text, locales[index] ?? locale),
        row: role === 'row' ? line.tokens : undefined,
        comment,
      },
    });
  }
  for (const [at, comment] of commentAt) {
    items.push({ at, line: { role: 'comment', text: '', row: undefined, comment } });
  }
  items.sort((a, b) => a.at - b.at);
  const blank: PrintedLine = { role: 'blank', text: '', row: undefined, comment: undefined };
  return items.flatMap(({ at, line }, index) => {
    const before = items[index - 1];
    return before && at > before.at + 1 ? [blank, line] : [line];
  });
}

/** The role of each line, and the language of its declaration. */
function rolesOf(lines: readonly RawLine[], locale: Locale) {
  const { roles, statements } = groupStatements(lines, locale);
  let next = 0;
  const locales = roles.map((role, index) => {
    const first = lines[index]?.tokens[0];
    if (role === 'declaration' || next === 0) {
      const statement = statements[next];
      if (statement && first && statement.keyword.start <= endOf(first)) next++;
    }
    return statements[next - 1]?.locale ?? locale;
  });
  return { roles, locales };
}
