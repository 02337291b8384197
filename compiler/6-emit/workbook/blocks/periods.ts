// The periods of versions as dates on the sheet of parameters.

import { isoFromDays } from '../../../runtime/exact/calendar.js';
import type { Bench } from '../book/bench.js';
import { serialOf } from '../book/dates.js';
import { addRow, type ParameterCell, rowsIn } from '../book/parameters.js';
import { showFor } from '../book/show.js';
import { constant } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';

/** First and last day of a period; made at its first use. */
export function periodCells(
  bench: Bench,
  from: number | undefined,
  to: number | undefined,
  version: string | undefined,
): { readonly from: CellKey | undefined; readonly to: CellKey | undefined } {
  const place = `period ${from ?? ''}…${to ?? ''}`;
  const count = rowsIn(bench.blocks, 'periods') + 1;
  const known = bench.shared.get(place);
  const number = typeof known === 'number' ? known : count;
  const keyOf = (end: 'from' | 'to'): CellKey => `par:period/${number}/${end}`;
  const keys = {
    from: from === undefined ? undefined : keyOf('from'),
    to: to === undefined ? undefined : keyOf('to'),
  };
  if (known !== undefined) return keys;
  bench.shared.set(place, number);
  const label = version ?? bench.words.period(number);
  const day = (value: number | undefined, key: CellKey | undefined): ParameterCell => {
    if (value === undefined || key === undefined) return { kind: 'text', text: bench.words.noLimit };
    const made: ParameterCell = {
      kind: 'value',
      key,
      value: serialOf(value),
      show: showFor({ kind: 'date' }, bench.model, bench.words),
      precision: constant(serialOf(value)),
      limits: undefined,
      span: undefined,
    };
    bench.register(made, label, isoFromDays(value));
    return made;
  };
  const row = {
    id: `period/${number}`,
    cells: [{ kind: 'text', text: label } as const, day(from, keys.from), day(to, keys.to)],
  };
  addRow(
    bench.blocks,
    {
      id: 'periods',
      kind: 'periods',
      title: bench.words.periods,
      section: undefined,
      quote: undefined,
      headings: [bench.words.label, bench.words.firstDay, bench.words.lastDay],
    },
    row,
  );
  return keys;
}
