// What a number is always a whole multiple of, whatever the case.

import { absolute, multiply, one, type Rational, zero } from '../../../runtime/exact/rational.js';
import { commonGrid } from '../../range/interval.js';
import type { About, AskedKind, ConditionKind, Kind, Value, WrittenKind } from './value.js';
import { isExtreme, isSum } from './value.js';

/** Undefined where nothing is known. */
export function gridOf(
  kind: Kind,
  of: readonly Value[],
  about: About,
  stepOf: (fact: string) => Rational | undefined,
): Rational | undefined {
  const common = (values: readonly Value[]): Rational | undefined =>
    values.slice(1).reduce((grid, value) => commonGrid(grid, value.grid), values[0]?.grid);
  const { number = zero, text, by = [] } = about;
  switch (kind) {
    case 'number':
      return absolute(number);
    case 'fact':
      return text === undefined ? undefined : stepOf(text);
    case 'sum':
      return of.reduce<Rational | undefined>((grid, part, place) => {
        const factor = by[place];
        return commonGrid(grid, factor && part.grid && multiply(absolute(factor), part.grid));
      }, absolute(number));
    case 'product':
      return of.reduce<Rational | undefined>((all, { grid }) => all && grid && multiply(all, grid), one);
    case 'lowest':
    case 'highest':
      return common(of);
    case 'round':
      return number;
    case 'rows':
      return common(of.filter((value, place) => place % 2 === 1 && value.kind !== 'none'));
    case 'fold':
      if (text === 'count') return one;
      if (!isSum({ text }) && !isExtreme({ text })) return undefined;
      return of[0]?.grid;
    case 'count':
    case 'part':
    case 'between':
    case 'shift':
    case 'day':
      return one;
    default:
      kind satisfies WrittenKind | AskedKind | ConditionKind | 'reciprocal' | 'opaque';
      return undefined;
  }
}
