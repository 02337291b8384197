// Decides the declared properties of a model: proved for every input, false with the simplest counterexample, or undecided.

import type { Model, Property } from '../../3-model/model.js';
import type { Certificate } from '../certificate/certificate.js';
import { confirmed } from '../certificate/confirmed.js';
import { indexOf, type ModelIndex } from '../model-index.js';
import { expressionsOf, focusOf } from '../spoken-of.js';
import { type Cause, causeOf } from './cause.js';
import { Falsifier } from './falsify.js';
import { type Rules, rules as usualRules } from './reason/rules.js';
import { certificateOf } from './search/certificate-of.js';
import { type Asked, asked } from './search/questions.js';
import { type Part, searching } from './search/search.js';
import { type Side, sidesOf } from './sides.js';
import { type Pair, Trials, type Tried } from './trial.js';

export interface ProofOptions {
  /** Options of readings other than the chosen ones. */
  readonly readings?: Readonly<Record<string, string>>;
  /** Parts of the domain looked at per property, at most; 400 unless told. Each grants so many looks at values. */
  readonly boxes?: number;
  /** Cases tried on each property by the interpreter; 120 unless told. */
  readonly tests?: number;
  readonly seed?: number;
  /** Only these properties, by id. */
  readonly only?: ReadonlySet<string>;
  /** Milliseconds from any start; the core has no clock of its own. */
  readonly clock?: () => number;
  /** Milliseconds that a property may take by that clock: verdicts then hang on the machine. Else `boxes` alone limits it. */
  readonly time?: number;
  /** Cases that are known to break a property: they are simplified and told. */
  readonly broken?: (property: Property) => Pair | undefined;
  /** Other rules than the proven ones, to show that tests find a wrong rule. */
  readonly rules?: Rules;
}

export interface Proof {
  readonly property: Property;
  readonly status: 'proved' | 'false' | 'undecided' | 'skipped';
  readonly counterexample?: Tried;
  readonly cause?: Cause;
  /** What a comparison that fails has on its left and on its right. */
  readonly sides?: readonly [Side, Side];
  /** Readings under which a false property holds, where another option alone makes it so. */
  readonly holdsWith?: readonly { readonly reading: string; readonly option: string }[];
  /** Proved because there is no case, or no two cases, that it speaks of. */
  readonly speaksOfNone?: boolean;
  /** By what it was proved, as a checker of its own has confirmed. */
  readonly certificate?: Certificate;
  /** Steps of it that were confirmed. */
  readonly confirmed?: number;
  /**
   * Undecided because the time, the parts or the looks were spent, no rule shows it, it is nested deeper than the stack bears, or
   * the checker did not confirm what was found.
   */
  readonly spent?: 'time' | 'parts' | 'looks' | 'rules' | 'depth' | 'unconfirmed';
  /** Parts of the domain that were looked at. */
  readonly boxes: number;
  /** Cases that were evaluated and that it spoke of. */
  readonly tested: number;
  readonly ms?: number;
}

/** Claims are about the model on its declared domains and steps, under the readings given. Never throws, always ends. */
export function prove(model: Model, options: ProofOptions = {}): readonly Proof[] {
  return [...proofs(model, options)];
}

/** The same one by one, as they are found. A verdict hangs on the model, the property and the options, on nothing else. */
function* proofs(model: Model, options: ProofOptions = {}): Generator<Proof> {
  for (const property of model.properties) {
    if (options.only?.has(property.id) ?? true) yield proofOf(model, property, options);
  }
}

const usualBoxes = 400;
const usualTests = 120;
/** Looks at values that each part grants. What the three rulesets prove takes 600 000 of the usual million at most. */
const looksPerBox = 2_500;
const fewBoxes = 100;

/** One property, with an engine of its own. */
export const proofOf = (model: Model, property: Property, options: ProofOptions = {}): Proof =>
  drained(proofInParts(model, property, options));

/** The same, resting after each part of the domain: whoever asks may hear of something else, or not go on. */
export function* proofInParts(
  model: Model,
  property: Property,
  options: ProofOptions = {},
): Generator<void, Proof> {
  const started = options.clock?.();
  const result = withHelpfulReadings(model, yield* deciding(model, property, options), options);
  return started === undefined ? result : { ...result, ms: (options.clock?.() ?? started) - started };
}

/** What is false, with the options of readings under which it holds. */
export function withHelpfulReadings(model: Model, result: Proof, options: ProofOptions): Proof {
  const { counterexample, property } = result;
  if (!counterexample) return result;
  const holdsWith = bearable(() => readingsThatHelp(model, property, counterexample, options), []);
  return holdsWith.length > 0 ? { ...result, holdsWith } : result;
}

