// How fast the steps of a calculation change with one input, near the present case: slopes as formulas, read off those of the steps.
// What goes up in steps only has none; where a slope cannot be told, nothing is said.

import {
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  type FunctionName,
  hasIf,
  minus,
  nought,
  operation,
  over,
  plus,
  someNode,
  times,
  unity,
} from '../formula/formula.js';

const isNought = (formula: Formula): boolean => formula.kind === 'number' && formula.value.n === 0n;
const isOne = (formula: Formula): boolean =>
  formula.kind === 'number' && formula.value.n === 1n && formula.value.d === 1n;

const product = (left: Formula, right: Formula): Formula =>
  isNought(left) || isNought(right) ? nought : isOne(left) ? right : isOne(right) ? left : times(left, right);
const sum = (left: Formula, right: Formula): Formula =>
  isNought(left) ? right : isNought(right) ? left : plus(left, right);
/** `left - right` */
export const differenceOf = (left: Formula, right: Formula): Formula =>
  isNought(right) ? left : isNought(left) ? { kind: 'negate', operand: right } : minus(left, right);

export interface Sloped {
  readonly isAffected: (key: CellKey) => boolean;
  /** Cells of a range, in order; undefined for those that no key names. */
  readonly cellsOf: (from: CellKey, to: CellKey) => readonly (CellKey | undefined)[];
  /** Of affected cells that were looked at before. */
  readonly slopeOf: (key: CellKey) => Formula | undefined;
  /** The cell that holds the slope of one. */
  readonly slopeAt: (key: CellKey) => CellKey;
}

/** Functions whose value changes in jumps only. */
const isInJumps: Readonly<Record<FunctionName, boolean>> = {
  ABS: false,
  AND: true,
  COUNTA: true,
  DATE: false,
  DAY: true,
  EDATE: false,
  EOMONTH: false,
  EXACT: true,
  HYPERLINK: false,
  IF: false,
  INDEX: false,
  INT: true,
  LEFT: false,
  ISLOGICAL: true,
  ISNUMBER: true,
  ISTEXT: true,
  MATCH: true,
  MAX: false,
  MIN: false,
  MONTH: true,
  N: false,
  NOT: true,
  OR: true,
  ROUND: false,
  ROUNDDOWN: false,
  ROUNDUP: false,
  SIGN: true,
  SUM: false,
  SUMPRODUCT: false,
  WEEKDAY: true,
  YEAR: true,
};

/** Undefined: not known. `rounds` says whether roundings of the step are of an amount, which goes up all the same. */
export function slope(formula: Formula, given: Sloped, rounds: boolean): Formula | undefined {
  const of = (one: Formula): Formula | undefined => slope(one, given, rounds);
  const isFixed = (one: Formula): boolean =>
    !someNode(
      one,
      (node) =>
        (node.kind === 'cell' && given.isAffected(node.key)) ||
        (node.kind === 'range' &&
          given.cellsOf(node.from, node.to).some((key) => key !== undefined && given.isAffected(key))),
    );
  if (isFixed(formula)) return nought;
  switch (formula.kind) {
    case 'cell':
      return given.slopeOf(formula.key);
    case 'negate': {
      const own = of(formula.operand);
      return own && differenceOf(nought, own);
    }
    case 'operation': {
      const { left, right, operator } = formula;
      if (operator === '+' || operator === '-') {
        const [a, b] = [of(left), of(right)];
        if (a === undefined || b === undefined) return undefined;
        return { '+': sum, '-': differenceOf }[operator](a, b);
      }
      if (operator !== '*' && operator !== '/') return operator === '&' ? undefined : nought;
      const [a, b] = [of(left), of(right)];
      if (a === undefined || b === undefined) return undefined;
      if (operator === '*')
        return isNought(b) ? product(a, right) : isNought(a) ? product(left, b) : undefined;
      operator satisfies '/';
      if (!isNought(b)) return undefined;
      return isNought(a) ? nought : over(a, right);
    }
    case 'call':
      return ofCall(formula, of, isFixed, given, rounds);
    case 'range':
    case 'column':
    case 'number':
    case 'text':
    case 'truth':
      return undefined;
    default:
      return formula satisfies never;
  }
}

