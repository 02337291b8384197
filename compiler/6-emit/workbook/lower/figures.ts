// The single figures of formulas: one cell per number of the rule file, however often its function is used.

import type { Expression } from '../../../3-model/model.js';
import {
  decimalsOf,
  equals,
  maximum,
  minimum,
  type Rational,
  rational,
  subtract,
} from '../../../runtime/exact/rational.js';
import { readable } from '../../wording/readable.js';
import { type BandCells, printedScale } from '../blocks/scale-block.js';
import { printedTable } from '../blocks/table-block.js';
import { isPlaceInTime, serialOf } from '../book/dates.js';
import { isWritten } from '../book/followed-limits.js';
import { isDivisor } from '../book/given.js';
import { addRow, type ParameterRow } from '../book/parameters.js';
import { currencyOf, showFor } from '../book/show.js';
import { type Limits, limitsOf, precisionOf } from '../exactness/policy.js';
import type { CellKey } from '../formula/formula.js';
import { serialOffset } from '../formula/value-from-formula.js';
import { conversionInWords, figureInWords } from '../words/figure-in-words.js';
import type { Scope } from './scope.js';

type Literal = Extract<Expression, { kind: 'number' | 'date' }>;

/** The cell of a literal; made at its first use, under the section of the rule that uses it. */
export function figure(literal: Literal, scope: Scope): CellKey {
  const { bench } = scope;
  const { span, type } = literal;
  const value: Rational = literal.kind === 'number' ? literal.value : serialOf(literal.value);
  const place = `${span.file}:${span.start}-${span.end}=${value.n}/${value.d}`;
  const known = bench.shared.get(place);
  if (typeof known === 'string') return known;

  // One number of the document is one parameter: a figure of a table or scale is read from there.
  const printed =
    (literal.kind satisfies 'number' | 'date') === 'number' ? printedAt(bench, literal.span) : undefined;
  if (printed !== undefined && sameValue(bench, printed, value)) {
    bench.shared.set(place, printed);
    return printed;
  }
  const name = bench.names.give(`p_${scope.declared}`);
  const key: CellKey = `par:${name}`;
  bench.shared.set(place, key);
  const conversion = literal.kind === 'number' ? literal.conversion : undefined;
  const percent = type.kind === 'quantity' && type.percent;
  // What no line writes, as the 100 by which a month counts in a day of the year, is no figure of the document.
  const isOwn = literal.kind === 'number' && isWritten(bench.model, span, value);
  const locked = isPlaceInTime(type) || conversion !== undefined || !isOwn || isOurs(scope);
  const free = locked
    ? undefined
    : limitsOf(value, leastDigits(literal, scope), percent, isDivisor(bench, span), bench.freedom);
  const limits = free && withinFact(literal, scope, free);
  const cell = {
    kind: 'value',
    key,
    value,
    show: showFor(type, bench.model, bench.words, { number: value, date: undefined }[literal.kind]),
    precision: precisionOf(value, limits),
    limits,
    span: conversion === undefined ? span : undefined,
  } as const;
  const label = conversion ?? readable(scope.label);
  // Dates are told by their day, not by their number in a spreadsheet.
  const counted = type.kind === 'date' ? subtract(value, rational(serialOffset)) : value;
  const shown =
    conversion === undefined
      ? figureInWords(counted, type, bench.model, bench.words)
      : conversionInWords(conversion, bench.words);
  bench.register(cell, label, shown);
  bench.named.set(key, name);
  bench.ranges.push({ name, from: key, to: key });
  addFigure(scope, {
    id: name,
    cells: [{ kind: 'text', text: label }, cell, { kind: 'text', text: cell.show.unit }],
  });
  return key;
}

/** The cell of a table or scale that holds the number at a place of the rule file; printed first where it is not yet. */
function printedAt(bench: Scope['bench'], span: Expression['span']): CellKey | undefined {
  const known = bench.shared.get(places);
  const found = isPlaces(known) ? known : printedPlaces(bench);
  if (found !== known) bench.shared.set(places, found);
  return found.get(`${span.file}:${span.start}`)?.();
}

