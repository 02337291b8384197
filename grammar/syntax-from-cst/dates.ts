// Dates: parts of one, time between two, periods.

import type { CstNode } from 'chevrotain';
import type { Reader } from '../lines/reader.js';
import type { Band, DateLiteral, Expr, InstantSyntax, Period } from '../tree/syntax.js';
import { dateValue } from '../words/numbers.js';
import type { concepts } from '../words/tokens.js';
import { bandWith } from './bands.js';
import { cstSpan, has, node, nodes, type ReadExpression, token, tokenSpan } from './cst-access.js';

type Concept = keyof typeof concepts;

/** Keywords with the part or measure that the tree names. */
type Meanings = readonly (readonly [Concept, string])[];

const parts: Meanings = [
  ['yearOf', 'year'],
  ['monthOf', 'month'],
  ['dayOf', 'day'],
  ['weekdayOf', 'weekday'],
  ['daysInMonthOf', 'days-in-month'],
  ['daysInYearOf', 'days-in-year'],
  ['startOfWeekOf', 'start-of-week'],
  ['startOfMonthOf', 'start-of-month'],
  ['endOfMonthOf', 'end-of-month'],
  ['startOfYearOf', 'start-of-year'],
  ['endOfYearOf', 'end-of-year'],
];
const measures: Meanings = [
  ['daysFrom', 'days'],
  ['nightsFrom', 'nights'],
  ['minutesFrom', 'minutes'],
  ['hoursFrom', 'hours'],
  ['wholeMonthsFrom', 'whole-months'],
  ['startedMonthsFrom', 'started-months'],
  ['wholeYearsFrom', 'whole-years'],
  ['calendarWeeksFrom', 'calendar-weeks'],
  ['calendarMonthsFrom', 'calendar-months'],
  ['calendarYearsFrom', 'calendar-years'],
  ['proratedMonthsFrom', 'prorated-months'],
  ['proratedYearsFrom', 'prorated-years'],
  ['daysBeyondWholeMonthsFrom', 'days-beyond-whole-months'],
  ['days30360From', 'days-30-360'],
];

/** The meaning among a list that the keyword under a label has. */
function meaning<T>(
  cst: CstNode,
  label: string,
  meanings: readonly (readonly [Concept, T])[],
): T | undefined {
  const categories = token(cst, label)?.tokenType.CATEGORIES ?? [];
  return meanings.find(([concept]) => categories.some((category) => category.name === concept))?.[1];
}

export function datePartWith(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  return {
    kind: 'date-part',
    part: meaning(cst, 'part', parts) ?? 'year',
    date: read(node(cst, 'unary')),
    span: cstSpan(reader, cst),
  };
}

export function dateBetweenWith(reader: Reader, cst: CstNode, read: ReadExpression): Expr {
  const measure = meaning(cst, 'measure', measures) ?? 'days';
  const bothIncluded = has(cst, 'bothIncluded');
  const span = cstSpan(reader, cst);
  const [start, end, lying] = [node(cst, 'start'), node(cst, 'end'), node(cst, 'lying')];
  const isClock = measure === 'minutes' || measure === 'hours';
  if (!isClock && lying === undefined) {
    return { kind: 'date-between', measure, bothIncluded, from: read(start), to: read(end), span };
  }
  const instant = (one: CstNode | undefined): InstantSyntax => {
    if (!isClock) return { first: read(one), second: undefined };
    const time = one && node(one, 'time');
    return { first: read(one && node(one, 'day')), second: time && read(time) };
  };
  const days = lying && node(lying, 'dayStretch');
  return {
    kind: 'time-within',
    measure,
    bothIncluded,
    from: instant(start),
    to: instant(end),
    windows: (lying ? nodes(lying, 'stretch') : []).map((one) => bandWith(reader, one, read)),
    days: days && daysWith(reader, days, read),
    span,
  };
}

/** `Monday to Friday`; one day is from that day to itself. */
function daysWith(reader: Reader, cst: CstNode, read: ReadExpression): Band {
  const band = bandWith(reader, cst, read);
  return band.upper === undefined ? { ...band, upper: band.lower } : band;
}

export function periodFrom(reader: Reader, cst: CstNode): Period {
  const date = (label: string): DateLiteral | undefined => {
    const found = token(cst, label);
    return found && { value: dateValue(found.image) ?? 0, span: tokenSpan(reader, found) };
  };
  return { from: date('start'), to: date('end'), span: cstSpan(reader, cst) };
}
