// Dates: parts of one, time between two, periods.

import type { CstNode } from 'chevrotain';
import type { Reader } from '../lines/reader.js';
import type { DateLiteral, Expr, Period } from '../tree/syntax.js';
import { dateValue } from '../words/numbers.js';
import type { concepts } from '../words/tokens.js';
import { cstSpan, has, node, type ReadExpression, token, tokenSpan } from './cst-access.js';

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
  return {
    kind: 'date-between',
    measure: meaning(cst, 'measure', measures) ?? 'days',
    bothIncluded: has(cst, 'bothIncluded'),
    from: read(node(cst, 'start')),
    to: read(node(cst, 'end')),
    span: cstSpan(reader, cst),
  };
}

export function periodFrom(reader: Reader, cst: CstNode): Period {
  const date = (label: string): DateLiteral | undefined => {
    const found = token(cst, label);
    return found && { value: dateValue(found.image) ?? 0, span: tokenSpan(reader, found) };
  };
  return { from: date('start'), to: date('end'), span: cstSpan(reader, cst) };
}
