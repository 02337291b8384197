// From facts to an outcome with a generated evaluator: reading, what is missing, the computation, and what it saw.

import type { CaseError, Outcome, OutputValue } from './assessment.js';
import { requirementFailed } from './case-errors.js';
import {
  askedResults,
  type CaseOptions,
  type Dating,
  dateGiven,
  type ReadingShape,
  readingsGiven,
} from './case-options.js';
import { missingFact } from './fact-messages.js';
import type { FactShapes, FactValues } from './fact-shapes.js';
import { itemName } from './fact-values.js';
import { readFacts } from './facts.js';
import { isPlain } from './read-plain.js';
import { Refused } from './refused.js';
import { scaledCase } from './scaled-facts.js';

/** What a result, a notice or a requirement may need, over all branches. */
export interface Needs {
  readonly facts: readonly string[];
  readonly lists: readonly string[];
}

export interface ResultShape extends Needs {
  readonly name: string;
  readonly listed: boolean;
  /** Requirements (by place) that are checked when it is asked for. */
  readonly requirements: readonly number[];
}

/** The parts of a generated evaluator. `F` is its scaled case, `R` its readings by place of their option, `O` its outputs. */
export interface Evaluation<F, R, O> {
  readonly shapes: FactShapes;
  readonly readings: readonly ReadingShape[];
  readonly dating: Dating;
  readonly results: readonly ResultShape[];
  /** What all listed results, requirements and notices may need. */
  readonly everything: Needs;
  readonly notices: readonly Needs[];
  /** Facts that are needed under a condition. */
  readonly conditions: readonly {
    readonly fact: string;
    readonly list: string | undefined;
    readonly isNeeded: (facts: F, readings: R, item: number) => boolean;
  }[];
  readonly readPlain: ((given: Readonly<Record<string, unknown>>) => F | undefined) | undefined;
  readonly chosen: R;
  readonly compute: (facts: F, readings: R, seen: Seen) => undefined;
  /** The type of the outputs, which the generated file knows; nothing is kept here. */
  readonly typed?: O;
}

/** What a computation is asked for and what it found. */
export class Seen {
  readonly outputs: Record<string, OutputValue> = {};
  readonly notices: string[] = [];
  readonly retained: Record<string, string> = {};
  readonly errors: CaseError[] = [];
  /** Undefined: all listed results, requirements and notices. */
  readonly #results: ReadonlySet<string> | undefined;
  readonly #requirements: ReadonlySet<number> | undefined;
  readonly #notices: ReadonlySet<number> | undefined;

  constructor(
    results?: ReadonlySet<string>,
    requirements?: ReadonlySet<number>,
    notices?: ReadonlySet<number>,
  ) {
    this.#results = results;
    this.#requirements = requirements;
    this.#notices = notices;
  }

  /** Listed results are wanted by default. */
  wants(result: string): boolean {
    return this.#results === undefined || this.#results.has(result);
  }

  wantsUnlisted(result: string): boolean {
    return this.#results?.has(result) ?? false;
  }

  checks(requirement: number): boolean {
    return this.#requirements === undefined || this.#requirements.has(requirement);
  }

  says(notice: number): boolean {
    return this.#notices === undefined || this.#notices.has(notice);
  }

  unmet(path: string, message: string): void {
    this.errors.push(requirementFailed(path, message));
  }

  /** Keeps a refusal; anything else goes on. */
  failed(thrown: unknown): void {
    if (!(thrown instanceof Refused)) throw thrown;
    this.errors.push(thrown.error);
  }

  /** A notice that cannot be decided refuses the case only when everything was asked for. */
  noticeFailed(thrown: unknown): void {
    if (!(thrown instanceof Refused)) throw thrown;
    if (this.#notices === undefined) this.errors.push(thrown.error);
  }
}

/** Evaluates one case. Never throws, whatever the facts are. */
export function assess<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  input: unknown,
  options: CaseOptions = {},
): Outcome<O> {
  if (options.readings === undefined && options.results === undefined && options.on === undefined) {
    const facts = readFast(evaluation, input);
    if (facts !== undefined) return outcomeOf(evaluation, facts, evaluation.chosen, new Seen(), {});
  }
  return assessThoroughly(evaluation, input, options);
}

function readFast<F, R, O>(
  { readPlain, conditions, chosen }: Evaluation<F, R, O>,
  input: unknown,
): F | undefined {
  if (readPlain === undefined) return undefined;
  try {
    const facts = isPlain(input) ? readPlain(input) : undefined;
    if (facts === undefined) return undefined;
    for (const { fact, list, isNeeded } of conditions) {
      const absent = list === undefined && !isGiven(facts, fact);
      // Conditions per item are left to the thorough reading as soon as one could matter.
      if (list !== undefined ? !isGivenThroughout(facts, list, fact) : absent && isNeeded(facts, chosen, -1))
        return undefined;
    }
    return facts;
  } catch {
    return undefined;
  }
}

const isGiven = (facts: unknown, fact: string): boolean =>
  typeof facts === 'object' && facts !== null && Reflect.get(facts, fact) !== undefined;

function isGivenThroughout(facts: unknown, list: string, fact: string): boolean {
  const items: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, list) : undefined;
  return Array.isArray(items) && items.every((item) => isGiven(item, fact));
}

