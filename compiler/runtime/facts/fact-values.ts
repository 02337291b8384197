// One given value into one exact value: numbers by their decimal text, dates by the calendar, options by name or code.

import { daysFromIso } from '../exact/calendar.js';
import { minutesFromTime } from '../exact/cycles.js';
import {
  compare,
  divide,
  hundred,
  isInteger,
  parseDecimal,
  type Rational,
  rational,
} from '../exact/rational.js';
import type { CaseError } from '../outcome/assessment.js';
import { offStep, outOfDomain, tooLong, unknownOption, wrongType } from './fact-messages.js';
import type { FactShape, Value } from './fact-shapes.js';

export type Reading =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: CaseError };

/** How numbers are given: a decimal text, a number that is the double of a short decimal, a bigint, a decimal object. */
export type DecimalInput =
  | number
  | string
  | bigint
  | { readonly toFixed: () => string; readonly toString: () => string };

/** The path of an item, or of a fact of it: `skiers[2].age`, counted from 0. */
export const itemName = (list: string, index: number, fact?: string): string =>
  `${list}[${index}]${fact === undefined ? '' : `.${fact}`}`;

/** True for objects written with braces: no array, date, map, number object or the like. May throw on a proxy. */
export function isWritten(input: unknown): input is object {
  return (
    typeof input === 'object' &&
    input !== null &&
    !Array.isArray(input) &&
    Object.prototype.toString.call(input) === '[object Object]'
  );
}

/** Characters that a text may have. */
export const longestText = 1000;
/** Digits of a number or characters of a date beyond which a text is refused without being looked at. */
export const longestNumber = 60;
/** Greatest power of ten of a number that is given with an exponent. */
const greatestExponent = 30;
const exponentPattern = /^([+-]?\d+)(?:\.(\d+))?e([+-]?\d+)$/i;

/** Reads a value of a fact. Never throws, whatever it is given. */
export function readValue(shape: FactShape, path: string, given: unknown): Reading {
  switch (shape.kind) {
    case 'yes-no':
      return typeof given === 'boolean' ? { ok: true, value: given } : refused(wrongType(path, shape, given));
    case 'text':
      if (typeof given !== 'string') return refused(wrongType(path, shape, given));
      return lengthOf(given) > longestText ? refused(tooLong(path, longestText)) : { ok: true, value: given };
    case 'choice':
      return readOption(shape, path, given);
    case 'date':
      return readDate(shape, path, given);
    case 'time':
      return readTime(shape, path, given);
    case 'quantity':
      return readQuantity(shape, path, given);
    default:
      shape.kind satisfies never;
      return refused(wrongType(path, shape, given));
  }
}

const refused = (error: CaseError): Reading => ({ ok: false, error });

/** In characters as people and JSON Schema count them; only looked at closely where it matters. */
export function lengthOf(text: string): number {
  if (text.length <= longestText || text.length > 2 * longestText) return text.length;
  return [...text].length;
}

function readOption(shape: FactShape, path: string, given: unknown): Reading {
  if (typeof given !== 'string') return refused(wrongType(path, shape, given));
  const option =
    shape.options.find((candidate) => candidate.name === given) ??
    shape.options.find((candidate) => candidate.code === given);
  return option === undefined ? refused(unknownOption(path, shape, given)) : { ok: true, value: option.name };
}

function readDate(shape: FactShape, path: string, given: unknown): Reading {
  const days = typeof given === 'string' && given.length === 10 ? daysFromIso(given) : undefined;
  if (days === undefined) return refused(wrongType(path, shape, given));
  return withinDomain(shape, path, rational(days));
}

function readTime(shape: FactShape, path: string, given: unknown): Reading {
  const minutes = typeof given === 'string' ? minutesFromTime(given) : undefined;
  if (minutes === undefined) return refused(wrongType(path, shape, given));
  return withinDomain(shape, path, rational(minutes));
}

function readQuantity(shape: FactShape, path: string, given: unknown): Reading {
  const number = exactNumber(given);
  if (number === undefined) return refused(wrongType(path, shape, given));
  return withinDomain(shape, path, shape.percent ? divide(number, hundred) : number);
}

function withinDomain(shape: FactShape, path: string, value: Rational): Reading {
  const { domain } = shape;
  if (domain !== undefined) {
    if (compare(value, domain.from) < 0 || compare(value, domain.to) > 0) {
      return refused(outOfDomain(path, shape, domain, value));
    }
    if (!isInteger(divide(value, domain.step))) return refused(offStep(path, shape, domain, value));
  }
  return { ok: true, value };
}

/**
 * The exact number that a text, a number, a bigint or a decimal object (decimal.js and its like) stands for; undefined
 * where it is none. A JavaScript number stands for its shortest decimal text: 0.07 is exactly 7/100.
 */
export function exactNumber(given: unknown): Rational | undefined {
  switch (typeof given) {
    case 'string':
      return given.length > longestNumber ? undefined : parseDecimal(given);
    case 'number':
      return Number.isFinite(given) ? parseScientific(String(given)) : undefined;
    case 'bigint':
      return given > -(10n ** 60n) && given < 10n ** 60n ? { n: given, d: 1n } : undefined;
    case 'object':
      return fromDecimalObject(given);
    default:
      return undefined;
  }
}

// A decimal object is known by its `toFixed`; its text comes from `toString`, which writes every digit and is short.
function fromDecimalObject(given: object | null): Rational | undefined {
  try {
    if (given === null || Array.isArray(given)) return undefined;
    if (!('toFixed' in given) || typeof given.toFixed !== 'function') return undefined;
    const text: unknown = given.toString();
    return typeof text === 'string' ? parseScientific(text) : undefined;
  } catch {
    return undefined;
  }
}

function parseScientific(text: string): Rational | undefined {
  if (text.length > longestNumber) return undefined;
  const match = exponentPattern.exec(text);
  if (!match) return parseDecimal(text);
  const exponent = Number(match[3]);
  if (Math.abs(exponent) > greatestExponent) return undefined;
  const fraction = match[2] ?? '';
  const digits = BigInt(`${match[1]}${fraction}`);
  const places = fraction.length - exponent;
  return places > 0 ? rational(digits, 10n ** BigInt(places)) : { n: digits * 10n ** BigInt(-places), d: 1n };
}

/** True where a number, by its shortest decimal text, is a whole number of steps: 0.07 of 0.01 is, 0.0700001 is not. */
export function isMultiple(number: number, step: number): boolean {
  const [value, unit] = [exactNumber(number), exactNumber(step)];
  return value !== undefined && unit !== undefined && isInteger(divide(value, unit));
}
