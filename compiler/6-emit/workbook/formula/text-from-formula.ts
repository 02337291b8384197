// A formula as the workbook stores it: text with addresses, in English function names and with commas.

import { formatDecimal } from '../../../runtime/exact/rational.js';
import type { CellKey, Fixed, Formula, Operator } from './formula.js';

/** Where cells are, seen from the cell that holds the formula. */
export interface Addresses {
  readonly cell: (key: CellKey) => string;
  readonly range: (from: CellKey, to: CellKey, fixed: Fixed | undefined) => string;
}

const strength: Readonly<Record<Operator, number>> = {
  '=': 1,
  '<>': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '&': 2,
  '+': 3,
  '-': 3,
  '*': 4,
  '/': 4,
};

function strengthOf(formula: Formula): number {
  if (formula.kind === 'operation') return strength[formula.operator];
  return formula.kind === 'negate' ? 5 : 6;
}

/** The text without a leading `=`. Throws for a number without a finite decimal expansion: those stand in cells. */
export function textFromFormula(formula: Formula, addresses: Addresses): string {
  const write = (node: Formula): string => textFromFormula(node, addresses);
  const inside = (node: Formula, least: number): string =>
    strengthOf(node) < least ? `(${write(node)})` : write(node);
  switch (formula.kind) {
    case 'number': {
      const written = formatDecimal(formula.value);
      if (written === undefined) throw new RangeError('a number without finite decimals in a formula');
      return written;
    }
    case 'text':
      return `"${formula.value.replaceAll('"', '""')}"`;
    case 'truth':
      return formula.value ? 'TRUE' : 'FALSE';
    case 'cell':
      return addresses.cell(formula.key);
    case 'range':
      return addresses.range(formula.from, formula.to, formula.fixed);
    case 'column':
      return addresses.range(formula.key, formula.key, 'both');
    case 'call':
      return `${formula.name}(${formula.arguments.map(write).join(',')})`;
    case 'operation': {
      const own = strength[formula.operator];
      // The right side of `-` and `/` needs parentheses at the same strength too; comparisons never chain.
      const right = ['+', '*', '&'].includes(formula.operator) ? own : own + 1;
      const left = own === 1 ? own + 1 : own;
      return `${inside(formula.left, left)}${formula.operator}${inside(formula.right, right)}`;
    }
    case 'negate':
      return `-${inside(formula.operand, 5)}`;
    default:
      return formula satisfies never;
  }
}
