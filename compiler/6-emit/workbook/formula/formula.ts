// Formulas of the workbook before they have addresses: a small tree over cells known by key.

import type { Rational } from '../../../runtime/exact/rational.js';
import { one, rational, zero } from '../../../runtime/exact/rational.js';

/** Names one cell of the workbook wherever it comes to stand, e.g. `step:total` or `item:skiers:price@3`. */
export type CellKey = string;

export type Operator = '+' | '-' | '*' | '/' | '&' | '=' | '<>' | '<' | '<=' | '>' | '>=';

/** The functions a workbook may use, and what each gives: each means the same in Excel and in LibreOffice. */
const given = {
  ABS: 'value',
  AND: 'truth',
  COUNTA: 'value',
  DATE: 'value',
  DAY: 'value',
  EDATE: 'value',
  EOMONTH: 'value',
  EXACT: 'truth',
  HYPERLINK: 'value',
  IF: 'value',
  INDEX: 'value',
  INT: 'value',
  LEFT: 'value',
  ISLOGICAL: 'truth',
  ISNUMBER: 'truth',
  ISTEXT: 'truth',
  MATCH: 'value',
  MAX: 'value',
  MIN: 'value',
  MONTH: 'value',
  N: 'value',
  NOT: 'truth',
  OR: 'truth',
  ROUND: 'value',
  ROUNDDOWN: 'value',
  ROUNDUP: 'value',
  SIGN: 'value',
  SUM: 'value',
  SUMPRODUCT: 'value',
  WEEKDAY: 'value',
  YEAR: 'value',
} as const;

export type FunctionName = keyof typeof given;

export const functionNames = Object.keys(given) as readonly FunctionName[];

/** Says what a formula does, in the language of the workbook; `say` gives the words of formulas within. */
export type Told = (say: (formula: Formula) => string) => string;

export type Formula = Node & {
  /** What an auditor reads instead of the formula part by part, where its parts are of the spreadsheet alone. */
  readonly told?: Told;
};

type Node =
  | { readonly kind: 'number'; readonly value: Rational }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'cell'; readonly key: CellKey }
  /** Cells that stand in one row or one column, from the first to the last. */
  | {
      readonly kind: 'range';
      readonly from: CellKey;
      readonly to: CellKey;
      readonly fixed?: Fixed;
    }
  /**
   * A column of a list's sheet: every item, those up to this one, or those before it (which starts at the heading,
   * so that it is never empty); the one row above, which for the first item is the heading. Of combinations of items, those
   * with the item (the combination) of this row; those that differ from the one of this row in the item of the last list only.
   */
  | {
      readonly kind: 'column';
      readonly key: CellKey;
      readonly part: ColumnPart;
      /** How many rows of combinations there are with an item. */
      readonly size?: number;
    }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly arguments: readonly Formula[] }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Formula;
      readonly right: Formula;
    }
  | { readonly kind: 'negate'; readonly operand: Formula };

/**
 * Which ends stay where they are when the formula is copied down. Outside of lists `place` says so: LibreOffice 7.4 breaks off
 * where a cell is pasted into a range that formulas one below the other share.
 */
export type Fixed = 'both' | 'start' | 'place';

export type ColumnPart = 'all' | 'to-here' | 'before' | 'above' | 'with-this' | 'beside-this';

/** The formula with a sentence of its own. */
export const telling = (formula: Formula, told: Told): Formula => ({ ...formula, told });

export const number = (value: Rational | number): Formula => ({
  kind: 'number',
  value: typeof value === 'number' ? rational(value) : value,
});
export const nought = { kind: 'number', value: zero } as const satisfies Formula;
export const unity = { kind: 'number', value: one } as const satisfies Formula;
export const text = (value: string): Formula => ({ kind: 'text', value });
export const truth = (value: boolean): Formula => ({ kind: 'truth', value });
export const cell = (key: CellKey): Formula => ({ kind: 'cell', key });
export const range = (from: CellKey, to: CellKey): Formula => ({ kind: 'range', from, to });
export const column = (key: CellKey, part: Exclude<ColumnPart, 'with-this' | 'beside-this'>): Formula => ({
  kind: 'column',
  key,
  part,
});
export const block = (key: CellKey, part: 'with-this' | 'beside-this', size: number): Formula => ({
  kind: 'column',
  key,
  part,
  size,
});
export const call = (name: FunctionName, ...given: readonly Formula[]): Formula => ({
  kind: 'call',
  name,
  arguments: given,
});
export const operation = (operator: Operator, left: Formula, right: Formula): Formula => ({
  kind: 'operation',
  operator,
  left,
  right,
});
export const plus = (left: Formula, right: Formula): Formula => operation('+', left, right);
export const minus = (left: Formula, right: Formula): Formula => operation('-', left, right);
export const times = (left: Formula, right: Formula): Formula => operation('*', left, right);
export const over = (left: Formula, right: Formula): Formula => operation('/', left, right);
export const joined = (first: Formula, ...others: readonly Formula[]): Formula =>
  others.reduce((left, right) => operation('&', left, right), first);
