// Scales: each band owes what it says for the part within it.

import type { Cell } from '../../grammar/tree/syntax.js';
import { evaluate } from './evaluate.js';
import * as n from './numbers.js';
import { folded, num, type Of } from './program.js';
import { declared, type Run, type Scope } from './run.js';
import { cellValue, type Heading, headingOf, inUnitOf } from './tables.js';
import type { Quantity, Value } from './values.js';
import * as v from './values.js';

type Scale = Of<'scale'>;
type Change = Scale['changes'][number];

interface ScaleBand {
  /** Where it ends; undefined for the last. */
  readonly end: Quantity | undefined;
  readonly inclusive: boolean;
  readonly row: readonly Cell[];
}

interface Read {
  readonly header: readonly Heading[];
  readonly bands: readonly ScaleBand[];
  /** Innermost first. */
  readonly changes: readonly Change[];
  /** Of the bands. */
  readonly column: number;
}

function readScale(run: Run, scope: Scope, scale: Scale, forOption: string | undefined): Read {
  if (scale.from) {
    const from = declared(run, scale.from.text)?.declaration;
    if (from?.kind !== 'scale') throw new v.Meaningless('no scale');
    const read = readScale(run, scope, from, forOption);
    return { ...read, changes: [...read.changes, ...scale.changes] };
  }
  const header = (scale.header?.cells ?? []).map(headingOf);
  const column = bandColumn(run, scope, scale, header, forOption);
  const inUnit = inUnitOf(run.program, header[column]);
  const bands: ScaleBand[] = [];
  for (const { cells } of scale.rows) {
    const cell = cells[column];
    if (cell?.content.kind === 'rest') {
      bands.push({ end: undefined, inclusive: true, row: cells });
      continue;
    }
    // An option may have fewer bands than another.
    if (cell?.content.kind === 'empty') continue;
    if (cell?.content.kind !== 'band') throw new v.Meaningless(`a band ${cell?.content.kind}`);
    const { upper, next } = cell.content.band;
    if (upper === undefined) {
      bands.push({ end: undefined, inclusive: true, row: cells });
      continue;
    }
    const limit = v.asQuantity(inUnit(evaluate(run, scope, upper.value)));
    const before = bands.at(-1)?.end;
    const end = next && before ? v.add(before, limit) : limit;
    bands.push({ end, inclusive: upper.inclusive, row: cells });
  }
  return { header, bands, changes: [], column };
}

/** The column with the bands: the first, or the one of the option. */
function bandColumn(
  run: Run,
  scope: Scope,
  scale: Scale,
  header: readonly Heading[],
  forOption: string | undefined,
): number {
  if (scale.across === undefined) return 0;
  const value = evaluate(run, scope, scale.across);
  if (value.kind !== 'option') throw new v.Meaningless('a scale across no options');
  const option = forOption ?? value.name;
  return header.findIndex(({ as, option: of, text }) => {
    const said = of?.text ?? (as?.kind === 'name' ? as.name.text : text);
    return said === option || value.of?.spellings.get(folded(said)) === option;
  });
}

export function owedOn(
  run: Run,
  scope: Scope,
  scale: Scale,
  on: Quantity,
  forOption: string | undefined,
): Quantity {
  const { header, bands, changes } = readScale(run, scope, scale, forOption);
  // Below nought no band takes it.
  if (n.sign(on.base) < 0) throw new v.Refused('no_row', scale.name.text);
  const threshold = changed(run, scope, changes, 'threshold');
  let begin: Quantity = v.zeroLike(on);
  // The first band holds nought itself; any other begins behind where the one before ends, unless that end was excluded.
  let startsHere = true;
  let owed: Quantity = v.wildNought;
  for (const { end: written, inclusive, row } of bands) {
    const end = written && threshold(written);
    const order = n.order(on.base, begin.base);
    if (order < 0 || (order === 0 && !startsHere)) return owed;
    const upTo = end && n.order(end.base, on.base) < 0 ? end : on;
    const part = v.subtract(upTo, begin);
    header.forEach((heading, column) => {
      const cell = row[column];
      if (cell && cell.content.kind !== 'empty')
        owed = v.add(owed, owedIn(run, scope, heading, cell, part, { header, row, changes }));
    });
    if (end === undefined) return owed;
    begin = end;
    startsHere = !inclusive;
  }
  const order = n.order(on.base, begin.base);
  if (order > 0 || startsHere) throw new v.Refused('no_row', scale.name.text);
  return owed;
}

