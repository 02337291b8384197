// A figure as sentences say it: `8 %`, `2 000 m²`, `10 heures`, `2015`.

import { cycleOf, type Model, type Type } from '../../../3-model/model.js';
import { inPercent } from '../../../3-model/wording.js';
import type { Rational } from '../../../runtime/exact/rational.js';
import { valueInWords } from '../../wording/matches.js';
import { unitText } from '../../wording/unit-text.js';
import type { Words } from '../../wording/words.js';
import { priceDecimals } from '../book/show.js';

/** `1 EUR·kWh/MWh = 0.001 EUR`, with the decimal mark of the reader. */
export const conversionInWords = (conversion: string, words: Words): string =>
  words.told.quoted(conversion.replace(/(?<=\d)\.(?=\d)/g, words.decimalMark));

/** A date is a count of days since 1970. */
export function figureInWords(value: Rational, type: Type, model: Model, words: Words): string {
  if (type.kind !== 'quantity') return valueInWords(value, type, words);
  if (type.percent) {
    const unit = inPercent(unitText(type.unit, model)).replace(/^%/, '');
    return `${valueInWords(value, type, words)}${unit}`;
  }
  return `${numberOf(value, type, model, words)} ${unitAfter(value, type, model)}`.trimEnd();
}

/** Calendar years are no amounts: their digits stand together. */
function numberOf(
  value: Rational,
  type: Type & { readonly kind: 'quantity' },
  model: Model,
  words: Words,
): string {
  const said = withDecimals(valueInWords(value, type, words), priceDecimals(type.unit, model), words);
  const isPlain = type.unit.powers.length === 0;
  return isPlain && value.d === 1n && value.n >= 1000n && value.n <= 9999n
    ? said.replace(/[\u00a0\u202f ]/g, '')
    : said;
}

/** A price has at least the decimals of its currency: 12.20 EUR. */
function withDecimals(said: string, least: number, { decimalMark }: Words): string {
  const [whole = '', decimals = ''] = said.split(decimalMark);
  return decimals === '' ? said : `${whole}${decimalMark}${decimals.padEnd(least, '0')}`;
}

/** The unit as it follows the number. */
export function unitAfter(value: Rational, type: Type & { readonly kind: 'quantity' }, model: Model): string {
  // `8:30` and `Monday` say by themselves what they are.
  if (cycleOf(type) !== undefined) return '';
  const written = unitText(type.unit, model);
  const [only, another] = type.unit.powers;
  if (only === undefined || another !== undefined || only.power !== 1) return written;
  const info = model.units.find(({ symbol, singular }) => symbol === only.symbol && singular === written);
  if (info === undefined) return written;
  // French counts in the singular below two.
  const size = value.n < 0n ? -value.n : value.n;
  return isSingular(size, value.d, model.language) ? info.singular : info.plural;
}

const isSingular = (n: bigint, d: bigint, language: Model['language']): boolean =>
  ({ en: n === d, fr: n < 2n * d })[language];
