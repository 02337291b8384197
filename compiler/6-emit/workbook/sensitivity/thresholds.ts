// Where something of a calculation changes with one input: read off its formulas, so that an edited figure moves what is found.

import {
  type CellKey,
  call,
  type Formula,
  minus,
  nought,
  type Operator,
  operandsOf,
  plus,
  someNode,
  unity,
} from '../formula/formula.js';
import { differenceOf, isConstant, type Sloped, slope } from './slopes.js';

/** A place at which two values meet, for the present case, and what happens there. */
export interface Threshold {
  /** The step whose formula it is. */
  readonly step: CellKey;
  readonly left: Formula;
  readonly right: Formula;
  /** Of `left - right`. */
  readonly slope: Formula;
  readonly kind: ThresholdKind;
}

/**
 * bend: nothing jumps at the place itself · holds-at, fails-at: a comparison that is true (false) at the place itself and changes
 * where left comes to be more than right, or is more no longer.
 */
export type ThresholdKind = 'bend' | 'with-lower' | 'with-upper';

export interface Found {
  readonly thresholds: readonly Threshold[];
  /** Comparisons of which it cannot be told where they change. */
  readonly unknown: number;
}

/** To which side the place itself belongs, where left grows. */
const sides: Readonly<Record<Exclude<Operator, '+' | '-' | '*' | '/' | '&'>, readonly ThresholdKind[]>> = {
  '<=': ['with-lower'],
  '>': ['with-lower'],
  '<': ['with-upper'],
  '>=': ['with-upper'],
  '=': ['with-lower', 'with-upper'],
  '<>': ['with-lower', 'with-upper'],
};
const isComparison = (operator: Operator): operator is keyof typeof sides => Object.hasOwn(sides, operator);

/** Of one step; `rounds` as for slopes. */
export function thresholdsOf(step: CellKey, formula: Formula, given: Sloped, rounds: boolean): Found {
  const thresholds: Threshold[] = [];
  let unknown = 0;
  const meet = (left: Formula, right: Formula, kinds: readonly ThresholdKind[], mayLack = false): void => {
    const [a, b] = [slope(left, given, rounds), slope(right, given, rounds)];
    if (a !== undefined && isConstant(a) && b !== undefined && isConstant(b)) return;
    if (a === undefined || b === undefined || divides(left) || divides(right)) {
      if (!mayLack) unknown += 1;
      return;
    }
    const together = differenceOf(a, b);
    for (const kind of kinds) thresholds.push({ step, left, right, slope: together, kind });
  };
  const visit = (node: Formula): void => {
    if (node.kind === 'operation' && isComparison(node.operator) && isNumeric(node)) {
      const bare = [node.left, node.right].map(withoutGuard);
      const [left = node.left, right = node.right] = bare;
      meet(left, right, sides[node.operator]);
    }
    if (node.kind === 'call') ofCall(node);
    for (const operand of operandsOf(node)) visit(operand);
  };
  const ofCall = ({ name, arguments: all }: Extract<Formula, { kind: 'call' }>): void => {
    if (name === 'MIN' || name === 'MAX') {
      const single = all.filter(({ kind }) => kind !== 'range');
      single.forEach((one, place) => {
        // A band begins where the one before ends, so the least of two is enough for both.
        for (const other of single.slice(place + 1)) meet(one, other, ['bend'], isConstant(one));
      });
    }
    const [operand] = all;
    if (rounds || operand === undefined) return;
    // Of what is counted in steps, the next one above and the one below.
    const at = (shift: Formula, kind: ThresholdKind): void =>
      meet(withoutGuard(operand), shift, [kind], true);
    const whole = all[1]?.kind === 'number' && isConstant(all[1]);
    if (name === 'ROUNDUP' && whole) {
      at(call('ROUNDUP', operand, nought), 'with-lower');
      at(minus(call('ROUNDUP', operand, nought), unity), 'with-lower');
    } else if ((name === 'ROUNDDOWN' && whole) || name === 'INT') {
      at(plus(call('INT', operand), unity), 'with-upper');
      at(call('INT', operand), 'with-upper');
    }
  };
  // How far from a rounding a value lies is asked by the workbook, not by the document.
  const isGuarantee = someNode(
    formula,
    (node) => node.kind === 'cell' && node.key.startsWith('par:guarantee/'),
  );
  if (!isGuarantee) visit(formula);
  return { thresholds, unknown };
}

const withoutGuard = (formula: Formula): Formula => {
  if (formula.kind !== 'call' || formula.name !== 'ROUND') return formula;
  const [operand, digits] = formula.arguments;
  return operand !== undefined && digits?.kind === 'number' && digits.value.n >= 3n ? operand : formula;
};

/** Texts are compared, too. */
const isNumeric = (formula: Formula): boolean =>
  !someNode(
    formula,
    (node) =>
      node.kind === 'text' || (node.kind === 'call' && (node.name === 'INDEX' || node.name === 'LEFT')),
  );

/** What may be divided by nought where the comparison is not looked at. */
const divides = (formula: Formula): boolean =>
  someNode(
    formula,
    (node) =>
      node.kind === 'operation' &&
      node.operator === '/' &&
      !(node.right.kind === 'number' || (node.right.kind === 'cell' && node.right.key.startsWith('par:'))),
  );
