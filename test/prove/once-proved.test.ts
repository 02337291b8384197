// False checks that were once proved, by what one check left to the next, by steps alone, by names of items, by what stands
// behind the last version: none is again, in any order.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prove } from '../../compiler/4-analyse/prover/prove.js';
import { modelOf } from './model-of.js';

const folder = fileURLToPath(new URL('once-proved/', import.meta.url));
/** Of the checks of these files, the ones that hold. */
const true_ = new Set(['total never decreases in age']);

describe.each(readdirSync(folder))('%s', (file) => {
  const made = modelOf(readFileSync(`${folder}${file}`, 'utf8'));
  const statuses = (properties: typeof made.properties) =>
    new Map(
      prove({ ...made, properties }, { boxes: 12, tests: 40 }).map((one) => [one.property, one.status]),
    );

  it('has none of its false checks proved', () => {
    for (const [property, status] of statuses(made.properties)) {
      const isTrue = [...true_].some((text) => property.text.startsWith(text));
      // By trying alone, some are found no case of; none may be called proved.
      if (isTrue) expect(status, property.text).toBe('proved');
      else expect(status, property.text).not.toBe('proved');
    }
  });

  it('has the same verdicts in any order, and alone', () => {
    const together = statuses(made.properties);
    const reversed = statuses([...made.properties].reverse());
    for (const property of made.properties) {
      expect(reversed.get(property)).toBe(together.get(property));
      expect(statuses([property]).get(property)).toBe(together.get(property));
    }
  });
});
