// Pieces of JavaScript: their text, what they are made of, and how tightly they bind. What the printer has to know of a piece
// stands beside its text, from where it is written; the text is never read again.

import { commentText, quote } from './texts.js';

/** What is known of a piece beside its text. */
interface Known {
  /** As in the language: 20 for names, literals and calls, 12 for products, 2 for `a ? b : c`. */
  readonly precedence?: number;
  /** Of `a ? b : c ? d : e`: `a ? b`, `c ? d` and `e`, to be laid out anew as part of a longer one. */
  readonly chain?: readonly Code[];
  /** Of a literal: what it says, without the comment beside it. */
  readonly literal?: string;
  /** Naming it again costs nothing: a name, or a literal that is no text. */
  readonly isShort?: boolean;
  /** Of `a === b` and `a !== b`. */
  readonly equality?: Equality;
}

interface Equality {
  readonly left: Code;
  readonly right: Code;
  readonly isEqual: boolean;
}

/** An expression, a statement or any other stretch of code. */
export class Code {
  readonly text: string;
  /** The pieces that name anything, in the order of the text. */
  readonly parts: readonly Code[];
  readonly known: Known;

  constructor(text: string, parts: readonly Code[] = [], known: Known = {}) {
    this.text = text;
    this.parts = parts.filter((part) => part instanceof Name || part.parts.length > 0);
    this.known = known;
  }

  get precedence(): number {
    return this.known.precedence ?? precedences.atom;
  }

  /** What a piece uses would be lost in a template of texts. */
  toString(): never {
    throw new Error(`\`${this.text}\` is put into code by js\`…\``);
  }
}

/** Where a name is from: the function itself, the runtime, or nowhere: a mark of what a piece computes with. */
type Origin = 'local' | 'runtime' | 'runtime type' | 'mark';

/** A name, which is itself wherever it is used: two locals of one text in two functions are two names. */
export class Name extends Code {
  readonly origin: Origin;
  /** The TypeScript type of a variable, where it was told. */
  readonly type: string | undefined;

  constructor(text: string, origin: Origin, type?: string) {
    super(text, [], { isShort: true });
    this.origin = origin;
    this.type = type;
  }
}

/** All names that pieces use, in the order of the text, as often as they stand there. */
export function namesIn(...pieces: readonly Code[]): readonly Name[] {
  const found: Name[] = [];
  const open = [...pieces].reverse();
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    if (piece instanceof Name) found.push(piece);
    for (let at = piece.parts.length - 1; at >= 0; at--) open.push(piece.parts[at] as Code);
  }
  return found;
}

export const precedences = {
  atom: 20,
  unary: 14,
  product: 12,
  sum: 11,
  relation: 9,
  equality: 8,
  bitwiseOr: 5,
  and: 4,
  or: 3,
  conditional: 2,
} as const;

/** Code that names nothing which the file imports or declares in a function. */
export const atom = (text: string): Code => new Code(text);

/** A template of code: its pieces keep what they use. */
export function js(texts: TemplateStringsArray, ...parts: readonly (Code | number | bigint)[]): Code {
  let text = texts[0] ?? '';
  const pieces: Code[] = [];
  for (const [index, part] of parts.entries()) {
    if (part instanceof Code) pieces.push(part);
    text += (part instanceof Code ? part.text : String(part)) + (texts[index + 1] ?? '');
  }
  return new Code(text, pieces);
}

/** A line of a file; a text names nothing. */
export type Line = string | Code;

export const codeOf = (line: Line): Code => (line instanceof Code ? line : atom(line));

export function joinedBy(separator: string, lines: readonly Line[]): Code {
  const pieces = lines.map(codeOf);
  return new Code(pieces.map(({ text }) => text).join(separator), pieces);
}

/** The same piece, which also uses a name that its text does not show. */
export const marked = (code: Code, mark: Name): Code =>
  new Code(code.text, [...(code instanceof Name ? [code] : code.parts), mark], code.known);

