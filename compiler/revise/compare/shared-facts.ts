// The facts of two tariffs as one set of inputs: a case gives each once, and both must be able to take it.

import type { Domain, Expression, Fact, List, Presence } from '../../3-model/model.js';
import { compare, divide, maximum, minimum, type Rational, rational } from '../../runtime/exact/rational.js';
import type { Lane } from './lanes.js';

/** Why a fact cannot be shared: it is not the same kind of value, not of the same list, or no value is in both domains. */
export interface Unshared {
  readonly fact: string;
  readonly label: string;
  readonly why: 'kind' | 'list' | 'domain';
}

export function sharedFacts(
  [before, after]: readonly [readonly Fact[], readonly Fact[]],
  lanes: readonly [Lane, Lane],
): readonly Fact[] | Unshared {
  const others = new Map(after.map((fact) => [fact.name, fact]));
  const facts: Fact[] = [];
  for (const fact of before) {
    const other = others.get(fact.name);
    others.delete(fact.name);
    const own = { ...fact, presence: presenceIn(fact.presence, lanes[0]) };
    if (other === undefined) {
      facts.push(own);
      continue;
    }
    const shared = sharedFact(own, { ...other, presence: presenceIn(other.presence, lanes[1]) });
    if ('why' in shared) return shared;
    facts.push(shared);
  }
  for (const fact of others.values()) facts.push({ ...fact, presence: presenceIn(fact.presence, lanes[1]) });
  return facts;
}

/** Of each name once, with room for what both take. */
export function sharedLists(
  [before, after]: readonly [readonly List[], readonly List[]],
  [old, renewed]: readonly [Lane, Lane],
): readonly List[] {
  const within = (list: List, lane: Lane): List =>
    list.presence.kind === 'when'
      ? { ...list, presence: { ...list.presence, condition: lane.expression(list.presence.condition) } }
      : list;
  const others = new Map(after.map((list) => [list.name, within(list, renewed)]));
  const shared = before.map((one) => {
    const list = within(one, old);
    const other = others.get(list.name);
    others.delete(list.name);
    if (other === undefined) return list;
    const capacity = Math.min(list.capacity, other.capacity);
    return { ...list, capacity, presence: sharedListPresence(list, other) };
  });
  return [...shared, ...others.values()];
}

function sharedListPresence({ presence: a, span }: List, { presence: b }: List): List['presence'] {
  if (a.kind === 'optional' && b.kind === 'optional') return a;
  if (a.kind !== 'when' || b.kind !== 'when') return { kind: 'always' };
  const condition: Expression = {
    kind: 'or',
    operands: [a.condition, b.condition],
    type: { kind: 'yes-no' },
    span,
  };
  return { kind: 'when', condition, ...(a.inferred && b.inferred ? { inferred: true } : {}) };
}

function presenceIn(presence: Presence, lane: Lane): Presence {
  switch (presence.kind) {
    case 'when':
      return { ...presence, condition: lane.expression(presence.condition) };
    case 'default':
      return { ...presence, definition: lane.definition(presence.definition) };
    case 'always':
    case 'optional':
      return presence;
    default:
      return presence satisfies never;
  }
}

function sharedFact(a: Fact, b: Fact): Fact | Unshared {
  const unshared = (why: Unshared['why']): Unshared => ({ fact: a.name, label: a.label, why });
  if (a.list !== b.list) return unshared('list');
  const type = sharedType(a, b);
  if (type === undefined) return unshared('kind');
  if (type.kind === 'choice' && type.set.options.length === 0) return unshared('domain');
  const domain = a.domain && b.domain && sharedDomain(a.domain, b.domain);
  if (domain !== undefined && compare(domain.from, domain.to) > 0) return unshared('domain');
  const [first] = a.domain === undefined ? [b.domain] : [a.domain];
  return { ...a, type, domain: domain ?? first, presence: sharedPresence(a, b) };
}

function sharedType({ type: a }: Fact, { type: b }: Fact): Fact['type'] | undefined {
  if (a.kind === 'choice' && b.kind === 'choice') {
    const known = new Set(b.set.options.map(({ name }) => name));
    return {
      kind: 'choice',
      set: { ...a.set, options: a.set.options.filter(({ name }) => known.has(name)) },
    };
  }
  return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
}

/** Asked for where either asks for it. What one side must always have, every case gives. */
function sharedPresence({ presence: a, span }: Fact, { presence: b }: Fact): Presence {
  if (a.kind === 'when' && b.kind === 'when') {
    const condition: Expression = {
      kind: 'or',
      operands: [a.condition, b.condition],
      type: { kind: 'yes-no' },
      span,
    };
    return { kind: 'when', condition, ...(a.inferred && b.inferred ? { inferred: true } : {}) };
  }
  if (a.kind === 'default' && b.kind === 'default') return a;
  const isFree = (one: Presence): boolean => one.kind === 'optional' || one.kind === 'default';
  if (isFree(a) && isFree(b)) return { kind: 'optional' };
  return { kind: 'always' };
}

function sharedDomain(a: Domain, b: Domain): Domain {
  return { from: maximum(a.from, b.from), to: minimum(a.to, b.to), step: multipleOf(a.step, b.step) };
}

/** The least step whose multiples both take. */
function multipleOf(a: Rational, b: Rational): Rational {
  const [x, y] = [a.n * b.d, b.n * a.d];
  let [large, small] = [x, y];
  while (small !== 0n) [large, small] = [small, large % small];
  return divide(rational(x * y), rational(large * a.d * b.d));
}
