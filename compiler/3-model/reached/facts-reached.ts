// Which facts, readings and definitions a result may need, whatever the case: over all branches, rows and options.

import type { ComputedKind, LiteralKind } from '../../2-check/types/expression.js';
import { walk } from '../expressions/walk.js';
import type {
  Definition,
  DefinitionId,
  Expression,
  Fact,
  Model,
  Requirement,
  Scale,
  Table,
} from '../model.js';

export interface Reached {
  readonly definitions: ReadonlySet<DefinitionId>;
  readonly facts: ReadonlySet<string>;
  readonly readings: ReadonlySet<string>;
  readonly lists: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
  /** Those that are checked when these results are asked for. */
  readonly requirements: readonly Requirement[];
}

/** What counts as reached beside what the definitions themselves compute with. */
export interface ReachOptions {
  /** False: not what decides whether facts are needed, as for a case of which that is known. */
  readonly needs: boolean;
}

/**
 * Everything that the definitions may need: facts that they use, facts that decide whether those are needed, and the
 * facts of requirements. A requirement counts when all facts that it is about are reached; all of them count when every listed result is asked for,
 * and then the conditions of notices do too.
 */
export function reach(
  model: Model,
  definitions: Iterable<DefinitionId>,
  { needs }: ReachOptions = { needs: true },
): Reached {
  const asked = new Set(definitions);
  const all = model.results.every((result) => !result.listed || asked.has(result.definition));
  const index = indexOf(model);
  const search = new Search(index, needs);
  for (const id of asked) search.definition(id);
  for (const { definition, exists } of model.results)
    if (exists !== undefined && asked.has(definition)) search.definition(exists);
  const requirements = new Set<Requirement>();
  if (all) {
    for (const { when } of model.notices) if (when !== undefined) search.expression(when);
    for (const requirement of model.requirements) {
      search.expression(requirement.condition);
      requirements.add(requirement);
    }
  }
  search.run();
  if (!all) {
    const { facts } = search;
    for (const requirement of model.requirements) {
      const own = new Search(index, false);
      own.expression(requirement.stated ?? requirement.condition);
      own.run();
      if (own.facts.size === 0 || ![...own.facts].every((fact) => facts.has(fact))) continue;
      requirements.add(requirement);
      search.expression(requirement.condition);
    }
    search.run();
  }
  return {
    definitions: search.definitions,
    facts: search.facts,
    readings: search.readings,
    lists: search.lists,
    tables: search.tables,
    scales: search.scales,
    requirements: model.requirements.filter((requirement) => requirements.has(requirement)),
  };
}

/** The names of the facts that the definitions may need, in the order of the file; see `reach`. */
export function factsReached(model: Model, definitions: Iterable<DefinitionId>): readonly string[] {
  const { facts } = reach(model, definitions);
  return model.facts.filter(({ name }) => facts.has(name)).map(({ name }) => name);
}

/** The facts that a condition may need. */
export function factsBehind(model: Model, condition: Expression): ReadonlySet<string> {
  const search = new Search(indexOf(model), true);
  search.expression(condition);
  search.run();
  return search.facts;
}

interface Index {
  readonly definitions: ReadonlyMap<DefinitionId, Definition>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly scales: ReadonlyMap<string, Scale>;
}

function indexOf(model: Model): Index {
  return {
    definitions: new Map(model.definitions.map((definition) => [definition.id, definition])),
    facts: new Map(model.facts.map((fact) => [fact.name, fact])),
    tables: new Map(model.tables.map((table) => [table.id, table])),
    scales: new Map(model.scales.map((scale) => [scale.id, scale])),
  };
}

class Search {
  readonly definitions = new Set<DefinitionId>();
  readonly facts = new Set<string>();
  readonly readings = new Set<string>();
  readonly lists = new Set<string>();
  readonly tables = new Set<string>();
  readonly scales = new Set<string>();
  readonly #open: Expression[] = [];
  readonly #index: Index;
  readonly #needs: boolean;

  constructor(index: Index, needs: boolean) {
    this.#index = index;
    this.#needs = needs;
  }

  definition(id: DefinitionId): void {
    if (this.definitions.has(id)) return;
    this.definitions.add(id);
    const definition = this.#index.definitions.get(id);
    if (definition === undefined) return;
    for (const { list } of definition.loops) this.lists.add(list);
    this.#open.push(definition.body);
  }

  expression(expression: Expression): void {
    this.#open.push(expression);
  }

  run(): void {
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      walk(next, (node) => this.#visit(node));
    }
  }

  #visit(node: Expression): void {
    switch (node.kind) {
      case 'fact':
      case 'given':
        this.#fact(node.fact);
        return;
      case 'reading':
        this.readings.add(node.reading);
        return;
      case 'reference':
      case 'earlier':
      case 'retained-label':
        this.definition(node.definition);
        return;
      case 'aggregate':
      case 'before':
      case 'item':
        this.lists.add(node.list);
        return;
      case 'lookup':
        this.#table(node.table);
        return;
      case 'scale':
        this.#scale(node.scale);
        return;
      default:
        node.kind satisfies
          | ComputedKind
          | LiteralKind
          | 'not-given'
          | 'alternatives'
          | 'position'
          | 'running-total'
          | 'rank'
          | 'conditional'
          | 'in-force';
        return;
    }
  }

  #fact(name: string): void {
    if (this.facts.has(name)) return;
    this.facts.add(name);
    const fact = this.#index.facts.get(name);
    if (fact === undefined) return;
    if (fact.list !== undefined) this.lists.add(fact.list);
    if (this.#needs && fact.presence.kind === 'when') this.#open.push(fact.presence.condition);
    if (fact.presence.kind === 'default') this.definition(fact.presence.definition);
  }

  #table(id: string): void {
    if (this.tables.has(id)) return;
    this.tables.add(id);
    for (const row of this.#index.tables.get(id)?.rows ?? []) this.#open.push(...row.cells);
  }

  #scale(id: string): void {
    if (this.scales.has(id)) return;
    this.scales.add(id);
    const scale = this.#index.scales.get(id);
    for (const { bands } of scale?.variants ?? []) {
      for (const { once, rate, started } of bands) {
        for (const part of [once, rate, started?.amount]) if (part !== undefined) this.#open.push(part);
      }
    }
  }
}
