// What a cell says: an amount in a unit, nothing, that something is free, yes or no, or words.

import { hundred, multiply, parseDecimal, type Rational } from '../../runtime/exact/rational.js';
import type { GridCell } from '../grid.js';
import { type DecimalSign, readAmount } from './amounts.js';
import { noUnit, type Unit, unitOf } from './unit-words.js';

export type CellReading =
  | {
      readonly kind: 'amount';
      readonly value: Rational;
      /** Of the cell itself; `noUnit` leaves it to the heading. */
      readonly unit: Unit;
      readonly mark: string | undefined;
      readonly twoWays: boolean;
    }
  | { readonly kind: 'free' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'yes' | 'no' }
  | { readonly kind: 'words' };

const absent =
  /^(?:[-–—./]+|n\/?a|n\.a\.|s\.?\s?o\.?|sans objet|néant|sur devis|sur demande|nous consulter|non disponible|on request|on application|none|not applicable|nc|n\.?c\.?)$/iu;
const free = /^(?:gratuite?s?|gratuité|offerte?s?|free(?: of charge)?|nil)$/iu;
const yes = /^(?:oui|yes|vrai|true|x|✓)$/iu;
const no = /^(?:non|no|faux|false)$/iu;

export function readCell(cell: GridCell, decimal: DecimalSign | undefined): CellReading {
  if (cell.number !== undefined) {
    const stored = parseDecimal(cell.number);
    if (stored === undefined) return { kind: 'words' };
    const unit = unitOf(cell.words ?? '') ?? noUnit;
    const value = unit.percent && (cell.words ?? '').includes('%') ? multiply(stored, hundred) : stored;
    return { kind: 'amount', value, unit, mark: undefined, twoWays: false };
  }
  const { text } = cell;
  if (absent.test(text)) return { kind: 'absent' };
  if (free.test(text)) return { kind: 'free' };
  if (yes.test(text)) return { kind: 'yes' };
  if (no.test(text)) return { kind: 'no' };
  const amount = readAmount(text, decimal);
  const unit = amount && unitOf(amount.words);
  if (amount === undefined || unit === undefined) return { kind: 'words' };
  return { kind: 'amount', value: amount.value, unit, mark: amount.mark, twoWays: amount.twoWays };
}

/** What a price list puts where an amount would stand. */
export const isValue = ({ kind }: CellReading): boolean =>
  kind === 'amount' || kind === 'free' || kind === 'absent';
