// Scaled integers as decimal strings.

import { writeQuantity } from './outputs.js';
import type { Rational } from './rational.js';

/** The two decimals of cents, by their number: the usual case of money. */
const cents = Array.from({ length: 100 }, (_, index) => `.${String(index).padStart(2, '0')}`);

/** `steps` / 10^`places`, with at least `least` decimals and no superfluous zero beyond them. */
export function decimalText(steps: number | bigint, places: number, least: number): string {
  if (places === 0) return String(steps);
  if (places === 2 && least === 2 && typeof steps === 'number' && steps >= 0) {
    const whole = Math.floor(steps / 100);
    return whole + (cents[steps - whole * 100] ?? '');
  }
  const negative = steps < 0;
  const digits = String(steps)
    .slice(negative ? 1 : 0)
    .padStart(places + 1, '0');
  let end = digits.length;
  for (let spare = places - least; spare > 0 && digits.charCodeAt(end - 1) === 48; spare--) end--;
  const point = digits.length - places;
  const whole = digits.slice(0, point);
  const text = end === point ? whole : `${whole}.${digits.slice(point, end)}`;
  return negative ? `-${text}` : text;
}

/** As results write it; undefined when it has no finite decimal expansion. */
export const rationalText = (value: Rational, percent: boolean, least: number): string | undefined =>
  writeQuantity(value, percent, least);

/** The name of the option at a place. */
export function nameOf<const T extends readonly string[]>(options: T, place: number): T[number] {
  return options[place] ?? options[0] ?? '';
}
