// Facts are needed only where they count: what a case must give follows from what its results reach.

import type { Localized } from '../../runtime/outcome/localized.js';
import { openLoops } from '../expressions/loops.js';
import { walk } from '../expressions/walk.js';
import type {
  Definition,
  DefinitionId,
  Expression,
  Fact,
  List,
  Model,
  Notice,
  Requirement,
} from '../model.js';
import { factsBehind } from '../reached/facts-reached.js';
import { every, isOfOthers, negated, some, someItem, truth } from './guards.js';
import { type Guard, type Way, Ways } from './ways.js';
import { widest, widestLimits } from './widest.js';

/** The condition as the rules write it, for people. */
export type Written = (condition: Expression) => string;

/** Conditions of more nodes, and of more parts, become a step of their own, so that all stays linear. */
const largest = 12;
const mostParts = 6;

/** Reasons longer than this say nothing that helps. */
const longestReason = 160;
const mostReasons = 3;
const ands = { en: ' and ', fr: ' et ' };

/**
 * The model in which a fact without which some case can do is needed under the condition that follows from the rules: its
 * section applies, its row is taken, its branch is. Requirements and notices are looked at where the facts that they are about
 * are reached; facts that nothing but they use, wherever they are looked at.
 */
export function withInferredNeeds(model: Model, written: Written): Model {
  const ways = new Ways(model).ofResults();
  if (ways.facts.size === 0 && ways.lists.size === 0) return model;
  const store = new Made(model);
  const conditions = new Conditions(model, ways, written, store);
  const late: Late[] = [];
  /** For each fact that the condition comes to: where it does, a result must come to it too. */
  const about = (condition: Expression, list: string | undefined): readonly Expression[] => {
    const own = new Ways(model);
    own.of(condition, undefined, list);
    const comesTo = new Conditions(model, own, written, store);
    const parts = [...factsBehind(model, condition)].flatMap((name): readonly Expression[] => {
      const fact = model.facts.find((candidate) => candidate.name === name);
      // Of facts of items it is taken that some item reaches them.
      if (fact === undefined || (fact.list !== undefined && fact.list !== list)) return [];
      const [reached] = conditions.ofFact(fact);
      if (reached === undefined) return [];
      const [looked] = comesTo.ofFact(fact);
      return [looked === undefined ? reached : some([negated(looked), reached], condition.span)];
    });
    const guard = parts.reduce<Guard | undefined>((outer, holds) => ({ outer, holds, list }), undefined);
    late.push({ condition, guard, list });
    return parts;
  };
  const requirements = model.requirements.map((requirement): Requirement => {
    const { condition, list, inForce } = requirement;
    if (inForce !== undefined) {
      late.push({ condition, guard: undefined, list });
      return requirement;
    }
    const parts = about(condition, list);
    if (parts.length === 0) return requirement;
    return {
      ...requirement,
      condition: some([...parts.map(negated), condition], condition.span),
      stated: condition,
    };
  });
  const notices = model.notices.map((notice): Notice => {
    if (notice.when === undefined) return notice;
    const parts = about(notice.when, undefined);
    return { ...notice, when: every([...parts, notice.when], notice.when.span) };
  });
  for (const { condition, guard, list } of late) ways.of(condition, guard, list);
  const afterwards = late.length === 0 ? conditions : new Conditions(model, ways, written, store);
  const facts = model.facts.map((fact): Fact => {
    if (fact.presence.kind !== 'always') return fact;
    const [condition] = afterwards.ofFact(fact);
    if (condition === undefined) return fact;
    return {
      ...fact,
      presence: { kind: 'when', condition, because: afterwards.reasonOf(fact), inferred: true },
    };
  });
  const lists = model.lists.map((list): List => {
    if (list.presence.kind !== 'always') return list;
    const [condition] = afterwards.ofList(list);
    if (condition === undefined) return list;
    return {
      ...list,
      presence: { kind: 'when', condition, because: afterwards.reasonOfList(list), inferred: true },
    };
  });
  return {
    ...model,
    facts,
    lists,
    requirements,
    notices,
    definitions: [...model.definitions, ...store.definitions],
  };
}

interface Late {
  readonly condition: Expression;
  readonly guard: Guard | undefined;
  readonly list: string | undefined;
}

/** All definitions that are made here, each after those that it names. */
class Made {
  readonly definitions: Definition[] = [];
  readonly #ids: Set<string>;