/** What the band says that takes the value: its rate, what it owes once, the words with which it is written. */
export function reachedOn(
  run: Run,
  scope: Scope,
  scale: Scale,
  on: Quantity,
  forOption: string | undefined,
  what: 'rate' | 'once' | 'band',
): Value {
  const { header, bands, changes, column } = readScale(run, scope, scale, forOption);
  if (n.sign(on.base) < 0) throw new v.Refused('no_row', scale.name.text);
  const threshold = changed(run, scope, changes, 'threshold');
  const taken = bands.find(({ end, inclusive }) => {
    if (end === undefined) return true;
    const order = n.order(on.base, threshold(end).base);
    return inclusive ? order <= 0 : order < 0;
  });
  if (taken === undefined) throw new v.Refused('no_row', scale.name.text);
  if (what === 'band') return { kind: 'text', text: taken.row[column]?.text ?? '' };
  const said = header.flatMap((heading, at): Quantity[] => {
    const cell = taken.row[at];
    const role = heading.as;
    if (cell === undefined || cell.content.kind === 'empty') return [];
    const value = () => v.asQuantity(cellValue(run, scope, cell, inUnitOf(run.program, heading)));
    if (what === 'once') return role?.kind === 'once' ? [changed(run, scope, changes, 'once')(value())] : [];
    if (role?.kind === 'rate') return [changed(run, scope, changes, 'rate')(value())];
    if (role?.kind !== 'per') return [];
    const each = v.quantity(num(role.count), run.program.unit(role.unit));
    return [v.divide(run.program.units, changed(run, scope, changes, 'rate')(value()), each)];
  });
  return said[0] ?? v.wildNought;
}

interface InRow {
  readonly header: readonly Heading[];
  readonly row: readonly Cell[];
  readonly changes: readonly Change[];
}

function owedIn(
  run: Run,
  scope: Scope,
  heading: Heading,
  cell: Cell,
  part: Quantity,
  { header, row, changes }: InRow,
): Quantity {
  const { units } = run.program;
  const value = () => v.asQuantity(cellValue(run, scope, cell, inUnitOf(run.program, heading)));
  const rate = () => changed(run, scope, changes, 'rate')(value());
  const started = (width: Quantity): Quantity => {
    const blocks = n.whole(v.divide(units, part, width).base, 'up');
    return v.multiply(units, rate(), v.pure(blocks));
  };
  const role = heading.as;
  switch (role?.kind) {
    case undefined:
    case 'block':
      return v.wildNought;
    case 'once':
      return changed(run, scope, changes, 'once')(value());
    case 'rate':
      return v.multiply(units, rate(), part);
    case 'per': {
      const each = v.quantity(num(role.count), run.program.unit(role.unit));
      return v.multiply(units, rate(), v.divide(units, part, each));
    }
    case 'per-started':
      return started(v.quantity(num(role.width.value), run.program.unit(role.width.unit)));
    case 'per-started-block': {
      const at = header.findIndex(({ as }) => as?.kind === 'block');
      const width = row[at];
      if (width === undefined) throw new v.Meaningless('no width');
      return started(v.asQuantity(cellValue(run, scope, width, inUnitOf(run.program, header[at]))));
    }
    case 'name':
      return v.wildNought;
    default:
      return role satisfies never;
  }
}

function changed(
  run: Run,
  scope: Scope,
  changes: readonly Change[],
  of: Change['of'],
): (value: Quantity) => Quantity {
  return (value) =>
    changes
      .filter((change) => change.of === of)
      .reduce((made, { operation, by }) => {
        const operand = v.asQuantity(evaluate(run, scope, by));
        switch (operation) {
          case 'plus':
            return v.add(made, operand);
          case 'less':
            return v.subtract(made, operand);
          case 'times':
            return { ...v.multiply(run.program.units, made, operand), percent: made.percent };
          default:
            return operation satisfies never;
        }
      }, value);
}
