// A sample of differing bills and a catalogue → the hypotheses that deserve to be held against the whole book.

import { parseDecimal, type Rational } from '../../runtime/exact/rational.js';
import type { Hypothesis } from '../hypotheses/hypothesis.js';
import { joinedSlip } from '../hypotheses/hypothesis.js';
import { type Amounts, agree, type Bill, excessOf } from './bill.js';
import { type Predict, predictionOf, type World } from './prediction.js';

export interface Candidate {
  readonly hypothesis: Hypothesis;
  /** How many bills of the sample it explains. */
  readonly explains: number;
  readonly predicted: readonly (Amounts | undefined)[];
}

/** Every hypothesis on every bill of the sample; `world` is best an interpreter here: each set of rules prices few cases. */
export function* triedOn(
  sample: readonly Bill[],
  hypotheses: Iterable<Hypothesis>,
  world: World,
): Generator<Candidate> {
  for (const hypothesis of hypotheses) {
    const predict = guarded(hypothesis, world);
    if (predict === undefined) continue;
    const predicted = sample.map(predict);
    let explains = 0;
    for (const [index, bill] of sample.entries()) {
      const amounts = predicted[index];
      if (amounts !== undefined && agree(amounts, bill.billed)) explains++;
    }
    yield { hypothesis, explains, predicted };
  }
}

/** An edit may make rules that price nothing (a division by nought everywhere): that predicts nothing, and stops nobody. */
function guarded(hypothesis: Hypothesis, world: World): Predict | undefined {
  try {
    return predictionOf(hypothesis, world);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Both slips at once, for bills that neither explains. */
export function joinedHypothesis(a: Hypothesis, b: Hypothesis): Hypothesis | undefined {
  const does = joinedSlip(a.does, b.does);
  if (does === undefined) return undefined;
  return {
    id: `${a.id} + ${b.id}`,
    kind: a.kind,
    change: `${a.change} + ${b.change}`,
    names: {
      ...a.names,
      ...Object.fromEntries(Object.entries(b.names).map(([name, value]) => [`and_${name}`, value])),
      and: b.kind,
    },
    says: { en: `${a.says.en}, and ${b.says.en}`, fr: `${a.says.fr}, et ${b.says.fr}` },
    does,
    rare: true,
  };
}

const asDouble = ({ n, d }: Rational): number => Number(n) / Number(d);

const numberOf = (text: string | undefined): number => {
  const value = text === undefined ? undefined : parseDecimal(text);
  return value === undefined ? Number.NaN : asDouble(value);
};

/**
 * Pairs whose effects on the first billed result add up to the difference on each of a few bills: in doubles, within two
 * hundredths. A filter: what it lets through is priced exactly before anything is said.
 */
export function* pairsThatAddUp(
  sample: readonly Bill[],
  candidates: readonly Candidate[],
  most: number,
): Generator<Hypothesis> {
  const rows = sample.slice(0, 6);
  const targets = rows.map((bill) => asDouble(excessOf(bill)));
  const effects = candidates.flatMap((candidate) => {
    const deltas = rows.map((bill, index) => {
      return numberOf(candidate.predicted[index]?.[0]) - numberOf(bill.priced[0]);
    });
    return deltas.some((delta) => Number.isNaN(delta)) || deltas.every((delta) => delta === 0)
      ? []
      : [{ hypothesis: candidate.hypothesis, deltas }];
  });
  const near = 0.021;
  const byFirst = [...effects].sort((a, b) => (a.deltas[0] ?? 0) - (b.deltas[0] ?? 0));
  let given = 0;
  for (const { hypothesis, deltas } of effects) {
    const wanted = (targets[0] ?? Number.NaN) - (deltas[0] ?? 0);
    for (let at = firstFrom(byFirst, wanted - near); at < byFirst.length; at++) {
      const other = byFirst[at];
      if (other === undefined || (other.deltas[0] ?? 0) > wanted + near) break;
      if (other.hypothesis.id <= hypothesis.id) continue;
      const fits = deltas.every(
        (delta, row) => Math.abs(delta + (other.deltas[row] ?? 0) - (targets[row] ?? Number.NaN)) <= near,
      );
      const joined = fits ? joinedHypothesis(hypothesis, other.hypothesis) : undefined;
      if (joined === undefined) continue;
      yield joined;
      if (++given >= most) return;
    }
  }
}

function firstFrom(sorted: readonly { readonly deltas: readonly number[] }[], least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.deltas[0] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
