// Refused cases with their reason, in the form in which they came, so that they can be corrected and run again.

import type { Locale } from '../../../compiler/diagnostics/diagnostic.js';
import type { CaseError } from '../../../compiler/runtime/outcome/assessment.js';
import { exactJson } from '../input/exact-json.js';
import { type IncomingCase, reasonNames } from '../input/incoming-case.js';
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
  keys: readonly string[],
  locale: Locale,
): (incoming: IncomingCase, errors: readonly CaseError[]) => string {
  const columns = heading && keptColumns(heading);
  return (incoming, errors) => {
    const { code, path: at, message } = errorOf(errors, locale);
    const reason = [code, at, message];
    const { written } = incoming;
    if (columns === undefined || written === undefined || typeof written === 'string') {
      return `${jsonLine(incoming, keys, reason)}\n`;
    }
    // A row of the wrong length stays as it is: its cells cannot be told apart.
    if (written.length !== heading?.length)
      return `${written.map(quoted).join(',')},${reasonCells(reason)}\n`;
    // What names a case stays as it came.
    const cells = columns.map((index) =>
      keys.includes(heading[index] ?? '') ? cell(written[index] ?? '', false) : quoted(written[index] ?? ''),
    );
    return `${cells.join(',')},${reasonCells(reason)}\n`;
  };
}

const reasonCells = (reason: readonly string[]): string => reason.map((text) => cell(text, true)).join(',');

/** A cell as it came, but never a formula: a number may begin with a sign, other texts may not. */
const quoted = (text: string): string => cell(text, !/^[+-]?[\d.,\s]*$/.test(text));

function jsonLine(incoming: IncomingCase, keys: readonly string[], reason: readonly string[]): string {
  const reasons = reasonNames.map(
    (name, index) => `${JSON.stringify(name)}:${JSON.stringify(reason[index])}`,
  );
  const facts = 'facts' in incoming ? incoming.facts : undefined;
  const { key } = incoming;
  const named = key === undefined ? [] : keys.map((name, index) => [name, key[index]] as const);
  const fields =
    typeof facts === 'object' && facts !== null && !Array.isArray(facts)
      ? [
          ...named.filter(([name, value]) => value !== null && !Object.hasOwn(facts, name)),
          ...Object.entries(facts),
        ].map(([name, value]) => `${JSON.stringify(name)}:${exactJson(value)}`)
      : [`"unread_case":${'facts' in incoming ? exactJson(facts) : JSON.stringify(incoming.written ?? '')}`];
  return `{${[...fields, ...reasons].join(',')}}`;
}
