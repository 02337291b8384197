// Where the reference was once silent (issue 14.13): each rule, the sentence of the reference that says it, and cases worked out by
// hand that hold it, in the interpreter, the generated evaluator, the recalculated workbook and the second interpreter.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evaluate } from '../../compiler/3-model/evaluate/evaluate.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import { emitWorkbook, workbookImage } from '../../compiler/6-emit/workbook/emit-workbook.js';
import { compile } from '../../compiler/pipeline.js';
import { evaluatorOf, modelOfText, sourceOf } from '../emit-typescript/compile-evaluator.js';
import { openInIronCalc } from '../rig/ironcalc-engine.js';
import { provenance } from '../rig/load-ruleset.js';
import { caseOf, createRig, difference } from '../rig/rig.js';
import { answerOf, isAlike, type Told } from '../second/agree.js';
import { Second } from '../second/second.js';

const folded = (text: string): string => text.replace(/\s+/g, ' ');
const reference = folded(
  readFileSync(fileURLToPath(new URL('../../grammar/README.md', import.meta.url)), 'utf8'),
);

interface Rule {
  /** Each stands in the reference as it is here, line breaks aside. */
  readonly sentences: readonly string[];
  readonly rules: string;
  /** Facts, and the results worked out by hand, in the order of the file; a refusal by its code. */
  readonly cases: readonly (readonly [object, readonly unknown[] | string])[];
}

const dates = `fact a : date, from 2020-01-01 to 2030-12-31
fact b : date, from 2020-01-01 to 2030-12-31
`;

