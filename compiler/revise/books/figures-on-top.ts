// Two slips of which one is a figure that only the bills tell: a slip and a stale price, two stale prices. What an amount changes by
// with a figure is nearly a line: the figure follows from one bill, and the others must agree. A filter in doubles; what it lets
// through is solved for exactly before anything is said.

import type { Model } from '../../3-model/model.js';
import { add, parseDecimal, type Rational, rational, roundTo } from '../../runtime/exact/rational.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { type Unknown, unknownsOf } from '../hypotheses/unknowns.js';
import type { Bill } from './bill.js';
import type { Prepare } from './prediction.js';
import { type Candidate, joinedHypothesis } from './search.js';
import { figureOf, pricedWith, shortestWithin, solvedFor } from './solve-figures.js';

/** Bills that must agree; the rest of the sample only holds what they let through. */
const rowsLookedAt = 8;
/** How many pairs are solved for exactly, the nearest first. */
const mostSolved = 12;

/** How amounts move with a figure. */
interface Lever {
  readonly unknown: Unknown;
  /** By bill: in money per unit of the figure. */
  readonly slopes: readonly number[];
  /** What rounding may make of a slope. */
  readonly blur: number;
}

const asDouble = ({ n, d }: Rational): number => Number(n) / Number(d);
const numberOf = (text: string | undefined): number => {
  const value = text === undefined ? undefined : parseDecimal(text);
  return value === undefined ? Number.NaN : asDouble(value);
};

/** `bills` are those on which the candidates were tried, in the same order. */
export function* figuresOnTop(
  rules: Model,
  bills: readonly Bill[],
  candidates: readonly Candidate[],
  prepare: Prepare,
): Generator<Hypothesis> {
  const rows = bills.slice(0, rowsLookedAt);
  const wanted = rows.map(({ billed, priced }) => numberOf(billed[0]) - numberOf(priced[0]));
  if (rows.length < 4) return;
  const grain = grainOf(rows);
  const levers = leversOf(rules, rows, prepare, grain);
  const found: { readonly miss: number; readonly solve: () => Hypothesis | undefined }[] = [];
  for (const { hypothesis, predicted } of candidates) {
    const { does } = hypothesis;
    if (does.kind !== 'rules') continue;
    const left = wanted.map(
      (target, row) => target - (numberOf(predicted[row]?.[0]) - numberOf(rows[row]?.priced[0])),
    );
    if (left.every((rest, row) => rest === wanted[row]) || left.some(Number.isNaN)) continue;
    for (const { unknown, slopes, blur } of levers) {
      const fit = fitOf(left, slopes, blur, grain);
      if (fit === undefined) continue;
      const solve = () => {
        const edited = does.edit(rules);
        const figure = edited && solvedFor(unknown, edited, bills.slice(0, 12), prepare);
        return figure && joinedHypothesis(hypothesis, figure);
      };
      found.push({ miss: fit.miss, solve });
    }
  }
  for (const [index, one] of levers.entries()) {
    for (const other of levers.slice(index + 1)) {
      const fit = fitOfTwo(wanted, one, other, grain);
      if (fit !== undefined) found.push({ miss: fit.miss, solve: () => twoFigures(fit.by, one, other) });
    }
  }
  found.sort((a, b) => a.miss - b.miss);
  for (const { solve } of found.slice(0, mostSolved)) {
    const joined = solve();
    if (joined !== undefined) yield joined;
  }

  /** One is the shortest decimal near what the line says, the other is solved for on top of it. */
  function twoFigures(by: number, one: Lever, other: Lever): Hypothesis | undefined {
    const { value = rational(0), step, most } = one.unknown;
    const steepest = Math.max(...one.slopes.map(Math.abs));
    const off = (3 * grain) / steepest + Math.abs(by) * one.blur;
    const near = asDouble(value) + by;
    const at = (number: number): Rational | undefined => parseDecimal(Math.max(0, number).toFixed(9));
    const [low, high] = [at(near - off), at(near + off)];
    if (low === undefined || high === undefined || near < 0 || near > asDouble(most)) return undefined;
    const figure = figureOf(one.unknown, roundTo(shortestWithin({ low, high }), 'half-up', step));
    const edited = figure.does.kind === 'rules' ? figure.does.edit(rules) : undefined;
    const second = edited && solvedFor(other.unknown, edited, bills.slice(0, 12), prepare);
    return second && joinedHypothesis(figure, second);
  }
}

