// Refused cases with their reason, in the form in which they came, so that they can be corrected and run again.

import { closeSync, openSync, writeSync } from 'node:fs';
import { resolve } from 'node:path';
import { cannotWrite } from '../../diagnostics/catalogue/cli.js';
import type { Locale } from '../../diagnostics/diagnostic.js';
import type { CaseError } from '../../runtime/assessment.js';
import type { Host } from '../host.js';
import { type CaseSource, type IncomingCase, reasonNames } from '../input/case-source.js';
import { JsonNumber } from '../input/json.js';
import { nowhere, Stop } from '../stop.js';
import { cell } from './csv-results.js';
import { errorOf } from './result-writer.js';

export interface Rejects {
  readonly add: (incoming: IncomingCase, errors: readonly CaseError[]) => void;
  readonly close: () => void;
}

/** Rows with their heading where the cases are rows, otherwise one JSON object a line. The file is there even when nothing is refused. */
export function rejectsFile(path: string, source: CaseSource, host: Host, locale: Locale): Rejects {
  const guarded = <T>(action: () => T): T => {
    try {
      return action();
    } catch (error) {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : '?';
      throw new Stop(cannotWrite(nowhere, { path, reason }));
    }
  };
  const file = guarded(() => openSync(resolve(host.cwd, path), 'w'));
  const write = (text: string) => guarded(() => writeSync(file, text));
  let columns: readonly number[] | undefined;
  const row = (cells: readonly string[]) => write(`${cells.map(quoted).join(',')}\n`);
  return {
    add(incoming, errors) {
      const { code, path: at, message } = errorOf(errors, locale);
      const reason = [code, at, message];
      const heading = source.heading();
      const { written } = incoming;
      if (heading === undefined || written === undefined || typeof written === 'string') {
        write(`${jsonLine(incoming, reason)}\n`);
        return;
      }
      if (columns === undefined) {
        columns = heading.flatMap((name, index) => (reasonNames.some((one) => one === name) ? [] : [index]));
        row([...columns.map((index) => heading[index] ?? ''), ...reasonNames]);
      }
      // A row of the wrong length stays as it is: its cells cannot be told apart.
      const cells =
        written.length === heading.length ? columns.map((index) => written[index] ?? '') : written;
      write(`${cells.map(quoted).join(',')},${reason.map((text) => cell(text, true)).join(',')}\n`);
    },
    close: () => closeSync(file),
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
