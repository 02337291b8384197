// From facts to an outcome with a generated evaluator: reading, what is missing, and the computation.

import { readFacts } from '../facts/facts.js';
import { isPlain } from '../facts/read-plain.js';
import { Assessed, own, tracedValues } from '../outcome/assessed.js';
import type { CaseError, Outcome, TracedValue } from '../outcome/assessment.js';
import type { InForce } from '../outcome/case-record.js';
import { amountsIn, inAmounts } from './amounts.js';
import { dateGiven, type ReadingShape, readOptions, saysNothing } from './case-options.js';
import { type Evaluation, type Found, type Needs, neededIn, type ResultShape } from './evaluation.js';
import { inForceOf, inForceOn } from './in-force.js';
import { distinct, inOrderOfFacts, topOf } from './listed-errors.js';
import { missingFacts, scaledAs } from './missing-facts.js';
import { withRecord } from './record-case.js';
import { Seen } from './seen.js';

type Named = Readonly<Record<string, string>>;

/**
 * Evaluates one case. Never throws, whatever facts and options are: they are `CaseOptions`, or `InAmounts`, where numbers of the
 * outputs are of the class that is given.
 */
export function assess<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  input: unknown,
  options?: unknown,
): Outcome<O> {
  if (options === undefined || saysNothing(options)) {
    const facts = readFast(evaluation, input);
    if (facts !== undefined) return asChosen(evaluation, facts);
  }
  return assessThoroughly(evaluation, input, options);
}

/** What a file of a former compiler does not say of itself. */
const unknownOrigin = {
  rules: { name: '', label: '', sha256: null, documents: {} },
  evaluator: { kind: 'generated', compiler: null, sha256: null },
} as const;

/** What refuses a scaled case whose facts are in their domains, found by computing it value by value. */
export function errorsOf<F, R, O>(evaluation: Evaluation<F, R, O>, facts: Partial<F>): readonly CaseError[] {
  const outcome = thorough(evaluation, facts, {}, new Seen());
  return outcome.ok ? [] : outcome.errors;
}

function asChosen<F, R, O>(evaluation: Evaluation<F, R, O>, facts: F): Outcome<O> {
  const found: Found<O> = { isTold: true, outputs: undefined, notices: [], retained: {} };
  const computed = evaluation.compute(facts, found);
  const { outputs, notices, retained } = found;
  if (computed === undefined || outputs === undefined) return thorough(evaluation, facts, {}, new Seen());
  return new Assessed(outputs, notices, retained, evaluation.chosenNames, {
    trace: () => traced(evaluation, facts, {}),
    inForce: () => inForceFor(evaluation, facts),
  });
}

/** Of a case in whole steps: its date is a number of days. */
function inForceFor<F, R, O>({ dating }: Evaluation<F, R, O>, facts: Partial<F>): InForce | undefined {
  const day: unknown = dating.kind === 'none' ? undefined : Reflect.get(facts, dating.fact);
  return inForceOn(dating, typeof day === 'number' ? day : undefined);
}

function traced<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  facts: Partial<F>,
  named: Named,
): readonly TracedValue[] {
  const seen = Seen.all(evaluation.results.map(({ name }) => name));
  evaluation.computeThoroughly(facts, placesOf(evaluation, named), seen);
  return tracedValues(evaluation.results, (name) => own(seen.outputs, name), seen.retained);
}

export function thorough<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  facts: Partial<F>,
  named: Named,
  seen: Seen,
): Outcome<O> {
  evaluation.computeThoroughly(facts, placesOf(evaluation, named), seen);
  if (seen.errors.length > 0) return { ok: false, errors: distinct(seen.errors) };
  const { notices, retained } = seen;
  const outputs = outputsOf<O>(seen);
  return new Assessed(outputs, notices, retained, readingsOf(evaluation, named), {
    trace: () => traced(evaluation, facts, named),
    inForce: () => inForceFor(evaluation, facts),
  });
}

// The generated file says what its outputs are, by the same results.
function outputsOf<O>(seen: Seen): O {
  const outputs: unknown = seen.outputs;
  return outputs as O;
}

function readFast<F, R, O>(evaluation: Evaluation<F, R, O>, input: unknown): F | undefined {
  const { readPlain, conditions, chosen } = evaluation;
  if (readPlain === undefined) return undefined;
  try {
    const facts = isPlain(input) ? readPlain(input) : undefined;
    if (facts === undefined) return undefined;
    if (conditions.length === 0) return facts;
    const isNeeded = neededIn(evaluation, () => facts, chosen);
    let place = -1;
    for (const { fact, list } of conditions) {
      place++;
      // Conditions per item are left to the thorough reading as soon as one could matter.
      if (list === undefined ? isGiven(facts, fact) : isGivenThroughout(facts, list, fact)) continue;
      if (list !== undefined || isNeeded(place, -1)) return undefined;
    }
    return facts;
  } catch {
    return undefined;
  }
}

