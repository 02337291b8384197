// A cumulative scale: the part of the quantity in each band and what the band owes, every one of them a visible step.

import type { Expression, Scale, ScaleBand } from '../../../3-model/model.js';
import { maximum, rational, subtract, zero } from '../../../runtime/exact/rational.js';
import { readable } from '../../wording/readable.js';
import { type BandCells, printedScale, scaleOf, variantLabel } from '../blocks/scale-block.js';
import { flagShow, showFor } from '../book/show.js';
import {
  constant,
  difference,
  higher,
  lower as lesser,
  product,
  quotient,
  sum,
  within,
} from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  type Formula,
  flagOf,
  holds,
  isEqual,
  minus,
  nought,
  operation,
  over,
  plus,
  telling,
  text,
  times,
  truth,
} from '../formula/formula.js';
import { calledFor, placeOf } from './combine.js';
import { compareNumbers, optionIn } from './lower-comparison.js';
import { roundLowered } from './lower-rounding.js';
import { firstFlags, isAlways, pick, type Row, seriesOf } from './pick.js';
import {
  addBlock,
  addPart,
  always,
  atom,
  flat,
  inDefined,
  type Lowered,
  lowered,
  type Scope,
} from './scope.js';
import { harmless, nameOf } from './stand-ins.js';

export function lowerScale(expression: Extract<Expression, { kind: 'scale' }>, scope: Scope): Lowered {
  const { bench } = scope;
  const scale = scaleOf(bench.model, expression.scale);
  if (scale === undefined) return lowered(harmless(expression), undefined, truth(false));
  const given = scope.lower(expression.input, scope);
  const givenVariant = expression.variant && scope.lower(expression.variant, scope);
  const input = atom(
    scope,
    flat(scope, given, expression.input.type, scope.label),
    expression.input.type,
    `${scope.label} – ${bench.words.quantity}`,
  );
  const called = calledFor(scope, scale.loops, expression.items);
  // An option that is known beforehand leaves one variant.
  const option = givenVariant?.formula.kind === 'text' ? givenVariant.formula.value : undefined;
  const rows: readonly Row[] = scale.variants.flatMap((variant, at) =>
    option !== undefined && variant.option !== undefined && variant.option !== option
      ? []
      : [
          {
            label:
              variant.option === undefined
                ? scope.label
                : `${readable(scale.label)} – ${variantLabel(bench.model, scale, variant.option)}`,
            value: variantTotal(scale, at, input, called),
          },
        ],
  );
  const [only] = rows;
  if (only === undefined) return lowered(nought, constant(zero), truth(false));
  if (expression.variant === undefined || givenVariant === undefined || rows.length === 1) {
    return { ...only.value, defined: inDefined(input, only.value) };
  }
  const chosen = atom(
    scope,
    flat(scope, givenVariant, expression.variant.type, scope.label),
    expression.variant.type,
    scope.label,
  );
  const flags = firstFlags(
    scope,
    scale.variants.map((variant) => ({
      label: variantLabel(bench.model, scale, variant.option ?? ''),
      when: isEqual(
        chosen.formula,
        optionIn(scope, text(variant.option ?? ''), expression.variant?.type ?? { kind: 'text' }),
      ),
    })),
    undefined,
  );
  const picked = pick(scope, flags, rows, scale.resultType, true);
  return { ...picked, defined: all([input.defined, chosen.defined, picked.defined]) };
}

/** What the bands of one variant owe; a scale applied twice to the same quantity is the same steps. */
function variantTotal(scale: Scale, at: number, input: Lowered, scope: Scope): Lowered {
  const { shared } = scope.bench;
  const place = `scale ${scope.list ?? ''} ${scaleName(scale.id, scope)}${itemsOf(scale, scope)} ${at} ${nameOf(input.formula)}`;
  const known = shared.get(place);
  if (isLowered(known)) return known;
  const variant = scale.variants[at];
  const printed = printedScale(scope.bench, scale)[at] ?? [];
  const total = bandsTotal(scale, variant?.bands ?? [], printed, input, scope);
  const made =
    scale.variants.length === 1
      ? total
      : atom(
          scope,
          total,
          scale.resultType,
          `${scope.label} – ${variantLabel(scope.bench.model, scale, variant?.option ?? '')}`,
        );
  shared.set(place, made);
  return made;
}

/** Which items its rates and amounts speak of, where there are several around. */
const itemsOf = ({ loops }: Scale, scope: Scope): string =>
  loops.map(({ id }) => ` ${placeOf(scope, id)}`).join('');

/** Copies of a scale that differ in nothing have one name. */
function scaleName(id: string, { bench }: Scope): string {
  const scale = scaleOf(bench.model, id);
  const constant = scale?.variants.every(({ bands }) =>
    bands.every(({ once, rate, started }) =>
      [once, rate, started?.amount].every((part) => part === undefined || part.kind === 'number'),
    ),
  );
  return scale !== undefined && constant ? `${scale.origin} ${scale.version ?? ''} ${scale.span.start}` : id;
}

const isLowered = (value: unknown): value is Lowered =>
  typeof value === 'object' && value !== null && 'formula' in value && 'defined' in value;

