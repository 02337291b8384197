// Pieces of JavaScript text with their precedence, so that parentheses stand only where they are needed.

import { withoutMarks } from './typed.js';

export interface Code {
  readonly text: string;
  /** Of `a ? b : c ? d : e`: `a ? b`, `c ? d` and `e`, to be laid out anew as part of a longer one. */
  readonly chain?: readonly string[];
  /** As in the language: 20 for names, literals and calls, 12 for products, 2 for `a ? b : c`. */
  readonly precedence: number;
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

export const atom = (text: string): Code => ({ text, precedence: precedences.atom });

export const call = (name: string, ...operands: readonly Code[]): Code =>
  atom(`${name}(${operands.map((operand) => operand.text).join(', ')})`);

/** The code as an operand of something that binds as tightly as `least`. */
const inside = (code: Code, least: number): string =>
  code.precedence >= least ? code.text : `(${code.text})`;

/** `left operator right`, left-associative. */
export function infix(left: Code, operator: string, right: Code, precedence: number): Code {
  return {
    text: `${inside(left, precedence)} ${operator} ${inside(right, precedence + 1)}`,
    precedence,
  };
}

export const isTrue = (code: Code): boolean => code.text === 'true';
export const isFalse = (code: Code): boolean => code.text === 'false';

export const truthLiteral = (value: boolean): Code => atom(value ? 'true' : 'false');

export function negation(code: Code): Code {
  if (isTrue(code)) return truthLiteral(false);
  if (isFalse(code)) return truthLiteral(true);
  const turned = /^([^()&|?<>!=]+) (===|!==) ([^()&|?<>!=]+)$/.exec(code.text);
  if (turned !== null)
    return { ...code, text: `${turned[1]} ${turned[2] === '===' ? '!==' : '==='} ${turned[3]}` };
  return { text: `!${inside(code, precedences.unary)}`, precedence: precedences.unary };
}

/** `===`, decided where both sides are the same literal kind. */
export function equality(left: Code, right: Code): Code {
  const [a, b] = [literalOf(left), literalOf(right)];
  if (a !== undefined && b !== undefined) return truthLiteral(a === b);
  return infix(left, '===', right, precedences.equality);
}

/** A literal without the comment beside it. */
const literalOf = (code: Code): string | undefined =>
  /^(-?\d+n?|true|false|'(?:[^'\\]|\\.)*')(?: \/\*.*\*\/)?$/.exec(code.text)?.[1];

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
  if (yes.text === 'true' && no.text === 'false') return when;
  if (yes.text === 'false' && no.text === 'true') return negation(when);
  if (no.text === 'false') return junction('and', when, yes);
  if (yes.text === 'true') return junction('or', when, no);
  const condition = inside(when, precedences.conditional + 1);
  const first = `${condition} ? ${inside(yes, precedences.conditional + 1)}`;
  const chain = [first, ...(no.chain ?? [inside(no, precedences.conditional)])];
  const line = chain.join(' : ');
  const text = line.length > longestLine || line.includes('\n') ? chain.join('\n  : ') : line;
  return { text, precedence: precedences.conditional, chain };
}

/** Every line moved to the right. */
export const indent = (text: string, spaces = 2): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));

/** A JavaScript string literal in single quotes. */
export function textLiteral(text: string): string {
  const json = JSON.stringify(withoutMarks(text)).slice(1, -1).replace(/\\"/g, '"').replace(/'/g, "\\'");
  return `'${json.replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029')}'`;
}

/** The place of an option among the others, with its name beside it. */
export const optionCode = (options: readonly string[], name: string): Code =>
  atom(`${options.indexOf(name)} /* ${commentText(name)} */`);

/** Text that is safe inside a block comment and stays on its line. */
export const commentText = (text: string): string =>
  withoutMarks(text).replace(/\*\//g, '*\u200b/').replace(/\s+/g, ' ').trim();
