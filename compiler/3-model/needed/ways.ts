// By which ways a case reaches each definition and each fact: the branches, rows, periods and items that evaluation takes.

import type { ArithmeticKind, DateKind, LiteralKind } from '../../2-check/types/expression.js';
import { childrenOf } from '../expressions/children.js';
import { calledAt } from '../expressions/loop-names.js';
import { hasItems, openLoops } from '../expressions/loops.js';
import type {
  At,
  Definition,
  DefinitionId,
  Expression,
  Fact,
  LoopId,
  Model,
  Scale,
  Table,
} from '../model.js';
import { isConstant, partsOf, Surely } from '../reached/surely.js';
import { bandReached, isOfOthers, isOption, limitsOf, negated, rowTaken, someItem } from './guards.js';

/** Conditions that all hold, the last one innermost; undefined is always. Shared by all that lies under them. */
export interface Guard {
  readonly outer: Guard | undefined;
  readonly holds: Expression;
  /** Whose items the condition is about. */
  readonly list: string | undefined;
  /** In words, where the rules do not write the condition themselves; empty where there are none. */
  readonly text?: string;
}

/** One use of a definition or fact. */
export interface Way {
  /** The definition in whose body the use stands; undefined where that is reached in every case. */
  readonly from: DefinitionId | undefined;
  readonly guard: Guard | undefined;
  /** The list whose items are looked at where the use stands. */
  readonly list: string | undefined;
}

type Place = Way;

/** Ways of what is not reached in every case; what is in neither is never reached. */
export interface Reach {
  readonly definitions: ReadonlyMap<DefinitionId, readonly Way[]>;
  readonly facts: ReadonlyMap<string, readonly Way[]>;
  readonly lists: ReadonlyMap<string, readonly Way[]>;
  readonly always: {
    readonly definitions: ReadonlySet<DefinitionId>;
    readonly facts: ReadonlySet<string>;
    readonly lists: ReadonlySet<string>;
  };
}

const always: Place = { from: undefined, guard: undefined, list: undefined };

/** The list of places where items are looked at for items outside: no condition is about it. */
const elsewhere = '';

/** The item is the one at hand, or there is none. */
const isAt = ({ list }: Place, item: LoopId | undefined): boolean => item === undefined || item === list;

/** Where a use is taken for one of every case: ways through one list into another have no condition of their own. */
const isAlways = ({ from, guard }: Place): boolean => from === undefined && guard === undefined;

/** Linear in the size of the model, but for cells, which are looked at once per use of their table. */
export class Ways implements Reach {
  readonly definitions = new Map<DefinitionId, Way[]>();
  readonly facts = new Map<string, Way[]>();
  readonly lists = new Map<string, Way[]>();
  readonly always = {
    definitions: new Set<DefinitionId>(),
    facts: new Set<string>(),
    lists: new Set<string>(),
  };
  readonly #visited = new Set<DefinitionId>();
  readonly #byId: ReadonlyMap<DefinitionId, Definition>;
  readonly #facts: ReadonlyMap<string, Fact>;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #scales: ReadonlyMap<string, Scale>;
  readonly #late: DefinitionId[] = [];
  readonly #model: Model;
  readonly #surely: Surely;
  /** Whether a list may be without items; results are taken to look at some (decision 24). */
  #emptyLists = false;

  constructor(model: Model) {
    this.#model = model;
    this.#byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
    this.#facts = new Map(model.facts.map((fact) => [fact.name, fact]));
    this.#tables = new Map(model.tables.map((table) => [table.id, table]));
    this.#scales = new Map(model.scales.map((scale) => [scale.id, scale]));
    this.#surely = new Surely(model);
  }

