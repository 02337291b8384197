// Rows of columns of scaled facts: answers as numbers, and what is wrong with a row.

import type { CaseError } from './assessment.js';
import { missingFact, outOfSteps } from './fact-messages.js';
import type { FactShapes } from './fact-shapes.js';
import { stepsOfShape } from './scaled-facts.js';

/** 1 or true, 0 or false; undefined for anything else, which is an answer that was not given. */
export const truthOf = (value: number | boolean | undefined): boolean | undefined =>
  value === true || value === 1 ? true : value === false || value === 0 ? false : undefined;

/** Why a row is refused before it is computed. */
export function batchErrors(shapes: FactShapes, columns: object, row: number): readonly CaseError[] {
  const errors: CaseError[] = [];
  for (const shape of shapes.facts) {
    if (shape.list !== undefined) continue;
    const column: unknown = Reflect.get(columns, shape.name);
    const value: unknown =
      typeof column === 'object' && column !== null ? Reflect.get(column, row) : undefined;
    const absent = value === undefined || (typeof value === 'number' && Number.isNaN(value));
    if (absent) {
      if (shape.presence === 'always') errors.push(missingFact(shape.name, shape.label));
      continue;
    }
    if (shape.kind === 'choice') {
      if (!isStep(value, 0n, BigInt(shape.options.length - 1))) {
        errors.push(outOfSteps(shape.name, '0', String(shape.options.length - 1)));
      }
    } else if (shape.kind === 'yes-no') {
      if (value !== 0 && value !== 1 && typeof value !== 'boolean')
        errors.push(outOfSteps(shape.name, '0', '1'));
    } else {
      const steps = stepsOfShape(shape);
      if (steps !== undefined && !isStep(value, steps.lo, steps.hi)) {
        errors.push(outOfSteps(shape.name, String(steps.lo), String(steps.hi)));
      }
    }
  }
  return errors;
}

const isStep = (value: unknown, lo: bigint, hi: bigint): boolean =>
  typeof value === 'bigint'
    ? value >= lo && value <= hi
    : typeof value === 'number' && Number.isInteger(value) && BigInt(value) >= lo && BigInt(value) <= hi;
