// The cells of a calculation that are calculated again for another value of one input, each in a row of its own: the same formulas,
// over the cells of their own column where these change, over those of the present case where they do not.

import { longestFormula } from '../book/written.js';
import { type CellKey, cell, type Formula, operandsOf, range, withOperands } from '../formula/formula.js';
import { textFromFormula } from '../formula/text-from-formula.js';
import type { Laid, Reach } from './reach.js';

/** Cells that are calculated again, of all inputs together. */
export const mostCopied = 12_000;

interface Copied {
  readonly link: CellKey;
  readonly tried: readonly string[];
  readonly affected: ReadonlySet<number>;
}

export interface Rows {
  /** All cells that have a row, in order. */
  readonly order: readonly number[];
}

/** Where a cell stands for the present case, and where for a value that is tried. */
export const presentKey = (cellIndex: number): CellKey => `again:now:${cellIndex}`;
export const againKey = (link: CellKey, tried: string, cellIndex: number): CellKey =>
  `again:${link}:${tried}:${cellIndex}`;
/** How fast a cell changes with the input. */
export const slopeKey = (link: CellKey, of: CellKey): CellKey => `slope:${link}:${of}`;
/** The value that is tried. */
export const triedKey = (link: CellKey, tried: string): CellKey => `tried:${link}:${tried}`;

/** Cells that have a row for an input: those that change, and what stands with them in one range. */
export function membersOf(reach: Reach, { affected, link }: Copied): ReadonlySet<number> {
  const members = new Set(affected);
  const visit = (formula: Formula): void => {
    if (formula.kind === 'range') {
      const span = reach.spanOf(formula.from, formula.to);
      if (span.some((index) => affected.has(index))) for (const index of span) members.add(index);
      return;
    }
    for (const operand of operandsOf(formula)) visit(operand);
  };
  const own = reach.indexOf(link);
  for (const index of affected) {
    const { formula } = reach.cells[index] ?? {};
    if (formula !== undefined && index !== own) visit(formula);
  }
  return members;
}

/** Cells of the calculation that changing ones refer to: shown beside them, so that formulas stay short. */
function besides(reach: Reach, { affected, link }: Copied, layout: Laid): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (formula: Formula): void => {
    if (formula.kind === 'cell') {
      const index = reach.indexOf(formula.key);
      const one = index === undefined ? undefined : reach.cells[index];
      const kind = one && layout.sheets[one.place.sheet]?.kind;
      if (index !== undefined && one?.formula !== undefined && (kind === 'calculation' || kind === 'list'))
        found.add(index);
      return;
    }
    for (const operand of operandsOf(formula)) visit(operand);
  };
  const own = reach.indexOf(link);
  for (const index of affected) {
    const { formula } = reach.cells[index] ?? {};
    if (formula !== undefined && index !== own) visit(formula);
  }
  return found;
}

/** In the order of sheets, columns and rows, so that cells below one another stay so. */
export function rowsOf(reach: Reach, moved: readonly Copied[], layout: Laid): Rows {
  const all = new Set<number>();
  for (const one of moved) {
    for (const index of membersOf(reach, one)) all.add(index);
    for (const index of besides(reach, one, layout)) all.add(index);
  }
  const place = (index: number) => reach.cells[index]?.place ?? { sheet: 0, column: 0, row: 0 };
  const order = [...all].sort((a, b) => {
    const [x, y] = [place(a), place(b)];
    return x.sheet - y.sheet || x.column - y.column || x.row - y.row;
  });
  return { order };
}

/** The formula of a cell for a value that is tried. */
export function again(
  reach: Reach,
  one: Copied,
  tried: string,
  members: ReadonlySet<number>,
  shown: ReadonlySet<number>,
  formula: Formula,
): Formula {
  const own = reach.indexOf(one.link);
  const written = (node: Formula): Formula => {
    if (node.kind === 'cell') {
      const index = reach.indexOf(node.key);
      if (index === undefined) return node;
      if (index === own) return cell(triedKey(one.link, tried));
      if (members.has(index) && one.affected.has(index)) return cell(againKey(one.link, tried, index));
      return shown.has(index) && reach.cells[index]?.formula !== undefined ? cell(presentKey(index)) : node;
    }
    if (node.kind === 'range') {
      const span = reach.spanOf(node.from, node.to);
      const [first, last] = [span[0], span[span.length - 1]];
      if (first === undefined || last === undefined || !span.some((index) => one.affected.has(index)))
        return node;
      return range(againKey(one.link, tried, first), againKey(one.link, tried, last));
    }
    return withOperands(node, operandsOf(node).map(written));
  };
  return written(formula);
}

/** A formula of the calculation over the values of the present case that this sheet shows. */
export function nowOnSheet(reach: Reach, shown: ReadonlySet<number>, formula: Formula): Formula {
  const at = (key: CellKey): CellKey => {
    const index = reach.indexOf(key);
    return index !== undefined && shown.has(index) && reach.cells[index]?.formula !== undefined
      ? presentKey(index)
      : key;
  };
  if (formula.kind === 'cell') return cell(at(formula.key));
  if (formula.kind === 'range') {
    const [from, to] = [at(formula.from), at(formula.to)];
    // Both ends or none, since what stands in one range has rows together.
    return from !== formula.from && to !== formula.to ? range(from, to) : formula;
  }
  return withOperands(
    formula,
    operandsOf(formula).map((one) => nowOnSheet(reach, shown, one)),
  );
}

/**
 * How many cells an input takes; undefined where its part of the calculation cannot stand in one column: a range over several columns,
 * a formula that would come to be too long.
 */
export function copiedWith(reach: Reach, one: Copied, layout: Laid): number | undefined {
  const members = membersOf(reach, one);
  const own = reach.indexOf(one.link);
  let fits = true;
  const visit = (formula: Formula): void => {
    if (formula.kind === 'range') {
      const [from, to] = [layout.placeOf(formula.from), layout.placeOf(formula.to)];
      const changes = reach.spanOf(formula.from, formula.to).some((index) => one.affected.has(index));
      if (changes && from?.column !== to?.column) fits = false;
    }
    for (const operand of operandsOf(formula)) visit(operand);
  };
  const { order } = rowsOf(reach, [one], layout);
  const shown = new Set(order);
  const address = (key: CellKey): string =>
    /^(again|tried|slope):/.test(key)
      ? 'AA9999'
      : layout.addressesFrom({ sheet: layout.sheets.length, row: 1, column: 1 }).cell(key);
  for (const index of one.affected) {
    const { formula } = reach.cells[index] ?? {};
    if (formula === undefined || index === own) continue;
    visit(formula);
    if (!fits) return undefined;
    const copied = again(reach, one, one.tried[0] ?? '', members, shown, formula);
    const length = textFromFormula(copied, {
      cell: address,
      range: (from, to) =>
        /^again:/.test(from)
          ? 'AA9999:AA9999'
          : layout
              .addressesFrom({ sheet: layout.sheets.length, row: 1, column: 1 })
              .range(from, to, undefined),
    }).length;
    if (length > longestFormula) return undefined;
  }
  for (const index of members) {
    const { formula, key } = reach.cells[index] ?? {};
    // A figure without a key cannot be referred to.
    if (formula !== undefined && key === undefined) return undefined;
  }
  return members.size * one.tried.length;
}