const rules: Readonly<Record<string, Rule>> = {
  'a guarded last rounding': {
    sentences: [
      "where that step has a `when`, it is the last rounding (or none is) in the cases in which it holds, and what stands above it, else the file's rule, in the others",
    ],
    rules: `fact y : yes/no
amount guarded = 0.1429 EUR
  rounded half up to 0.001 EUR when y
amount unrounded = 0.1429 EUR
  not rounded when y
`,
    cases: [
      [{ y: true }, ['0.143', '0.1429']],
      [{ y: false }, ['0.14', '0.14']],
    ],
  },
  'whole months at the ends of months': {
    sentences: [
      'Whole months run from a day to the same day of a later month, or to its last day where it has no such day: 31 January to 28 or 29 February is one month, 29 February to 28 February of the year after one year (and to 1 March one year and a day).',
    ],
    rules: `${dates}value m = whole months from a to b
value y = whole years from a to b
results m, y
`,
    cases: [
      [{ a: '2023-01-31', b: '2023-02-28' }, ['1', '0']],
      [{ a: '2024-01-31', b: '2024-02-28' }, ['0', '0']],
      [{ a: '2024-01-31', b: '2024-02-29' }, ['1', '0']],
      [{ a: '2024-02-29', b: '2025-02-28' }, ['12', '1']],
      [{ a: '2024-02-29', b: '2025-02-27' }, ['11', '0']],
      [{ a: '2023-04-30', b: '2023-05-30' }, ['1', '0']],
    ],
  },
  'started months count the one begun': {
    sentences: ['`started months` counts the one begun.'],
    rules: `${dates}value m = started months from a to b
results m
`,
    cases: [
      [{ a: '2023-01-15', b: '2023-02-15' }, ['1']],
      [{ a: '2023-01-15', b: '2023-02-16' }, ['2']],
      [{ a: '2023-01-15', b: '2023-01-15' }, ['0']],
    ],
  },
  'reversed dates': {
    sentences: [
      'Where B is before A days, nights, whole and started months, whole years, 30/360 and prorated periods are what they would be from B to A, with a minus.',
      'calendar periods still have the one that they begin with',
    ],
    rules: `${dates}value n = nights from a to b
value m = whole months from a to b
value s = started months from a to b
value w = calendar weeks from a to b
results n, m, s, w
`,
    cases: [
      [{ a: '2024-01-10', b: '2024-01-08' }, ['-2', '0', '-1', '1']],
      [{ a: '2024-03-31', b: '2024-02-29' }, ['-31', '-1', '-2', '-3']],
    ],
  },
  'a date moved to a day that is not': {
    sentences: ['(clamped to the end of the month;'],
    rules: `fact a : date, from 2020-01-01 to 2030-12-31
value m = a + 1 month
value y = a + 1 year
results m, y
`,
    cases: [
      [{ a: '2024-01-31' }, ['2024-02-29', '2025-01-31']],
      [{ a: '2024-02-29' }, ['2024-03-29', '2025-02-28']],
    ],
  },
  'a number times a percentage': {
    sentences: ['a number times a percentage is a percentage, whichever stands first'],
    rules: `fact n : number, whole, from 0 to 100
fact p : percent, whole, from 0 to 100
value number_first = n * p
value share_first = p * n
results number_first, share_first
`,
    cases: [[{ n: 2, p: 20 }, ['40', '40']]],
  },
  'the unit of a result of mixed units': {
    sentences: [
      'A sum, a choice, the higher or lower is in the unit of what stands first (`30 minutes + 1 hour` is 90 minutes).',
    ],
    rules: `fact short : minutes, whole, from 0 to 100
fact long : hours, whole, from 0 to 10
value sum_of = short + long
value turned = long + short
value higher_of = higher of (short; long)
value chosen_one = (short when short is above 50 minutes, otherwise long)
results sum_of, turned, higher_of, chosen_one
`,
    cases: [
      [{ short: 30, long: 1 }, ['90', '1.5', '60', '60']],
      [{ short: 90, long: 1 }, ['150', '2.5', '90', '90']],
    ],
  },
  'negatives in blocks and remainders': {
    sentences: [
      'Below nought blocks count away from zero as they do above (−7 in blocks of 3 are 3 started, 2 full, remainder −1, all with a minus).',
    ],
    rules: `fact change : kg, whole, from -20 to 20
value started = started blocks of 3 kg in change
value full = full blocks of 3 kg in change
value left = remainder of change in blocks of 3 kg
results started, full, left
`,
    cases: [
      [{ change: -7 }, ['-3', '-2', '-1']],
      [{ change: 7 }, ['3', '2', '1']],
      [{ change: -6 }, ['-2', '-2', '0']],
      [{ change: 0 }, ['0', '0', '0']],
    ],
  },
  'negatives in parts and scales': {
    sentences: [
      'A value below nought no band takes: `check` says where one may come (E631), and `price(change, at least 0 seats)` says that nothing is owed there; so with `part of … up to`.',
    ],
    rules: `fact change : kg, whole, from -20 to 20
scale price on kg
  | kg            | per kg |
  | up to 5 kg    | 1 EUR  |
  | then the rest | 2 EUR  |
amount owed = price(change, at least 0 kg)
value above_five = part of change above 5 kg
results owed, above_five
`,
    cases: [
      [{ change: -7 }, ['0.00', '0']],
      [{ change: 7 }, ['9.00', '2']],
    ],
  },
  'ties of ranks': {
    sentences: ['`rank of X` (1 is the highest; of equal ones the earlier item comes first)'],
    rules: `list bids "Bids", up to 5
fact price of bids : EUR, from 0 to 100
value place of bids = rank of price
results place
`,
    cases: [
      [{ bids: [5, 7, 5, 7].map((price) => ({ price })) }, [['3', '1', '4', '2']]],
      [{ bids: [1, 1, 1].map((price) => ({ price })) }, [['1', '2', '3']]],
    ],
  },
  'what every rate doubles': {
    sentences: ['`every rate` changes what is owed per unit and per started block, not what is owed `once`.'],
    rules: `fact u : kWh, whole, from 0 to 100
scale plain on kWh
  | kWh           | once  | per kWh | per started 7 kWh |
  | up to 10 kWh  | 1 EUR | 2 EUR   |                   |
  | then the rest | 5 EUR |         | 3 EUR             |
scale doubled = plain, every rate times 2
amount one = plain(u)
amount two = doubled(u)
`,
    cases: [
      [{ u: 10 }, ['21.00', '41.00']],
      [{ u: 11 }, ['29.00', '52.00']],
      [{ u: 18 }, ['32.00', '58.00']],
    ],
  },
  'the once of a first band at nought': {
    sentences: ['The first band begins at nought, nought included (what it owes `once` is owed for 0 too).'],
    rules: `fact u : days, whole, from 0 to 10
scale locker on days
  | days          | once  |
  | up to 1 day   | 4 EUR |
  | then the rest | 2 EUR |
amount fee = locker(u)
`,
    cases: [
      [{ u: 0 }, ['4.00']],
      [{ u: 1 }, ['4.00']],
      [{ u: 2 }, ['6.00']],
    ],
  },
  'or of yes/no facts': {
    sentences: ['after a yes/no fact `or no`, `or yes` stand in for it, any other `or` is the ordinary one'],
    rules: `fact offer : yes/no, optional
fact member : yes/no
answer ordinary = (member or member)
answer stood_in = (offer or no) or member
`,
    cases: [
      [{ member: false }, [false, false]],
      [{ member: true }, [true, true]],
      [{ member: false, offer: true }, [false, true]],
    ],
  },
  'the first and the next of per cent': {
    sentences: ['| `the first 50 kWh`, `first hour` |', 'the first word of a cell may have a capital'],
    rules: `fact share : percent, whole, from 0 to 100
table level by share
  | share      | level |
  | First 4 %  | 1 EUR |
  | Next 4 %   | 2 EUR |
  | thereafter | 3 EUR |
amount fee = level
`,
    cases: [
      [{ share: 4 }, ['1.00']],
      [{ share: 5 }, ['2.00']],
      [{ share: 8 }, ['2.00']],
      [{ share: 9 }, ['3.00']],
    ],
  },
};

