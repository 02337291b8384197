// What is carried from item to item, in each way that rules can say it: the program and the queries answer as the evaluator, refusals
// on the way included.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Model } from '../../compiler/3-model/model.js';
import { boundaryCases } from '../../compiler/4-analyse/boundary-cases.js';
import { runProgram } from '../../compiler/5-lower/program/run-program.js';
import { modelOfText } from '../emit-typescript/compile-evaluator.js';
import { engines } from './engines.js';
import { certificateOf, differencesIn, programOf } from './tariff-in-engine.js';

const head = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact start : EUR, from 0 to 100
fact cap : EUR, from 0 to 60
list lines "L", up to 5
fact on of lines : date, from 2024-01-01 to 2024-12-31
fact cost of lines : EUR, from 0 to 40
fact share of lines : number, whole, from 0 to 3
fact sort of lines : one of a | b | c
fact late of lines : yes/no
`;

/** Rules, and the circles that they make: none where nothing goes round. */
const ways = {
  'the item before': 'amount had of lines = cost of the item before, otherwise start',
  'the last one that counts':
    'value had of lines = days from (the last on over lines before this one where late) to on, otherwise 9 days',
  'extremes of those before': [
    'amount had of lines = highest cost over lines before this one, otherwise start',
    'amount low of lines = lowest cost over lines before this one where late, otherwise start',
  ].join('\n'),
  'a balance': [
    'amount had of lines = left of the item before, otherwise start',
    'amount left of lines = had - cost\n  at least 0 EUR',
  ].join('\n'),
  'what is left of a cap': [
    'amount spent of lines = sum of paid over lines before this one',
    'amount paid of lines = lower of (cost; cap - spent)\n  at least 0 EUR',
  ].join('\n'),
  'a running total of the circle': [
    'amount had of lines = so_far of the item before, otherwise 0 EUR',
    'amount paid of lines = cost\n  due when had is below cap',
    'amount so_far of lines = running total of paid',
  ].join('\n'),
  'an answer': [
    'answer open of lines = late when sort is a, otherwise (share is above 1 or (open of the item before, otherwise no))',
    'amount paid of lines = cost\n  due when open',
  ].join('\n'),
  'counts and extremes of a circle': [
    'value often of lines = count of lines before this one where paid is above 10 EUR',
    'amount most of lines = highest paid over lines before this one where late, otherwise start',
    'amount paid of lines = cost / (1 + often) + most / 2',
  ].join('\n'),
  // Whether it can be known does not hang on the item.
  'of no item, and refused': [
    'table size of lines by cap\n  | cap | size |\n  | up to 20 EUR | 1 |\n  | above 20 EUR up to 30 EUR | 3 |\n  | the rest | not given |',
    'answer first of lines = (size of the item before is above 2, otherwise late)',
    'amount paid of lines = cost\n  due when first',
  ].join('\n'),
  'a circle that comes to the same for every item': [
    'value size of lines = (size of the item before, otherwise ((size of the item before, otherwise 1 EUR), at least 10 EUR))',
    'amount paid of lines = (size of the item before, otherwise 0 EUR) + (highest size over lines) + cost',
    'amount all = sum of size over lines',
  ].join('\n'),
  'refused on the way': [
    'amount had of lines = left of the item before, otherwise start',
    'amount left of lines = (had + cost) / share',
  ].join('\n'),
  'refused where one counts': [
    'amount had of lines = the last left over lines before this one where left is above 5 EUR, otherwise start',
    'amount left of lines = cost / share + had / 4',
  ].join('\n'),
} as const satisfies Readonly<Record<string, string>>;

function modelOf(rules: string): Model {
  const names = [...rules.matchAll(/^(?:amount|value|answer) (\w+) of/gm)].map(([, name]) => name);
  return modelOfText(`${head}${rules}\nresults ${names.join(', ')}\n`);
}

describe.each(Object.entries(ways))('%s', (_, rules) => {
  const model = modelOf(rules);

  it('is computed by the program as by the evaluator', () => {
    const interpreter = new Interpreter(model);
    const program = programOf(model);
    for (const { facts, input } of boundaryCases(model, { seed: 5, count: 80 })) {
      const outcome = evaluate(interpreter, input, {});
      const [first] = outcome.ok ? [] : outcome.errors;
      const expected = outcome.ok
        ? { ok: true, outputs: outcome.outputs, notices: outcome.notices }
        : { ok: false, code: first?.code, path: first?.path };
      expect({ input, ...runProgram(program, facts) }).toEqual({ input, ...expected });
    }
  });

  it.each(['duckdb', 'sqlite'] as const)('is priced by %s, and certified', async (name) => {
    const engine = await engines[name]?.();
    if (engine === undefined) throw new Error('no engine');
    expect(await differencesIn(engine, name, model, { seed: 6, count: 80, percent: 30 })).toEqual([]);
    expect(await engine.query(certificateOf(model, name, 20, 80))).toEqual([]);
    await engine.close();
  });
});
