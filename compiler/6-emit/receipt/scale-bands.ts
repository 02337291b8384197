// The bands of a scale that a case reached, each with what it adds.

import type { Expression, Scale, ScaleBand } from '../../3-model/model.js';
import {
  add,
  ceiling,
  compare,
  divide,
  minimum,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import type { ReceiptRow } from './receipt.js';
import type { Telling } from './telling.js';
import { writeNumber, writeValue } from './written.js';

/** In the order of the scale; a band that the input does not reach is left out. */
export function bandsOf(
  node: Extract<Expression, { kind: 'scale' }>,
  item: number | undefined,
  telling: Telling,
): readonly ReceiptRow[] {
  const { index, view, clauseOf } = telling;
  const scale = index.scales.get(node.scale);
  const option = node.variant && view.value(node.variant, item);
  const input = view.value(node.input, item);
  const variant = scale?.variants.find(
    (candidate) => candidate.option === undefined || candidate.option === option,
  );
  if (scale === undefined || variant === undefined || typeof input !== 'object') return [];
  return variant.bands.flatMap((band) => {
    const beyond = compare(input, band.from);
    if (beyond < 0 || (beyond === 0 && !band.reachedAtFrom && band.from.n !== 0n)) return [];
    return [
      {
        table: scale.label,
        headings: [],
        cells: band.printed,
        taken: undefined,
        numbers: bandNumbers(band, scale, input, item, telling),
        clause: clauseOf(scale.section, scale.quote),
        span: band.span,
      },
    ];
  });
}

/** `once + rate × part + amount × started blocks`, as far as the band has them. */
function bandNumbers(
  band: ScaleBand,
  scale: Scale,
  input: Rational,
  item: number | undefined,
  { index: { model }, view, locale }: Telling,
): string {
  const part = subtract(band.to === undefined ? input : minimum(input, band.to), band.from);
  const terms: string[] = [];
  let total = zero;
  const put = (expression: Expression | undefined, times: Rational, text: string) => {
    const value = expression && view.value(expression, item);
    if (expression === undefined || typeof value !== 'object') return;
    terms.push(`${writeValue(value, expression.type, model, locale)}${text}`);
    total = add(total, multiply(value, times));
  };
  put(band.once, rational(1), '');
  put(band.rate, part, ` × ${writeValue(part, scale.inputType, model, locale)}`);
  if (band.started !== undefined) {
    const blocks = rational(ceiling(divide(part, band.started.width)));
    put(band.started.amount, blocks, ` × ${writeNumber(blocks, locale)}`);
  }
  return `${terms.join(' + ')} = ${writeValue(total, scale.resultType, model, locale)}`;
}
