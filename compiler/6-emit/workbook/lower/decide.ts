// Takes a decision (a rounding, a comparison): its guard, and where that is not safe for every input, a visible check that
// says up to which size it is.

import type { Expression } from '../../../3-model/model.js';
import { type Rational, rational } from '../../../runtime/exact/rational.js';
import { guaranteeCell } from '../blocks/guarantees.js';
import { flagShow } from '../book/show.js';
import { guardAt, joined, siteOf } from '../exactness/decisions.js';
import { clearanceOf, type Decision, type Guard, safeSize } from '../exactness/guard.js';
import { whole } from '../exactness/precision.js';
import {
  all,
  any,
  call,
  cell,
  type Formula,
  flagOf,
  holds,
  operation,
  telling,
  truth,
} from '../formula/formula.js';
import { addPart, type Scope } from './scope.js';

export type DecisionKind = 'rounding' | 'comparison';

/** What is decided; `part` tells apart several decisions of one place of the rule file. */
export interface Taken {
  readonly kind: DecisionKind;
  readonly span: Expression['span'];
  readonly part: string;
  readonly decision: Decision;
  /** For a rounding, which decides in steps: what one step is of the value, and the type of the value. */
  readonly steps?: { readonly of: Rational; readonly type: Expression['type'] };
}

/** The guard of a decision; remembers the decision for the passes that follow. */
export function guardOf(scope: Scope, { span, part, decision }: Taken): Guard {
  const { bench } = scope;
  const site = `${siteOf(scope.owner, span)} ${scope.list ?? ''} ${part}`;
  bench.decisions.set(site, joined(bench.decisions.get(site), decision));
  return guardAt(site, decision, bench.pass);
}

/** Reports what is not safe as delivered, with the size up to which it is. */
export function reportUnsafe(scope: Scope, taken: Taken, guard: Guard): void {
  if (guard.delivered || scope.bench.pass.kind === 'survey') return;
  scope.bench.limitations.push({
    kind: taken.kind,
    span: taken.span,
    what: scope.label,
    upTo: timesScale(roundDown(safeSize(taken.decision, guard.digits)), taken.steps?.of ?? rational(1)),
    type: taken.steps?.type,
  });
}

export const isCertain = (guard: Guard): boolean => guard.delivered && guard.any === undefined;

/**
 * Adds the check that a decision is safe: the readings and parameters are as delivered, or one of the values is small
 * enough, or the value lies clear of where it would be decided otherwise. `scale` is how many units of the values make one
 * of the decision; `distance` is how far it lies from there.
 */
export function assure(
  scope: Scope,
  taken: Taken,
  guard: Guard,
  values: readonly Formula[],
  scale: Rational,
  distance?: Formula,
): void {
  const { bench } = scope;
  if (bench.pass.kind === 'survey' || isCertain(guard)) return;
  const within = (limit: number): Formula => {
    // Without any safe size even a value of zero says nothing: what it is compared with may be too small to be seen.
    if (roundDown(limit).n === 0n) return truth(false);
    const key = guaranteeCell(bench, timesScale(roundDown(limit), scale));
    return any(values.map((value) => operation('<=', call('ABS', value), cell(key))));
  };
  const conditions: Formula[] = [];
  if (guard.delivered) conditions.push(holds(bench.keyOf(undefined, 'usual')));
  const anySize = guard.any ?? safeSize(taken.decision, guard.digits);
  if (guard.delivered && guard.edited === undefined) {
    conditions[0] = holds(bench.keyOf(undefined, 'as_delivered'));
  } else if (guard.edited !== undefined && guard.edited > anySize * 1.01) {
    conditions.push(all([holds(bench.keyOf(undefined, 'as_delivered')), within(guard.edited)]));
  }
  conditions.push(within(anySize));
  const clear = distance && clearOf(bench, distance, values, taken.decision, guard.digits, scale);
  if (clear !== undefined) conditions.push(clear);
  const key = addPart(scope, {
    id: `${scope.owner}!`,
    label: `${scope.label} – ${bench.words.assured}`,
    kind: 'status',
    formula: telling(flagOf(any(conditions)), () => bench.words.told.oneIf(bench.words.told.certain)),
    show: flagShow,
    precision: whole(0, 1),
  });
  const owner = bench.model.definitions.find(({ owner: of, final }) => final && of === scope.declared)?.label;
  const label = owner === undefined || owner === scope.label ? scope.label : `${owner} – ${scope.label}`;
  bench.assured.push({ key, label, list: scope.list });
}

/** Further from the point of decision than the guard, and small enough for the error of a float to stay below it. */
function clearOf(
  bench: Scope['bench'],
  distance: Formula,
  values: readonly Formula[],
  decision: Decision,
  digits: number,
  scale: Rational,
): Formula | undefined {
  const clearance = clearanceOf(decision, digits);
  const most = roundDown(clearance.size);
  if (most.n === 0n) return undefined;
  const least = guaranteeCell(bench, clearance.distance, bench.words.clearLabel);
  const limit = guaranteeCell(bench, timesScale(most, scale));
  return all([
    operation('>', distance, cell(least)),
    ...values.map((value) => operation('<=', call('ABS', value), cell(limit))),
  ]);
}

/** To two digits, never more than the value. */
function roundDown(value: number): Rational {
  if (!(value > 0)) return rational(0);
  const exponent = Math.floor(Math.log10(value)) - 1;
  const digits = BigInt(Math.floor((value / 10 ** exponent) * (1 - 1e-12)));
  return exponent >= 0
    ? rational(digits * 10n ** BigInt(exponent))
    : rational(digits, 10n ** BigInt(-exponent));
}

const timesScale = (value: Rational, scale: Rational): Rational =>
  rational(value.n * scale.n, value.d * scale.d);