  /** From the results that a file lists. Definitions come before their users, so the last ones are looked at first. */
  ofResults(): this {
    for (const { definition, exists, listed } of this.#model.results) {
      if (!listed) continue;
      if (exists !== undefined) this.#definition(exists, always);
      const holds = exists === undefined ? undefined : this.#byId.get(exists)?.body;
      const place =
        holds === undefined ? always : { ...always, guard: { outer: undefined, holds, list: undefined } };
      for (const { list } of this.#byId.get(definition)?.loops ?? []) this.#list(list, place);
      this.#definition(definition, place);
    }
    this.#run();
    return this;
  }

  /**
   * Also from a condition that is looked at under a guard, of the case or of each item of a list. Over a list without items
   * nothing is come to, so that it is no reason not to look.
   */
  of(condition: Expression, guard: Guard | undefined, list: string | undefined): void {
    this.#emptyLists = true;
    this.#visit(condition, { from: undefined, guard, list });
    this.#run();
  }

  #run(): void {
    for (const { id } of [...this.#model.definitions].reverse()) {
      if (this.always.definitions.has(id) || this.definitions.has(id)) this.#body(id);
    }
    for (let id = this.#late.pop(); id !== undefined; id = this.#late.pop()) this.#body(id);
  }

  #body(id: DefinitionId): void {
    const definition = this.#byId.get(id);
    if (definition === undefined || this.#visited.has(id)) return;
    this.#visited.add(id);
    const from = this.always.definitions.has(id) ? undefined : id;
    const [loop, ...others] = definition.loops;
    const isPlain = others.length === 0 && loop?.id === loop?.list;
    this.#visit(definition.body, { from, guard: undefined, list: isPlain ? loop?.list : elsewhere });
  }

  #definition(id: DefinitionId, place: Place): void {
    if (this.always.definitions.has(id)) return;
    if (isAlways(place)) {
      this.always.definitions.add(id);
      this.definitions.delete(id);
    } else {
      const ways = this.definitions.get(id);
      if (ways === undefined) this.definitions.set(id, [place]);
      else ways.push(place);
    }
    // Its body was looked at before this use was known: what lies under it is looked at again where that changes it.
    if (this.#visited.has(id) && isAlways(place)) {
      this.#visited.delete(id);
      this.#late.push(id);
    }
  }

  #fact(name: string, place: Place): void {
    const fact = this.#facts.get(name);
    if (fact === undefined || this.always.facts.has(name)) return;
    const { presence } = fact;
    if (presence.kind === 'when') this.#visit(presence.condition, place);
    this.#add('facts', name, place);
  }

