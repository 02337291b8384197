// A file that is renamed must not drop out of both runs: `npm test` leaves the long ones out by name.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';
import { longTests } from '../long-tests.js';

it('every test that is left to the long run is there', () => {
  expect(longTests.filter((path) => !existsSync(join(projectRoot, path)))).toEqual([]);
});
