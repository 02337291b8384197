// Two tariffs → what one case pays by each as one fact of it goes through its values: two lines of a picture.

import { evaluate } from '../../../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../../../compiler/3-model/model.js';
import { nearestFloat } from '../../../../compiler/6-emit/wording/nearest-float.js';
import {
  hundred,
  multiply,
  parseDecimal,
  type Rational,
} from '../../../../compiler/runtime/exact/rational.js';
import type { Difference } from '../difference-text.js';

export interface CurveOfBoth {
  readonly output: string;
  readonly label: string;
  /** Facts that stay as they are. */
  readonly held: Readonly<Record<string, string>>;
  /** In the order of the fact; an amount is undefined where the tariff refuses the case. */
  readonly points: readonly {
    readonly at: number;
    readonly old: number | undefined;
    readonly new: number | undefined;
  }[];
}

const mostPoints = 240;

/** Of the fact by whose regions the tariffs were told apart, around a case that pays more; undefined where there is none. */
export function curveOfBoth(
  old: Model,
  renewed: Model,
  { statements, increases }: Difference,
): CurveOfBoth | undefined {
  const increase = increases.find(({ kind }) => kind === 'percent') ?? increases[0];
  const regions = statements.filter(
    ({ output, where }) => output === increase?.output && where !== undefined,
  );
  const name = regions[0]?.where?.fact ?? largestFact(renewed, increase?.facts ?? {});
  const fact = renewed.facts.find((one) => one.name === name);
  if (increase === undefined || fact?.domain === undefined) return undefined;
  const percent = fact.type.kind === 'quantity' && fact.type.percent;
  const shown = (value: Rational): number => nearestFloat(percent ? multiply(value, hundred) : value);
  const [from, end, step] = [fact.domain.from, fact.domain.to, fact.domain.step].map(shown) as [
    number,
    number,
    number,
  ];
  const limits = regions.flatMap(({ where }) => [Number(where?.from), Number(where?.to)]);
  const inner = [...limits.filter((limit) => limit < end), Number(increase.facts[fact.name])];
  const to = Math.min(end, from + 1.4 * (Math.max(from + step, ...inner.filter(Number.isFinite)) - from));
  const even = Array.from(
    { length: mostPoints + 1 },
    (_, index) => from + ((to - from) * index) / mostPoints,
  );
  const near = limits.flatMap((limit) => [limit - step, limit, limit + step]);
  const places = [...new Set([...even, ...near].map((at) => Math.round((at - from) / step)))]
    .filter((steps) => steps >= 0 && from + steps * step <= to + step / 2)
    .sort((a, b) => a - b);
  const amountBy = (model: Model): ((value: string) => number | undefined) => {
    const interpreter = new Interpreter(model);
    return (value) => {
      const outcome = evaluate(
        interpreter,
        { ...increase.facts, [fact.name]: value },
        { results: [increase.output] },
      );
      const amount = outcome.ok ? outcome.outputs[increase.output] : undefined;
      const exact = typeof amount === 'string' ? parseDecimal(amount) : undefined;
      return exact === undefined ? undefined : nearestFloat(exact);
    };
  };
  const [before, after] = [amountBy(old), amountBy(renewed)];
  const { [fact.name]: _, ...held } = increase.facts;
  const points = places.map((steps) => {
    const at = Number((from + steps * step).toPrecision(12));
    return { at, old: before(String(at)), new: after(String(at)) };
  });
  return { output: increase.output, label: fact.label, held, points };
}

/** Where no region tells: the number of the case that can go furthest. */
function largestFact(model: Model, facts: Readonly<Record<string, string>>): string | undefined {
  return model.facts
    .filter(
      ({ name, type, list, domain }) =>
        type.kind === 'quantity' && list === undefined && domain && name in facts,
    )
    .sort((a, b) => Number(facts[b.name]) - Number(facts[a.name]))[0]?.name;
}
