// Random formulas and conditions in the words of the language, of what a place may name.

import type { Random } from '../../compiler/4-analyse/cases/random.js';

/** What formulas of one place may name. */
export interface Names {
  readonly numbers: string[];
  readonly conditions: string[];
  /** Formulas that only this kind of file has, of other formulas. */
  readonly around: ((inner: () => string) => string)[];
}

export interface Writing {
  readonly random: Random;
  readonly lines: string[];
  /** What stands in the head of the file. */
  readonly head: string[];
  /** What stands at its end, such as versions. */
  readonly tail: string[];
  readonly outside: Names;
  /** What checks may be about: the fact that rises, and where its subjects stand. */
  readonly rising: string[];
  /** Names of one item, for checks about items. */
  readonly items: Names | undefined;
  /** What checks may compare, beside formulas: counterfactuals. */
  readonly compared: string[];
  /** How the file rounds its amounts. */
  readonly rounding: string;
}

export const constants = ['0', '1', '2', '3', '4', '0.5', '1.5', '0.25', '(-1)', '(1 / 3)'];
const factors = ['0.5', '2', '0.8', '1.2', '(1 / 3)', '(-1)', '1', '3'];
const modes = ['half up', 'half down', 'half even', 'up', 'down'];

export function formula(writing: Writing, names: Names, depth: number): string {
  const { random } = writing;
  const inner = (): string => formula(writing, names, depth - 1);
  if (depth === 0) return random.chance(75) ? random.pick(names.numbers) : random.pick(constants);
  if (names.around.length > 0 && random.chance(35)) return random.pick(names.around)(inner);
  switch (Number(random.below(10n))) {
    case 0:
    case 1:
      return `(${inner()} + ${inner()})`;
    case 2:
      return `(${inner()} - ${inner()})`;
    case 3:
    case 4:
      return `(${inner()} * ${random.chance(80) ? random.pick(factors) : inner()})`;
    case 5:
      return `(${inner()} / ${random.pick(['2', '3', '0.5'])})`;
    case 6:
      return `(${random.pick(['lower', 'higher'])} of (${inner()}; ${inner()}))`;
    case 7:
      return `(${inner()}, rounded ${random.pick(modes)} to ${random.pick(['1', '0.5', '2'])})`;
    default:
      return `(${inner()} when ${condition(writing, names, 1)}, otherwise ${inner()})`;
  }
}

export function condition(writing: Writing, names: Names, depth: number): string {
  const { random } = writing;
  if (depth > 0 && random.chance(20)) {
    const inner = () => condition(writing, names, 0);
    return random.pick([`(${inner()} and ${inner()})`, `(${inner()} or ${inner()})`, `(not (${inner()}))`]);
  }
  if (names.conditions.length > 0 && random.chance(40)) return `(${random.pick(names.conditions)})`;
  const against = random.chance(75) ? random.pick(['0', '1', '2', '3']) : random.pick(names.numbers);
  const relation = random.pick(['is up to', 'is below', 'is above', 'is from', 'is', 'is not']);
  return `(${random.pick(names.numbers)} ${relation} ${against})`;
}

export const plain = (numbers: string[], conditions: string[] = []): Names => ({
  numbers,
  conditions,
  around: [],
});

export function begun(random: Random, parts: Partial<Writing> = {}): Writing {
  return {
    random,
    lines: [],
    head: [],
    tail: [],
    outside: plain([]),
    rising: [],
    items: undefined,
    compared: [],
    rounding: 'rounding no amount',
    ...parts,
  };
}
