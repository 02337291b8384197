// What is given to hurt gets a named refusal in bounded time, and the page for developers says so, line by line.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../emit-typescript/compile-evaluator.js';
import { answer, factsSuite, library } from './facts.js';
import { filesSuites } from './files.js';
import { answerTo, optionsSuite } from './options.js';
import { withTable } from './table.js';

const suites = [factsSuite, optionsSuite, ...filesSuites()];
const page = join(projectRoot, 'docs/hostile-input.md');

describe.each(suites)('$where', ({ bound, tries }) => {
  it.each(tries)('$what', { timeout: 120_000 }, async ({ got, run }) => {
    const begun = performance.now();
    expect(await run()).toBe(got);
    expect(performance.now() - begun).toBeLessThan(bound);
  });
});

describe('whatever the facts are', () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  });
  const named = fc.constantFrom(...Object.keys(library), '__proto__', 'constructor', 'toString');

  it('both evaluators give the same answer, and neither throws', () => {
    fc.assert(
      fc.property(fc.dictionary(named, anything, { noNullPrototype: false }), anything, (facts, other) => {
        for (const given of [{ ...library, ...facts }, facts, other]) {
          expect(answer(given)).not.toContain('but');
        }
      }),
      { numRuns: 1_500 },
    );
  });
});

describe('whatever the options are', () => {
  const anything = fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withSparseArray: true,
  });
  const names = fc.constantFrom('readings', 'results', 'on', 'reading', '__proto__', 'constructor');

  it('both evaluators give the same answer, and neither throws', () => {
    fc.assert(
      fc.property(fc.dictionary(names, anything, { noNullPrototype: false }), anything, (options, other) => {
        for (const given of [options, { readings: options }, { results: other }, other]) {
          expect(answerTo(given)).not.toContain('but');
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('the page on hostile input', () => {
  it('lists what was tried and what each got', () => {
    const written = readFileSync(page, 'utf8');
    const expected = withTable(written, suites);
    if (process.env.WRITE_TABLE === '1') writeFileSync(page, expected);
    else expect(written, 'run `npm run hostile`').toBe(expected);
  });
});
