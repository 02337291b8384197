// Results as CSV: one row per case, a refused one with its reason in the last columns.

import type { OutputValue } from '../../../compiler/runtime/outcome/assessment.js';
import { keyText } from '../input/exact-json.js';
import { reasonNames } from '../input/incoming-case.js';
import { errorOf, type ResultWriter, type WriterContext } from './result-writer.js';

/** A cell, in quotes where it must be. A text that a spreadsheet would take for a formula begins with an apostrophe. */
export function cell(text: string, isText: boolean): string {
  const safe = isText && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Values of a list result stand in one cell, as a JSON list. */
const written = (value: OutputValue | undefined): string =>
  value === undefined ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value);

/** The heading comes first, even where there is no case. */
export function csvWriter({
  results,
  locale,
  keys,
}: Pick<WriterContext, 'results' | 'locale' | 'keys'>): ResultWriter {
  const columns = results.map(({ name, type, list }) => ({
    name,
    isText: type.kind === 'text' || type.kind === 'choice',
    // Decimals, dates, yes and no never need quotes.
    isPlain: list === undefined && type.kind !== 'text' && type.kind !== 'choice',
  }));
  const row = (cells: readonly string[]) => `${cells.join(',')}\n`;
  // What names a case is no text of ours to change: it stays as it came.
  const named = (key: readonly unknown[] | undefined): string =>
    key === undefined
      ? keys()
          .map(() => ',')
          .join('')
      : key.map((value) => `${cell(keyText(value), false)},`).join('');
  const heading = columns.map(({ name }) => cell(name, false));
  return {
    begin: () => row([...keys().map((name) => cell(name, false)), ...heading, ...reasonNames]),
    write(outcome, key) {
      let text = named(key);
      if (outcome.ok) {
        for (const { name, isText, isPlain } of columns) {
          const value = written(outcome.outputs[name]);
          text += isPlain ? value : cell(value, isText);
          text += ',';
        }
        return `${text},,\n`;
      }
      const error = errorOf(outcome.errors, locale);
      const reason = [error.code, error.path, error.message].map((text) => cell(text, true));
      return `${text}${row([...columns.map(() => ''), ...reason])}`;
    },
    end: () => '',
  };
}