  constructor(model: Model) {
    this.#ids = new Set(model.definitions.map(({ id }) => id));
  }

  /** A name of its own for the condition of something. */
  take(name: string): string {
    let id = `${name}/reached`;
    for (let number = 2; this.#ids.has(id); number++) id = `${name}/reached/${number}`;
    this.#ids.add(id);
    return id;
  }
}

class Conditions {
  readonly #ways: Ways;
  readonly #model: Model;
  readonly #written: Written;
  readonly #byId: ReadonlyMap<DefinitionId, Definition>;
  readonly #reached = new Map<DefinitionId, Expression | undefined>();
  readonly #guards = new Map<Guard, Expression>();
  readonly #named = new Map<Expression, Expression>();
  readonly #made: Made;

  constructor(model: Model, ways: Ways, written: Written, made: Made) {
    this.#made = made;
    this.#model = model;
    this.#ways = ways;
    this.#written = written;
    this.#byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
  }

  /** The condition under which results reach the fact, if there is any: nothing for one that all cases reach, or none. */
  ofFact({ name, list }: Fact): readonly Expression[] {
    return this.#ofWays(this.#ways.facts.get(name), list, name);
  }

  /** The same of a list that results look at: of the case itself. */
  ofList({ name }: List): readonly Expression[] {
    return this.#ofWays(this.#ways.lists.get(name), undefined, name);
  }

  #ofWays(ways: readonly Way[] | undefined, list: string | undefined, name: string): readonly Expression[] {
    if (ways === undefined) return [];
    this.#prepare(ways);
    const condition = this.#any(ways, list);
    return condition === undefined ? [] : [this.#small(condition, list, name)];
  }

  /** In the words of the rules, where they are short. */
  reasonOf({ name }: Fact): string | undefined {
    return this.#reasonOfWays(this.#ways.facts.get(name) ?? []);
  }

  reasonOfList({ name }: List): string | undefined {
    return this.#reasonOfWays(this.#ways.lists.get(name) ?? []);
  }

