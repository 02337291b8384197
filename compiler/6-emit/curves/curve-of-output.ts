// An output over one fact while the others stay as they are: sampled exactly on the fact's own grid, most densely where
// it bends or jumps.

import { evaluate } from '../../3-model/evaluate/evaluate.js';
import type { Fact, FactInput, Rational, Result } from '../../3-model/model.js';
import { landmarksOf } from '../../4-analyse/cases/landmarks.js';
import type { Locale } from '../../languages.js';
import {
  compare,
  divide,
  floor,
  formatDecimal,
  hundred,
  maximum,
  minimum,
  multiply,
  parseDecimal,
  rational,
} from '../../runtime/exact/rational.js';
import { own } from '../../runtime/outcome/assessed.js';
import { nearEnd } from './near-end.js';
import type { Curve } from './picture.js';
import { runsOf } from './runs-of-samples.js';
import { type Grid, samplesOn } from './samples-on-grid.js';
import {
  axisOf,
  clauseOf,
  fileName,
  isPercent,
  onAxis,
  readable,
  type Surroundings,
} from './surroundings.js';

export interface OutputOverFact {
  /** A result or amount with one number per case. */
  readonly result: Result;
  /** A quantity with a declared domain, of the case itself. */
  readonly fact: Fact;
  /** The other facts as a case states them; an own value of `fact` is marked by nothing. */
  readonly facts: Readonly<Record<string, FactInput>>;
  readonly readings?: Readonly<Record<string, string>>;
  readonly on?: string;
  /** Ends of the picture, as written in a case (47 for 47 %); by default from the least value to beyond the last limit. */
  readonly from?: Rational;
  readonly to?: Rational;
}

/** Undefined where the output has no number at any value of the fact, or the fact no domain to be drawn over. */
export function curveOfOutput(around: Surroundings, asked: OutputOverFact): Curve | undefined {
  const { fact, result, facts } = asked;
  const grid = gridOf(fact);
  if (grid === undefined || fact.list !== undefined || result.list !== undefined) return undefined;
  const written = landmarksOf(around.index, { roundings: false }).numbers.get(fact.name) ?? [];
  const landmarks = written.map((mark) => onAxis(mark, fact.type));
  const own = facts[fact.name];
  const given = typeof own === 'string' ? parseDecimal(own) : undefined;
  const { from, to } = endsOf(grid, asked, landmarks, given);
  const options = {
    results: [result.name],
    ...(asked.readings && { readings: asked.readings }),
    ...(asked.on !== undefined && { on: asked.on }),
  };
  const valueAt = (at: Rational): Rational | undefined => {
    const outcome = evaluate(around.interpreter, { ...facts, [fact.name]: formatDecimal(at) ?? '' }, options);
    const value = outcome.ok ? outcome.outputs[result.name] : undefined;
    return typeof value === 'string' ? parseDecimal(value) : undefined;
  };
  const inside = landmarks.filter((mark) => compare(mark, from) > 0 && compare(mark, to) < 0);
  const unit = rational(1, 10n ** BigInt(result.decimals));
  const samples = samplesOn({ ...grid, from, to }, inside, unit, valueAt);
  const pieces = runsOf(samples, inside, { ...grid, from, to }, unit);
  if (pieces.length === 0) return undefined;
  const definition = around.index.definitions.get(result.definition);
  return {
    kind: 'curve',
    name: fileName(result.name, fact.name),
    of: result.name,
    title: result.label,
    clause: clauseOf(around, definition?.section),
    note: noteOf(around, asked),
    language: around.model.language,
    x: { ...axisOf(around, fact.label, fact.type), from, to, marks: [] },
    y: axisOf(around, readable(result.label, result.name), result.type),
    lines: [{ label: '', pieces }],
  };
}

/** The domain as a case writes it. */
function gridOf(fact: Fact): Grid | undefined {
  if (fact.domain === undefined || fact.type.kind !== 'quantity') return undefined;
  const { from, to, step } = fact.domain;
  const shown = (value: Rational): Rational => (isPercent(fact.type) ? multiply(value, hundred) : value);
  return { from: shown(from), to: shown(to), step: shown(step) };
}

function endsOf(
  grid: Grid,
  { from, to }: OutputOverFact,
  landmarks: readonly Rational[],
  given: Rational | undefined,
): { readonly from: Rational; readonly to: Rational } {
  const own = landmarks.filter((mark) => compare(mark, grid.to) < 0);
  const last = own[own.length - 1];
  const shown = [last, given].filter((value) => value !== undefined && value.n > 0n) as Rational[];
  const beyond = shown.map((value) => multiply(value, rational(5, 4))).reduce(maximum, rational(0));
  const end = to ?? (beyond.n > 0n ? beyond : grid.to);
  const onGrid = (value: Rational): Rational =>
    multiply(rational(floor(divide(value, grid.step))), grid.step);
  const least = maximum(grid.from, from === undefined ? grid.from : onGrid(from));
  const most = to === undefined ? nearEnd(onGrid(end), grid.to) : minimum(grid.to, onGrid(end));
  return { from: least, to: compare(most, least) > 0 ? most : grid.to };
}

/** `Surface : 120 · Heures : 40`. */
function noteOf({ model, words }: Surroundings, { fact, facts }: OutputOverFact): string {
  return model.facts
    .flatMap(({ name, label, type }) => {
      const value = own(facts, name);
      if (name === fact.name || value === undefined || typeof value === 'object') return [];
      const yes = value === true || value === 'true';
      const option = type.kind === 'choice' ? type.set.options.find((one) => one.name === value) : undefined;
      const shown =
        type.kind === 'yes-no'
          ? yes
            ? words.yes
            : words.no
          : (option?.label ?? String(value).replace('.', words.decimalMark));
      return [`${label} ${spaceOfColon[model.language]}: ${shown}`];
    })
    .join(' · ');
}

/** French sets a space before a colon that does not break there. */
const spaceOfColon = { en: '', fr: '\u00a0' } as const satisfies Readonly<Record<Locale, string>>;