function drained<T>(work: Generator<void, T>): T {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

function* deciding(model: Model, property: Property, options: ProofOptions): Generator<void, Proof> {
  const index = indexOf(model);
  const trials = new Trials(model, options.readings ?? {});
  const falsifier = new Falsifier(model, trials, options.seed ?? 1, options.tests ?? usualTests);
  const question = questionOf(model, property, options);
  if (!question) return { property, status: 'skipped', boxes: 0, tested: 0 };
  const broken = options.broken?.(property) ?? bearable(() => falsifier.broken(property), undefined);
  if (broken) {
    // A case that is known to break it is told, even where it cannot be made simpler.
    const asFound = { ...broken, values: [] };
    const tried = bearable(() => falsifier.simplest(property, broken), options.broken ? asFound : undefined);
    if (tried) return refuted(index, trials, property, tried);
  }
  const { certificate, ...found } = yield* searchedFor(question, options);
  const undecided: Proof = { property, status: 'undecided', ...found, tested: trials.tested };
  if (!certificate) return undecided;
  const { readings = {} } = options;
  const checked = bearable(() => confirmed(index, property, readings, certificate), undefined);
  if (!checked?.confirmed) return { ...undecided, spent: 'unconfirmed' };
  return {
    ...undecided,
    status: 'proved',
    certificate,
    confirmed: checked.steps,
    ...(trials.tested === 0 && !checked.speaks ? { speaksOfNone: true } : {}),
  };
}

const questionOf = (model: Model, property: Property, { readings = {}, rules = usualRules }: ProofOptions) =>
  bearable(() => asked(model, property, readings, rules), 'too-deep');

/** What a search came to, before anything has confirmed it. */
export type Found = Pick<Proof, 'certificate' | 'spent' | 'boxes'>;

/** The certificate that the search alone arrives at: tests hold the checker against it. Nothing is proved by this. */
export function searchAlone(model: Model, property: Property, options: ProofOptions = {}): Found {
  const question = questionOf(model, property, options);
  return question ? drained(searchedFor(question, options)) : { spent: 'rules', boxes: 0 };
}

function* searchedFor(question: Asked | 'too-deep', options: ProofOptions): Generator<void, Found> {
  const tooDeep: Found = { spent: 'depth', boxes: 0 };
  if (question === 'too-deep') return tooDeep;
  const work = reasoning(question, options);
  for (;;) {
    const step = bearable(() => work.next(), undefined);
    if (!step) return tooDeep;
    if (step.done) return step.value;
    yield;
  }
}

/** What is nested deeper than the stack bears is told as such: nothing is proved of it, and nobody sees a crash. */
function bearable<T, U>(work: () => T, otherwise: U): T | U {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function* reasoning(
  { questions, reasoner }: Asked,
  { clock, time, boxes: most = usualBoxes }: ProofOptions,
): Generator<void, Found> {
  const end = clock && time !== undefined ? clock() + time : undefined;
  const stop = (): boolean => end !== undefined && clock !== undefined && clock() > end;
  reasoner.stop = stop;
  // Few parts may be hard ones.
  reasoner.mostLooks = looksPerBox * Math.max(most, fewBoxes);
  let boxes = 0;
  const parts: { readonly about: string; readonly part: Part }[] = [];
  for (const question of questions) {
    const result = yield* searching(reasoner, question, { boxes: Math.max(1, most - boxes), stop });
    boxes += result.boxes;
    if (!result.part) {
      const spent = stop() ? 'time' : reasoner.isSpent ? 'looks' : boxes >= most ? 'parts' : 'rules';
      return { spent, boxes };
    }
    parts.push({ about: question.note, part: result.part });
  }
  return { certificate: certificateOf(parts), boxes };
}

/** Told of a case that was seen to break a property: why, and what is compared. */
export function refuted(index: ModelIndex, trials: Trials, property: Property, tried: Tried): Proof {
  const item = focusOf(index, property) === undefined ? -1 : 0;
  // A case that breaks it stays told, even where nobody can say why.
  const cause = bearable(() => causeOf(index, trials, property, tried, item), undefined);
  const sides = bearable(() => sidesOf(index, trials, property, tried.before, item), undefined);
  return {
    property,
    status: 'false',
    counterexample: tried,
    ...(cause ? { cause } : {}),
    ...(sides ? { sides } : {}),
    boxes: 0,
    tested: trials.tested,
  };
}

/** Other options under which the property is proved, and the case that breaks it is not refused. */
function readingsThatHelp(
  model: Model,
  property: Property,
  { before, after }: Tried,
  options: ProofOptions,
): readonly { reading: string; option: string }[] {
  const item = focusOf(indexOf(model), property) === undefined ? -1 : 0;
  const [root] = expressionsOf(property);
  const helpful: { reading: string; option: string }[] = [];
  for (const { name, set, chosen } of model.readings) {
    for (const option of set.options) {
      if (option.name === (options.readings?.[name] ?? chosen)) continue;
      const readings = { ...options.readings, [name]: option.name };
      const trials = new Trials(model, readings);
      const values = [before, after].map((facts) => facts && root && trials.value(facts, root, item));
      if (values[0] === undefined || (after && values[1] === undefined)) continue;
      if (property.kind === 'always' && values[0] !== true) continue;
      const { broken: _, ...rest } = options;
      const other = drained(deciding(model, property, { ...rest, boxes: 50, readings }));
      if (other.status === 'proved') helpful.push({ reading: name, option: option.name });
    }
  }
  return helpful;
}
