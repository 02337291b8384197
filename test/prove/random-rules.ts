// Random small rule files with one check each, in the words of the language.

import { randomFrom } from '../../compiler/4-analyse/cases/random.js';
import { type KindOfRules, writers } from './kinds-of-rules.js';
import { condition, constants, formula, type Writing } from './random-formulas.js';

/** A rule file with one check; `checked` writes another than the one that is drawn. */
export function randomRules(kind: KindOfRules, seed: number, checked?: CheckWriter): string {
  const random = randomFrom(seed * 7717 + kind.length);
  const writing = writers[kind](random);
  const { lines, outside, head, tail, rising } = writing;
  const steps = 1 + Number(random.below(3n));
  for (let index = 0; index < steps; index++) {
    lines.push(`value d${index} = ${formula(writing, outside, 2)}`);
    outside.numbers.push(`d${index}`);
    // What was made last is what checks are mostly about, and what was made on the way is used.
    if (random.chance(50)) outside.numbers.push(`d${index}`);
  }
  const last = `d${steps - 1}`;
  const drawn = checkOf(writing, last);
  return [
    'tariff made "Made"',
    'currency EUR',
    writing.rounding,
    ...head,
    `results ${last}`,
    ...lines,
    checked ? checked(last, random.pick(rising)) : drawn,
    ...tail,
    '',
  ].join('\n');
}

/** Writes a check about a value, and a fact that may rise. */
export type CheckWriter = (value: string, fact: string) => string;

function checkOf(writing: Writing, last: string): string {
  const { random, outside, items, compared } = writing;
  const place = items && random.chance(45) ? items : outside;
  // A check is about items where it names a fact of theirs.
  const subject =
    place === items
      ? `(${formula(writing, place, 1)} + w * 0)`
      : random.chance(60)
        ? last
        : `(${formula(writing, place, 1)})`;
  const guard = random.chance(30) ? ` when ${condition(writing, place, 0)}` : '';
  const fact = random.pick(writing.rising);
  switch (Number(random.below(9n))) {
    case 0:
    case 1:
    case 2:
      return `check ${subject} never decreases in ${fact}${guard}`;
    case 3:
      return `check ${subject} never increases in ${fact}${guard}`;
    case 4:
      return `check ${subject} has no effect of ${fact}${guard}`;
    case 5:
      return `check ${subject} has no jump above ${random.pick(['0', '0.5', '1', '2', '3'])} in ${fact}${guard}`;
    default: {
      const other =
        compared.length > 0 && random.chance(70)
          ? random.pick(compared).replaceAll('LAST', last)
          : random.chance(50)
            ? random.pick(constants)
            : `(${formula(writing, place, 1)})`;
      return `check ${subject} ${random.pick(['is at most', 'is at least', 'is at least', 'is'])} ${other}${guard}`;
    }
  }
}