/** What amounts are rounded to, as far as these show: the largest power of ten that all of them are whole multiples of. */
function grainOf(rows: readonly Bill[]): number {
  const amounts = rows.flatMap(({ billed, priced }) => [numberOf(billed[0]), numberOf(priced[0])]);
  for (let grain = 1000; grain > 0.01; grain /= 10) {
    if (amounts.every((amount) => Math.abs(amount / grain - Math.round(amount / grain)) < 1e-6)) return grain;
  }
  return 0.01;
}

function leversOf(rules: Model, rows: readonly Bill[], prepare: Prepare, grain: number): readonly Lever[] {
  return [...unknownsOf(rules)].flatMap((unknown) => {
    const { value, step } = unknown;
    if (value === undefined) return [];
    const moved = roundTo(add(value, { n: value.n, d: value.d * 4n }), 'up', step);
    const by = asDouble(moved) - asDouble(value);
    if (by <= 0) return [];
    const price = pricedWith(unknown, rules, prepare);
    const slopes = rows.map(
      ({ facts, priced }) => (numberOf(price(facts, moved)?.[0]) - numberOf(priced[0])) / by,
    );
    if (slopes.some(Number.isNaN) || slopes.every((slope) => slope === 0)) return [];
    const steepest = Math.max(...slopes.map(Math.abs));
    return [{ unknown, slopes, blur: (1.1 * grain) / by / steepest }];
  });
}

const steepestOf = (slopes: readonly number[]): number =>
  slopes.reduce((best, slope, row) => (Math.abs(slope) > Math.abs(slopes[best] ?? 0) ? row : best), 0);

/** The change of a figure that makes all of what is left; undefined where the bills do not agree. */
function fitOf(
  left: readonly number[],
  slopes: readonly number[],
  blur: number,
  grain: number,
): { readonly miss: number } | undefined {
  const row = steepestOf(slopes);
  const by = (left[row] ?? 0) / (slopes[row] ?? 1);
  if (by === 0) return undefined;
  const near = 3.1 * grain + 2 * blur * Math.abs(by) * Math.abs(slopes[row] ?? 0);
  const miss = Math.max(...left.map((rest, at) => Math.abs(rest - by * (slopes[at] ?? 0))));
  return miss <= near ? { miss } : undefined;
}

/** The changes of two figures at once, from the two bills that tell them apart best. */
function fitOfTwo(
  wanted: readonly number[],
  one: Lever,
  other: Lever,
  grain: number,
): { readonly miss: number; readonly by: number } | undefined {
  let best: readonly [number, number, number] = [0, 0, 0];
  for (let a = 0; a < wanted.length; a++) {
    for (let b = a + 1; b < wanted.length; b++) {
      const [p, q] = [one.slopes[a] ?? 0, other.slopes[a] ?? 0];
      const [r, s] = [one.slopes[b] ?? 0, other.slopes[b] ?? 0];
      const apart = p * s - q * r;
      if (Math.abs(apart) > Math.abs(best[2])) best = [a, b, apart];
    }
  }
  const [a, b, apart] = best;
  const size = Math.max(...one.slopes.map(Math.abs)) * Math.max(...other.slopes.map(Math.abs));
  if (Math.abs(apart) < 0.001 * size || apart === 0) return undefined;
  const [u, v] = [wanted[a] ?? 0, wanted[b] ?? 0];
  const by = (u * (other.slopes[b] ?? 0) - v * (other.slopes[a] ?? 0)) / apart;
  const and = ((one.slopes[a] ?? 0) * v - (one.slopes[b] ?? 0) * u) / apart;
  const miss = Math.max(
    ...wanted.map((target, row) =>
      Math.abs(target - by * (one.slopes[row] ?? 0) - and * (other.slopes[row] ?? 0)),
    ),
  );
  const steep = ({ slopes }: Lever): number => Math.max(...slopes.map(Math.abs));
  const near =
    4.1 * grain + 2 * one.blur * Math.abs(by) * steep(one) + 2 * other.blur * Math.abs(and) * steep(other);
  return miss <= near ? { miss, by } : undefined;
}