function bandsTotal(
  scale: Scale,
  bands: readonly ScaleBand[],
  cells: readonly BandCells[],
  input: Lowered,
  scope: Scope,
): Lowered {
  const { bench } = scope;
  const { words } = bench;
  const parts = bands.map((band, index) => partInBand(band, cells[index], input, scope));
  const partKeys = addBlock(
    scope,
    parts.map(({ formula, precision }, index) => ({
      label: `${cells[index]?.label ?? ''} – ${words.partInBand}`,
      kind: 'part' as const,
      formula,
      show: showFor(scale.inputType, bench.model, words, undefined, precision),
      precision,
    })),
  );
  const owed = bands.map((band, index) =>
    owedBy(
      band,
      cells[index],
      lowered(cell(partKeys[index] ?? ''), parts[index]?.precision),
      input,
      scope,
      scale,
    ),
  );
  const owedKeys = addBlock(
    scope,
    owed.map(({ formula, precision }, index) => ({
      label: `${cells[index]?.label ?? ''} – ${words.owed}`,
      kind: 'part' as const,
      formula,
      show: showFor(scale.resultType, bench.model, words, undefined, precision),
      precision,
    })),
  );
  const total = owed.map(({ precision }) => precision ?? constant(zero)).reduce(sum, constant(zero));
  return lowered(
    owedKeys.length === 1
      ? cell(owedKeys[0] ?? '')
      : telling(call('SUM', seriesOf(owedKeys)), () => words.told.owedByBands),
    total,
    all(owed.map(({ defined }) => defined)),
  );
}

const limitAt = (scope: Scope, key: CellKey | undefined): Lowered =>
  key === undefined ? lowered(nought, constant(zero)) : lowered(cell(key), scope.bench.precisions.get(key));

function partInBand(band: ScaleBand, cells: BandCells | undefined, input: Lowered, scope: Scope): Lowered {
  const from = limitAt(scope, cells?.from);
  const value = input.precision ?? constant(zero);
  const low = from.precision ?? constant(zero);
  const to = band.to === undefined ? undefined : limitAt(scope, cells?.to);
  const capped = to === undefined ? input.formula : call('MIN', input.formula, to.formula);
  const top = to?.precision === undefined ? value : lesser(value, to.precision);
  const part = within(difference(top, low), zero, maximum(zero, subtract(top.hi, low.lo)));
  const { told } = scope.bench.words;
  const begins = band.from.n === 0n ? undefined : from.formula;
  const taken = telling(call('MAX', nought, minus(capped, from.formula)), (say) =>
    begins === undefined && to === undefined
      ? told.all(say(input.formula))
      : told.part(say(input.formula), begins && say(begins), to && say(to.formula)),
  );
  return lowered(taken, part);
}

/** Once when the band is reached, the rate of the part, an amount for each started block of the part. */
function owedBy(
  band: ScaleBand,
  cells: BandCells | undefined,
  part: Lowered,
  input: Lowered,
  scope: Scope,
  scale: Scale,
): Lowered {
  const label = `${scope.label} – ${cells?.label ?? ''}`;
  const inner: Scope = { ...scope, label, declared: scale.origin };
  const amount = (expression: Expression, key: CellKey | undefined): Lowered =>
    key === undefined
      ? atom(
          inner,
          flat(inner, inner.lower(expression, inner), expression.type, label),
          expression.type,
          label,
        )
      : lowered(cell(key), scope.bench.precisions.get(key));
  const terms: Lowered[] = [];
  const partPrecision = part.precision ?? constant(zero);
  const reached = (): Formula => {
    const from = limitAt(scope, cells?.from);
    const formula = compareNumbers(scope, input, band.reachedAtFrom ? '>=' : '>', from, band.span);
    const key = addPart(inner, {
      label: `${label} – ${scope.bench.words.reached}`,
      kind: 'flag',
      formula: flagOf(formula),
      show: flagShow,
    });
    return telling(holds(key), (say) => say(formula));
  };
  if (band.once !== undefined) {
    const once = amount(band.once, cells?.once);
    const isReached = reached();
    terms.push(
      lowered(
        atom(
          inner,
          lowered(choose(isReached, once.formula, nought), undefined),
          scale.resultType,
          `${label} – ${scope.bench.words.once}`,
        ).formula,
        once.precision && higher(constant(zero), once.precision),
        isAlways(once.defined) ? always : any([notHolds(isReached), once.defined]),
      ),
    );
  }
  if (band.rate !== undefined) {
    const rate = amount(band.rate, cells?.rate);
    terms.push(
      lowered(
        times(part.formula, rate.formula),
        product(partPrecision, rate.precision ?? constant(zero)),
        isAlways(rate.defined) ? always : any([isEqual(part.formula, nought), rate.defined]),
      ),
    );
  }
  if (band.started !== undefined) {
    const each = amount(band.started.amount, cells?.amount);
    const width = limitAt(scope, cells?.width);
    const blocks = roundLowered(
      lowered(
        over(part.formula, width.formula),
        quotient(partPrecision, width.precision ?? constant(band.started.width), nameOf(width.formula)),
      ),
      'up',
      rational(1),
      band.span,
      { kind: 'quantity', unit: { powers: [] }, percent: false },
      inner,
    );
    const count = addPart(inner, {
      label: `${label} – ${scope.bench.words.startedBlocks}`,
      kind: 'rounding',
      formula: blocks.formula,
      show: { kind: 'number', format: '0', unit: '' },
      precision: blocks.precision,
    });
    terms.push(
      lowered(
        times(cell(count), each.formula),
        product(blocks.precision ?? constant(zero), each.precision ?? constant(zero)),
        isAlways(each.defined) ? always : any([isEqual(cell(count), nought), each.defined]),
      ),
    );
  }
  const [first, ...others] = terms;
  if (first === undefined) return lowered(nought, constant(zero));
  return others.reduce(
    (total, term) =>
      lowered(
        plus(total.formula, term.formula),
        sum(total.precision ?? constant(zero), term.precision ?? constant(zero)),
        all([total.defined, term.defined]),
      ),
    first,
  );
}

const notHolds = (condition: Formula): Formula =>
  condition.kind === 'operation' ? operation('<>', condition.left, condition.right) : condition;
