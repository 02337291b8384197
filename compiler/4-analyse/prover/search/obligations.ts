// What has to be shown for a property: conditions that must hold wherever its assumptions do.

import { childrenOf } from '../../../3-model/expression-walk.js';
import type { Expression, Fact, Property, Requirement } from '../../../3-model/model.js';
import { negate, one, type Rational } from '../../../runtime/exact/rational.js';
import { factsUnder, type ModelIndex } from '../../model-index.js';
import { meet, numbers, rangeOf } from '../../range/abstract.js';
import type { Box } from '../terms/frame.js';
import type { Pool } from '../terms/pool.js';
import type { Rules } from '../terms/rules.js';
import { substituting } from '../terms/substitute.js';
import type { Condition, Poly, Value } from '../terms/terms.js';
import { sameValue } from '../terms/values-of-terms.js';
import { actual, outside, type Place, thisItem, type World } from '../translate/places.js';
import type { Translator } from '../translate/translate.js';

/** `assumed` implies `shown`, for all values in the box. */
export interface Obligation {
  readonly box: Box;
  readonly assumed: Condition;
  readonly shown: Condition;
  /** How the case differs from the one beside it, where two cases are compared. */
  readonly change: Change | undefined;
  /** Facts that are assumed to be equal to others: these stand for them. */
  readonly same: readonly { readonly fact: string; readonly as: string }[];
}

/** The fact that changes between two cases that are alike otherwise. */
export type Change = { readonly fact: string } & (
  | { readonly kind: 'step'; readonly step: Rational }
  | { readonly kind: 'flag' }
  | { readonly kind: 'option'; readonly from: string; readonly to: string }
);

/** Undefined: the property is about something that no proof can be made of, such as the order of texts. */
export function obligationsOf(
  to: Translator,
  rules: Rules,
  property: Property,
): readonly Obligation[] | undefined {
  const place = placeOf(to, property);
  const requirements = requirementsFor(to.index, expressionsOf(property));
  const assumptions = (world: World): Condition =>
    to.pool.and([
      ...(property.when ? [to.condition(property.when, place, world)] : []),
      ...requirements.flatMap((requirement) => {
        if (requirement.list === undefined) return [to.condition(requirement.condition, outside, world)];
        return requirement.list === to.focus
          ? [to.condition(requirement.condition, thisItem(requirement.list), world)]
          : [];
      }),
    ]);
  if (property.kind === 'always') {
    const perItem = perItemOf(to.index, property.condition);
    const shown =
      perItem && perItem.list === to.focus
        ? to.pool.not(to.condition(perItem.where, thisItem(perItem.list), actual))
        : to.condition(property.condition, place, actual);
    const obligation = { box: new Map(), assumed: assumptions(actual), shown, change: undefined, same: [] };
    return [withoutEquals(to.pool, obligation, undefined)];
  }
  const fact = to.index.facts.get(property.fact);
  if (!fact) return undefined;
  const obligations: Obligation[] = [];
  for (const step of stepsOf(to, rules, fact, place)) {
    const shown = shownFor(to, property, place, step.before, step.after);
    if (!shown) return undefined;
    const assumed = to.pool.and([assumptions(step.before), assumptions(step.after)]);
    const obligation = { box: step.box, assumed, shown, change: step.change, same: [] };
    obligations.push(withoutEquals(to.pool, obligation, fact.name));
  }
  return obligations;
}