export const isEqual = (left: Formula, right: Formula): Formula => operation('=', left, right);
export const choose = (when: Formula, then: Formula, otherwise: Formula): Formula =>
  call('IF', when, then, otherwise);

const isTruth = (formula: Formula, value: boolean): boolean =>
  formula.kind === 'truth' && formula.value === value;

/** All of them; without operands that are always true, and FALSE as soon as one never is. */
export function all(operands: readonly Formula[]): Formula {
  if (operands.some((operand) => isTruth(operand, false))) return truth(false);
  const rest = operands.filter((operand) => !isTruth(operand, true));
  const [first] = rest;
  if (first === undefined) return truth(true);
  return rest.length === 1 ? first : { kind: 'call', name: 'AND', arguments: rest };
}

/** Any of them; without operands that are never true, and TRUE as soon as one always is. */
export function any(operands: readonly Formula[]): Formula {
  if (operands.some((operand) => isTruth(operand, true))) return truth(true);
  const rest = operands.filter((operand) => !isTruth(operand, false));
  const [first] = rest;
  if (first === undefined) return truth(false);
  return rest.length === 1 ? first : { kind: 'call', name: 'OR', arguments: rest };
}

const opposite: Readonly<Partial<Record<Operator, Operator>>> = {
  '=': '<>',
  '<>': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
};

/** The contrary of a condition. */
export function contrary(condition: Formula): Formula {
  if (condition.kind === 'truth') return truth(!condition.value);
  if (condition.kind === 'operation') {
    const operator = opposite[condition.operator];
    if (operator !== undefined) return operation(operator, condition.left, condition.right);
  }
  if (condition.kind === 'call' && condition.name === 'NOT') return condition.arguments[0] ?? condition;
  return call('NOT', condition);
}

/** Operands directly below a node. */
export function operandsOf(formula: Formula): readonly Formula[] {
  switch (formula.kind) {
    case 'call':
      return formula.arguments;
    case 'operation':
      return [formula.left, formula.right];
    case 'negate':
      return [formula.operand];
    case 'number':
    case 'text':
    case 'truth':
    case 'cell':
    case 'range':
    case 'column':
      return [];
    default:
      return formula satisfies never;
  }
}

/** The same node over other operands, given in the order of `operandsOf`. */
export function withOperands(formula: Formula, operands: readonly Formula[]): Formula {
  const [first, second] = operands;
  if (first === undefined) return formula;
  switch (formula.kind) {
    case 'call':
      return { ...formula, arguments: operands };
    case 'operation':
      return { ...formula, left: first, right: second ?? formula.right };
    case 'negate':
      return { ...formula, operand: first };
    case 'number':
    case 'text':
    case 'truth':
    case 'cell':
    case 'range':
    case 'column':
      return formula;
    default:
      return formula satisfies never;
  }
}

/** Whether any node of the formula passes a test. */
export const someNode = (formula: Formula, test: (node: Formula) => boolean): boolean =>
  test(formula) || operandsOf(formula).some((operand) => someNode(operand, test));

export const hasIf = (formula: Formula): boolean =>
  someNode(formula, (node) => node.kind === 'call' && node.name === 'IF');

/** Whether the formula gives TRUE or FALSE rather than a value. */
export function isCondition(formula: Formula): boolean {
  if (formula.kind === 'truth') return true;
  if (formula.kind === 'operation') return opposite[formula.operator] !== undefined;
  return formula.kind === 'call' && given[formula.name] === 'truth';
}

/** 1 where the condition holds, else 0; a cell that holds such a flag already is not wrapped again. */
export function flagOf(condition: Formula): Formula {
  if (condition.kind === 'truth') return condition.value ? unity : nought;
  if (
    condition.kind === 'operation' &&
    condition.operator === '=' &&
    condition.left.kind === 'cell' &&
    condition.right === unity
  )
    return condition.left;
  return choose(condition, unity, nought);
}

/** The condition that a cell with a flag stands for. */
export const holds = (flag: CellKey): Formula => isEqual(cell(flag), unity);
