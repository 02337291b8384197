// Choices: between two values an IF on a visible condition; between more, a flag for each; alternatives side by side
// with the one that is retained.

import type { Expression } from '../../../3-model/model.js';
import { compare, zero } from '../../../runtime/exact/rational.js';
import { type LimitedBand, ordersOf } from '../blocks/limit-orders.js';
import { constant, either, higher, lower as lesser, sum } from '../exactness/precision.js';
import {
  all,
  any,
  type CellKey,
  call,
  cell,
  choose,
  contrary,
  holds,
  isEqual,
  nought,
  range,
  telling,
  text,
  truth,
  unity,
} from '../formula/formula.js';
import { labelKey } from '../formula/instantiate.js';
import { spoken } from '../words/spoken.js';
import { keyOfDefinition } from './combine.js';
import { compareNumbers } from './lower-comparison.js';
import { definedBy, firstFlags, isAlways, pickFrom, type Row, seriesOf, valueSeries } from './pick.js';
import { atom, flat, inDefined, type Lowered, lowered, type Scope } from './scope.js';
import { nameOf } from './stand-ins.js';

type Conditional = Extract<Expression, { kind: 'conditional' }>;

export function lowerConditional(expression: Conditional, scope: Scope): Lowered {
  const { branches } = expression;
  const [only] = branches;
  const labelled = branches.some(({ label }) => label !== undefined);
  if (only !== undefined && branches.length === 1 && !labelled) return lowerTwo(expression, only, scope);
  return lowerMany(expression, scope);
}

function lowerTwo(expression: Conditional, only: Conditional['branches'][number], scope: Scope): Lowered {
  const { bench } = scope;
  const condition = scope.lower(only.when, scope);
  // A condition that is known beforehand leaves one branch.
  if (condition.formula.kind === 'truth') {
    const taken = scope.lower(condition.formula.value ? only.then : expression.otherwise, scope);
    return { ...taken, defined: inDefined(condition, taken) };
  }
  const when = atom(scope, condition, { kind: 'yes-no' }, `${scope.label} – ${bench.words.condition}`);
  const inner: Scope = saysBehindAnother(only.when) ? { ...scope, isBehindAnother: true } : scope;
  const then = flat(inner, scope.lower(only.then, inner), expression.type, scope.label);
  const otherwise = flat(scope, scope.lower(expression.otherwise, scope), expression.type, scope.label);
  const defined = all([
    when.defined,
    any([contrary(when.formula), then.defined]),
    any([when.formula, otherwise.defined]),
  ]);
  const precision = then.precision && otherwise.precision && either(then.precision, otherwise.precision);
  if (expression.type.kind === 'yes-no') {
    const chosen = any([all([when.formula, then.formula]), all([contrary(when.formula), otherwise.formula])]);
    return lowered(chosen, undefined, defined);
  }
  const chosen = telling(choose(when.formula, then.formula, otherwise.formula), (say) =>
    say(choose(condition.formula, then.formula, otherwise.formula)),
  );
  return lowered(chosen, precision, defined);
}

/** `position is from 2`, alone or with other conditions. */
function saysBehindAnother(when: Expression): boolean {
  if (when.kind === 'and') return when.operands.some(saysBehindAnother);
  return (
    when.kind === 'compare' &&
    when.left.kind === 'position' &&
    when.right.kind === 'number' &&
    ((when.operator === 'from' && compare(when.right.value, { n: 2n, d: 1n }) >= 0) ||
      (when.operator === 'above' && compare(when.right.value, { n: 1n, d: 1n }) >= 0))
  );
}

function lowerMany(given: Conditional, scope: Scope): Lowered {
  const expression =
    (scope.bench.pass.kind satisfies 'final' | 'survey') === 'survey' ? folded(given, scope) : given;
  const { otherwise } = expression;
  if (expression.branches.length === 0) return scope.lower(otherwise, scope);
  const { bench } = scope;
  const { words } = bench;
  const whens = expression.branches.map(({ when, label }, index) => {
    const rowLabel = label ?? `${scope.label} – ${words.branch(index + 1)}`;
    const condition = flat(scope, scope.lower(when, scope), when.type, `${rowLabel} – ${words.condition}`);
    return { label: rowLabel, condition };
  });
  const rows: readonly Row[] = [
    ...expression.branches.map((branch, index) => ({
      label: whens[index]?.label ?? '',
      value: flat(scope, scope.lower(branch.then, scope), expression.type, scope.label),
    })),
    {
      label: expression.otherwiseLabel ?? `${scope.label} – ${words.otherwise}`,
      value: flat(scope, scope.lower(otherwise, scope), expression.type, scope.label),
    },
  ];
  // Values come first: what a flag refers to stands above it, and both blocks stay in one piece.
  const values = valueSeries(scope, rows, expression.type);
  const flags = firstFlags(
    scope,
    whens.map(({ label, condition }) => ({ label, when: condition.formula })),
    rows[rows.length - 1]?.label,
  );
  remember(scope, flags, values);
  keepOrder(expression, scope);
  const picked = pickFrom(scope, flags, rows, seriesOf(values), expression.type, true);
  // Conditions up to the one that holds must have a value too.
  const reached = whens.flatMap(({ condition }, index) =>
    isAlways(condition.defined)
      ? []
      : [any([...flags.slice(0, index).map((flag) => holds(flag)), condition.defined])],
  );
  return { ...picked, defined: all([...reached, picked.defined]) };
}