  #reasonOfWays(ways: readonly Way[]): string | undefined {
    // Ways are found from the last definition to the first.
    const found = [...this.#widest(ways)].reverse().map((way) => this.#reason(way, 0));
    if (!found.every((reason) => reason !== undefined)) return undefined;
    const reasons = new Set(found.filter((reason) => !found.some((wider) => this.#saysMore(reason, wider))));
    // An empty one is that of a way whose conditions are all exclusions: there is nothing to say.
    if (reasons.size === 0 || reasons.size > mostReasons || reasons.has('')) return undefined;
    const or = { en: ', or ', fr: ', ou ' }[this.#model.language];
    const reason = [...reasons].join(or);
    return reason.length <= longestReason ? reason : undefined;
  }

  #widest(ways: readonly Way[]): readonly Way[] {
    return widest(ways.length < 2 ? ways : ways.map((way) => this.#direct(way)));
  }

  /** A way through definitions that are come to in one way only, of the whole case: that way, so that it can be told from others. */
  #direct(way: Way): Way {
    let at = way;
    while (at.from !== undefined && at.guard === undefined) {
      const [only, other] = this.#ways.definitions.get(at.from) ?? [];
      if (only === undefined || other !== undefined) break;
      for (let { guard } = only; guard !== undefined; guard = guard.outer)
        if (guard.list !== undefined) return at;
      at = only;
    }
    return at;
  }

  /** One reason holds all of another, and more. */
  #saysMore(reason: string, wider: string): boolean {
    const and = ands[this.#model.language];
    const parts = new Set(reason.split(and));
    const others = wider.split(and);
    return others.length < parts.size && others.every((part) => parts.has(part));
  }

  /** What follows from the definition through which the way leads counts first; what is not so is left out of the reason. */
  #reason(way: Way, depth: number): string | undefined {
    if (depth > 40) return undefined;
    const parts: string[] = [];
    for (let guard = way.guard; guard !== undefined; guard = guard.outer) {
      if (guard.holds.kind === 'not') continue;
      const text = guard.text ?? this.#written(guard.holds);
      if (text === '') return undefined;
      parts.unshift(text);
    }
    if (way.from !== undefined) {
      const [first, second] = this.#widest(this.#ways.definitions.get(way.from) ?? []);
      if (first === undefined || second !== undefined) return undefined;
      const outer = this.#reason(first, depth + 1);
      if (outer === undefined) return undefined;
      parts.unshift(...(outer === '' ? [] : [outer]));
    }
    return [...new Set(parts)].join(ands[this.#model.language]);
  }

  /** The definitions that the ways come from, users before used, so that long chains cost no stack. */
  #prepare(ways: readonly Way[]): void {
    const wanted = new Set<DefinitionId>();
    const open = [...ways];
    for (let way = open.pop(); way !== undefined; way = open.pop()) {
      if (way.from === undefined || wanted.has(way.from) || this.#reached.has(way.from)) continue;
      wanted.add(way.from);
      open.push(...(this.#ways.definitions.get(way.from) ?? []));
    }
    for (const definition of [...this.#model.definitions].reverse()) {
      if (!wanted.has(definition.id)) continue;
      const own = this.#ways.definitions.get(definition.id);
      const list = isOfOthers(definition) ? undefined : definition.list;
      const condition = own && this.#any(own, list);
      this.#reached.set(definition.id, condition && this.#small(condition, list, definition.id));
    }
  }

  /** Undefined where one of the ways is open in every case. */
  #any(ways: readonly Way[], list: string | undefined): Expression | undefined {
    const conditions: Expression[] = [];
    const seen = new Set<string>();
    for (const way of this.#widest(ways)) {
      const { from, guard } = way;
      const outer = from === undefined ? undefined : this.#reached.get(from);
      const inner = guard && this.#guard(guard);
      const parts = [outer, inner].filter((part) => part !== undefined);
      const [first] = parts;
      if (first === undefined) return undefined;
      const all = every(parts, first.span);
      const key = keyOf(all);
      if (seen.has(key)) continue;
      seen.add(key);
      conditions.push(closed(all, list));
    }
    const [first] = conditions;
    return first && some(widestLimits(conditions), first.span);
  }

  #guard(guard: Guard): Expression {
    const chain: Guard[] = [];
    for (let at: Guard | undefined = guard; at !== undefined && !this.#guards.has(at); at = at.outer)
      chain.push(at);
    for (const at of chain.reverse()) {
      const holds = this.#small(at.holds, at.list, 'condition');
      const outer = at.outer && this.#guards.get(at.outer);
      let all = holds;
      if (outer !== undefined) {
        const parts = outer.kind === 'and' ? [...outer.operands, holds] : [outer, holds];
        all = every(parts, holds.span);
        if (parts.length > mostParts) all = this.#define(all, at.list, 'condition');
      }
      this.#guards.set(at, all);
    }
    return this.#guards.get(guard) ?? truth(true, guard.holds);
  }

  #small(condition: Expression, list: string | undefined, name: string): Expression {
    const known = this.#named.get(condition);
    if (known !== undefined) return known;
    if (condition.kind === 'not') {
      const operand = this.#small(condition.operand, list, name);
      return operand === condition.operand ? condition : negated(operand);
    }
    let nodes = 0;
    walk(condition, () => {
      nodes++;
    });
    const made = nodes > largest ? this.#define(condition, list, name) : condition;
    this.#named.set(condition, made);
    return made;
  }

  #define(body: Expression, list: string | undefined, name: string): Expression {
    const id = this.#made.take(name);
    const owner = this.#byId.get(name)?.owner ?? name;
    const { type, span } = body;
    this.#made.definitions.push({
      id,
      owner,
      final: false,
      label: words[this.#model.language],
      role: 'condition',
      inferred: true,
      list,
      loops: list === undefined ? [] : [{ id: list, list }],
      type,
      body,
      formula: this.#written(body) || words[this.#model.language],
      section: this.#byId.get(name)?.section,
      quote: undefined,
      span,
      counterfactual: undefined,
    });
    return { kind: 'reference', definition: id, items: list === undefined ? [] : [list], type, span };
  }
}

/** Of the items of other lists it is enough that it holds for some. */
const closed = (condition: Expression, list: string | undefined): Expression =>
  [...openLoops(condition)].reduce(
    (all, loop) => (loop === list ? all : someItem({ id: loop, list: loop }, all)),
    condition,
  );

const words: Localized = { en: 'counts in this case', fr: 'compte dans ce cas' };

const keyOf = (condition: Expression): string =>
  condition.kind === 'reference'
    ? condition.definition
    : JSON.stringify(condition, (key, value: unknown) =>
        key === 'span' || key === 'type' ? undefined : typeof value === 'bigint' ? `${value}` : value,
      );
