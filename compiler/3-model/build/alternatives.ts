// Alternatives of which some count only under a condition, as a choice between conditions.

import { yesNo } from '../../2-check/types/types.js';
import { zero } from '../../runtime/exact/rational.js';
import type { Span } from '../../source.js';
import { walk } from '../expressions/walk.js';
import type { ComparisonOperator, Expression, Type } from '../model.js';
import type { Build, Scope } from './build.js';

interface Item {
  readonly label: string;
  readonly value: Expression;
  readonly when: Expression | undefined;
}

/**
 * The lower or higher of the alternatives that count; ties retain the first. An alternative is retained when it counts and beats
 * every other that counts; when none counts the case is refused.
 */
export function alternativesAsConditional(
  rule: 'lower' | 'higher',
  items: readonly Item[],
  owner: string,
  type: Type,
  span: Span,
): Expression {
  const beats = (item: Item, other: Item, earlier: boolean): Expression => {
    const strict: ComparisonOperator = ({ lower: 'below', higher: 'above' } as const)[rule];
    const weak: ComparisonOperator = ({ lower: 'up-to', higher: 'from' } as const)[rule];
    const compared: Expression = {
      kind: 'compare',
      operator: earlier ? weak : strict,
      left: item.value,
      right: other.value,
      type: yesNo,
      span,
    };
    if (other.when === undefined) return compared;
    const absent: Expression = { kind: 'not', operand: other.when, type: yesNo, span };
    return { kind: 'or', operands: [absent, compared], type: yesNo, span };
  };
  const branches = items.map((item, index) => {
    const wins = items.flatMap((other, place) =>
      place === index ? [] : [beats(item, other, index < place)],
    );
    const operands = item.when === undefined ? wins : [item.when, ...wins];
    const [only] = operands;
    const when: Expression =
      operands.length === 1 && only !== undefined ? only : { kind: 'and', operands, type: yesNo, span };
    return { when, then: item.value, label: item.label };
  });
  // When one always counts, exactly one row wins: the last needs no test.
  const last = items.some(({ when }) => when === undefined) ? branches.pop() : undefined;
  return {
    kind: 'conditional',
    branches,
    otherwise: last?.then ?? otherwiseRefused(owner, type, span),
    ...(last === undefined ? {} : { otherwiseLabel: last.label }),
    type,
    span,
  };
}

/** What stands where no row takes the case. */
export function otherwiseRefused(owner: string, type: Type, span: Span): Expression {
  return { kind: 'not-given', what: owner, type, span };
}

/** What is known after some rows: the best of those that count, and whether any does (undefined: one surely does). */
interface SoFar {
  readonly best: Expression;
  readonly any: Expression | undefined;
}

/**
 * The best is followed from row to row, each time a step of its own; then the first row that counts and comes to it is the one retained,
 * so that ties retain the first. When none counts the case is refused.
 */
export function bestSoFar(
  build: Build,
  rule: 'lower' | 'higher',
  items: readonly Item[],
  scope: Scope,
  type: Type,
  span: Span,
): Expression {
  const step = (place: number, name: 'best' | 'counts', body: Expression): Expression =>
    build.store.add(scope, {
      id: build.store.take(`${scope.prefix}/${name}${place + 1}`),
      final: false,
      label: `${build.words.word(({ best: rule, counts: 'counts' } as const)[name])} (1–${place + 1})`,
      role: ({ best: 'step', counts: 'condition' } as const)[name],
      type: body.type,
      body,
      formula: build.words.word(({ best: rule, counts: 'counts' } as const)[name]),
      span,
    });
  const counted = items.map(({ when, ...item }, place) => ({
    ...item,
    when: when === undefined || isShort(when) ? when : step(place, 'counts', when),
  }));
  let soFar: SoFar | undefined;
  // Beginning with a row that always counts, nothing need be known of the others; ties are settled below, in the order written.
  const first = counted.findIndex(({ when }) => when === undefined);
  const order =
    first < 0 ? [...counted.keys()] : [first, ...[...counted.keys()].filter((each) => each !== first)];
  for (const place of order) {
    const { when, value } = counted[place] ?? {};
    if (value === undefined) continue;
    soFar = after(soFar, when, value, rule, (name, body) => step(place, name, body), type, span);
  }
  const { best } = soFar ?? { best: otherwiseRefused(scope.owner, type, span) };
  const branches = counted.map(({ label, when, value }) => {
    const isBest: Expression = {
      kind: 'compare',
      operator: 'equal',
      left: value,
      right: best,
      type: yesNo,
      span,
    };
    return { when: when === undefined ? isBest : both(when, isBest, span), then: value, label };
  });
  return {
    kind: 'conditional',
    branches,
    otherwise: otherwiseRefused(scope.owner, type, span),
    type,
    span,
  };
}

/** Costs less said twice than as a step of its own. */
function isShort(condition: Expression): boolean {
  let nodes = 0;
  walk(condition, () => {
    nodes += 1;
  });
  return nodes <= 7;
}

function after(
  soFar: SoFar | undefined,
  when: Expression | undefined,
  value: Expression,
  rule: 'lower' | 'higher',
  step: (name: 'best' | 'counts', body: Expression) => Expression,
  type: Type,
  span: Span,
): SoFar {
  if (soFar === undefined) {
    if (when === undefined) return { best: value, any: undefined };
    // Stands for nothing: it is looked at only where the row counts.
    const nothing: Expression = { kind: 'number', value: zero, type, span };
    return { best: step('best', choice(when, value, nothing, type, span)), any: when };
  }
  const better: Expression = {
    kind: 'compare',
    operator: ({ lower: 'below', higher: 'above' } as const)[rule],
    left: value,
    right: soFar.best,
    type: yesNo,
    span,
  };
  const { any } = soFar;
  const first: Expression | undefined = any && { kind: 'not', operand: any, type: yesNo, span };
  // Every row looks at the best before it first: so all that leads to one is reached in every case.
  const wins: Expression = first ? { kind: 'or', operands: [better, first], type: yesNo, span } : better;
  const taken = when === undefined ? wins : both(when, wins, span);
  const best = step('best', choice(taken, value, soFar.best, type, span));
  if (any === undefined || when === undefined) return { best, any: undefined };
  return { best, any: step('counts', { kind: 'or', operands: [any, when], type: yesNo, span }) };
}

const both = (a: Expression, b: Expression, span: Span): Expression => ({
  kind: 'and',
  operands: [a, b],
  type: yesNo,
  span,
});

const choice = (
  when: Expression,
  then: Expression,
  otherwise: Expression,
  type: Type,
  span: Span,
): Expression => ({ kind: 'conditional', branches: [{ when, then }], otherwise, type, span });
