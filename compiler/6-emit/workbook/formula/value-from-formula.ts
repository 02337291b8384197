// What a formula is worth, in exact rationals: cached values come from here, so no engine's rounding enters the file.

import { dateOf, datePart, shiftDate } from '../../../runtime/exact/calendar.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import {
  absolute,
  add,
  compare,
  divide,
  floor,
  formatDecimal,
  isImmense,
  multiply,
  negate,
  one,
  rational,
  roundTo,
  sign,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import type { CellKey, Formula, FunctionName } from './formula.js';

/** A cell's value; undefined is a blank cell. */
export type CellValue = Rational | string | boolean | undefined;

/** What an engine would show as an error value (#DIV/0! and the like): a workbook must never hold one. */
export class FormulaError extends Error {}

export interface Cells {
  readonly value: (key: CellKey) => CellValue;
  readonly range: (from: CellKey, to: CellKey) => readonly CellValue[];
}

/** Days from the spreadsheet's day 0 (1899-12-30) to 1970-01-01. Holds from 1900-03-01 on. */
export const serialOffset = 25569;

export const isNumber = (value: CellValue): value is Rational => typeof value === 'object';

function asNumber(value: CellValue): Rational {
  if (isNumber(value)) return value;
  if (value === undefined) return zero;
  if (typeof value === 'boolean') return value ? one : zero;
  throw new FormulaError(`a text where a number is needed: ${value}`);
}

const asTruth = (value: CellValue): boolean =>
  typeof value === 'boolean' ? value : sign(asNumber(value)) !== 0;

/** As engines write a number into a text, where it has finite decimals. */
function asText(value: CellValue): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const written = formatDecimal(value);
  if (written === undefined) throw new FormulaError('a number without finite decimals in a text');
  return written;
}

const asInteger = (value: CellValue): number => Number(floor(asNumber(value)));

// Engines order numbers before texts before truth values and fold case.
const classOf = (value: CellValue): number =>
  typeof value === 'string' ? 1 : typeof value === 'boolean' ? 2 : 0;

function order(left: CellValue, right: CellValue): number {
  const a = left === undefined && typeof right === 'string' ? '' : left;
  const b = right === undefined && typeof left === 'string' ? '' : right;
  if (classOf(a) !== classOf(b)) return classOf(a) - classOf(b);
  if (typeof a === 'string' && typeof b === 'string') {
    const x = a.toLowerCase();
    const y = b.toLowerCase();
    return x < y ? -1 : x > y ? 1 : 0;
  }
  return compare(asNumber(a), asNumber(b));
}

/** As texts, case and all; numbers that are equal are written alike. */
function isSame(left: CellValue, right: CellValue): boolean {
  if (isNumber(left) && isNumber(right)) return compare(left, right) === 0;
  const written = (value: CellValue) => (isNumber(value) ? formatDecimal(value) : asText(value));
  return written(left) === written(right);
}

type Vector = readonly CellValue[];

/** Evaluates exactly. Throws `FormulaError` where an engine would give an error value. */
export function valueFromFormula(formula: Formula, cells: Cells): CellValue {
  const scalar = (node: Formula): CellValue => valueFromFormula(node, cells);
  const numeric = (node: Formula): Rational => asNumber(scalar(node));
  switch (formula.kind) {
    case 'number':
    case 'text':
    case 'truth':
      return formula.value;
    case 'cell':
      return cells.value(formula.key);
    case 'range':
    case 'column':
      throw new FormulaError('a range where one value is needed');
    case 'negate':
      return negate(numeric(formula.operand));
    case 'operation':
      return operate(formula.operator, scalar(formula.left), scalar(formula.right));
    case 'call':
      return callFunction(formula.name, formula.arguments, cells);
    default:
      return formula satisfies never;
  }
}

/** The rules refuse what needs more digits; so many are kept here that no float can tell the difference. */
const finest = 10n ** 700n;

/** Engines end at some 1.8e308: what lies beyond is kept at that end until they calculate it themselves. */
const greatest = 10n ** 308n;

function shortened(value: Rational): Rational {
  const most = greatest * value.d;
  if (value.n > most) return { n: greatest, d: 1n };
  if (value.n < -most) return { n: -greatest, d: 1n };
  return isImmense(value) ? rational((value.n * finest) / value.d, finest) : value;
}

function operate(
  operator: (Formula & { kind: 'operation' })['operator'],
  left: CellValue,
  right: CellValue,
): CellValue {
  switch (operator) {
    case '+':
      return shortened(add(asNumber(left), asNumber(right)));
    case '-':
      return shortened(subtract(asNumber(left), asNumber(right)));
    case '*':
      return shortened(multiply(asNumber(left), asNumber(right)));
    case '/': {
      const divisor = asNumber(right);
      if (divisor.n === 0n) throw new FormulaError('division by zero');
      return shortened(divide(asNumber(left), divisor));
    }
    case '&':
      return asText(left) + asText(right);
    case '=':
      return order(left, right) === 0;
    case '<>':
      return order(left, right) !== 0;
    case '<':
      return order(left, right) < 0;
    case '<=':
      return order(left, right) <= 0;
    case '>':
      return order(left, right) > 0;
    case '>=':
      return order(left, right) >= 0;
    default:
      return operator satisfies never;
  }
}

/** The values of a range, or of an operation on ranges element by element. */
function vector(formula: Formula, cells: Cells): Vector {
  if (formula.kind === 'range') return cells.range(formula.from, formula.to);
  if (formula.kind === 'operation') {
    const left = vector(formula.left, cells);
    const right = vector(formula.right, cells);
    const length = Math.max(left.length, right.length);
    return Array.from({ length }, (_, index) =>
      operate(
        formula.operator,
        left.length === 1 ? left[0] : left[index],
        right.length === 1 ? right[0] : right[index],
      ),
    );
  }
  return [valueFromFormula(formula, cells)];
}

