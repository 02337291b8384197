// Averages and medians, said by what the model has: a sum over items, by their number, of which there must be one.

import type { CheckedNode } from '../../../2-check/types/checked.js';
import type { ComparisonOperator, Typed } from '../../../2-check/types/expression.js';
import { rational } from '../../../runtime/exact/rational.js';
import type { Expression, LoopId, Type } from '../../model.js';
import type { Word } from '../../wording.js';
import type { Build, Scope } from '../build.js';
import { slug } from '../names/identifiers.js';
import { within } from '../names/placing.js';
import { addTotal, perItem } from './build-total.js';

type Middle = Typed & Extract<CheckedNode, { readonly kind: 'middle' }>;

/** The items that count, as seen from one of them. */
type Counts = (scope: Scope, loop: LoopId) => Expression | undefined;

const plain: Type = { kind: 'quantity', unit: { powers: [] }, percent: false };
const yesNo: Type = { kind: 'yes-no' };

/** The sum of the values by the number of items; of a median those in the middle: one, or two where the number is even. */
export function buildMiddle(build: Build, expression: Middle, scope: Scope): Expression {
  const { list, span, type, operation } = expression;
  const written: Counts = (inner) => expression.where && perItem(build, expression.where, inner);
  const counts = { average: written, median: inTheMiddle(build, expression, scope, written) }[operation];
  const { scope: inner, loop } = within(scope, list);
  const where = counts(inner, loop);
  const over = { kind: 'aggregate', list, loop, where, span } as const;
  const shown = (word: Word) => `${build.words.written(span)} (${build.words.word(word)})`;
  const of = perItem(build, expression.of, inner);
  const left = addTotal(build, { ...over, operation: 'sum', of, type }, scope, shown('sum'));
  const number = { ...over, operation: 'some', of: undefined, type: plain } as const;
  return { kind: 'divide', left, right: addTotal(build, number, scope, shown('number')), type, span };
}

/** Whether an item is among those in the middle: of n items the ranks r with n ≤ 2 r ≤ n + 2. */
function inTheMiddle(build: Build, expression: Middle, outside: Scope, written: Counts): Counts {
  const { list, span, type } = expression;
  const number = (n: number, of = plain): Expression => ({
    kind: 'number',
    value: rational(n),
    type: of,
    span,
  });
  const compared = (left: Expression, operator: ComparisonOperator, right: Expression): Expression => ({
    kind: 'compare',
    operator,
    left,
    right,
    type: yesNo,
    span,
  });
  const both = (...operands: readonly Expression[]): Expression => ({
    kind: 'and',
    operands,
    type: yesNo,
    span,
  });
  const label = build.words.written(span);
  const total = (operation: 'count' | 'lowest'): Expression => {
    const { scope: inner, loop } = within(outside, list);
    const where = written(inner, loop);
    const isCount = (operation satisfies 'count' | 'lowest') === 'count';
    const of = isCount ? undefined : perItem(build, expression.of, inner);
    const own = { count: plain, lowest: type }[operation];
    const body: Expression = { kind: 'aggregate', operation, list, loop, of, where, type: own, span };
    const word = ({ count: 'number', lowest: 'lowest' } as const)[operation];
    return addTotal(build, body, outside, `${label} (${build.words.word(word)})`);
  };
  /** A column of the items. */
  const step = (scope: Scope, word: 'rank' | 'counted', body: Expression): Expression =>
    build.store.add(scope, {
      id: build.store.take(`${scope.prefix}/${word}_${slug(list)}`),
      final: false,
      label: `${label} (${build.words.word(word)})`,
      role: 'formula',
      type: body.type,
      body,
      formula: label,
      span,
    });
  /** 1 for the highest. Items that do not count come after all that do. */
  const rank = (scope: Scope, item: LoopId): Expression => {
    const { scope: inner, loop } = within(scope, list);
    const where = written(inner, loop);
    const value = perItem(build, expression.of, inner);
    const ranked = (): Expression => {
      if (where === undefined) return value;
      const right = number(1, type);
      const below: Expression = { kind: 'subtract', left: total('lowest'), right, type, span };
      const branches = [{ when: where, then: value }];
      const body: Expression = { kind: 'conditional', branches, otherwise: below, type, span };
      return step(inner, 'counted', body);
    };
    return step(scope, 'rank', { kind: 'rank', list, item, loop, of: ranked(), type: plain, span });
  };
  return (scope, loop) => {
    const where = written(scope, loop);
    const all = total('count');
    const place = rank(scope, loop);
    const twice: Expression = { kind: 'multiply', left: number(2), right: place, type: plain, span };
    const upper: Expression = { kind: 'add', left: all, right: number(2), type: plain, span };
    const middle = both(compared(twice, 'from', all), compared(twice, 'up-to', upper));
    return where === undefined ? middle : both(where, middle);
  };
}
