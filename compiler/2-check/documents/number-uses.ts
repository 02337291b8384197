// Collects the numbers that are written in the rules, each place once, and the units met on the way.

import type { Text } from '../../../grammar/tree/syntax.js';
import type { NumberUse } from '../types/parts.js';
import { numbersOf } from './source-numbers.js';

export interface NumberCollection {
  note(use: NumberUse): void;
  /** A unit that is met where no number stands. */
  noteUnit(symbol: string): void;
  /** Numbers within a text that says that they are not used. */
  noteText(text: Text, because: string): void;
  uses(): readonly NumberUse[];
  /** Symbols of all units met, in order. */
  symbols(): readonly string[];
}

export function collectNumbers(): NumberCollection {
  const byPlace = new Map<string, NumberUse>();
  const alone = new Set<string>();
  const uses = () =>
    [...byPlace.values()].sort((a, b) => (a.span.file === b.span.file ? a.span.start - b.span.start : 0));
  return {
    note: (use) => {
      const { file, start, end } = use.span;
      const key = `${file} ${start} ${end}`;
      if (!byPlace.has(key)) byPlace.set(key, use);
    },
    noteText: ({ text, span }, because) => {
      numbersOf(text).forEach(({ value, percent }, index) => {
        const unit = { powers: [] };
        const use = { value, percent, unit, use: 'not-used' as const, because, passage: text, span };
        byPlace.set(`${span.file} ${span.start} #${index}`, use);
      });
    },
    noteUnit: (symbol) => alone.add(symbol),
    uses,
    symbols: () => [
      ...new Set([...uses().flatMap(({ unit }) => unit.powers.map(({ symbol }) => symbol)), ...alone]),
    ],
  };
}
