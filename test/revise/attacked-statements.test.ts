// What `diff` proves of random edits of random tariffs is contradicted by no case.

import { expect, it } from 'vitest';
import { attacked } from './attacked-statements.js';

it('statements about random edits hold of every case that is tried', () => {
  const all = { claims: 0, cases: 0 };
  for (let seed = 1; seed <= 10; seed++) {
    const found = attacked(seed, 30);
    if (found === undefined) continue;
    expect(found.wrong).toEqual([]);
    all.claims += found.claims;
    all.cases += found.cases;
  }
  expect(all.claims).toBeGreaterThan(25);
  expect(all.cases).toBeGreaterThan(300);
}, 120_000);
