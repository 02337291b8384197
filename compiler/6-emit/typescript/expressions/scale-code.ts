// A cumulative scale into code: where its rates are constant one product per band, otherwise the sum of the bands' parts.

import type { Expression, Scale, ScaleBand } from '../../../3-model/model.js';
import {
  add,
  compare,
  divide,
  multiply,
  type Rational,
  roundToInteger,
  subtract,
  zero,
} from '../../../runtime/exact/rational.js';
import { equality, optionCode, textCode } from '../code/code.js';
import { difference, extremeOf, sum, times } from '../integers/arithmetic.js';
import type { Block } from '../integers/block.js';
import { type Case, chosen } from '../integers/choosing.js';
import { comparison } from '../integers/comparing.js';
import { constant, constantOf, isQuantity, type Operand, type Quantity } from '../integers/operand.js';
import { rounded } from '../integers/rounding.js';
import { type Scope, scopeAt, type Write } from '../integers/scope.js';
import { refuses } from './refusing.js';

const nothing: Operand = { kind: 'none' };
const one: Rational = { n: 1n, d: 1n };

export function scaleValue(
  expression: Extract<Expression, { readonly kind: 'scale' }>,
  block: Block,
  scope: Scope,
  write: Write,
): Operand {
  const scale = scope.scales.get(expression.scale);
  if (scale === undefined) return nothing;
  const input = block.keep(write(expression.input, block, scope), `${scale.origin}_of`);
  if (!isQuantity(input)) return nothing;
  const cells: Scope = { ...scopeAt(scope, scale.loops, expression.items), owner: scale.origin };
  const apply = (bands: readonly ScaleBand[], inner: Block): Operand =>
    constantBands(bands, cells, write, inner)?.(input, inner) ?? partsOf(bands, input, inner, cells, write);
  const [only] = scale.variants;
  if (expression.variant === undefined) return apply(only?.bands ?? [], block);
  const variant = block.keep(write(expression.variant, block, scope), `${scale.origin}_variant`);
  if (variant.kind !== 'option') return nothing;
  return chosen(variantCases(scale, variant, apply, scope), block, scale.origin);
}

function variantCases(
  scale: Scale,
  variant: Extract<Operand, { readonly kind: 'option' }>,
  apply: (bands: readonly ScaleBand[], inner: Block) => Operand,
  scope: Scope,
): readonly Case[] {
  const options = new Set(scale.variants.map(({ option }) => option));
  const complete = options.has(undefined) || variant.options.every((option) => options.has(option));
  const cases = scale.variants.map(({ option, bands }, index): Case => {
    const last = option === undefined || (complete && index === scale.variants.length - 1);
    const code = equality(variant.code, optionCode(variant.options, option ?? ''));
    return {
      when: last ? undefined : () => ({ kind: 'truth', code }),
      value: (inner) => apply(bands, inner),
    };
  });
  const refusal: Case = {
    when: undefined,
    value: (inner) => refuses(inner, scope, 'noRow', textCode(scale.origin)),
  };
  return complete ? cases : [...cases, refusal];
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
  write: Write,
  block: Block,
): ((input: Quantity, block: Block) => Operand) | undefined {
  const scratch = block.inner();
  const value = (expression: Expression | undefined): Rational | undefined => {
    if (expression === undefined) return zero;
    if (expression.kind === 'not-given') return undefined;
    return constantOf(write(expression, scratch, scope));
  };
  const found: ConstantBand[] = [];
  for (const [index, band] of bands.entries()) {
    const [once, rate, amount] = [value(band.once), value(band.rate), value(band.started?.amount)];
    const next = bands[index + 1];
    const follows = next === undefined || (band.to !== undefined && compare(band.to, next.from) === 0);
    if (once === undefined || rate === undefined || amount === undefined || !follows) return undefined;
    const { from, to, reachedAtFrom, started } = band;
    found.push({ from, to, reachedAtFrom, once, rate, started: started && { width: started.width, amount } });
  }
  if (!scratch.isEmpty) return undefined;
  return (input, inner) => alongBands(found, input, inner);
}

