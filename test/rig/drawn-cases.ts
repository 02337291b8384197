// The cases that a workbook is recalculated for: those beside the rule file, its own examples, and cases at boundaries.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { caseOf, type RigCase } from './rig.js';

/** `count` of them drawn at boundaries, every reading in turn. */
export function drawnCases(
  path: string,
  model: Model,
  { seed, count }: { readonly seed: number; readonly count: number },
): readonly RigCase[] {
  const beside = join(dirname(path), 'cases.ndjson');
  const given = existsSync(beside)
    ? readFileSync(beside, 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '')
        .map((line) => caseOf((JSON.parse(line) as { readonly facts: object }).facts))
    : [];
  const examples = model.examples.map(({ facts, readings }) => caseOf(facts, readings));
  const drawn = boundaryCases(model, { seed, count }).map(({ input }, index) =>
    caseOf(input, readingsFor(model, index)),
  );
  return [...given, ...examples, ...drawn];
}

/** Three cases of four as chosen, the others with one reading changed. */
function readingsFor(model: Model, index: number): Readonly<Record<string, string>> {
  const reading =
    index % 4 === 3 ? model.readings[(index >> 2) % Math.max(1, model.readings.length)] : undefined;
  const option = reading?.options[((index >> 2) + 1) % reading.options.length];
  return reading === undefined || option === undefined ? {} : { [reading.name]: option.name };
}
