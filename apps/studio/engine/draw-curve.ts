// The curve of a result over a fact, as the page draws it.

import type { FactInput, Model } from '../../../compiler/3-model/model.js';
import { curveOfOutput } from '../../../compiler/6-emit/curves/curve-of-model.js';
import { decimalsOf, formatDecimal, type Rational } from '../../../compiler/runtime/exact/rational.js';
import type { Calls } from './messages.js';

export function drawCurve(
  model: Model,
  { facts, readings, result: name, fact: over }: Calls['curve']['asked'],
): Calls['curve']['told'] {
  const result = model.results.find((one) => one.name === name);
  const fact = model.facts.find((one) => one.name === over);
  if (result === undefined || fact === undefined) return undefined;
  const known = Object.fromEntries(
    Object.entries(facts).filter(([key]) => model.facts.some((one) => one.name === key)),
  ) as Readonly<Record<string, FactInput>>;
  const curve = curveOfOutput(model, { result, fact, facts: known, readings });
  if (curve === undefined) return undefined;
  const points = curve.lines.flatMap(({ pieces }) => pieces.flatMap(({ from, to }) => [from, to]));
  return {
    title: `${result.label} / ${fact.label}`,
    fact: [curve.x.title, curve.x.unit].filter((part) => part !== '').join(', '),
    unit: curve.y.unit,
    points: points.map(({ at, value }) => ({
      x: inDecimals(at),
      y: inDecimals(value),
      at: nearest(at),
      value: nearest(value),
    })),
  };
}

/** Where a point is drawn; what is written beside it is exact. */
const nearest = ({ n, d }: Rational): number => Number(n) / Number(d);

const inDecimals = (value: Rational): string =>
  decimalsOf(value) === undefined ? `≈ ${nearest(value).toFixed(4)}` : (formatDecimal(value, 0) ?? '');
