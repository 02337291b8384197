// Of several ways to one thing, those that say something which the others do not say already.

import { compare } from '../../runtime/exact/rational.js';
import type { DefinitionId, Expression, Rational } from '../model.js';
import type { Guard, Way } from './ways.js';

/** Ways under so few conditions are looked for among the conditions of the others. */
const fewGuards = 3;

/** Without those that need all that another one needs, and more. */
export function widest(ways: readonly Way[]): readonly Way[] {
  if (ways.length < 2) return ways;
  const ends = new Map<DefinitionId | undefined, Set<Guard | undefined>>();
  const short = new Map<DefinitionId | undefined, Short[]>();
  for (const { from, guard } of ways) {
    ends.set(from, (ends.get(from) ?? new Set()).add(guard));
    const holds = conditionsOf(guard, fewGuards);
    const known = short.get(from) ?? [];
    if (holds !== undefined && known.length < mostShort) short.set(from, [...known, { guard, holds }]);
  }
  return ways.filter(({ from, guard }) => {
    for (let at = guard; at !== undefined; at = at.outer) if (ends.get(from)?.has(at.outer)) return false;
    const others =
      from === undefined ? short.get(from) : [...(short.get(from) ?? []), ...(short.get(undefined) ?? [])];
    if (others === undefined || others.length === 0) return true;
    const own = new Set<Expression>();
    for (let at = guard; at !== undefined; at = at.outer) own.add(at.holds);
    return !others.some(
      (other) =>
        other.guard !== guard && other.holds.length < own.size && other.holds.every((one) => own.has(one)),
    );
  });
}

interface Short {
  readonly guard: Guard | undefined;
  readonly holds: readonly Expression[];
}

/** So many ways are compared with every other. */
const mostShort = 8;

/** Undefined where there are more. */
function conditionsOf(guard: Guard | undefined, most: number): readonly Expression[] | undefined {
  const found = new Set<Expression>();
  for (let at = guard; at !== undefined; at = at.outer) {
    found.add(at.holds);
    if (found.size > most) return undefined;
  }
  return [...found];
}

type Compared = Extract<Expression, { readonly kind: 'compare' }>;

/** Of limits of one fact on one side, any of which is enough, the widest alone. */
export function widestLimits(conditions: readonly Expression[]): readonly Expression[] {
  const best = new Map<string, { readonly condition: Expression; readonly limit: Rational }>();
  const key = (condition: Expression): string | undefined => {
    const limit = limitOf(condition);
    return limit && `${limit.fact} ${limit.item ?? ''} ${limit.operator}`;
  };
  for (const condition of conditions) {
    const own = key(condition);
    const limit = limitOf(condition);
    if (own === undefined || limit === undefined) continue;
    const known = best.get(own);
    const side = known && compare(limit.value, known.limit);
    const isLower = limit.operator === 'above' || limit.operator === 'from';
    if (side === undefined || (isLower ? side < 0 : side > 0))
      best.set(own, { condition, limit: limit.value });
  }
  return conditions.filter((condition) => {
    const own = key(condition);
    return own === undefined || best.get(own)?.condition === condition;
  });
}

function limitOf(condition: Expression):
  | {
      readonly fact: string;
      readonly item: string | undefined;
      readonly operator: Compared['operator'];
      readonly value: Rational;
    }
  | undefined {
  if (condition.kind !== 'compare') return undefined;
  const { left, right, operator } = condition;
  if (left.kind !== 'fact' || right.kind !== 'number') return undefined;
  switch (operator) {
    case 'above':
    case 'from':
    case 'below':
    case 'up-to':
      return { fact: left.fact, item: left.item, operator, value: right.value };
    case 'equal':
    case 'not-equal':
      return undefined;
    default:
      operator satisfies never;
      return undefined;
  }
}
