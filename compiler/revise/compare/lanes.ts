// Two tariffs → one pool of parts in which what both share stands once. A lane is a way through the rules that takes each changed
// part from one side or the other: all from before, all from after, or some of each.

import { mapOperands } from '../../3-model/expressions/children.js';
import { walk } from '../../3-model/expressions/walk.js';
import type { Definition, Expression, Model, Reading, Scale, Table } from '../../3-model/model.js';
import { definitionText, readingText, scaleText, tableText } from '../edits/content.js';
import { type PartNames, withPartNames } from '../tariffs/part-names.js';

/** A part by what it is and the name that the rule file gives it: what a lane takes as a whole. */
export type PartName = `${'rule' | 'table' | 'scale' | 'reading'} ${string}`;

export interface Lane {
  /** Names in the pool. */
  readonly definition: (id: string) => string;
  readonly reading: (name: string) => string;
  readonly expression: (expression: Expression) => Expression;
  /** All that the lane came to, by the ids of the pool, with the ids of the tariffs. */
  readonly used: ReadonlyMap<string, string>;
  readonly usedTables: ReadonlySet<string>;
}

interface Side {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly tables: ReadonlyMap<string, Table>;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly readings: ReadonlyMap<string, Reading>;
}

const sideOf = ({ definitions, tables, scales, readings }: Model): Side => ({
  definitions: new Map(definitions.map((one) => [one.id, one])),
  tables: new Map(tables.map((one) => [one.id, one])),
  scales: new Map(scales.map((one) => [one.id, one])),
  readings: new Map(readings.map((one) => [one.name, one])),
});

export class Pool {
  readonly definitions: Definition[] = [];
  readonly tables: Table[] = [];
  readonly scales: Scale[] = [];
  readonly readings: Reading[] = [];
  /** What is carried from item to item refers to what is still being made, so nothing of it is known to be shared. */
  readonly isCarried: boolean;
  readonly #sides: readonly [Side, Side];
  readonly #taken = new Set<string>();
  readonly #known = new Map<string, string>();

  constructor(before: Model, after: Model) {
    this.#sides = [sideOf(before), sideOf(after)];
    this.isCarried = [before, after].some(({ definitions }) =>
      definitions.some(({ body }) => {
        let found = false;
        walk(body, ({ kind }) => {
          found ||= kind === 'earlier';
        });
        return found;
      }),
    );
    for (const { facts, lists } of [before, after])
      for (const { name } of [...facts, ...lists]) this.#taken.add(name);
  }

  /** A name that no fact, reading, list or definition has; `suffix` stands behind it where it is taken. */
  free(wanted: string, suffix: string): string {
    return this.#free(['', 'definition '], wanted, suffix);
  }

  /** The same for a result, which may be called as its definition is. */
  freeResult(wanted: string): string {
    return this.#free([''], wanted, '_');
  }

