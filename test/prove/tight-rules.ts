// Random rule files whose checks are held to the very values and jumps that are reached, or to the next ones within them: a
// proof that is off by a hair, or has forgotten a case, goes wrong there.

import { randomFrom } from '../../compiler/4-analyse/cases/random.js';
import type { Rational } from '../../compiler/runtime/exact/rational.js';
import { reached } from './every-case.js';
import type { KindOfRules } from './kinds-of-rules.js';
import { modelOf } from './model-of.js';
import { randomRules } from './random-rules.js';

/** Undefined where the value is refused in every case. */
export function tightRules(kind: KindOfRules, seed: number): string | undefined {
  const random = randomFrom(seed * 104_729 + 7);
  // A check that only names value and fact, to find out what is reached.
  const made = modelOf(randomRules(kind, seed, (value, fact) => `check ${value} never decreases in ${fact}`));
  const [plain] = made.properties;
  if (plain?.kind !== 'monotone') return undefined;
  const { values, jumps } = reached(made, plain.subject, plain);
  const [lowest, higher = lowest] = values;
  const [highest, lower = highest] = [...values].reverse();
  const [farthest, nearer = farthest] = [...jumps].reverse();
  if (!lowest || !higher || !highest || !lower) return undefined;
  const claims = [
    (value: string) => `${value} is at most ${written(highest)}`,
    (value: string) => `${value} is at most ${written(lower)}`,
    (value: string) => `${value} is at least ${written(lowest)}`,
    (value: string) => `${value} is at least ${written(higher)}`,
    ...(farthest && nearer && farthest.d === 1n && nearer.d === 1n
      ? [farthest, nearer].map(
          (limit) => (value: string, fact: string) => `${value} has no jump above ${limit.n} in ${fact}`,
        )
      : []),
  ];
  const claim = random.pick(claims);
  return randomRules(kind, seed, (value, fact) => `check ${claim(value, fact)}`);
}

const written = ({ n, d }: Rational): string => `((${n < 0n ? `(-${-n})` : n}) / ${d})`;
