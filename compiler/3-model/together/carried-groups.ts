// What is carried from item to item: definitions of which each speaks of the others' values for items before. They are computed together,
// item by item, and stand together in the model.

import { childrenOf, mapOperands } from '../expressions/children.js';
import { boundIn, namedLoops } from '../expressions/loops.js';
import type { Definition, DefinitionId, Expression, LoopId, Model } from '../model.js';
import { connected } from './connected.js';

/** Definitions that are computed item by item, each for an item after those before it in the group. */
export interface CarriedGroup {
  readonly list: string;
  readonly members: readonly Definition[];
}

/** The groups of a model by the ids of their definitions; empty in most models. */
export function carriedGroups(
  model: Pick<Model, 'definitions' | 'tables' | 'scales'>,
): ReadonlyMap<DefinitionId, CarriedGroup> {
  const groups = new Map<DefinitionId, CarriedGroup>();
  if (!model.definitions.some(({ body }) => goesBack(body)) && !cellsGoBack(model)) return groups;
  for (const members of new Uses(model).rounds()) {
    const list = members.find((member) => member.list !== undefined)?.list ?? '';
    const group: CarriedGroup = { list, members };
    for (const { id } of members) groups.set(id, group);
  }
  return groups;
}

/** Puts what is carried together, behind all that it needs; a model that carries nothing stays as it is. */
export function inOrder(model: Model): Model {
  if (!model.definitions.some(({ body }) => goesBack(body)) && !cellsGoBack(model)) return model;
  const uses = new Uses(model);
  const rounds = uses.components();
  const groupOf = new Map<DefinitionId, ReadonlySet<DefinitionId>>();
  for (const round of rounds) {
    const ids = new Set(round.map(({ id }) => id));
    if (uses.goesRound(round)) for (const id of ids) groupOf.set(id, ids);
  }
  const definitions = rounds.flat().map((definition): Definition => {
    const group = groupOf.get(definition.id);
    return { ...definition, body: said(definition.body, group) };
  });
  const inTables = new Map<string, ReadonlySet<DefinitionId>>();
  for (const { id, body } of definitions) {
    const group = groupOf.get(id);
    if (group !== undefined) for (const table of uses.cellsUnder(body)) inTables.set(table, group);
  }
  return {
    ...model,
    definitions,
    tables: model.tables.map((table) => {
      const group = inTables.get(`table ${table.id}`);
      return {
        ...table,
        rows: table.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => said(cell, group)) })),
      };
    }),
    scales: model.scales.map((scale) => {
      const group = inTables.get(`scale ${scale.id}`);
      const of = <E extends Expression | undefined>(part: E) => part && said(part, group);
      return {
        ...scale,
        variants: scale.variants.map((variant) => ({
          ...variant,
          bands: variant.bands.map((band) => ({
            ...band,
            once: of(band.once),
            rate: of(band.rate),
            started: band.started && { ...band.started, amount: said(band.started.amount, group) },
          })),
        })),
      };
    }),
  };
}

const cellsGoBack = ({ tables, scales }: Pick<Model, 'tables' | 'scales'>): boolean =>
  tables.some(({ rows }) => rows.some(({ cells }) => cells.some(goesBack))) ||
  scales.some(({ variants }) =>
    variants.some(({ bands }) =>
      bands.some(({ once, rate, started }) =>
        [once, rate, started?.amount].some((part) => part !== undefined && goesBack(part)),
      ),
    ),
  );

function goesBack(expression: Expression): boolean {
  const open = [expression];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === 'earlier') return true;
    open.push(...childrenOf(node));
  }
  return false;
}

/** Whether the loop that the node binds in the operand only comes to items before. */
const onlyBefore = (node: Expression, operand: Expression): boolean =>
  boundIn(node, operand) !== undefined &&
  (node.kind === 'before' || (node.kind === 'running-total' && !node.inclusive));

/** `earlier` for what the group says of items before, `reference` for everything else. */
function said(
  expression: Expression,
  group: ReadonlySet<DefinitionId> | undefined,
  before: ReadonlySet<LoopId> = new Set(),
): Expression {
  if (expression.kind === 'reference' || expression.kind === 'earlier') {
    const isEarlier =
      group?.has(expression.definition) === true && expression.items.some((item) => before.has(item));
    return { ...expression, kind: isEarlier ? 'earlier' : 'reference' };
  }
  return mapOperands(expression, (operand) => {
    const bound = boundIn(expression, operand);
    if (bound === undefined) return said(operand, group, before);
    const inner = new Set(before);
    if (onlyBefore(expression, operand)) inner.add(bound);
    else inner.delete(bound);
    return said(operand, group, inner);
  });
}

