// Under which condition each value is defined, and every use that its own conditions do not make safe.

import type { CheckedFact } from '../../2-check/types/checked.js';
import type { ComputedKind, ListKind, LiteralKind } from '../../2-check/types/expression.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import { childrenOf } from '../expressions/children.js';
import { calledAt, callLoops } from '../expressions/loop-names.js';
import { boundIn, hasItems, listAskedFor } from '../expressions/loops.js';
import { walk } from '../expressions/walk.js';
import type { Definition, Expression, LoopId, Model, Table } from '../model.js';
import type { ChosenKind, ReferenceKind } from '../model-expression.js';
import { blamed, type Missable } from './blamed.js';
import { Conditions, type Lookup } from './conditions.js';
import { always, type Diagram, TooEntangled } from './decision-diagram.js';
import { rootsOf } from './roots.js';

/** Beyond this, the use is reported at the name rather than at the fact behind it. */
const deepest = 200;

/** Reports uses of facts that may be missing there. Says nothing where conditions are too entangled to be decided. */
export function checkDefinedness(
  model: Model,
  facts: ReadonlyMap<string, CheckedFact>,
  written: (expression: Expression) => string,
  report: Report,
): void {
  const all = [...model.facts, ...model.lists];
  if (!all.some(({ presence }) => presence.kind === 'optional' || presence.kind === 'when')) return;
  try {
    new Definedness(model, facts, written, report).check();
  } catch (error) {
    if (!(error instanceof TooEntangled)) throw error;
  }
}
type FactUse = Extract<Expression, { readonly kind: 'fact' }>;

class Definedness {
  readonly #model: Model;
  readonly #report: Report;
  readonly #written: (expression: Expression) => string;
  readonly #definitions: ReadonlyMap<string, Definition>;
  readonly #facts: ReadonlyMap<string, Model['facts'][number]>;
  readonly #lists: ReadonlyMap<string, Model['lists'][number]>;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #conditions: Conditions;
  /** What must hold for the definition to have a value; only those for which it is not always so. */
  readonly #needs = new Map<string, Diagram>();
  readonly #needsElsewhere = new Map<string, Diagram>();
  readonly #partialCells = new Map<string, boolean>();
  readonly #reported = new Set<string>();
  constructor(
    model: Model,
    facts: ReadonlyMap<string, CheckedFact>,
    written: (expression: Expression) => string,
    report: Report,
  ) {
    this.#model = model;
    this.#report = report;
    this.#written = written;
    this.#definitions = new Map(model.definitions.map((definition) => [definition.id, definition]));
    this.#facts = new Map(model.facts.map((fact) => [fact.name, fact]));
    this.#lists = new Map(model.lists.map((list) => [list.name, list]));
    this.#tables = new Map(model.tables.map((table) => [table.id, table]));
    const get: Lookup['get'] = (id) => this.#definitions.get(id);
    this.#conditions = new Conditions({ get, fact: (name) => facts.get(name) });
  }

  check(): void {
    const model = this.#model;
    for (const definition of model.definitions) {
      if (!this.#usesPartial(definition.body)) continue;
      const need = this.#need(definition.body);
      if (!this.#conditions.atoms.isAlways(need)) this.#needs.set(definition.id, need);
    }
    for (const root of rootsOf(model, this.#definitions)) this.#explain(root, always, []);
    // What a check says is said only where its `when` holds.
    for (const property of model.properties) {
      const path = property.when === undefined ? always : this.#conditions.of(property.when);
      this.#explain(property.kind === 'always' ? property.condition : property.subject, path, []);
    }
  }

  /** Whether the expression uses something that is not always defined. Definitions come in order of use. */
  #usesPartial(expression: Expression): boolean {
    let found = false;
    walk(expression, (node) => {
      if (node.kind === 'fact') {
        const presence = this.#facts.get(node.fact)?.presence.kind;
        found ||= presence === 'optional' || presence === 'when';
      } else if (node.kind === 'aggregate' || node.kind === 'item') {
        found ||= this.#isPartialList(node.list);
      } else if (node.kind === 'reference' || node.kind === 'retained-label') {
        found ||= this.#needs.has(node.definition);
      } else if (node.kind === 'lookup') {
        found ||= this.#tableUsesPartial(node.table);
      } else if (node.kind === 'scale') {
        found ||= this.#scaleUsesPartial(node.scale);
      }
    });
    return found;
  }

  /** By the time a table or scale is used, what its cells use has been looked at. */
  #cellsUsePartial(id: string, cells: () => readonly Expression[]): boolean {
    const known = this.#partialCells.get(id);
    if (known !== undefined) return known;
    const found = cells().some((cell) => this.#usesPartial(cell));
    this.#partialCells.set(id, found);
    return found;
  }

  #tableUsesPartial(id: string): boolean {
    return this.#cellsUsePartial(`table ${id}`, () =>
      (this.#tables.get(id)?.rows ?? []).flatMap(({ cells }) => cells),
    );
  }

  #scaleUsesPartial(id: string): boolean {
    return this.#cellsUsePartial(`scale ${id}`, () => this.#scaleCells(id));
  }

  #scaleCells(id: string): readonly Expression[] {
    const scale = this.#model.scales.find((candidate) => candidate.id === id);
    return (scale?.variants ?? []).flatMap(({ bands }) =>
      bands.flatMap(({ once, rate, started }) =>
        [once, rate, started?.amount].filter((part) => part !== undefined),
      ),
    );
  }