function assessThoroughly<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  input: unknown,
  options: CaseOptions,
): Outcome<O> {
  const { shapes } = evaluation;
  const errors: CaseError[] = [];
  const named = readingsGiven(evaluation.readings, options.readings ?? {}, errors);
  const asked = askedResults(evaluation.results, options.results, errors);
  const readings = { ...evaluation.chosen, ...placesOf(evaluation.readings, named) };

  // What could be read is kept where something could not, so that all mistakes of a case are told at once.
  let partial: FactValues = { values: {}, lists: {} };
  const read = readFacts(shapes, input, (_name, facts) => {
    partial = facts;
    return false;
  });
  const facts = dateGiven(evaluation.dating, read.ok ? read.facts : partial, options.on, errors);
  const broken = new Set(read.ok ? [] : read.errors.flatMap(({ path }) => [path, topOf(path)]));
  const wholeCase = !read.ok && read.errors.some(({ path }) => path === '');
  const everything = asksForAll(evaluation, asked);
  const needs = everything ? evaluation.everything : needsOf(asked);
  const missing = wholeCase ? [] : missingFacts(evaluation, facts, readings, needs, broken);
  const wrong = [...(read.ok ? [] : read.errors), ...missing];
  if (errors.length > 0 || wrong.length > 0) {
    return { ok: false, errors: [...errors, ...inOrder(shapes, wrong)] };
  }

  const seen =
    options.results === undefined ? new Seen() : partlySeen(evaluation, asked, facts, readings, everything);
  return outcomeOf(evaluation, scaled<F>(shapes, facts, true), readings, seen, named);
}

// The generated file says what its scaled case is, by the same shapes.
const scaled = <F>(shapes: FactShapes, facts: FactValues, complete: boolean): F => {
  const made: unknown = scaledCase(shapes, facts, complete);
  return made as F;
};

function outcomeOf<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  facts: F,
  places: R,
  seen: Seen,
  named: Readonly<Record<string, string>>,
): Outcome<O> {
  evaluation.compute(facts, places, seen);
  if (seen.errors.length > 0) return { ok: false, errors: distinct(seen.errors) };
  const readings: Record<string, string> = {};
  for (const { name, chosen } of evaluation.readings) readings[name] = named[name] ?? chosen;
  const { notices, retained } = seen;
  const outputs: unknown = seen.outputs;
  return { ok: true, outputs: outputs as O, notices, retained, readings };
}

function placesOf(
  readings: readonly ReadingShape[],
  named: Readonly<Record<string, string>>,
): Readonly<Record<string, number>> {
  const places: Record<string, number> = {};
  for (const { name, options } of readings) {
    const option = named[name];
    if (option !== undefined) places[name] = options.indexOf(option);
  }
  return places;
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

function partlySeen<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  asked: readonly ResultShape[],
  facts: FactValues,
  readings: R,
  everything: boolean,
): Seen {
  const notices = new Set<number>();
  evaluation.notices.forEach((needs, place) => {
    if (missingFacts(evaluation, facts, readings, needs, new Set()).length === 0) notices.add(place);
  });
  return new Seen(
    new Set(asked.map(({ name }) => name)),
    everything ? undefined : new Set(asked.flatMap(({ requirements }) => requirements)),
    notices,
  );
}

/** The fact or list that a path begins with; a broken item does not break its list. */
const topOf = (path: string): string => (path.includes('[') ? path : (/^[^.]*/.exec(path)?.[0] ?? path));

function inOrder(shapes: FactShapes, errors: readonly CaseError[]): readonly CaseError[] {
  const places = new Map<string, number>();
  shapes.facts.forEach(({ name, list }, index) => {
    const top = list ?? name;
    if (!places.has(top)) places.set(top, index);
  });
  const placeOf = ({ path }: CaseError) =>
    places.get(/^[^[.]*/.exec(path)?.[0] ?? path) ?? shapes.facts.length;
  return [...errors].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What is needed and not given, in the order of the file. `broken` are paths that are reported already. */
function missingFacts<F, R, O>(
  evaluation: Evaluation<F, R, O>,
  facts: FactValues,
  readings: R,
  needs: Needs,
  broken: ReadonlySet<string>,
): readonly CaseError[] {
  const { shapes } = evaluation;
  const errors: CaseError[] = [];
  const wanted = new Set(needs.facts);
  const lists = new Set<string>();
  let partial: F | undefined;
  const isNeeded = (fact: string, presence: string, item: number): boolean => {
    if (presence !== 'when') return presence === 'always';
    const condition = evaluation.conditions.find((candidate) => candidate.fact === fact);
    partial ??= scaled<F>(shapes, facts, false);
    try {
      return condition?.isNeeded(partial, readings, item) ?? false;
    } catch (thrown) {
      // A condition that cannot be told asks for nothing yet.
      if (thrown instanceof Refused) return false;
      throw thrown;
    }
  };
  const ofList = (list: string): void => {
    lists.add(list);
    if (!needs.lists.includes(list) || broken.has(list)) return;
    const items = facts.lists[list];
    if (items === undefined) {
      errors.push(missingFact(list, shapes.lists.find(({ name }) => name === list)?.label ?? list));
      return;
    }
    const own = shapes.facts.filter((fact) => fact.list === list && wanted.has(fact.name));
    items.forEach((item, index) => {
      for (const { name, label, presence } of own) {
        const path = itemName(list, index, name);
        const given = item[name] !== undefined || broken.has(path) || broken.has(itemName(list, index));
        if (!given && isNeeded(name, presence, index)) errors.push(missingFact(path, label));
      }
    });
  };
  for (const { name, label, list, presence } of shapes.facts) {
    if (list !== undefined) {
      if (!lists.has(list)) ofList(list);
    } else if (wanted.has(name) && facts.values[name] === undefined && !broken.has(name)) {
      if (isNeeded(name, presence, -1)) errors.push(missingFact(name, label));
    }
  }
  for (const { name } of shapes.lists) if (!lists.has(name)) ofList(name);
  return errors;
}

function distinct(errors: readonly CaseError[]): readonly CaseError[] {
  const seen = new Set<string>();
  return errors.filter(({ code, path, message }) => {
    const key = `${code} ${path} ${message.en}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}
