// How values of a type appear in cells: number format, unit, alignment.

import { type Currency, cycleOf, type Model, type Type, type Unit } from '../../../3-model/model.js';
import { inPercent } from '../../../3-model/wording.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import { decimalsOf } from '../../../runtime/exact/rational.js';
import { unitText } from '../../wording/unit-text.js';
import type { Words } from '../../wording/words.js';
import type { Precision } from '../exactness/precision.js';

export interface Show {
  readonly kind: 'number' | 'percent' | 'date' | 'text' | 'yes-no' | 'flag';
  /** Number format code. */
  readonly format: string;
  readonly unit: string;
}

/** The currency that a quantity is an amount of, and nothing else. */
export function currencyOf(type: Type, model: Model): Currency | undefined {
  if (type.kind !== 'quantity') return undefined;
  const [first, ...rest] = type.unit.powers;
  if (first === undefined || rest.length > 0 || first.power !== 1) return undefined;
  return model.currencies.find(({ code }) => code === first.symbol);
}

/** Thousands apart, and so many decimals. */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;

/** `digits` are those of the number that the cell holds: 3 for 12.5 %. */
export const percentFormat = (digits: number): string =>
  digits <= 2 ? '0%' : `0.${'0'.repeat(digits - 2)}%`;

/** Decimals shown of a computed value: those of its grid, up to so many. */
const mostShown = 6;

function decimalsShown(precision: Precision | undefined): number | undefined {
  if (precision === undefined) return undefined;
  const digits = precision.divisors.size === 0 ? decimalsOf(precision.grid) : undefined;
  return Math.min(mostShown, digits ?? mostShown);
}

/** A price such as 12.20 EUR/day is written with the decimals of its currency. */
export const priceDecimals = ({ powers }: Unit, model: Model): number =>
  model.currencies.find(({ code }) => powers.some(({ symbol, power }) => symbol === code && power === 1))
    ?.decimals ?? 0;

/** What a value of the type looks like; `exact` is a constant to be shown, `precision` what is known of a computed one. */
export function showFor(
  type: Type,
  model: Model,
  words: Words,
  exact?: Rational,
  precision?: Precision,
): Show {
  switch (type.kind) {
    case 'quantity': {
      const cycle = cycleOf(type);
      if (cycle !== undefined) return { kind: 'number', format: '#0', unit: words.countedAs[cycle] };
      const digits = exact === undefined ? decimalsShown(precision) : decimalsOf(exact);
      if (type.percent) {
        return {
          kind: 'percent',
          format: percentFormat(digits ?? 4),
          unit: inPercent(unitText(type.unit, model)),
        };
      }
      const currency = currencyOf(type, model);
      const unit = unitText(type.unit, model);
      if (currency !== undefined) {
        // What is not rounded yet shows three decimals more.
        const most = exact === undefined ? currency.decimals + 3 : mostShown;
        const shown = Math.min(most, Math.max(currency.decimals, digits ?? currency.decimals));
        return { kind: 'number', format: numberFormat(shown), unit };
      }
      const least = exact === undefined ? 0 : priceDecimals(type.unit, model);
      return {
        kind: 'number',
        format: digits === undefined || digits > 4 ? 'General' : numberFormat(Math.max(least, digits)),
        unit,
      };
    }
    case 'date':
      return { kind: 'date', format: 'yyyy-mm-dd', unit: words.date };
    case 'yes-no':
      return { kind: 'yes-no', format: `[=1]"${words.yes}";[=0]"${words.no}";General`, unit: words.yesNo };
    case 'choice':
      return { kind: 'text', format: '@', unit: words.choice };
    case 'text':
      return { kind: 'text', format: '@', unit: words.text };
    default:
      return type satisfies never;
  }
}

export const flagShow: Show = { kind: 'flag', format: '0', unit: '0/1' };
export const countShow: Show = { kind: 'number', format: '0', unit: '' };
export const genericShow: Show = { kind: 'number', format: 'General', unit: '' };
