// Tables and scales of the model into computations: one row for a key, the sum over the bands that an input reaches.

import {
  add,
  ceiling,
  compare,
  divide,
  minimum,
  multiply,
  type Rational,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { noRow } from '../../runtime/outcome/case-errors.js';
import type { Expression, Scale, ScaleBand, Table } from '../model.js';
import { type CaseRun, type Compute, type Frame, Refused } from './case-run.js';
import type { Lookup, Scaling } from './evaluate-expression.js';
import { rowTaking } from './matches.js';

type Compile = (expression: Expression) => Compute;

/** Refuses the case when no row matches, which a table without gaps never does. */
export function compileTable(table: Table, compile: Compile): Lookup {
  const rows = table.rows.map(({ matches, cells }) => ({ matches, cells: cells.map(compile) }));
  return (run, at, keys, column, owner) => {
    const row = rowTaking(rows, keys);
    const cell = rows[row]?.cells[column];
    if (cell === undefined) throw new Refused(noRow(owner, table.origin));
    return { row, value: cell(run, at) };
  };
}

/** Refuses the case when no variant is for the option. */
export function compileScale(scale: Scale, compile: Compile): Scaling {
  const variants = scale.variants.map(({ option, bands }) => ({
    option,
    bands: bands.map((band) => compileBand(band, compile)),
  }));
  return (run, at, input, option, owner) => {
    const variant = variants.find(
      (candidate) => candidate.option === undefined || candidate.option === option,
    );
    if (variant === undefined) throw new Refused(noRow(owner, scale.origin));
    return variant.bands.reduce((sum, band) => add(sum, band(run, at, input)), zero);
  };
}

function compileBand(
  band: ScaleBand,
  compile: Compile,
): (run: CaseRun, at: Frame, input: Rational) => Rational {
  const once = band.once && compile(band.once);
  const rate = band.rate && compile(band.rate);
  const started = band.started && { width: band.started.width, amount: compile(band.started.amount) };
  return (run, at, input) => {
    const beyond = compare(input, band.from);
    if (beyond < 0 || (beyond === 0 && !band.reachedAtFrom)) return zero;
    const part = subtract(band.to === undefined ? input : minimum(input, band.to), band.from);
    let owed = zero;
    if (once !== undefined) owed = add(owed, once(run, at) as Rational);
    if (rate !== undefined) owed = add(owed, multiply(rate(run, at) as Rational, part));
    if (started !== undefined) {
      const blocks = rational(ceiling(divide(part, started.width)));
      owed = add(owed, multiply(started.amount(run, at) as Rational, blocks));
    }
    return owed;
  };
}
