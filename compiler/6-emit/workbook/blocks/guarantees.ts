// The sizes up to which a rounding or comparison is certain, as locked parameters, so that formulas hold no such number.

import type { Rational } from '../../../runtime/exact/rational.js';
import type { Bench } from '../book/bench.js';
import { addRow, rowsIn } from '../book/parameters.js';
import { constant } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';

export function guaranteeCell(bench: Bench, size: Rational, said = bench.words.guaranteeLabel): CellKey {
  const place = `guarantee ${size.n}/${size.d} ${said}`;
  const known = bench.shared.get(place);
  if (typeof known === 'string') return known;
  const id = `guarantee/${rowsIn(bench.blocks, 'guarantees') + 1}`;
  const key: CellKey = `par:${id}`;
  bench.shared.set(place, key);
  const label = said;
  const cell = {
    kind: 'value',
    key,
    value: size,
    show: { kind: 'number', format: size.d === 1n ? '#,##0' : '0.############', unit: '' },
    precision: constant(size),
    limits: undefined,
    span: undefined,
  } as const;
  bench.register(cell, label, undefined);
  const row = { id, cells: [{ kind: 'text', text: label } as const, cell] };
  addRow(
    bench.blocks,
    {
      id: 'guarantees',
      kind: 'guarantees',
      title: bench.words.guarantees,
      section: undefined,
      quote: undefined,
      headings: [bench.words.label, bench.words.value],
    },
    row,
  );
  return key;
}
