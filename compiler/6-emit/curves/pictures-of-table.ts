// A table as the document prints it, drawn: steps over the quantity that it is read by, or bars over choices.

import type { Expression, Match, Rational, Table, Type } from '../../3-model/model.js';
import {
  add,
  compare,
  divide,
  equals,
  maximum,
  multiply,
  rational,
  subtract,
  zero,
} from '../../runtime/exact/rational.js';
import { matchInWords, matchText } from '../wording/matches.js';
import { nearEnd } from './near-end.js';
import type { Bars, Curve, Line, Picture, Piece } from './picture.js';
import { piecesBetween } from './pieces-between.js';
import {
  axisOf,
  clauseOf,
  constantOf,
  fileName,
  formulaOver,
  onAxis,
  readable,
  type Surroundings,
  subjectOf,
  titleOf,
} from './surroundings.js';

type Band = Extract<Match, { kind: 'band' }>;

/** More lines than this cannot be told apart. */
const mostLines = 8;
const leastBars = 3;
const mostBars = 40;

/** One picture per kind of value that the table gives; none where a picture would say nothing. */
export function picturesOfTable(around: Surroundings, table: Table): readonly Picture[] {
  const bands = table.keys.map((_, at) => limitsOf(table, at).length);
  const most = Math.max(0, ...bands);
  const key = bands.indexOf(most);
  // Columns of one unit share a picture.
  const together = new Map<string, number[]>();
  table.columns.forEach(({ type }, column) => {
    if (type.kind !== 'quantity') return;
    const kind = `${type.percent} ${JSON.stringify(type.unit)}`;
    together.set(kind, [...(together.get(kind) ?? []), column]);
  });
  return [...together.values()].flatMap((columns) => {
    const picture = most > 0 ? curveOf(around, table, key, columns) : barsOf(around, table, columns);
    return picture === undefined ? [] : [picture];
  });
}

function headingOf(around: Surroundings, table: Table, columns: readonly number[]) {
  const whole = columns.length === table.columns.length;
  const named = columns.flatMap((at) => table.columns[at] ?? []);
  const isAcross = new Set(table.rows.map(({ printedRow }) => printedRow)).size < table.rows.length;
  const version = table.version === undefined ? '' : ` (${table.version})`;
  const headings = named.map(({ heading }) => heading).join(', ');
  return {
    name: fileName(table.id, ...(whole ? [] : named.map(({ name }) => name))),
    of: table.origin,
    title: `${titleOf(around, table)}${whole || headings === '' ? '' : ` – ${headings}`}${version}`,
    clause: clauseOf(around, table.section),
    note: '',
    language: around.model.language,
    yTitle: !isAcross && named.length === 1 ? readable(named[0]?.heading ?? '', table.label) : table.label,
  };
}

/** Every limit that the rows draw on a key, in ascending order. */
function limitsOf(table: Table, key: number): readonly Rational[] {
  const found = new Map<string, Rational>();
  for (const { matches } of table.rows) {
    const match = matches[key];
    if (match?.kind !== 'band') continue;
    for (const bound of [match.from, match.to]) {
      if (bound) found.set(`${bound.value.n}/${bound.value.d}`, bound.value);
    }
  }
  return [...found.values()].sort(compare);
}

function curveOf(
  around: Surroundings,
  table: Table,
  key: number,
  columns: readonly number[],
): Curve | undefined {
  const limits = limitsOf(table, key);
  const subject = subjectOf(around, around.keys.get(table.id)?.[key]);
  const frame = frameOf(table, key, limits, subject.domain);
  const [type, first] = [table.keys[key]?.type, table.columns[columns[0] ?? 0]?.type];
  if (frame === undefined || type === undefined || first === undefined) return undefined;
  const lines = new Map<string, Piece[]>();
  for (const column of columns) {
    for (const { matches, cells } of table.rows) {
      const match = matches[key];
      const cell = cells[column];
      if (match?.kind !== 'band' || cell === undefined) continue;
      const made = piecesOf(around, table, key, match, cell, frame);
      if (made.length === 0) continue;
      const label = lineLabel(around, table, matches, key, columns.length > 1 ? column : undefined);
      const pieces = lines.get(label) ?? [];
      lines.set(label, pieces);
      pieces.push(...made.map((piece) => shown(piece, type, first)));
    }
  }
  const drawn = [...lines].map(
    ([label, pieces]): Line => ({
      label,
      pieces: [...pieces].sort((a, b) => compare(a.from.at, b.from.at)),
    }),
  );
  if (drawn.length > mostLines || !drawn.some(({ pieces }) => pieces.length > 1)) return undefined;
  const { yTitle, ...heading } = headingOf(around, table, columns);
  const marks = limits.filter((limit) => compare(limit, frame.from) >= 0 && compare(limit, frame.to) <= 0);
  const xTitle = readable(table.keys[key]?.heading ?? '', subject.label);
  return {
    kind: 'curve',
    ...heading,
    x: {
      ...axisOf(around, xTitle, type),
      from: onAxis(frame.from, type),
      to: onAxis(frame.to, type),
      marks: marks.map((mark) => onAxis(mark, type)),
    },
    y: axisOf(around, yTitle, first),
    lines: drawn,
  };
}

interface Frame {
  readonly from: Rational;
  readonly to: Rational;
}

