// Conditions as decision diagrams, held against trying every case of a small domain.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Conditions } from '../../compiler/3-model/definedness/conditions.js';
import { Interpreter } from '../../compiler/3-model/evaluate/interpreter.js';
import type { Expression } from '../../compiler/3-model/model.js';
import { type Rational, rational } from '../../compiler/runtime/exact/rational.js';
import type { Value } from '../../compiler/runtime/facts/facts.js';
import { build, choiceOf, flag, input, plainNumber, span, yesNo } from './hand-made.js';

const mode = choiceOf('mode', 'a', 'b', 'c');
const domain = { from: rational(0), to: rational(3), step: rational(1, 2) };
const facts = [
  flag('p'),
  flag('q'),
  input('n', { type: plainNumber, domain }),
  input('m', { type: plainNumber, domain }),
  input('mode', { type: mode, domain: undefined }),
];
const { model } = build({ facts });
const interpreter = new Interpreter(model);
const lookup = {
  get: () => undefined,
  fact: (name: string) => model.facts.find((fact) => fact.name === name),
};

const steps = Array.from({ length: 7 }, (_, index) => rational(index, 2));
const cases: Record<string, Value>[] = [];
for (const p of [true, false])
  for (const q of [true, false])
    for (const n of steps)
      for (const m of steps) for (const option of ['a', 'b', 'c']) cases.push({ p, q, n, m, mode: option });

const number = (value: Rational): Expression => ({ kind: 'number', value, type: plainNumber, span: span() });
const factOf = (fact: string, type: Expression['type']): Expression => ({
  kind: 'fact',
  fact,
  item: undefined,
  type,
  span: span(),
});
const operator = fc.constantFrom(
  'below' as const,
  'up-to' as const,
  'equal' as const,
  'not-equal' as const,
  'from' as const,
  'above' as const,
);
const quantity = fc.oneof(
  fc.constantFrom('n', 'm').map((name) => factOf(name, plainNumber)),
  fc.integer({ min: -2, max: 14 }).map((value) => number(rational(value, 4))),
);
const { condition } = fc.letrec<{ condition: Expression }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('p', 'q').map((name) => factOf(name, yesNo)),
    fc.tuple(operator, quantity, quantity).map(
      ([of, left, right]): Expression => ({
        kind: 'compare',
        operator: of,
        left,
        right,
        type: yesNo,
        span: span(),
      }),
    ),
    fc.tuple(fc.constantFrom('equal' as const, 'not-equal' as const), fc.constantFrom('a', 'b', 'c')).map(
      ([of, value]): Expression => ({
        kind: 'compare',
        operator: of,
        left: factOf('mode', mode),
        right: { kind: 'option', value, type: mode, span: span() },
        type: yesNo,
        span: span(),
      }),
    ),
    tie('condition').map((operand): Expression => ({ kind: 'not', operand, type: yesNo, span: span() })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('condition'), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, operands]): Expression => ({ kind, operands, type: yesNo, span: span() })),
    fc.tuple(tie('condition'), tie('condition'), tie('condition')).map(
      ([when, then, otherwise]): Expression => ({
        kind: 'conditional',
        branches: [{ when, then }],
        otherwise,
        type: yesNo,
        span: span(),
      }),
    ),
  ),
}));

const holds = (expression: Expression, values: Record<string, Value>) =>
  interpreter.expression(interpreter.start({ values, lists: {} }), expression) === true;

describe('a condition', () => {
  it('that is said to hold always does, whatever the case', () => {
    fc.assert(
      fc.property(condition, (expression) => {
        const conditions = new Conditions(lookup);
        if (conditions.atoms.isAlways(conditions.of(expression))) {
          expect(cases.find((values) => !holds(expression, values))).toBeUndefined();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('about one quantity and choices that always holds is seen to', () => {
    fc.assert(
      fc.property(condition, (expression) => {
        // The difference of two quantities is taken as unknown, so nothing is claimed about it.
        fc.pre(
          !JSON.stringify(expression, (_, value) =>
            typeof value === 'bigint' ? `${value}` : value,
          ).includes('"m"'),
        );
        const conditions = new Conditions(lookup);
        const always = cases.every((values) => holds(expression, values));
        expect(conditions.atoms.isAlways(conditions.of(expression))).toBe(always);
      }),
      { numRuns: 500 },
    );
  });
});
