// Whatever is given, a case is answered or refused by name; arithmetic is exact however it is nested.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckedExpression } from '../../compiler/2-check/types/checked.js';
import { evaluateDefinition } from '../../compiler/3-model/evaluate/evaluate.js';
import {
  add,
  divide,
  equals,
  maximum,
  minimum,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../compiler/runtime/exact/rational.js';
import {
  amount,
  build,
  choiceOf,
  fact,
  flag,
  input,
  is,
  number,
  option,
  over,
  plainNumber,
  plus,
  span,
  sum,
  times,
  value,
  when,
} from './hand-made.js';

describe('any input', () => {
  const mode = choiceOf('mode', 'a', 'b');
  const { run } = build({
    lists: [
      {
        name: 'items',
        label: 'Items',
        capacity: 3,
        presence: { kind: 'always' as const },
        section: undefined,
        span: span(),
      },
    ],
    facts: [
      input('area'),
      flag('open'),
      input('mode', { type: mode, domain: undefined }),
      input('constructor', { presence: { kind: 'optional' } }),
      input('size', { list: 'items' }),
    ],
    statements: [
      amount(
        'fee',
        when(is(fact('mode', mode), 'equal', option('a', mode)), over(number(1), fact('area')), number(2)),
      ),
      amount('all', sum('items', fact('size'))),
    ],
  });
  const names = fc.constantFrom('area', 'open', 'mode', 'constructor', 'items', 'size', '__proto__', 'x');

  it('is answered or refused, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(names, fc.anything())), (facts) => {
        const outcome = run(facts);
        if (!outcome.ok) expect(outcome.errors.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
  });

  it('beside the facts is answered or refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.dictionary(names, fc.string()),
        fc.array(fc.string()),
        fc.string(),
        (readings, results, on) => {
          const outcome = run({}, { readings, results, on });
          if (!outcome.ok) expect(outcome.errors.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

interface Known {
  readonly expression: CheckedExpression;
  readonly exact: Rational;
}

const leaf = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 999n }))
  .map(
    ([n, d]): Known => ({
      expression: { kind: 'number', value: rational(n, d), type: plainNumber, span: span() },
      exact: rational(n, d),
    }),
  );
const pair = (kind: 'minimum' | 'maximum', left: Known, right: Known): CheckedExpression => ({
  kind,
  operands: [left.expression, right.expression],
  type: plainNumber,
  span: span(),
});
const { known } = fc.letrec<{ known: Known }>((tie) => ({
  known: fc.oneof(
    { depthSize: 'medium' },
    leaf,
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/', 'min', 'max', 'if'), tie('known'), tie('known'))
      .map(([operator, a, b]): Known => {
        switch (operator) {
          case '+':
            return { expression: plus(a.expression, b.expression), exact: add(a.exact, b.exact) };
          case '-':
            return {
              expression: {
                ...plus(a.expression, b.expression),
                kind: 'subtract',
                left: a.expression,
                right: b.expression,
              } as CheckedExpression,
              exact: subtract(a.exact, b.exact),
            };
          case '*':
            return { expression: times(a.expression, b.expression), exact: multiply(a.exact, b.exact) };
          case '/':
            return equals(b.exact, zero)
              ? a
              : { expression: over(a.expression, b.expression), exact: divide(a.exact, b.exact) };
          case 'min':
            return { expression: pair('minimum', a, b), exact: minimum(a.exact, b.exact) };
          case 'max':
            return { expression: pair('maximum', a, b), exact: maximum(a.exact, b.exact) };
          default:
            return {
              expression: when(is(a.expression, 'below', b.expression), a.expression, b.expression),
              exact: minimum(a.exact, b.exact),
            };
        }
      }),
  ),
}));

describe('arithmetic', () => {
  it('is exact', () => {
    fc.assert(
      fc.property(known, ({ expression, exact }) => {
        const { model } = build({ statements: [value('v', expression)] });
        expect(evaluateDefinition(model, { values: {}, lists: {} }, {}, 'v')).toEqual(exact);
      }),
    );
  });
});
