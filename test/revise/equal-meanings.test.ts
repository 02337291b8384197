// What means the same and is written differently is proved the same, and told as no difference; what is not is never told so.

import { expect, it } from 'vitest';
import type { Model } from '../../compiler/3-model/model.js';
import { compile } from '../../compiler/pipeline.js';
import { changesBetween } from '../../compiler/revise/tariffs/changes.js';
import { areTheSame } from '../../compiler/revise/tariffs/no-difference.js';
import { statementsBetween } from '../../compiler/revise/tariffs/statements.js';
import { inFrench } from '../second/in-french.js';
import { equalMeanings, plainFacts } from './equal-meanings.js';

function modelOf(text: string): Model {
  const { model, diagnostics } = compile({ path: 't.bareme', text: `${text}\n` });
  if (model === undefined) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return model;
}

function told(one: string, other: string): boolean {
  const [before, after] = [modelOf(one), modelOf(other)];
  return areTheSame(before, after, changesBetween(before, after), [...statementsBetween(before, after)]);
}

/** The prover goes through no items of two lists at once: it says that it does not know. */
const undecided = [
  'a total of a list in other words',
  'a running total and a sum',
  'a count',
  'a carried balance and a sum',
];

it.each(equalMeanings.map(([name, one, other]) => ({ name, one, other })))(
  '$name',
  ({ name, one, other }) => {
    expect(told(one, other)).toBe(!undecided.includes(name));
    // In the other language.
    expect(told(one, inFrench(one))).toBe(true);
    if (undecided.includes(name)) {
      // One side of "the same" may be shown alone; nothing that is not so.
      const [said, ...more] = statementsBetween(modelOf(one), modelOf(other));
      expect(['undecided', 'never less', 'never more']).toContain(said?.says);
      expect([said?.output, said?.where, more]).toEqual(['total', undefined, []]);
    }
  },
);

it('a helper of the list that is written alike is the same item by item', () => {
  const rules = `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
list lines, up to 4
fact cost of lines : EUR, from 0 to 60
amount each of lines = cost * 33 %
results each`;
  expect(told(rules, inFrench(rules))).toBe(true);
  expect(told(rules, rules.replace('33 %', '34 %'))).toBe(false);
});

it.each([
  ['amount total = base', 'amount total = base * 1.0001'],
  ['amount total = base\n  at most 100 EUR', 'amount total = base\n  at most 100.01 EUR'],
  ['amount total = base', `require base is below 900 EUR "too much"\namount total = base`],
  [
    'require base is below 900 EUR "too much"\namount total = base',
    'require base is below 901 EUR "too much"\namount total = base',
  ],
  ['amount total = base', 'answer extra = member\namount total = base', 'results total, extra'],
])('%s is not told to be %s', (one, other, results = 'results total') => {
  const head = `tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${plainFacts}\n`;
  expect(told(`${head}results total\n${one}`, `${head}${results}\n${other}`)).toBe(false);
});
