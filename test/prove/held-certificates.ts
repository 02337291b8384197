// Holds every certificate that could be written for a rule of the checker against every case of a small domain.

import { expect } from 'vitest';
import type { Certificate, Step } from '../../compiler/4-analyse/certificate/certificate.js';
import { confirmed } from '../../compiler/4-analyse/certificate/confirmed.js';
import { FromModel } from '../../compiler/4-analyse/certificate/values/from-model.js';
import type { Kind, Value } from '../../compiler/4-analyse/certificate/values/value.js';
import { indexOf } from '../../compiler/4-analyse/model-index.js';
import { searchAlone } from '../../compiler/4-analyse/prover/prove.js';
import { expressionsOf } from '../../compiler/4-analyse/spoken-of.js';
import { truthOf } from './every-case.js';
import { modelOf } from './model-of.js';

const facts = ['fact x : number, whole, from 0 to 5', 'fact y : number, whole, from 0 to 3'];
export const claimOf = (check: string, more: readonly string[] = []) =>
  modelOf(
    [
      'tariff made "Made"',
      'currency EUR',
      'rounding no amount',
      ...facts,
      ...more,
      `check ${check}`,
      '',
    ].join('\n'),
  );

/** Names of the values of some kinds under a claim, in both cases. */
export function namesOf(made: ReturnType<typeof claimOf>, kinds: readonly Kind[]): readonly string[] {
  const [property] = made.properties;
  if (!property) throw new Error('no check');
  const from = new FromModel(
    indexOf(made),
    {},
    undefined,
    property.kind === 'always' ? undefined : property.fact,
  );
  const names = new Set<string>();
  const visit = (value: Value): void => {
    if (kinds.includes(value.kind)) {
      for (const side of ['A', 'B'] as const)
        names.add(from.values.names.of(from.values.turned(value, side)));
    }
    value.of.forEach(visit);
  };
  for (const expression of expressionsOf(property)) visit(from.value(expression, new Map()));
  return [...names];
}

export const closed = (step: Step): Certificate => ({
  questions: [{ about: '', part: { kind: 'closed', lemmas: [], steps: [step, step] } }],
});

interface Tally {
  taken: number;
  refused: number;
}

/** Holds every certificate for every check against every case. */
export function hold(
  checks: readonly string[],
  certificates: (made: ReturnType<typeof claimOf>) => readonly Certificate[],
  more: readonly string[] = [],
): Tally {
  const tally: Tally = { taken: 0, refused: 0 };
  for (const check of checks) {
    const made = claimOf(check, more);
    const [property] = made.properties;
    if (!property) throw new Error('no check');
    const isTaken = certificates(made).some((one) => confirmed(indexOf(made), property, {}, one).confirmed);
    if (isTaken) {
      tally.taken++;
      expect({ check, holds: truthOf(made) }).toEqual({ check, holds: true });
    } else tally.refused++;
  }
  return tally;
}

export const some = ({ taken, refused }: Tally): void => {
  expect(taken).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
};

export const range: Step = { rule: 'range' };
export const above = (step: Step): Certificate => closed({ rule: 'above', at: 'up', then: [step] });

/** What the search writes, and plain certificates beside it. */
export const searched = (made: ReturnType<typeof claimOf>): readonly Certificate[] => {
  const [property] = made.properties;
  const { certificate } = property ? searchAlone(made, property, { boxes: 40 }) : {};
  const [first] = namesOf(made, ['fold', 'opaque', 'carried']);
  const atFirst: readonly Certificate[] = first
    ? [closed({ rule: 'pairs', pairs: [{ kind: 'term', atoms: [first] }], then: [range] })]
    : [];
  return [...(certificate ? [certificate] : []), closed({ rule: 'settled' }), above(range), ...atFirst];
};
