// Exact integer division under every rounding mode, for plain numbers and for BigInt: what generated evaluators call.
// Numbers must be integers with 2·|n| + d below 2^53; d is positive. Results are never minus zero.

import { multiply, type Rational, rational } from './rational.js';

/** To the nearest, halves away from zero. */
export const halfUp = (n: number, d: number): number =>
  n < 0 ? 0 - Math.floor((d - 2 * n) / (2 * d)) : Math.floor((2 * n + d) / (2 * d));

/** To the nearest, halves towards zero. */
export const halfDown = (n: number, d: number): number =>
  n < 0 ? 0 - Math.ceil((0 - 2 * n - d) / (2 * d)) : Math.ceil((2 * n - d) / (2 * d)) + 0;

/** To the nearest, halves to the even neighbour. */
export function halfEven(n: number, d: number): number {
  const magnitude = n < 0 ? 0 - n : n;
  const whole = Math.floor(magnitude / d);
  const twice = 2 * (magnitude - whole * d);
  const nearest = twice > d || (twice === d && whole % 2 === 1) ? whole + 1 : whole;
  return n < 0 ? 0 - nearest : nearest;
}

/** Away from zero. */
export const roundUp = (n: number, d: number): number =>
  n < 0 ? 0 - Math.ceil((0 - n) / d) : Math.ceil(n / d);

/** Towards zero. */
export const roundDown = (n: number, d: number): number =>
  n < 0 ? 0 - Math.floor((0 - n) / d) : Math.floor(n / d);

export const halfUpBig = (n: bigint, d: bigint): bigint =>
  n < 0n ? -((d - 2n * n) / (2n * d)) : (2n * n + d) / (2n * d);

export function halfDownBig(n: bigint, d: bigint): bigint {
  const magnitude = n < 0n ? -n : n;
  const nearest = (2n * magnitude + d - 1n) / (2n * d);
  return n < 0n ? -nearest : nearest;
}

export function halfEvenBig(n: bigint, d: bigint): bigint {
  const magnitude = n < 0n ? -n : n;
  const whole = magnitude / d;
  const twice = 2n * (magnitude - whole * d);
  const nearest = twice > d || (twice === d && whole % 2n === 1n) ? whole + 1n : whole;
  return n < 0n ? -nearest : nearest;
}

export const roundUpBig = (n: bigint, d: bigint): bigint => (n < 0n ? -((d - 1n - n) / d) : (n + d - 1n) / d);

export const roundDownBig = (n: bigint, d: bigint): bigint => n / d;

/** As `Math.min`, which BigInt does not have. */
export function minBig(first: bigint, ...others: readonly bigint[]): bigint {
  let lowest = first;
  for (const other of others) if (other < lowest) lowest = other;
  return lowest;
}

/** As `Math.max`, which BigInt does not have. */
export function maxBig(first: bigint, ...others: readonly bigint[]): bigint {
  let highest = first;
  for (const other of others) if (other > highest) highest = other;
  return highest;
}

/** `integer × n/d` as an exact rational. */
export const scaledBy = (integer: number | bigint, n: bigint, d = 1n): Rational =>
  multiply({ n: BigInt(integer), d: 1n }, rational(n, d));

/** How many times the step n/d goes into a value that is a multiple of it. */
export const stepsOf = (value: Rational, n: bigint, d: bigint): bigint => (value.n * d) / (value.d * n);

/** A whole number that the calendar can reckon with, or undefined. */
export function wholeNumber(value: Rational): number | undefined {
  const number = Number(value.n);
  return value.d === 1n && Number.isSafeInteger(number) ? number : undefined;
}

/** The place from 0 of an item counted from 1; -1 for what is no place. */
export const itemIndex = (place: Rational): number => (wholeNumber(place) ?? 0) - 1;

/** A whole number of steps between limits. */
export const exactSteps = (steps: number, lo: number, hi: number): boolean =>
  Number.isInteger(steps) && steps >= lo && steps <= hi;