/** A use of another definition; `back` where it is of an item before. */
interface Use {
  readonly of: DefinitionId;
  readonly back: boolean;
}

class Uses {
  readonly #model: Pick<Model, 'definitions' | 'tables' | 'scales'>;
  readonly #cells = new Map<string, readonly Expression[]>();
  readonly #uses = new Map<DefinitionId, readonly Use[]>();
  readonly #byId: ReadonlyMap<DefinitionId, Definition>;

  constructor(model: Pick<Model, 'definitions' | 'tables' | 'scales'>) {
    this.#model = model;
    this.#byId = new Map(model.definitions.map((definition) => [definition.id, definition]));
    for (const { id, rows } of model.tables)
      this.#cells.set(
        `table ${id}`,
        rows.flatMap(({ cells }) => cells),
      );
    for (const { id, variants } of model.scales) {
      const parts = variants.flatMap(({ bands }) =>
        bands.flatMap(({ once, rate, started }) => [once, rate, started?.amount]),
      );
      this.#cells.set(
        `scale ${id}`,
        parts.filter((part) => part !== undefined),
      );
    }
    for (const { id, body } of model.definitions) this.#uses.set(id, this.#usesOf(body));
  }

  /** Groups, each in the order in which its members are computed for an item. */
  rounds(): readonly (readonly Definition[])[] {
    return this.components().filter((round) => this.goesRound(round));
  }

  goesRound(round: readonly Definition[]): boolean {
    const [first, second] = round;
    if (first === undefined || second !== undefined) return second !== undefined;
    return this.#of(first.id).some(({ of }) => of === first.id);
  }

  /** Definitions that use one another, what is used before what uses it. */
  components(): readonly (readonly Definition[])[] {
    const all = connected(
      this.#model.definitions.map(({ id }) => id),
      (id) => this.#of(id).map(({ of }) => of),
    );
    return all.map((component) => {
      const inside = new Set(component);
      const ordered =
        component.length === 1
          ? component
          : connected(
              this.#model.definitions.map(({ id }) => id).filter((id) => inside.has(id)),
              (id) => this.#of(id).flatMap(({ of, back }) => (back || !inside.has(of) ? [] : [of])),
            ).flat();
      return ordered.flatMap((id) => this.#byId.get(id) ?? []);
    });
  }

  /** The tables and scales that an expression reads, through cells too. */
  cellsUnder(expression: Expression): ReadonlySet<string> {
    const found = new Set<string>();
    const open = [expression];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const cells = cellsOf(node);
      if (cells !== undefined && !found.has(cells)) {
        found.add(cells);
        open.push(...(this.#cells.get(cells) ?? []));
      }
      open.push(...childrenOf(node));
    }
    return found;
  }

  #of(id: DefinitionId): readonly Use[] {
    return this.#uses.get(id) ?? [];
  }

  #usesOf(body: Expression): readonly Use[] {
    const found = new Map<string, Use>();
    const open: { readonly node: Expression; readonly before: readonly LoopId[] }[] = [
      { node: body, before: [] },
    ];
    const seen = new Set<string>();
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, before } = next;
      if (node.kind === 'reference' || node.kind === 'earlier' || node.kind === 'retained-label') {
        const back = namedLoops(node).some((item) => before.includes(item));
        found.set(`${node.definition} ${back}`, { of: node.definition, back });
      }
      const cells = cellsOf(node);
      const back = namedLoops(node).some((item) => before.includes(item));
      if (cells !== undefined && !seen.has(`${cells} ${back}`)) {
        seen.add(`${cells} ${back}`);
        // Cells speak of the item that they are read for.
        for (const cell of this.#cells.get(cells) ?? []) {
          for (const { of, back: own } of this.#usesOf(cell)) {
            found.set(`${of} ${own || back}`, { of, back: own || back });
          }
        }
      }
      for (const operand of childrenOf(node)) {
        const bound = boundIn(node, operand);
        const inner =
          bound === undefined
            ? before
            : onlyBefore(node, operand)
              ? [...before, bound]
              : before.filter((loop) => loop !== bound);
        open.push({ node: operand, before: inner });
      }
    }
    return [...found.values()];
  }
}

const cellsOf = (node: Expression): string | undefined =>
  node.kind === 'lookup' ? `table ${node.table}` : node.kind === 'scale' ? `scale ${node.scale}` : undefined;
