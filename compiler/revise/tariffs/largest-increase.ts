// Two tariffs → by how much a bill rises at most, in percent and in money, proved, and a case in which it does.

import type { Definition, Expression, Fact, Model, Property, Result } from '../../3-model/model.js';
import { type Proof, prove } from '../../4-analyse/prover/prove.js';
import {
  compare,
  divide,
  formatDecimal,
  hundred,
  multiply,
  one,
  type Rational,
  rational,
  roundTo,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { joinedTariffs, renamed } from './joined-tariffs.js';

export interface Increase {
  readonly output: string;
  /** `from nothing`: who paid nothing pays something, which is no percentage. */
  readonly kind: 'percent' | 'amount' | 'from nothing';
  /** In percent, rounded up to hundredths, or in the result's unit. */
  readonly by: string;
  readonly old: string;
  readonly new: string;
  /** The case, by fact. */
  readonly facts: Readonly<Record<string, string>>;
  /** That no case rises by more; else it is the largest that was found. */
  readonly proved: boolean;
}

/** Questions for one statement: each answer is a case that rises by more. */
const mostQuestions = 12;
const mostParts = 400;

/** Of the results named; those that never rise give nothing. */
export function* largestIncreases(
  before: Model,
  after: Model,
  outputs: ReadonlySet<string>,
): Generator<Increase> {
  const { model, apart } = joinedTariffs(before, after);
  if (apart.length > 0) return;
  for (const result of before.results) {
    const place = model.definitions.find(({ id }) => id === result.definition);
    if (!outputs.has(result.name) || result.type.kind !== 'quantity' || place === undefined) continue;
    if (result.list !== undefined) continue;
    for (const kind of ['from nothing', 'percent', 'amount'] as const) {
      const found = climbed(model, result, place, kind);
      if (found !== undefined) yield found;
    }
  }
}

/** Each case that breaks the claim gives the next claim, until none does. */
function climbed(
  model: Model,
  result: Result,
  place: Definition,
  kind: Increase['kind'],
): Increase | undefined {
  let limit = kind === 'percent' ? one : zero;
  let last: { readonly old: Rational; readonly new: Rational; readonly proof: Proof } | undefined;
  for (let asked = 0; asked < mostQuestions; asked++) {
    const property = claimOf(result, place, kind, limit);
    const [proof] = prove({ ...model, properties: [property] }, { boxes: mostParts });
    if (proof?.status !== 'false') return last && told(last, proof?.status === 'proved');
    const [left, right] = proof.sides ?? [];
    if (typeof left?.value !== 'object' || typeof right?.value !== 'object') return last && told(last, false);
    const is = left.value;
    const was = kind === 'percent' ? divide(right.value, limit) : subtract(right.value, limit);
    last = { old: was, new: is, proof };
    if (kind === 'from nothing') return told(last, true);
    const next = risen[kind](is, was);
    if (compare(next, limit) <= 0) return told(last, false);
    limit = next;
  }
  return last && told(last, false);

  function told({ old, new: is, proof }: NonNullable<typeof last>, proved: boolean): Increase {
    const by =
      kind === 'percent'
        ? roundTo(multiply(subtract(divide(is, old), one), hundred), 'up', rational(1n, 100n))
        : subtract(is, old);
    const facts = Object.entries(proof.counterexample?.before.values ?? {}).flatMap(([name, value]) => {
      const fact = model.facts.find((one) => one.name === name);
      const text = fact === undefined ? undefined : shown(value, fact);
      return text === undefined ? [] : [[name, text] as const];
    });
    return {
      output: result.name,
      kind,
      by: written(by),
      old: written(old),
      new: written(is),
      facts: Object.fromEntries(facts),
      proved,
    };
  }
}

const risen: Readonly<Record<'percent' | 'amount', (is: Rational, was: Rational) => Rational>> = {
  percent: divide,
  amount: subtract,
};

/** New at most old times (plus) the limit, where something (nothing) was due before. */
function claimOf(
  result: Result,
  { span, type }: Definition,
  kind: Increase['kind'],
  limit: Rational,
): Property {
  const reference = (definition: string): Expression => ({
    kind: 'reference',
    definition,
    items: [],
    type,
    span,
  });
  const number = (value: Rational, of = type): Expression => ({ kind: 'number', value, type: of, span });
  const pure = { kind: 'quantity', unit: { powers: [] }, percent: false } as const;
  const truth = { type: { kind: 'yes-no' }, span } as const;
  const old = reference(result.definition);
  const right: Expression =
    kind === 'percent'
      ? { kind: 'multiply', left: old, right: number(limit, pure), type, span }
      : { kind: 'add', left: old, right: number(limit), type, span };
  const operator = kind === 'from nothing' ? 'equal' : 'above';
  const when: Expression | undefined =
    kind === 'amount' ? undefined : { kind: 'compare', operator, left: old, right: number(zero), ...truth };
  return {
    id: `diff/${result.name}/${kind}`,
    text: `${renamed(result.name)} at most ${result.name}, ${kind}`,
    kind: 'always',
    condition: {
      kind: 'compare',
      operator: 'up-to',
      left: reference(renamed(result.definition)),
      right,
      ...truth,
    },
    when,
    section: undefined,
    span,
  };
}

function shown(value: unknown, { type }: Fact): string | undefined {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (!isRational(value) || type.kind !== 'quantity') return undefined;
  return written(type.percent ? multiply(value, hundred) : value);
}

const isRational = (value: unknown): value is Rational =>
  typeof value === 'object' && value !== null && 'n' in value && 'd' in value;

const written = (value: Rational): string => formatDecimal(value) ?? `${value.n}/${value.d}`;
