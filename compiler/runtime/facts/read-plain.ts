// The usual forms of facts straight into scaled integers. NaN and undefined are no refusals: they ask for the thorough
// reading. NaN stands for a number that is not there, so that engines keep numbers as plain doubles.

import { daysFromIso } from '../exact/calendar.js';
import { minutesFromTime } from '../exact/cycles.js';
import { longestText } from './fact-values.js';

const powers = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000];

/** An object written with braces, of this realm: own properties without surprises. */
export function isPlain(input: unknown): input is Readonly<Record<string, unknown>> {
  if (typeof input !== 'object' || input === null) return false;
  const prototype: unknown = Object.getPrototypeOf(input);
  return prototype === Object.prototype || prototype === null;
}

/** How many properties an object has. */
export function countOf(given: Readonly<Record<string, unknown>>): number {
  let count = 0;
  for (const _ in given) count++;
  return count;
}

/** A whole number as it is, from `lo` to `hi`; what is no JavaScript number is read as steps of 1. */
export function readWhole(given: unknown, lo: number, hi: number): number {
  if (typeof given !== 'number') return readSteps(given, 0, 1, lo, hi);
  return Math.floor(given) === given && given >= lo && given <= hi ? given + 0 : Number.NaN;
}

/**
 * A number or decimal text as steps of `units` / 10^`decimals`, from `lo` to `hi`. Numbers are taken where they are the
 * double of a decimal with so few digits that it is their shortest text.
 */
export function readSteps(given: unknown, decimals: number, units: number, lo: number, hi: number): number {
  let scaled: number;
  if (typeof given === 'string') {
    scaled = readDecimal(given, decimals);
  } else if (typeof given === 'number') {
    const scale = powers[decimals] ?? 1;
    scaled = Math.round(given * scale) + 0;
    if (scaled / scale !== given || !(scaled < 1e15 && scaled > -1e15)) return Number.NaN;
  } else {
    return Number.NaN;
  }
  const steps = units === 1 ? scaled : scaled / units;
  return Math.floor(steps) === steps && steps >= lo && steps <= hi ? steps : Number.NaN;
}

/** The text × 10^decimals; NaN for anything but a plain decimal of at most 15 digits with no more decimals. */
function readDecimal(text: string, decimals: number): number {
  const length = text.length;
  if (length === 0 || length > 16) return Number.NaN;
  let index = text.charCodeAt(0) === 45 ? 1 : 0;
  const negative = index === 1;
  let digits = 0;
  let value = 0;
  for (; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code < 48 || code > 57) break;
    value = value * 10 + (code - 48);
    digits++;
  }
  if (digits === 0) return Number.NaN;
  let places = 0;
  if (index < length) {
    if (text.charCodeAt(index) !== 46) return Number.NaN;
    const start = ++index;
    for (; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code < 48 || code > 57) return Number.NaN;
      value = value * 10 + (code - 48);
    }
    places = length - start;
    if (places === 0 || places > decimals) return Number.NaN;
  }
  if (digits + decimals > 15) return Number.NaN;
  const scaled = value * (powers[decimals - places] ?? 1);
  return negative ? 0 - scaled : scaled;
}

export const readTruth = (given: unknown): boolean | undefined =>
  typeof given === 'boolean' ? given : undefined;

export const readText = (given: unknown): string | undefined =>
  typeof given === 'string' && given.length <= longestText ? given : undefined;

/** The place of an option by its name. */
export function readOption(given: unknown, options: readonly string[]): number {
  const place = typeof given === 'string' ? options.indexOf(given) : -1;
  return place < 0 ? Number.NaN : place;
}

/** Days since 1970-01-01. */
export function readDay(given: unknown, lo: number, hi: number): number {
  const days = typeof given === 'string' && given.length === 10 ? daysFromIso(given) : undefined;
  return days !== undefined && days >= lo && days <= hi ? days : Number.NaN;
}

/** A time of day in steps of so many minutes. */
export function readTime(given: unknown, step: number, lo: number, hi: number): number {
  const minutes = typeof given === 'string' ? minutesFromTime(given) : undefined;
  const steps = minutes === undefined ? Number.NaN : minutes / step;
  return Math.floor(steps) === steps && steps >= lo && steps <= hi ? steps : Number.NaN;
}

export function readItems(given: unknown, capacity: number): readonly unknown[] | undefined {
  return Array.isArray(given) && given.length <= capacity ? given : undefined;
}