const power = (digits: Rational): Rational => {
  const places = Number(floor(digits));
  return places >= 0 ? rational(1n, 10n ** BigInt(places)) : rational(10n ** BigInt(-places));
};

const dayNumber = (value: CellValue): number => asInteger(value) - serialOffset;
const serial = (days: number): Rational => rational(days + serialOffset);

function callFunction(name: FunctionName, given: readonly Formula[], cells: Cells): CellValue {
  const scalar = (index: number): CellValue => {
    const node = given[index];
    return node === undefined ? undefined : valueFromFormula(node, cells);
  };
  const numeric = (index: number): Rational => asNumber(scalar(index));
  // In ranges engines skip texts, truth values and blanks.
  const numbers = (): readonly Rational[] =>
    given.flatMap((node) =>
      node.kind === 'range'
        ? vector(node, cells).filter(isNumber)
        : [asNumber(valueFromFormula(node, cells))],
    );
  switch (name) {
    case 'IF':
      return asTruth(scalar(0)) ? scalar(1) : scalar(2);
    case 'AND':
      return given.map((_, index) => asTruth(scalar(index))).every(Boolean);
    case 'OR':
      return given.map((_, index) => asTruth(scalar(index))).some(Boolean);
    case 'NOT':
      return !asTruth(scalar(0));
    case 'ABS':
      return absolute(numeric(0));
    case 'SIGN':
      return rational(sign(numeric(0)));
    case 'INT':
      return rational(floor(numeric(0)));
    case 'ROUND':
      return roundTo(numeric(0), 'half-up', power(numeric(1)));
    case 'ROUNDUP':
      return roundTo(numeric(0), 'up', power(numeric(1)));
    case 'ROUNDDOWN':
      return roundTo(numeric(0), 'down', power(numeric(1)));
    case 'MIN':
      return (
        numbers().reduce<Rational | undefined>(
          (best, value) => (best === undefined || compare(value, best) < 0 ? value : best),
          undefined,
        ) ?? zero
      );
    case 'MAX':
      return (
        numbers().reduce<Rational | undefined>(
          (best, value) => (best === undefined || compare(value, best) > 0 ? value : best),
          undefined,
        ) ?? zero
      );
    case 'SUM':
      return numbers().reduce(add, zero);
    case 'SUMPRODUCT':
      return sumProduct(given.map((node) => vector(node, cells)));
    case 'COUNTA':
      return rational(
        given.flatMap((node) => vector(node, cells)).filter((value) => value !== undefined).length,
      );
    case 'N': {
      const value = scalar(0);
      return typeof value === 'string' ? zero : asNumber(value);
    }
    case 'ISLOGICAL':
      return typeof scalar(0) === 'boolean';
    case 'ISNUMBER':
      return isNumber(scalar(0));
    case 'ISTEXT':
      return typeof scalar(0) === 'string';
    case 'LEFT':
      return String(scalar(0) ?? '').slice(0, asInteger(scalar(1)));
    case 'EXACT':
      return isSame(scalar(0), scalar(1));
    case 'INDEX': {
      const node = given[0];
      const values = node === undefined ? [] : vector(node, cells);
      const place = asInteger(scalar(1));
      if (place < 1 || place > values.length) throw new FormulaError('an index beyond its range');
      return values[place - 1];
    }
    case 'MATCH': {
      const node = given[1];
      const wanted = scalar(0);
      const place = (node === undefined ? [] : vector(node, cells)).findIndex(
        (value) => value !== undefined && classOf(value) === classOf(wanted) && order(value, wanted) === 0,
      );
      if (place < 0) throw new FormulaError('no match');
      return rational(place + 1);
    }
    case 'DATE':
      return serial(dateFromNumbers(asInteger(scalar(0)), asInteger(scalar(1)), asInteger(scalar(2))));
    case 'YEAR':
      return rational(datePart('year', dayNumber(scalar(0))));
    case 'MONTH':
      return rational(datePart('month', dayNumber(scalar(0))));
    case 'DAY':
      return rational(datePart('day', dayNumber(scalar(0))));
    case 'WEEKDAY':
      return rational(datePart('weekday', dayNumber(scalar(0))));
    case 'EDATE':
      return serial(shiftDate('months', dayNumber(scalar(0)), asInteger(scalar(1))));
    case 'EOMONTH':
      return serial(
        datePart('end-of-month', shiftDate('months', dayNumber(scalar(0)), asInteger(scalar(1)))),
      );
    case 'HYPERLINK':
      return scalar(1);
    default:
      return name satisfies never;
  }
}

/** Months and days beyond the calendar run over into the next, as engines do. */
function dateFromNumbers(year: number, month: number, day: number): number {
  const start = dateOf(year, 1, 1);
  if (start === undefined) throw new FormulaError(`no year ${year}`);
  return shiftDate('months', start, month - 1) + day - 1;
}

function sumProduct(vectors: readonly Vector[]): Rational {
  const length = vectors[0]?.length ?? 0;
  if (vectors.some((values) => values.length !== length)) throw new FormulaError('ranges of unequal length');
  let total = zero;
  for (let index = 0; index < length; index++) {
    total = add(
      total,
      vectors.reduce((product, values) => {
        const value = values[index];
        return isNumber(value) ? multiply(product, value) : zero;
      }, one),
    );
  }
  return total;
}
