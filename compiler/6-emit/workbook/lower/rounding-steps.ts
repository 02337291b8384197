// Rounding steps other than powers of ten (0.05 CHF, 25 EUR) as locked parameters, so that formulas hold no such number.

import { formatDecimal, type Rational } from '../../../runtime/exact/rational.js';
import type { ParameterBlock } from '../book/parameters.js';
import { constant } from '../exactness/precision.js';
import type { CellKey } from '../formula/formula.js';
import type { Scope } from './scope.js';

/** `held` is the step itself, or how many of it make one. */
export function roundingStep(held: Rational, step: Rational, scope: Scope): CellKey {
  const { bench } = scope;
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
  const index = bench.blocks.findIndex((block) => block.kind === 'rounding');
  const block = bench.blocks[index];
  if (block !== undefined) {
    bench.blocks[index] = { ...block, rows: [...block.rows, row] };
  } else {
    const made: ParameterBlock = {
      id: 'rounding',
      kind: 'rounding',
      title: bench.words.roundingSteps,
      section: undefined,
      quote: undefined,
      headings: [bench.words.label, bench.words.value],
      rows: [row],
    };
    bench.blocks.push(made);
  }
  return key;
}
