// `otherwise` asks whether something is absent that a formula comes to: what is not looked at, because something before it has
// decided, is not absent. Terms that may be absent × places where a formula looks at things in order; held to the second
// interpreter, with the model and the compiled evaluator.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { answerOf, isAlike, type Told } from '../second/agree.js';
import { Second } from '../second/second.js';

/** A term in EUR that is absent in some cases. */
const terms: Readonly<Record<string, string>> = {
  'an optional fact': 'extra',
  'highest of no item': '(highest cost over lines)',
  'average of no item': '(average of cost over lines)',
  'median of no item': '(median of cost over lines)',
  'the last item that counts': '(the last cost over lines where counts)',
  'an item that is not there': '(cost of item 2 of lines)',
  'a definition': 'named',
};

/** Where the term is looked at only if something before it has not decided. */
const forms: Readonly<Record<string, string>> = {
  'a later condition': '(1 EUR when member, 2 EUR when TERM is above 5 EUR, otherwise 3 EUR)',
  'the last of three conditions':
    '(1 EUR when member, 2 EUR when older, 4 EUR when TERM is above 5 EUR, otherwise 3 EUR)',
  'a value of a row': '(1 EUR when member, TERM when older, otherwise 3 EUR)',
  'what is left over': '(1 EUR when member, 2 EUR when older, otherwise TERM)',
  and: '(1 EUR when member and TERM is above 5 EUR, otherwise 3 EUR)',
  or: '(1 EUR when member or TERM is above 5 EUR, otherwise 3 EUR)',
  'and of three': '(1 EUR when member and TERM is above 5 EUR and TERM is below 50 EUR, otherwise 3 EUR)',
  'or of three': '(1 EUR when older or TERM is above 50 EUR or member, otherwise 3 EUR)',
  'or under not': '(1 EUR when not (member or TERM is above 5 EUR), otherwise 3 EUR)',
  'a condition on items': 'sum of cost over lines where counts and (member or TERM is above 5 EUR)',
  'a condition on items and the value of those that count':
    'sum of (TERM when counts, otherwise 1 EUR) over lines where counts or member',
  'a fact of an item': 'sum of cost over lines where (member or bonus is above 5 EUR)',
  'a fact of an item, among those that count':
    'sum of (1 EUR when bonus is above 5 EUR, otherwise 2 EUR) over lines where counts',
  'the highest where a fact of an item says so':
    'highest cost over lines where counts and bonus is above 5 EUR',
};

const tariff = (form: string): string =>
  `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact member : yes/no
fact older : yes/no
fact extra : EUR, from 0 to 100, optional
list lines up to 3
fact cost of lines : EUR, from 0 to 100
fact counts of lines : yes/no
fact bonus of lines : EUR, from 0 to 100, optional
value named = (extra of nothing)
amount total = (${form}), otherwise 99 EUR
results total
`.replace('(extra of nothing)', 'highest cost over lines where counts');

const lists: readonly (readonly object[])[] = [
  [],
  [{ cost: 10, counts: true }],
  [{ cost: 10, counts: false, bonus: 7 }],
  [
    { cost: 2, counts: false },
    { cost: 60, counts: true, bonus: 3 },
  ],
  [
    { cost: 7, counts: true, bonus: 9 },
    { cost: 3, counts: true, bonus: 1 },
    { cost: 4, counts: false },
  ],
];
const cases = [true, false].flatMap((member) =>
  [true, false].flatMap((older) =>
    [{}, { extra: 10 }].flatMap((given) => lists.map((lines) => ({ member, older, lines, ...given }))),
  ),
);

describe.each(Object.entries(forms))('%s', (_, form) => {
  const own = form.includes('TERM') ? Object.entries(terms) : [['no term', '']];
  it.each(own)('%s', async (_name, term) => {
    const text = tariff(form.replaceAll('TERM', term!));
    const model = modelOfText(text);
    const interpreter = new Interpreter(model);
    const second = new Second({ path: 't.bareme', text });
    const evaluator = evaluatorOf(await sourceOf(model));
    for (const facts of cases) {
      const ours = answerOf(second, facts);
      for (const told of [evaluate(interpreter, facts), evaluator.evaluateUnknown(facts)]) {
        if (!isAlike(ours, told as Told, undefined)) expect({ facts, told }).toEqual({ facts, told: ours });
      }
    }
  });
});
