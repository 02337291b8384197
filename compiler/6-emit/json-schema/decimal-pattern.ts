// The decimal texts that a fact accepts, as one regular expression: sign, limits and step, to the last digit.

import {
  ceiling,
  decimalsOf,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
} from '../../runtime/exact/rational.js';
import { fractionFrom, fractionUpTo, wholeFrom, wholeUpTo } from './digit-patterns.js';
import { multiplesPattern } from './step-pattern.js';

export interface Limits {
  readonly from: Rational;
  readonly to: Rational;
  readonly step: Rational;
}

export interface DecimalPattern {
  readonly pattern: string;
  /** False where the step is too odd for a regular expression: then only the limits are in it. */
  readonly exact: boolean;
}

/** Undefined when no value is accepted. All limits are in the scale in which facts are written. */
export function decimalPattern(limits: Limits): DecimalPattern | undefined {
  const { step } = limits;
  const first = multiply({ n: ceiling(divide(limits.from, step)), d: 1n }, step);
  const last = multiply({ n: floor(divide(limits.to, step)), d: 1n }, step);
  const negated = ({ n, d }: Rational): Rational => ({ n: -n, d });
  const zero = rational(0);
  const most = (a: Rational, b: Rational) => (a.n * b.d > b.n * a.d ? a : b);
  const multiples = multiplesPattern(step, most(last, negated(first)));
  const sides: string[] = [];
  if (last.n >= 0n) sides.push(`\\+?${magnitudes(most(first, zero), last)}`);
  const has0 = first.n <= 0n && last.n >= 0n;
  if (first.n < 0n) sides.push(`-${magnitudes(most(negated(last), zero), negated(first))}`);
  else if (has0) sides.push('-0+(?:\\.0+)?');
  if (sides.length === 0) return undefined;
  const shape = '(?=[+-]?\\d+(?:\\.\\d+)?$)';
  const grid = multiples === undefined ? '' : `(?=[+-]?${multiples}$)`;
  return { pattern: `^${shape}${grid}(?:${sides.join('|')})$`, exact: multiples !== undefined };
}

/** Texts without sign from `from` to `to`, both at least zero. */
function magnitudes(from: Rational, to: Rational): string {
  const upper = upTo(to);
  return from.n === 0n ? upper : `(?=${atLeast(from)}$)${upper}`;
}

function upTo(limit: Rational): string {
  const { whole, fraction } = parts(limit);
  const below = wholeUpTo(whole - 1n);
  const equal = `${whole}(?:\\.${fractionUpTo(fraction)})?`;
  return `0*(?:${below === undefined ? '' : `${below}(?:\\.\\d+)?|`}${equal})`;
}

function atLeast(limit: Rational): string {
  const { whole, fraction } = parts(limit);
  const above = `${wholeFrom(whole + 1n)}(?:\\.\\d+)?`;
  const behind = /^0*$/.test(fraction) ? '(?:\\.\\d+)?' : `\\.${fractionFrom(fraction)}`;
  return `0*(?:${above}|${whole}${behind})`;
}

function parts(value: Rational): { readonly whole: bigint; readonly fraction: string } {
  const places = decimalsOf(value) ?? 0;
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString().padStart(places + 1, '0');
  return {
    whole: BigInt(digits.slice(0, digits.length - places)),
    fraction: digits.slice(digits.length - places),
  };
}