  #needOfFact({ fact: name, item }: FactUse): Diagram {
    const fact = this.#facts.get(name);
    if (fact?.presence.kind === 'optional') return this.#conditions.given(name, item);
    if (fact?.presence.kind !== 'when') {
      fact?.presence.kind satisfies undefined | 'default' | 'always';
      return always;
    }
    if (fact.list === undefined || item === undefined) return this.#conditions.of(fact.presence.condition);
    return this.#conditions.of(callLoops(fact.presence.condition, new Map([[fact.list, item]])));
  }

  #isPartialList(name: string): boolean {
    const kind = this.#lists.get(name)?.presence.kind;
    return kind === 'optional' || kind === 'when';
  }

  /** A list that was not given has no sum, no count, no items. */
  #needOfList(list: string, span: Expression['span']): Diagram {
    const presence = this.#lists.get(list)?.presence;
    if (presence?.kind === 'optional') return this.#conditions.of(hasItems(list, span));
    if (presence?.kind === 'when') return this.#conditions.of(presence.condition);
    presence?.kind satisfies undefined | 'always';
    return always;
  }

  /** What must hold for a value to exist for these items. */
  #needOfDefinition(id: string, items: readonly LoopId[]): Diagram {
    const known = this.#needs.get(id);
    const definition = this.#definitions.get(id);
    if (known === undefined || definition === undefined) return always;
    if (definition.loops.every((loop, index) => loop.id === items[index])) return known;
    const place = `${id} ${items.join(' ')}`;
    const made = this.#needsElsewhere.get(place) ?? this.#need(this.#conditions.bodyAt(definition, items));
    this.#needsElsewhere.set(place, made);
    return made;
  }

  #need(expression: Expression): Diagram {
    const { atoms } = this.#conditions;
    switch (expression.kind) {
      case 'fact':
        return this.#needOfFact(expression);
      case 'reference':
      case 'retained-label':
        return this.#needOfDefinition(expression.definition, expression.items);
      default: {
        expression.kind satisfies
          | 'earlier'
          | ChosenKind
          | ComputedKind
          | LiteralKind
          | ListKind
          | 'reading'
          | 'given'
          | 'not-given'
          | 'position'
          | 'conditional';
        const node = 'loop' in expression ? this.#conditions.underOneName(expression) : expression;
        let need: Diagram =
          expression.kind === 'aggregate' || expression.kind === 'item'
            ? this.#needOfList(expression.list, expression.span)
            : always;
        this.#operands(node, always, (operand, path) => {
          if (!this.#usesPartial(operand)) return;
          const own = atoms.diagrams.implies(path, this.#need(operand));
          const isOfEach = 'loop' in node && boundIn(node, operand) !== undefined;
          need = atoms.diagrams.and(need, isOfEach ? this.#conditions.ofEach(own, node) : own);
        });
        return need;
      }
    }
  }

  /** Calls `visit` for each operand with the condition under which it is computed. */
  #operands(
    expression: Expression,
    path: Diagram,
    visit: (operand: Expression, path: Diagram) => void,
  ): void {
    const { diagrams } = this.#conditions.atoms;
    // Whether an optional list has items is what its being given means: to ask it needs nothing.
    const asked = listAskedFor(expression);
    if (asked !== undefined && this.#lists.get(asked)?.presence.kind === 'optional') return;
    switch (expression.kind) {
      case 'conditional': {
        let rest = path;
        for (const { when, then } of expression.branches) {
          visit(when, rest);
          const holds = this.#conditions.of(when);
          visit(then, diagrams.and(rest, holds));
          rest = diagrams.and(rest, diagrams.not(holds));
        }
        visit(expression.otherwise, rest);
        return;
      }
      case 'and':
      case 'or': {
        let rest = path;
        for (const operand of expression.operands) {
          visit(operand, rest);
          const holds = this.#conditions.of(operand);
          rest = diagrams.and(
            rest,
            (expression.kind satisfies 'and' | 'or') === 'and' ? holds : diagrams.not(holds),
          );
        }
        return;
      }
      case 'aggregate':
      case 'before': {
        let rest = path;
        if (expression.where !== undefined) {
          visit(expression.where, path);
          rest = diagrams.and(path, this.#conditions.of(expression.where));
        }
        if (expression.of !== undefined) visit(expression.of, rest);
        return;
      }
      case 'lookup': {
        for (const key of expression.keys) visit(key, path);
        if (!this.#tableUsesPartial(expression.table)) return;
        const table = this.#tables.get(expression.table);
        for (const row of table?.rows ?? []) {
          const cell = row.cells[expression.column];
          if (cell !== undefined && this.#usesPartial(cell)) {
            const here = calledAt(cell, table?.loops ?? [], expression.items);
            visit(here, diagrams.and(path, this.#conditions.row(row, expression.keys)));
          }
        }
        return;
      }
      case 'scale': {
        for (const child of childrenOf(expression)) visit(child, path);
        if (!this.#scaleUsesPartial(expression.scale)) return;
        const loops = this.#model.scales.find(({ id }) => id === expression.scale)?.loops ?? [];
        for (const cell of this.#scaleCells(expression.scale)) {
          visit(calledAt(cell, loops, expression.items), path);
        }
        return;
      }
      default:
        expression.kind satisfies
          | ReferenceKind
          | LiteralKind
          | Exclude<ComputedKind, 'and' | 'or'>
          | 'fact'
          | 'reading'
          | 'given'
          | 'not-given'
          | 'alternatives'
          | 'item'
          | 'position'
          | 'running-total'
          | 'rank'
          | 'in-force';
        for (const child of childrenOf(expression)) visit(child, path);
    }
  }

  /** Finds the uses behind a need that does not always hold, and reports each once. */
  #explain(
    expression: Expression,
    path: Diagram,
    through: readonly Expression[],
    around: ReadonlySet<LoopId> = new Set(),
  ): void {
    if (!this.#usesPartial(expression)) return;
    const { atoms } = this.#conditions;
    const { diagrams } = atoms;
    if (atoms.isAlways(diagrams.implies(path, this.#need(expression)))) return;
    if (expression.kind === 'fact') {
      const fact = this.#facts.get(expression.fact);
      this.#blame(expression, fact, this.#needOfFact(expression), path, through);
      return;
    }
    if (expression.kind === 'reference' || expression.kind === 'retained-label') {
      const used = this.#definitions.get(expression.definition);
      if (used === undefined || through.length >= deepest) return;
      const body = calledAt(used.body, used.loops, expression.items, around);
      this.#explain(body, path, [...through, expression], around);
      return;
    }
    if (expression.kind === 'aggregate' || expression.kind === 'item') {
      const need = this.#needOfList(expression.list, expression.span);
      if (!atoms.isAlways(diagrams.implies(path, need))) {
        this.#blame(expression, this.#lists.get(expression.list), need, path, through);
        return;
      }
    }
    // What the path says of the items around is not said of those that the body looks at.
    const inside = 'loop' in expression ? new Set([...around, expression.loop]) : around;
    this.#operands(expression, path, (operand, inner) => this.#explain(operand, inner, through, inside));
  }

  #blame(
    use: Expression,
    used: Missable | undefined,
    need: Diagram,
    path: Diagram,
    through: readonly Expression[],
  ): void {
    if (used === undefined) return;
    const place = `${use.span.file}:${use.span.start}:${used.name}`;
    if (this.#reported.has(place)) return;
    this.#reported.add(place);
    const { atoms } = this.#conditions;
    const case_ = atoms.counterexample(atoms.diagrams.implies(path, need));
    const words = (language: 'en' | 'fr') => (case_ === undefined ? '' : atoms.inWords(case_, language));
    this.#report(blamed(use, used, words, through, this.#definitions, this.#written));
  }
}
