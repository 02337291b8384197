// Products and chains of quotients that may reach more digits than are computed: they refuse their case, as the interpreter has it.

import { isVast, type Rational, vast } from '../../../runtime/exact/rational.js';
import { call } from '../code/code.js';
import { runtime } from '../code/runtime-names.js';
import type { Block } from '../integers/block.js';
import { most } from '../integers/integer.js';
import {
  asFraction,
  constantOf,
  isQuantity,
  loosened,
  narrowed,
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
  // As a rational of the runtime: whole numbers over a common grid would double their digits with every product.
  const kept = block.keep(loosened(product), 'product');
  if (!isQuantity(kept)) return kept;
  refusesWhen(call(runtime.isVast, loosened(kept).code), block, scope, 'tooLarge');
  return narrowed(kept, smallest, largest);
}

/** What is not refused lies between these. */
const largest: Rational = { n: vast, d: 1n };
const smallest: Rational = { n: -vast, d: 1n };

/** Sums, differences and quotients: what is no rational of the runtime has limits that say that it stays small. */
export function refusedWhereImmense(found: Quantity, block: Block, scope: Scope): Operand {
  if (found.kind !== 'loose') return found;
  const kept = block.keep(found, 'value');
  if (isQuantity(kept)) refusesWhen(call(runtime.isImmense, loosened(kept).code), block, scope, 'tooLarge');
  return kept;
}

/** Its numerator or denominator, in lowest terms, may be beyond what products may have. */
function canBeVast(product: Quantity): boolean {
  if (product.kind === 'loose') return true;
  const { numerator, denominator, grid } = asFraction(product);
  return most([numerator.hi, -numerator.lo]) * grid.n > vast || denominator.hi * grid.d > vast;
}
