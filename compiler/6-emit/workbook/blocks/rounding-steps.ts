// Rounding steps other than a power of ten (0.05 CHF, 25 EUR) as locked parameters, so that no formula holds such a number.

import { formatDecimal, type Rational } from '../../../runtime/exact/rational.js';
import type { Bench } from '../book/bench.js';
import { addRow } from '../book/parameters.js';
import { constant } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';

/** `held` is the step itself, or how many of it make one. */
export function roundingStep(bench: Bench, held: Rational, step: Rational): CellKey {
  const place = `rounding ${held.n}/${held.d}`;
  const known = bench.shared.get(place);
  if (typeof known === 'string') return known;
  const name = bench.names.give('p_rounding');
  const key: CellKey = `par:${name}`;
  bench.shared.set(place, key);
  const isStep = held.n === step.n && held.d === step.d;
  const label = isStep
    ? bench.words.roundingStep
    : bench.words.stepsPerUnit(formatDecimal(step) ?? `${step.n}/${step.d}`);
  const cell = {
    kind: 'value',
    key,
    value: held,
    show: { kind: 'number', format: 'General', unit: '' },
    precision: constant(held),
    limits: undefined,
    span: undefined,
  } as const;
  bench.register(cell, label);
  bench.named.set(key, name);
  bench.ranges.push({ name, from: key, to: key });
  const row = { id: name, cells: [{ kind: 'text', text: label } as const, cell] };
  addRow(
    bench.blocks,
    {
      id: 'rounding',
      kind: 'rounding',
      title: bench.words.roundingSteps,
      section: undefined,
      quote: undefined,
      headings: [bench.words.label, bench.words.value],
    },
    row,
  );
  return key;
}