/** Where two numbers are assumed to be equal, one stands for both: what is made of them alike is then the same. */
function withoutEquals(pool: Pool, obligation: Obligation, changing: string | undefined): Obligation {
  const { assumed } = obligation;
  for (const part of assumed.kind === 'and' ? assumed.operands : [assumed]) {
    if (part.kind !== 'sign' || part.relation !== 'equal' || part.of.constant.n !== 0n) continue;
    const [a, b, other] = part.of.terms.map(({ factors }) => (factors.length === 1 ? factors[0] : undefined));
    if (other || a?.kind !== 'variable' || b?.kind !== 'variable') continue;
    const opposite = part.of.terms.every(
      ({ coefficient }) => coefficient.d === 1n && coefficient.n ** 2n === 1n,
    );
    const [first, second] = [a.variable, b.variable];
    if (!opposite || part.of.terms[0]?.coefficient.n === part.of.terms[1]?.coefficient.n) continue;
    if (!first.splittable || !second.splittable || [first.name, second.name].includes(changing ?? ''))
      continue;
    const common = meet(
      obligation.box.get(first.name) ?? first.initial,
      obligation.box.get(second.name) ?? second.initial,
    );
    if (!common) return { ...obligation, assumed: pool.fails };
    const { condition } = substituting(pool, { variable: second, by: pool.number(first) });
    return withoutEquals(
      pool,
      {
        ...obligation,
        box: new Map(obligation.box).set(first.name, common),
        assumed: condition(assumed),
        shown: condition(obligation.shown),
        same: [...obligation.same, { fact: second.name, as: first.name }],
      },
      changing,
    );
  }
  return obligation;
}

/** Expressions that decide about a property. */
export function expressionsOf(property: Property): readonly Expression[] {
  const subject = property.kind === 'always' ? property.condition : property.subject;
  const fact: readonly Expression[] =
    property.kind === 'always'
      ? []
      : [{ kind: 'fact', fact: property.fact, item: undefined, type: subject.type, span: property.span }];
  return property.when ? [subject, property.when, ...fact] : [subject, ...fact];
}

/** Requirements that are about facts of the property, directly or through other requirements. */
export function requirementsFor(index: ModelIndex, roots: readonly Expression[]): readonly Requirement[] {
  const facts = new Set(factsUnder(index, roots));
  const waiting = new Set(index.model.requirements);
  for (let found = true; found; ) {
    found = false;
    for (const requirement of waiting) {
      const own = factsUnder(index, [requirement.condition]);
      if (![...own].some((fact) => facts.has(fact))) continue;
      waiting.delete(requirement);
      for (const fact of own) facts.add(fact);
      found = true;
    }
  }
  return index.model.requirements.filter((requirement) => !waiting.has(requirement));
}

/** The list whose items a property is about, if any: it names a fact or a value of items outside any sum over them. */
export function focusOf(index: ModelIndex, property: Property): string | undefined {
  if (property.kind !== 'always') {
    const list = index.facts.get(property.fact)?.list;
    if (list !== undefined) return list;
  }
  for (const root of expressionsOf(property)) {
    const list = itemListOf(index, root);
    if (list !== undefined) return list;
  }
  return property.kind === 'always' ? perItemOf(index, property.condition)?.list : undefined;
}

/** "No item is so": what is said of each item of a list is shown for any one of them. */
export function perItemOf(
  index: ModelIndex,
  condition: Expression,
): { readonly list: string; readonly where: Expression } | undefined {
  if (condition.kind !== 'compare' || condition.operator !== 'equal') return undefined;
  const { right } = condition;
  const left =
    condition.left.kind === 'reference'
      ? (index.definitions.get(condition.left.definition)?.body ?? condition.left)
      : condition.left;
  return left.kind === 'aggregate' &&
    left.operation === 'count' &&
    left.where &&
    right.kind === 'number' &&
    right.value.n === 0n
    ? { list: left.list, where: left.where }
    : undefined;
}

function itemListOf(index: ModelIndex, expression: Expression): string | undefined {
  const open: Expression[] = [expression];
  for (let node = open.pop(); node; node = open.pop()) {
    switch (node.kind) {
      case 'fact':
      case 'given': {
        const list = index.facts.get(node.fact)?.list;
        if (list !== undefined) return list;
        break;
      }
      case 'reference': {
        const list = index.definitions.get(node.definition)?.list;
        if (list !== undefined) return list;
        break;
      }
      case 'aggregate':
        break;
      case 'item':
        open.push(node.index);
        break;
      default:
        open.push(...childrenOf(node));
    }
  }
  return undefined;
}

