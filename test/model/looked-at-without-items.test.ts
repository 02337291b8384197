// A requirement or a notice is looked at unless it comes to a fact that the case's results do not come to. Over a list without
// items an operation comes to nothing: what stands inside is no reason not to look. Operations × what they are written under;
// held to the second interpreter.

import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { answerOf, isAlike, type Told } from '../second/agree.js';
import { Second } from '../second/second.js';

/** Quantities in EUR that come to `share`, a fact of the case, for each item only. */
const quantities: Readonly<Record<string, string>> = {
  sum: 'sum of (cost * share) over lines',
  count: '1 EUR * count of lines where cost is above 5 EUR * share',
  highest: '((highest (cost * share) over lines), otherwise 0 EUR)',
  average: '((average of (cost * share) over lines), otherwise 0 EUR)',
  'of those that count': '(sum of (cost * share) over lines where counts)',
  'a definition of items': 'sum of shared over lines',
  'a definition of the case': 'all_shared',
  'items of items': 'sum of sum of (cost * price * share) over others over lines',
  'items for other items':
    'sum of (sum of (price * share * 1 EUR) over others where price * 1 EUR is below cost) over lines',
};

/** One holds where there is no item, the other does not. */
const comparisons = ['is up to 20 EUR', 'is above 20 EUR'];

const frames: Readonly<Record<string, (condition: string) => string>> = {
  require: (condition) => `require ${condition} "too much"`,
  'require under a condition': (condition) => `require not member or ${condition} "too much"`,
  notice: (condition) => `notice "within" when ${condition}`,
};

const tariff = (line: string): string => `tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact member : yes/no
fact kind : one of flat | shared
fact share : number, whole, from 0 to 10
list lines up to 3
fact cost of lines : EUR, from 0 to 100
fact counts of lines : yes/no
list others up to 2
fact price of others : number, whole, from 0 to 9
amount shared of lines = cost * share
amount all_shared = sum of shared over lines
${line}
amount total = 1 EUR * share when kind is shared, otherwise 5 EUR
results total
`;

const lists = [
  [],
  [{ cost: 10, counts: true }],
  [
    { cost: 60, counts: false },
    { cost: 90, counts: true },
  ],
];
const cases = ['flat', 'shared'].flatMap((kind) =>
  [true, false].flatMap((member) =>
    lists.flatMap((lines) =>
      [[], [{ price: 3 }]].flatMap((others) =>
        [{}, { share: 1 }, { share: 9 }].map((given) => ({ member, kind, lines, others, ...given })),
      ),
    ),
  ),
);

const framed = Object.entries(frames).flatMap(([name, frame]) =>
  comparisons.map((comparison) => [`${name}, ${comparison}`, frame, comparison] as const),
);

describe.each(framed)('%s', (_, frame, comparison) => {
  it.each(Object.entries(quantities))('%s', async (_name, quantity) => {
    const text = tariff(frame(`${quantity} ${comparison}`));
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