  #free(kinds: readonly string[], wanted: string, suffix: string): string {
    let name = wanted;
    for (let count = 1; kinds.some((kind) => this.#taken.has(`${kind}${name}`)); count++)
      name = `${wanted}${suffix}${count === 1 ? '' : count}`;
    for (const kind of kinds) this.#taken.add(`${kind}${name}`);
    return name;
  }

  /** `takes`: whether a changed part comes from after. Parts of one side only come from where they are. */
  lane(suffix: string, takes: (part: PartName) => boolean): Lane {
    const used = new Map<string, string>();
    const usedTables = new Set<string>();
    const chosen = <T>(part: PartName, of: (side: Side) => T | undefined): T | undefined => {
      const [before, after] = this.#sides;
      return takes(part) ? (of(after) ?? of(before)) : (of(before) ?? of(after));
    };
    const places = new Map<string, string>();
    const known = (place: string, make: () => string): string => {
      const name = places.get(place) ?? make();
      places.set(place, name);
      return name;
    };
    /** The part of the pool that says the same, or a new one. */
    const pooled = (text: string, make: () => string): string => {
      const name = this.#known.get(text) ?? make();
      this.#known.set(text, name);
      return name;
    };
    const ownerOf = (id: string): string =>
      this.#sides[0].definitions.get(id)?.owner ?? this.#sides[1].definitions.get(id)?.owner ?? id;
    const originOf = (of: 'tables' | 'scales', id: string): string =>
      this.#sides[0][of].get(id)?.origin ?? this.#sides[1][of].get(id)?.origin ?? id;

    const definition = (id: string): string =>
      known(`definition ${id}`, () => {
        const own = chosen(`rule ${ownerOf(id)}`, (side) => side.definitions.get(id));
        if (own === undefined) return id;
        const add = (body: Expression, name: string): string => {
          const owner = name === id ? own.owner : `${own.owner}${suffix}`;
          this.definitions.push({ ...own, id: name, owner, body });
          return name;
        };
        if (this.isCarried) {
          const name = this.#freeDefinition(id, suffix);
          places.set(`definition ${id}`, name);
          used.set(name, id);
          return add(expression(own.body), name);
        }
        const body = expression(own.body);
        const name = pooled(`definition ${id} ${definitionText({ ...own, body })}`, () =>
          add(body, this.#freeDefinition(id, suffix)),
        );
        used.set(name, id);
        return name;
      });
    const table = (id: string): string =>
      known(`table ${id}`, () => {
        const own = chosen(`table ${originOf('tables', id)}`, (side) => side.tables.get(id));
        if (own === undefined) return id;
        const rows = own.rows.map((row) => ({ ...row, cells: row.cells.map(expression) }));
        const name = pooled(`table ${id} ${tableText({ ...own, rows })}`, () => {
          const fresh = this.#free(['table '], id, suffix);
          const origin = fresh === id ? own.origin : `${own.origin}${suffix}`;
          this.tables.push({ ...own, id: fresh, origin, rows });
          return fresh;
        });
        usedTables.add(name);
        return name;
      });
    const scale = (id: string): string =>
      known(`scale ${id}`, () => {
        const own = chosen(`scale ${originOf('scales', id)}`, (side) => side.scales.get(id));
        if (own === undefined) return id;
        const mapped = withExpressions(own, expression);
        const name = pooled(`scale ${id} ${scaleText(mapped)}`, () => {
          const fresh = this.#free(['scale '], id, suffix);
          const origin = fresh === id ? own.origin : `${own.origin}${suffix}`;
          this.scales.push({ ...mapped, id: fresh, origin });
          return fresh;
        });
        usedTables.add(name);
        return name;
      });
    const reading = (name: string): string =>
      known(`reading ${name}`, () => {
        const own = chosen(`reading ${name}`, (side) => side.readings.get(name));
        if (own === undefined) return name;
        return pooled(`reading ${name} ${readingText(own)}`, () => {
          const fresh = this.free(name, suffix);
          this.readings.push({ ...own, name: fresh });
          return fresh;
        });
      });
    const names: PartNames = { definition, table, scale, reading };
    const expression = (node: Expression): Expression => withPartNames(mapOperands(node, expression), names);
    return { definition, reading, expression, used, usedTables };
  }

  /** A default has the name of its fact, so names of facts are no hindrance. */
  #freeDefinition(id: string, suffix: string): string {
    return this.#free(['definition '], id, suffix);
  }
}

function withExpressions(scale: Scale, map: (expression: Expression) => Expression): Scale {
  const maybe = (part: Expression | undefined) => part && map(part);
  return {
    ...scale,
    variants: scale.variants.map((variant) => ({
      ...variant,
      bands: variant.bands.map((band) => ({
        ...band,
        once: maybe(band.once),
        rate: maybe(band.rate),
        started: band.started && { ...band.started, amount: map(band.started.amount) },
      })),
    })),
  };
}