  #add(kind: 'facts' | 'lists', name: string, place: Place): void {
    const ways = this[kind].get(name);
    if (isAlways(place)) {
      this.always[kind].add(name);
      this[kind].delete(name);
    } else if (ways === undefined) this[kind].set(name, [place]);
    else ways.push(place);
  }

  #list(name: string, place: Place): void {
    if (this.always.lists.has(name)) return;
    this.#add('lists', name, place);
  }

  /** It is computed for the items at hand, each by the name that it has here, or for no item. */
  #suits({ definition, items }: { readonly definition: DefinitionId } & At, place: Place): boolean {
    const loops = this.#byId.get(definition)?.loops ?? [];
    return (
      loops.length <= 1 &&
      loops.every(({ id, list }, index) => id === list && items[index] === id && isAt(place, id))
    );
  }

  #ofOthers({ definition }: { readonly definition: DefinitionId }, place: Place): Place {
    const used = this.#byId.get(definition);
    return this.#emptyLists && used !== undefined && isOfOthers(used)
      ? { ...place, list: elsewhere }
      : always;
  }

  #inEveryCase(expression: Expression, place: Place): void {
    const { facts, definitions } = this.#surely.of(expression);
    for (const name of facts) if (isAt(place, this.#facts.get(name)?.list)) this.#fact(name, place);
    for (const id of definitions) {
      const [loop, ...others] = this.#byId.get(id)?.loops ?? [];
      // Of items it is the one at hand, unless others come in.
      const isNear = loop === undefined || (loop.id === loop.list && isAt(place, loop.id));
      if (others.length === 0 && isNear) this.#definition(id, place);
    }
  }

  /** Where the items of an operation over a list are looked at. */
  #ofItems(
    place: Place,
    { span, list, loop }: Expression & { readonly list: string; readonly loop: LoopId },
    at: string,
    where?: Expression,
  ): Place {
    this.#list(list, place);
    if (!this.#emptyLists) return { ...(at === elsewhere ? always : place), list: at };
    const some = where && someItem({ id: loop, list }, where);
    const isOfThose = some !== undefined && [...openLoops(some)].every((open) => open === place.list);
    const holds = isOfThose ? some : hasItems(list, span);
    return { ...place, guard: { outer: place.guard, holds, list: place.list, text: '' }, list: at };
  }

  #visit(expression: Expression, place: Place): void {
    // A condition that speaks of other items than those at hand is no condition of theirs.
    const under = (at: Place, holds: Expression, text?: string): Place => {
      if (holds.kind === 'and' && text === undefined)
        return holds.operands.reduce((each, operand) => under(each, operand), at);
      return [...openLoops(holds)].every((loop) => loop === at.list)
        ? { ...at, guard: { outer: at.guard, holds, list: at.list, ...(text === undefined ? {} : { text }) } }
        : at;
    };
    const wordless = (at: Place, holds: Expression): Place => under(at, holds, '');
    switch (expression.kind) {
      case 'fact':
        this.#fact(expression.fact, isAt(place, expression.item) ? place : always);
        return;
      case 'given':
        // Whether it is given can be told without it, so it asks for nothing; a case that looks comes to the fact all the same.
        if (this.#facts.get(expression.fact)?.presence.kind !== 'always') this.#fact(expression.fact, place);
        return;
      case 'reference':
      case 'retained-label':
        this.#definition(
          expression.definition,
          this.#suits(expression, place) ? place : this.#ofOthers(expression, place),
        );
        return;
      case 'earlier':
        // It may come after what it is used in, which is looked at from the last to the first.
        this.#definition(expression.definition, always);
        this.#late.push(expression.definition);
        return;
      case 'conditional': {
        // What is used whichever branch is taken is used in every case.
        this.#inEveryCase(expression, place);
        let rest = place;
        for (const { when, then } of expression.branches) {
          this.#visit(when, rest);
          this.#visit(then, under(rest, when));
          rest = under(rest, negated(when));
        }
        this.#visit(expression.otherwise, rest);
        return;
      }
      case 'and':
      case 'or': {
        let rest = place;
        for (const operand of expression.operands) {
          this.#visit(operand, rest);
          rest = under(rest, (expression.kind satisfies 'and' | 'or') === 'and' ? operand : negated(operand));
        }
        return;
      }
      case 'in-force':
        this.#inEveryCase(expression, place);
        this.#visit(expression.date, place);
        for (const { from, to, value, version } of expression.periods) {
          const text = version === undefined ? '' : `version "${version}"`;
          const within = limitsOf(expression.date, from, to);
          this.#visit(
            value,
            within.reduce((at, holds) => under(at, holds, text), place),
          );
        }
        return;
      case 'lookup': {
        this.#inEveryCase(expression, place);
        for (const key of expression.keys) this.#visit(key, place);
        for (const row of this.#tables.get(expression.table)?.rows ?? []) {
          const cell = row.cells[expression.column];
          if (cell === undefined || isConstant(cell)) continue;
          const called = calledAt(cell, this.#tables.get(expression.table)?.loops ?? [], expression.items);
          this.#visit(called, rowTaken(row, expression.keys).reduce(wordless, place));
        }
        return;
      }
      case 'scale': {
        for (const child of childrenOf(expression)) this.#visit(child, place);
        const scale = this.#scales.get(expression.scale);
        for (const { option, bands } of scale?.variants ?? []) {
          const chosen =
            option === undefined || expression.variant === undefined
              ? place
              : wordless(place, isOption(expression.variant, option));
          for (const band of bands) {
            const parts = [band.once, band.rate, band.started?.amount].filter((part) => part !== undefined);
            for (const part of parts)
              this.#visit(part, wordless(chosen, bandReached(expression.input, band)));
          }
        }
        return;
      }
      case 'aggregate': {
        // Items of a list looked at for items of another (or of the same): whichever it is, taken for every case.
        const isPlain = place.list === undefined && expression.loop === expression.list;
        const at = this.#ofItems(place, expression, isPlain ? expression.list : elsewhere);
        if (expression.where !== undefined) this.#visit(expression.where, at);
        if (expression.of === undefined) return;
        const { where } = expression;
        if (where === undefined) this.#visit(expression.of, at);
        else if (isPlain || !this.#emptyLists) this.#visit(expression.of, under(at, where));
        else this.#visit(expression.of, this.#ofItems(place, expression, elsewhere, where));
        return;
      }
      case 'item':
        this.#visit(expression.index, place);
        this.#visit(expression.of, this.#ofItems(place, expression, elsewhere));
        return;
      case 'running-total':
      case 'rank':
      case 'before':
        for (const child of childrenOf(expression))
          this.#visit(child, this.#ofItems(place, expression, elsewhere));
        return;
      default:
        expression.kind satisfies
          | ArithmeticKind
          | LiteralKind
          | DateKind
          | 'reading'
          | 'not'
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'compare';
        for (const child of partsOf(expression)) this.#visit(child, place);
    }
  }
}
