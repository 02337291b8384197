// Limits in the unit of their column, exactly: `500 g`, `2 kg`.

import { builtInUnits } from '../../2-check/types/built-in-units.js';
import { divide, multiply, type Rational } from '../../runtime/exact/rational.js';
import type { Band, Limit } from './limits.js';
import { noUnit, sameUnit, type Unit, unitOf } from './unit-words.js';

/** `strange` are words that are no unit, or none that converts: the number stands as it is. */
export function bandIn(
  band: Band,
  unit: Unit,
): { readonly band: Band; readonly strange: string | undefined } {
  let strange: string | undefined;
  const converted = (limit: Limit | undefined): Limit | undefined => {
    if (limit === undefined) return undefined;
    const own = unitOf(limit.words);
    const rate = own === undefined || own === noUnit ? undefined : rateBetween(own, unit);
    if (rate === undefined && limit.words !== '' && own !== noUnit) strange = limit.words;
    return { ...limit, value: multiply(limit.value, rate ?? unit.factor) };
  };
  const ends = { lower: converted(band.lower), upper: converted(band.upper) };
  return { band: { ...band, ...ends }, strange };
}

function rateBetween(own: Unit, unit: Unit): Rational | undefined {
  if (sameUnit(own, unit)) return own.factor;
  const [a, b] = [builtIn(own), builtIn(unit)];
  if (a === undefined || b === undefined) return undefined;
  if (JSON.stringify(a.dimension) !== JSON.stringify(b.dimension)) return undefined;
  return divide(a.factor, b.factor);
}

const builtIn = ({ currency, percent, units }: Unit) =>
  currency === undefined && !percent && units.length === 1
    ? builtInUnits.find(({ en }) => en[0] === units[0])
    : undefined;
