// Reaching into Chevrotain's concrete trees, whose children are grouped by name.

import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { Span } from '../../compiler/source.js';
import type { Reader } from '../lines/reader.js';
import type { Expr, Name, Text } from '../tree/syntax.js';
import { endOf } from '../words/lexer.js';
import { plainWord } from '../words/phrases.js';
import type { concepts } from '../words/tokens.js';

const isNode = (element: CstElement): element is CstNode => 'children' in element;

export function nodes(cst: CstNode, name: string): readonly CstNode[] {
  return (cst.children[name] ?? []).filter(isNode);
}
export const node = (cst: CstNode, name: string): CstNode | undefined => nodes(cst, name)[0];

export function tokens(cst: CstNode, name: string): readonly IToken[] {
  return (cst.children[name] ?? []).filter((element): element is IToken => !isNode(element));
}
export const token = (cst: CstNode, name: string): IToken | undefined => tokens(cst, name)[0];

/** Whether a keyword of this concept stands directly in the node. */
export const has = (cst: CstNode, concept: keyof typeof concepts): boolean => concept in cst.children;

export function tokenSpan(reader: Reader, found: IToken): Span {
  return { file: reader.file, start: found.startOffset, end: endOf(found) };
}

/** From the first token of the node to its last. */
export function cstSpan(reader: Reader, cst: CstNode): Span {
  const start = cst.location?.startOffset ?? 0;
  const end = cst.location?.endOffset ?? start - 1;
  return Number.isNaN(start)
    ? { file: reader.file, start: 0, end: 0 }
    : { file: reader.file, start, end: end + 1 };
}

/** A name in composed form, as it stands on every surface. */
export const nameOf = (reader: Reader, found: IToken): Name => ({
  text: plainWord(found.image),
  span: tokenSpan(reader, found),
});

/** A quoted text without its quotes and without the spaces inside `« … »`. */
export function textOf(reader: Reader, found: IToken): Text {
  const inner = found.image.slice(1, -1);
  return {
    text: found.image.startsWith('«') ? inner.trim() : inner,
    span: tokenSpan(reader, found),
  };
}

/** The name under a label, or the missing name that broken input leaves. */
export function requiredName(reader: Reader, cst: CstNode, label = 'Name'): Name {
  const found = token(cst, label);
  return found ? nameOf(reader, found) : { text: '', span: cstSpan(reader, cst) };
}
export function optionalName(reader: Reader, cst: CstNode, label: string): Name | undefined {
  const found = token(cst, label);
  return found && nameOf(reader, found);
}
export function namesOf(reader: Reader, cst: CstNode | undefined): readonly Name[] {
  return cst ? tokens(cst, 'Name').map((found) => nameOf(reader, found)) : [];
}
export function requiredText(reader: Reader, cst: CstNode, label = 'Quoted'): Text {
  const found = token(cst, label);
  return found ? textOf(reader, found) : { text: '', span: cstSpan(reader, cst) };
}
export function optionalText(reader: Reader, cst: CstNode, label: string): Text | undefined {
  const found = token(cst, label);
  return found && textOf(reader, found);
}

/** Reads an expression within another construct: bands, dates and steps are handed it, so that they need not know it. */
export type ReadExpression = (cst: CstNode | undefined) => Expr;

export const brokenExpression = (span: Span): Expr => ({ kind: 'broken', span });
