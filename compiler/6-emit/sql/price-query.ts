// The query that prices every row of a table: facts tested, the program level by level, results and refusals.

import type { Input, Node, Output, Program, ProgramList } from '../../5-lower/program/program.js';
import { rootsOf } from '../../5-lower/program/program-walk.js';
import { siteText, valueText } from './answer-text.js';
import { handedOn, handedText } from './circles.js';
import { bare, type Columns, columnsOf } from './columns.js';
import type { Dialect } from './dialect.js';
import { addInput, type InputColumn, inputLevels, QuerySites } from './inputs.js';
import { Levels, type Use } from './levels.js';
import { type NodeText, textOf } from './node-text.js';
import { listName, rawColumns } from './raw-columns.js';

export interface QueryNames {
  /** The table of facts, as the dialect writes it. */
  readonly table: string;
  /** The columns that identify a row; they pass through. */
  readonly keys: readonly string[];
}

/** The column of each part of the answer, in order: keys, results, then what refuses the row. */
export interface PriceQuery {
  readonly sql: string;
  /** The levels between the rows (`l0`) and the answer: common table expressions, the last one by its name. */
  readonly levels: readonly string[];
  readonly last: string;
  /** Columns of the last level, and what they are called in the answer. */
  readonly answers: readonly { readonly name: string; readonly shown: string }[];
}

export const refusalColumns = { code: 'refusal_code', path: 'refusal_path', notices: 'notices' } as const;

/** `comments` by definition say what a column stands for. */
export function priceQuery(
  program: Program,
  dialect: Dialect,
  names: QueryNames,
  comments: ReadonlyMap<Node, string> = new Map(),
): PriceQuery {
  return new QueryWriter(program, dialect, names, comments).write();
}

class QueryWriter {
  readonly #program: Program;
  readonly #dialect: Dialect;
  readonly #names: QueryNames;
  readonly #comments: ReadonlyMap<Node, string>;
  readonly #levels = new Levels();
  readonly #sites: QuerySites;
  readonly #columns: Columns['columns'];
  readonly #circles: Columns['circles'];
  readonly #inputs = new Map<string, InputColumn>();

  constructor(program: Program, dialect: Dialect, names: QueryNames, comments: ReadonlyMap<Node, string>) {
    this.#program = program;
    this.#dialect = dialect;
    this.#names = names;
    this.#comments = comments;
    this.#sites = new QuerySites(program);
    const { columns, circles } = columnsOf(rootsOf(program));
    this.#columns = columns;
    this.#circles = circles;
  }

  write(): PriceQuery {
    const { inputs, lists, outputs } = this.#program;
    for (const list of lists) this.#addList(list);
    for (const [index, input] of inputs.entries()) this.#addInput(input, index);
    for (const circle of this.#circles) {
      this.#levels.add(circle.name, inputLevels.values + circle.level, (use) =>
        handedOn(circle, this.#text(use), use(this.#countName(circle.list))),
      );
    }
    for (const { node, name, level, handed } of this.#columns.values()) {
      const comment = this.#comments.get(node);
      this.#add(
        name,
        inputLevels.values + level,
        node.list,
        (use, place) =>
          handed === undefined
            ? textOf(node, this.#text(use), place)
            : handedText(handed, use, place, this.#dialect),
        comment,
      );
    }
    const refusal = this.#addRefusal();
    const select = this.#levels.last + 1;
    const shown: string[] = [];
    for (const [index, output] of outputs.entries()) {
      const name = `o${index + 1}`;
      this.#levels.add(name, select, (use) => this.#outputText(output, use, refusal));
      shown.push(name);
    }
    this.#levels.add('o_code', select, (use) =>
      siteText(this.#dialect, this.#sites.all, use(refusal), 'code'),
    );
    this.#levels.add('o_path', select, (use) =>
      siteText(this.#dialect, this.#sites.all, use(refusal), 'path'),
    );
    const notices = this.#program.notices.length > 0;
    if (notices) this.#levels.add('o_notices', select, (use) => this.#noticesText(use, refusal));
    return this.#rendered(shown, notices);
  }

  #rendered(shown: readonly string[], notices: boolean): PriceQuery {
    const dialect = this.#dialect;
    const { keys, table } = this.#names;
    const keyNames = keys.map((_, index) => `k${index + 1}`);
    const wanted = [...keyNames, ...shown, 'o_code', 'o_path', ...(notices ? ['o_notices'] : [])];
    const columns = [
      ...keys,
      ...this.#program.outputs.map(({ result }) => result.name),
      refusalColumns.code,
      refusalColumns.path,
      ...(notices ? [refusalColumns.notices] : []),
    ];
    const { ctes, last } = this.#levels.render(dialect, 'l0', wanted);
    const raw = [
      ...keys.map((key, index) => `    f.${dialect.identifier(key)} AS k${index + 1}`),
      ...rawColumns(this.#program, dialect, keys).map(([text, name]) => `    ${text} AS ${name}`),
    ];
    const facts = dialect.level('l0', `  SELECT\n${raw.join(',\n')}\n  FROM ${table} AS f${dialect.fence}`);
    const answers = wanted.map((name, index) => ({ name, shown: columns[index] ?? name }));
    const named = answers.map(({ name, shown: as }) => `  ${name} AS ${dialect.identifier(as)}`);
    const sql = `WITH ${[facts, ...ctes].join(',\n')}\nSELECT\n${named.join(',\n')}\nFROM ${last}\n${dialect.ending}`;
    return { sql, levels: ctes, last, answers };
  }

  #add(
    name: string,
    level: number,
    list: string | undefined,
    make: (use: Use, place: string | undefined) => string,
    comment?: string,
  ): void {
    const { lists } = this.#dialect;
    this.#levels.add(
      name,
      level,
      (use) =>
        list === undefined
          ? make(use, undefined)
          : lists.map(use(this.#countName(list)), (place) => make(use, place)),
      comment,
    );
  }

  #countName(list: string): string {
    return `${listName(list, this.#program.lists)}_count`;
  }

