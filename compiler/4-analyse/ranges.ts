// Limits and grids of every value of a model, from the declared domains: what makes safe integers and exact figures safe.

import type { DefinitionId, Expression, Model } from '../3-model/model.js';
import { one, zero } from '../runtime/exact/rational.js';
import { type Abstract, rangeOf } from './range/abstract.js';
import type { Range } from './range/interval.js';
import { type Values, valuesOf } from './range/values.js';

export type { Range } from './range/interval.js';

/** Limits included; `lo`, `hi`, `grid` undefined where none is known; every value is an integer multiple of `grid` (> 0). */
export interface Ranges {
  readonly of: (definition: DefinitionId) => Range;
  /**
   * An expression object of the model, within the rows and branches under which the model computes it (the key of a
   * table is at most 2 000 m2 in the cells of the row "up to 2 000 m2"); any other expression on the whole domain.
   */
  readonly ofExpression: (expression: Expression) => Range;
}

/**
 * Ranges over every selectable option of the readings, or over the chosen ones. Total; linear in the size of the model.
 * What never has a value (it is always refused) and what is no number or date has the range of zero.
 */
export function rangesOf(model: Model, options: { readonly readings?: 'chosen' | 'all' } = {}): Ranges {
  return rangesFrom(valuesOf(model, { readings: options.readings ?? 'all' }));
}

/** The limits and grids of what is known of values. */
export function rangesFrom(values: Values): Ranges {
  return {
    of: (definition) => shown(values.ofDefinition(definition)),
    ofExpression: (expression) => shown(values.ofExpression(expression)),
  };
}

const nothing: Range = { lo: zero, hi: zero, grid: one };

function shown(value: Abstract | undefined): Range {
  if (value?.kind !== 'numbers') return nothing;
  const known = rangeOf(value);
  return known.grid?.n === 0n ? { ...known, grid: one } : known;
}