/** From the least value to a little beyond the last limit, where the last row is open. */
function frameOf(
  table: Table,
  key: number,
  limits: readonly Rational[],
  domain: Frame | undefined,
): Frame | undefined {
  const [first, last] = [limits[0], limits[limits.length - 1]];
  if (first === undefined || last === undefined) return undefined;
  const matches = table.rows.flatMap(({ matches: all }) =>
    all[key]?.kind === 'band' ? [all[key] as Band] : [],
  );
  const span = equals(first, last) ? (first.n === 0n ? rational(1) : first) : subtract(last, first);
  const beyond = divide(span, rational(5));
  const isDate = table.keys[key]?.type.kind === 'date';
  const openBelow = matches.some(({ from }) => from === undefined);
  const openAbove = matches.some(({ to }) => to === undefined);
  const origin = domain?.from ?? zero;
  const below = isDate || compare(first, origin) <= 0 ? subtract(first, beyond) : origin;
  const from = !openBelow ? first : domain ? maximum(below, domain.from) : below;
  const above = openAbove ? add(last, beyond) : last;
  return { from, to: openAbove && domain ? maximum(nearEnd(above, domain.to), last) : above };
}

/** The row as it lies in the picture: flat for a figure, straight for a formula of the key alone, else left out. */
function piecesOf(
  around: Surroundings,
  table: Table,
  key: number,
  band: Band,
  cell: Expression,
  frame: Frame,
): readonly Piece[] {
  const end = (bound: Band['from'], otherwise: Rational, value: Rational): Piece['from'] => ({
    at: bound?.value ?? otherwise,
    value,
    mark: bound === undefined ? 'none' : bound.inclusive ? 'filled' : 'hollow',
  });
  const constant = constantOf(around, cell);
  if (constant !== undefined) {
    return [{ from: end(band.from, frame.from, constant), to: end(band.to, frame.to, constant) }];
  }
  const valueAt = formulaOver(around, around.keys.get(table.id)?.[key], cell);
  const ends = [band.from?.value ?? frame.from, band.to?.value ?? frame.to];
  const inner = valueAt && piecesBetween(ends, valueAt).filter(({ from, to }) => from !== to);
  const [piece] = inner ?? [];
  if (piece === undefined || !isStraight(piece, valueAt)) return [];
  return [{ from: end(band.from, frame.from, piece.from.value), to: end(band.to, frame.to, piece.to.value) }];
}

const quarter = rational(1, 4);

function isStraight(
  { from, to }: Piece,
  valueAt: ((at: Rational) => Rational | undefined) | undefined,
): boolean {
  const part = (a: Rational, b: Rational): Rational => add(a, multiply(subtract(b, a), quarter));
  const value = valueAt?.(part(from.at, to.at));
  return value !== undefined && equals(value, part(from.value, to.value));
}

const shown = ({ from, to }: Piece, x: Type, y: Type): Piece => ({
  from: { ...from, at: onAxis(from.at, x), value: onAxis(from.value, y) },
  to: { ...to, at: onAxis(to.at, x), value: onAxis(to.value, y) },
});

/** What tells a line from the others: the other keys of its rows, and the column. */
function lineLabel(
  { words }: Surroundings,
  table: Table,
  matches: readonly Match[],
  key: number,
  column: number | undefined,
): string {
  const others = matches.flatMap((match, at) =>
    at === key ? [] : [matchInWords(match, table.keys[at]?.type ?? { kind: 'text' }, words)],
  );
  const heading = column === undefined ? [] : [table.columns[column]?.heading ?? ''];
  return [...heading, ...others].filter((part) => part !== '').join(' – ');
}

function barsOf(around: Surroundings, table: Table, columns: readonly number[]): Bars | undefined {
  const last = table.keys.length - 1;
  const type = table.columns[columns[0] ?? 0]?.type;
  if (last < 0 || type === undefined) return undefined;
  // Two choices make groups; so do columns, where there is one choice.
  const grouped = last > 0 && columns.length === 1;
  const groups = new Map<string, { readonly category: string; readonly value: Rational }[]>();
  const inWords = (match: Match, at: number): string =>
    matchInWords(match, table.keys[at]?.type ?? { kind: 'text' }, around.words);
  for (const column of columns) {
    for (const { matches, cells } of table.rows) {
      const value = cells[column] && constantOf(around, cells[column] as Expression);
      if (value === undefined) continue;
      const own = grouped ? matches.slice(0, -1) : matches;
      const label = grouped
        ? inWords(matches[last] ?? { kind: 'any' }, last)
        : columns.length > 1
          ? (table.columns[column]?.heading ?? '')
          : '';
      const bars = groups.get(label) ?? [];
      groups.set(label, bars);
      bars.push({ category: own.map(inWords).join(' – '), value: onAxis(value, type) });
    }
  }
  const made = [...groups].map(([label, bars]) => ({ label, bars }));
  const categories = new Set(made.flatMap(({ bars }) => bars.map(({ category }) => category)));
  const count = made.reduce((sum, { bars }) => sum + bars.length, 0);
  const says = made.some(({ bars }) => new Set(bars.map(({ value }) => matchText(atValue(value)))).size > 1);
  if (categories.size < leastBars || made.length > mostLines || count > mostBars || !says) return undefined;
  const { yTitle, ...heading } = headingOf(around, table, columns);
  return { kind: 'bars', ...heading, y: axisOf(around, yTitle, type), groups: made };
}

const atValue = (value: Rational): Match => ({
  kind: 'band',
  from: { value, inclusive: true },
  to: undefined,
});
