// Products that may reach more digits than are computed: they refuse their case, as the interpreter has it.

import { isVast, vast } from '../../../runtime/exact/rational.js';
import { call } from '../code/code.js';
import type { Block } from '../integers/block.js';
import { most } from '../integers/integer.js';
import {
  asFraction,
  constantOf,
  isQuantity,
  loosened,
  type Operand,
  type Quantity,
} from '../integers/operand.js';
import type { Scope } from '../integers/scope.js';
import { refuses, refusesWhen } from './refusing.js';

/** The product itself where its bounds say that it stays small, otherwise with a test. */
export function refusedWhereVast(product: Quantity, block: Block, scope: Scope): Operand {
  if (!canBeVast(product)) return product;
  const value = constantOf(product);
  if (value !== undefined) return isVast(value) ? refuses(block, scope, 'tooLarge') : product;
  const kept = block.keep(product, 'product');
  if (isQuantity(kept)) refusesWhen(call('isVast', loosened(kept).code), block, scope, 'tooLarge');
  return kept;
}

/** Its numerator or denominator, in lowest terms, may be beyond what products may have. */
function canBeVast(product: Quantity): boolean {
  if (product.kind === 'loose') return true;
  const { numerator, denominator, grid } = asFraction(product);
  return most([numerator.hi, -numerator.lo]) * grid.n > vast || denominator.hi * grid.d > vast;
}