describe.each(Object.entries(rules))('%s', (_, { sentences, rules: text, cases }) => {
  it('stands in the reference', () => {
    const plain = reference.replace(/ +\|/g, ' |');
    for (const sentence of sentences) expect(plain).toContain(folded(sentence));
  });

  it('holds in interpreter, evaluator, recalculated workbook and second interpreter', async () => {
    const file = `tariff decided "Decided"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${text}`;
    const model = modelOfText(file);
    const interpreter = new Interpreter(model);
    const evaluator = evaluatorOf(await sourceOf(model));
    const second = new Second({ path: 't.bareme', text: file });
    const rig = createRig(model, workbookImage(model, provenance));
    const [book] = await emitWorkbook(model, provenance, () => {});
    const engine = await openInIronCalc(book?.content as Uint8Array);
    for (const [facts, wanted] of cases) {
      const outcome = evaluate(interpreter, facts);
      const told = outcome.ok ? Object.values(outcome.outputs) : outcome.errors[0]?.code;
      expect([facts, told]).toEqual([facts, wanted]);
      expect(JSON.stringify(evaluator.evaluateUnknown(facts))).toBe(JSON.stringify(outcome));
      const ours = answerOf(second, facts as Record<string, unknown>);
      if (!isAlike(ours, outcome as Told, undefined))
        expect({ facts, told: outcome }).toEqual({ facts, told: ours });
      const given = caseOf(facts);
      engine.set(rig.settings(given));
      const cells = rig
        .expectations(given)
        .flatMap((cell) => difference(cell, engine.read(cell.sheet, cell.row, cell.column)) ?? []);
      expect([facts, ...rig.againstInterpreter(given), ...cells]).toEqual([facts]);
    }
  });
});

describe('what is refused rather than decided', () => {
  const code = (text: string): readonly string[] =>
    compile({
      path: 't.bareme',
      text: `tariff t "T"\ncurrency EUR\nrounding each amount half up to 0.01 EUR\n${text}`,
    }).diagnostics.map((diagnostic) => diagnostic.code);

  it.each([
    [
      'half a month added',
      'fact a : date, from 2020-01-01 to 2030-12-31\nvalue d = a + 1.5 months\nresults d\n',
      'E632',
    ],
    [
      'an item that is not',
      'list l, up to 5\nfact x of l : EUR, from 0 to 9\namount f = x of item 9 of l\n',
      'E633',
    ],
    [
      'no rate to change',
      'fact u : kWh, whole, from 0 to 9\nscale s on kWh\n  | kWh | once |\n  | up to 5 kWh | 1 EUR |\n  | then the rest | 2 EUR |\nscale r = s, every rate times 2\namount f = r(u)\n',
      'E419',
    ],
    [
      'a value below nought',
      'fact u : kWh, whole, from -9 to 9\nscale s on kWh\n  | kWh | per kWh |\n  | up to 5 kWh | 1 EUR |\n  | then the rest | 2 EUR |\namount f = s(u)\n',
      'E631',
    ],
    [
      'a default off the step',
      'fact u : EUR, to 0.50, from 0 to 9, default 0.25 EUR\namount f = u\n',
      'E345',
    ],
  ])('%s', (_, text, wanted) => {
    expect(code(text)).toContain(wanted);
  });
});

// Some results ask for their own facts alone; what is required of those binds them.
it('binds requirements where all their facts are reached, also with some results asked for', async () => {
  expect(reference).toContain(
    '`require` and `notice … when` are looked at where every fact that they come to in the case',
  );
  const model = modelOfText(`tariff t "T"
currency EUR
rounding each amount half up to 0.01 EUR
fact a : EUR, from 0 to 100
fact b : EUR, from 0 to 100
require a is up to b "a above b"
require a is up to 50 EUR "a above 50"
amount x = a
amount y = a + b
`);
  const interpreter = new Interpreter(model);
  const evaluator = evaluatorOf(await sourceOf(model));
  for (const run of [
    (facts: object, options?: object) => evaluate(interpreter, facts, options),
    evaluator.evaluateUnknown,
  ]) {
    const told = (facts: object, results?: readonly string[]) => {
      const outcome = run(facts, results && { results });
      return outcome.ok
        ? outcome.outputs
        : outcome.errors.map(({ code, message }) => `${code} ${message.en}`);
    };
    expect(told({ a: 5, b: 3 })).toEqual(['requirement_failed a above b']);
    expect(told({ a: 5, b: 3 }, ['y'])).toEqual(['requirement_failed a above b']);
    expect(told({ a: 5 }, ['x'])).toEqual({ x: '5.00' });
    expect(told({ a: 60 }, ['x'])).toEqual(['requirement_failed a above 50']);
  }
});
