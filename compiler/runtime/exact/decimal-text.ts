// Scaled integers as decimal strings.

import { writeQuantity } from './outputs.js';
import type { Rational } from './rational.js';

/** Texts of the four last digits, made when they are first used: engines are slow at making texts of numbers. */
interface Digits {
  /** Of a number that has no more digits. */
  readonly alone: (string | undefined)[];
  /** After other digits: with leading zeros. */
  readonly after: (string | undefined)[];
}

const block = 10_000;
const digits = (): Digits => ({
  alone: new Array(block).fill(undefined),
  after: new Array(block).fill(undefined),
});
const whole = digits();
const cents = digits();

const centsOf = (steps: number, least: number): string => {
  const text = String(steps).padStart(least, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** `steps` is whole and below `block`. */
const wholeAlone = (steps: number): string => {
  whole.alone[steps] ??= String(steps);
  return whole.alone[steps];
};
const wholeAfter = (steps: number): string => {
  whole.after[steps] ??= String(steps).padStart(4, '0');
  return whole.after[steps];
};
const centsAlone = (steps: number): string => {
  cents.alone[steps] ??= centsOf(steps, 3);
  return cents.alone[steps];
};
const centsAfter = (steps: number): string => {
  cents.after[steps] ??= centsOf(steps, 4);
  return cents.after[steps];
};

/** Of a whole number that is not negative. */
function wholeText(steps: number): string {
  if (steps < block) return wholeAlone(steps);
  const high = Math.floor(steps / block);
  return high < block ? wholeAlone(high) + wholeAfter(steps - high * block) : String(steps);
}

function centsText(steps: number): string {
  if (steps < block) return centsAlone(steps);
  const high = Math.floor(steps / block);
  return wholeText(high) + centsAfter(steps - high * block);
}

/** `steps` / 10^`places`, with at least `least` decimals and no superfluous zero beyond them. */
export function decimalText(steps: number | bigint, places: number, least: number): string {
  if (typeof steps === 'number' && steps >= 0) {
    if (places === 0) return wholeText(steps);
    if (places === 2 && least === 2) return centsText(steps);
  }
  if (places === 0) return String(steps);
  const negative = steps < 0;
  const written = String(steps)
    .slice(negative ? 1 : 0)
    .padStart(places + 1, '0');
  let end = written.length;
  for (let spare = places - least; spare > 0 && written.charCodeAt(end - 1) === 48; spare--) end--;
  const point = written.length - places;
  const before = written.slice(0, point);
  const text = end === point ? before : `${before}.${written.slice(point, end)}`;
  return negative ? `-${text}` : text;
}

/** As results write it; undefined when it has no finite decimal expansion. */
export const rationalText = (value: Rational, percent: boolean, least: number): string | undefined =>
  writeQuantity(value, percent, least);

/** The name of the option at a place. */
export function nameOf<const T extends readonly string[]>(options: T, place: number): T[number] {
  return options[place] ?? options[0] ?? '';
}
