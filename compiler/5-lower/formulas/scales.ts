// A cumulative scale: where its rates are constant one product per band, otherwise the sum of the bands' parts.

import type { Expression, Scale, ScaleBand } from '../../3-model/model.js';
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  roundToInteger,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { difference, extremeOf, rounded, sum, times } from '../nodes/arithmetic.js';
import { comparison } from '../nodes/comparing.js';
import type { Nodes } from '../nodes/nodes.js';
import { constant, constantOf, isQuantity, nothing } from '../nodes/quantities.js';
import { firstRefusal, type Refusal } from '../nodes/refusals.js';
import type { Lowered, Operand, Quantity } from '../program/program.js';
import { type Case, chosen, ofTruth } from './choosing.js';
import { type Lower, refusedBy, type Scope } from './scope.js';

const one: Rational = { n: 1n, d: 1n };
const certainly = (value: Operand): Lowered => ({ value, refusal: undefined });

export function scaleValue(
  expression: Extract<Expression, { readonly kind: 'scale' }>,
  scope: Scope,
  lower: Lower,
): Lowered {
  const { nodes } = scope;
  const scale = scope.index.scales.get(expression.scale);
  if (scale === undefined) return certainly(nothing);
  // The option is evaluated before the input.
  const variant = expression.variant && lower(expression.variant, scope);
  const input = lower(expression.input, scope);
  const refusal = firstRefusal(nodes, variant?.refusal, input.refusal);
  const { value } = input;
  if (!isQuantity(value)) return { value: nothing, refusal };
  const cells: Scope = { ...scope, owner: scale.origin, certain: false };
  const apply = (bands: readonly ScaleBand[]): Lowered =>
    constantBands(bands, cells, lower)?.(value, cells) ?? partsOf(bands, value, cells, lower);
  const found =
    variant === undefined
      ? apply(scale.variants[0]?.bands ?? [])
      : byVariant(scale, variant.value, apply, scope);
  return { value: found.value, refusal: firstRefusal(nodes, refusal, found.refusal) };
}

function byVariant(
  scale: Scale,
  variant: Operand,
  apply: (bands: readonly ScaleBand[]) => Lowered,
  scope: Scope,
): Lowered {
  if (variant.kind !== 'option') return certainly(nothing);
  const { nodes } = scope;
  const cases: Case[] = scale.variants.map(({ option, bands }) => {
    const place = BigInt(variant.options.indexOf(option ?? ''));
    const isOption = nodes.compare('equal', variant.place, nodes.constant(place));
    return { when: option === undefined ? undefined : () => ofTruth(isOption), value: () => apply(bands) };
  });
  const options = new Set(scale.variants.map(({ option }) => option));
  const last = cases.at(-1);
  if (last !== undefined && variant.options.every((option) => options.has(option))) {
    return chosen([...cases.slice(0, -1), { ...last, when: undefined }], scope);
  }
  const refusal = refusedBy(scope, 'no_row');
  return chosen([...cases, { when: undefined, value: () => ({ value: nothing, refusal }) }], scope);
}

interface ConstantBand {
  readonly from: Rational;
  readonly to: Rational | undefined;
  readonly reachedAtFrom: boolean;
  readonly once: Rational;
  readonly rate: Rational;
  readonly started: { readonly width: Rational; readonly amount: Rational } | undefined;
}

/** The bands where all that they owe is constant and they follow one another; undefined otherwise. */
function constantBands(
  bands: readonly ScaleBand[],
  scope: Scope,
  lower: Lower,
): ((input: Quantity, scope: Scope) => Lowered) | undefined {
  const amountOf = (expression: Expression | undefined): Rational | undefined => {
    if (expression === undefined) return zero;
    const { value, refusal } = lower(expression, scope);
    return refusal === undefined ? constantOf(value) : undefined;
  };
  const found: ConstantBand[] = [];
  for (const [index, band] of bands.entries()) {
    const [once, rate, amount] = [amountOf(band.once), amountOf(band.rate), amountOf(band.started?.amount)];
    const next = bands[index + 1];
    const follows = next === undefined || (band.to !== undefined && compare(band.to, next.from) === 0);
    if (once === undefined || rate === undefined || amount === undefined || !follows) return undefined;
    const { from, to, reachedAtFrom, started } = band;
    found.push({ from, to, reachedAtFrom, once, rate, started: started && { width: started.width, amount } });
  }
  return (input, inner) => alongBands(found, input, inner);
}

