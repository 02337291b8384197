// Real days of the calendar between two limits, as a regular expression.

import { firstDay, isoFromDays, lastDay } from '../../runtime/exact/calendar.js';
import { textFrom, textUpTo } from './digit-patterns.js';

const leapYear = '(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)';
const days = [
  '\\d{4}-(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])',
  '\\d{4}-(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)',
  '\\d{4}-02-(?:0[1-9]|1\\d|2[0-8])',
  `${leapYear}-02-29`,
].join('|');

/** `YYYY-MM-DD` from one day to another, both included (whole days since 1970-01-01). */
export function datePattern(from = firstDay, to = lastDay): string {
  const since = from <= firstDay ? '(?!0000)' : `(?=${textFrom(isoFromDays(from))}$)`;
  const until = to >= lastDay ? '' : `(?=${textUpTo(isoFromDays(to))}$)`;
  return `^${since}${until}(?:${days})$`;
}
