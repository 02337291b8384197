// Options, texts and yes/no as terms: what they may be, whether they are the same, comparisons.

import type { ComparisonOperator, Match } from '../../../3-model/model.js';
import { negate, one } from '../../../runtime/exact/rational.js';
import type { Pool } from './pool.js';
import type { Condition, Poly, Value, Variable } from './terms.js';

export function variablesOf(value: Value): bigint {
  switch (value.kind) {
    case 'number':
      return value.poly.variables;
    case 'truth':
      return value.condition.variables;
    case 'symbol':
      return value.rows.reduce(
        (set, row) => set | row.when.variables | (typeof row.value === 'string' ? 0n : row.value.bit),
        0n,
      );
    default:
      value satisfies never;
      return 0n;
  }
}

export function asValue(pool: Pool, variable: Variable): Value {
  switch (variable.initial.kind) {
    case 'numbers':
      return { kind: 'number', poly: pool.number(variable) };
    case 'truth':
      return { kind: 'truth', condition: pool.flag(variable) };
    case 'symbols':
      return { kind: 'symbol', rows: [{ when: pool.holds, value: variable }] };
    default:
      variable.initial satisfies never;
      return { kind: 'symbol', rows: [] };
  }
}

/** Whether a value of options is a given one. */
export function symbolIs(pool: Pool, value: Value, option: string): Condition {
  if (value.kind !== 'symbol') return pool.fails;
  return value.rows.reduceRight<Condition>(
    (rest, row) =>
      pool.either(
        row.when,
        typeof row.value === 'string'
          ? row.value === option
            ? pool.holds
            : pool.fails
          : pool.member(row.value, new Set([option])),
        rest,
      ),
    pool.refused,
  );
}

export function compared(pool: Pool, operator: ComparisonOperator, a: Value, b: Value): Condition {
  if (a.kind === 'number' && b.kind === 'number') {
    const lead = pool.minus(a.poly, b.poly);
    const trail = pool.scaled(lead, negate(one));
    switch (operator) {
      case 'below':
        return pool.sign('below', lead);
      case 'up-to':
        return pool.sign('up-to', lead);
      case 'from':
        return pool.sign('up-to', trail);
      case 'above':
        return pool.sign('below', trail);
      case 'equal':
        return pool.sign('equal', lead);
      case 'not-equal':
        return pool.not(pool.sign('equal', lead));
      default:
        operator satisfies never;
        return pool.refused;
    }
  }
  const same = sameValue(pool, a, b);
  return operator === 'not-equal' ? pool.not(same) : same;
}

/** Whether two options, texts or yes/no are the same. */
export function sameValue(pool: Pool, a: Value, b: Value): Condition {
  if (a.kind === 'truth' && b.kind === 'truth') {
    return pool.either(a.condition, b.condition, pool.not(b.condition));
  }
  if (a.kind !== 'symbol' || b.kind !== 'symbol') return pool.refused;
  return a.rows.reduceRight<Condition>((rest, row) => {
    const { value } = row;
    if (typeof value === 'string') return pool.either(row.when, symbolIs(pool, b, value), rest);
    const options = value.initial.kind === 'symbols' && value.initial.values ? [...value.initial.values] : [];
    const same = pool.or(
      options.map((option) => pool.and([pool.member(value, new Set([option])), symbolIs(pool, b, option)])),
    );
    return pool.either(row.when, same, rest);
  }, pool.refused);
}

/** Whether a key matches a cell of a table. */
export function matchOf(pool: Pool, match: Match, key: Value | undefined): Condition {
  if (!key) return pool.fails;
  switch (match.kind) {
    case 'any':
      return pool.holds;
    case 'yes-no':
      return match.value ? truthOf(pool, key) : pool.not(truthOf(pool, key));
    case 'options':
      return pool.or(match.options.map((option) => symbolIs(pool, key, option)));
    case 'band': {
      const poly = numberOf(pool, key);
      const from = match.from && {
        relation: match.from.inclusive ? ('up-to' as const) : ('below' as const),
        of: pool.minus(pool.constant(match.from.value), poly),
      };
      const to = match.to && {
        relation: match.to.inclusive ? ('up-to' as const) : ('below' as const),
        of: pool.minus(poly, pool.constant(match.to.value)),
      };
      return pool.and([from, to].flatMap((limit) => (limit ? [pool.sign(limit.relation, limit.of)] : [])));
    }
    default:
      match satisfies never;
      return pool.fails;
  }
}

const truthOf = (pool: Pool, value: Value): Condition =>
  value.kind === 'truth' ? value.condition : pool.refused;
const numberOf = (pool: Pool, value: Value): Poly => (value.kind === 'number' ? value.poly : pool.nothing);
