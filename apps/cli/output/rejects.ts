// Refused cases with their reason, in the form in which they came, so that they can be corrected and run again.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { type IncomingCase, reasonNames } from '../input/incoming-case.js';
import { JsonNumber } from '../input/json.js';
import { cell } from './csv-results.js';
import { errorOf } from './result-writer.js';

/** What an earlier run wrote beside a case is left out. */
const keptColumns = (heading: readonly string[]): readonly number[] =>
  heading.flatMap((name, index) => (reasonNames.some((one) => one === name) ? [] : [index]));

/** The heading of a table of refused cases. */
export const rejectsHeading = (heading: readonly string[]): string =>
  `${[...keptColumns(heading).map((index) => heading[index] ?? ''), ...reasonNames].map(quoted).join(',')}\n`;

/** Refused cases as rows where the cases are rows under a heading, otherwise as one JSON object a line. */
export function rejectText(
  heading: readonly string[] | undefined,
  locale: Locale,
): (incoming: IncomingCase, errors: readonly CaseError[]) => string {
  const columns = heading && keptColumns(heading);
  return (incoming, errors) => {
    const { code, path: at, message } = errorOf(errors, locale);
    const reason = [code, at, message];
    const { written } = incoming;
    if (columns === undefined || written === undefined || typeof written === 'string') {
      return `${jsonLine(incoming, reason)}\n`;
    }
    // A row of the wrong length stays as it is: its cells cannot be told apart.
    const cells = written.length === heading?.length ? columns.map((index) => written[index] ?? '') : written;
    return `${cells.map(quoted).join(',')},${reason.map((text) => cell(text, true)).join(',')}\n`;
  };
}

/** A cell as it came, but never a formula: a number may begin with a sign, other texts may not. */
const quoted = (text: string): string => cell(text, !/^[+-]?[\d.,\s]*$/.test(text));

function jsonLine(incoming: IncomingCase, reason: readonly string[]): string {
  const reasons = reasonNames.map(
    (name, index) => `${JSON.stringify(name)}:${JSON.stringify(reason[index])}`,
  );
  const facts = 'facts' in incoming ? incoming.facts : undefined;
  const fields =
    typeof facts === 'object' && facts !== null && !Array.isArray(facts)
      ? Object.entries(facts).map(([name, value]) => `${JSON.stringify(name)}:${exactJson(value)}`)
      : [`"unread_case":${'facts' in incoming ? exactJson(facts) : JSON.stringify(incoming.written ?? '')}`];
  return `{${[...fields, ...reasons].join(',')}}`;
}

/** JSON with the digits that were given. */
function exactJson(value: unknown): string {
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return `[${value.map(exactJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  return `{${Object.entries(value)
    .map(([name, inner]) => `${JSON.stringify(name)}:${exactJson(inner)}`)
    .join(',')}}`;
}
