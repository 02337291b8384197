// A cumulative scale, drawn: what it comes to over the quantity that it is applied to, one line per variant.

import { evaluateExpression } from '../../3-model/evaluate/evaluate.js';
import type { Expression, Rational, Scale, ScaleBand } from '../../3-model/model.js';
import {
  add,
  compare,
  divide,
  equals,
  maximum,
  minimum,
  multiply,
  rational,
  zero,
} from '../../runtime/exact/rational.js';
import type { Curve, Line } from './picture.js';
import { piecesBetween } from './pieces-between.js';
import {
  axisOf,
  clauseOf,
  constantOf,
  fileName,
  onAxis,
  readable,
  type Surroundings,
  subjectOf,
  titleOf,
} from './surroundings.js';

const mostLines = 8;
/** Blocks that are drawn of a band; more would be a grey area. */
const mostBlocks = 40;
/** Blocks that are drawn of the last band where it has no end. */
const lastBlocks = 6n;

/** Undefined where the amounts of the scale depend on the case, or a band has too many blocks to be seen. */
export function pictureOfScale(around: Surroundings, scale: Scale): Curve | undefined {
  if (scale.inputType.kind !== 'quantity' || scale.variants.length > mostLines) return undefined;
  const [input, variant] = around.keys.get(scale.id) ?? [];
  const amounts = scale.variants.flatMap(({ bands }) => bands.flatMap(amountsOf));
  if (input === undefined || amounts.some((amount) => constantOf(around, amount) === undefined))
    return undefined;
  const subject = subjectOf(around, input);
  const end = lastPoint(scale, subject.domain?.to);
  const lines: Line[] = [];
  const marks = new Map<string, Rational>();
  for (const { option, bands } of scale.variants) {
    const points = pointsOf(bands, end);
    if (points === undefined) return undefined;
    for (const { from } of bands) if (compare(from, end) < 0) marks.set(`${from.n}/${from.d}`, from);
    const at = (value: Rational): Rational | undefined => {
      const result = evaluateExpression(
        around.interpreter,
        { values: {}, lists: {} },
        {},
        {
          kind: 'scale',
          scale: scale.id,
          items: scale.loops.map((loop) => loop.id),
          input: { kind: 'number', value, type: scale.inputType, span: scale.span },
          variant: option === undefined || variant === undefined ? undefined : choiceOf(variant, option),
          type: scale.resultType,
          span: scale.span,
        },
      );
      return typeof result === 'object' && 'n' in result ? onAxis(result, scale.resultType) : undefined;
    };
    lines.push({ label: optionLabel(variant, option), pieces: piecesBetween(points, at) });
  }
  const version = scale.version === undefined ? '' : ` (${scale.version})`;
  return {
    kind: 'curve',
    name: fileName(scale.id),
    of: scale.origin,
    title: `${titleOf(around, scale)}${version}`,
    clause: clauseOf(around, scale.section),
    note: '',
    language: around.model.language,
    x: {
      ...axisOf(around, readable(subject.label, ''), scale.inputType),
      from: zero,
      to: end,
      marks: [...marks.values()].sort(compare),
    },
    y: axisOf(around, readable(scale.label, ''), scale.resultType),
    lines,
  };
}

const amountsOf = ({ once, rate, started }: ScaleBand): readonly Expression[] =>
  [once, rate, started?.amount].filter((amount) => amount !== undefined);

const choiceOf = (variant: Expression, option: string): Expression => ({
  kind: 'option',
  value: option,
  type: variant.type,
  span: variant.span,
});

function optionLabel(variant: Expression | undefined, option: string | undefined): string {
  if (option === undefined) return '';
  const options = variant?.type.kind === 'choice' ? variant.type.set.options : [];
  return options.find(({ name }) => name === option)?.label ?? option;
}

/** A fifth beyond the last limit, some blocks where the last band counts blocks, and never beyond the domain. */
function lastPoint(scale: Scale, most: Rational | undefined): Rational {
  let end = zero;
  let open = false;
  for (const { bands } of scale.variants) {
    const last = bands[bands.length - 1];
    if (last === undefined) continue;
    if (last.to !== undefined) end = maximum(end, last.to);
    else {
      open = true;
      const blocks = last.started && add(last.from, multiply(last.started.width, rational(lastBlocks)));
      end = maximum(end, blocks ?? multiply(last.from, rational(6, 5)));
    }
  }
  if (end.n === 0n) end = most ?? rational(100);
  return open && most ? minimum(end, most) : end;
}

/** Limits of bands and ends of blocks, from zero to the end of the picture. */
function pointsOf(bands: readonly ScaleBand[], end: Rational): readonly Rational[] | undefined {
  const found: Rational[] = [zero, end];
  for (const { from, to, started } of bands) {
    if (compare(from, end) < 0) found.push(from);
    if (started === undefined) continue;
    const limit = to === undefined ? end : minimum(to, end);
    if (compare(divide(add(limit, multiply(from, rational(-1))), started.width), rational(mostBlocks)) > 0) {
      return undefined;
    }
    for (let at = add(from, started.width); compare(at, limit) < 0; at = add(at, started.width))
      found.push(at);
  }
  const ascending = found.sort(compare);
  return ascending.filter((at, place) => place === 0 || !equals(at, ascending[place - 1] as Rational));
}
