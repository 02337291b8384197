// What refuses a case only where it is needed: the fast function may leave more cases than are refused, and those have their results all
// the same, one by one and in columns. Every way to refuse, behind every way not to be needed.

import { describe, expect, it } from 'vitest';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { disagreements, stepDisagreements } from './agreement.js';
import { evaluatorOf, modelOfText, sourceOf } from './compile-evaluator.js';

const head = `tariff left "Left"
currency EUR
rounding each amount half up to 0.01 EUR
fact parts : number, whole, from 0 to 3
fact shared : yes/no
list calls "Calls", up to 4
fact weight of calls : number, whole, from 0 to 3
fact called of calls : text
fact counts of calls : yes/no`;

const table = (rest: string) => `table risky of calls by called
  | called          | as risky |
  | begins with "4" | 1        |
  | the rest        | ${rest}  |`;

/** `risky`, which not every item has. */
const refusing: Readonly<Record<string, string>> = {
  'a division by zero': 'value risky of calls = 6 / weight',
  'an item that is not there': 'value risky of calls = weight of item (weight) of calls',
  'no item that qualifies':
    'value risky of calls = highest weight over calls where weight is above 2 + weight of the item before',
  'a row that gives nothing': table('not given'),
  'a row whose step refuses': table('6 / weight'),
  'a step on the way': 'value ratio of calls = 6 / weight\nvalue risky of calls = ratio + 1',
  'a value of the case': 'value ratio = 6 / parts\nvalue risky of calls = weight * ratio',
  'what items carry': 'value risky of calls = (risky of the item before, otherwise 1) + 6 / weight',
};

const branches = Array.from(
  { length: 8 },
  (_, place) =>
    `value own_${place} of calls = risky + ${place} when counts and weight is not ${place}, otherwise 1`,
);

/** `total`, of a case that may do without. */
const guarding: Readonly<Record<string, string>> = {
  'a branch': 'value own of calls = risky when counts, otherwise 1\nvalue total = sum of own over calls',
  'what an operation looks at': 'value total = sum of risky over calls where counts',
  'a branch of the case': 'value all = sum of risky over calls\nvalue total = all when shared, otherwise 1',
  'a later operand': 'value total = sum of weight over calls where counts and risky is above 1',
  'more branches than a value is written into': `${branches.join('\n')}
value total = ${branches.map((_, place) => `(sum of own_${place} over calls)`).join(' + ')}`,
  'what items carry':
    'value own of calls = (own of the item before, otherwise 0) + (risky when counts, otherwise 0)\nvalue total = sum of own over calls',
  'nothing: it is always needed': 'value total = sum of risky over calls',
};

const tariffs = Object.entries(refusing).flatMap(([why, risky]) =>
  Object.entries(guarding).map(
    ([how, guarded]) => [`${why}, behind ${how}`, `${head}\n${risky}\n${guarded}\nresults total`] as const,
  ),
);

describe('a case that the fast function may leave', () => {
  it.each(tariffs)('%s', async (_, text) => {
    const model = modelOfText(text);
    const interpreter = new Interpreter(model);
    const cases = boundaryCases(model, { seed: 3, count: 60 });
    const source = await sourceOf(model);
    const evaluator = evaluatorOf(source);
    expect(disagreements(interpreter, evaluator, cases)).toEqual([]);
    expect(stepDisagreements(interpreter, evaluator, source, cases)).toEqual([]);
    // Nothing is worth much that always answers, or never.
    const answered = cases.filter(({ input }) => evaluator.evaluateUnknown(input).ok).length;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(cases.length);
  });

  it('is not left where the values of its items that are needed can be computed', async () => {
    const text = `${head}\n${refusing['a row that gives nothing']}\n${guarding['a branch']}\nresults total`;
    const source = await sourceOf(modelOfText(text));
    const fast = /\nfunction compute\([\s\S]*?\n}\n/.exec(source)?.[0] ?? '';
    const { evaluateBatch } = evaluatorOf(source.replace(/^ +leftRow\(.*$/m, "throw new Error('left');"));
    const call = { weight: 1, counts: true, called: '44' };
    const columns = { parts: [1], shared: [false], calls: [[call, { ...call, called: '5', counts: false }]] };
    expect(fast).toContain('return undefined;');
    expect(Array.from(evaluateBatch(columns, 1).outputs.total ?? [])).toEqual([2]);
  });
});
