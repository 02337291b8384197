// What hangs on a day of the year and on its day of the week at once is told by one year in several: every slip that any day of a
// domain tells is told by one of the few cases of a certificate.

import { expect, it } from 'vitest';
import { TracedProgram } from '../../compiler/5-lower/telling/case-run.js';
import { tellingCases } from '../../compiler/5-lower/telling/telling-cases.js';
import { rational } from '../../compiler/runtime/exact/rational.js';
import type { FactValues } from '../../compiler/runtime/facts/fact-shapes.js';
import { modelOf } from '../prove/model-of.js';
import { programMutants } from './program-mutants.js';
import { programOf } from './tariff-in-engine.js';

const from = Date.parse('2020-09-29') / 86_400_000;
const to = Date.parse('2030-12-31') / 86_400_000;

it('notices a window that is a day too long, in the only year that shows it', () => {
  const model = modelOf(
    [
      'tariff made "Made"',
      'currency EUR',
      'rounding no amount',
      'results fee',
      'fact d : date, from 2020-09-29 to 2030-12-31',
      'value fee = 2 when d is Monday and d is from 25 May to 31 May, otherwise 1',
      '',
    ].join('\n'),
  );
  const program = programOf(model);
  const traced = new TracedProgram(program);
  const facts = (day: number): FactValues => ({ values: { d: rational(day) }, lists: {} });
  const days = Array.from({ length: to - from + 1 }, (_, place) => facts(from + place));
  let open = programMutants(program);
  for (const each of days) {
    const run = traced.run(each);
    open = open.filter((mutant) => !traced.tells(run, mutant));
  }
  const equal = new Set(open);
  let missed = programMutants(program).filter(({ what }) => ![...equal].some((each) => each.what === what));
  expect(missed.length).toBeGreaterThan(10);
  for (const each of tellingCases(model, program, { seed: 16, drawn: 120, bases: 2 })) {
    const run = traced.run(each);
    missed = missed.filter((mutant) => !traced.tells(run, mutant));
  }
  expect(missed.map(({ what }) => what)).toEqual([]);
});