const places = 'figures of tables and scales';

type Places = ReadonlyMap<string, () => CellKey | undefined>;

const isPlaces = (known: unknown): known is Places => known instanceof Map;

/** Of each number that a table or scale writes, by its place, how to find its cell. */
function printedPlaces(bench: Scope['bench']): Places {
  const found = new Map<string, () => CellKey | undefined>();
  const add = (part: Expression | undefined, cell: () => CellKey | undefined): void => {
    const at = part?.kind === 'number' ? `${part.span.file}:${part.span.start}` : undefined;
    if (at !== undefined && !found.has(at)) found.set(at, cell);
  };
  for (const scale of bench.model.scales) {
    for (const [at, { bands }] of scale.variants.entries()) {
      for (const [index, band] of bands.entries()) {
        const cells = (): BandCells | undefined => printedScale(bench, scale)[at]?.[index];
        add(band.rate, () => cells()?.rate);
        add(band.once, () => cells()?.once);
        add(band.started?.amount, () => cells()?.amount);
      }
    }
  }
  for (const table of bench.model.tables) {
    for (const [row, { cells }] of table.rows.entries())
      for (const [column, part] of cells.entries())
        add(part, () => printedTable(bench, table).cell(row, column));
  }
  return found;
}

/** The cell of a table or scale that a nought or a one is read from; those of formulas are no figures of the document. */
export function printedFigure(
  literal: Extract<Literal, { kind: 'number' }>,
  { bench }: Scope,
): CellKey | undefined {
  const printed = printedAt(bench, literal.span);
  return printed !== undefined && sameValue(bench, printed, literal.value) ? printed : undefined;
}

const sameValue = ({ blocks }: Scope['bench'], key: CellKey, value: Rational): boolean =>
  blocks.some(({ rows }) =>
    rows.some(({ cells }) =>
      cells.some((cell) => cell?.kind === 'value' && cell.key === key && equals(cell.value, value)),
    ),
  );

/** Numbers of checks, requirements and notices do not come from the document. */
const isOurs = ({ group, owner }: Scope): boolean => group === 'checks' || /^(require|notice)\//.test(owner);

/** The default of a fact stays within what the fact may be; one that is computed from several figures is locked. */
function withinFact({ span }: Literal, { bench, owner }: Scope, limits: Limits): Limits | undefined {
  const { facts, definitions } = bench.model;
  const fact = facts.find(({ presence }) => presence.kind === 'default' && presence.definition === owner);
  if (fact === undefined) return limits;
  const body = definitions.find(({ id }) => id === owner)?.body;
  const isWhole = body?.kind === 'conditional' && body.otherwise.span.start === span.start;
  const { domain } = fact;
  if (!isWhole || body.otherwise.kind !== 'number' || domain === undefined) return undefined;
  const digits = decimalsOf(domain.step) ?? 0;
  if (!equals(domain.step, rational(1n, 10n ** BigInt(digits)))) return undefined;
  return {
    lo: maximum(limits.lo, domain.from),
    hi: minimum(limits.hi, domain.to),
    digits: Math.min(limits.digits, digits),
  };
}

function leastDigits(literal: Literal, scope: Scope): number {
  const { type } = literal;
  if (type.kind !== 'quantity') return 0;
  // A fraction is written in whole numbers: 5/9 %.
  const { file, start, end } = literal.span;
  const { numbers } = scope.bench.model;
  if (numbers.some(({ span }) => span.file === file && span.start === start && span.end !== end)) return 0;
  if (type.percent) return 4;
  return currencyOf(type, scope.bench.model)?.decimals ?? 0;
}

function addFigure(scope: Scope, row: ParameterRow): void {
  const { blocks, words } = scope.bench;
  const ours = isOurs(scope);
  const section = ours ? undefined : scope.section;
  addRow(
    blocks,
    {
      id: ours ? 'check-figures' : `figures:${section ?? ''}`,
      kind: ours ? 'check-figures' : 'figures',
      title: ours ? words.checkFigures : words.figures,
      section,
      quote: undefined,
      headings: [words.label, words.value, words.unit],
    },
    row,
  );
}
