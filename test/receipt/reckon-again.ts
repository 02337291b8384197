// Reckons a receipt again from the numbers that it shows.

import { expect } from 'vitest';
import { type Receipt, receiptPage, receiptText } from '../../compiler/6-emit/receipt/receipt-of-case.js';
import {
  add,
  divide,
  equals,
  hundred,
  multiply,
  parseDecimal,
  type Rational,
  subtract,
} from '../../compiler/runtime/exact/rational.js';

/** The value that a receipt writes, units and spaces left out; undefined where it is shortened. */
function number(written: string): Rational | undefined {
  const [, sign, digits, percent] =
    /^(−?)(\d{1,3}(?:\u00a0\d{3})*(?:[.,]\d+)?)(\u00a0%)?/.exec(written) ?? [];
  if (digits === undefined || written.startsWith('≈')) return undefined;
  const value = parseDecimal(`${sign === '' ? '' : '-'}${digits.replaceAll('\u00a0', '').replace(',', '.')}`);
  return value && (percent === undefined ? value : divide(value, hundred));
}

/** What `a × b ÷ c + d` comes to; undefined for other formulas. */
function reckon(formula: string): Rational | undefined {
  if (/[(;≈→]|\p{L}+ (?:of|de)|\d:\d\d|rounded|arrondi/u.test(formula)) return undefined;
  const [first = '', ...rest] = formula.split(/ ([+−×÷]) /);
  let total = number(first);
  let term: { sign: string; value: Rational } | undefined;
  const terms: { sign: string; value: Rational }[] = [];
  if (total === undefined) return undefined;
  term = { sign: '+', value: total };
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const value = number(rest[index + 1] ?? '');
    if (value === undefined || term === undefined) return undefined;
    if (rest[index] === '×') term = { ...term, value: multiply(term.value, value) };
    else if (rest[index] === '÷') term = { ...term, value: divide(term.value, value) };
    else {
      terms.push(term);
      term = { sign: rest[index] ?? '', value };
    }
  }
  terms.push(term);
  total = { n: 0n, d: 1n };
  for (const { sign, value } of terms) total = sign === '−' ? subtract(total, value) : add(total, value);
  return total;
}

/** Checks a receipt against itself, by the numbers that it shows; returns how many formulas and sums were reckoned again. */
export function holdsTogether(receipt: Receipt): number {
  let reckoned = 0;
  expect(receipt.ties).toBe(true);
  for (const entry of receipt.entries) {
    if (entry.sum !== undefined) {
      const parts = entry.sum.parts.map((part) => ({
        value: number(part.written),
        subtracted: part.subtracted,
      }));
      const total = parts.reduce<Rational | undefined>(
        (sum, { value, subtracted }) => sum && value && (subtracted ? subtract(sum, value) : add(sum, value)),
        { n: 0n, d: 1n },
      );
      if (total !== undefined && number(entry.sum.written) !== undefined) {
        expect(number(entry.sum.written)).toEqual(total);
        reckoned++;
      }
    }
    for (const step of entry.steps) {
      const value = number(step.written);
      const again = step.rounding === undefined ? reckon(step.numbers) : undefined;
      if (value === undefined || again === undefined) continue;
      expect(equals(value, again), `${step.label}: ${step.numbers} is ${step.written}`).toBe(true);
      if (step.numbers !== step.written) reckoned++;
    }
  }
  for (const text of [receiptText(receipt), receiptPage([receipt], receipt.locale)]) {
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
  return reckoned;
}
