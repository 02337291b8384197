// Limits of the columns of a table whose headings are bands: two rows below its values, so that formulas can refer to them.

import type { Match, Table } from '../../../3-model/model.js';
import type { Bench } from '../book/bench.js';
import type { ParameterCell, ParameterRow } from '../book/parameters.js';
import type { CellKey } from '../formula/formula.js';
import { inCell, limitInWords, valueCell } from './value-cell.js';

interface ColumnLimits {
  readonly limits: readonly { readonly from: CellKey | undefined; readonly to: CellKey | undefined }[];
  readonly rows: readonly ParameterRow[];
}

/** `across` has what each column must match; `before` is how many cells stand before the first of them. */
export function limitsOfColumns(
  bench: Bench,
  table: Table,
  across: readonly Match[],
  before: number,
): ColumnLimits {
  const type = table.keys[table.keys.length - 1]?.type;
  if (type === undefined || !across.some((match) => match.kind === 'band')) return { limits: [], rows: [] };
  const id = bench.names.give(`c_${table.origin}`);
  const sides = ['from', 'to'] as const;
  const keyOf = (column: number, side: 'from' | 'to'): CellKey | undefined => {
    const match = across[column];
    return match?.kind === 'band' && match[side] ? (`par:${id}/${column}/${side}` as const) : undefined;
  };
  const rows = sides.map((side): ParameterRow => {
    const label: ParameterCell = {
      kind: 'text',
      text: side === 'from' ? bench.words.lowWord : bench.words.highWord,
    };
    const blanks = Array.from({ length: before }, () => undefined);
    const cells = across.map((match, column): ParameterCell => {
      const key = keyOf(column, side);
      const limit = match.kind === 'band' ? match[side] : undefined;
      if (key === undefined || limit === undefined) return { kind: 'text', text: bench.words.noLimit };
      const label = limitInWords(bench, limit.value, type);
      const cell = valueCell(bench, key, inCell(limit.value, type), type, undefined, label);
      // Two neighbouring columns share a limit: locked, so that no edit opens a gap between them.
      return cell.kind === 'value' ? { ...cell, limits: undefined } : cell;
    });
    return { id: `${id}/${side}`, cells: [label, ...blanks, ...cells] };
  });
  return {
    limits: across.map((_, column) => ({ from: keyOf(column, 'from'), to: keyOf(column, 'to') })),
    rows,
  };
}
