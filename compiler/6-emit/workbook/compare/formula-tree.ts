// The text of a formula, as any program wrote it, into a tree: what it computes without how it was typed.

import { placeOfAddress } from '../read/references.js';

export interface TreeArea {
  readonly kind: 'area';
  /** Undefined: the formula's own sheet. */
  readonly sheet: string | undefined;
  readonly from: { readonly row: number; readonly column: number };
  readonly to: { readonly row: number; readonly column: number };
}

export type FormulaTree =
  | TreeArea
  /** A number, a text in quotes, TRUE, FALSE or an error value. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly given: readonly FormulaTree[] }
  | {
      readonly kind: 'operation';
      readonly operator: string;
      readonly left: FormulaTree;
      readonly right: FormulaTree;
    }
  | { readonly kind: 'sign'; readonly operator: string; readonly operand: FormulaTree }
  | { readonly kind: 'percent'; readonly operand: FormulaTree };

type Token =
  | { readonly kind: 'number' | 'text' | 'error' | 'sheet' | 'address' | 'word'; readonly text: string }
  | { readonly kind: 'sign'; readonly text: string };

const pattern =
  /\s+|"(?:[^"]|"")*"|#[A-Z0-9/]+[!?]?|(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!|\$?[A-Za-z]{1,3}\$?\d+(?![\p{L}\p{N}_.(])|[\p{L}_\\][\p{L}\p{N}_.\\]*|\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?|\.\d+|<=|>=|<>|[-+*/^&=<>%(),:;]/guy;

function tokensOf(formula: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of formula.matchAll(pattern)) {
    end = (match.index ?? 0) + match[0].length;
    const [text] = match;
    if (/^\s/.test(text)) continue;
    tokens.push({ kind: kindOf(text), text });
  }
  return end === formula.length ? tokens : undefined;
}

function kindOf(text: string): Token['kind'] {
  if (text.startsWith('"')) return 'text';
  if (text.startsWith('#')) return 'error';
  if (text.endsWith('!')) return 'sheet';
  if (/^[.\d]/.test(text)) return 'number';
  if (placeOfAddress(text) !== undefined) return 'address';
  return /^[\p{L}_\\]/u.test(text) ? 'word' : 'sign';
}

const strengths: readonly (readonly string[])[] = [
  ['=', '<>', '<', '<=', '>', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Undefined for what is no formula of the kind that workbooks of ours hold. */
export function treeOfFormula(formula: string): FormulaTree | undefined {
  const tokens = tokensOf(formula);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens);
  const tree = reader.operation(0);
  return tree !== undefined && reader.atEnd() ? tree : undefined;
}

/** Recursive descent; undefined wherever the text does not go on as a formula. */
class Reader {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  atEnd(): boolean {
    return this.at === this.tokens.length;
  }

  private takes(...signs: readonly string[]): string | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'sign' || !signs.includes(token.text)) return undefined;
    this.at += 1;
    return token.text;
  }

  operation(level: number): FormulaTree | undefined {
    const operators = strengths[level];
    if (operators === undefined) return this.signed();
    let left = this.operation(level + 1);
    for (let sign = this.takes(...operators); sign !== undefined; sign = this.takes(...operators)) {
      const right = this.operation(level + 1);
      if (left === undefined || right === undefined) return undefined;
      left = { kind: 'operation', operator: sign, left, right };
    }
    return left;
  }

  private signed(): FormulaTree | undefined {
    const sign = this.takes('+', '-');
    if (sign !== undefined) {
      if (++this.depth > 200) return undefined;
      const operand = this.signed();
      this.depth -= 1;
      if (operand === undefined || sign === '+') return operand;
      return { kind: 'sign', operator: sign, operand };
    }
    let operand = this.single();
    while (operand !== undefined && this.takes('%') !== undefined) operand = { kind: 'percent', operand };
    return operand;
  }

  private single(): FormulaTree | undefined {
    if (this.takes('(') !== undefined) {
      if (++this.depth > 200) return undefined;
      const inside = this.operation(0);
      this.depth -= 1;
      return this.takes(')') === undefined ? undefined : inside;
    }
    const token = this.tokens[this.at];
    this.at += 1;
    switch (token?.kind) {
      case 'number':
        return { kind: 'constant', text: String(Number(token.text)) };
      case 'text':
      case 'error':
        return { kind: 'constant', text: token.text };
      case 'sheet':
        return this.area(sheetTitle(token.text));
      case 'address':
        this.at -= 1;
        return this.area(undefined);
      case 'word':
        return this.word(token.text);
      default:
        token?.kind satisfies undefined | 'sign';
        return undefined;
    }
  }

  private area(sheet: string | undefined): FormulaTree | undefined {
    const from = this.address();
    const to = from !== undefined && this.takes(':') !== undefined ? this.address() : from;
    return from === undefined || to === undefined ? undefined : { kind: 'area', sheet, from, to };
  }

  private address(): TreeArea['from'] | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token?.kind === 'address' ? placeOfAddress(token.text) : undefined;
  }

  private word(text: string): FormulaTree | undefined {
    const name = text.toUpperCase().replace(/^_XL(?:FN|WS)\./, '');
    if (this.takes('(') === undefined) {
      return name === 'TRUE' || name === 'FALSE'
        ? { kind: 'constant', text: name }
        : { kind: 'name', name: text };
    }
    const given: FormulaTree[] = [];
    if (this.takes(')') === undefined) {
      do {
        const next = this.operation(0);
        if (next === undefined) return undefined;
        given.push(next);
      } while (this.takes(',', ';') !== undefined);
      if (this.takes(')') === undefined) return undefined;
    }
    const isTruth = given.length === 0 && (name === 'TRUE' || name === 'FALSE');
    return isTruth ? { kind: 'constant', text: name } : { kind: 'call', name, given };
  }
}

const sheetTitle = (text: string): string => text.slice(0, -1).replace(/^'|'$/g, '').replaceAll("''", "'");
