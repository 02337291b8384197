// Random models of every kind that there are writers for, one after the other, each with one check.

import type { Model } from '../../compiler/3-model/model.js';
import { kindsOfRules } from './kinds-of-rules.js';
import { modelOf } from './model-of.js';
import { randomModel, tightModel } from './random-models.js';
import { randomRules } from './random-rules.js';
import { tightRules } from './tight-rules.js';

export interface RandomFile {
  readonly name: string;
  readonly made: Model;
  /** What it was read from; formulas are made as models. */
  readonly text?: string;
}

const formulas = [
  { kind: 'formulas', make: randomModel },
  { kind: 'formulas held to what is reached', make: tightModel },
];

/** Formulas over plain facts. */
export function* randomFormulas(seed: number, only = ''): Generator<RandomFile> {
  for (const { kind, make } of formulas)
    if (kind.includes(only)) yield { name: `${kind} ${seed}`, made: make(seed) };
}

/** Rule files with lists, dates and versions, scales, readings, facts that may be missing. */
export function* randomRuleFiles(seed: number, only = ''): Generator<RandomFile> {
  for (const kind of kindsOfRules) {
    if (!kind.includes(only)) continue;
    const text = randomRules(kind, seed);
    yield { name: `${kind} ${seed}`, made: modelOf(text), text };
    const tight = tightRules(kind, seed);
    if (tight !== undefined)
      yield { name: `${kind}, held to what is reached ${seed}`, made: modelOf(tight), text: tight };
  }
}

/** Claims that are false by a hair, each for a rule that chance seldom asks for. */
const telling: Readonly<Record<string, readonly string[]>> = {
  'rounding to even skips a step': [
    'fact x : number, whole, from 0 to 9',
    'value due = ((x + 0.5), rounded half even to 1)',
    'check due has no jump above 1 in x',
  ],
  'rounding up moves more than half': [
    'fact x : number, whole, from 0 to 9',
    'check ((x / 3), rounded up to 1) - x / 3 is at most 0.5',
  ],
  'below nought, up is down': [
    'fact x : number, whole, from 0 to 9',
    'check (((x - 9) / 3), rounded up to 1) - (x - 9) / 3 is at least 0',
  ],
  'the first may be the highest': [
    'fact x : number, whole, from 0 to 9',
    'fact y : number, whole, from 0 to 3',
    'check (higher of (x; y)) is at most 3',
  ],
  'the reciprocal of the least is the greatest': [
    'fact x : number, whole, from 1 to 4',
    'check 1 / x is at most 0.5',
  ],
  'one step is less than two': [
    'fact x : number, whole, from 0 to 9',
    'value due = (x + 1.5 when x is 2, otherwise x)',
    'check due never decreases in x',
  ],
  'three items are more than one': [
    'list all "All", up to 3',
    'fact w of all : number, whole, from 0 to 3',
    'value s = sum of w over all',
    'check s is at most 3',
  ],
  'an empty list has no item': [
    'list all "All", up to 3',
    'fact w of all : number, whole, from 1 to 3',
    'value s = sum of w over all',
    'check s is at least 1',
  ],
  'below nought the greater factor makes less': [
    'fact x : number, whole, from 0 to 9',
    'fact y : number, whole, from 0 to 3',
    'value a = ((x * 0.7 - 3), rounded half up to 1)',
    'value b = ((y * 0.6), rounded half up to 1)',
    'value c = ((x * 0.7 - 2), rounded half up to 1)',
    'value e = ((y * 0.6 + 1), rounded half up to 1)',
    'check a * b is at most c * e',
  ],
  'below nought the greater share is less': [
    'fact x : number, whole, from 0 to 9',
    'value a = (((x - 5) * 0.7), rounded half up to 1)',
    'value b = (((x - 4) * 0.7), rounded half up to 1)',
    'check ((a * 1.5), rounded half up to 1) is at most ((b * 2.5), rounded half up to 1)',
  ],
  'on the other side of nought a divisor does not turn': [
    'fact x : number, whole, from 0 to 9',
    'check (1 / (x - 1.5)) is at most (1 / (x - 4.5))',
  ],
  'what counts more may be below nought': [
    'list all "All", up to 2',
    'fact x : number, whole, from 0 to 3',
    'fact w of all : number, whole, from 0 to 3',
    'value s = sum of (w - 2) over all where w is up to x',
    'check s never decreases in x',
  ],
  'what is carried with a minus falls': [
    'list all "All", up to 3',
    'fact w of all : number, whole, from 0 to 2',
    'value c of all = w + (d of the item before, otherwise 0)',
    'value d of all = 3 - (c of the item before, otherwise 3)',
    'value s = (the last c over all, otherwise 0)',
    'check s never decreases in w',
  ],
  'the day of a month falls at its end': [
    'fact d : date, from 2024-01-25 to 2024-02-05',
    'value s = (day of d) * 2',
    'check s never decreases in d',
  ],
};

export function* tellingFiles(): Generator<RandomFile> {
  for (const [name, lines] of Object.entries(telling)) {
    const head = ['tariff made "Made"', 'currency EUR', 'rounding no amount'];
    yield { name, made: modelOf([...head, ...lines, ''].join('\n')) };
  }
}

/** Seeds of formulas that the wrong rules are seen by. */
const tellingSeeds = [1, 4, 6, 8, 18, 44];

/** So few files that show every wrong rule. */
export function* fewFiles(): Generator<RandomFile> {
  yield* tellingFiles();
  for (const seed of tellingSeeds) yield* randomFormulas(seed);
}