function ofCall(
  { name, arguments: given }: Extract<Formula, { kind: 'call' }>,
  of: (formula: Formula) => Formula | undefined,
  isFixed: (formula: Formula) => boolean,
  sloped: Sloped,
  rounds: boolean,
): Formula | undefined {
  const [first, second, third] = given;
  if (isInJumps[name]) return nought;
  if (first === undefined) return undefined;
  if (name === 'N') return of(first);
  if (name === 'ROUND' || name === 'ROUNDUP' || name === 'ROUNDDOWN')
    return rounds || isGuard(name, second) ? of(first) : nought;
  if (name === 'SUMPRODUCT') {
    // Flags choose among values: near the case the same one is chosen.
    if (given.slice(1).every(isFixed)) return nought;
    return first.kind === 'range' && second?.kind === 'range' && given.length === 2
      ? added(second, sloped, first)
      : undefined;
  }
  if (name === 'SUM')
    return given
      .map((one) => (one.kind === 'range' ? added(one, sloped) : of(one)))
      .reduce<Formula | undefined>(
        (a, b) => (a === undefined || b === undefined ? undefined : sum(a, b)),
        nought,
      );
  if (name === 'INDEX') return isFixed(first) ? nought : undefined;
  if (second === undefined) return undefined;
  if (name === 'IF' && third !== undefined) {
    const [a, b] = [of(second), of(third)];
    if (a === undefined || b === undefined) return undefined;
    return isNought(a) && isNought(b) ? nought : chosen(first, a, b);
  }
  if ((name === 'MIN' || name === 'MAX') && given.length === 2) {
    const [a, b] = [of(first), of(second)];
    if (a === undefined || b === undefined) return undefined;
    if (isNought(a) && isNought(b)) return nought;
    // Without an IF, since it may stand in one.
    const [near, far] = ({ MIN: ['<=', '>'], MAX: ['>=', '<'] } as const)[name];
    const part = (one: Formula, when: '<=' | '>' | '>=' | '<'): Formula =>
      isNought(one) ? nought : times(operation(when, first, second), one);
    return sum(part(a, near), part(b, far));
  }
  return undefined;
}

/** Slopes of the cells of a range together, each as often as its flag says; blank ones are nought. */
function added(
  { from, to }: Extract<Formula, { kind: 'range' }>,
  { cellsOf, isAffected, slopeOf, slopeAt }: Sloped,
  flags?: Formula,
): Formula | undefined {
  const keys = cellsOf(from, to);
  const own = keys.map((key) => (key === undefined || !isAffected(key) ? nought : slopeOf(key)));
  if (own.some((one) => one === undefined)) return undefined;
  if (own.every((one) => one !== undefined && isNought(one))) return nought;
  const [first, last] = [keys[0], keys[keys.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const slopes: Formula = { kind: 'range', from: slopeAt(first), to: slopeAt(last) };
  return flags === undefined ? call('SUM', slopes) : call('SUMPRODUCT', flags, slopes);
}

const chosen = (when: Formula, then: Formula, otherwise: Formula): Formula | undefined =>
  hasIf(when) || hasIf(then) || hasIf(otherwise) ? undefined : choose(when, then, otherwise);

/** Rounding to so many digits protects against binary errors and decides nothing. */
const isGuard = (name: string, digits: Formula | undefined): boolean =>
  name === 'ROUND' && digits?.kind === 'number' && digits.value.n >= 3n;

export interface Slopes extends Sloped {
  /** Of cells whose slope has a cell of its own: its formula. */
  readonly formulas: ReadonlyMap<CellKey, Formula>;
}

/** Slopes of all affected steps; one that is more than a figure has a cell of its own. */
export function slopesOf(
  steps: readonly { readonly key: CellKey; readonly formula: Formula; readonly rounds: boolean }[],
  input: CellKey,
  given: Omit<Sloped, 'slopeOf'>,
  isShort: (formula: Formula) => boolean,
): Slopes {
  const known = new Map<CellKey, Formula | undefined>([[input, unity]]);
  const formulas = new Map<CellKey, Formula>([[input, unity]]);
  const slopes: Slopes = { ...given, slopeOf: (key) => known.get(key), formulas };
  for (const { key, formula, rounds } of steps) {
    if (known.has(key) || !given.isAffected(key)) continue;
    const own = slope(formula, slopes, rounds);
    if (own === undefined || !isShort(own)) known.set(key, undefined);
    else if (isNought(own)) known.set(key, nought);
    else {
      formulas.set(key, own);
      known.set(key, isOne(own) ? unity : cell(given.slopeAt(key)));
    }
  }
  return slopes;
}

export const isConstant = isNought;
