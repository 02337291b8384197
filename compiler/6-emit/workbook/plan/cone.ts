// All that a cell is calculated from, read off the formulas: steps, and the parameters behind them.

import type { Bench } from '../book/bench.js';
import type { ParameterRow } from '../book/parameters.js';
import { type CellKey, type Formula, operandsOf } from '../formula/formula.js';

export class Cones {
  readonly #uses = new Map<CellKey, readonly CellKey[]>();
  readonly #places: ReadonlyMap<CellKey, number>;
  readonly #bench: Bench;
  readonly #figures = new Map<
    CellKey,
    { readonly block: number; readonly row: number; readonly at: number }
  >();

  constructor(bench: Bench) {
    this.#bench = bench;
    this.#places = new Map(bench.steps.map(({ key }, place) => [key, place]));
    bench.blocks.forEach(({ rows }, block) => {
      rows.forEach(({ cells }, row) => {
        cells.forEach((cell, at) => {
          const [key] = keysOf({ cells: [cell] });
          if (key === undefined) return;
          this.#figures.set(key, { block, row, at });
          if (cell?.kind === 'value' && cell.follows !== undefined) this.#uses.set(key, [cell.follows]);
        });
      });
    });
    for (const { key, formula } of bench.steps) this.#uses.set(key, this.directly(formula));
  }

  /** The cells that a formula names itself. */
  directly(formula: Formula): readonly CellKey[] {
    switch (formula.kind) {
      case 'cell':
      case 'column':
        return [formula.key];
      case 'range':
        return this.#between(formula.from, formula.to);
      default:
        formula.kind satisfies 'number' | 'text' | 'truth' | 'call' | 'operation' | 'negate';
        return operandsOf(formula).flatMap((operand) => this.directly(operand));
    }
  }

  /** Of these, the flags that say which row is taken. */
  flagsOf(key: CellKey): readonly CellKey[] {
    return (this.#uses.get(key) ?? []).filter((each) => {
      const place = this.#places.get(each);
      return place !== undefined && this.#bench.steps[place]?.kind === 'flag';
    });
  }

  of(roots: readonly CellKey[]): ReadonlySet<CellKey> {
    const found = new Set<CellKey>();
    const open = [...roots];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      if (found.has(key)) continue;
      found.add(key);
      open.push(...(this.#uses.get(key) ?? []));
    }
    return found;
  }

  #between(from: CellKey, to: CellKey): readonly CellKey[] {
    const [first, last] = [this.#places.get(from), this.#places.get(to)];
    const { steps } = this.#bench;
    if (first !== undefined && last !== undefined) {
      const list = steps[first]?.list;
      return steps.slice(first, last + 1).flatMap((step) => (step.list === list ? step.key : []));
    }
    const [start, end] = [this.#figures.get(from), this.#figures.get(to)];
    if (start === undefined || end === undefined) return [from, to];
    const { blocks } = this.#bench;
    if (start.block !== end.block)
      return blocks.slice(start.block, end.block + 1).flatMap(({ rows }) => rows.flatMap(keysOf));
    const [left, right] = [Math.min(start.at, end.at), Math.max(start.at, end.at)];
    const rows = blocks[start.block]?.rows.slice(start.row, end.row + 1) ?? [];
    return rows.flatMap(({ cells }) => keysOf({ cells: cells.slice(left, right + 1) }));
  }
}

const keysOf = ({ cells }: Pick<ParameterRow, 'cells'>): readonly CellKey[] =>
  cells.flatMap((cell) => (cell?.kind === 'value' || cell?.kind === 'text' ? (cell.key ?? []) : []));