  #addList({ name: list, capacity, mayBeAbsent }: ProgramList): void {
    const dialect = this.#dialect;
    const name = listName(list, this.#program.lists);
    const nested = dialect.lists.storage === 'nested';
    const length = (use: Use) => (nested ? dialect.lists.length(use(name)) : use(name));
    const wide = (value: number | bigint) => dialect.integer(BigInt(value), true);
    const { counts } = inputLevels;
    this.#levels.add(`${name}_count`, counts, (use) => {
      const items = length(use);
      return `CASE WHEN ${items} IS NULL OR ${items} > ${capacity} THEN ${wide(0)} ELSE ${items} END`;
    });
    const [missing, many] = [
      this.#sites.number('missing_fact', list),
      this.#sites.number('too_many_items', list),
    ];
    this.#levels.add(`${name}_code`, counts, (use) => {
      const items = length(use);
      return `CASE WHEN ${items} IS NULL THEN ${wide(mayBeAbsent ? 0 : missing)} WHEN ${items} > ${capacity} THEN ${wide(many)} ELSE ${wide(0)} END`;
    });
  }

  #addInput(input: Input, index: number): void {
    const { name, list } = input.shape;
    const dialect = this.#dialect;
    const nested = dialect.lists.storage === 'nested';
    const column = (use: Use, place: string | undefined): string => {
      if (list === undefined || place === undefined) return use(`i${index}`);
      return nested
        ? dialect.lists.field(use(listName(list, this.#program.lists)), place, name)
        : dialect.lists.element(use(`i${index}`), place);
    };
    const count = list === undefined ? undefined : this.#countName(list);
    const capacity = this.#program.lists.find((each) => each.name === list)?.capacity ?? 0;
    const added = addInput(this.#levels, dialect, this.#sites, input, index, column, count, capacity);
    this.#inputs.set(name, added);
  }

  #text(use: Use): NodeText {
    const dialect = this.#dialect;
    const nameOf = (node: Node): string | undefined => {
      const of = bare(node);
      if (of.kind === 'input') return this.#inputs.get(of.input)?.value;
      if (of.kind === 'given') return this.#inputs.get(of.input)?.given;
      if (of.kind === 'count') return this.#countName(of.of);
      return this.#columns.get(of)?.name;
    };
    return {
      dialect,
      column: (node, place) => {
        const name = nameOf(node);
        if (name === undefined) return undefined;
        return bare(node).list === undefined || place === undefined
          ? use(name)
          : dialect.lists.element(use(name), place);
      },
      array: (node) => {
        const name = nameOf(node);
        if (name === undefined) throw new Error(`the query keeps no values of ${node.kind} ${node.id}`);
        return use(name);
      },
      count: (list) => use(this.#countName(list)),
    };
  }

  /** What a row is refused for, as one number: facts in the order of the file, then what the program finds. */
  #addRefusal(): string {
    const dialect = this.#dialect;
    const wide = (value: number) => dialect.integer(BigInt(value), true);
    const parts: { readonly name: string; readonly level: number }[] = [];
    const seen = new Set<string>();
    for (const { shape } of this.#program.inputs) {
      const column = this.#inputs.get(shape.name);
      if (column === undefined) continue;
      if (shape.list !== undefined) {
        if (!seen.has(shape.list)) parts.push(...this.#listRefusals(shape.list));
        seen.add(shape.list);
        continue;
      }
      const missing = this.#missingText(column);
      const level = Math.max(inputLevels.values, this.#levelOfNode(column.input.needed)) + 1;
      const name = `${column.code}_all`;
      this.#levels.add(name, level, (use) => {
        const test = missing?.(use, undefined);
        if (test === undefined) return use(column.code);
        const site = this.#sites.number('missing_fact', shape.name);
        return `CASE WHEN ${use(column.code)} <> 0 THEN ${use(column.code)} WHEN ${test} THEN ${wide(site)} ELSE ${wide(0)} END`;
      });
      parts.push({ name, level });
    }
    for (const { name } of this.#program.lists) if (!seen.has(name)) parts.push(...this.#listRefusals(name));
    const found = this.#program.refusal;
    const level =
      Math.max(inputLevels.values + 1, this.#levelOfNode(found), ...parts.map((part) => part.level)) + 1;
    this.#levels.add('refusal', level, (use) => {
      const cases = parts.map(({ name }) => `WHEN ${use(name)} <> 0 THEN ${use(name)}`);
      const last =
        found.kind === 'constant'
          ? dialect.integer(found.value, true)
          : (this.#text(use).column(found, undefined) ?? dialect.integer(0n, true));
      return cases.length === 0 ? last : `CASE ${cases.join(' ')} ELSE ${last} END`;
    });
    return 'refusal';
  }

  #levelOfNode(node: Node | undefined): number {
    const column = node && this.#columns.get(bare(node));
    return column === undefined ? inputLevels.values : inputLevels.values + column.level;
  }

  /** True where a fact is needed and was not given; undefined where that is never asked. */
  #missingText({ input, given }: InputColumn): ((use: Use, place: string | undefined) => string) | undefined {
    const { lists } = this.#dialect;
    const { presence } = input.shape;
    const absent = (use: Use, place: string | undefined) =>
      `NOT ${place === undefined ? use(given) : lists.element(use(given), place)}`;
    if (presence === 'always') return absent;
    const { needed } = input;
    if (presence !== 'when' || needed === undefined) return undefined;
    return (use, place) => {
      const asked = this.#text(use).column(needed, place) ?? textOf(needed, this.#text(use), place);
      return `(${absent(use, place)} AND ${asked})`;
    };
  }

  /** A list's own mistake, then what cannot be read of its items, then what they lack: item by item. */
  #listRefusals(list: string): readonly { readonly name: string; readonly level: number }[] {
    const dialect = this.#dialect;
    const name = listName(list, this.#program.lists);
    const capacity = this.#program.lists.find((each) => each.name === list)?.capacity ?? 1;
    const own = [...this.#inputs.values()].filter(({ input }) => input.shape.list === list);
    const items = { list, count: Math.max(1, capacity) };
    const wide = (value: number) => dialect.integer(BigInt(value), true);
    const bounds = { lo: wide(0), hi: wide(0) };
    const first = (array: string, use: Use) =>
      dialect.lists.fold('first', use(array), use(this.#countName(list)), bounds);
    const numbered = (site: number, place: string) => `(${wide(site - 1)} + ${place})`;
    const read = inputLevels.values + 1;
    this.#add(`${name}_read`, read, list, (use, place = '1') => {
      const broken =
        (dialect.lists.storage satisfies 'table' | 'nested') === 'nested'
          ? dialect.lists.isNull(use(name), place)
          : dialect.truth(false);
      const site = this.#sites.number('wrong_type', list, { ...items, after: '' });
      const cases = own.map(({ code }) => {
        const each = dialect.lists.element(use(code), place);
        return `WHEN ${each} <> 0 THEN ${each} + ${place} - 1`;
      });
      return `CASE WHEN ${broken} THEN ${numbered(site, place)} ${cases.join(' ')} ELSE ${wide(0)} END`;
    });
    const needed = own.map(({ input }) => this.#levelOfNode(input.needed));
    const level = Math.max(inputLevels.values, ...needed) + 1;
    this.#add(`${name}_lack`, level, list, (use, place = '1') => {
      const cases = own.flatMap((column) => {
        const test = this.#missingText(column)?.(use, place);
        const site = this.#sites.number('missing_fact', list, {
          ...items,
          after: `.${column.input.shape.name}`,
        });
        return test === undefined ? [] : [`WHEN ${test} THEN ${numbered(site, place)}`];
      });
      return cases.length === 0 ? wide(0) : `CASE ${cases.join(' ')} ELSE ${wide(0)} END`;
    });
    this.#levels.add(`${name}_read_first`, read + 1, (use) => first(`${name}_read`, use));
    this.#levels.add(`${name}_lack_first`, level + 1, (use) => first(`${name}_lack`, use));
    return [
      { name: `${name}_code`, level: inputLevels.counts },
      { name: `${name}_read_first`, level: read + 1 },
      { name: `${name}_lack_first`, level: level + 1 },
    ];
  }

  #outputText({ result, value, list }: Output, use: Use, refusal: string): string {
    const { lists } = this.#dialect;
    const written = (place: string | undefined) => valueText(result, value, this.#text(use), place);
    const text = list === undefined ? written(undefined) : lists.map(use(this.#countName(list)), written);
    const none = list === undefined ? 'NULL' : lists.none;
    return `CASE WHEN ${use(refusal)} = 0 THEN ${text} ELSE ${none} END`;
  }

  /** One a line. */
  #noticesText(use: Use, refusal: string): string {
    const dialect = this.#dialect;
    const parts = this.#program.notices.map(({ text, when }) => {
      const to = this.#text(use);
      const told = to.column(when, undefined) ?? textOf(when, to, undefined);
      return `CASE WHEN ${told} THEN ${dialect.text(`${text}\n`)} ELSE '' END`;
    });
    return `CASE WHEN ${use(refusal)} = 0 THEN ${dialect.concat(parts.length === 1 ? [...parts, "''"] : parts)} END`;
  }
}
