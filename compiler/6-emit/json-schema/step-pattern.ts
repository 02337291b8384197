// The decimal texts (without sign) that are multiples of a step, as a regular expression where there is a small one.

import { decimalsOf, divide, floor, type Rational } from '../../runtime/exact/rational.js';

/** Endings, or values, that may be listed one by one. */
const mostListed = 200n;

/** Undefined where it would be too large; the largest value bounds a list of all multiples. */
export function multiplesPattern(step: Rational, largest: Rational): string | undefined {
  const places = decimalsOf(step);
  if (places === undefined) return undefined;
  const units = (step.n * 10n ** BigInt(places)) / step.d;
  const power = powerOfTenOver(units);
  if (power === undefined) return listed(step, largest, places);
  return power <= places ? byFraction(units, places) : byEnding(units, power, places);
}

/** The least j so that the number divides 10^j; undefined where none does. */
function powerOfTenOver(units: bigint): number | undefined {
  for (let power = 0; power <= 40; power++) if (10n ** BigInt(power) % units === 0n) return power;
  return undefined;
}

const trimmed = (digits: string): string => digits.replace(/0+$/, '');

/** The step divides 1: the whole part is free, the decimals are multiples of it. */
function byFraction(units: bigint, places: number): string | undefined {
  if (places === 0) return '\\d+(?:\\.0+)?';
  if (units === 1n) return `\\d+(?:\\.\\d{0,${places}}0*)?`;
  const count = 10n ** BigInt(places) / units;
  if (count > mostListed) return undefined;
  const endings = Array.from({ length: Number(count) }, (_, index) =>
    trimmed((BigInt(index) * units).toString().padStart(places, '0')),
  ).filter((digits) => digits !== '');
  return endings.length === 0 ? '\\d+(?:\\.0+)?' : `\\d+(?:\\.(?:${endings.join('|')})?0*)?`;
}

/** The last digits before the point decide (with the decimals, where the step has some). */
function byEnding(units: bigint, power: number, places: number): string | undefined {
  const count = 10n ** BigInt(power) / units;
  if (count > mostListed) return undefined;
  const width = power - places;
  const endings = Array.from({ length: Number(count) }, (_, index) => {
    const digits = (BigInt(index) * units).toString().padStart(power, '0');
    return { whole: digits.slice(0, width), fraction: trimmed(digits.slice(width)) };
  });
  const behind = (fraction: string) => (fraction === '' ? '(?:\\.0+)?' : `\\.${fraction}0*`);
  const long = endings.map(({ whole, fraction }) => `\\d*${whole}${behind(fraction)}`);
  // Numbers shorter than the ending: as if zeros stood before them.
  const short = endings.map(
    ({ whole, fraction }) => `0*${whole.replace(/^0+(?=\d)/, '')}${behind(fraction)}`,
  );
  return `(?:${[...new Set([...long, ...short])].join('|')})`;
}

function listed(step: Rational, largest: Rational, places: number): string | undefined {
  const count = floor(divide(largest, step)) + 1n;
  if (count > mostListed) return undefined;
  const units = (step.n * 10n ** BigInt(places)) / step.d;
  const values = Array.from({ length: Number(count) }, (_, index) => {
    const digits = (BigInt(index) * units).toString().padStart(places + 1, '0');
    const whole = digits.slice(0, digits.length - places);
    const fraction = trimmed(digits.slice(digits.length - places));
    return `0*${whole}${fraction === '' ? '(?:\\.0+)?' : `\\.${fraction}0*`}`;
  });
  return `(?:${values.join('|')})`;
}