export const call = (callee: Code, ...operands: readonly Code[]): Code =>
  js`${callee}(${joinedBy(', ', operands)})`;

/** The code as an operand of something that binds as tightly as `least`. */
const inside = (code: Code, least: number): Code => (code.precedence >= least ? code : js`(${code})`);

/** `left operator right`, left-associative. */
export function infix(left: Code, operator: string, right: Code, precedence: number): Code {
  const [a, b] = [inside(left, precedence), inside(right, precedence + 1)];
  const isEquality = operator === '===' || operator === '!==';
  return new Code(`${a.text} ${operator} ${b.text}`, [a, b], {
    precedence,
    ...(isEquality ? { equality: { left, right, isEqual: operator === '===' } } : {}),
  });
}

export const isTrue = (code: Code): boolean => code.known.literal === 'true';
export const isFalse = (code: Code): boolean => code.known.literal === 'false';

/** A number or a truth, with a comment beside it or without. */
export const literalCode = (literal: string, comment = '', precedence: number = precedences.atom): Code =>
  new Code(comment === '' ? literal : `${literal} /* ${comment} */`, [], {
    literal,
    precedence,
    isShort: true,
  });

export const truthLiteral = (value: boolean): Code => literalCode(value ? 'true' : 'false');

/** Stands where something must, and is never looked at. */
export const nought = literalCode('0');

/** What there is none of. */
export const absent = new Code('undefined', [], { isShort: true });

/** A JavaScript string literal. */
export function textCode(text: string): Code {
  const literal = quote(text);
  return new Code(literal, [], { literal });
}

export function negation(code: Code): Code {
  if (isTrue(code)) return truthLiteral(false);
  if (isFalse(code)) return truthLiteral(true);
  const { equality: turned } = code.known;
  if (turned !== undefined)
    return infix(turned.left, turned.isEqual ? '!==' : '===', turned.right, code.precedence);
  const operand = inside(code, precedences.unary);
  return new Code(`!${operand.text}`, [operand], { precedence: precedences.unary });
}

/** `===`, decided where both sides are the same literal kind. */
export function equality(left: Code, right: Code): Code {
  const [a, b] = [left.known.literal, right.known.literal];
  if (a !== undefined && b !== undefined) return truthLiteral(a === b);
  return infix(left, '===', right, precedences.equality);
}

/** `and` and `or` of truths, folded where one decides. */
export function junction(kind: 'and' | 'or', left: Code, right: Code): Code {
  const neutral = { and: isTrue, or: isFalse }[kind];
  const decisive = { and: isFalse, or: isTrue }[kind];
  if (neutral(left) || decisive(right)) return right;
  if (neutral(right) || decisive(left)) return left;
  return (kind satisfies 'and' | 'or') === 'and'
    ? infix(left, '&&', right, precedences.and)
    : infix(left, '||', right, precedences.or);
}

const longestLine = 96;

/** `when ? yes : no`; a long chain has a line for each case. */
export function ternary(when: Code, yes: Code, no: Code): Code {
  if (isTrue(when)) return yes;
  if (isFalse(when) || yes.text === no.text) return no;
  if (isTrue(yes) && isFalse(no)) return when;
  if (isFalse(yes) && isTrue(no)) return negation(when);
  if (isFalse(no)) return junction('and', when, yes);
  if (isTrue(yes)) return junction('or', when, no);
  const first = js`${inside(when, precedences.conditional + 1)} ? ${inside(yes, precedences.conditional + 1)}`;
  const chain = [first, ...(no.known.chain ?? [inside(no, precedences.conditional)])];
  const line = joinedBy(' : ', chain);
  const isLong = line.text.length > longestLine || line.text.includes('\n');
  const { text } = isLong ? joinedBy('\n  : ', chain) : line;
  return new Code(text, chain, { precedence: precedences.conditional, chain });
}

/** The place of an option among the others, with its name beside it. */
export const optionCode = (options: readonly string[], name: string): Code =>
  literalCode(String(options.indexOf(name)), commentText(name));