/** In each band: all that the bands before owe in full, and what this one owes of the part in it. */
function alongBands(bands: readonly ConstantBand[], input: Quantity, block: Block): Operand {
  const cases: Case[] = [];
  let owed: Rational = zero;
  const [first] = bands;
  if (first === undefined) return constant(zero);
  const before = comparison(first.reachedAtFrom ? 'below' : 'up-to', input, constant(first.from));
  cases.push({ when: () => ({ kind: 'truth', code: before }), value: () => constant(zero) });
  bands.forEach((band, index) => {
    const base = add(owed, band.once);
    const next = bands[index + 1];
    const end =
      next !== undefined
        ? comparison(next.reachedAtFrom ? 'below' : 'up-to', input, constant(next.from))
        : band.to === undefined
          ? undefined
          : comparison('up-to', input, constant(band.to));
    cases.push({
      when: end === undefined ? undefined : () => ({ kind: 'truth', code: end }),
      value: () => {
        const part = difference(input, constant(band.from));
        const proportional = times(constant(band.rate), part);
        const blocks = band.started && startedBlocks(part, band.started.width);
        const perBlock = blocks && band.started && times(constant(band.started.amount), blocks);
        return [proportional, ...(perBlock ? [perBlock] : [])].reduce(sum, constant(base));
      },
    });
    if (band.to !== undefined) {
      const width = subtract(band.to, band.from);
      const blocks = band.started
        ? multiply(band.started.amount, { n: roundToInteger(divide(width, band.started.width), 'up'), d: 1n })
        : zero;
      owed = [multiply(band.rate, width), blocks].reduce(add, base);
    }
  });
  const rest = owed;
  if (bands.at(-1)?.to !== undefined) cases.push({ when: undefined, value: () => constant(rest) });
  return chosen(cases, block, 'owed');
}

const startedBlocks = (part: Quantity, width: Rational): Quantity =>
  rounded(times(part, constant(divide(one, width))), 'up', one);

/** The sum over the bands reached, each written only for inputs that reach it. */
function partsOf(
  bands: readonly ScaleBand[],
  input: Quantity,
  block: Block,
  scope: Scope,
  write: Write,
): Operand {
  let total: Quantity = constant(zero);
  for (const band of bands) {
    const reached = comparison(band.reachedAtFrom ? 'from' : 'above', input, constant(band.from));
    const owed = chosen(
      [
        {
          when: () => ({ kind: 'truth', code: reached }),
          value: (inner) => bandPart(band, input, inner, scope, write),
        },
        { when: undefined, value: () => constant(zero) },
      ],
      block,
      'owed',
    );
    if (!isQuantity(owed)) return nothing;
    total = sum(total, owed);
  }
  return total;
}

function bandPart(band: ScaleBand, input: Quantity, block: Block, scope: Scope, write: Write): Operand {
  const capped = band.to === undefined ? input : extremeOf('minimum', [input, constant(band.to)], block);
  const part = block.keep(
    extremeOf('maximum', [difference(capped, constant(band.from)), constant(zero)], block),
    'part',
  );
  if (!isQuantity(part)) return nothing;
  const terms: Operand[] = [];
  if (band.once !== undefined) terms.push(write(band.once, block, scope));
  const rate = band.rate && write(band.rate, block, scope);
  if (rate !== undefined) terms.push(isQuantity(rate) ? times(rate, part) : nothing);
  const amount = band.started && write(band.started.amount, block, scope);
  if (amount !== undefined && band.started !== undefined) {
    terms.push(isQuantity(amount) ? times(amount, startedBlocks(part, band.started.width)) : nothing);
  }
  return terms.every(isQuantity) ? terms.reduce(sum, constant(zero)) : nothing;
}