/** Limits of one quantity in several branches are the bands of rows: an edit keeps their order. */
function keepOrder({ branches }: Conditional, scope: Scope): void {
  const bands = new Map<string, LimitedBand[]>();
  const comparisons = (node: Expression): readonly Extract<Expression, { kind: 'compare' }>[] =>
    node.kind === 'and' ? node.operands.flatMap(comparisons) : node.kind === 'compare' ? [node] : [];
  for (const { when } of branches) {
    for (const { left, right, operator } of comparisons(when)) {
      if (right.kind !== 'number' || operator === 'equal' || operator === 'not-equal') continue;
      const { formula } = scope.lower(right, scope);
      const limit = { value: right.value, cell: formula.kind === 'cell' ? formula.key : undefined };
      const name = nameOf(scope.lower(left, scope).formula);
      const isUpper = operator === 'below' || operator === 'up-to';
      const band = isUpper ? { from: undefined, to: limit } : { from: limit, to: undefined };
      bands.set(name, [...(bands.get(name) ?? []), band]);
    }
  }
  for (const own of bands.values()) {
    if (own.length < 2) continue;
    // What no branch takes the last one does.
    scope.bench.orders.push(...ordersOf(scope.label, [...own, { from: undefined, to: undefined }]));
  }
}

/** Without the branches that the chosen readings never take. */
function folded(expression: Conditional, scope: Scope): Conditional {
  const branches: Conditional['branches'][number][] = [];
  for (const branch of expression.branches) {
    const { formula } = scope.lower(branch.when, scope);
    if (formula.kind !== 'truth') {
      branches.push(branch);
    } else if (formula.value) {
      return { ...expression, branches, otherwise: branch.then };
    }
  }
  return { ...expression, branches };
}

function remember(scope: Scope, flags: readonly CellKey[], values: readonly CellKey[]): void {
  const ends = (keys: readonly CellKey[]) => ({ from: keys[0] ?? '', to: keys[keys.length - 1] ?? '' });
  if (flags.length > 0) scope.bench.retained.set(scope.owner, { flags: ends(flags), values: ends(values) });
}

export function lowerAlternatives(
  expression: Extract<Expression, { kind: 'alternatives' }>,
  scope: Scope,
): Lowered {
  const rows: readonly Row[] = expression.items.map(({ label, value }) => ({
    label,
    value: flat(scope, scope.lower(value, scope), value.type, label),
  }));
  if (expression.rule === 'sum') {
    const total = rows.map(({ value }) => value.precision ?? constant(zero)).reduce(sum, constant(zero));
    const values = valueSeries(scope, rows, expression.type);
    const labels = rows.map(({ label }) => spoken(scope.bench.words, label));
    const added = telling(call('SUM', seriesOf(values)), () =>
      scope.bench.words.told.totalOf(labels.join(scope.bench.words.told.separator)),
    );
    return lowered(added, total, definedBy(rows));
  }
  const values = valueSeries(scope, rows, expression.type);
  const cells = rows.map(({ label, value }, index) => ({
    label,
    value: { ...value, formula: cell(values[index] ?? '') },
  }));
  // The first that no other beats: ties retain the first.
  const beats = ({ lower: '<=', higher: '>=' } as const)[expression.rule];
  const conditions = cells.slice(0, -1).map(({ label, value }, index) => ({
    label,
    when: all(
      cells
        .slice(index + 1)
        .map((other, place) =>
          compareNumbers(scope, value, beats, other.value, expression.span, `${index}-${index + 1 + place}`),
        ),
    ),
  }));
  const flags = firstFlags(scope, conditions, rows[rows.length - 1]?.label);
  remember(scope, flags, values);
  const join = { lower: lesser, higher: higher }[expression.rule];
  const known = rows.map(({ value }) => value.precision ?? constant(zero));
  const { told } = scope.bench.words;
  const labels = rows
    .map(({ label }) => spoken(scope.bench.words, label))
    .join(scope.bench.words.told.separator);
  return lowered(
    telling(call('SUMPRODUCT', seriesOf(flags), seriesOf(values)), () =>
      expression.rule === 'lower' ? told.lowestOf(labels) : told.highestOf(labels),
    ),
    known.length === 0 ? undefined : known.reduce(join),
    definedBy(rows),
  );
}

/** The label of the alternative retained stands beside its flag. */
export function lowerRetainedLabel(
  expression: Extract<Expression, { kind: 'retained-label' }>,
  scope: Scope,
): Lowered {
  const retained = scope.bench.retained.get(expression.definition);
  if (retained === undefined) return lowered(text(''), undefined, truth(false));
  const labels = range(labelKey(retained.values.from), labelKey(retained.values.to));
  const flagRange = range(retained.flags.from, retained.flags.to);
  const defined = scope.bench.definedAt(keyOfDefinition(scope.bench, expression.definition));
  return lowered(
    telling(
      choose(
        isEqual(call('SUM', flagRange), unity),
        call('INDEX', labels, call('MATCH', unity, flagRange, nought)),
        text(''),
      ),
      () => scope.bench.words.told.retainedLabel,
    ),
    undefined,
    defined,
  );
}
