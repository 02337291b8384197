// What the calendar says of times within one year or month.

import type { Value } from '../values/value.js';

/** From a day to the end of its year or month, or from their beginning to it. */
export function periodOf({ of }: Value): 'year' | 'month' | undefined {
  const [from, to] = of;
  const end = to?.kind === 'part' && to.of[0] === from ? to.text : undefined;
  const start = from?.kind === 'part' && from.of[0] === to ? from.text : undefined;
  if (end === 'end-of-year' || start === 'start-of-year') return 'year';
  return end === 'end-of-month' || start === 'start-of-month' ? 'month' : undefined;
}

/** The days of its year that are left of a day, and the reciprocal of the days of that year: never above one together. */
export function shareOfYear(atoms: readonly Value[]): readonly [Value, Value] | undefined {
  const isDays = (text?: string) => text === 'days' || text === 'nights' || text === 'days-inclusive';
  for (const days of atoms) {
    if (days.kind !== 'between' || !isDays(days.text) || periodOf(days) !== 'year') continue;
    const inverse = atoms.find(({ kind, of: [length] }) => {
      const isLength = length?.kind === 'part' && length.text === 'days-in-year';
      return kind === 'reciprocal' && isLength && days.of.some((date) => date === length.of[0]);
    });
    if (inverse) return [days, inverse];
  }
  return undefined;
}