// Of facts as they were read, all of which are properties of their own; indexing is what engines remember.
const isGiven = (facts: unknown, fact: string): boolean =>
  typeof facts === 'object' &&
  facts !== null &&
  (facts as Readonly<Record<string, unknown>>)[fact] !== undefined;

function isGivenThroughout(facts: unknown, list: string, fact: string): boolean {
  const items: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, list) : undefined;
  return Array.isArray(items) && items.every((item) => isGiven(item, fact));
}

function assessThoroughly<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  input: unknown,
  options: unknown,
): Outcome<O> {
  const { shapes } = evaluation;
  const {
    readings: named,
    results: asked,
    isPart,
    on,
    isRecorded,
    errors: wrongOptions,
  } = readOptions(evaluation, options, ['amounts']);
  const errors: CaseError[] = [...wrongOptions];
  const amounts = amountsIn(options, errors);
  const answer = (outcome: Outcome<O>, inForce: InForce | undefined): Outcome<O> => {
    const { origin = unknownOrigin, dating, numbers } = evaluation;
    const recorded = isRecorded
      ? withRecord(outcome, { facts: input, options, inForce }, { ...origin, dating })
      : outcome;
    return inAmounts(recorded, amounts, numbers);
  };

  // What could be read is kept where something could not, so that all mistakes of a case are told at once.
  const read = readFacts(shapes, input);
  const facts = dateGiven(evaluation.dating, read.facts, on, errors);
  const period = () => inForceOf(evaluation.dating, facts, on);
  const broken = new Set([...errors, ...read.errors].flatMap(({ path }) => [path, topOf(path)]));
  const wholeCase = read.errors.some(({ path }) => path === '');
  const { needs, surely, isOfListed, seeing } = askedOf(evaluation, asked);
  const missing = wholeCase
    ? { errors: [], isUntold: false }
    : missingFacts(
        evaluation,
        facts,
        () => scaledAs<Partial<F>>(shapes, facts, false),
        placesOf(evaluation, named),
        needs,
        broken,
        surely,
        isOfListed,
      );
  const wrong = [...read.errors, ...missing.errors];
  if (errors.length > 0 || wrong.length > 0) {
    return answer({ ok: false, errors: [...errors, ...inOrderOfFacts(shapes, wrong)] }, period());
  }

  const isChosen = evaluation.readings.every(({ name, chosen }) => (named[name] ?? chosen) === chosen);
  // Nothing stands in for a fact that may be needed after all.
  if (!isPart && isChosen && !missing.isUntold) {
    return answer(asChosen(evaluation, scaledAs<F>(shapes, facts, true)), period());
  }
  const seen = isPart ? seeing() : new Seen();
  return answer(thorough(evaluation, scaledAs<Partial<F>>(shapes, facts, false), named, seen), period());
}

const readingsOf = <F, R, O>({ readings }: Evaluation<F, R, O>, named: Named): Named =>
  Object.fromEntries(readings.map(({ name, chosen }) => [name, named[name] ?? chosen]));

function placesOf<F, R, O>({ chosen, readings }: Evaluation<F, R, O>, named: Named): R {
  const place = ({ name, options }: ReadingShape) => options.indexOf(named[name] ?? '');
  const others = readings.filter(({ name }) => named[name] !== undefined);
  return { ...chosen, ...Object.fromEntries(others.map((reading) => [reading.name, place(reading)])) };
}

interface Asked {
  readonly needs: Needs;
  /** What they need whatever the case; undefined where all that counts for whole cases counts. */
  readonly surely: ReadonlySet<string> | undefined;
  readonly isOfListed: boolean;
  /** To see just them, with their requirements. */
  readonly seeing: () => Seen;
}

/** What some results come to, where they are asked for by name. */
export function askedOf<F, R, O>(evaluation: Evaluation<F, R, O>, asked: readonly ResultShape[]): Asked {
  const names = new Set(asked.map(({ name }) => name));
  const isOfListed = asked.every(({ listed }) => listed);
  if (asksForAll(evaluation, asked)) {
    return { needs: evaluation.everything, surely: undefined, isOfListed, seeing: () => new Seen(names) };
  }
  const requirements = new Set(asked.flatMap((result) => result.requirements));
  return {
    needs: needsOf(asked),
    surely: new Set(asked.flatMap(({ surely, facts }) => surely ?? facts)),
    isOfListed,
    seeing: () => new Seen(names, requirements),
  };
}

/** Every listed result is among those asked for: then all requirements and notices count. */
function asksForAll<F, R, O>({ results }: Evaluation<F, R, O>, asked: readonly ResultShape[]): boolean {
  const names = new Set(asked.map(({ name }) => name));
  return results.every(({ name, listed }) => !listed || names.has(name));
}

const needsOf = (asked: readonly Needs[]): Needs => ({
  facts: asked.flatMap(({ facts }) => facts),
  lists: asked.flatMap(({ lists }) => lists),
});
