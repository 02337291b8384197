// A query as levels of columns: each name once, each level from the one before, a column carried on only while it is used.

import type { Dialect } from './dialect.js';

/** Says that a column is used, and gives its name. */
export type Use = (name: string) => string;

interface Planned {
  readonly level: number;
  readonly text: string;
  readonly uses: ReadonlySet<string>;
  readonly comment: string | undefined;
}

export class Levels {
  readonly #columns = new Map<string, Planned>();

  /** A column of a level, from columns of levels before. */
  add(name: string, level: number, make: (use: Use) => string, comment?: string): void {
    if (this.#columns.has(name)) throw new Error(`the query has two columns ${name}`);
    const uses = new Set<string>();
    const text = make((used) => {
      uses.add(used);
      return used;
    });
    this.#columns.set(name, { level, text, uses, comment });
  }

  levelOf(name: string): number {
    return this.#columns.get(name)?.level ?? 0;
  }

  get last(): number {
    return Math.max(0, ...[...this.#columns.values()].map(({ level }) => level));
  }

  /** The levels as common table expressions, from `source` with its columns to `last`; `wanted` are asked for at the end. */
  render(
    dialect: Dialect,
    source: string,
    wanted: readonly string[],
  ): { readonly ctes: readonly string[]; readonly last: string } {
    const needed = this.#needed(wanted);
    const lastUse = new Map<string, number>(wanted.map((name) => [name, this.last + 1]));
    for (const name of needed) {
      const planned = this.#columns.get(name);
      for (const used of planned?.uses ?? []) {
        lastUse.set(used, Math.max(lastUse.get(used) ?? 0, planned?.level ?? 0));
      }
    }
    const sources = [...lastUse.keys()].filter((name) => !this.#columns.has(name));
    const ctes: string[] = [];
    let from = source;
    const levels = [...new Set([...needed].map((name) => this.levelOf(name)))].sort((a, b) => a - b);
    for (const level of levels) {
      const carried = [...sources, ...needed].filter(
        (name) => this.levelOf(name) < level && (lastUse.get(name) ?? 0) > level,
      );
      const lines = carried.map((name) => `    ${name}`);
      for (const name of needed) {
        const planned = this.#columns.get(name);
        if (planned?.level !== level) continue;
        const comment = planned.comment === undefined ? '' : `${commentLine(planned.comment)}\n    `;
        lines.push(`    ${comment}${planned.text} AS ${name}`);
      }
      const name = `l${level}`;
      ctes.push(dialect.level(name, `  SELECT\n${lines.join(',\n')}\n  FROM ${from}${dialect.fence}`));
      from = name;
    }
    return { ctes, last: from };
  }

  /** In the order in which they were added. */
  #needed(wanted: readonly string[]): readonly string[] {
    const found = new Set<string>();
    const open = [...wanted];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      const planned = this.#columns.get(name);
      if (planned === undefined || found.has(name)) continue;
      found.add(name);
      open.push(...planned.uses);
    }
    return [...this.#columns.keys()].filter((name) => found.has(name));
  }
}

/** A line that ends no earlier than it should: words of documents never become SQL. */
export const commentLine = (text: string): string =>
  `-- ${text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .trim()}`;