function placeOf(to: Translator, property: Property): Place {
  const item = expressionsOf(property).some((root) => itemListOf(to.index, root) !== undefined);
  const { focus } = to;
  if (focus === undefined) return outside;
  // A result of the whole case may be asked about while one item changes.
  return item ? thisItem(focus) : outside;
}

interface Step {
  readonly before: World;
  readonly after: World;
  readonly box: Box;
  readonly change: Change;
}

function stepsOf(to: Translator, rules: Rules, fact: Fact, place: Place): readonly Step[] {
  const { pool } = to;
  const at = fact.list === undefined ? outside : place.item === '' ? thisItem(fact.list) : place;
  const variable = to.variable(fact.name, at);
  const given: (readonly [string, Value])[] =
    fact.presence.kind === 'always'
      ? []
      : [
          [
            `given ${fact.name}${fact.list === undefined ? '' : at.item}`,
            { kind: 'truth', condition: pool.holds },
          ],
        ];
  const world = (key: string, value: Value | undefined): World => ({
    key: `${variable.name}${key}`,
    changed: new Map([...given, ...(value ? [[variable.name, value] as const] : [])]),
  });
  switch (variable.initial.kind) {
    case 'numbers': {
      const step = fact.domain?.step ?? one;
      const before = rules.beforeStep(rangeOf(variable.initial), step);
      if (!before) return [];
      const next = pool.sum([pool.number(variable), pool.constant(step)]);
      return [
        {
          before: world('', undefined),
          after: world('+', { kind: 'number', poly: next }),
          box: new Map([[variable.name, numbers(before)]]),
          change: { fact: fact.name, kind: 'step', step },
        },
      ];
    }
    case 'truth':
      return [
        {
          before: world('=no', { kind: 'truth', condition: pool.fails }),
          after: world('=yes', { kind: 'truth', condition: pool.holds }),
          box: new Map(),
          change: { fact: fact.name, kind: 'flag' },
        },
      ];
    case 'symbols': {
      const values =
        fact.type.kind === 'choice'
          ? fact.type.set.options.map((option) => option.name)
          : [...(variable.initial.values ?? [])];
      return values.flatMap((from, index) =>
        values.slice(index + 1).map((next): Step => {
          const fixed = (value: string): World =>
            world(`=${value}`, { kind: 'symbol', rows: [{ when: pool.holds, value }] });
          return {
            before: fixed(from),
            after: fixed(next),
            box: new Map(),
            change: { fact: fact.name, kind: 'option', from, to: next },
          };
        }),
      );
    }
    default:
      variable.initial satisfies never;
      return [];
  }
}

function shownFor(
  to: Translator,
  property: Exclude<Property, { kind: 'always' }>,
  place: Place,
  before: World,
  after: World,
): Condition | undefined {
  const { pool } = to;
  const first = to.value(property.subject, place, before);
  const second = to.value(property.subject, place, after);
  if (first.kind === 'symbol' || second.kind === 'symbol') {
    return property.kind === 'monotone' && property.direction === 'no-effect'
      ? sameValue(pool, first, second)
      : undefined;
  }
  const rise = pool.minus(to.number(second), to.number(first));
  if (property.kind === 'no-jump') {
    const limit = pool.constant(property.limit);
    const ways = { up: rise, down: pool.scaled(rise, negate(one)) };
    return pool.and(to.rules.jumps.map((way) => upTo(pool, ways[way], limit)));
  }
  switch (property.direction) {
    case 'never-decreases':
      return pool.sign('up-to', pool.scaled(rise, negate(one)));
    case 'never-increases':
      return pool.sign('up-to', rise);
    case 'no-effect':
      return first.kind === 'truth' ? sameValue(pool, first, second) : pool.sign('equal', rise);
    default:
      property.direction satisfies never;
      return undefined;
  }
}

const upTo = (pool: Pool, a: Poly, b: Poly): Condition => pool.sign('up-to', pool.minus(a, b));