/** In each band: all that the bands before owe in full, and what this one owes of the part in it. */
function alongBands(bands: readonly ConstantBand[], input: Quantity, scope: Scope): Lowered {
  const { nodes } = scope;
  const [first] = bands;
  if (first === undefined) return certainly(constant(nodes, zero));
  const upTo = (limit: Rational, below: boolean): Lowered =>
    ofTruth(comparison(nodes, below ? 'below' : 'up-to', input, constant(nodes, limit)));
  const cases: Case[] = [
    { when: () => upTo(first.from, first.reachedAtFrom), value: () => certainly(constant(nodes, zero)) },
  ];
  let owed: Rational = zero;
  bands.forEach((band, index) => {
    const base = add(owed, band.once);
    const next = bands[index + 1];
    const { to } = band;
    const end =
      next !== undefined
        ? () => upTo(next.from, next.reachedAtFrom)
        : to === undefined
          ? undefined
          : () => upTo(to, false);
    cases.push({
      when: end,
      value: () => {
        const part = difference(nodes, input, constant(nodes, band.from));
        const proportional = times(nodes, constant(nodes, band.rate), part);
        const blocks = band.started && startedBlocks(nodes, part, band.started.width);
        const perBlock = blocks && band.started && times(nodes, constant(nodes, band.started.amount), blocks);
        const terms = [proportional, ...(perBlock === undefined ? [] : [perBlock])];
        return certainly(terms.reduce((a, b) => sum(nodes, a, b), constant(nodes, base)));
      },
    });
    if (to !== undefined) {
      const width = subtract(to, band.from);
      const blocks = band.started
        ? multiply(band.started.amount, { n: roundToInteger(divide(width, band.started.width), 'up'), d: 1n })
        : zero;
      owed = [multiply(band.rate, width), blocks].reduce(add, base);
    }
  });
  const rest = owed;
  if (bands.at(-1)?.to !== undefined) {
    cases.push({ when: undefined, value: () => certainly(constant(nodes, rest)) });
  }
  return chosen(cases, scope);
}

/** Below the band there are none, whatever is computed there. */
function startedBlocks(nodes: Nodes, part: Quantity, width: Rational): Quantity {
  const reached = extremeOf(nodes, 'maximum', [part, constant(nodes, zero)]);
  return rounded(nodes, times(nodes, reached, constant(nodes, divide(one, width))), 'up', one);
}

/** The sum over the bands reached; what is not reached owes and refuses nothing. */
function partsOf(bands: readonly ScaleBand[], input: Quantity, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  let total: Quantity | undefined = constant(nodes, zero);
  let refusal: Refusal;
  for (const band of bands) {
    const operator = band.reachedAtFrom ? 'from' : 'above';
    const reached = comparison(nodes, operator, input, constant(nodes, band.from));
    const owed = chosen(
      [
        { when: () => ofTruth(reached), value: (inner) => bandPart(band, input, inner, lower) },
        { when: undefined, value: () => certainly(constant(nodes, zero)) },
      ],
      scope,
    );
    refusal = firstRefusal(nodes, refusal, owed.refusal);
    total = total && isQuantity(owed.value) ? sum(nodes, total, owed.value) : undefined;
  }
  return { value: total ?? nothing, refusal };
}

function bandPart(band: ScaleBand, input: Quantity, scope: Scope, lower: Lower): Lowered {
  const { nodes } = scope;
  const capped =
    band.to === undefined ? input : extremeOf(nodes, 'minimum', [input, constant(nodes, band.to)]);
  const beyond = difference(nodes, capped, constant(nodes, band.from));
  const part = extremeOf(nodes, 'maximum', [beyond, constant(nodes, zero)]);
  let refusal: Refusal;
  let total: Quantity | undefined = constant(nodes, zero);
  const owe = (expression: Expression | undefined, factor: Quantity | undefined): void => {
    if (expression === undefined) return;
    const amount = lower(expression, scope);
    refusal = firstRefusal(nodes, refusal, amount.refusal);
    if (!isQuantity(amount.value)) total = undefined;
    else if (total !== undefined) {
      total = sum(nodes, total, factor === undefined ? amount.value : times(nodes, amount.value, factor));
    }
  };
  owe(band.once, undefined);
  owe(band.rate, part);
  if (band.started !== undefined) {
    owe(band.started.amount, startedBlocks(nodes, part, band.started.width));
  }
  return { value: total ?? nothing, refusal };
}
